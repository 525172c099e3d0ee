"""The ways from a figure to what the audit says of it: from a mark, and from an indicator's page."""

from collections.abc import Iterable

from scripts.ground.data_package import Row
from scripts.ground.markup import esc
from scripts.site.addresses import AUDIT, page_link, question_link
from scripts.site.audit.asked_figures import Question, about_indicator, cell
from scripts.site.audit.questions import asked_state, title, with_decision
from scripts.site.figure.selection import of_indicator
from scripts.site.figure.wording import about
from scripts.site.package.decided import decision_of, decision_on_base
from scripts.site.package.labels import Labels
from scripts.site.text.markup import element, link


def own_questions(indicator: str, at: str, labels: Labels) -> list[str]:
    """The questions about an indicator as links from the page at `at` to the audit, and the way to its derived ranges."""
    items = [question_item(each, at, labels) for each in about_indicator(indicator, labels.package)]
    if of_indicator(labels.package, "derived_ranges", indicator):
        items.append(link(page_link(at, f"{AUDIT}#ranges"), labels.language.words["own_ranges"]))
    return items


def question_item(question: Question, at: str, labels: Labels) -> str:
    """A link from the page at `at` to a question, with what is decided and whether it is asked."""
    return with_decision(link(question_link(at, question.name), title(question, labels.language)), question, labels)


def asked_item(question: Question, at: str, labels: Labels) -> str:
    """A link from the page at `at` to a question, with whether it is asked."""
    address = link(question_link(at, question.name), title(question, labels.language))
    return esc(labels.language.words["finding_in_list"]).format(address, esc(asked_state(question, labels)))


def decision_link(decision: Row, at: str, text: str, labels: Labels) -> str:
    """A link to the question that a decision belongs to; its text, or else its name, says which figure."""
    row = cell(decision["observation"], labels.package)
    what = about(row, labels, labels.package.latest_year) if row else decision["observation"]
    address = question_link(at, decision["question"])
    return element("a", esc(text), href=address, aria_label=f"{text}: {what}") if text else link(address, what)


def decision_links(rows: Iterable[Row], at: str, labels: Labels) -> list[str]:
    """A link for each number of the rows, or base of one, that is corrected or doubtful."""
    package = labels.package
    found = (each for row in rows for each in (decision_of(row, package), decision_on_base(row, package)) if each)
    return [decision_link(each, at, "", labels) for each in {each["observation"]: each for each in found}.values()]
