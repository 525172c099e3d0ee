"""Records (frozen dataclasses and named tuples) as JSON, and back: for what is kept on this machine only.

Not pickle, which runs whatever a file says: here a file can say nothing but values of the fields that the records declare.
"""

import json
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
AS_IT_IS = {str, int, bool}  # types whose values are told as they are


def to_text(whole: object) -> str:
    """A record as a list of the values of each one in it, told once however often it occurs; `whole` is the last.

    Fields may be text, numbers, None, fractions, tuples and records.
    """
    told: list[list[Any]] = []
    places: dict[Any, int] = {}

    def plain(value: Any) -> Any:
        if names := fields_of(value):
            if (place := places.get(own := (type(value), value))) is None:
                told.append([plain(getattr(value, name)) for name in names])
                places[own] = place = len(told) - 1
            return place
        if isinstance(value, tuple):
            return [plain(each) for each in value]
        return str(value) if isinstance(value, Fraction) else value

    plain(whole)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str, kind: type[T]) -> T:
    """The record that `to_text` told. Raises ValueError, TypeError or LookupError when it told something else."""
    told = json.loads(text)
    made: dict[tuple[Any, int], Any] = {}

    def built(plain: Any, kind: Any) -> Any:
        make, types, alike = shape(kind)
        if make is None or plain is None:
            return plain
        if make is tuple:
            each = zip(plain, types * len(plain) if alike else types, strict=True)
            return tuple([part if one in AS_IT_IS else built(part, one) for part, one in each])
        if make is Fraction:
            return Fraction(plain)
        if (kind, plain) not in made:
            each = zip(told[plain], types, strict=True)
            made[kind, plain] = make(*[part if one in AS_IT_IS else built(part, one) for part, one in each])
        return made[kind, plain]

    result: T = built(len(told) - 1, kind)
    return result


def fields_of(record: Any) -> tuple[str, ...]:
    """The names of the fields of a record, or of its class; none of anything else."""
    return names_of(record if isinstance(record, type) else type(record))


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The same of a class."""
    if is_dataclass(kind):
        return tuple(each.name for each in fields(kind))
    named: tuple[str, ...] = getattr(kind, "_fields", ())
    return named


@cache
def shape(kind: Any) -> tuple[Any, tuple[Any, ...], bool]:
    """(what makes a value, None where it is told as it is; the types of what is in it; whether one type is of all of it)."""
    inner = get_args(kind)
    if get_origin(kind) is tuple:
        return (tuple, inner[:1], True) if inner[-1] is Ellipsis else (tuple, inner, False)
    if inner:  # X | None
        return shape(inner[0])
    types = tuple(get_type_hints(kind).values()) if fields_of(kind) else ()
    return kind if types or kind is Fraction else None, types, False
