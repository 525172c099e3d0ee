"""`format` changes the form of files, all of them or none."""

from pathlib import Path

import pytest

from scripts.ground.problems import Refused
from scripts.year.files import rewrite
from tests.rows import figure, figures_csv, hand_folder

SEMICOLONS = figures_csv(figure(value="420")).replace(b",", b";")


def refused(folder):
    """The kinds of problem for which `format` refuses the folder."""
    with pytest.raises(Refused) as error:
        rewrite(folder)
    return {one.kind for one in error.value.problems if not one.is_notice}


@pytest.mark.parametrize("step", range(2))
def test_a_disk_error_leaves_every_file_as_it_was(tmp_path, monkeypatch, step):
    """Also when the first file was already in place, and nothing is left beside."""
    folder = hand_folder(tmp_path, y2024=SEMICOLONS, y2025=SEMICOLONS)
    calls, real = iter(range(99)), Path.replace

    def refuse(self, target):
        if next(calls) == step:
            raise OSError(28, "No space left on device", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert refused(folder) == {"cannot_write"}
    assert {path.name: path.read_bytes() for path in (folder / "figures").iterdir()} == {
        "2024.csv": SEMICOLONS,
        "2025.csv": SEMICOLONS,
    }


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (SEMICOLONS.replace(b"category", b"indicator", 1), "column_doubled"),
        (b"a;b\n1;2\n", "column_unknown"),
        (SEMICOLONS.replace(b";420;;exact;420", b";4,2;;exact;4,2"), "number_fraction"),
    ],
)
def test_what_is_not_only_form_is_said_and_not_rewritten(tmp_path, data, kind):
    """A wrong header, or a comma in a count, which may be a thousand: a person has to look."""
    folder = hand_folder(tmp_path, y2025=data)
    assert kind in refused(folder)
    assert (folder / "figures/2025.csv").read_bytes() == data


def test_a_stray_file_is_said_as_in_the_build(tmp_path):
    """A copy beside the figures would silently keep its form."""
    folder = hand_folder(tmp_path, y2025=SEMICOLONS)
    (folder / "figures/2025-kopia.csv").write_bytes(SEMICOLONS)
    assert refused(folder) == {"file_stray"}
