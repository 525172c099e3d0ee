"""The answers on the pages for readers: what is said of a year, and the figures that stand beside it."""

from dataclasses import replace

import pytest

from scripts.ground.comparing import left_out
from scripts.ground.data_package import PackageError, Row
from scripts.ground.markup import as_text
from scripts.ground.years import years_of
from scripts.site.charts.coverage import met
from scripts.site.charts.crowd import CrowdPart, Group
from scripts.site.charts.elements import COLUMNS as FIGURE_COLUMNS
from scripts.site.charts.elements import Cells
from scripts.site.charts.elements import parse as parse_figures
from scripts.site.charts.fields import said_of_groups
from scripts.site.charts.figures import ELEMENTS, drawing, rows_of
from scripts.site.charts.marks import HIDDEN, MISSING, full
from scripts.site.charts.rankings import places as ranked
from scripts.site.figure.sources import pages, places, spans
from scripts.site.package.labels import Labels
from scripts.site.prose.account_list import in_words
from scripts.site.prose.answer import Teller, answer, questions, quiet_line
from scripts.site.prose.answer_table import COLUMNS, Answers, parse
from scripts.site.prose.beside import key, row_notes, source_line, source_links
from scripts.site.prose.filling import share
from scripts.site.prose.told import shared
from scripts.site.text.language import Language
from tests.frozen_years import PRINTED
from tests.frozen_years import labels as of_year
from tests.frozen_years import package as frozen
from tests.promised import promised
from tests.rows import to_row
from tests.site_package import both, labels, no_drawing, observation, statement, usual_tables
from tests.site_server import answers
from tests.told_rows import changed

HEAD = ",".join(COLUMNS)
FIGURES = answers().figures
ADVICE = "needs.advice.adults.all_cases.count"


def table(*lines):
    return parse("\n".join([HEAD, *lines]) + "\n", FIGURES)


def real(lang="sv", **tables):
    """The printed year with some tables exchanged."""
    package = frozen(PRINTED)
    return Labels(replace(package, tables={**package.tables, **tables}), Language(lang))


def teller(named, texts=None):
    """A teller that draws nothing."""
    return Teller(texts or answers(), named, no_drawing, "")


@promised
def test_a_row_that_cannot_be_read_is_told_with_its_place(line, fault):
    with pytest.raises(PackageError, match=fault):
        table(line)


def test_the_first_headline_that_holds_is_said():
    """A row with a condition that is false, and one of another year, give way to the next."""
    texts = table(f"a,headline,,majority {ADVICE},Många,Many", "a,headline,2030,,Förr,Then", "a,headline,,,Några,Some")
    few, many = (labels(observations=[observation(value=value, base="10")]) for value in ("3", "9"))
    assert texts.texts("a", "headline", few) == ["Några"]
    assert texts.texts("a", "headline", many) == ["Många", "Några"]
    assert as_text(teller(many, texts).first("a", "headline")) == "Många"


def test_a_text_waits_for_its_figures():
    """A text without a condition stands where all its figures exist; a share in words needs a number."""
    texts = table(f"a,note,,,{{{{ value {ADVICE} }}}},{{{{ value {ADVICE} }}}}")
    assert texts.texts("a", "note", labels(observations=[observation(value="3")]))
    assert not texts.texts(
        "a", "note", labels(observations=[observation(value="3", year="2030"), observation(obs_status="O")])
    )
    shared_by = table("a,note,,,{{ share needs.advice.adults.all_cases.percent }},x")
    bound = observation(measure="percent", lower="50", qualifier="over")
    assert not shared_by.texts("a", "note", labels(observations=[bound]))


def test_no_source_is_empty_since_what_is_computed_has_those_of_what_it_is_made_of():
    """Every observation with a number, one by one: a reader finds the document behind it."""
    named = real()
    rows = [row for row in named.package.rows("observations") if row["value"] or row["lower"] or row["upper"]]
    assert any(row["origin"] == "computed" for row in rows)
    assert [row["observation"] for row in rows if not places([row], named)] == []


@pytest.mark.parametrize(
    ("address", "way"), [("https://example.org/report", "https://example.org/report"), ("", "../method/#sources")]
)
def test_a_source_leads_to_where_it_is_or_to_what_the_method_says_of_it(address, way):
    """With the pages, as plain text."""
    (source, *_), row = usual_tables()["sources"], observation()
    named = labels(sources=[source | {"address": address}], statements=[statement(observation=row["observation"])])
    line = source_links([row], "adults/", named)
    assert f'<a href="{way}" ' in line
    assert as_text(line) == source_line([row], named)


@pytest.mark.parametrize("name", ["children_met", "children_support"])
def test_the_sources_of_an_answer_are_those_of_what_it_says_too(name):
    """Not only of what it draws."""
    own = teller(of_year(PRINTED), answers())
    drawn = own.drawing(name)
    assert all(pages([row], own.labels) for row in own.numbers(name))
    said = places([*drawn.rows, *own.numbers(name)], own.labels)
    assert said != places(drawn.rows, own.labels)
    assert "; ".join(said) in as_text(" ".join(quiet_line(name, drawn, own)))


def test_an_answer_without_figure_or_meaning_has_no_empty_block_below_its_headline():
    said = answer("a", teller(labels(), table("a,headline,,,Svar,Answer")))
    assert "Svar</h2>" in said
    assert "<div" not in said


def begun(lang="sv"):
    """The printed year with a year that has only begun: one thing is said of it, and no number."""
    package = frozen(PRINTED)
    coming = str(int(package.latest_year) + 1)
    return real(lang, statements=[*package.rows("statements"), statement(report_year=coming, year=coming)])


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_answer_stands_or_falls_as_a_whole(lang):
    """An answer that stands has a question, a headline and its figure; one that falls leaves nothing, not even its question."""
    for named in (real(lang), begun(lang)):
        own = teller(named)
        for name in own.answers.names:
            made = answer(name, own)
            assert bool(made) == own.stands(name) == bool(questions([name], own)), name
            if made:
                assert made.count("<h2") == 1, name
                assert "{{" not in made, name
                assert name not in FIGURES.names or made.count('<div class="shown ') == 1, name


def nobody_of(population, of="platform"):
    """A frozen year of a form in which nobody of a group was met: each count is nought, and there are no shares."""
    package = frozen(of)
    nought, rows = to_row(dict.fromkeys(("value", "lower", "upper"), "0")), list[Row]()
    for row in package.rows("observations"):
        there = row["year"] == package.latest_year and row["population"].startswith(population) and row["value"]
        rows += [row] if not there else [row | nought] if row["measure"] == "count" else []
    return Labels(replace(package, tables={**package.tables, "observations": rows}), Language("sv"))


def test_what_is_asked_of_nobody_is_not_answered_with_noughts():
    """No headline, no figure, no "0 of 0": a sentence that says so; the other answers stand."""
    own = teller(nobody_of("children"))
    for name in ("children_met", "children_support"):
        assert not own.stands(name)
        assert "är alla tal noll: ingen har räknats." in as_text(answer(name, own))
    assert own.stands("people")
    assert as_text(own.first("children", "headline")) == "Medlemmarna mötte inga barn som kan vara utsatta"


@pytest.mark.parametrize("name", FIGURES.names)
def test_a_figure_falls_when_the_newest_year_lacks_its_numbers(name):
    """A year that has only begun draws nothing of the year before."""
    assert drawing(name, FIGURES, begun()) is None


@pytest.mark.parametrize(
    ("share", "sure"),
    [
        ({"upper": "50", "qualifier": "under"}, ["minst 12"]),
        ({"value": "47.8", "qualifier": "exact"}, ["minst 12"]),
        ({"lower": "50", "qualifier": "over"}, None),
        ({"value": "50.0", "qualifier": "exact"}, None),
    ],
)
def test_how_many_had_no_contact_follows_from_the_most_that_had_it(share, sure):
    """Of 23 children. Where the share is open upwards, or the share of no number of them, nothing is drawn."""
    here = {"population": "children", "year": frozen(PRINTED).latest_year}
    seeking = observation(indicator="children_asylum", category="seeking_asylum", value="23", **here)
    contact = {"indicator": "children_authority_contact", "category": "social_services", "measure": "percent"}
    within = {"within_indicator": "children_asylum", "within_category": "seeking_asylum"}
    made = drawing("asylum", FIGURES, real(observations=[seeking, observation(**contact, **within, **here, **share)]))
    assert (made and [number for _, number in made.said if number.startswith("minst")]) == sure


def test_more_support_than_needs_of_a_kind_takes_no_answer():
    """Then what was met and what nobody met are together more than the needs: the numbers stand beside each other."""
    needs = "support_needs.answers.adults_direct.all_cases.2025.count"
    rows = [
        row | {"value": "880"} if row["observation"].startswith(needs) else row
        for row in frozen(PRINTED).rows("observations")
    ]
    met = teller(real(observations=rows))
    assert met.stands("needs")
    assert [number.partition(" ")[0] for _, number in met.drawing("needs").said] == ["880", "498", "266"]


@pytest.mark.parametrize(("status", "why"), [("L", "står bara i ett diagram i rapporten"), ("Q", "visas inte, så att")])
def test_one_number_that_is_missing_takes_no_answer(status, why):
    """Without the interventions by civil society those by authorities stand beside the needs; without both nothing does.

    Without the needs of an adult it is not said whether a child had more, and how much is known of either group is.
    """
    package = frozen(PRINTED)
    gone = {"value": "", "lower": "", "upper": "", "obs_status": status}

    def without(*names):
        rows = package.rows("observations")
        return teller(real(observations=[row | gone if row["observation"].startswith(names) else row for row in rows]))

    assert f"Hur många civilsamhället gjorde {why}" in without("civil_support.answers").first("needs", "headline")
    assert without("civil_support.answers").stands("needs")
    assert not without("civil_support.answers", "authority_support.answers").stands("needs")
    mean = without("support_needs.answers.adults_direct.all_cases.2025.mean", "contacts.total.adults_direct")
    assert f"behov. Hur många en vuxen hade i snitt {why}" in mean.first("compared", "headline")
    assert [number for _, number in mean.drawing("compared").said] == ["895", "266", "235", "108"]


@pytest.mark.slow(
    "of a year that is seldom tried", "test_claims_carried.py::test_every_sentence_is_borne_by_what_it_claims"
)
def test_an_answer_that_falls_keeps_the_sentences_that_figures_bear():
    """A number that is missing takes its own sentence, and no other."""
    own = teller(of_year("mixed"))
    assert own.why_fallen("asylum")
    assert '<span data-claim="number children_authority_contact.social_services' in answer("asylum", own)
    assert "children_asylum." not in answer("asylum", own)


def test_a_headline_with_a_link_is_plain_text_where_it_names_a_figure():
    """What a screen reader says of the figure does not repeat it; what is passed on says it again."""
    first = next(name for name in FIGURES.names if teller(real()).stands(name))
    line = "**5&#37;** av [alla](method.md)"
    texts = table(f"{first},question,,,Fråga,Question", f'{first},headline,,,"{line.replace(chr(34), chr(34) * 2)}",x')
    own = teller(real(), texts)
    made = answer(first, own)
    assert '<strong>5&#37;</strong> av <a href="method/">alla</a></h2>' in made
    # The figure says its numbers alone.
    assert made.partition('class="card-share"')[0].count("<strong>5&#37;</strong>") == 1
    assert shared(f"{{{{ answer {first} }}}}", own) == {
        "path": f"answers/{first}/{first}-sv.png",
        "text": f"5% av alla. {real().note('potentially_exposed').removesuffix('.')}",
    }


def test_what_a_field_says_begins_with_its_name_where_its_number_is_of_all_its_marks():
    """Ten are directly affected, 52 are relatives: the 52 are not among the ten, and are not said to be."""
    parts = (CrowdPart(3, full("adults"), "direkt"), CrowdPart(2, full("soft"), "resten"))
    whole, some = Group("5", "vuxna", "adults", parts), Group("3", "söker asyl", "adults", parts[1:])
    assert said_of_groups([whole, some]) == (
        ("vuxna", "5"),
        ("vuxna, direkt", "3"),
        ("vuxna, resten", "2"),
        ("söker asyl", "3"),
        ("resten", "2"),
    )


def test_a_case_of_which_the_number_is_only_about_is_not_told_apart():
    """Marks can be counted, so only an exact number becomes marks."""
    rows = [
        row | {"qualifier": "about"}
        if row["indicator"] == "legal_status" and row["scope"] == "excluding_asele"
        else row
        for row in frozen(PRINTED).rows("observations")
    ]
    found = drawing("courts", FIGURES, real(observations=rows))
    assert found is None or "case_ring" not in found.signs


def test_a_group_that_is_not_published_has_no_marks_of_its_own():
    """The adults are drawn as one when a part of them is hidden."""
    package = frozen(PRINTED)
    rows = [
        row | {"value": "", "obs_status": "Q", "lower": "", "upper": ""}
        if row["population"] == "adults_direct" and row["indicator"] == "contacts"
        else row
        for row in package.rows("observations")
    ]
    whole = [group for group in drawn_groups(real(observations=rows)) if group.colour == "adults"]
    assert [len(group.marks[0].parts) for group in whole] == [1]
    assert not whole[0].keys


def drawn_groups(named):
    """The groups of the picture of everyone."""
    found = drawing("people", FIGURES, named)
    assert found is not None
    return found.display.lines


@pytest.mark.parametrize(
    ("known", "said", "state"),
    [
        ({"percent.of": "40.0", "count": "4"}, "40,0\N{NO-BREAK SPACE}%", ""),
        ({"count": "4", "percent": "2.3"}, "4 av 10", ""),
        ({"count": "12"}, "12 insatser", ""),
        ({"count": "4", "needs": ""}, "4 insatser", MISSING),
        ({"count": ""}, "visas inte", HIDDEN),
        # A share of something else stands above a track that says that nothing is known.
        ({"percent": "2.3"}, "2,3\N{NO-BREAK SPACE}%", MISSING),
    ],
)
def test_how_much_of_a_need_was_met_is_a_share_or_else_so_many_of_so_many(known, said, state):
    """One hidden number takes what it is said in, and nothing else: what is shown stands without it."""
    known = {**known}
    here = {"category": "housing", "population": "adults_direct", "year": frozen(PRINTED).latest_year}
    own = here | {"indicator": "authority_support", "unit": "interventions"}
    of_need = {"base_indicator": "support_needs", "base_category": "housing"}
    rows = [observation(**here, indicator="support_needs", unit="needs", value=known.pop("needs", "10"))]
    for told, value in known.items():
        measure, _, of = told.partition(".")
        status = "A" if value else "Q"
        rows.append(observation(**own, **(of_need if of else {}), measure=measure, value=value, obs_status=status))
    name = "authority_support.*.adults_direct.all_cases.percent.of.support_needs.*"
    cell = met(name, "housing", Cells(real(observations=rows))).cell
    assert (cell.text, cell.state) == (said, state)


def test_a_share_is_said_in_words_with_those_whom_it_is_of():
    """Eight in ten goes before them, half before all of them; what is no share of a whole stops the build."""
    name = "needs.advice.adults.all_cases.percent"
    said = {
        value: share(f"{name} behov|behoven", labels(observations=[observation(measure="percent", value=value)]))
        for value in ("82.7", "50")
    }
    assert said == {"82.7": "drygt åtta av tio behov", "50": "hälften av behoven"}
    with pytest.raises(PackageError):
        share(name, labels(observations=[observation(measure="percent", value="130", base_indicator="")]))


def test_pages_of_a_source_are_written_as_people_write_them():
    """Neighbours as a run."""
    assert spans({4, 6, 7, 8, 11}) == "4, 6–8, 11"


def test_a_page_is_shared_with_the_picture_of_its_first_answer():
    """The first that has a figure and stands."""
    own = teller(real())
    first = next(name for name in FIGURES.names if own.stands(name))
    found = shared(f"{{{{ note x }}}} {{{{ answer {first} }}}}", own)
    assert found is not None
    assert found["path"] == f"answers/{first}/{first}-sv.png"
    assert shared("no answer", own) is None


def test_the_rank_that_is_sharpest_is_shown():
    """The first to the third and the second to the third make the second to the third."""
    said = [
        statement(measure="rank", category="advice", value="1", value_to="3", qualifier="between"),
        statement(measure="rank", category="advice", value="2", value_to="3", qualifier="between"),
        statement(measure="rank", category="housing", value="1"),
    ]
    found = ranked("needs.*.adults.all_cases", Cells(labels(statements=said)))
    assert found == [("1", "needs.housing.adults.all_cases"), ("2–3", "needs.advice.adults.all_cases")]


def test_what_no_figure_shows_stands_in_words():
    """A line for each indicator of the themes that no figure shows; without a number the answers by their names."""
    own = teller(real())
    listed = in_words([row["theme"] for row in frozen(PRINTED).rows("indicators")], own)
    shown = {row["indicator"] for name in FIGURES.names for row in rows_of(name, FIGURES, own.labels)}
    assert not any(f'href="indicators/{name}/"' in listed for name in shown)
    named = [each for each in listed.split("<li>")[1:] if "</a>: " in each]
    assert 0 < len(named) < listed.count("<li>")
    assert not any("data-claim" in each for each in named)
    assert "<q" not in listed
    assert in_words([], own) == ""


@pytest.mark.parametrize(("lang", "said"), [("sv", ": rädsla för myndigheter; "), ("en", ": fear of authorities; ")])
def test_what_has_no_number_is_said_in_the_words_of_the_page(lang, said):
    """Words torn from a sentence of the source are no list, and no English."""
    assert said in as_text(in_words(["permits"], teller(real(lang))))


def test_how_many_answered_is_no_headline_of_a_form_year():
    """Thirty with an answer say nothing; a number that the code list has a sentence for does."""

    def headlines(categories):
        total, nobody = observation(category="total", value="30"), statement(indicator="contacts")
        named = labels(categories=categories, observations=[total], statements=[nobody], sources=sources)
        return in_words(["people"], Teller(Answers(()), named, no_drawing, ""))

    sources = [row | {"source_kind": "form"} for row in usual_tables()["sources"]]
    usual = usual_tables()["categories"]
    assert headlines(usual) == ""
    assert "Vi mötte 30" in headlines([row | both(predicate="Vi mötte {}/We met {}") for row in usual])


def figures(*lines):
    return parse_figures("\n".join([",".join(FIGURE_COLUMNS), *lines]) + "\n", ELEMENTS)


@promised
def test_what_a_composed_figure_says_of_some_rows(figure, rows, said):
    """`nothing`: it is not drawn, and another variant may be."""
    tables = changed(usual_tables(), [f"observations: {rows}"])
    found = drawing("a", figures(*(f"a,{line}" for line in figure)), labels("sv", **tables))
    told = (
        [f"{name} {number}".replace("\N{NO-BREAK SPACE}", " ") for name, number in found.said] if found else ["nothing"]
    )
    assert told == said


@promised
def test_a_row_of_a_figure_that_cannot_be_read_is_told_with_its_place(lines, fault):
    with pytest.raises(PackageError, match=fault):
        figures(*lines)


def test_a_country_is_said_to_be_missing_only_where_one_is_hidden():
    """And never that few come from there: a large number may be hidden to protect a small one."""
    plain = real().package.rows("observations")
    hidden = [row | ({"obs_status": "Q"} if row["indicator"] == "origin_country" else {}) for row in plain]
    told = [" ".join(teller(real(observations=rows)).said("origin", "meaning")) for rows in (plain, hidden)]
    assert ["Några länder visas inte" in text for text in told] == [False, True]


ALL_OF_THEM = {"indicator": "support_needs", "category": "all_of_the_above", "population": "adults_direct"}


@pytest.mark.parametrize(
    ("line", "told"),
    [({"value": "23"}, "(23 svar)"), ({"value": "", "obs_status": "Q"}, "(antalet visas inte)"), ({"value": "0"}, "")],
)
def test_beside_shares_of_a_kind_stands_that_all_of_the_above_is_not_in_them(line, told):
    """Also where it is hidden how many they are; of nobody nothing is said, nor where no number is of those needs."""
    package = labels_of_form(observation(**ALL_OF_THEM, unit="needs", year="2026", **line))
    housing = {"category": "housing", "population": "adults_direct", "year": "2026"}
    needs = observation(**housing, indicator="support_needs", unit="needs", value="116")
    share = {"base_indicator": "support_needs", "base_category": "housing", "measure": "percent", "value": "34.5"}
    met = observation(**housing, **share, indicator="authority_support", unit="interventions")
    apart = observation(**housing, indicator="authority_support", unit="interventions", value="40")
    for row in (needs, met):
        assert [told in text for text in row_notes([row], package)] == [True] * bool(told)
    assert row_notes([apart], package) == []


@pytest.mark.parametrize(("together", "more"), [("108", 0), ("92", 16), ("90", 18)])
def test_a_sum_leaves_out_only_what_is_not_in_it_of_all_of_the_above(together, more):
    """Nine kinds with ten needs each, and two people with all of them: who adds them to the sum has left out nothing."""
    own = {"indicator": "support_needs", "population": "adults_direct", "year": "2026", "unit": "needs"}
    lines = dict.fromkeys(real().book.parts("support_needs"), "10") | {"all_of_the_above": "2", "answers": together}
    rows = [observation(**own, category=category, value=value) for category, value in lines.items()]
    assert left_out(rows[-1], years_of(labels_of_form(*rows).package)) == more


def labels_of_form(*rows):
    """The printed year, and of a form after it so many rows."""
    package = frozen(PRINTED)
    source = package.rows("sources")[0] | {"source": "form_2026", "source_kind": "form", "year": "2026"}
    filled = statement(report_year="2026", year="2026", source="form_2026")
    return real(
        observations=[*package.rows("observations"), *rows],
        sources=[*package.rows("sources"), source],
        statements=[*package.rows("statements"), filled],
    )


def of_adults(category, value, **cells):
    """How many adults somebody identified, in a form."""
    hidden = {} if value else {"obs_status": "Q", "qualifier": ""}
    own = {"indicator": "identified_by", "population": "adults", "year": "2026", "unit": "persons"}
    return observation(**own | hidden | {"category": category, "value": value} | cells)


@pytest.mark.parametrize(("alone", "left_out"), [("", ("Personen själv",)), ("7", ())])
def test_a_figure_says_which_answers_it_leaves_out(alone, left_out):
    """An answer that is hidden has no marks: it is named below."""
    named = labels_of_form(of_adults("members", "20"), of_adults("police", "9"), of_adults("self", alone))
    found = drawing("identified", FIGURES, named)
    assert found is not None
    assert found.hidden == left_out
    assert ("Visas inte, så att ingen kan kännas igen: Personen själv." in key(found, named)) == bool(left_out)


@pytest.mark.parametrize(("number", "sign"), [("", False), ("7", True)])
def test_the_dashed_ring_of_what_nobody_knows_is_explained_where_it_is_drawn(number, sign):
    """Not where that answer is hidden, which the figure itself names."""
    own = {"indicator": "legal_status", "population": "adults_direct", "unit": "cases"}
    asked = [("investigation_ongoing", "20"), ("no_report", "9"), ("outcome_unknown", number), ("answers", "36")]
    rows = [of_adults(category, value, **own) for category, value in asked]
    found = drawing("courts", FIGURES, labels_of_form(*rows))
    assert found is not None
    assert ("case_unknown" in found.signs) == sign
    assert found.hidden == ()
