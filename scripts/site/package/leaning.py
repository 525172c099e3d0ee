"""Whether what a report wrote of its year holds of the newest: by the claims on figures that it leans on. Rows in, a word out."""

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
    found = judged(row, package)
    if any(claim.kind == NOT_KNOWN and said == FALSE for claim, said in found):
        return FALLEN
    if any(said == FALSE for _, said in found):
        return TURNED
    return STANDS if all(said in (TRUE, NOT_ASKED) for _, said in found) else UNSAID


def judged(row: Row, package: Package) -> list[tuple[Claim, str]]:
    """The claims that a row leans on, of the newest year, each with its verdict."""
    written = [text for text in row.get("leans_on", "").split(";") if text.strip()]
    claims = [one for text in written if (one := claimed(text, package))]
    return [(claim, verdict(claim, facts_of(package))) for claim in claims]
