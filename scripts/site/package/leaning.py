"""Whether what a report wrote of its year holds of the newest: by the claims on figures that it leans on. Rows in, a word out."""

from collections.abc import Iterator

from scripts.ground.claim import NOT_ASKED, NOT_KNOWN, Claim
from scripts.ground.data_package import Package, Row
from scripts.ground.facts import facts_of
from scripts.ground.verdict import FALSE, TRUE, verdict
from scripts.site.package.claimed import claimed

# It holds; the newest figures say otherwise, or do not say; what was not known is known.
STANDS, TURNED, UNSAID, FALLEN = "stands", "turned", "unsaid", "fallen"


def standing(row: Row, package: Package) -> str:
    """What has become of an account, or of an argument, in the newest year. Its own year is what the audit tries."""
    if (row["year"] or package.by_name["sources"][row["source"]]["year"]) >= package.latest_year:
        return STANDS
    facts = facts_of(package)
    found = [(claim, verdict(claim, facts)) for claim in leant_on(row, package)]
    if any(claim.kind == NOT_KNOWN and said == FALSE for claim, said in found):
        return FALLEN
    if any(said == FALSE for _, said in found):
        return TURNED
    return STANDS if all(said in (TRUE, NOT_ASKED) for _, said in found) else UNSAID


def leant_on(row: Row, package: Package) -> Iterator[Claim]:
    """The claims that a row leans on, of the newest year."""
    written = row.get("leans_on", "").split(";")
    yield from (one for text in written if text.strip() and (one := claimed(text, package)))
