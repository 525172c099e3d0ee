"""A note of the package in the prose: `{{ note asele_case }}`."""

from scripts.ground.markup import markdown
from scripts.site.package.labels import Labels


def note(name: str, labels: Labels) -> str:
    """The text of one note, for a line of Markdown. Raises PackageError on an unknown name."""
    return markdown(labels.note(name))
