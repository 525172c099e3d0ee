"""What a number is of, as each kind of text says it: tables and cards, written pages, demands, what is new, the figures file.

`base` decides what is said: a number, a cell, both, or that nobody states it. A kind of text has its own name for a cell, and what
it says besides. What a figure is of, `ground/bases` knows; whom it counts, `wording` says. Rows in, text out, in one language.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from markupsafe import Markup

from scripts.ground.answered import everybody, with_answer, without_answer
from scripts.ground.bases import ANSWERED, WHOLE, is_of_all, is_of_itself, kind_of, size_of, sized
from scripts.ground.codes import ALL
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.ground.markup import inline, markdown
from scripts.ground.row_notes import PERCENT, lacks_base
from scripts.ground.years import COUNT, FREE, NO_BASE
from scripts.site.figure.amounts import comparison, counted, marked, number_said, rank, said
from scripts.site.figure.wording import (
    ANSWERS,
    GROUP,
    PEOPLE,
    PEOPLE_OF,
    has_blank,
    is_narrowed,
    of_the_whole,
    predicate,
    those,
)
from scripts.site.package.labels import Labels
from scripts.site.package.said import decision_on_base
from scripts.site.text.language import Language
from scripts.site.text.templates import macros


def in_full(indicator: str, category: str, labels: Labels) -> str:
    """A cell in a table: "Alla behov (Behov av stöd, vuxna)"."""
    return labels.say("in_brackets", labels.category(indicator, category), labels.title("indicators", indicator))


def in_table(row: Row, labels: Labels) -> str:
    """The cell that a row is of, with its indicator where no number tells which it is."""
    own = row["base_indicator"], row["base_category"]
    return labels.category(*own) if row["base"] else in_full(*own, labels)


def in_sentence(row: Row, labels: Labels) -> str:
    """The same in a sentence, which says itself what it is about."""
    name = labels.category(row["base_indicator"], row["base_category"])
    return name if row["base"] else labels.within(name)


def as_group(row: Row, labels: Labels) -> str:
    """The same as those that are counted: "behoven", "behoven av juridisk rådgivning"."""
    base = row["base_indicator"], row["base_category"]
    unit, label = labels.book.units.get(base, ""), labels.category(*base)
    own = labels.words.get(f"group_{unit}" if labels.book.is_whole(*base) else f"group_{unit}_of")
    return own.format(labels.within(label)) if own else labels.say("quoted", label)


def in_quotes(row: Row, labels: Labels) -> str:
    """The same by its names, in a sentence that stands alone."""
    return named(row["base_indicator"], row["base_category"], labels)


def named(indicator: str, category: str, labels: Labels) -> str:
    """An answer by its name and that of its indicator: "”Alla behov” i ”Behov av stöd, vuxna”"."""
    return labels.say("figures_cell", labels.category(indicator, category), labels.title("indicators", indicator))


def base(row: Row, labels: Labels, called: Callable[[Row, Labels], str] = in_table) -> str:
    """What the value is of, or that nobody states it; nothing for a count without a base. `called`: names a cell, as above."""
    cell = called(row, labels) if row["base_indicator"] else ""
    if row["base"]:
        number = base_number(row, labels)
        return labels.say("of_base_and_cell", number, cell) if cell else labels.say("of_base", number)
    if cell:
        return labels.say("of_base", cell)
    return labels.words["base_not_stated"] if lacks_base(row) else ""


def base_number(row: Row, labels: Labels) -> str:
    """The number that the value is a share of, marked where it is doubtful itself."""
    doubt = labels.words["doubtful"] if decision_on_base(row, labels.package) else ""
    return marked(labels.language.number(row["base"]), doubt, labels.language)


def with_base(text: str, row: Row, labels: Labels) -> str:
    """A text followed by what it is a share of: "93 av 117", or after a comma that this is not stated."""
    return f"{text}, {base(row, labels)}" if lacks_base(row) else f"{text} {base(row, labels)}".strip()


def statement_meaning(row: Row, labels: Labels) -> str:
    """A printed statement in plain words: its number with its base, its rank, or what it is compared with."""
    if row["measure"] == "comparison":
        return comparison(row, labels)
    if not row["value"]:
        silent = row["obs_status"] != "A"
        return labels.code_in_sentence("obs_status", row["obs_status"]) if silent else labels.words["said_in_words"]
    if row["measure"] == "rank":
        return rank(row, labels)
    if row["measure"] == "not_stated":
        return labels.say("not_stated", said(row["qualifier"], labels.language.number(row["value"]), labels))
    return with_base(number_said(row, (row["value"], row["value_to"]), labels), row, labels)


def answers_not_known(rows: Iterable[Row], labels: Labels) -> list[str]:
    """That no source says for how many the question of some numbers was answered, once; or that it does not say it of all of them.

    A form asks it of each question. Of a share whose base nobody states that is said already.
    """
    printed = [row for row in rows if has_number(row) and row["year"] not in labels.book.form_years]
    unknown = [row for row in printed if without_answer(row, labels.years) is None and not lacks_base(row)]
    some = any(with_answer(row, labels.years) for row in printed)
    return [labels.words["answers_not_always_known" if some else "answers_not_known"]] if unknown else []


# A number whose base no source states has a mark, which leads to what that means, once on its page.
NAME = "no-base"
NOTE = macros("base_note.html", name=NAME)


def base_mark(language: Language) -> Markup:
    """The mark itself. Its place is on its own page, whatever page that is."""
    return NOTE.mark(language.words["base_mark"])


def explained(page: str, language: Language) -> str:
    """A page, in the end with what the mark means if it has one."""
    return f"{page.rstrip()}\n\n{NOTE.note(language.words['base_explained'])}\n" if f'{NAME}"' in page else page


def base_in_prose(value: str, row: Row, labels: Labels) -> str:
    """A share in a line of Markdown, with what it is a share of in brackets, or the mark."""
    of = inline(base_mark(labels.language)) if lacks_base(row) else markdown(base(row, labels, in_sentence))
    return labels.say("in_brackets", value, of)


def base_below(based: Collection[Row], shown: Collection[Row], rule: str, labels: Labels) -> str:
    """The bases of the numbers of a card, before the rule that says why; that none is stated; nothing where nothing is a share.

    `based`: the rows of which it is known what they are of; `shown`: all of its year.
    """
    if stated := dict.fromkeys(with_unit(row, labels) for row in based):
        return labels.say(
            "base_is" if len(stated) == 1 else "bases_are", labels.language.listed([*stated]), rule
        ).strip()
    shares = [row for row in shown if row["measure"] == PERCENT]
    if any(map(lacks_base, shares)):
        return labels.say("base_is_not_stated", rule).strip()
    return rule if shares else ""


def base_alone(row: Row, labels: Labels) -> str:
    """What a number is of, where nobody has counted that: what is printed, or those that it names; nothing where nobody says it."""
    if row["base"]:
        return labels.language.number(row["base"])
    if row["within_indicator"]:
        return among(row, labels)
    return as_group(row, labels) if row["base_indicator"] else ""


def with_unit(row: Row, labels: Labels) -> str:
    """What a number is of, with its unit where these are no people: answers are more than the people who gave them."""
    number = labels.language.number(row["base"])
    return number if row["unit"] in PEOPLE and row["unit"] != ANSWERS else counted(number, row["unit"], labels)


def has_base(row: Row, labels: Labels) -> bool:
    """Whether a figure is of something of its own kind: a count of those who gave an answer is not of the answers."""
    return not is_of_all(row, labels.years) and row["unit"] != ANSWERS


def base_when_new(rows: Sequence[Row], labels: Labels) -> str:
    """How many the figure of each year is of; where nothing is their base, whom it counts, and how many the members met."""
    row, number, sizes = rows[0], labels.language.number, [size_of(each, labels.years) for each in rows]
    if has_base(row, labels) and all(sizes):
        first, *more = [(number(size), each["year"]) for size, each in zip(sizes, rows, strict=True)]
        if more:
            return labels.say("new_bases", first[0], of_the_whole(row, labels), first[1], *more[0])
        return labels.say("new_base", first[0], of_the_whole(row, labels))
    indicator = labels.book.indicators[row["indicator"]]
    told = labels.language.text(indicator, "counted")
    if row["population"] != indicator["population"]:
        told = f"{labels.population(row['population'])}."
    met = [size for size in (everybody(each, labels.years) for each in rows) if size]
    if len(met) < len(rows) or (row["indicator"], row["category"]) == labels.book.size:
        return told
    numbers = [part for size in met for part in (number(size["value"]), size["year"])]
    people = labels.population_as(row["population"], PEOPLE_OF)
    return f"{told} {labels.say(f'new_met_{len(met)}', people, *numbers)}"


def base_in_file(row: Row, labels: Labels) -> str:
    """What a number is of: "av 117 direkt utsatta vuxna som …", "av ”Alla behov” i ”Behov av stöd, vuxna”"; or that nobody says."""
    if lacks_base(row):
        rule = labels.language.text(labels.book.indicators[row["indicator"]], "base_rule")
        return labels.say("figures_base_rule", base(row, labels), rule)
    if is_of_itself(row):
        return f"{base(row, labels, in_quotes)}, {labels.code_in_sentence('scope', ALL)}"
    row = of_group(sized(row, labels.years), labels) if row["category"] else row
    inner = is_narrowed(row, labels) and not has_blank(row | {"category": row["base_category"]}, labels)
    if row["category"] and row["base_indicator"] and not row["within_indicator"] and not inner:
        return base(row, labels, in_quotes)
    if not (row["within_indicator"] or row["base"] or row["measure"] == PERCENT):
        return ""
    number = base_number(row, labels) if row["base"] else ""
    return labels.say("of_base", f"{number} {people_of(row, labels)}".strip())


def of_group(row: Row, labels: Labels) -> Row:
    """The row, as one of its group where it is a share of everyone in it."""
    return row | NO_BASE if row["base_indicator"] and kind_of(row, labels.years) == WHOLE else row


def people_of(row: Row, labels: Labels) -> str:
    """Of whom a number is, in the figures file."""
    if not row["category"]:
        return labels.population_in_sentence(row["population"])
    if row["within_indicator"]:
        return among(row, labels)
    if row["measure"] == COUNT and row["unit"] == ANSWERS:
        return labels.code_in_sentence("unit", row["unit"])
    answered = row["base"] and not row["base_indicator"] and kind_of(row, labels.years) == ANSWERED
    if row["measure"] == COUNT or answered:
        return of_the_whole(row, labels)
    return those(row, labels, PEOPLE_OF if row["base"] else GROUP)


def among(row: Row, labels: Labels) -> str:
    """Those who meet a condition: "direkt utsatta barn som söker asyl"."""
    met = row | {"indicator": row["within_indicator"], "category": row["within_category"]} | FREE
    unit = labels.book.units[met["indicator"], met["category"]]
    met |= NO_BASE | {"measure": COUNT, "unit": "persons" if unit in PEOPLE else unit}
    if has_blank(met, labels):
        return labels.answer(met)
    return labels.say("of_which_people", those(met, labels), predicate(met, labels))
