"""What goes over the pipe between the archive and the processes that read for it.

A message is a JSON object and the bytes that belong to it. What a reading process says is data from a stranger: it
is taken as JSON, checked against the fields of our own classes, and never unpickled.
"""

import dataclasses
import inspect
import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, BinaryIO, get_type_hints

from archive.errors import RefusedFile
from archive.readers.checked import checked
from archive.readers.described import Described, Request

Facts = Mapping[str, Any]
"""What JSON can hold, by name."""

_LENGTH = struct.Struct(">Q")
"""Stands before each frame: how many bytes it has."""


# --- messages over a stream -------------------------------------------------------------------


def send(stream: BinaryIO, facts: Facts, attached: Sequence[bytes] = ()) -> None:
    """Write one message and flush it: a frame of JSON, then a frame for each attached piece."""
    # names of files may hold bytes that are no text: Python keeps them as lone surrogates
    head = json.dumps({"facts": facts, "attached": len(attached)}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    for frame in (head, *attached):
        stream.write(_LENGTH.pack(len(frame)))
        stream.write(frame)
    stream.flush()


def receive(stream: BinaryIO, *, most: int) -> tuple[Facts, list[bytes]]:
    """Read one message of at most ``most`` bytes.

    Raises:
        EOFError: the other side ended before the message did.
        OverflowError: the message is longer.
        ValueError: it is no message.
    """
    head = _frame(stream, most)
    try:
        message = json.loads(head.decode("utf-8", "surrogatepass"))
        facts, count = message["facts"], message["attached"]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not a message") from error
    if not isinstance(facts, dict) or type(count) is not int:
        raise ValueError("not a message")
    attached: list[bytes] = []
    most -= len(head)
    for _ in range(count):
        attached.append(_frame(stream, most))
        most -= _LENGTH.size + len(attached[-1])
    return facts, attached


def _frame(stream: BinaryIO, most: int) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > most:
        raise OverflowError(f"{length} bytes where {most} are allowed")
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


# --- what is asked and answered ---------------------------------------------------------------


def ask(stream: BinaryIO, request: Request) -> None:
    """Send a file to be read."""
    facts = {
        "name": request.name,
        "today": request.today.isoformat(),
        "own_names": request.own_names,
        "recognise": request.recognise,
    }
    send(stream, facts, [request.data])


def requests(stream: BinaryIO, *, most: int) -> Iterator[Request]:
    """Give the files that are sent, until the other side closes."""
    while True:
        try:
            facts, (data,) = receive(stream, most=most)
        except EOFError:
            return
        today = date.fromisoformat(facts["today"])
        yield Request(
            data=data,
            name=facts["name"],
            today=today,
            own_names=tuple(facts["own_names"]),
            recognise=facts["recognise"],
        )


def answer(stream: BinaryIO, described: Described) -> None:
    """Send what was found in a file."""
    facts = dataclasses.asdict(described)
    attached = [part.pop("data") for part in facts["extract"]["parts"]]
    send(stream, facts, attached)


def refuse(stream: BinaryIO, error: RefusedFile) -> None:
    """Send why a file is refused: the class and the facts it was made of."""
    facts = {name: getattr(error, name) for name in _facts_of(type(error))}
    send(stream, {"refused": type(error).__name__, "because": facts})


def answered(facts: Facts, attached: Sequence[bytes]) -> Described:
    """Return what a message says was found in a file.

    Raises:
        RefusedFile: the message says that it is refused.
        ValueError: it says nothing of both.
    """
    if "refused" in facts:
        raise _refusal(facts)
    try:
        stated = facts["extract"]["parts"]
        parts = [{**part, "data": data} for part, data in zip(stated, attached, strict=True)]
        described: Described = checked(Described, {**facts, "extract": {**facts["extract"], "parts": parts}})
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not an answer") from error
    return described


def _refusal(facts: Facts) -> RefusedFile:
    try:
        kind = _refusals()[facts["refused"]]
        return kind(**{name: checked(of, facts["because"][name]) for name, of in _facts_of(kind).items()})
    except (KeyError, TypeError) as error:
        raise ValueError("not a refusal") from error


@cache
def _refusals() -> dict[str, type[RefusedFile]]:
    """Return every refusal by the name of its class."""
    found = [RefusedFile]
    for kind in found:
        found += kind.__subclasses__()
    return {kind.__name__: kind for kind in found[1:]}


def _facts_of(kind: type[RefusedFile]) -> dict[str, Any]:
    """Return what a refusal is made of: names and types; it keeps each under its own name."""
    hints = get_type_hints(kind.__init__)
    return {name: hints[name] for name in list(inspect.signature(kind).parameters)}
