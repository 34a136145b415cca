"""What can be set from outside; the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

ENVIRONMENT: Mapping[str, str] = {
    "LETTERBOOK_ARCHIVE": "the folder of the archive (default: data/archive below the current folder)",
    "LETTERBOOK_DATABASE": "the URL of the database (default: archive.sqlite in that folder)",
    "LETTERBOOK_OWN_NAMES": "the names of your own organisation, divided by “;”: letters they sign are letters out",
    "LETTERBOOK_LANGUAGE": "the language of the pages when the browser states none: en or nl (default: en)",
    "LETTERBOOK_VIEWER": "the name that the history shows for what is done here (default: the user of this machine)",
}
"""Every variable that is read, with what it sets; the README lists the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where one archive lives and how it presents itself.

    ``folder`` holds all that belongs to the archive: the database, ``originals/``, ``index/`` and ``secret``.
    """

    folder: Path
    database: str = ""
    own_names: tuple[str, ...] = ()
    language: str = "en"
    viewer: str = "owner"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, *, folder: Path | None = None) -> Self:
        """Read the settings; a ``folder`` given on the command line wins over the environment."""
        own = environment.get("LETTERBOOK_OWN_NAMES", "")
        return cls(
            folder=(folder or Path(environment.get("LETTERBOOK_ARCHIVE") or "data/archive")).absolute(),
            database=environment.get("LETTERBOOK_DATABASE", ""),
            own_names=tuple(name.strip() for name in own.split(";") if name.strip()),
            language=environment.get("LETTERBOOK_LANGUAGE") or "en",
            viewer=environment.get("LETTERBOOK_VIEWER") or environment.get("USER") or "owner",
        )

    @property
    def database_url(self) -> str:
        """The URL that SQLAlchemy opens."""
        return self.database or f"sqlite:///{self.folder / 'archive.sqlite'}"

    @property
    def originals(self) -> Path:
        """The folder of the files as received."""
        return self.folder / "originals"

    @property
    def index(self) -> Path:
        """The folder of the search index, which may be deleted at any time."""
        return self.folder / "index"

    @property
    def secret(self) -> Path:
        """The file of the key that signs the pages' cookies."""
        return self.folder / "secret"


def find_sample() -> Path:
    """Return the folder of the sample corpus: inside the installed package, or in the checkout."""
    package = Path(__file__).parent
    installed = package / "sample"
    return installed if installed.is_dir() else package.parent / "data" / "sample"
