"""The years of a package, read once."""

from scripts.ground.data_package import Package
from scripts.ground.once import once
from scripts.ground.years import Years, read_years


@once
def years_of(package: Package) -> Years:
    """What a package says of its years."""
    return read_years(package.tables)
