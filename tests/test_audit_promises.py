"""What the pages promise of the audit, by the same words, on the real package whatever year is newest."""

from scripts.ground.codebook import NOT_ALL, read_codebook
from scripts.paths import DOCS
from tests.site_server import published

PAGES = {lang: (DOCS / lang / "audit.md").read_text(encoding="utf-8") for lang in ("sv", "en")}
METHOD = {lang: (DOCS / lang / "method.md").read_text(encoding="utf-8") for lang in ("sv", "en")}
NUMBERS = ("exact", "about", "over", "under", "at_least", "at_most", "just_over", "just_under")


def rows(table):
    return published().rows(table)


def promised(pages, swedish, english):
    """Whether both pages say it."""
    return swedish in pages["sv"] and english in pages["en"]


def test_no_range_leaves_out_a_number_that_the_source_prints():
    """A count that is printed, exactly or as a bound, lies within what is said of it."""
    said = {row["about"]: row for row in rows("derived_ranges")}
    for row in rows("statements"):
        limits = said.get(row["observation"])
        if limits and row["value"] and row["qualifier"] == "exact":
            assert int(limits["lower"]) <= int(row["value"]) <= int(limits["upper"]), row["observation"]


def test_no_wording_is_used_in_a_range():
    """Every range follows from figures, and none of them is only a wording."""
    assert promised(
        PAGES, "Placeringar och jämförelser i ord används inte", "Ranks and comparisons in words are not used"
    )
    numbered = {row["observation"] for row in rows("statements") if row["value"] and row["qualifier"] in NUMBERS}
    numbered |= {row["base_observation"] for row in rows("statements") if row["base"]}
    for row in rows("derived_ranges"):
        assert row["figures"]
        assert set(row["figures"].split()) <= numbered


def test_no_number_of_an_open_contradiction_is_part_of_a_range():
    """Neither those that were decided on nor the others of their findings, but for those that a correction made firm.

    That a wording does not fit casts no doubt on a number.
    """
    words = (
        "inget tal som motsäger ett annat är med i räkningen, om det inte är rättat",
        "no number that contradicts another is part of the calculation unless it has been corrected",
    )
    assert promised(PAGES, *words)
    corrected = {
        name for row in rows("corrections") if row["decision"] == "corrected" for name in row["findings"].split()
    }
    worded = {row["finding"] for row in rows("findings") if row["finding_kind"] == "wording"}
    figures = [row for row in rows("finding_figures") if row["finding"] not in worded]
    firm = {(row["about"], row["printed_value"]) for row in figures if row["finding"] in corrected}
    open_ones = {(row["about"], row["printed_value"]) for row in figures if row["finding"] not in corrected} - firm
    used = {name for row in rows("derived_ranges") for name in row["figures"].split()}
    assert used & {about for about, _ in open_ones} == set()
    assert used & {row["observation"] for row in rows("corrections") if row["decision"] == "stands"} == set()


def test_nothing_is_computed_from_a_doubtful_figure():
    """A computed observation never rests on one that stands as printed."""
    assert promised(PAGES, "ingenting räknas fram ur den", "nothing is computed from it")
    doubtful = {row["observation"] for row in rows("observations") if row["doubt"] == "doubtful"}
    assert not [row for row in rows("observations") if row["origin"] == "computed" and row["observation"] in doubtful]


def test_an_assumption_has_a_name_and_says_who_makes_it():
    """Wherever a table names one it is in the list, with its words and who assumes it, in both languages."""
    assert promised(
        PAGES,
        "Ett antagande har ett namn, och det står vem som gör det",
        "An assumption has a name, and it says who makes it",
    )
    assert promised(METHOD, "Ett antagande har alltid ett namn", "An assumption always has a name")
    known = {row["assumption"] for row in rows("assumptions")}
    tables = [rows(table) for table in ("findings", "audit_checks", "derived_ranges")]
    assert {one for table in tables for row in table for one in row["assumptions"].split()} <= known
    assert [row for row in tables[2] if (row["strength"] == "assumption") != bool(row["assumptions"])] == []
    for row in rows("assumptions"):
        assert all(row[f"{name}_{lang}"] for name in ("title", "definition", "assumed_by") for lang in ("sv", "en"))


def test_a_finding_that_assumes_nothing_rests_on_no_wording():
    """The kinds of findings are what their figures and relations can carry."""
    assert promised(PAGES, "bevisar aldrig något om ett tal", "never proves anything about a number")
    strengths: dict[str, set[str]] = {}
    for row in rows("finding_figures"):
        strengths.setdefault(row["finding"], set()).add(row["strength"])
    for row in rows("findings"):
        assert ("wording" in strengths[row["finding"]]) == (row["finding_kind"] == "wording")
        assert (row["finding_kind"] == "assumed") == bool(row["assumptions"] and row["finding_kind"] != "wording")


def test_a_list_counts_as_complete_only_where_it_says_why():
    """By its definition or by the source, or since something gathers the rest; and never where it says that there is more."""
    words = (
        "En lista med svar räknas som fullständig bara när källan eller definitionen säger det",
        "A list of answers counts as complete only where the source or the definition says so",
    )
    assert promised(PAGES, *words)
    assert {row["parts_complete"] for row in rows("categories")} <= {"", "definition", "source", NOT_ALL}
    book = read_codebook({name: rows(name) for name in ("indicators", "categories", "sums", "relations")})
    unequal = [(row["indicator"], row["category"]) for row in rows("categories") if row["parts_complete"] == NOT_ALL]
    assert all(split.whole != whole for name, whole in unequal for split in book.splits(name, "2031"))
