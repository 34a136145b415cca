"""Failures as pages: one table of statuses, one of sentences in the reader's language."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, render_template
from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException

from archive import errors
from archive.errors import ArchiveError
from webui import details
from webui.i18n import FIELDS, word

STATUSES: Mapping[type[ArchiveError], int] = {
    errors.NotFound: 404,
    errors.NotAllowed: 403,
    errors.EditedMeanwhile: 409,
    errors.TopicExists: 409,
    errors.TopicCycle: 409,
    errors.SearchExists: 409,
    errors.ArchiveInUse: 409,
    errors.InvalidValue: 422,
    errors.QuotationNotFound: 422,
    errors.RefusedFile: 422,
    errors.BadList: 422,
    errors.UnknownColumn: 422,
    errors.BadCell: 422,
    errors.UnknownTopics: 422,
    errors.PandocFailed: 500,
    errors.NoArchive: 503,
    errors.OldArchive: 503,
    errors.NewerArchive: 503,
    errors.ReadersUnavailable: 503,
    errors.IndexUnavailable: 503,
}
"""The HTTP status of each failure; one that is not here nor below one that is, is 500."""

SENTENCES: Mapping[type[ArchiveError], LazyString] = {
    errors.EmptyFile: _l("%(name)s: the file is empty; check whether it was copied completely."),
    errors.NoContent: _l("%(name)s: there is no text in this file; nothing to archive."),
    errors.NoWordsRecognised: _l(
        "%(name)s: no words were recognised on its pages; look at the original and describe it by hand."
    ),
    errors.NothingInside: _l("%(name)s: none of the files inside could be taken in; each is named with its reason."),
    errors.UnknownFormat: _l("%(name)s: this is not a format we can read; save it as one of %(readable)s."),
    errors.UnsupportedFormat: _l("%(name)s: this is %(what)s, which we do not read; %(advice)s."),
    errors.EncryptedFile: _l("%(name)s: the file needs a password; save a copy without one and add that."),
    errors.DamagedFile: _l("%(name)s: the file is damaged (%(detail)s); ask for a new copy."),
    errors.TooLarge: _l("%(name)s: the file is too large (over %(limit)s); split it and add the parts."),
    errors.UnreadableFile: _l("%(name)s: the file cannot be opened (%(detail)s); check its name and who may read it."),
    errors.TookTooLong: _l(
        "%(name)s: reading it took over %(seconds)g seconds; split it or save it anew and add that."
    ),
    errors.NeedsTooMuch: _l("%(name)s: reading it needs more than %(what)s; split it and add the parts."),
    errors.ReaderCrashed: _l(
        "%(name)s: it cannot be read (%(detail)s); open it, save it anew, as pdf or docx, and add that."
    ),
    errors.TesseractMissing: _l(
        "%(name)s: its pages are pictures of text, and %(missing)s to read them is not installed; install Tesseract "
        "with its languages (apt install tesseract-ocr tesseract-ocr-nld tesseract-ocr-fra tesseract-ocr-spa), then "
        "run “letterbook work”."
    ),
    errors.NotFetched: _l("%(name)s: this address cannot be fetched (%(detail)s); save it as a file and add that."),
    errors.ForbiddenAddress: _l(
        "%(name)s: “%(host)s” is not on the public Internet, and nothing else is fetched; save it as a file and add "
        "that."
    ),
    errors.NoSuchDocument: _l("There is no document “%(key)s” in this archive; search for a word of its title."),
    errors.NoSuchPerson: _l("There is no person “%(name)s” in this archive; the list of people shows all names."),
    errors.NoSuchTopic: _l(
        "There is no topic “%(name)s” in this archive; add it first, or look in the list of topics."
    ),
    errors.NoSuchConcept: _l("There is no concept “%(key)s” in the word list; look for one of its words in the list."),
    errors.NoSuchOriginal: _l("This original is not in the archive; restore it from a backup."),
    errors.NoSuchSearch: _l("You have no saved search “%(name)s”; the list of saved searches shows all names."),
    errors.NoSuchBatch: _l("There is no batch “%(name)s” to undo; the list of batches shows all names."),
    errors.InvalidValue: _l("%(field)s: “%(value)s” cannot stand here; enter %(expected)s."),
    errors.TopicExists: _l("There is a topic “%(label)s” already; use that one or choose another name."),
    errors.SearchExists: _l(
        "You have a saved search “%(name)s” already; choose another name, or remove that one first."
    ),
    errors.TopicCycle: _l("“%(label)s” cannot hang below “%(parent)s”, which hangs below it; choose another parent."),
    errors.EditedMeanwhile: _l(
        "“%(key)s” was changed by someone else meanwhile; look at the new version and enter yours again."
    ),
    errors.QuotationNotFound: _l("“%(words)s” does not stand in “%(key)s”; copy the words from the document itself."),
    errors.PandocFailed: _l("Pandoc failed (%(detail)s); install Letterbook again if this happens every time."),
    errors.NotAllowed: _l("%(viewer)s may not do this; ask the owner of the archive."),
    errors.BadList: _l("%(name)s: %(problem)s; %(advice)s."),
    errors.UnknownColumn: _l("%(name)s: “%(column)s” is not a column we know; use %(known)s."),
    errors.BadCell: _l("%(name)s, row %(row)s, column %(column)s: “%(value)s” cannot be kept; enter %(expected)s."),
    errors.UnknownTopics: _l(
        "%(name)s gives topics that are not in this archive: %(labels)s; add them first or correct them."
    ),
    errors.NoArchive: _l("There is no archive in %(folder)s; add a file to make one."),
    errors.ArchiveInUse: _l(
        "The archive in %(folder)s holds documents of your own; choose another one for the sample."
    ),
    errors.OldArchive: _l("The archive in %(folder)s was made by an earlier version; run “letterbook upgrade” once."),
    errors.NewerArchive: _l("The archive in %(folder)s was made by a newer version; install that version to open it."),
    errors.ReadersUnavailable: _l(
        "The programs that read files do not start; install Letterbook again, then add the files once more."
    ),
    errors.IndexUnavailable: _l(
        "The search index is being rebuilt; titles, people and topics can be browsed meanwhile."
    ),
}
"""The sentence of each failure for the pages; what is not here keeps the English one it was born with."""

HTTP_SENTENCES: Mapping[int, LazyString] = {
    400: _l("This form is no longer valid; go back, load the page again and send it once more."),
    404: _l("There is no such page; the address may be mistyped, or what stood here was removed."),
    405: _l("This address takes no such request; go back and use the buttons of the page."),
    413: _l("These files are too large together (over 200 MB); add them in smaller groups."),
    421: _l("These pages are served under another name; use the address that the program printed."),
    500: _l("Something broke on our side. Nothing was changed; the details are in the log of the program."),
}
"""The sentence of each failure that comes from the web rather than from the archive."""


def register(app: Flask) -> None:
    """Show every failure as a page with one sentence."""
    app.register_error_handler(ArchiveError, _show_failure)
    app.register_error_handler(HTTPException, _show_http_failure)


def status_of(error: ArchiveError) -> int:
    """Return the HTTP status that goes with a failure."""
    return next((STATUSES[each] for each in type(error).__mro__ if each in STATUSES), 500)


def sentence_of(error: ArchiveError) -> str:
    """Return the sentence of a failure in the reader's language."""
    sentence = SENTENCES.get(type(error))
    return str(error) if sentence is None else str(sentence) % _facts(error)


def _facts(error: ArchiveError) -> dict[str, Any]:
    facts = {name: details.say(fact) if name in details.TRANSLATED else fact for name, fact in vars(error).items()}
    if isinstance(error, errors.InvalidValue):
        facts["field"] = word(FIELDS, error.field).capitalize()
    if isinstance(error, errors.UnknownFormat):
        facts["readable"] = ", ".join(error.readable)
    return facts


def _show_failure(error: ArchiveError) -> tuple[str, int]:
    return _page(sentence_of(error), status_of(error))


def _show_http_failure(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    sentence = HTTP_SENTENCES.get(status)
    return _page(error.name if sentence is None else str(sentence), status)


def _page(sentence: str, status: int) -> tuple[str, int]:
    title = gettext("Not found") if status == 404 else gettext("That did not work")  # noqa: PLR2004  # HTTP's number
    return render_template("error.html", title=title, sentence=sentence, status=status), status
