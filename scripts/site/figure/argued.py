"""The figures beside a demand, so as they are said: the number, what follows it, and what it is of. Rows in, texts out."""

from scripts.ground.data_package import Row
from scripts.ground.interval import has_number
from scripts.ground.row_notes import DOUBTFUL, PERCENT
from scripts.ground.scopes import ALL
from scripts.ground.years import COUNT, base_of, size_of
from scripts.site.figure.against import count_of, value
from scripts.site.figure.gist import predicate, sentence
from scripts.site.figure.headline import clause, fits
from scripts.site.figure.whom import group
from scripts.site.figure.wording import bare_value, base_number, observation_value, upper_first
from scripts.site.package.earlier import years_of
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import over_years
from scripts.site.package.names import name_of

FIGURE, NO_FIGURE = "figure", "no_figure"


def evidence_of(recommendation: str, labels: Labels) -> list[Row]:
    """What a demand rests on, in its order: what says most comes first."""
    rows = [row for row in labels.package.rows("recommendation_evidence") if row["recommendation"] == recommendation]
    return sorted(rows, key=lambda row: int(row["seq"]))


def strongest(evidence: list[Row], labels: Labels) -> tuple[Row, Row] | None:
    """The first row that has a number to say, with its observation; None where none has."""
    return next(((each, row) for each in evidence if (row := number_of(each, labels))), None)


def number_of(evidence: Row, labels: Labels) -> Row | None:
    """The observation of the newest year that has a number to say; a share may be the count of a known number instead.

    None for what is no figure, and where no year since the evidence has one.
    """
    if evidence["evidence_kind"] != FIGURE:
        return None
    counted = evidence | {"measure": COUNT, "base_indicator": "", "base_category": ""}
    found = {
        year: row
        for name in (name_of(counted), name_of(evidence))
        for year, row in over_years(name, labels.package).items()
        if year >= evidence["year"] and can_be_said(row, labels)
    }
    return found[max(found)] if found else None


def can_be_said(row: Row, labels: Labels) -> bool:
    """Whether a number is known, is not doubtful, and is a share or of a known number: no count stands alone."""
    sized = row["measure"] == PERCENT or (row["measure"] == COUNT and bool(size_of(row, years_of(labels.package))))
    return sized and has_number(row) and row["doubt"] != DOUBTFUL


def said(row: Row, labels: Labels) -> tuple[str, str]:
    """The number, and what follows it: ("46 av 143", "ärenden lades ner"), ("16,1 %", "av de vuxna vågade inte ...")."""
    if row["measure"] == PERCENT:
        return bare_value(row, labels), scoped(of_whom(row, labels), row, labels)
    number = value(row, labels)
    return number, scoped(out_of_whole(row, labels).removeprefix(number).strip(), row, labels)


def scoped(text: str, row: Row, labels: Labels) -> str:
    """The same with which cases it is about, where it is not about all: "av ärendena ..., utan Åseleärendet"."""
    if row["scope"] == ALL:
        return text
    return labels.language.words["demand_scope"].format(text, labels.code_in_sentence("scope", row["scope"]))


def in_full(row: Row, labels: Labels) -> str:
    """The same in a sentence; a share of something else begins with what it is the share for."""
    words, number = labels.language.words, observation_value(row, labels, prose=True)
    if row["measure"] != PERCENT:
        text = upper_first(out_of_whole(row, labels))
    elif is_foreign(row):
        text = words["demand_subject"].format(subject(row, labels), f"{number} {of_base(row, labels)}")
    else:
        text = upper_first(f"{number} {of_whom(row, labels)}")
    return scoped(text, row, labels)


def out_of_whole(row: Row, labels: Labels) -> str:
    """A count out of its whole, and what those counted did."""
    return clause(row, size_of(row, years_of(labels.package)), labels)


def of_whom(row: Row, labels: Labels) -> str:
    """What follows a share."""
    words = labels.language.words
    if is_foreign(row):
        return words["demand_subject"].format(of_base(row, labels), subject(row, labels))
    those = words["demand_of"].format(group(row, labels))
    if fits(row, labels):
        return f"{those} {predicate(row, labels)}"
    return words["demand_subject"].format(those, labels.category(row["indicator"], row["category"]))


def is_foreign(row: Row) -> bool:
    """Whether a share is of the answers of another indicator."""
    return row["measure"] == PERCENT and row["base_indicator"] not in ("", row["indicator"])


def of_base(row: Row, labels: Labels) -> str:
    """What a share of another indicator's answers is of: "av behoven", "av behoven av juridisk rådgivning"."""
    words, unit = labels.language.words, labels.book.units.get((row["base_indicator"], row["base_category"]), "")
    whole = labels.book.is_whole(row["base_indicator"], row["base_category"])
    label = labels.category(row["base_indicator"], row["base_category"])
    own = words.get(f"group_{unit}_of" if not whole else f"group_{unit}")
    return words["demand_of"].format(
        own.format(label[:1].lower() + label[1:]) if own else words["quoted"].format(label)
    )


def subject(row: Row, labels: Labels) -> str:
    """What a share of something else is for: the sentence of its count where the code list has one, else its indicator."""
    count = count_of(row, labels)
    if count and has_number(count) and sentence(count, labels):
        return upper_first(clause(count, "", labels))
    return labels.title("indicators", row["indicator"])


def what_of(row: Row, labels: Labels) -> str:
    """What the number is of, in a sentence, or that this is not stated; of a year that is not the newest also which."""
    words, whole = labels.language.words, base_of(row, years_of(labels.package))
    if whole:
        texts = [words["demand_base"].format(upper_first(clause(whole, "", labels)))]
    elif row["base"]:
        texts = [words["demand_base"].format(base_number(row, labels))]
    else:
        texts = [upper_first(words["base_not_stated"])]
    if row["year"] != labels.package.latest_year:
        texts.append(words["demand_of_year"].format(row["year"]))
    return " ".join(f"{text}." for text in texts)
