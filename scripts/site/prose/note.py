"""A note of the package in the prose: `{{ note asele_case }}`."""

from scripts.site.package.labels import Labels
from scripts.site.text.markup import markdown


def note(name: str, labels: Labels) -> str:
    """The text of one note, for a line of Markdown. Raises PackageError on an unknown name."""
    return markdown(labels.note(name))
