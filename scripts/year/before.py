"""What people have written before a workbook is read: everything that it changes, and all that is published already."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.data_package import Row
from scripts.ground.releases import Release
from scripts.ground.small import Disclosure
from scripts.year.added.tables import Tables


@dataclass(frozen=True)
class Before:
    """Hand-written tables by name, figures by year, what is hidden, what is released, and who publishes. All of it is sound."""

    tables: Tables
    figures: dict[int, list[Row]]
    disclosure: Disclosure
    releases: Sequence[Release]
    publisher: str
