"""JSON from a stranger as one of our own types, checked against what the type says of itself."""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LARGEST_NUMBER = 2**53
"""Above this, JSON and databases no longer agree on whole numbers; what is no number at all is not below it."""


def checked(kind: Any, value: Any) -> Any:  # noqa: ANN401  # any of our types, out of anything JSON can hold
    """Make a value of ``kind`` out of JSON: a dataclass, a tuple, a literal, or one of these or None, or plain.

    Characters that no text can be written with (lone surrogates) become U+FFFD, so offsets stay.

    Raises:
        ValueError: it is something else, or a field is missing, or there is one too many.
    """
    if dataclasses.is_dataclass(kind):
        return _record(kind, value)
    return _RULES.get(get_origin(kind), _plain)(kind, value)


def _record(kind: Any, value: Any) -> Any:  # noqa: ANN401
    types = _types(kind)
    if not isinstance(value, Mapping) or not value.keys() <= types.keys():
        raise ValueError(f"no {kind.__name__}")
    try:
        return kind(**{name: checked(types[name], each) for name, each in value.items()})
    except TypeError as error:  # a field is missing
        raise ValueError(f"no whole {kind.__name__}") from error


def _list(kind: Any, value: Any) -> tuple[Any, ...]:  # noqa: ANN401
    if not isinstance(value, list):
        raise ValueError("no list")  # noqa: TRY004  # all that is wrong with what was sent is one error
    return tuple(checked(get_args(kind)[0], each) for each in value)


def _literal(kind: Any, value: Any) -> Any:  # noqa: ANN401
    if value not in get_args(kind):
        raise ValueError("none of the words")
    return value


def _optional(kind: Any, value: Any) -> Any:  # noqa: ANN401
    return None if value is None else checked(next(each for each in get_args(kind) if each is not NoneType), value)


def _plain(kind: Any, value: Any) -> Any:  # noqa: ANN401
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind or (kind in (int, float) and not abs(value) <= _LARGEST_NUMBER):
        raise ValueError(f"no {kind}")
    return _LONE_SURROGATE.sub("\ufffd", value) if kind is str else value


_RULES: dict[Any, Callable[[Any, Any], Any]] = {
    tuple: _list,
    Sequence: _list,
    Literal: _literal,
    Union: _optional,
    UnionType: _optional,
}
"""By what a type is made with."""


@cache
def _types(kind: Any) -> dict[str, Any]:  # noqa: ANN401
    return get_type_hints(kind)
