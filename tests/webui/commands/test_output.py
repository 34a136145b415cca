import io
import sys

import pytest

from webui.commands.output import Bar, one_line, printable, progress


class Terminal(io.StringIO):
    """A terminal that remembers what it was told."""

    def isatty(self) -> bool:
        return True


def test_signs_that_would_command_a_terminal_are_shown_as_signs() -> None:
    assert printable("a\x1b[31mb\x07\n\tc\x9b") == "a�[31mb�\n\tc�"
    assert one_line(" a\nb\x1b ") == "a b�"


def test_on_a_terminal_lines_go_above_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    with progress("Adding", 2) as bar:
        bar.advance()
        bar.print("one line")
        bar.print("a complaint", is_complaint=True)
    shown = screen.getvalue()
    assert "Adding" in shown
    assert "one line\n" in shown
    assert "a complaint\n" in shown


def test_what_has_no_known_end_shows_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress("Building", None) as bar:
        assert isinstance(bar, Bar)
    assert "Building" in screen.getvalue()
    assert "0/?" not in screen.getvalue()


def test_elsewhere_lines_are_plain_and_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Adding", 1) as bar:
        bar.print("one line")
        bar.print("a complaint", is_complaint=True)
    assert capsys.readouterr() == ("one line\n", "a complaint\n")
