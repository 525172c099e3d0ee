"""What the report says in words stands under the voice that says it, by what kind of claim it is, and beside its numbers."""

import re

from scripts.site.package.said import about_demand, about_indicators, accounts_year
from scripts.site.prose.account_list import accounts, in_list
from tests.site_package import both, labels, usual_tables

PLAIN = re.compile(r"<[^>]+>")


def account(name, order, **cells):
    """A row of the table; the platform has seen it, on a page, unless a test says otherwise."""
    texts = both(claim=f"Utsaga {order}/Claim {order}")
    usual = {
        "year": "2031",
        "account_theme": "waiting",
        "voice": "platform",
        "account_kind": "pattern",
        "account_basis": "words",
    }
    place = {"source": "report", "place": "Ett avsnitt", "page": "7", "bears_on": "", "demands": ""}
    return {"account": name, "order": str(order), **usual, **place, **texts, **cells}


# What is said first of a subject stands by itself; and a page may have another.
FIRST, OTHER = account("first", 0), account("other", 99, account_theme="trust")
BOTH = "waiting trust"


def told(*rows, themes="waiting", lang="sv"):
    """What a page has of them, as text with a bar between its pieces."""
    html = accounts(themes, labels(lang, accounts=[*rows]), "practice/")
    return re.sub(r"[|\s]*\|[|\s]*", "|", PLAIN.sub("|", html))


def test_what_is_said_first_opens_the_rest():
    """Its voice before it, as what it is."""
    rows = [account("a", 1, account_kind="reason"), account("b", 2), account("c", 3, account_theme="trust")]
    html = accounts("waiting trust", labels(accounts=rows), "practice/")
    first = '<details class="subject"><summary><b class="voice">Plattformen (skäl):</b> Utsaga 1 <span'
    assert first in html
    assert html.index("Utsaga 1") < html.index("</summary>") < html.index("Utsaga 2")
    assert '<a href="#waiting">' in html.partition("<h2")[0]


def test_on_a_page_of_one_subject_each_claim_opens_by_its_first_sentence():
    """What follows of it lies under it; what is said in one sentence and has no consequence has nothing to open."""
    long = account("a", 1, claim_sv="Så är lagen. Den är ny.")
    rows = [long, account("b", 2, account_kind="consequence"), account("c", 3)]
    vocabulary = [{"list": "account_kind", "code": "consequence", "order": "9", **both(label="Följd/Consequence")}]
    html = accounts("waiting", labels(accounts=rows, vocabulary=usual_tables()["vocabulary"] + vocabulary), "changing/")
    law, _, rest = html.partition("</details>")
    assert "Så är lagen. <span" in law.partition("</summary>")[0]
    assert "Den är ny." in law.partition("</summary>")[2]
    assert "Utsaga 2" in law.partition("</summary>")[2]
    assert '<p class="subject"><b class="voice">Plattformen:</b> Utsaga 3' in rest


def test_the_voice_comes_before_the_claim_and_once_for_what_it_says_together():
    """Two claims of one voice on one page: the voice, the claims, the page."""
    assert "|Plattformen|Utsaga 1|Utsaga 2|från s. 7|" in told(
        FIRST, account("a", 1), account("b", 2), OTHER, themes=BOTH
    )


def test_another_voice_has_its_own_name():
    """Whoever speaks, the reader knows it."""
    assert "|Plattformen|Utsaga 1|från s. 7|Programmet|Utsaga 2|" in told(
        FIRST, account("a", 1), account("b", 2, voice="programme"), OTHER, themes=BOTH
    )


def test_a_claim_that_is_no_observation_is_called_what_it_is():
    """A reason is how the voice understands it; what it has seen needs no name."""
    assert "|Plattformen|Utsaga 1|från s. 7|Skäl|Utsaga 2|" in told(
        FIRST, account("a", 1), account("b", 2, account_kind="reason"), OTHER, themes=BOTH
    )


def test_a_section_stands_where_no_page_is_known():
    """The place is said in one way or the other."""
    assert "|Utsaga 1|avsnitt ”Ett avsnitt”|" in told(account("a", 1, page=""))


def test_a_claim_of_an_older_report_says_its_year():
    """Beside the figures of a later year, which may come as a form alone."""
    assert "|Utsaga 1|rapporten för 2030, från s. 7|" in told(account("a", 1, year="2030"))


def test_beside_the_figures_of_a_later_year_the_list_is_what_an_earlier_report_wrote():
    """Under its year and in the past: what it calls the most common may be so no more."""
    older = in_list([account("a", 1, year="2030")], labels(accounts=[account("a", 1, year="2030")]))
    assert "Så skrev rapporten för 2030 (1)" in older
    assert "Det här skrevs om 2030" in older
    assert "Siffrorna för 2031 kan säga något annat" in older
    assert "skrev" not in in_list([account("a", 1)], labels(accounts=[account("a", 1)]))


def test_what_nobody_has_counted_is_said_to_be_so():
    """Only where no account of the subject has a number behind it."""
    assert "inget tal finns" in told(account("a", 1))
    assert "inget tal finns" not in told(account("a", 1), account("b", 2, account_basis="figure"))


def test_the_figures_beside_are_what_the_newest_year_says():
    """The finding of an indicator that the accounts bear on, by its own page."""
    html = accounts("waiting", labels(accounts=[account("a", 1, bears_on="needs.advice")]), "practice/")
    assert '<a href="../indicators/needs/" data-claim="' in html
    assert "Siffror bredvid" in html


def test_a_figure_stands_beside_one_subject_of_a_page():
    """The first that it is about."""
    rows = [account("a", 1, bears_on="needs.advice"), account("b", 2, account_theme="trust", bears_on="needs.advice")]
    html = accounts("waiting trust", labels(accounts=rows), "practice/")
    assert html.count("../indicators/needs/") == 1
    assert html.index("../indicators/needs/") < html.index("Utsaga 2")


def test_the_figures_of_a_later_year_beside_older_accounts_say_their_year():
    """The accounts beside them are of another."""
    older = labels(accounts=[account("a", 1, year="2030", bears_on="needs.advice")])
    assert "Siffror för 2031 bredvid" in accounts("waiting", older, "practice/")


MOST = "majority needs.advice.adults.all_cases"


def of_2030(leans_on, **tables):
    """What is left of an account of the year before that leans on a claim: 1 200 of 2 400 adults were advised in 2031."""
    named = labels(accounts=[account("a", 1, year="2030", leans_on=leans_on)], **tables)
    return re.sub(r"[|\s]*\|[|\s]*", "|", PLAIN.sub("|", accounts("waiting", named, "practice/")))


def test_an_account_of_an_older_year_stands_while_the_newest_figures_bear_it():
    """And where they are not of what it says."""
    assert "|Plattformen:|Utsaga 1|" in of_2030("some needs.advice.adults.all_cases")
    assert "|Plattformen:|Utsaga 1|" in of_2030("")


def test_what_the_newest_figures_do_not_bear_is_told_as_what_was_written_with_what_is_known_now():
    """Half is not most of the adults."""
    said = of_2030(MOST)
    assert said.startswith("## Väntan {#waiting}|Väntan|")  # what it is about, where nothing is said first
    assert "|Så skrev 2030 års rapport. Talen för 2031 säger något annat.|Utsaga 1|" in said
    assert "|2031: Råd (Behov): 1\N{NO-BREAK SPACE}200 av 2\N{NO-BREAK SPACE}400.|" in said


def test_what_the_newest_figures_leave_open_is_told_as_what_was_written():
    """Nobody says how many got housing."""
    said = of_2030("majority needs.housing.adults.all_cases.count")
    assert "|Så skrev 2030 års rapport. Om det gäller 2031 säger talen inte.|Utsaga 1|" in said


def test_that_something_was_not_known_falls_when_it_is():
    """What is not known yet stands."""
    assert "Utsaga 1" not in of_2030("not_known needs.advice.adults.all_cases")
    assert "|Plattformen:|Utsaga 1|" in of_2030("not_known needs.other.adults.all_cases")


def test_its_own_year_is_what_the_audit_tries():
    """A report is not measured by itself here."""
    assert "|Plattformen:|Utsaga 1|" in told(account("a", 1, leans_on=MOST))


def test_a_demand_is_named_or_said_to_be_missing():
    """What is asked for stands apart from what is seen."""
    assert "Mer råd" in told(account("a", 1, demands="more_advice"))
    assert "Ingen av rekommendationerna" in told(account("a", 1))


def test_a_subject_without_accounts_is_not_there():
    """A year that comes as a form alone has none of its own: the newest report's stand, and say their year."""
    assert told(account("a", 1), themes="trust") == ""
    rows = [account("a", 1, year="2030"), account("b", 1)]
    assert accounts_year(labels(accounts=rows)) == "2031"
    assert told(*rows).count("Utsaga") == 1


def test_an_indicator_and_a_demand_find_their_accounts():
    """By the indicator, or by one of its answers."""
    rows = [
        account("a", 1, bears_on="needs.advice"),
        account("b", 2, demands="more_advice"),
        account("c", 3, bears_on="needs"),
    ]
    known = labels(accounts=rows)
    assert [row["account"] for row in about_indicators(["needs"], known)] == ["a", "c"]
    assert [row["account"] for row in about_demand("more_advice", known)] == ["b"]
    assert "(2)" in in_list(about_indicators(["needs"], known), known)
    assert in_list([], known) == ""


def test_it_is_said_in_the_language_of_the_page():
    assert "|The platform:|Claim 1|from p. 7|" in told(account("a", 1), lang="en")
