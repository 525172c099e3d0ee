"""What a change of the package changes on the pages: sentences that a correction changes, and rules that follow of the form."""

from scripts.ground.data_package import Package, Row
from scripts.ground.releases import FOLDER, PAGES_FILE, SITE_FILE
from scripts.ground.zipping import packed
from scripts.guard.questionnaire.changed_form import ChangedQuestions, changed_questions
from scripts.year.changed_pages import ChangedSentence, changed_sentences, pages_to_read
from scripts.year.summary_site import pages_then
from tests.packages import package
from tests.rows import to_row
from tests.tiny_forms import PEOPLE, row

TITLES: list[Row] = [{"indicator": "needs", "title_sv": "Behov"}, {"indicator": "homes", "title_sv": "Boende"}]
ROW: Row = {"observation": "needs.a", "indicator": "needs", "year": "2030", "value": "10", "obs_status": "A"}
OTHER: Row = ROW | {"observation": "homes.a", "indicator": "homes"}
DECIDED: Row = {"observation": "needs.a", "printed_value": "10", "decision": "corrected", "published_value": "11"}
NAMES: list[Row] = [
    to_row({"indicator": "q", "category": code, "label_sv": label})
    for code, label in {"a": "Boende", "b": "Mat", "several": "Flera", "total": "Alla"}.items()
]
ONE_OF = row("q", "a b")
SOME_OF = row("q", "a b", response="any_number", counts="total=answered several=2+")


def told(year: str = "2030", decisions: tuple[Row, ...] = (), **cells: str) -> Package:
    """A package with one figure of each of two pages, its newest year and what is decided."""
    rows = [ROW | to_row(cells), OTHER]
    said: list[Row] = [{"report_year": year}]
    return package(
        observations=rows, indicators=TITLES, statements=said, corrections=[*decisions] or [dict.fromkeys(DECIDED, "")]
    )


def words(needs: str, homes: str, english: str = "10 people.") -> dict[str, bytes]:
    """What a release keeps of its pages: what these say between the head and the foot of a page."""
    said = {
        "v1.0.0/indicators/needs/": needs,
        "v1.0.0/indicators/homes/": homes,
        "en/v1.0.0/indicators/needs/": english,
    }
    return {
        f"{at}index.html": f"<p>Om {at}.</p><main><h1>Behov</h1><p>{text}</p></main>".encode()
        for at, text in said.items()
    }


OLD = words("10 personer.</p><p>De <b>flesta</b>.", "1 av 10.")
NEW = words("11 personer.</p><p>De <b>flesta</b>.", "1 av 11.", "11 people.")


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
    assert found == [
        ChangedSentence("needs", "10 personer.", "11 personer."),
        ChangedSentence("homes", "1 av 10.", "1 av 11."),
    ]


def test_the_pages_before_are_those_of_the_newest_release_that_a_change_does_not_add(tmp_path):
    """Without one there are none; what is wrong with one is said elsewhere, and stops nothing."""
    (tmp_path / FOLDER).mkdir()
    assert pages_then(tmp_path, []) == {}
    for version in ("1.0.0", "1.1.0"):
        (tmp_path / FOLDER / SITE_FILE.format(version)).write_bytes(b"")
        pages = packed({f"v{version}/index.html": version.encode()})
        (tmp_path / FOLDER / PAGES_FILE.format(version)).write_bytes(pages)
    assert pages_then(tmp_path, []) == {"v1.1.0/index.html": b"1.1.0"}
    assert pages_then(tmp_path, ["datapackage/releases/1.1.0-pages.xz"]) == {"v1.0.0/index.html": b"1.0.0"}
    (tmp_path / FOLDER / PAGES_FILE.format("1.1.0")).write_bytes(b"x")
    assert pages_then(tmp_path, []) == {}


def of(*rows: Row):
    """A package whose form has these rows."""
    named: list[Row] = [to_row({"indicator": "q", "title_sv": "Behov"})]
    return package(form=[*rows], indicators=named, categories=NAMES, populations=[])


def test_a_row_that_is_changed_adds_rules_and_takes_away_others():
    """Who could give one answer and now may give several. What follows from what held before is not told as new."""
    assert changed_questions(of(PEOPLE, ONE_OF), of(PEOPLE, SOME_OF)) == [
        ChangedQuestions(
            ("q",),
            ("Behov: ”Flera” får inte bli fler än ”Boende”. Likadant i 1 fall till.",),
            ("Behov: ”Alla” är summan av ”Boende” + ”Mat”.",),
        )
    ]


def test_a_row_that_is_written_otherwise_and_says_the_same_changes_no_rule():
    """Nor does a package without a form, or with the same."""
    again = {**ONE_OF, "choices": "b a"}
    assert changed_questions(of(PEOPLE, ONE_OF), of(PEOPLE, again)) == [ChangedQuestions(("q",), (), ())]
    assert (
        changed_questions(of(PEOPLE, ONE_OF), of(PEOPLE, ONE_OF)) == changed_questions(of(), of(PEOPLE, ONE_OF)) == []
    )


def test_a_further_answer_like_the_others_adds_what_holds_of_it():
    """Also where the rule as it is told, of the first of them, stood before."""
    [found] = changed_questions(of(PEOPLE, SOME_OF), of(PEOPLE, {**SOME_OF, "choices": "a b c"})) or []
    assert "Behov: ”Boende” får inte bli fler än ”Alla”. Likadant i 2 fall till." in found.new


def test_questions_that_hang_together_are_told_once_and_a_new_one_by_itself():
    """Before or after the change; one that is gone takes its rules with it."""
    support = row("r", "a b", response="any_number", only_if="each: q.same")
    found = changed_questions(of(PEOPLE, SOME_OF, row("s", "a")), of(PEOPLE, {**SOME_OF, "counts": ""}, support))
    assert found
    assert [(one.rows, bool(one.new), bool(one.gone)) for one in found] == [
        (("q", "r"), True, True),
        (("s",), False, True),
    ]


def test_who_people_are_changes_every_question():
    """Each group by itself."""
    others = {**PEOPLE, "choices": "all(adults children others)"}
    found = changed_questions(of(PEOPLE, ONE_OF, row("s", "a")), of(others, ONE_OF, row("s", "a")))
    assert found == [ChangedQuestions(("q",), (), ()), ChangedQuestions(("s",), (), ())]


def test_a_form_that_todays_code_cannot_read_is_not_compared():
    """It was written for another day's."""
    assert changed_questions(of(PEOPLE, {**ONE_OF, "choices": "a("}), of(PEOPLE, ONE_OF)) is None
