"""The receipt of a reading: what a second person looks at first, with nothing on it that is not published."""

import re
import zipfile
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts import __main__ as verbs
from scripts.__main__ import main
from scripts.paths import DOCS
from scripts.year import summary_site
from scripts.year.helpers.papers.receipt import INTERNAL
from scripts.year.shifts import deviations
from tests.frozen_years import YEAR as FROZEN_YEAR
from tests.frozen_years import cells, fill_in, folder, written
from tests.promised import promised
from tests.receipts import LINES, LOOKS, look, looks, receipt, receipt_of
from tests.rows import figure
from tests.sharing import shared_folder
from tests.summaries import BEFORE as BEFORE_IT
from tests.summaries import NOW, WAS
from tests.year_folder import BEFORE, YEAR, book_of, explain, fill, folder_with, read, started, zip_of

LATER = pytest.mark.slow("a whole year", "test_why_a_person_should_look_is_said")

# Typed in another order, so that no kind of support is given to more people than need it: the reading has nothing against it.
TURNED = {
    "advice": 132, "legal_advice": 88, "interpretation": 154, "psychological": 184, "material": 31, "basic_needs": 194,
    "housing": 182, "child_education": 40, "authority_liaison": 169,
}  # fmt: skip
NEEDS = {f"support_needs.{need}.adults_direct": number for need, number in TURNED.items()}
RIGHT = {"advice": 10, "legal_advice": 40, "interpretation": 90, "psychological": 60}
OF_ADULTS = {"indicator": "support_needs", "population": "adults_direct", "unit": "needs", "year": BEFORE}
LAST_NEEDS = [
    figure(**OF_ADULTS, category=need, value=str(number)) for need, number in [*RIGHT.items(), ("answers", 200)]
]


def line(page: str, group: str, answer: str) -> list[str]:
    """The cells of an answer in the table, below the heading of its list."""
    (own,) = re.findall(
        rf'<tbody><tr><th class="list" colspan="8">{re.escape(group)}</th></tr>(.*?)</tbody>', page, re.DOTALL
    )
    (row,) = re.findall(rf"<tr><td>{re.escape(answer)}</td>(.*?)</tr>", own)
    return [unescape(cell) for cell in re.findall(r"<td[^>]*>([^<]*)</td>", row)]


def of_frozen(name: str, changes: dict[str, int], label: str) -> str:
    """The receipt of a frozen form year after the printed one, some of its counts typed otherwise; once a run."""
    target = shared_folder() / f"receipt-{label}" / "datapackage" if changes else folder(name)
    if not receipt_of(target, FROZEN_YEAR).is_file():
        target.parent.mkdir(exist_ok=True)
        written(target)
        assert main(["workbook", FROZEN_YEAR, "--folder", str(target)]) == 0
        typed = [row | {"value": str(changes.get(row["line"], row["value"]))} for row in cells(name)]
        fill_in(book_of(target, FROZEN_YEAR), typed)
        explain(target, FROZEN_YEAR)
        assert main(["read-workbook", str(book_of(target, FROZEN_YEAR)), "--folder", str(target)]) == 0
    return receipt_of(target, FROZEN_YEAR).read_text(encoding="utf-8")


@promised
def test_surprise_is_how_far_two_shares_are_apart_and_not_how_large_they_are(count, before, whole, whole_before, apart):
    """In standard deviations, as a table of the pooled test has it."""
    assert deviations((count, before), (whole, whole_before)) == pytest.approx(float(apart), abs=0.01)


@LATER
def test_needs_in_the_wrong_order_are_looked_at_by_what_the_report_of_last_year_says_of_places():
    """The printed report has no number of any need, and says which was the largest; nothing else stops the nine."""
    said = looks(of_frozen("platform", NEEDS, "turned-needs"))
    assert any(
        "Juridisk rådgivning" in one and "2025 års rapport säger plats 1, nu är det plats 7" in one for one in said
    )
    right = looks(of_frozen("platform", {}, "platform"))
    assert not any("års rapport säger" in one for one in right)


def page_of_needs(tmp_path: Path, **typed: int) -> str:
    """The receipt where these needs were typed beside last year's."""
    folder = folder_with(tmp_path, *LAST_NEEDS)
    assert main(["workbook", YEAR, "--folder", str(folder)]) == 0
    fill(book_of(folder), D={f"support_needs.{need}.adults_direct": number for need, number in typed.items()})
    explain(folder)
    assert read(folder) == 0
    return receipt_of(folder).read_text(encoding="utf-8")


@LATER
def test_numbers_of_a_list_that_fit_other_rows_better_are_told_first(tmp_path):
    """With last year's counts: each number one row down, and what would be more like last year."""
    numbers = [*RIGHT.values()]
    said = looks(page_of_needs(tmp_path, **dict(zip(RIGHT, numbers[-1:] + numbers[:-1], strict=True)), answers=200))
    assert said[0].partition(" Förklaring")[0] == (
        f"Behov av stöd, vuxna. Siffrorna står kanske på fel rad. Mer likt {BEFORE} vore: "
        "Rådgivning och information 10, Juridisk rådgivning 40, Översättning och tolkning 90, Psykologiskt stöd 60."
    )
    assert not any("Juridisk rådgivning (" in one for one in said[1:])


@LATER
def test_numbers_in_last_years_order_ask_for_nothing(tmp_path):
    """Half as many, in the same order: no share is another."""
    page = page_of_needs(tmp_path, **{need: number // 2 for need, number in RIGHT.items()}, answers=100)
    assert looks(page) == []
    assert f"Inget skiljer sig mycket från {BEFORE}" in page
    both_years = ["20", "20,0\u00a0%", "3", "40", "20,0\u00a0%", "3"]
    assert line(page, "Behov av stöd, vuxna", "Juridisk rådgivning") == both_years


@pytest.mark.parametrize(("one", "why"), LOOKS)
def test_why_a_person_should_look_is_said(one, why):
    """The share or the number, the place, and what the workbook says of it."""
    (said,) = looks(receipt(LINES, [look(one)]))
    assert said.partition(").")[2].strip().replace("\u00a0", " ") == why


def test_a_year_without_an_earlier_one_says_so():
    """Then there is nothing to be unlike."""
    page = receipt([LINES[0]], before=None)
    assert "Det finns inget tidigare år att jämföra med." in page
    assert "None" not in page


def test_small_numbers_say_dolt():
    """And no share and no place is there from which they would follow."""
    page = of_frozen("platform", {}, "platform")
    assert line(page, "Kön, vuxna", "Annan könsidentitet")[:3] == ["dolt", "dolt", "–"]
    assert line(page, "Kön, vuxna", "Alla")[:3] == ["dolt", "–", "–"]


def test_an_accepted_reading_ends_with_what_readers_will_be_told_and_the_receipt_has_it(tmp_path, capsys, monkeypatch):
    """Of the folder that the prose tells of; on the screen last of all."""
    folder, room = started(tmp_path), SimpleNamespace(answers=lambda package, _: WAS if package is BEFORE_IT else NOW)
    monkeypatch.setattr(verbs, "DATAPACKAGE", folder)
    monkeypatch.setattr(verbs, "site_room", lambda: room)
    monkeypatch.setattr(summary_site, "open_package", lambda *_: BEFORE_IT)
    assert read(folder) == 0
    said = capsys.readouterr().err.strip().splitlines()
    assert said[-2].startswith("Det här får läsarna veta. Det enda svaret står kvar. Det har fått en ny rubrik.")
    assert said[-1] == f"- Vuxna: {WAS[0].question} {NOW[0].headline}"
    page = receipt_of(folder).read_text(encoding="utf-8")
    assert f"<li>Vuxna: {WAS[0].question} <b>{NOW[0].headline}</b></li>" in page


def test_internal_stands_on_every_page():
    """Everything stands in a table, and every browser prints the head of a table anew on each page."""
    page = of_frozen("platform", {}, "platform")
    body = page.partition("<body>")[2].partition("</body>")[0]
    parts = re.split(r"(<table[^>]*>.*?</table>)", body.strip(), flags=re.DOTALL)
    assert [one for one in parts[::2] if one.strip()] == []
    assert len(parts[1::2]) == 2
    assert all(re.search(rf'<thead>\s*<tr><th class="internal"[^>]*>{re.escape(INTERNAL)}', one) for one in parts[1::2])


def test_the_receipt_lies_beside_what_is_handed_in_and_is_of_the_last_reading(tmp_path):
    """The same workbook gives the same bytes, without a day or a clock; a reading that is refused leaves none."""
    folder = started(tmp_path)
    assert read(folder) == 0
    first = receipt_of(folder).read_bytes()
    assert read(folder) == 0
    assert receipt_of(folder).read_bytes() == first
    with zipfile.ZipFile(zip_of(folder)) as archive:
        assert not any("kvitto" in name or INTERNAL.encode() in archive.read(name) for name in archive.namelist())
    fill(book_of(folder), D={"contacts.total.all": "många"})
    assert read(folder) == 1
    assert not receipt_of(folder).exists()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_guide_says_to_print_the_receipt_and_let_somebody_else_sign_it(lang):
    """By the name that the reading gives it."""
    guide = (DOCS / lang / "new-year.md").read_text(encoding="utf-8")
    assert "{{ next_year }}-kvitto.html" in guide
    assert {"sv": "skriv ut det", "en": "print it"}[lang] in guide
    assert {"sv": "skriva under", "en": "sign it"}[lang] in guide
    assert {"sv": "Sist står det som läsarna får veta", "en": "Last comes what readers will be told"}[lang] in guide
