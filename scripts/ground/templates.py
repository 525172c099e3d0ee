"""The templates of `docs/templates/`: HTML and Markdown as they are written, into which Python puts facts. Facts in, text out.

In an `.html` or `.md` a line break is nothing, and so is the indentation after it: a template is laid out to be read. An empty line
is one, as Markdown asks for between blocks, and several are one. In any other file each line break stays. What is put in is
escaped where there are tags, but for what is HTML already (`Markup`). A comment is `{%# … #%}`, since `{#` gives a heading of
Markdown its name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, pass_eval_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from scripts.ground.markup import esc, markdown

LAID_OUT = (".html", ".md")
TAGGED = (*LAID_OUT, ".xml", ".rdf")
BREAK, EMPTY = re.compile(r"[ \t]*\n\s*"), re.compile(r"\n{3,}")


class Layout(Extension):
    """Takes the layout out of a template; what is left keeps the number of its line, for a message about it."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The parts of a template, without line breaks in its own text."""
        is_laid_out = str(stream.name).endswith(LAID_OUT)
        for token in stream:
            own = token.type == "data" and is_laid_out
            # Nothing for a line break, and an empty line for several.
            text = (
                BREAK.sub(lambda found: "\n\n" if found[0].count("\n") > 1 else "", token.value) if own else token.value
            )
            yield Token(token.lineno, token.type, text)


def shown(value: object) -> Markup:
    """What is put in. A wrong name in a template raises jinja2.UndefinedError."""
    return value if isinstance(value, Markup) else Markup(esc(str(value)))


def filled(text: str, *parts: object) -> Markup:
    """A text of the words, as HTML, with HTML in its places."""
    return Markup(esc(text).format(*map(shown, parts)))


def joined(items: Iterable[object], between: str = "") -> str:
    """Texts in a row: as HTML where one of them is, which Jinja's own escapes in other ways."""
    found = list(items)
    if any(isinstance(each, Markup) for each in found):
        return Markup(shown(between).join(map(shown, found)))
    return between.join(map(str, found))


def tidy(text: str) -> Markup:
    """A text with one empty line where there are more."""
    return Markup(EMPTY.sub("\n\n", text).strip())


# Beside Jinja's own: a text as a line of Markdown, a text with HTML in its places, and HTML that Python has made.
FILTERS: Mapping[str, Callable[..., str]] = {
    "md": lambda text: Markup(markdown(text)),
    "filled": filled,
    "html": Markup,
    "join": joined,
}


class Macros:
    """The macros of one template, each a function that gives its text. The template is read when one is asked for."""

    def __init__(self, template: Callable[[], Template], facts: Mapping[str, object]) -> None:
        self.template, self.facts = template, facts

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        """The macro of this name."""
        macro = getattr(self.template().make_module(dict(self.facts)), name)
        return lambda *given: tidy(macro(*given))


class Templates:
    """The templates of a folder, with what each may call and how it shows what is put in: a room makes its own, once."""

    def __init__(
        self, folder: str, callable_too: Mapping[str, Callable[..., object]], shown: Callable[[object], Markup] = shown
    ) -> None:
        self.folder, self.callable_too, self.shown = folder, callable_too, shown

    @cached_property
    def environment(self) -> Environment:
        """What reads them, each when it is first asked for."""
        found = Environment(
            loader=FileSystemLoader(self.folder),
            autoescape=lambda name: str(name).endswith(TAGGED),
            finalize=self.put_in(),
            undefined=StrictUndefined,
            extensions=[Layout, "jinja2.ext.do"],
            comment_start_string="{%#",
            comment_end_string="#%}",
        )
        found.filters |= FILTERS
        found.globals |= {**self.callable_too, "line_end": Markup("\n")}
        return found

    def put_in(self) -> Callable[..., str]:
        """What shows a value in a template with tags, and gives it as it is in any other."""
        return pass_eval_context(lambda of, value: self.shown(value) if of.autoescape else str(value))

    def rendered(self, name: str, /, **facts: object) -> Markup:
        """A template with facts in it."""
        text = self.environment.get_template(name).render(facts)
        return tidy(text) if name.endswith(LAID_OUT) else Markup(text)

    def macros(self, name: str, /, **facts: object) -> Macros:
        """The macros of a template, with facts that all of them know."""
        return Macros(lambda: self.environment.get_template(name), facts)
