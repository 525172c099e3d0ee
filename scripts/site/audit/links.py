"""The ways from a figure to what the audit says of it: from a mark, and from an indicator's page."""

from scripts.ground.data_package import Row
from scripts.site.addresses import AUDIT, page_link, question_link
from scripts.site.audit.questions import title, with_decision
from scripts.site.audit.rows import about_indicator, cell
from scripts.site.labels import Labels
from scripts.site.markup import element, esc, link
from scripts.site.selection import of_indicator
from scripts.site.subject import Subject
from scripts.site.wording import about


def own_questions(subject: Subject) -> list[str]:
    """The questions about an indicator as links to the page about the audit, and the way to its derived ranges."""
    labels, items = subject.labels, []
    for question in about_indicator(subject.name, labels.package):
        address = link(question_link(subject.address, question.name), title(question, labels.language))
        items.append(with_decision(address, question, labels))
    if of_indicator(labels.package, "derived_ranges", subject.name):
        items.append(link(page_link(subject.address, f"{AUDIT}#ranges"), labels.language.words["own_ranges"]))
    return items


def decision_link(decision: Row, at: str, text: str, labels: Labels) -> str:
    """A link to the question that a decision belongs to; its text, or else its name, says which figure."""
    row = cell(decision["observation"], labels.package)
    what = about(row, labels, labels.package.latest_year) if row else decision["observation"]
    address = question_link(at, decision["question"])
    return element("a", esc(text), href=address, aria_label=f"{text}: {what}") if text else link(address, what)
