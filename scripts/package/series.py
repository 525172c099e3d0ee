"""Breaks in time series: years in which an indicator is not comparable with the year before."""

from collections.abc import Iterable
from dataclasses import replace

from scripts.ground.cells import as_row
from scripts.ground.data_package import Row
from scripts.package.observations import Observations


def mark_breaks(observations: Observations, breaks: Iterable[Row]) -> Observations:
    """The observations with status B where `breaks` names their indicator and year, and the value is a normal one.

    Source: SDMX CL_OBS_STATUS, B "time series break: observations are not comparable with those before".
    """
    broken = {(row["indicator"], row["year"]) for row in breaks}
    return {
        cell: replace(one, obs_status="B") if is_broken(cell, broken) and one.obs_status == "A" else one
        for cell, one in observations.items()
    }


def is_broken(cell: tuple[str, ...], broken: set[tuple[str, str]]) -> bool:
    """Whether the cell's series breaks in its year."""
    code = as_row(cell)
    return (code["indicator"], code["year"]) in broken
