"""A row as a sentence that stands alone, and what its number is of, in words. Lines in, text out; no number, no sentence."""

from collections.abc import Iterable

from scripts.ground.claim import MEAN
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number, stated
from scripts.ground.row_notes import DOUBTFUL, PERCENT, lacks_base
from scripts.ground.scopes import ALL
from scripts.ground.years import COUNT, FREE, NO_BASE, years_of
from scripts.site.exports.figures.lines import DERIVED, Line
from scripts.site.exports.figures.wholes import ANSWERED, WHOLE, is_of_itself, share_of, sized
from scripts.site.figure.gist import Gist
from scripts.site.figure.headline import core, fits
from scripts.site.figure.whom import ANSWERS, group, is_narrowed, of_the_whole, people
from scripts.site.figure.wording import (
    bare,
    base_number,
    has_blank,
    is_computed,
    observation_value,
    predicate,
    remark,
    sentence,
    upper_first,
)
from scripts.site.figure.wording import years as years_text
from scripts.site.package.decided import CORRECTED, decided_behind, decisions
from scripts.site.package.labels import Labels


def quote(line: Line, doubtful: Iterable[str], labels: Labels) -> str:
    """The figure in a sentence: its year, whom it is about, how it was worked out; nothing where there is no number.

    `doubtful`: what `doubts` says of it.
    """
    row = line.row
    if not has_number(row):
        return ""
    text = said(row, labels) if row["category"] else unanswered(row, labels)
    place = ", ".join(filter(None, [years_text(row), scope(row, labels), condition(row, labels)]))
    return labels.language.words["figures_quote"].format(place, text + after(line, text, doubtful, labels))


def said(row: Row, labels: Labels) -> str:
    """What the figure says: the headline of it alone, else its answer, its number and what that is of."""
    told = of_group(row, labels)
    if not has_sentence(row, told, labels):
        return " ".join(filter(None, [plain(row, labels), "" if lacks_base(row) else base_words(row, labels)]))
    whole = sized(row, years_of(labels.package))["base"] if row["measure"] == COUNT else ""
    return upper_first(core(Gist("single", (told,), whole), labels))


def has_sentence(row: Row, told: Row, labels: Labels) -> bool:
    """Whether the words of the code list fit what a row measures."""
    if row["measure"] == PERCENT:
        return fits(told, labels) and not is_of_itself(row)
    return sentence(row, labels) or fits(row, labels)


def of_group(row: Row, labels: Labels) -> Row:
    """The row, as one of its group where it is a share of everyone in it."""
    return row | NO_BASE if row["base_indicator"] and share_of(row, years_of(labels.package)) == WHOLE else row


def plain(row: Row, labels: Labels) -> str:
    """The answer and its indicator by their names, and the number."""
    answer = named(row["indicator"], row["category"], labels)
    number = observation_value(row, labels, prose=True)
    return labels.language.words[f"figures_{row['measure']}"].format(answer, number)


def named(indicator: str, category: str, labels: Labels) -> str:
    """An answer by its name and that of its indicator."""
    return labels.language.words["figures_cell"].format(
        labels.category(indicator, category), labels.title("indicators", indicator)
    )


def unanswered(row: Row, labels: Labels) -> str:
    """How many of the group have no answer."""
    title = labels.title("indicators", row["indicator"])
    number = observation_value(bare(row), labels, prose=True)
    return labels.language.words["figures_unanswered"].format(title, number, base_words(row, labels))


def scope(row: Row, labels: Labels) -> str:
    """Which cases, where these are not all."""
    return labels.code_in_sentence("scope", row["scope"]) if labels.code_order("scope", row["scope"]) > 1 else ""


def condition(row: Row, labels: Labels) -> str:
    """Among whom, where only part of those counted are meant."""
    if not row["within_indicator"]:
        return ""
    return labels.language.words["figures_among"].format(among(row, labels))


def among(row: Row, labels: Labels) -> str:
    """Those who meet a condition: "direkt utsatta barn som söker asyl"."""
    met = row | {"indicator": row["within_indicator"], "category": row["within_category"]} | FREE
    met |= NO_BASE | {"measure": COUNT, "unit": "persons"}
    if has_blank(met, labels):
        return labels.category(met["indicator"], met["category"])
    return labels.language.words["of_which_people"].format(people(met, labels), predicate(met, labels))


def after(line: Line, text: str, doubtful: Iterable[str], labels: Labels) -> str:
    """What is to be known of the number: who is in its base; that it is worked out, and how; and what is doubted, unless said."""
    row, words = line.row, labels.language.words
    remarks = [words["base_not_stated"]] if lacks_base(row) else []
    if row["category"] and has_sentence(row, of_group(row, labels), labels) and is_of_answered(row, labels):
        remarks.append(base_words(row, labels))
    if line.kind == DERIVED and row["rule"]:
        assumed = "; ".join(labels.title("assumptions", name) for name in row["rule"].split())
        remarks.append(words["figures_assumed"].format(assumed))
    elif is_computed(row):
        own = labels.code_in_sentence("origin", row["origin"])
        remarks.append(words["figures_mean_of_all"].format(own) if row["measure"] == MEAN else own)
    remarks += [each for each in doubtful if each not in text]
    return f" ({', '.join(remarks)})" if remarks else ""


def doubts(row: Row, labels: Labels) -> list[str]:
    """That a number is corrected or doubtful, or printed in two ways, or worked out from one that is."""
    words, own = labels.language.words, remark(row, labels)
    printed = printed_value(row, labels)
    other = words["figures_printed_too"].format(labels.language.number(printed)) if printed and not own else ""
    behind = words["figures_of_decided"] if decided_behind(row, labels.package) else ""
    beside = [words["figures_asked_too"].format(labels.language.number(one)) for one in asked_beside(row, labels)]
    return [*filter(None, [own, *beside, other, behind])]


def asked_beside(row: Row, labels: Labels) -> list[str]:
    """The other numbers that the question of a doubtful figure is about: which of them is right nobody has said."""
    package = labels.package
    asked = {one["question"] for one in decisions(package).get(row["observation"], ()) if one["decision"] != CORRECTED}
    others = {one["observation"] for one in package.rows("corrections") if one["question"] in asked}
    rows = [package.by_name["observations"][name] for name in sorted(others - {row["observation"]})]
    return [one["value"] for one in rows if one["value"] and one["doubt"] == DOUBTFUL == row["doubt"]]


def printed_value(row: Row, labels: Labels) -> str:
    """What a source prints instead, where a figure is corrected or printed in two ways."""
    told = decisions(labels.package).get(row["observation"], ())
    others = (each["printed_value"] for each in told if each["printed_value"] not in stated(row).values())
    return row["printed_value"] or next(iter(others), "")


def base_words(row: Row, labels: Labels) -> str:
    """What a number is of: "av 117 direkt utsatta vuxna som …", "av ”Alla behov” i ”Behov av stöd, vuxna”"; or that nobody says."""
    words = labels.language.words
    if lacks_base(row):
        rule = labels.language.text(labels.package.by_name["indicators"][row["indicator"]], "base_rule")
        return words["figures_base_rule"].format(words["base_not_stated"], rule)
    if is_of_itself(row):
        return f"{of_cell(row, labels)}, {labels.code_in_sentence('scope', ALL)}"
    row = of_group(sized(row, years_of(labels.package)), labels) if row["category"] else row
    if not row["within_indicator"] and names_its_base(row, labels):
        return of_cell(row, labels)
    if not (row["within_indicator"] or row["base"] or row["measure"] == PERCENT):
        return ""
    return words["of_number"].format(whom(row, labels))


def of_cell(row: Row, labels: Labels) -> str:
    """That a number is of a cell: by its names, and by its number where it is known."""
    words, name = labels.language.words, named(row["base_indicator"], row["base_category"], labels)
    if row["base"]:
        return words["of_number_and_cell"].format(base_number(row, labels), name)
    return words["of_number"].format(name)


def is_of_answered(row: Row, labels: Labels) -> bool:
    """Whether a row is a share of so many who have an answer, and not of everyone in its group."""
    years = years_of(labels.package)
    return share_of(row, years) == ANSWERED and bool(sized(row, years)["base"])


def names_its_base(row: Row, labels: Labels) -> bool:
    """Whether what a number is of can only be told by the name of its cell."""
    if not row["category"]:
        return False
    if is_narrowed(row, labels):
        return has_blank(row | {"category": row["base_category"]}, labels)
    return bool(row["base_indicator"])


def whom(row: Row, labels: Labels) -> str:
    """How many of whom a number is of."""
    number = base_number(row, labels) if row["base"] else ""
    if not row["category"]:
        return f"{number} {labels.population_in_sentence(row['population'])}"
    if row["within_indicator"]:
        return f"{number} {among(row, labels)}".strip()
    if number and not row["base_indicator"] and is_of_answered(row, labels):
        return f"{number} {of_the_whole(row, labels)}"
    if row["measure"] == COUNT:
        things = labels.code_in_sentence("unit", row["unit"]) if row["unit"] == ANSWERS else of_the_whole(row, labels)
        return f"{number} {things}"
    return f"{number} {people(row, labels)}" if number else group(row, labels)
