"""Templates are whole: they compile, say nothing untranslated, and hold nothing the policy of the pages would stop."""

import re
from pathlib import Path

import pytest
from jinja2 import StrictUndefined

from archive.settings import Settings
from webui.app import create_app
from webui.services import open_services

WEBUI = Path(__file__).parents[2] / "webui"
TEMPLATES = sorted([*(WEBUI / "templates").rglob("*.html"), *(WEBUI / "manual").rglob("*.html")])


def test_every_template_compiles_and_misses_no_name_in_silence(tmp_path: Path) -> None:
    with open_services(Settings(folder=tmp_path / "archive"), create=True) as services:
        environment = create_app(services).jinja_env
        assert environment.undefined is StrictUndefined
        for name in environment.list_templates():
            environment.get_template(name)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEBUI)))
def test_templates_hold_no_inline_code_and_no_unescaped_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "|safe" not in text
    assert "autoescape" not in text
    assert not re.search(r"\s(style|on\w+)=", text)
    assert not re.search(r"https?://(?!\"|', )", text)


@pytest.mark.parametrize("path", sorted((WEBUI / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_templates_say_nothing_that_is_not_translated(path: Path) -> None:
    said = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^>]*>|&\w+;", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert set(re.findall(r"[^\W\d_]{2,}", said)) <= {"Letterbook", "SHA"}
