"""The forms that a figure can have, by name."""

from collections.abc import Callable, Mapping

from scripts.ground.data_package import PackageError
from scripts.site.charts.cascade import cascade
from scripts.site.charts.crowd import crowd
from scripts.site.charts.matrix import matrix
from scripts.site.charts.outcomes import outcomes
from scripts.site.charts.plane import Plane
from scripts.site.charts.ranks import ranks
from scripts.site.charts.tracks import tracks
from scripts.site.charts.years import years

FORMS: Mapping[str, Callable[..., Plane]] = {
    "cascade": cascade,
    "crowd": crowd,
    "matrix": matrix,
    "outcomes": outcomes,
    "ranks": ranks,
    "tracks": tracks,
    "years": years,
}


def form(name: str) -> Callable[..., Plane]:
    """What draws a form. Raises PackageError on a form that nobody draws."""
    if name not in FORMS:
        raise PackageError(f"no figure is drawn as {name}")
    return FORMS[name]
