"""What a report wrote of its year and the newest figures do not bear: each account with what is known now. Rows in, texts out."""

from collections.abc import Callable, Sequence

from scripts.ground.cells import code_of
from scripts.ground.claim import as_written, claim_of
from scripts.ground.data_package import Row
from scripts.ground.row_notes import PERCENT
from scripts.ground.verdict import FALSE, PLACES
from scripts.site.cards.subject import subject_of
from scripts.site.figure.against import name, value
from scripts.site.figure.wording import base
from scripts.site.package.labels import Labels
from scripts.site.package.lookup import STANDS, TURNED, UNSAID, judged, standing


def holding(rows: Sequence[Row], labels: Labels) -> list[Row]:
    """The accounts that the newest figures leave as they are."""
    return [row for row in rows if standing(row, labels.package) == STANDS]


Told = tuple[str, list[tuple[str, ...]]]


def bygone(rows: Sequence[Row], labels: Labels, place: Callable[[Row, Labels], str]) -> list[Told]:
    """(that the newest figures say otherwise, or do not say, the accounts): each claim, where it stands, and what is known now."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for row in rows:
        told = labels.language.text(row, "claim"), place(row, labels), row["place"], *now(row, labels)
        found.setdefault((row["year"], standing(row, labels.package)), []).append(told)
    newest = labels.package.latest_year
    states = [each for each in sorted(found) if each[1] in (TURNED, UNSAID)]
    return [(labels.say(f"account_{state}", year, newest), found[year, state]) for year, state in states]


def now(row: Row, labels: Labels) -> tuple[str, str]:
    """What the newest year says instead of the first claim that is false, and what that claims: the most common, else numbers."""
    claim = next((one for one, said in judged(row, labels.package) if said == FALSE), None)
    if claim is None:
        return "", ""
    year, one = labels.package.latest_year, subject_of(code_of(claim.cells[0], "indicator"), labels)
    known = [each for cell in claim.cells if (each := labels.facts.known(cell))]
    said, claims = [number(each, labels) for each in known], as_written(map(claim_of, known))
    if claim.kind in PLACES:
        said, claims = [one.headline.rstrip(".")] if one.gist.rows and one.year == year else [], one.claims
    return (labels.say("account_now", year, "; ".join(said)), claims) if said else ("", "")


def number(row: Row, labels: Labels) -> str:
    """A figure by its name, with what it is of."""
    text = value(row, labels)
    if row["measure"] == PERCENT and row["base"]:
        text = labels.say("base_in_prose", text, base(row, labels))
    return labels.say("account_number", name(row, labels, several=True), text)
