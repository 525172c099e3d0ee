"""The comparison for a pull request: Markdown in plain Swedish, the figures first. Two packages in, text out."""

from collections.abc import Iterable, Sequence

from scripts.ground.data_package import Package, Row
from scripts.ground.numbers import comma
from scripts.ground.row_notes import EXPLAINED
from scripts.package.differences import Difference
from scripts.year.compare_figures import SHARE, STATES, Figure, Jump, by_theme, figures, jumps, totals, unlike
from scripts.year.compare_words import Words, escaped

MOST_ROWS = 500  # of a table; the rest is counted
MOST_JUMPS = 10  # a person reads each
HEADINGS = {"new": "Nya siffror", "changed": "Ändrade siffror", "gone": "Siffror som försvinner"}
COLUMNS = {
    "new": ("Siffra", "Värde"),
    "changed": ("Siffra", "Från", "Till", "Skäl"),
    "gone": ("Siffra", "Värde"),
}


def report(before: Package, after: Package, found: Sequence[Difference], names: tuple[str, str]) -> str:
    """The whole report. `names`: what the two packages are called; `found`: everything that differs."""
    return "\n\n".join(sections(before, after, found, names)) + "\n"


def sections(
    before: Package, after: Package, found: Sequence[Difference], names: tuple[str, str], asking: bool = True
) -> list[str]:
    """The report in its parts, the most important first. `asking`: with the changes that a reviewer judges."""
    words = Words(after)
    changed = figures(before, after)
    blocks = [f"## Vad som ändras: {escaped(names[0])} → {escaped(names[1])}", summary(before, after, changed, found)]
    if asking:
        against = jumps(changed, after)
        most = unlike(against, MOST_JUMPS)
        blocks += [of_totals(totals(against, after), words), of_unlike(most, after, words)]
        blocks.append(other_explanations(before, after, most, words))
    blocks += [section(state, changed, after, words) for state in ("changed", "gone")]
    blocks.append(themes(changed, after, words) if changed else "")
    blocks.append(closed(section("new", changed, after, words)))
    blocks.append(tables(found, words))
    blocks.append(everything_else(found, words))
    return [block for block in blocks if block]


def summary(before: Package, after: Package, changed: Sequence[Figure], found: Sequence[Difference]) -> str:
    """The first sentences: the versions, and how much differs."""
    version = f"Version {escaped(before.version)} → {escaped(after.version)}."
    if not found:
        return f"{version} Inget skiljer dem åt."
    counts = {state: sum(one.state == state for one in changed) for state in STATES}
    return (
        f"{version} **{counts['new']}** nya siffror, **{counts['changed']}** ändrade och **{counts['gone']}** som försvinner. "
        f"Totalt {len(found)} skillnader i paketet."
    )


def themes(changed: Sequence[Figure], after: Package, words: Words) -> str:
    """How many figures of each theme."""
    order = [code for codelist, code in words.codes if codelist == "theme"]
    indicators = [row for row in after.rows_if_any("indicators") if row["theme"] in order]
    indicators.sort(key=lambda row: order.index(row["theme"]))
    themed = {row["indicator"]: row["theme"] for row in indicators}
    rows = [
        [words.code("theme", theme) or "Okänt tema", *(str(states[state]) for state in STATES)]
        for theme, states in by_theme(changed, themed).items()
    ]
    return f"### Siffror per tema\n\n{table(('Tema', 'Nya', 'Ändrade', 'Försvinner'), rows)}"


def section(state: str, changed: Sequence[Figure], after: Package, words: Words) -> str:
    """The figures of one state, each with what it says."""
    rows = []
    for one in changed:
        if one.state == state:
            values = [words.said(one.before), words.said(one.after)] if state == "changed" else [words.said(one.row)]
            rows.append([words.about(one.row), *values, *([reason(one.row, after)] if state == "changed" else [])])
    return f"### {HEADINGS[state]}\n\n{table(COLUMNS[state], rows)}" if rows else ""


def reason(row: Row, after: Package) -> str:
    """Why a figure changed, as the log of revisions of the newer package says."""
    reasons = [
        entry["reason_sv"]
        for entry in after.rows_if_any("revisions")
        if entry["observation"] == row["observation"] and entry["revision_version"] == after.version
    ]
    return " ".join(dict.fromkeys(reasons)) or "–"


def of_totals(found: Sequence[Jump], words: Words) -> str:
    """The wholes of the newest year beside the year before."""
    if not found:
        return ""
    shown = table(("Hur många", *years_of(found), "Skillnad"), [[*numbers(one, words), change(one)] for one in found])
    return f"### Totalerna mot året före\n\n{shown}"


def of_unlike(found: Sequence[Jump], after: Package, words: Words) -> str:
    """What is most unlike the year before, each with the explanation that was written of it, where there is any."""
    if not found:
        return ""
    lead = (
        "Stämmer siffrorna? De som är mest olika året före står först, räknat på hur många de är en del av. Arbetsboken ber om "
        "en förklaring när en ändring är ovanligt stor."
    )
    written = [[" ".join(explanations(one.now, after).values())] for one in found]
    explained = any(text for (text,) in written)
    rows = [
        [*map(escaped, (*numbers(one, words), change(one))), *(text if explained else [])]
        for one, text in zip(found, written, strict=True)
    ]
    columns = ("Siffra", *years_of(found), "Skillnad", *(["Förklaring"] if explained else []))
    return f"### Mest olikt året före\n\n{lead}\n\n{written_table(columns, rows)}"


def years_of(found: Sequence[Jump]) -> tuple[str, str]:
    """The two years, which are the same for all."""
    return found[0].earlier["year"], found[0].now["year"]


def numbers(jump: Jump, words: Words) -> list[str]:
    """What a figure is about, and its two numbers."""
    return [words.about(jump.now), words.said(jump.earlier), words.said(jump.now)]


def change(jump: Jump) -> str:
    """How far apart the two numbers are."""
    size = comma(f"{jump.size:+}").replace("-", "\N{MINUS SIGN}")
    return f"{size} procentenheter" if jump.now["measure"] == SHARE else size


def explanations(row: Row, package: Package) -> dict[str, str]:
    """Note -> the explanation of a figure that somebody wrote in the workbook, for a line of Markdown."""
    names = [name for name in row.get("notes", "").split() if name.startswith(EXPLAINED)]
    return {name: escaped(package.by_name["notes"][name]["text_sv"]) for name in names}


def other_explanations(before: Package, after: Package, told: Sequence[Jump], words: Words) -> str:
    """The explanations that are new and of none of the largest changes, each with a figure that it is on."""
    known = {row["note"] for row in before.rows_if_any("notes")}
    known |= {name for jump in told for name in explanations(jump.now, after)}
    found: dict[str, str] = {}
    for row in after.rows_if_any("observations"):
        for name, text in explanations(row, after).items():
            if name not in known:
                found.setdefault(name, f"- {escaped(words.about(row))}: {text}")
    return "### Andra förklaringar i arbetsboken\n\n" + "\n".join(found.values()) if found else ""


def tables(found: Sequence[Difference], words: Words) -> str:
    """How much differs in each table."""
    kinds = ("row_added", "row_removed", "cell_changed")
    rows = []
    for name in dict.fromkeys(one.table for one in found):
        own = [one.kind for one in found if one.table == name]
        other = sum(kind not in kinds for kind in own)
        title = f"{words.tables.get(name, name)} ({name})" if name else "Paketet som helhet"
        rows.append([title, *(str(own.count(kind)) for kind in kinds), str(other)])
    columns = ("Tabell", "Nya rader", "Borttagna rader", "Ändrade celler", "Annat")
    return f"### Tabeller\n\n{table(columns, rows)}" if rows else ""


def everything_else(found: Sequence[Difference], words: Words) -> str:
    """Each difference but the new rows, closed until asked for."""
    rows = [
        [words.code("change_kind", one.kind), one.table, one.row, one.field, one.before, one.after]
        for one in found
        if one.kind != "row_added"
    ]
    if not rows:
        return ""
    listed = table(("Vad", "Tabell", "Rad", "Kolumn", "Från", "Till"), rows)
    return closed(f"### Varje ändrad cell, rad, kolumn och egenskap\n\n{listed}")


def closed(text: str) -> str:
    """A section with its heading, closed until asked for."""
    heading, _, rest = text.partition("\n")
    title = heading.removeprefix("### ")
    return f"<details><summary><b>{title}</b></summary>\n{rest}\n\n</details>" if text else ""


def table(columns: Iterable[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the cells are plain text. A long one is cut, and says so."""
    shown = written_table(columns, [[escaped(cell) for cell in row] for row in rows[:MOST_ROWS]])
    if len(rows) <= MOST_ROWS:
        return shown
    return f"{shown}\n\n… och {len(rows) - MOST_ROWS} till. Alla finns i `python -m scripts compare … --format csv`."


def written_table(columns: Iterable[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose cells are Markdown already."""
    names = list(columns)
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
