"""What follows from an object is worked out once."""

import gc
from weakref import ref

from scripts.ground.data_package import Package, once
from tests.site_package import package

asked: list[Package] = []


@once
def version(of):
    """The version, and a mark that somebody asked."""
    asked.append(of)
    return [of.version]


def test_what_follows_from_a_package_is_worked_out_once_for_each():
    """Also of one that says the same: two packages may differ in anything."""
    asked.clear()
    one, other = package(), package()
    assert version(one) is version(one)
    assert version(one) is not version(other)
    assert asked == [one, other]


def test_what_was_worked_out_goes_with_the_package():
    """A preview that reads the package again and again keeps none of the earlier ones."""
    one = package()
    version(one)
    asked.clear()
    gone = ref(one)
    del one
    gc.collect()
    assert gone() is None
