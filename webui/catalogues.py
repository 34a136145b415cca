"""Keep the translations of the pages in step with the pages: ``python -m webui.catalogues``.

English is what stands in the code; its catalogue says the same, so that a reader of it sees every sentence. Dutch is
translated by hand in ``translations/nl/LC_MESSAGES/messages.po``: run this, fill in what is new, and run it again.
"""

from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOM = Path(__file__).parent
TRANSLATIONS = ROOM / "translations"
LANGUAGES = ("en", "nl")
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.xml", "jinja2")]
_TEMPLATES = {"trimmed": "true", "silent": "false", "encoding": "utf-8"}
OPTIONS = {"**.html": _TEMPLATES, "**.xml": _TEMPLATES}
KEYWORDS = {"_": None, "_l": None, "gettext": None, "ngettext": (1, 2), "said": None}
"""The functions whose words are translated, with which of their arguments, from 1."""


def extract() -> Catalog:
    """Return a template of every sentence of the pages, in the order of their files."""
    template = Catalog(project="Letterbook", charset="utf-8")
    found = extract_from_dir(ROOM, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS)
    for name, _line, message, _comments, context in sorted(found, key=lambda each: each[:2]):
        template.add(message, locations=[(f"webui/{Path(name).as_posix()}", 0)], context=context)
    return template


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it is kept."""
    path = _path(language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """Return the catalogue of a language with what the pages now say: nothing old, nothing guessed."""
    catalogue = read(language)
    catalogue.update(extract(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.project, catalogue.version = "Letterbook", "1"
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = "the contributors"
    catalogue.header_comment = f"# Letterbook in {language}; python -m webui.catalogues keeps it in step."
    if language == "en":
        for message in catalogue:
            if message.id:
                message.string = message.id
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue in the form that the pages load."""
    data = BytesIO()
    write_mo(data, catalogue)
    return data.getvalue()


def write(language: str) -> int:
    """Write the catalogue of a language in both forms; return how many sentences wait for a translation."""
    catalogue = updated(language)
    path = _path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, no_location=False, include_lineno=False, omit_header=False)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))
    return len(untranslated(catalogue))


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the sentences of a catalogue that have no translation, or one that was only guessed."""
    return [str(message.id) for message in catalogue if message.id and (message.fuzzy or not _is_whole(message.string))]


def _is_whole(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def _path(language: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


if __name__ == "__main__":
    for code in LANGUAGES:
        print(f"{code}: {write(code)} sentences wait for a translation")  # noqa: T201  # a tool for contributors
