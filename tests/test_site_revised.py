"""A figure that was revised after a release says so where it is read: on its page and in its row of the file.

The old value is told where it is published still, and nowhere else.
"""

import pytest

from scripts.ground.codes import HIDDEN
from scripts.package.build import build
from scripts.site.exports.figures.forms import by_id
from scripts.site.frame.table_rows import remarks
from scripts.site.package.labels import Labels, read_package
from scripts.site.text.language import Language
from tests.packages import released_folder, revise
from tests.releasing import release
from tests.rows import figure, figures_csv
from tests.site_package import CHANGED, REVISED, labels

NAME = REVISED["observation"]
STOOD = CHANGED | {"table": "observations", "row": NAME, "field": "value", "from_value": "1100", "to_value": "1200"}
FIGURE = "contacts.total.all.all_cases.2025.count.persons"


def told(named: Labels, name: str = NAME) -> tuple[str, list[str]]:
    """What the file says, and what the page says."""
    row = named.package.by_name["observations"][name]
    return by_id(named.package)[named.language.code][name]["revised"], remarks(row, "", named)


@pytest.mark.parametrize(
    ("changes", "entry", "said"),
    [
        ([STOOD], {}, "Revised in version 1.0.0, before 1,100: Mistyped"),
        ([STOOD | {"from_value": HIDDEN}], {}, "Revised in version 1.0.0: Mistyped"),
        ([STOOD], {"from_value": HIDDEN}, "Revised in version 1.0.0: Mistyped"),
        ([STOOD | {"change_kind": "row_removed", "field": ""}], {}, "Revised in version 1.0.0: Mistyped"),
        ([STOOD | {"version": "0.9.1"}], {}, "Revised in version 1.0.0: Mistyped"),
        ([STOOD], {"from_value": ""}, "Revised in version 1.0.0: Mistyped"),
        ([], {"observation": "needs.gone"}, ""),
    ],
)
def test_the_old_value_is_told_where_it_is_published_still(changes, entry, said):
    """Not of what is hidden now, what was taken away, or a version that was withdrawn: then only that it was revised, and why."""
    in_file, on_page = told(labels("en", changes=changes, revisions=[REVISED | entry]))
    assert in_file == said
    assert [one for one in on_page if "revised" in one] == [said.replace("Revised", "revised")] * bool(said)


def test_a_figure_that_is_mended_after_a_release_is_marked_in_both_languages(tmp_path):
    """By the log and the table of changes as a release and the next build make them; the figure beside it is not."""
    folder = released_folder(tmp_path / "datapackage", value="402")
    build(folder)
    release(folder)
    (folder / "figures/2025.csv").write_bytes(
        figures_csv(figure(value="420"), figure(population="direct", value="364"))
    )
    values = {"observation": FIGURE, "field": "value", "from_value": "402", "to_value": "420"}
    revise(folder, {"revision_version": "1.0.1", **values})
    build(folder)
    package = read_package(folder)
    said = {lang: told(Labels(package, Language(lang)), FIGURE)[0] for lang in ("sv", "en")}
    assert said == {
        "sv": "Ändrad i version 1.0.1, förut 402: Felskrivet",
        "en": "Revised in version 1.0.1, before 402: Mistyped",
    }
    assert told(Labels(package, Language("en")), FIGURE.replace(".all.", ".direct.", 1))[0] == ""
