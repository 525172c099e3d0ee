"""What the build says of small counts: each world of `cases/world_builds.txt`."""

from dataclasses import replace

from scripts.ground.data_package import Row
from scripts.package.disclosure.protection import Protection
from tests.disclosure_cases import BOOK, YEAR, name, protect, published, released, settings
from tests.handmade import count
from tests.rows import figure
from tests.world_book import World, corrections, worlds


def new(one: str, value: str = "", **cells: str) -> Row:
    """A figure of adults, hidden where it has no number."""
    about = count(one, year=str(YEAR))
    told = {} if value else {"obs_status": "Q", "qualifier": ""}
    usual = {name: getattr(about, name) for name in ("indicator", "category", "population", "year")}
    usual |= {"source": "new_form", "value": value, "printed": value}
    return figure(**{**usual, **told, **cells})


def observation(one: str) -> str:
    """The name of a count, or of a share: `women%`."""
    return (
        count(one.removesuffix("%"), year=str(YEAR))
        .cell(BOOK.units)
        .replace(".count.", ".percent." if "%" in one else ".count.")
    )


def judged(world: World) -> Protection:
    """What the protection says of a world."""
    before = [released(*world.figures("earlier", make=new))] if world.has("earlier") else ()
    case = published(*world.figures("", "new", "public", make=new), releases=before)
    said: dict[str, list[Row]] = {
        "corrections": [
            row | {"reason_sv": "", "reason_en": ""} for row in corrections(world.part("corrected"), observation)
        ],
        "revisions": [
            {"observation": name(one), "field": "value", "from_value": value, "reason_sv": "", "reason_en": ""}
            for one, value in map(str.split, world.names("log"))
        ],
    }
    mended = replace(case, codes={**case.codes, **{table: rows for table, rows in said.items() if rows}})
    return protect(mended, settings(*map(observation, world.names("cleared"))))


@worlds("world_builds", "new", "hidden")
def test_what_the_build_says_of_a_world(world):
    """By line, each once; the column where it is another than usual."""
    found = {f"{one.kind} {one.row}" + " base" * (one.column == "base") for one in judged(world).problems}
    assert ", ".join(sorted(found)) == world.told
