"""What we say of the printed report is what it says: whose words they are, how sure it is, of whom, and on which page."""

import csv
import re
from html import unescape

import pytest

from scripts.ground.columns import LANGUAGES, TextName
from scripts.paths import DOCS
from scripts.site.frame.subject import subject_of
from scripts.site.prose.account_list import accounts as subjects
from scripts.site.prose.account_list import in_report
from scripts.site.prose.answer import Teller
from scripts.site.prose.trend import trend
from tests.frozen_years import PRINTED, labels, package
from tests.promised import promised
from tests.site_package import no_drawing
from tests.site_server import answers

# The one passage of the report that is a source's own words: what its convention says of the reflection period.
QUOTED = {"reflection_period_in_every_country", "time_enough_to_choose_freely", "no_removal_during_reflection"}


def accounts():
    return {row["account"]: row for row in package(PRINTED).rows("accounts")}


@promised
def test_a_claim_is_as_sure_and_as_whole_as_the_report(account, swedish, english):
    """In both languages: neither "may" for what it knows, nor two grounds of three."""
    assert swedish in accounts()[account]["claim_sv"]
    assert english in accounts()[account]["claim_en"]


def test_a_source_speaks_only_where_the_report_quotes_it():
    """What the report itself concludes from a source, or from its own programme, is the platform's."""
    assert {name for name, row in accounts().items() if row["voice"] == "cited_source"} == QUOTED


def test_what_the_platform_concludes_of_its_statistics_is_its_own():
    """Members that report informally say what they see, not how the statistics were made."""
    methods = {name for name, row in accounts().items() if row["account_kind"] == "method"}
    assert {accounts()[name]["voice"] for name in methods} == {"platform"}


def test_a_right_of_eight_bears_on_the_needs_of_adults_and_children_alike():
    """Emergency care has no indicator, and is promised all the same: no list of rights is without it."""
    rights = [row for row in accounts().values() if row["account_theme"] == "promised_help"]
    assert len(rights) == 8
    for row in rights:
        bears = {name.partition(".")[0] for name in row["bears_on"].split()}
        assert bears == {"support_needs", "children_support_needs"}, row["account"]


def test_what_is_counted_a_year_says_so():
    """Else a range of one year is read as what four of them come to; where the source does not say it, the platform is asked."""
    yearly = {row["indicator"] for row in package(PRINTED).rows("observations") if row["unit"].endswith("_per_year")}
    asked = {(row["indicator"], row["category"]) for row in package(PRINTED).rows("observations") if row["question"]}
    rows = [row for row in package(PRINTED).rows("categories") if row["indicator"] in yearly]
    said = [("om året" in row["predicate_sv"], "a year" in row["predicate_en"]) for row in rows]
    assert (True, True) in said
    for row, each in zip(rows, said, strict=True):
        assert each == (True, True) or (row["indicator"], row["category"]) in asked, row["category"]


def test_a_majority_by_coordinators_needs_an_answer_missing_for_most():
    """So says the note: with the case as large as printed, a majority and three in ten without it leave few answers."""
    found = {row["observation"]: row for row in package(PRINTED).rows("observations")}
    case = float(found["contacts.total.adults_direct.asele_only.2025.count.persons"]["value"])
    without = (
        float(found["identified_by.regional_coordinator.adults.excluding_asele.2025.percent.persons"]["upper"]) / 100
    )
    adults = float(found["contacts.total.adults.all_cases.2025.count.persons"]["value"])
    assert case * (1 - without) / (0.5 - without) < adults / 2
    (note,) = [row for row in package(PRINTED).rows("notes") if row["note"] == "coordinator_share_with_and_without"]
    assert "för de flesta av de vuxna" in note["text_sv"]
    assert "for most of the adults" in note["text_en"]


@pytest.mark.parametrize(("lang", "left_open"), [("sv", "av vilka framgår inte"), ("en", "of whom is not stated")])
def test_a_share_of_nobody_named_is_of_nobody_in_its_headline_either(lang, left_open):
    """A word is missing in the report after "inte ens hälften av": no page says that they are of the children."""
    headline = subject_of("children_authority_contact", labels(PRINTED, lang)).headline
    assert left_open in headline
    assert not re.search("barnen|the children", headline)


def test_a_count_in_words_is_no_missing_number():
    """Of the people in detention the report says how many at least in dozens."""
    assert "inget tal finns" not in subjects("detention", labels(PRINTED), "practice/")
    assert "inget tal finns" in subjects("waiting", labels(PRINTED), "practice/")


def test_a_page_of_children_has_no_accounts_of_adults_alone():
    """Its figures set children beside adults; what is said of these stands on their pages."""
    names = "children_met seen children_support asylum compared"
    teller = Teller(answers(), labels(PRINTED), no_drawing, "children/")
    mixed, own = in_report(names, teller), in_report(f"children {names}", teller)
    for claim in ("Tryggt boende räcker inte till alla vuxna", "Psykologiskt stöd avgör ofta"):
        assert claim in mixed
        assert claim not in own
    assert "Akut sjukvård" in own
    assert "Många indirekt utsatta barn når civilsamhället" in own


def test_an_answer_is_no_theme_though_both_have_one_name():
    """Origin and permits are figures of the page of adults: beside them all its accounts stand, not those of the themes alone."""
    teller = Teller(answers(), labels(PRINTED), no_drawing, "adults/")
    assert "Att de flesta vuxna är kvinnor" in in_report("forms origin start identified permits", teller)


def told(answer, lang="sv"):
    """All that an answer of the printed year says, as plain text, and the rows that it stands on."""
    teller = Teller(answers(), labels(PRINTED, lang), no_drawing, "")
    drawn = teller.drawing(answer)
    assert drawn
    texts = [
        teller.first(answer, "headline"),
        *teller.said(answer, "meaning"),
        *(word for pair in drawn.said for word in pair),
    ]
    return unescape(" ".join(texts)), [*drawn.rows, *teller.numbers(answer)]


def test_what_the_report_says_in_two_ways_is_said_in_both_where_it_is_read():
    """No page has the one side flat: the note stands beside the sentence that leans on it."""
    ways = {row["note"] for row in package(PRINTED).rows("notes") if row["note_kind"] == "two_ways"}
    found = set()
    for answer in answers().figures.names:
        if Teller(answers(), labels(PRINTED), no_drawing, "").stands(answer):
            text, rows = told(answer)
            noted = ways & {note for row in rows for note in row["notes"].split()}
            assert [note for note in noted if labels(PRINTED).note(note) not in text] == [], answer
            found |= noted
    assert found >= {"coordinator_share_with_and_without", "asylum_and_permit"}
    assert labels(PRINTED).note("some_or_majority") in told("children_direct")[0]


def test_a_year_that_no_source_prints_is_told_alike_in_every_chart():
    """What the figures leave of it, on the page over time, among what is new and on its own page: 2021 is one of two numbers."""
    named, left = labels(PRINTED), "279 eller 285*"
    teller = Teller(answers(), named, no_drawing, "")
    for name in ("new_met", "trend"):
        drawn = teller.drawing(name)
        assert drawn
        assert ("2021", left) in drawn.said
    assert f"2021.</b> {left}" in trend("years", teller)
    entries = [entry for each in subject_of("contacts", named).pictures for entry in each.entries]
    told = {entry.quantity.text for entry in entries if entry.label == "2021" and entry.year}
    assert left in told


def test_beside_accounts_stand_numbers_of_what_they_say_and_both_ways_that_these_are_told():
    """All support by authorities is no number of housing after detention; a majority by coordinators is told with what it needs."""
    named = labels(PRINTED)
    assert "insatser" not in subjects("detention", named, "practice/")
    told_both = named.note("coordinator_share_with_and_without")
    assert told_both in unescape(subjects("identification", named, "practice/"))
    assert "regionkoordinator" not in subjects("children_fear", named, "practice/")


@promised
def test_what_the_report_says_is_on_the_page_of_those_it_is_about(answer, swedish, english):
    """Not on the page of an indicator alone."""
    assert swedish in told(answer)[0]
    assert english in told(answer, "en")[0]


def test_a_whole_is_of_what_the_report_counts_and_no_answer_that_it_does_not_mention():
    """28 of 354 in all: that these have all told their form the report does not say."""
    whole = labels(PRINTED).categories["exploitation_form", "total"]
    assert (whole["predicate_sv"], whole["predicate_en"]) == (
        "räknas i statistiken över exploatering",
        "are counted in the statistics on exploitation",
    )


def test_nobody_is_given_an_answer_that_nobody_counted():
    """Who has another answer than a permit may have been refused, be waiting, or need none: the report does not say."""
    for lang, invented in (("sv", ("avslag", "väntar")), ("en", ("refused", "waiting"))):
        assert [word for word in invented if word in told("permits", lang)[0]] == []


# What is said in one language to be possible, or which crime it is, and how the other says it.
SAID = [
    ("sv", r"\bkan (?:\w+ ){0,2}(?:ha|vara)\b", r"\b(?:may|might|can|could)\b"),
    ("en", r"\b(?:may|might)\b", r"\b(?:kan|kunde|kunna|får|möjlig\w*)\b"),
    ("sv", "människohand", "traffick"),
    ("en", "traffick", "människohand"),
]


def in_both():
    """(Swedish, English) of what people write of figures; words that are searched for are each language's own."""
    for file in ("answers.csv", "figures.csv"):
        with (DOCS / file).open(encoding="utf-8", newline="") as lines:
            yield from (row for row in csv.DictReader(lines) if row.get("part") != "also")
    texts: dict[str, TextName] = {"accounts": "claim", "notes": "text", "recommendation_evidence": "argument"}
    for table, column in texts.items():
        for row in package(PRINTED).rows(table):
            yield {lang: labels(PRINTED, lang).language.text(row, column) for lang in LANGUAGES}


def test_of_the_directly_affected_children_one_gender_alone_is_counted_in_words():
    """The report has three: with two of them told, and their whole, the child of the third is left to be guessed at."""
    counted = {"girls", "boys", "other_gender"}
    for row in in_both():
        told = set(re.findall(r"children_gender\.(\w+)\.children_direct", row["sv"] + row["en"]))
        assert len(told & counted) < 2, row


def test_a_person_may_have_been_exploited_also_in_a_subtitle():
    """What starts an exploitation, and where it took place, is said of people who may have been exploited."""
    for row in in_both():
        assert not re.search("hamnade i exploatering|De flesta exploaterades", row["sv"]), row
        assert not re.search("who came to be exploited|Most were exploited", row["en"]), row


@pytest.mark.parametrize(("lang", "said", "other"), SAID)
def test_both_languages_claim_the_same(lang, said, other):
    """Neither is surer than the other, nor speaks of another crime."""
    (second,) = {*LANGUAGES} - {lang}
    for row in in_both():
        assert not re.search(said, row[lang], re.IGNORECASE) or re.search(other, row[second], re.IGNORECASE), row
