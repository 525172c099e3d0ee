"""The recipes of `scripts/changing.md` are true: done one after the other in a copy of the repository, as somebody new would."""

import ast
import re
import shutil

import pytest

from scripts.ground.problems import LAYOUT, MESSAGES
from scripts.paths import ROOT
from tests.frozen_years import written
from tests.life import copied, settle
from tests.recipes import ANY, Block, change, changed, commands, pattern, recipes, run

RECIPES = recipes()
ELSEWHERE = {"The theme"}  # test_site_other_generators.py does its steps
DONE = {name: blocks for name, blocks in RECIPES.items() if name not in ELSEWHERE}
FEWER = "SEEDS = range(20, 32)", "SEEDS = range(20, 21)"
SITE = "python -m scripts site --lang en"
PLACE = re.compile(r"^(?:\S+)(?:, row […\d]+)?(?:, column \w+)?: ")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the repository, with the first printed year as it was, in which the platform has decided everything."""
    root = copied(tmp_path_factory.mktemp("changing") / "repository")
    shutil.rmtree(root / "datapackage")
    written(root / "datapackage")
    settle(root)
    years = root / "tests/measured/protection.py"  # the recipe measures one year of each size, which takes a minute
    assert FEWER[0] in (text := years.read_text(encoding="utf-8"))
    years.write_text(text.replace(*FEWER), encoding="utf-8")
    return root


@pytest.mark.parametrize("name", DONE)
@pytest.mark.slow(
    "every recipe of scripts/changing.md, in a copy of the repository",
    "test_every_file_that_a_recipe_changes_is_there_and_has_the_lines_that_go",
    "test_every_message_that_a_recipe_quotes_is_one_of_ours",
)
@pytest.mark.night
def test_a_recipe_is_told_step_by_step_what_is_missing(copy, name):
    """Each command says what stands below it, and stops where it says so. The package's own faults are all of them quoted."""
    for block in RECIPES[name]:
        if block.kind == "diff":
            change(copy, block)
        for told in commands(block) if block.kind == "console" else ():
            code, said = run(copy, told.command)
            assert (code != 0) == told.stops, (told.command, said)
            missing = [line for line in told.lines if not any(pattern(line).fullmatch(one) for one in said)]
            assert missing == [], said
            if "scripts package" in told.command:
                assert len(said) == len(told.lines), said


@pytest.mark.slow("the site of that copy, in three languages", "test_every_file_that_the_page_names_is_there")
@pytest.mark.night
def test_what_the_recipes_have_made_is_on_the_site(copy):
    """All of them together: one site, and on it what each promises."""
    assert run(copy, SITE, RUN_NOTEBOOKS="false") == (0, [])
    promised = [block for blocks in DONE.values() for block in blocks if block.kind == "html"]
    for _, page, lines in promised:
        text = (copy / page).read_text(encoding="utf-8")
        assert [line for line in lines if not pattern(line).search(text)] == [], page


def test_every_file_that_a_recipe_changes_is_there_and_has_the_lines_that_go():
    """One by one, as in the recipes. What is new begins with its own first line."""
    texts: dict[str, str] = {}
    for block in (one for blocks in RECIPES.values() for one in blocks if one.kind == "diff"):
        path = ROOT / block.about
        assert path.parent.is_dir()
        if not path.exists():
            assert block.lines[0][:1] == "+"
        before = texts.get(block.about) or (path.read_text(encoding="utf-8") if path.exists() else "")
        texts[block.about] = changed(before, block)
        assert texts[block.about] != before


def test_every_file_that_the_page_names_is_there():
    """In a link, or as a path in a sentence."""
    page = (ROOT / "scripts/changing.md").read_text(encoding="utf-8")
    new = {block.about for blocks in RECIPES.values() for block in blocks}
    text = re.sub(r"(?ms)^ *```.*?^ *```$", "", page).replace("\\", "")
    named = {
        *re.findall(r"\]\(([^)#]+)\)", text),
        *re.findall(r"`((?:\w+/)+[\w.]+\.\w+|\w+\.(?:csv|yml))`", text),
    } - new
    places = ("", "scripts", "datapackage", "datapackage/codes", "tests")
    may_be = (ROOT / "datapackage/package.yml").read_text(encoding="utf-8")  # a table that is there when it has a row
    gone = {name for name in named if not any((ROOT / place / name).exists() for place in places)}
    assert {name for name in gone if f"path: {name}\n" not in may_be} == set()


def test_a_message_that_a_recipe_adds_is_none_of_ours():
    """A kind that stands twice stops everything."""
    lines = [line for blocks in RECIPES.values() for block in blocks if block.kind == "diff" for line in block.lines]
    added = {line.split(",")[1] for line in lines if line.startswith(("+problems,", "+questions,"))}
    assert added
    assert not added & {*MESSAGES}


def test_every_message_that_a_recipe_quotes_is_one_of_ours():
    """A sentence of `messages.csv`, one that the site's code raises, or a test that is there."""
    written = {line for blocks in RECIPES.values() for block in blocks for line in block.lines if block.kind == "diff"}
    known = [template(one["en"]) for one in MESSAGES.values()] + [*map(template, LAYOUT["en"].values()), *raised()]
    for told in (
        one for blocks in RECIPES.values() for block in blocks if block.kind == "console" for one in commands(block)
    ):
        for line in told.lines:
            if line.startswith("Error: ") or f"+{line}" in written:
                continue  # MkDocs says that a file is missing; or it is a row that the recipe then writes
            if line.startswith("FAILED"):
                path, test = line.split()[1].removesuffix(ANY).split("::")
                assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8") + added(path)
            else:
                sentence = re.sub(r"^ERROR +- +", "", line)
                assert any(one.fullmatch(text) for one in known for text in (sentence, PLACE.sub("", sentence))), line


def added(path: str) -> str:
    """The lines that recipes add to a file."""
    own = [block for blocks in RECIPES.values() for block in blocks if (block.kind, block.about) == ("diff", path)]
    return "\n".join(line for block in own for line in block.lines if line.startswith("+"))


def template(text: str) -> re.Pattern[str]:
    """A sentence with blanks as a pattern."""
    return re.compile("(?s)" + ".*".join(map(re.escape, re.split(r"\{\w*\}", text))))


def raised() -> list[re.Pattern[str]]:
    """What the site's code raises as a fault of the package, its values left open."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "scripts/site").rglob("*.py"))]
    strings = [
        node for tree in trees for each in ast.walk(tree) if isinstance(each, ast.Raise) for node in ast.walk(each)
    ]
    return [
        re.compile(
            ".*".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else "" for part in node.values)
        )
        for node in strings
        if isinstance(node, ast.JoinedStr)
    ]


def test_a_change_is_made_where_its_lines_say():
    """In place, below a line, at the end, in every other line; what `…` stands for stays."""
    text = "a,1\nb,2\nc,3\n"

    def of(*lines: str) -> str:
        return changed(text, Block("diff", "x.csv", lines))

    assert of("-b,…", "+d,…,x") == "a,1\nd,2,x\nc,3\n"
    assert of(" a,…", "+n") == "a,1\nn\nb,2\nc,3\n"
    assert of("+n", "+m") == "a,1\nb,2\nc,3\nn\nm\n"
    assert of("-a,1", "+a,0", "-b,2", "+b,0", "-…", "+…,") == "a,0\nb,0\nc,3,\n"
    assert of("-a,1", "+a", "-c,3", "+c") == "a\nb,2\nc\n"
    with pytest.raises(AssertionError):
        of(f"-{ANY},9", "+n")
