"""How people misprint a number: another digit, two digits swapped."""

from collections.abc import Iterator


def one_digit(value: str) -> Iterator[str]:
    """The number with each digit in turn replaced by each other one; no leading zero appears."""
    for place, sign in enumerate(value):
        if sign.isdigit():
            for digit in "0123456789":
                text = value[:place] + digit + value[place + 1 :]
                if digit != sign and proper(text):
                    yield text


def swapped(value: str) -> Iterator[str]:
    """The number with two digits beside each other exchanged, also across the decimal point."""
    places = [place for place, sign in enumerate(value) if sign.isdigit()]
    for first, second in zip(places, places[1:], strict=False):
        signs = list(value)
        signs[first], signs[second] = signs[second], signs[first]
        if proper("".join(signs)):
            yield "".join(signs)


def proper(text: str) -> bool:
    """Whether people would write the number so."""
    return text == "0" or text.startswith("0.") or not text.startswith("0")
