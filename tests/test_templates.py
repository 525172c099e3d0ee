"""The templates: how they are laid out and filled, and that a test has been in each of their branches."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from jinja2 import Environment, UndefinedError, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from scripts.desk.laying import PAGES as PAGES_OF_DESK
from scripts.desk.laying import lay_pages, lay_without
from scripts.ground.data_package import Row
from scripts.ground.templates import Templates
from scripts.paths import DATAPACKAGE, DOCS, TEMPLATES
from scripts.site import content
from scripts.site.charts.composed import on_page
from scripts.site.charts.display import DisplayTrack, tracks
from scripts.site.charts.marks import WORDED, Extent
from scripts.site.exports.catalogue import catalogue
from scripts.site.exports.figures.forms import llms
from scripts.site.exports.published import published_files
from scripts.site.frame.card import named_card
from scripts.site.frame.searching import doors
from scripts.site.makers import makers
from scripts.site.package.labels import Labels, read_package
from scripts.site.pages.versions import newer, start_page, template
from scripts.site.prose.answer import Teller
from scripts.site.prose.answer_table import Answers, read_answers
from scripts.site.prose.help_screen import help_card, help_pages, screen
from scripts.site.prose.plan import COLUMNS, parse, read_plan
from scripts.site.text.help_words import help_rows, help_words
from scripts.site.text.language import Language
from scripts.site.text.templates import OF_PAGES, macros
from scripts.year.laid_out import COMMENTS, OF_YEAR, PLAIN
from tests import frozen_years, letters, receipts, site_package, summaries
from tests.notebook_page import DATA, PICTURE, SOURCE, result
from tests.notebook_page import page as notebook
from tests.rows import to_row
from tests.site_package import (
    CHANGED,
    FIELDS,
    REVISED,
    alone,
    both,
    no_drawing,
    no_picture,
    observation,
    release,
    statement,
    usual_tables,
)

# A branch: the template, the line, and which of those on the line.
Branch = tuple[str, int, int]
WHO = observation(category="other", value="5", question="who")
# What the real package has no row of: versions that correct a figure whose row is gone, or more than are read one by one; an
# indicator that has moved, a question that is answered and leans on a figure of two prints, three lines of which the same is known.
RARE: dict[str, list[Row]] = {
    "changes": [CHANGED, CHANGED | {"change_kind": "row_added"}, CHANGED | {"version": "0.9.0"}],
    "revisions": [REVISED, *[REVISED | {"revision_version": "0.9.0", "observation": "needs"}] * 21],
    "moved": [
        {"moved_from": "wants", "moved_to": "needs", **both(why="Namnet/The name")},
        {"moved_from": "wishes", "moved_to": "", **both(why="Ingen frågar/Nobody asks")},
    ],
    "questions": [
        to_row({"question": "who", "order": "1", "publisher_status": "answered", "answered_on": "2031-03-04"})
        | both(title="Vem/Who", text="Vem är det/Who is it", why="Så är det/So it is", answer="Hon/She")
    ],
    "observations": [*usual_tables()["observations"], WHO],
    "statements": [
        *usual_tables()["statements"],
        *(statement(category="other", seq=text, printed=text, observation=WHO["observation"]) for text in "59"),
    ],
    "helplines": [
        dict.fromkeys(FIELDS["helplines"], "")
        | {
            "helpline": name,
            "line_kind": kind,
            "order": "1",
            "phone": "12 34",
            "phone_source": "/",
            "facts_source": "/",
        }
        | {"anonymous": "yes", "interpreters": "yes", "confirmed_by": day, "confirmed_on": day}
        | both(title="Linje/Line", helps="Alla/All")
        for kind, day, *names in (
            ("emergency", ""),
            ("support", "2031-02-03", "bris", "men", "trans_people"),
            ("support", "", "kvinnofridslinjen"),
        )
        for name in names or [kind]
    ],
    "mappings": [usual_tables()["mappings"][0] | {"standard_label": ""}],
}
# What the platform has not set yet.
SET = [
    {"setting": name, "setting_value": value, "setting_state": "set", **both(title="/")}
    for name, value in {
        "organisation_number": "5",
        "error_contact": "fel@example.org",
        "doi": "10.5281/zenodo.1",
    }.items()
]
# A door with what the platform has set.
VALUE = "{{ value needs.advice.adults.all_cases.count }}"
OPEN_DOOR = ("work,door,,,,a,a", f"work,fact,,,,{VALUE},{VALUE}", "work,contact,error_contact,,,,")


def made(folder: Path, text: str, name: str = "page.html", /, **facts: object) -> str:
    """A template with facts in it."""
    (folder / name).write_text(text, encoding="utf-8")
    return str(Templates(str(folder), {"twice": lambda text: text * 2}).rendered(name, **facts))


def test_a_line_break_in_a_template_is_nothing_and_an_empty_line_is_one(tmp_path):
    """A template is laid out to be read; Markdown asks for empty lines between blocks."""
    assert made(tmp_path, "<ul>\n  <li>a</li>\n</ul>\n\n\n\n<p>b</p>\n") == "<ul><li>a</li></ul>\n\n<p>b</p>"


def test_a_line_break_in_another_file_stays(tmp_path):
    """A list of data is read line by line, and what is put in is a text like the rest."""
    assert made(tmp_path, "a\n\n\n  {{ b }}\n", "list.txt", b="<b>") == "a\n\n\n  <b>"


def test_what_is_put_in_is_escaped_but_for_what_is_html(tmp_path):
    """Everything that people wrote is text; a line break in it is a space."""
    text = "{{ a }} {{ b }} {{ c | md }} {{ 'd < {}' | filled(b) }} {{ d | html }}"
    told = made(tmp_path, text, a="<&\n'", b=Markup("<b>"), c="*", d="<i>")
    assert told == "&lt;&amp; &#x27; <b> &#42; d &lt; <b> <i>"


def test_a_name_that_nobody_gives_stops_the_build(tmp_path):
    """A template that asks for what is not there is never half a page."""
    with pytest.raises(UndefinedError, match="nobody"):
        made(tmp_path, "{{ nobody }}")


def test_a_room_says_what_its_templates_may_call(tmp_path):
    """They know no room of their own."""
    assert made(tmp_path, "{{ twice('a') }}") == "aa"


class Marked(NodeTransformer):
    """A template in which each branch says when somebody comes into it: of an if, a loop, and an if within a value."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[Branch] = []

    def entering(self, node: nodes.Node) -> nodes.Call:
        """What says so, for the branch that begins with a node."""
        branch = (self.name, node.lineno, sum(line == node.lineno for _, line, _ in self.found))
        self.found.append(branch)
        says = nodes.EnvironmentAttribute("entered", lineno=node.lineno)
        return nodes.Call(says, [nodes.Const(branch, lineno=node.lineno)], [], None, None, lineno=node.lineno)

    def begun(self, body: list[nodes.Node]) -> list[nodes.Node]:
        """A branch, which says first of all that somebody came."""
        return [nodes.ExprStmt(self.entering(body[0]), lineno=body[0].lineno), *body] if body else body

    def visit_If(self, node: nodes.If | nodes.For) -> nodes.Node:  # noqa: N802, as Jinja names it
        """Its own branch and the other, an elif being an if of its own; what is done for each, and what where there is none."""
        self.generic_visit(node)
        node.body, node.else_ = self.begun(node.body), self.begun(node.else_)
        return node

    visit_For = visit_If  # noqa: N815, as Jinja names it

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802, as Jinja names it
        """Both values, where there are two."""
        self.generic_visit(node)
        node.expr1 = nodes.And(self.entering(node.expr1), node.expr1, lineno=node.lineno)
        if node.expr2:
            node.expr2 = nodes.And(self.entering(node.expr2), node.expr2, lineno=node.lineno)
        return node


def branches(environment: Environment, name: str) -> list[Branch]:
    """Every branch of a template."""
    marked = Marked(name)
    marked.visit(environment.parse(Path(str(environment.get_template(name).filename)).read_text("utf-8"), name))
    return marked.found


@contextlib.contextmanager
def watched(templates: Templates) -> Iterator[set[Branch]]:
    """The branches of a room's templates that somebody enters meanwhile, while nothing is kept of what they have made before.

    Jinja lets others generate the code of a template.
    """
    environment, entered = templates.environment, set[Branch]()
    generate = environment._generate

    def generated(source, name, filename, defer_init=False):
        return generate(Marked(name).visit(source), name, filename, defer_init)

    def enter(branch: Branch) -> bool:
        entered.add(branch)
        return True

    with pytest.MonkeyPatch.context() as changed, TemporaryDirectory() as empty:
        changed.setattr("scripts.site.kept.PACKAGES", Path(empty))
        changed.setattr(environment, "_generate", generated)
        changed.setattr(environment, "entered", enter, raising=False)
        changed.setattr(environment, "cache", {})
        yield entered


@pytest.fixture(scope="module")
def entered() -> set[Branch]:
    """The branches entered while all is made that has a template: of this year, of a year with other answers, of a tiny one."""
    with watched(OF_PAGES) as of_pages:
        everything(Labels(read_package(DATAPACKAGE), Language("sv")))
        everything(Labels(read_package(frozen_years.folder("platform")), Language("sv")))
        of_a_few(site_package.labels("sv", **RARE))
        on_page(
            tracks([DisplayTrack("a", (Extent("b", state=WORDED), None))], ["civil", "adults"], ["c", "d"]),
            "e",
            no_drawing,
        )
        sayings = macros("series.html", labels=site_package.labels(), words=site_package.labels().words).sayings
        for words_of_report in ([("s. 1", ["c", "d"]), ("s. 2", ["e"])], []):
            sayings([("a", [("b", "")])], words_of_report)
        of_a_few(site_package.labels(observations=[observation(value="1", disagreeing="1")], platform=SET))
        notebook(SOURCE, result(DATA), result(PICTURE))
    with watched(COMMENTS) as of_comments, watched(OF_YEAR) as of_year, watched(PLAIN) as of_letters:
        summaries.everything()
        receipts.everything()
        letters.everything()
    with watched(PAGES_OF_DESK) as of_desk, TemporaryDirectory() as site:
        for told in ("", "0.9.0"):
            about = {
                "version": told,
                "upload": told,
                "years": [2030, 2029],
                "sheet": "b",
                "letters": [("c", "d")] * len(told),
            }
            lay_pages(Path(site), about, "lock")
        lay_without(Path(site))
    return of_pages | of_comments | of_year | of_letters | of_desk


def everything(labels: Labels) -> None:
    """All pages of a package, with all parts that they name or might, its files, cards, and its pages as a version's."""
    releases, answers = alone(labels.package), read_answers(DOCS)
    folder = DOCS / labels.language.code
    prose = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}
    content.written_out(labels, no_drawing, answers, read_plan(DOCS), releases, prose)
    content.doors(labels, no_drawing, answers, read_plan(DOCS), preview=True)
    content.files(labels, no_drawing, no_picture, answers, releases)
    for name in answers.names:
        makers(Teller(answers, labels, no_drawing, ""))["answer"](name)
    for name in labels.package.by_name["indicators"]:
        named_card(name, labels, no_drawing, "")
    start_page(releases[-1], labels)
    newer("", [], releases[-1], labels, "")
    screen(labels, help_words(help_rows(), "sv"), preview=True, others=[("so/", "so", "Soomaali")])
    help_pages(labels, preview=True)
    help_card(labels, preview=True)


def of_a_few(labels: Labels) -> None:
    """The pages, parts and files of a tiny package, which no written page speaks of, and its descriptions for programs."""
    labels.package.descriptor["licenses"] *= 2  # type: ignore[index]
    releases = [release("0.9.0"), *alone(labels.package)]
    content.pages(labels, no_drawing)
    content.parts(labels, releases)
    content.files(labels, no_drawing, no_picture, Answers(()), releases)
    content.recommendation_pages(labels, no_drawing, Answers(()))
    content.doors(labels, no_drawing, Answers(()), parse("\n".join([",".join(COLUMNS), *OPEN_DOOR])))
    catalogue(labels.package, releases, published_files(releases[-1]))
    start_page(releases[0], labels)
    newer("", [], releases[0], labels, "")
    for script in ("", "exit.js"):
        template(labels.language).today("../", "none", "strip.css", script)
    llms(labels.package)
    doors(labels.language)


@pytest.mark.parametrize("name", sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.*")))
@pytest.mark.slow(
    "all pages of two years and more",
    "test_a_name_that_nobody_gives_stops_the_build",
    "test_frozen_years.py::test_a_new_year_needs_no_editing_of_pages",
)
def test_every_branch_is_entered(name, entered):
    """Else a wrong name in it would stop the first build that comes there, in a year that nobody has seen."""
    lines = (TEMPLATES / name).read_text(encoding="utf-8").splitlines()
    left = set(branches(OF_PAGES.environment, name)) - entered
    assert [f"{name}:{line}: {lines[line - 1].strip()}" for _, line, _ in sorted(left)] == []


def test_a_branch_that_nobody_enters_is_found(tmp_path):
    """The test below can fail: of each if, loop and if within a value the branch that was not entered is named with its line."""
    text = "{% if a %}\n1\n{% else %}\n2\n{% endif %}\n{% for b in c %}\n{{ b }}\n{% endfor %}\n{{ 3 if a else 4 }}"
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    templates = Templates(str(tmp_path), {})
    with watched(templates) as entered:
        assert templates.rendered("page.html", a=True, c=[]) == "13"
    left = set(branches(templates.environment, "page.html")) - entered
    assert sorted(line for _, line, _ in left) == [3, 7, 9]
