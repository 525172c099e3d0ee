"""The trend: why its years are as they are, and what may be said of them, with a caveat, or not at all. By rule, of any year."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from scripts.ground import comparing
from scripts.ground.claim import Claim, as_written, claim_of
from scripts.ground.data_package import PackageError, Row
from scripts.ground.interval import EXACT
from scripts.ground.years import holds_case
from scripts.site.drawings.over_years import Series, series_of
from scripts.site.figure.against import against, why
from scripts.site.figure.turn import EARLIER, comparisons, telling, turn, turn_claims
from scripts.site.figure.wording import bare_value
from scripts.site.package.labels import Labels
from scripts.site.prose.answer import Teller
from scripts.site.text.templates import macros

# The answer whose figure is the trend.
NAME = "trend"
DARK_FIGURE = "dark_figure"


class Told(NamedTuple):
    """A sentence, and what it claims."""

    text: str
    claims: tuple[Claim, ...] = ()


def trend(what: str, teller: Teller) -> Markup:
    """The years one by one, or what may be said. Raises PackageError on any other name."""
    makers = {"years": years, "say": say}
    if what not in makers:
        raise PackageError(f"{{{{ trend {what} }}}}: it is one of {', '.join(makers)}")
    found = series_of(teller.answers.figures.variants[NAME][0], teller.labels)
    there = found.rows and (what != "years" or teller.drawing(NAME))
    return makers[what](found, teller.labels) if there else Markup()


def years(found: Series, labels: Labels) -> Markup:
    """Why a year has no number, what is in one that has, and why the series breaks: each year, and each reason once."""
    told, heard = list[tuple[str, str, str, str]](), set[str]()
    for year in found.years:
        said = list(of_year(year, found, labels))
        notes = [note for note in (*of_case(year, found), *found.breaks.get(year, ())) if note not in heard]
        heard |= {*notes}
        if said or notes:
            claims = as_written(claim for each in said for claim in each.claims)
            told.append((year, " ".join(each.text for each in said), " ".join(map(labels.note, notes)), claims))
    return macros("series.html", labels=labels).reasons(told)


def of_year(year: str, found: Series, labels: Labels) -> Iterator[Told]:
    """What is not as it looks in a year."""
    row, case = found.rows.get(year), found.cases.get(year)
    if row is None:
        known = found.parts.get(year)
        yield Told(why_none(year, found, labels), (claim_of(known),) if known else ())
        return
    if case:
        numbers = (bare_value(case, labels), bare_value(row, labels))
        yield Told(labels.say("trend_case", *numbers), (claim_of(case), claim_of(row)))
    if year not in found.parts:
        yield Told(labels.words["trend_part_hidden" if found.is_hidden(found.part, year) else "trend_part_unknown"])


def of_case(year: str, found: Series) -> list[str]:
    """The notes of a large case that are not on the number that holds it."""
    case, row = found.cases.get(year), found.rows.get(year)
    return [note for note in case["notes"].split() if note not in row["notes"].split()] if case and row else []


def why_none(year: str, found: Series, labels: Labels) -> str:
    """Why a year has no number, and what is known of it all the same."""
    if found.is_hidden(found.name, year):
        return labels.words["trend_hidden"]
    if year in found.left:
        return labels.say("trend_left", found.left[year].text)
    if year in found.parts:
        return labels.words["trend_part_only"]
    after = found.rows.get(str(int(year) + 1))
    said = telling(comparisons(after, year, labels.package)) if after else None
    if after and said:
        return labels.say("trend_compared", after["year"], labels.words[f"trend_were_{said['qualifier']}"])
    return labels.words["trend_none"]


def say(found: Series, labels: Labels) -> Markup:
    """What may be said, what only with a caveat, and what must not, each with its claims; and the report's own words."""
    now = found.rows.get(labels.package.latest_year)
    can = [can_be_said(now, labels)] if now else []
    caveat = list(with_caveat(now, found, labels)) if now else []
    told = (("can", can), ("caveat", caveat), ("cannot", not_said(found, labels)))
    sides = [(kind, own) for kind, own in told if own]
    shown = [
        (labels.words[f"trend_{kind}"], [(one.text, as_written(one.claims)) for one in own]) for kind, own in sides
    ]
    return macros("series.html", labels=labels).sayings(shown, in_words(now, labels) if now else [])


def cannot(teller: Teller) -> list[Told]:
    """What must not be said of the years, for where their figure is shown besides."""
    return not_said(series_of(teller.answers.figures.variants[NAME][0], teller.labels), teller.labels)


def not_said(found: Series, labels: Labels) -> list[Told]:
    """The same of a series."""
    now = found.rows.get(labels.package.latest_year)
    return [*(refused(now, found, labels) if now else ()), Told(labels.words["trend_no_crime"])]


def can_be_said(now: Row, labels: Labels) -> Told:
    """How many, and which way it has turned since the year before where that may be said."""
    told, turned = bare_value(now, labels), turn(now, labels)
    if turned:
        return Told(labels.say("trend_say_turned", told, now["year"], turned), tuple(turn_claims(now, labels.package)))
    return Told(labels.say("trend_say", told, now["year"]), (claim_of(now),))


def with_caveat(now: Row, found: Series, labels: Labels) -> Iterator[Told]:
    """The first year that holds no large case beside the newest, where the series breaks between them."""
    plain = (row for row in found.rows.values() if holds_case(row, labels.years) is False and row["qualifier"] == EXACT)
    first = next(plain, now)
    if first["year"] < now["year"] and (broken := breaks_between(first, now, found)):
        numbers = (bare_value(first, labels), first["year"], bare_value(now, labels), now["year"])
        said = telling(comparisons(now, EARLIER, labels.package))
        begin = labels.words[f"trend_earlier_{said['qualifier']}"] if said else ""
        told = labels.say("trend_beside", *numbers, labels.language.listed(broken))
        yield Told(f"{begin} {told}".strip(), (claim_of(first), claim_of(now)))


def refused(now: Row, found: Series, labels: Labels) -> Iterator[Told]:
    """That they have become more or fewer since the last year with a number, where the two are not compared."""
    told, earlier = against(now, labels), [row for year, row in found.rows.items() if year < now["year"]]
    then = earlier[-1] if earlier else None
    if then is None or told.found.state in (comparing.COMPARED, comparing.DIRECTION):
        return
    change = comparing.turn_of(int(float(now["value"]) - float(then["value"])))
    said = [*reasons(then, now, found, labels)] or [why(told, labels)]
    if change != comparing.SAME:
        numbers = (bare_value(then, labels), then["year"], bare_value(now, labels), now["year"])
        rows = [then, now, *([case] if (case := large_case(then, now, found)) else [])]
        yield Told(labels.say(f"trend_not_{change}", *numbers, " ".join(said)), tuple(map(claim_of, rows)))


def reasons(then: Row, now: Row, found: Series, labels: Labels) -> Iterator[str]:
    """Why two years are not compared: a large case, a break, a year without a number."""
    if case := large_case(then, now, found):
        yield labels.say("trend_one_case", bare_value(case, labels), case["year"])
    if broken := breaks_between(then, now, found):
        yield labels.say("trend_breaks", labels.language.listed(broken))
    if missing := [year for year in found.years if then["year"] < year < now["year"]]:
        yield labels.say("trend_missing", labels.language.listed(missing))


def large_case(then: Row, now: Row, found: Series) -> Row | None:
    """How many of one of two years are of a large case, the earlier first."""
    return found.cases.get(then["year"]) or found.cases.get(now["year"])


def breaks_between(first: Row, last: Row, found: Series) -> list[str]:
    """The years after the first in which the series breaks."""
    return [year for year in sorted(found.breaks) if first["year"] < year <= last["year"]]


def in_words(now: Row, labels: Labels) -> list[tuple[str, list[str]]]:
    """What the report of the newest year says of the years in words: each page, and what it prints."""
    pages: dict[str, list[str]] = {}
    for year in (str(int(now["year"]) - 1), EARLIER):
        for each in comparisons(now, year, labels.package):
            pages.setdefault(labels.say("page", each["page"]) if each["page"] else each["place"], []).append(
                each["printed"]
            )
    return [*pages.items()]
