"""The first part of a pull request's summary: the answers that stand, fall, appear or change their headline. Facts to Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.year.compare_markdown import written_table
from scripts.year.compare_words import escaped
from scripts.year.summary_answers import FALLEN, HEADLINE, NEW, NOWHERE, SAME, UNREAD, Change, of_state
from scripts.year.summary_pictures import anchor

MOST = 5000  # characters of the whole part: what a person reads in two minutes
START = "Startsidan"  # the page whose heading is filled in
WITHHELD = "Visas inte: något i det är dolt nu."
PICTURES = (
    "Före och efter i bild: öppna `diagram.html`. Den ligger under Artifacts på körningens sida (raden **summary** i förslaget, "
    "sedan **Summary**), och i mappen `summary`. Lägg till det som står under *Bild* efter adressen, eller klicka överst i filen."
)


@dataclass(frozen=True)
class Size:
    """How much is told: the characters of a text, the figures that an answer lacks, the answers of a list."""

    text: int
    figures: int
    answers: int


# From the most generous: the first that fits is taken. Headlines are cut last.
SIZES = (Size(250, 3, 60), Size(250, 1, 60), Size(250, 0, 60), Size(120, 0, 30), Size(70, 0, 15), Size(40, 0, 6))


@dataclass(frozen=True)
class Newest:
    """The newest year of the package before and after, and how many numbers of the latter are kept back."""

    before: str
    after: str
    hidden: int


def about_answers(changes: Sequence[Change], newest: Newest, most: int = MOST) -> str:
    """The part: the counts in sentences, then what falls, has a new headline, is new, and stays. Nothing without answers."""
    if not any(one.state != NOWHERE for one in changes):
        return ""
    for size in SIZES:
        text = part(changes, newest, size)
        if len(text) <= most:
            break
    return text


def unreadable(side: str, fault: str) -> str:
    """That the answers of a side cannot be told at all, and why."""
    return f"## Svaren på sidorna\n\nSvaren {side} ändringen går inte att läsa, så de jämförs inte: {escaped(fault)}."


def part(changes: Sequence[Change], newest: Newest, size: Size) -> str:
    """The part with texts of so many characters at most, and so many answers in a list."""
    blocks = [
        "## Svaren på sidorna",
        f"**{counted(changes)}** {headlines(changes)} {protected(changes, newest, size)}",
        PICTURES if of_state(changes, FALLEN, HEADLINE, NEW) else "",
        listed("Går inte att jämföra", [unread(one, size) for one in of_state(changes, UNREAD)], size.answers),
        listed("Faller bort", [fallen(one, newest, size) for one in of_state(changes, FALLEN)], size.answers),
        renamed(of_state(changes, HEADLINE), newest, size),
        listed(
            "Nya",
            [f"{named(one, size)} {escaped(one.after.headline, size.text)}" for one in of_state(changes, NEW)],
            size.answers,
        ),
        unchanged(changes, size),
    ]
    return "\n\n".join(block for block in blocks if block)


def counted(changes: Sequence[Change]) -> str:
    """How many answers stand, fall and are new."""
    stay, gone, new = (len(of_state(changes, *states)) for states in ((SAME, HEADLINE), (FALLEN,), (NEW,)))
    before = stay + gone
    parts = [standing(stay, before)]
    parts += [f"{gone} faller bort"] if gone and stay else []
    parts += [f"{new} är {'nytt' if new == 1 else 'nya'}"] if new else []
    return f"{', '.join(parts[:-1])} och {parts[-1]}." if len(parts) > 1 else f"{parts[0]}."


def standing(stay: int, before: int) -> str:
    """How many of the answers before still stand."""
    if not before:
        return "Inget svar fanns före ändringen"
    if before == 1:
        return "Det enda svaret står kvar" if stay else "Det enda svaret faller bort"
    if not stay:
        return f"Alla {before} svar faller bort"
    return f"Alla {before} svar står kvar" if stay == before else f"{stay} av {before} svar står kvar"


def headlines(changes: Sequence[Change]) -> str:
    """How many of those that stand have another headline."""
    stay, new = len(of_state(changes, SAME, HEADLINE)), len(of_state(changes, HEADLINE))
    if not stay:
        return ""
    if not new:
        return "Ingen rubrik har ändrats."
    if stay == 1:
        return "Det har fått en ny rubrik."
    return f"Alla {stay} har fått en ny rubrik." if new == stay else f"{new} av de {stay} har fått en ny rubrik."


def protected(changes: Sequence[Change], newest: Newest, size: Size) -> str:
    """How many numbers are kept back, and which answers have lost one that they were made of."""
    year = escaped(newest.after)
    if not newest.hidden:
        return f"Inget tal för {year} är dolt."
    losers = [one for one in changes if one.before.stands and one.hidden]
    what = f"{newest.hidden} tal för {year} visas inte, för att skydda personer."
    if not losers:
        return f"{what} Inget svar saknar ett tal av det skälet."
    names = "; ".join(f"{escaped(one.question, size.text)} ({some(one.hidden, size, 1)})" for one in losers[:3])
    more = f"; och {len(losers) - 3} till" if len(losers) > 3 else ""
    return f"{what} {len(losers)} svar saknar ett tal av det skälet: {names}{more}."


def some(figures: Sequence[str], size: Size, most: int = 3) -> str:
    """Some figures, and how many more there are; only how many where there is no room for more."""
    most = min(most, size.figures)
    if not most:
        return f"{len(figures)} tal"
    more = f" … och {len(figures) - most} till" if len(figures) > most else ""
    return "; ".join(escaped(one, size.text) for one in figures[:most]) + more


def named(one: Change, size: Size) -> str:
    """The pages and the question of an answer."""
    pages = ", ".join(escaped(page, size.text) or START for page in one.pages)
    return f"**{pages}{': ' if pages else ''}{escaped(one.question, size.text)}**"


def fallen(one: Change, newest: Newest, size: Size) -> str:
    """An answer that falls: its question, the headline that it had, and why."""
    had = WITHHELD if one.withheld else f"”{escaped(one.before.headline, size.text)}”."
    return f"{named(one, size)} Rubriken var: {had} {why(one, newest, size)}"


def why(one: Change, newest: Newest, size: Size) -> str:
    """Why an answer falls, as far as it can be known."""
    if one.after.fault:
        return f"Det går inte att läsa efter ändringen: {escaped(one.after.fault, size.text)}."
    if not one.after.name:
        return "Det finns inte längre i `docs/answers.csv`."
    if one.after.headline:
        return "Det står inte längre på någon sida."
    year = escaped(newest.after)
    undrawn = escaped(one.after.undrawn, size.text)
    none = f"Ingen av svarets rubriker stämmer för {year}."
    told = [f"Bilden till rubriken ”{undrawn}” går inte att rita av talen för {year}." if undrawn else none]
    told += [f"Visas inte, för att skydda personer: {some(one.hidden, size)}."] if one.hidden else []
    told += [f"Det här saknas: {some(one.missing, size)}."] if one.missing else []
    return " ".join(told)


def unread(one: Change, size: Size) -> str:
    """An answer that one of the sides does not know how to tell, and that did not stand before."""
    side = "före" if one.before.fault else "efter"
    fault = escaped(one.before.fault or one.after.fault, size.text)
    return f"{named(one, size)} går inte att läsa {side} ändringen, så det jämförs inte: {fault}."


def renamed(changes: Sequence[Change], newest: Newest, size: Size) -> str:
    """The answers with another headline, as a table. Below a new one stands what the answer was made of and is not there."""
    if not changes:
        return ""
    years = (newest.before, newest.after) if newest.before != newest.after else ("Före", "Efter")
    rows = []
    for one in changes[: size.answers]:
        was = WITHHELD if one.withheld else escaped(one.before.headline, size.text)
        lacking = [f"<br>Saknas: {some(one.missing, size, 1)}"] if one.missing else []
        lacking += [f"<br>Dolt: {some(one.hidden, size, 1)}"] if one.hidden else []
        now = escaped(one.after.headline, size.text) + "".join(lacking)
        rows.append([named(one, size), was, now, f"`#{anchor(one.name)}`"])
    columns = ("Svar", *(escaped(year) for year in years), "Bild")
    return f"### Ny rubrik: {len(changes)}\n\n{written_table(columns, rows)}{rest(len(changes), size.answers)}"


def unchanged(changes: Sequence[Change], size: Size) -> str:
    """The answers whose headline stays, on one line; nothing where no other answer is told of."""
    same = of_state(changes, SAME)
    if not same or not of_state(changes, FALLEN, HEADLINE, NEW, UNREAD):
        return ""
    told = " ".join(escaped(one.question, size.text) for one in same[: size.answers])
    more = f" … och {len(same) - size.answers} till." if len(same) > size.answers else ""
    return f"**Samma rubrik som förut: {len(same)}.** {told}{more}"


def listed(heading: str, lines: Sequence[str], many: int) -> str:
    """A list under its heading, with how long it is."""
    shown = "\n".join(f"- {line}" for line in lines[:many])
    return f"### {heading}: {len(lines)}\n\n{shown}{rest(len(lines), many)}" if lines else ""


def rest(count: int, many: int) -> str:
    """How many there are beyond those that are shown."""
    return f"\n\n… och {count - many} till. Alla står i `diagram.html`." if count > many else ""
