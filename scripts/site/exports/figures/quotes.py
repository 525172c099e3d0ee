"""A row as a sentence that stands alone, and what its number is of, in words. Lines in, text out; no number, no sentence."""

from collections.abc import Iterable

from scripts.ground.claim import MEAN
from scripts.ground.codes import ALL
from scripts.ground.data_package import Row
from scripts.ground.interval import has_number, stated
from scripts.ground.row_notes import DOUBTFUL, PERCENT, lacks_base
from scripts.ground.years import COUNT, FREE, NO_BASE
from scripts.site.exports.figures.lines import DERIVED, Line
from scripts.site.exports.figures.shares import ANSWERED, WHOLE, is_of_itself, share_of, sized
from scripts.site.figure import amounts, wording
from scripts.site.figure.doubt import doubts as in_doubt
from scripts.site.figure.headline import clause, fits
from scripts.site.figure.wording import ANSWERS, GROUP, PEOPLE_OF, is_narrowed, of_the_whole, those
from scripts.site.package.labels import Labels
from scripts.site.package.said import CORRECTED, decided_behind, decisions


def quote(line: Line, doubtful: Iterable[str], labels: Labels) -> str:
    """The figure in a sentence, with its year, whom it is about and what `doubts` says of it; nothing where there is no number."""
    row = line.row
    if not has_number(row):
        return ""
    clear, of = has_sentence(row, labels), base_words(row, labels)
    if clear:
        text = wording.upper_first(clause(of_group(row, labels), labels))
    elif row["category"]:
        number = amounts.observation_value(row, labels, prose=True)
        text = labels.say(f"figures_{row['measure']}", named(row["indicator"], row["category"], labels), number)
        text = f"{text} {'' if lacks_base(row) else of}".strip()
    else:
        number = amounts.observation_value(amounts.bare(row), labels, prose=True)
        text = labels.say("figures_unanswered", labels.title("indicators", row["indicator"]), number, of)
    met = labels.say("figures_among", among(row, labels)) if row["within_indicator"] else ""
    place = ", ".join(filter(None, [wording.years(row), labels.cases(row), met]))
    answered = share_of(row, labels.years) == ANSWERED and sized(row, labels.years)["base"]
    known = [of] if clear and answered else []
    remarks = [*known, *after(line, labels), *(each for each in doubtful if each not in text), *asked(row, labels)]
    remarks = [labels.words["base_not_stated"]] * lacks_base(row) + remarks
    return labels.say("figures_quote", place, f"{text} ({', '.join(remarks)})" if remarks else text)


def asked(row: Row, labels: Labels) -> list[str]:
    """What is asked of a number, or of what it rests on, and how far that has come."""
    return [labels.say("figures_asked", *one.asked(labels)) for one in in_doubt([row], labels.package)]


def has_sentence(row: Row, labels: Labels) -> bool:
    """Whether the words of the code list fit what a row measures."""
    if not row["category"]:
        return False
    if row["measure"] == PERCENT:
        return fits(of_group(row, labels), labels) and not is_of_itself(row)
    return wording.sentence(row, labels) or fits(row, labels)


def of_group(row: Row, labels: Labels) -> Row:
    """The row, as one of its group where it is a share of everyone in it."""
    return row | NO_BASE if row["base_indicator"] and share_of(row, labels.years) == WHOLE else row


def named(indicator: str, category: str, labels: Labels) -> str:
    """An answer by its name and that of its indicator."""
    return labels.say("figures_cell", labels.category(indicator, category), labels.title("indicators", indicator))


def among(row: Row, labels: Labels) -> str:
    """Those who meet a condition: "direkt utsatta barn som söker asyl"."""
    met = row | {"indicator": row["within_indicator"], "category": row["within_category"]} | FREE
    met |= NO_BASE | {"measure": COUNT, "unit": "persons"}
    if wording.has_blank(met, labels):
        return labels.answer(met)
    return labels.say("of_which_people", those(met, labels), wording.predicate(met, labels))


def after(line: Line, labels: Labels) -> list[str]:
    """That a number is worked out, and how."""
    row = line.row
    if line.kind == DERIVED and row["rule"]:
        assumed = (labels.title("assumptions", name) for name in row["rule"].split())
        return [labels.say("figures_assumed", "; ".join(assumed))]
    own = labels.code_in_sentence("origin", row["origin"]) if amounts.is_computed(row) else ""
    return [labels.say("figures_mean_of_all", own) if row["measure"] == MEAN else own] if own else []


def doubts(row: Row, labels: Labels) -> list[str]:
    """That a number is corrected or doubtful, printed in two ways, asked about with others, or worked out from one that is."""
    package, own = labels.package, amounts.remark(row, labels)
    decided = decisions(package).get(row["observation"], ())
    others = (each["printed_value"] for each in decided if each["printed_value"] not in stated(row).values())
    printed = row["printed_value"] or next(others, "")
    asked = {one["question"] for one in decided if one["decision"] != CORRECTED}
    alike = {one["observation"] for one in package.rows("corrections") if one["question"] in asked}
    rows = [package.by_name["observations"][name] for name in sorted(alike - {row["observation"]})]
    beside = [one["value"] for one in rows if one["value"] and one["doubt"] == DOUBTFUL == row["doubt"]]
    number = labels.language.number
    return [
        *([own] if own else []),
        *(labels.say("figures_asked_too", number(one)) for one in beside),
        *([labels.say("figures_printed_too", number(printed))] if printed and not own else []),
        *([labels.words["figures_of_decided"]] if decided_behind(row, package) else []),
    ]


def base_words(row: Row, labels: Labels) -> str:
    """What a number is of: "av 117 direkt utsatta vuxna som …", "av ”Alla behov” i ”Behov av stöd, vuxna”"; or that nobody says."""
    if lacks_base(row):
        rule = labels.language.text(labels.book.indicators[row["indicator"]], "base_rule")
        return labels.say("figures_base_rule", labels.words["base_not_stated"], rule)
    if is_of_itself(row):
        return f"{of_cell(row, labels)}, {labels.code_in_sentence('scope', ALL)}"
    row = of_group(sized(row, labels.years), labels) if row["category"] else row
    inner = is_narrowed(row, labels) and not wording.has_blank(row | {"category": row["base_category"]}, labels)
    if row["category"] and row["base_indicator"] and not row["within_indicator"] and not inner:
        return of_cell(row, labels)
    if not (row["within_indicator"] or row["base"] or row["measure"] == PERCENT):
        return ""
    number = wording.base_number(row, labels) if row["base"] else ""
    return labels.say("of_number", f"{number} {whom(row, labels)}".strip())


def of_cell(row: Row, labels: Labels) -> str:
    """That a number is of a cell: by its names, and by its number where it is known."""
    name = named(row["base_indicator"], row["base_category"], labels)
    if row["base"]:
        return labels.say("of_number_and_cell", wording.base_number(row, labels), name)
    return labels.say("of_number", name)


def whom(row: Row, labels: Labels) -> str:
    """Of whom a number is."""
    if not row["category"]:
        return labels.population_in_sentence(row["population"])
    if row["within_indicator"]:
        return among(row, labels)
    if row["measure"] == COUNT and row["unit"] == ANSWERS:
        return labels.code_in_sentence("unit", row["unit"])
    answered = row["base"] and not row["base_indicator"] and share_of(row, labels.years) == ANSWERED
    if row["measure"] == COUNT or answered:
        return of_the_whole(row, labels)
    return those(row, labels, PEOPLE_OF if row["base"] else GROUP)
