"""What can go wrong, one class per failure; each writes its own sentence: what, which one, what to do."""

from collections.abc import Sequence
from pathlib import Path


class ArchiveError(Exception):
    """A failure that a person can understand and act on; ``str(error)`` is the sentence to show."""


# --- files that cannot be taken in ------------------------------------------------------------


class RefusedFile(ArchiveError):
    """A file that is kept out of the archive. ``name`` is the file as the person named it."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(f"{name}: {sentence}")
        self.name = name


class EmptyFile(RefusedFile):
    """A file of zero bytes."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "the file is empty; check whether it was copied completely.")


class NoContent(RefusedFile):
    """A file that opens but holds no text and no picture of one."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "there is no text in this file; nothing to archive.")


class NoWordsRecognised(RefusedFile):
    """A picture of which text recognition could read nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "no words were recognised on its pages; look at the original and describe it by hand.")


class NothingInside(RefusedFile):
    """A mailbox or zip file of which no part could be taken in."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "none of the files inside could be taken in; each is named with its reason.")


class UnknownFormat(RefusedFile):
    """Bytes that are none of the formats we read."""

    def __init__(self, name: str, readable: Sequence[str]) -> None:
        super().__init__(name, f"this is not a format we can read; save it as one of {', '.join(readable)}.")
        self.readable = tuple(readable)


class UnsupportedFormat(RefusedFile):
    """A format that we know and do not read. ``what`` names it, ``advice`` says what to do instead."""

    def __init__(self, name: str, what: str, advice: str) -> None:
        super().__init__(name, f"this is {what}, which we do not read; {advice}.")
        self.what = what
        self.advice = advice


class EncryptedFile(RefusedFile):
    """A file that opens only with a password."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "the file needs a password; save a copy without one and add that.")


class DamagedFile(RefusedFile):
    """A file that claims a format and then breaks it. ``detail`` says where, in a few words."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, f"the file is damaged ({detail}); ask for a new copy.")
        self.detail = detail


class TooLarge(RefusedFile):
    """A file over one of the limits. ``limit`` says which, with its unit."""

    def __init__(self, name: str, limit: str) -> None:
        super().__init__(name, f"the file is too large (over {limit}); split it and add the parts.")
        self.limit = limit


class UnreadableFile(RefusedFile):
    """A file that the system does not let us open."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, f"the file cannot be opened ({detail}); check its name and who may read it.")
        self.detail = detail


class ReadingFailed(RefusedFile):
    """A file that broke the process that read it, or went over what one file may cost; the process is replaced."""


class TookTooLong(ReadingFailed):
    """A file whose reading was stopped after ``seconds``."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(name, f"reading it took over {seconds:g} seconds; split it or save it anew and add that.")
        self.seconds = seconds


class NeedsTooMuch(ReadingFailed):
    """A file whose reading was stopped because of what it needs. ``what`` says of what, with its unit."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(name, f"reading it needs more than {what}; split it and add the parts.")
        self.what = what


class ReaderCrashed(ReadingFailed):
    """A file on which our reader broke down. ``detail`` is for whoever mends it."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, f"it cannot be read ({detail}); open it, save it anew, as pdf or docx, and add that.")
        self.detail = detail


class TesseractMissing(RefusedFile):
    """A file whose pages are pictures of text, where the program that reads those is not there whole.

    ``missing`` names what is not there.
    """

    def __init__(self, name: str, missing: str) -> None:
        packages = "tesseract-ocr tesseract-ocr-nld tesseract-ocr-fra tesseract-ocr-spa"
        super().__init__(
            name,
            f"its pages are pictures of text, and {missing} to read them is not installed; "
            f"install Tesseract with its languages (apt install {packages}), then run “letterbook work”.",
        )
        self.missing = missing


class NotFetched(RefusedFile):
    """A web address of which nothing came that could be kept. ``detail`` says why, in a few words."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, f"this address cannot be fetched ({detail}); save it as a file and add that.")
        self.detail = detail


class ForbiddenAddress(RefusedFile):
    """A web address that leads to a machine which is not on the public Internet."""

    def __init__(self, name: str, host: str) -> None:
        super().__init__(
            name,
            f"“{host}” is not on the public Internet, and nothing else is fetched; save it as a file and add that.",
        )
        self.host = host


# --- what is asked for and is not there -------------------------------------------------------


class NotFound(ArchiveError):
    """Something a person named that the archive, as far as they may read it, does not hold."""


class NoSuchDocument(NotFound):
    """No document with this citation key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is no document “{key}” in this archive; search for a word of its title.")
        self.key = key


class NoSuchPerson(NotFound):
    """No person or organisation by this name or number."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no person “{name}” in this archive; the list of people shows all names.")
        self.name = name


class NoSuchTopic(NotFound):
    """No topic by this label or number."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no topic “{name}” in this archive; add it first, or look in the list of topics.")
        self.name = name


class NoSuchConcept(NotFound):
    """No concept of the word list by this key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is no concept “{key}” in the word list; look for one of its words in the list.")
        self.key = key


class NoSuchOriginal(NotFound):
    """No file as received with this SHA-256."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"The original {sha256[:12]}… is not in this archive; restore it from a backup.")
        self.sha256 = sha256


class NoSuchSearch(NotFound):
    """No saved search of this person by this name or number."""

    def __init__(self, name: str) -> None:
        super().__init__(f"You have no saved search “{name}”; the list of saved searches shows all names.")
        self.name = name


# --- what a person enters and cannot be kept --------------------------------------------------


class InvalidValue(ArchiveError):
    """A value that a field cannot hold. ``expected`` says what it can hold."""

    def __init__(self, field: str, value: str, expected: str) -> None:
        super().__init__(f"“{value}” is not a {field}; enter {expected}.")
        self.field = field
        self.value = value
        self.expected = expected


class TopicExists(ArchiveError):
    """A topic with this label is there already."""

    def __init__(self, label: str) -> None:
        super().__init__(f"There is a topic “{label}” already; use that one or choose another name.")
        self.label = label


class SearchExists(ArchiveError):
    """This person has a saved search by this name already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"You have a saved search “{name}” already; choose another name, or remove that one first.")
        self.name = name


class TopicCycle(ArchiveError):
    """A topic cannot hang below itself."""

    def __init__(self, label: str, parent: str) -> None:
        super().__init__(f"“{label}” cannot hang below “{parent}”, which hangs below it; choose another parent.")
        self.label = label
        self.parent = parent


class EditedMeanwhile(ArchiveError):
    """Somebody else saved the document after this person opened it."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"“{key}” was changed by someone else meanwhile; look at the new version and enter yours again."
        )
        self.key = key


class QuotationNotFound(ArchiveError):
    """The words to cite do not stand in the document."""

    def __init__(self, key: str, words: str) -> None:
        shown = words if len(words) <= 60 else f"{words[:59]}…"  # noqa: PLR2004  # one line on a terminal
        super().__init__(f"“{shown}” does not stand in “{key}”; copy the words from the document itself.")
        self.key = key
        self.words = words


class PandocFailed(ArchiveError):
    """The program that writes references and reads office files could not do its work. ``detail`` is what it said."""

    def __init__(self, detail: str) -> None:
        super().__init__(f"Pandoc failed ({detail}); install Letterbook again if this happens every time.")
        self.detail = detail


class NotAllowed(ArchiveError):
    """The viewer may not do this."""

    def __init__(self, viewer: str, action: str) -> None:
        super().__init__(f"{viewer} may not {action}; ask the owner of the archive.")
        self.viewer = viewer
        self.action = action


# --- lists that describe files, and edits of many documents --------------------------------------


class BadList(ArchiveError):
    """A metadata list that cannot be used. ``problem`` says what is wrong in it, ``advice`` what to do."""

    def __init__(self, name: str, problem: str, advice: str) -> None:
        super().__init__(f"{name}: {problem}; {advice}.")
        self.name = name
        self.problem = problem
        self.advice = advice


class UnknownColumn(ArchiveError):
    """A metadata list with a column that is no field of a document. ``known`` names those that are."""

    def __init__(self, name: str, column: str, known: str) -> None:
        super().__init__(f"{name}: “{column}” is not a column we know; use {known}.")
        self.name = name
        self.column = column
        self.known = known


class BadCell(ArchiveError):
    """A value in a metadata list that its field cannot hold. ``row`` counts from 1, as a spreadsheet does."""

    def __init__(self, name: str, row: int, column: str, value: str, expected: str) -> None:
        super().__init__(f"{name}, row {row}, column {column}: “{value}” cannot be kept; enter {expected}.")
        self.name = name
        self.row = row
        self.column = column
        self.value = value
        self.expected = expected


class UnknownTopics(ArchiveError):
    """Topics that a metadata list gives and the archive does not have. ``labels`` names them all."""

    def __init__(self, name: str, labels: str) -> None:
        super().__init__(f"{name} gives topics that are not in this archive: {labels}; add them first or correct them.")
        self.name = name
        self.labels = labels


class NoSuchBatch(NotFound):
    """No edit of many documents by this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no batch “{name}” to undo; the list of batches shows all names.")
        self.name = name


# --- the archive as a whole -------------------------------------------------------------------


class NoArchive(ArchiveError):
    """There is no archive where the command looked."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"There is no archive in {folder}; add a file to make one, or name another with --archive.")
        self.folder = folder


class ArchiveInUse(ArchiveError):
    """The sample corpus does not go in among documents of one's own."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The archive in {folder} holds documents of your own; name another folder for the sample with --archive."
        )
        self.folder = folder


class OldArchive(ArchiveError):
    """The archive was made by an earlier version and has to be upgraded first."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"The archive in {folder} was made by an earlier version; run “letterbook upgrade” once.")
        self.folder = folder


class NewerArchive(ArchiveError):
    """The archive was written by a later version than this program."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"The archive in {folder} was made by a newer version; install that version to open it.")
        self.folder = folder


class ReadersUnavailable(ArchiveError):
    """The processes that read files do not start: it is not the fault of any file."""

    def __init__(self) -> None:
        super().__init__(
            "The programs that read files do not start; install Letterbook again, then add the files once more."
        )


class IndexUnavailable(ArchiveError):
    """The search index is being rebuilt, or cannot be opened just now."""

    def __init__(self) -> None:
        super().__init__("The search index is being rebuilt; titles, people and topics can be browsed meanwhile.")
