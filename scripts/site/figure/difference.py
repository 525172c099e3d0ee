"""The difference of two figures in words. A comparison in, text out."""

from scripts.ground.comparing import Comparison, turn_of
from scripts.site.package.labels import Labels


def difference(found: Comparison, labels: Labels) -> str:
    """The difference in number and in whole percentage points: "25 färre och ungefär 10 procentenheter lägre"."""
    words = labels.language.words
    share = points(found, labels)
    if found.count is None:
        return share or words["against_share_same"]
    turn = turn_of(found.count)
    counted = words[f"against_count_{turn}"].format(labels.language.number(str(abs(found.count))))
    if found.points is None:
        return counted
    if not found.points:
        return words["against_about_same"].format(counted)
    return words["against_and" if turn == turn_of(found.points) else "against_but"].format(counted, share)


def points(found: Comparison, labels: Labels) -> str:
    """The difference of the shares; nothing where there is none in whole points."""
    if not found.points:
        return ""
    turn, size = turn_of(found.points), abs(found.points)
    return labels.language.words[f"against_{'point' if size == 1 else 'points'}_{turn}"].format(size)
