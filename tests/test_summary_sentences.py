"""What a correction changes in what the pages say: each sentence before and after, and nothing that is kept back now."""

from scripts.ground.data_package import Package, Row
from scripts.ground.kept_words import words_csv
from scripts.year.changed_pages import Sentence, changed_sentences, pages_to_read
from scripts.year.summary_site import read_sentences
from tests.packages import package
from tests.rows import to_row

TITLES: list[Row] = [{"indicator": "needs", "title_sv": "Behov"}, {"indicator": "homes", "title_sv": "Boende"}]
ROW: Row = {"observation": "needs.a", "indicator": "needs", "year": "2030", "value": "10", "obs_status": "A"}
OTHER: Row = ROW | {"observation": "homes.a", "indicator": "homes"}
DECIDED: Row = {"observation": "needs.a", "printed_value": "10", "decision": "corrected", "published_value": "11"}


def told(year: str = "2030", decisions: tuple[Row, ...] = (), **cells: str) -> Package:
    """A package with one figure of each of two pages, its newest year and what is decided."""
    rows = [ROW | to_row(cells), OTHER]
    said: list[Row] = [{"report_year": year}]
    return package(
        observations=rows, indicators=TITLES, statements=said, corrections=[*decisions] or [dict.fromkeys(DECIDED, "")]
    )


def words(*texts: tuple[str, str, str]) -> bytes:
    """What a release keeps: (language, page, sentence)."""
    return words_csv({"lang": lang, "page": page, "part": "finding", "text": text} for lang, page, text in texts)


OLD = words(
    ("sv", "needs", "10 personer."),
    ("sv", "needs", "De flesta."),
    ("en", "needs", "10 people."),
    ("sv", "homes", "1 av 10."),
)
NEW = words(
    ("sv", "needs", "11 personer."),
    ("sv", "needs", "De flesta."),
    ("en", "needs", "11 people."),
    ("sv", "homes", "1 av 11."),
)


def test_a_correction_has_every_page_read_since_another_may_rest_on_its_figure():
    """Without one nothing is read: the figures are compared elsewhere."""
    assert pages_to_read(told(), told(decisions=(DECIDED,))) == {"needs", "homes"}
    assert pages_to_read(told(decisions=(DECIDED,)), told(decisions=(DECIDED,))) == set()


def test_with_a_new_year_only_the_corrected_pages_are_read():
    """All pages change then."""
    assert pages_to_read(told("2030"), told("2031", (DECIDED,))) == {"needs"}


def test_what_is_kept_back_now_is_not_repeated():
    """Nor anything else that its page said."""
    assert pages_to_read(told(), told(decisions=(DECIDED,), value="", obs_status="Q")) == {"homes"}


def test_a_sentence_is_told_before_and_after():
    """In Swedish, and only where it changes."""
    found = changed_sentences(OLD, NEW, {"needs", "homes"})
    assert found == [Sentence("needs", "10 personer.", "11 personer."), Sentence("homes", "1 av 10.", "1 av 11.")]


def test_the_sentences_are_told_of_both_packages_by_the_same_code(tmp_path):
    """And a package that today's code cannot tell stops nothing."""
    after = told(decisions=(DECIDED,))
    now = tmp_path / "datapackage"
    found = read_sentences(told(), after, lambda folder: {"1.0.0-words.csv": NEW if folder == now else OLD}, now)
    assert [one.after for one in found] == ["11 personer.", "1 av 11."]

    def refuses(folder):
        raise LookupError(folder)

    assert read_sentences(told(), after, refuses, now) == []
