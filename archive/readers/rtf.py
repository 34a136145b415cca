r"""Rich Text Format: striprtf keeps every letter, where pandoc's reader loses the one after ``\uN?``."""

from striprtf.striprtf import rtf_to_text

from archive.errors import DamagedFile
from archive.normalise import tidy
from archive.readers.base import Extract
from archive.readers.media_type import RTF

VERSION = 1


def read_rtf(data: bytes, *, name: str) -> Extract:
    """Read an RTF document; each of its paragraphs is one, and footnotes are not in its text."""
    try:
        # RTF is ASCII by definition; Latin-1 keeps each byte of those that break the rule
        text: str = rtf_to_text(data.decode("latin-1"), errors="ignore")  # type: ignore[no-untyped-call]
    except (LookupError, ValueError) as error:
        raise DamagedFile(name, "its control words do not fit") from error
    return Extract(text=tidy(text.replace("\n", "\n\n")), media_type=RTF, extractor="striprtf", version=VERSION)
