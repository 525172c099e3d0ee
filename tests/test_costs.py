"""What the project costs is counted: lines by room, and what a process takes."""

from tests.costs import PLACES, UNKNOWN, lines, spent, table


def test_lines_of_every_kind_are_counted_in_their_place(tmp_path):
    """What people write, and nothing that is made or is no text."""
    files = {"scripts/site/text/a.py": "a\nb\n", "scripts/site/words.csv": "c\n", "docs/templates/x/y.html": "<p>\n"}
    made = {"scripts/site/__pycache__/a.py": "a\n", "docs/assets/a.png": "\n\n", "docs/sv/index.md": "a\n"}
    for name, text in (files | made).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert lines(tmp_path) == dict.fromkeys(PLACES, 0) | {"site": 3, "docs/templates": 1}


def test_what_a_process_and_those_that_it_starts_take_is_measured(tmp_path):
    """Memory of the one that takes most, and not ours."""
    child, _ours = "x = bytearray(200 << 20)", bytearray(500 << 20)
    seconds, megabytes = spent(
        tmp_path, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    )
    assert 0 < seconds < 60
    assert 200 < megabytes < 400


def test_two_sides_stand_beside_each_other():
    """What only one of them knows is unknown of the other."""
    rows = table({"main": {"lines": "4"}, "this": {"lines": "3", "site, bytes": "9"}}).splitlines()
    assert rows == [
        "|  | main | this |",
        "| --- | ---: | ---: |",
        "| lines | 4 | 3 |",
        f"| site, bytes | {UNKNOWN} | 9 |",
    ]
