"""What the formulas of a workbook say, without a spreadsheet: the few functions that the workbook uses, as Excel works them out."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import prod
from typing import Any

from openpyxl import Workbook
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

OPERATORS = {"=": "==", "<>": "!=", "&": "@"}  # in Python "&" does not bind as it does in Excel, and "@" comes near


class Value:
    """What a formula works with: a number, a text, a truth or an empty cell (None)."""

    it: Any

    def __init__(self, it: Any) -> None:
        self.it = it.it if isinstance(it, Value) else it

    def __bool__(self) -> bool:
        return bool(self.it)

    def __hash__(self) -> int:
        return hash(self.it)

    def key(self, other: "Value") -> tuple[bool, Any]:
        """What it is compared by: an empty cell is like nothing of the other's kind, and a text is more than any number."""
        it = ("" if isinstance(other.it, str) else 0) if self.it is None else self.it
        return isinstance(it, str), it.casefold() if isinstance(it, str) else it

    def __eq__(self, other: object) -> bool:
        other = Value(other)
        return self.key(other) == other.key(self)

    def __lt__(self, other: object) -> bool:
        other = Value(other)
        return self.key(other) < other.key(self)

    def __gt__(self, other: object) -> bool:
        return Value(other) < self

    def __matmul__(self, other: object) -> "Value":
        return Value(
            "".join(
                "" if one is None else f"{one:g}" if is_number(one) else str(one) for one in (self.it, Value(other).it)
            )
        )

    def __add__(self, other: object) -> "Value":
        return Value(number(self) + number(other))

    def __mul__(self, other: object) -> "Value":
        return Value(number(self) * number(other))

    def __truediv__(self, other: object) -> "Value":
        return Value(number(self) / number(other))


class Cells(list[Value]):
    """A range."""

    def __eq__(self, other: object) -> "Cells":  # type: ignore[override]
        return Cells(Value(one == other) for one in self)

    def __mul__(self, other: Any) -> "Cells":
        return Cells(one * each for one, each in zip(self, other, strict=True))


def is_number(one: Any) -> bool:
    """Whether a value is a number to count."""
    return isinstance(one, (int, float)) and not isinstance(one, bool)


def number(one: Any) -> float:
    """A value as a number."""
    it = Value(one).it
    return float(it) if isinstance(it, (int, float)) else 0


def flat(args: tuple[Any, ...]) -> Iterator[Any]:
    """The values of cells and ranges."""
    for one in args:
        yield from (each.it for each in (one if isinstance(one, Cells) else [Value(one)]))


FUNCTIONS = {
    "AND": lambda *args: Value(all(args)),
    "OR": lambda *args: Value(any(args)),
    "NOT": lambda one: Value(not one),
    "N": lambda one: Value(number(one)),
    "INT": lambda one: Value(number(one) // 1),
    "ISNUMBER": lambda one: Value(is_number(Value(one).it)),
    "COUNT": lambda *args: Value(sum(map(is_number, flat(args)))),
    "COUNTIF": lambda cells, said: Value(sum(map(bool, cells == said))),
    "SUM": lambda *args: Value(sum(one for one in flat(args) if is_number(one))),
    "SUMPRODUCT": lambda *args: Value(sum(prod(map(number, row)) for row in zip(*args, strict=True))),
    "ROUND": lambda one, places: Value(  # half away from nothing
        float(Decimal(str(number(one))).quantize(Decimal(1).scaleb(-int(number(places))), ROUND_HALF_UP))
    ),
}


class WorkedOut:
    """A workbook of which each cell says what it would in Excel. `typed`: (sheet, cell) -> what somebody has typed there."""

    def __init__(self, book: Workbook, typed: Mapping[tuple[str, str], Any] | None = None) -> None:
        self.book = book
        self.known = {at: Value(said) for at, said in (typed or {}).items()}

    def value(self, sheet: str, address: str) -> Any:
        """What stands in a cell, worked out where it is a formula."""
        return self.cell(sheet, address).it

    def cell(self, sheet: str, address: str) -> Value:
        """The same, once."""
        if (sheet, address) not in self.known:
            found = self.book[sheet][address].value
            is_formula = isinstance(found, str) and found.startswith("=")
            self.known[sheet, address] = self.worked_out(sheet, found) if is_formula else Value(found)
        return self.known[sheet, address]

    def worked_out(self, sheet: str, formula: str) -> Value:
        """What a formula on a sheet gives."""
        python = "".join(self.python(one) for one in Tokenizer(formula).items)
        return Value(eval(python, {"at": lambda where: self.at(sheet, where), "Value": Value, **FUNCTIONS}))

    def python(self, one: Token) -> str:
        """A piece of a formula in Python. What an IF does not choose is not worked out."""
        if one.type == Token.OPERAND:
            quoted = one.value[1:-1].replace('""', '"') if one.subtype == Token.TEXT else ""
            return (
                f"at({one.value!r})"
                if one.subtype == Token.RANGE
                else f"Value({quoted!r})"
                if one.subtype == Token.TEXT
                else f"Value({one.value})"
            )
        return OPERATORS.get(str(one.value), str(one.value))

    def at(self, sheet: str, where: str) -> Value | Cells:
        """A cell, or the cells of a range."""
        other, _, address = where.replace("$", "").rpartition("!")
        sheet = other.strip("'") or sheet
        if ":" not in address:
            return self.cell(sheet, address)
        return Cells(self.cell(sheet, one.coordinate) for row in self.book[sheet][address] for one in row)


FUNCTIONS["IF"] = lambda condition, one, other: Value(one if condition else other)
FUNCTIONS["LEFT"] = lambda one, most: Value(str(Value(one).it or "")[: int(number(most))])
