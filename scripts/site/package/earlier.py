"""The years of a package, read once."""

from functools import lru_cache

from scripts.ground.data_package import Package
from scripts.ground.years import Years, read_years


@lru_cache(maxsize=8)
def years_of(package: Package) -> Years:
    """What a package says of its years."""
    return read_years(package.tables)
