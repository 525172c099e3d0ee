"""Characters that do not say what they seem to, and those that are as they should be."""

import pytest

from scripts.ground.characters import MOST_TOLD, odd_characters


def told(*texts):
    """(row, kind, found, hint) of each problem in texts that stand below each other."""
    cells = ((row, "c", text) for row, text in enumerate(texts, 1))
    return [(one.row, one.kind, one.found, one.hint) for one in odd_characters(cells, "f.csv")]


@pytest.mark.parametrize(
    "text",
    [
        "Människor på ön – ”alla” 25–30 % § 4 (½) 1\u00a0234 × 10² ≥ 5 … €",
        "Łódź, Çelik, Phạm, Ștefan, Ærø, ß, d’Or",
        "Vad? Hur? Och “who?” then",
        "https://example.org/a?b=c och (https://example.org/?q) och www.example.org/x?y",
        "rad ett\nrad två\tmed tabb",
        "",
    ],
)
def test_ordinary_text_is_left_alone(text):
    """Letters of our neighbours, marks of print, and the question marks of questions and addresses."""
    assert told(text) == []


@pytest.mark.parametrize(
    "point",
    [0, 0x1B, 0x7F, 0xAD, 0x034F, 0x061C, 0x115F, 0x180E, *range(0x200B, 0x2010), *range(0x2028, 0x2030), *range(0x2060, 0x206A)]
    + [0x2800, 0x3000, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xE0041, 0xE0100, 0xE000],
)  # fmt: skip
def test_what_cannot_be_seen_is_told_by_its_number(point):
    """Also where Unicode calls it a letter."""
    assert told(f"in{chr(point)}om") == [(1, "invisible", f"U+{point:04X}", "")]


@pytest.mark.parametrize(
    ("text", "found", "hint"),
    [("ett ma\u030al", "mål", "a + U+030A"), ("A\u0308LDRE", "ÄLDRE", "A + U+0308"), ("5 \u212b", "Å", "  + U+212B")],
)
def test_a_letter_in_two_parts_is_offered_whole(text, found, hint):
    """The word can be copied from the message."""
    assert told(text) == [(1, "decomposed", found, hint.removeprefix("  + "))]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("cont\u0430cts", "U+0430, cyrillic small letter a → a"),
        ("\u0391lla", "U+0391, greek capital letter alpha → A"),
        ("o\ufb03ce", "U+FB03, latin small ligature ffi → ffi"),
        ("\uff41dults", "U+FF41, fullwidth latin small letter a → a"),
        ("\u0663", "U+0663, arabic-indic digit three"),
        ("\u0251lla", "U+0251, latin small letter alpha"),
        ("q\u0300", "U+0300, combining grave accent"),
    ],
)
def test_a_look_alike_is_named_with_what_it_looks_like(word, hint):
    """Letters and digits of other alphabets, and the joined letters of a PDF."""
    assert told(f"och {word}") == [(1, "look_alike", word, hint)]


@pytest.mark.parametrize("word", ["m?nniskor", "?ldre", "M?l", "(st?d)"])
def test_a_letter_that_was_lost_is_told_with_its_word(word):
    """A question mark within a word or before one was å, ä or ö."""
    assert told(f"för {word} i år") == [(1, "lost_letter", word, "")]


@pytest.mark.parametrize("text", ["mÃ¥l", "m\ufffdl", "m+AOU-l"])
def test_letters_read_in_the_wrong_encoding_are_told(text):
    """As two others, as the sign for a broken one, or as UTF-7."""
    assert [kind for _, kind, _, _ in told(text)] == ["encoding"]


def test_what_is_in_every_row_is_told_a_few_times_and_what_hides_every_time():
    """One file has one encoding; an invisible character must be found wherever it is."""
    assert len(told(*["m?l"] * 9, *["ma\u030al"] * 9)) == 2 * MOST_TOLD
    assert len(told(*["m\u200bl"] * 9, *["m\u043el"] * 9)) == 18
