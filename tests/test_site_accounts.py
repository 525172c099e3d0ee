"""What the report says in words stands under the voice that says it, by what kind of claim it is, and beside its numbers."""

import re

from scripts.site.package.said import about_demand, about_indicators
from scripts.site.prose.account_list import accounts as listed
from scripts.site.prose.account_list import in_list
from tests.promised import READ, promised
from tests.site_package import both, labels, taken_in, usual_tables

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


@promised
def test_what_is_told_of_accounts(accounts, themes, lang, says, never):
    """As text, with a bar between its pieces, or as a tag is written. In 2031 1 200 of 2 400 adults were advised."""
    rows = [account(f"a{at}", at, **READ["="](more)) for at, _, more in (one.partition(" ") for one in accounts)]
    html = listed(themes, labels(lang, accounts=rows), "practice/")
    told = re.sub(r"[|\s]*\|[|\s]*", "|", PLAIN.sub("|", html)).replace("\N{NO-BREAK SPACE}", " ")
    assert [text for text in says if text not in (html if "<" in text else told)] == []
    assert not never or never not in told


def test_a_subject_without_accounts_is_not_there():
    """A year that comes as a form alone has none of its own: the newest report's stand, and say their year."""
    assert listed("trust", labels(accounts=[account("a", 1)]), "practice/") == ""
    known = labels(accounts=[account("a", 1, year="2030"), account("b", 1)])
    assert taken_in(known)["accounts_year"] == "2031"
    assert listed("waiting", known, "practice/").count("Utsaga") == 1


def test_what_is_said_first_opens_the_rest():
    """Its voice before it, as what it is."""
    rows = [account("a", 1, account_kind="reason"), account("b", 2), account("c", 3, account_theme="trust")]
    html = listed("waiting trust", labels(accounts=rows), "practice/")
    first = '<details class="subject"><summary><b class="voice">Plattformen (skäl):</b> Utsaga 1 <span'
    assert first in html
    assert html.index("Utsaga 1") < html.index("</summary>") < html.index("Utsaga 2")
    assert '<a href="#waiting">' in html.partition("<h2")[0]


def test_on_a_page_of_one_subject_each_claim_opens_by_its_first_sentence():
    """What follows of it lies under it; what is said in one sentence and has no consequence has nothing to open."""
    long = account("a", 1, claim_sv="Så är lagen. Den är ny.")
    rows = [long, account("b", 2, account_kind="consequence"), account("c", 3)]
    vocabulary = [{"list": "account_kind", "code": "consequence", "order": "9", **both(label="Följd/Consequence")}]
    html = listed("waiting", labels(accounts=rows, vocabulary=usual_tables()["vocabulary"] + vocabulary), "changing/")
    law, _, rest = html.partition("</details>")
    assert "Så är lagen. <span" in law.partition("</summary>")[0]
    assert "Den är ny." in law.partition("</summary>")[2]
    assert "Utsaga 2" in law.partition("</summary>")[2]
    assert '<p class="subject"><b class="voice">Plattformen:</b> Utsaga 3' in rest


def test_beside_the_figures_of_a_later_year_the_list_is_what_an_earlier_report_wrote():
    """Under its year and in the past: what it calls the most common may be so no more."""
    older = in_list([account("a", 1, year="2030")], labels(accounts=[account("a", 1, year="2030")]))
    assert "Så skrev rapporten för 2030 (1)" in older
    assert "Det här skrevs om 2030" in older
    assert "Siffrorna för 2031 kan säga något annat" in older
    assert "skrev" not in in_list([account("a", 1)], labels(accounts=[account("a", 1)]))


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
