"""What we say of the printed report is what it says: whose words they are, how sure it is, of whom, and on which page."""

import pytest

from scripts.site.prose.account_list import accounts as subjects
from scripts.site.prose.account_list import in_report
from scripts.site.prose.answer import Teller
from tests.frozen_years import PRINTED, labels, package
from tests.site_package import no_drawing
from tests.site_server import answers

# Accounts, and words of the report that carry them: without them a claim is weaker, or another's. (account, Swedish, English)
CARRIED = [
    ("many_children_perhaps_never_seen", "vet plattformen", "the platform knows"),
    ("many_children_perhaps_never_seen", "sannolikt", "probably"),
    ("support_found_nowhere_else", "Flera medlemmar", "Several members"),
    ("growing_confusion_about_migrants", "brist på kunskap", "a lack of knowledge"),
    ("growing_confusion_about_migrants", "I programmets ärenden", "In the cases of the programme"),
    ("support_coming_to_an_end", "många saker", "many reasons"),
    ("victims_seldom_identifying_themselves", "vända sig till", "turning to"),
    ("stricter_conduct_requirements", "brottslighet, missbruk eller samröre", "crime, substance abuse or association"),
    ("referral_as_obstacle", "”saknar personnummer”", "lack of a personal identity number"),
    ("referral_as_obstacle", "trots att", "although"),
    ("removal_more_common_than_release", "flera dussintals", "several dozen"),
]
# The one passage of the report that is a source's own words: what its convention says of the reflection period.
QUOTED = {"reflection_period_in_every_country", "time_enough_to_choose_freely", "no_removal_during_reflection"}


def accounts():
    """The accounts by their names."""
    return {row["account"]: row for row in package(PRINTED).rows("accounts")}


@pytest.mark.parametrize(("account", "swedish", "english"), CARRIED)
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
    promised = [row for row in accounts().values() if row["account_theme"] == "promised_help"]
    assert len(promised) == 8
    for row in promised:
        bears = {name.partition(".")[0] for name in row["bears_on"].split()}
        assert bears == {"support_needs", "children_support_needs"}, row["account"]


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
