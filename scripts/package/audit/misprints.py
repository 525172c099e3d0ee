"""How people misprint a number: another digit."""

from collections.abc import Iterator


def one_digit(value: str) -> Iterator[str]:
    """The number with each digit in turn replaced by each other one; no leading zero appears."""
    for place, sign in enumerate(value):
        if sign.isdigit():
            for digit in "0123456789":
                text = value[:place] + digit + value[place + 1 :]
                if digit != sign and proper(text):
                    yield text


def proper(text: str) -> bool:
    """Whether people would write the number so."""
    return text == "0" or text.startswith("0.") or not text.startswith("0")
