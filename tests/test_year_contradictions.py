"""Everything in a filled workbook that cannot all be right is told in one reading, as arithmetic, and in no public log."""

from pathlib import Path

import pytest

from scripts.ground.problems import Refused, in_public, report
from scripts.ground.tables import all_records
from scripts.guard.audit.telling import declared, ranges
from scripts.guard.reasoning.model import UndecidedError
from scripts.guard.reasoning.structure import UNBOUND
from scripts.package.sources import read_sources
from scripts.year.read import read_workbook
from tests.case_book import read_cases
from tests.mistaken import GENDER, MET, REGION, WRONG, against
from tests.year_folder import YEAR, book_of, explain, fill, fill_free, read, started

_, LINES = read_cases("added")
PROSE, REPORT = LINES["told"][1], LINES["report"][1]
SAID = [
    "Vilka de utsatta är!D6 (Alla) säger 450, men Siffror i text!G5 (Alla) säger 540 personer.",
    "Ursprung!D17 (Europa, EU-länder) säger 120, men D16 (Europa) säger 110. En del kan inte vara större än helheten.",
    "Vilka de utsatta är!D19 till D21 blir tillsammans 410, men D22 (Alla) säger 420. "
    "Delarna ska tillsammans bli helheten.",
]


def filled(tmp_path: Path, **columns) -> Path:
    """A folder with a workbook in which somebody has written."""
    folder = started(tmp_path)
    fill(book_of(folder), **columns)
    return folder


def test_where_very_much_is_wrong_the_solver_is_not_asked_for_the_rest(tmp_path, monkeypatch):
    """A column on the wrong rows would keep it busy for hours; that the rest is not tried is said."""
    folder = filled(tmp_path, D=WRONG)
    monkeypatch.setattr("scripts.guard.audit.filled_year.ENOUGH", 2)
    monkeypatch.setattr("scripts.guard.audit.filled_year.contradiction", lambda *_: pytest.fail("the solver was asked"))
    with pytest.raises(Refused) as refused:
        read_workbook(folder, book_of(folder))
    told = [one.kind for one in refused.value.problems if "contradiction" in one.kind]
    assert sorted(told) == ["notice_more_contradictions", "workbook_contradiction", "workbook_contradiction"]


def test_all_contradictions_of_a_book_are_told_in_one_reading_with_their_arithmetic(tmp_path):
    """Those of the fewest cells first, in both languages; also before somebody has explained what has changed much."""
    folder = filled(tmp_path, D=WRONG)
    wrong = PROSE | {"qualifier": "exakt", "value": 540, "printed": "540 personer"}
    fill_free(book_of(folder), prose=[wrong], report=[REPORT])
    told = against(folder)
    assert [
        one.text("sv").removeprefix(f"{YEAR}.xlsx: ").startswith(said) for one, said in zip(told, SAID, strict=True)
    ]
    assert [report(told, "sv").find(said) for said in SAID] == sorted(report(told, "sv").find(said) for said in SAID)
    assert "D19 to D21 add up to 410, but" in told[2].text("en")
    explain(folder)
    assert against(folder) == told


@pytest.mark.parametrize(("how", "rests"), [("ca", True), ("över", False)])
def test_what_a_contradiction_rests_on_is_said(tmp_path, how, rests):
    """How far "about 540" reaches is assumed, how far "over 540" does is not."""
    folder = filled(tmp_path, D={MET.format("all"): 450})
    line = PROSE | {"qualifier": how, "value": 540, "printed": f"{how} 540 personer"}
    fill_free(book_of(folder), prose=[line], report=[REPORT])
    (told,) = against(folder)
    assert ("antagandet about_reaches" in told.text("sv")) is rests


@pytest.mark.slow("a reading of its own", "test_frozen_years.py::test_a_new_year_needs_no_editing_of_pages")
def test_a_book_that_agrees_is_read(tmp_path):
    """The same book, mended."""
    mended = {GENDER.format("women"): 260, REGION.format("europe_eu"): 90}
    folder = filled(tmp_path, D=WRONG | mended)
    explain(folder)
    assert read(folder) == 0


def test_one_wrong_total_is_told_once_with_every_sum_that_shows_it(tmp_path):
    """The cell that they share comes first; what agrees with the other numbers is not suspect."""
    country, region = "origin_country.{}.adults_direct", REGION
    cells = {country.format("sweden"): 90, country.format("outside_sweden"): 210, country.format("total"): 230}
    cells |= {
        region.format("total"): 300,
        "origin_outside_eu.total.adults_direct": 300,
    }
    (one,) = against(filled(tmp_path, D=cells))
    assert one.text("sv") == (
        f"{YEAR}.xlsx: titta först på Ursprung!D11 (Alla med uppgift om ursprungsland), som är med i 3 jämförelser som inte går "
        "ihop. 1) D11 säger 230, men D21 (Alla med uppgift om region) säger 300. Båda gäller samma personer. "
        "2) D11 säger 230, men D25 (Alla med uppgift om ursprungsland) säger 300. "
        "3) D7 och D12 blir tillsammans 300, men D11 säger 230. ”Alla med uppgift om ursprungsland” är summan av ”Sverige” "
        "och ”Andra länder än Sverige”. Rätta det som är fel och läs in igen."
    )
    assert "look first at Ursprung!D11 (Alla med uppgift om ursprungsland), which is in 3" in one.text("en")


def test_every_kind_of_declared_relation_that_binds_counts_is_said_in_both_languages(tmp_path):
    """Also one that no figure of a test goes against."""
    codes = all_records(read_sources(started(tmp_path)).codes)
    names = {row["relation"] for row in codes["relations"] if row["relation_kind"] not in UNBOUND}
    for lang, short in (("sv", "”"), ("en", "“")):
        assert all(short in said for said in declared(names, codes, lang))


def test_what_the_solver_cannot_decide_is_said_and_no_traceback(tmp_path, monkeypatch):
    """Nothing is written of a book that nobody can judge."""

    def undecided(*_):
        raise UndecidedError

    monkeypatch.setattr("scripts.year.contradictions.disputes", undecided)
    folder = filled(tmp_path, D={MET.format("all"): 450})
    with pytest.raises(Refused) as refused:
        read_workbook(folder, book_of(folder))
    assert "hidden_undecided" in [one.kind for one in refused.value.problems]


def test_no_public_log_has_a_cell_or_a_value_of_a_contradiction(tmp_path, monkeypatch, capsys):
    """On the maintainer's own screen they stand."""
    folder = filled(tmp_path, D=WRONG)
    found = against(folder)
    assert "420" in report(found, "sv")
    assert not any(str(number) in report(in_public(found), "sv") for number in WRONG.values())
    monkeypatch.setenv("CI", "true")
    assert read(folder) == 1
    assert "tillsammans" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (("Barn!D2", "Barn!D3"), "Barn!D2 och D3"),
        (("Barn!D2", "Barn!D3", "Barn!D4", "Barn!D6"), "Barn!D2 till D4 och D6"),
        (("Barn!D2", "Vuxna!D3", "Inledning"), "Barn!D2, Vuxna!D3 och Inledning"),
        (("rad 9", "rad 10", "rad 11"), "rad 9 till rad 11"),
    ],
)
def test_cells_below_each_other_are_a_range(places, said):
    """The sheet is named where it begins; what is no cell stays as it is."""
    assert ranges(places, "sv") == said
