"""A filled year before it is written: what to hide beside the small counts, and what a person should know of it or say yes to.

A text may tell of a few people, and an answer may be everybody's. The yes stands on the sheet of texts that have been read, and
holds for the text as it stands there: who changes it is asked again. Rows in, rows out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scripts.ground.cells import CELL_COLUMNS
from scripts.ground.codes import HIDDEN
from scripts.ground.data_package import Row
from scripts.ground.numbers import comma, compatible, share
from scripts.ground.numbers import reading as read_number
from scripts.ground.problems import Problem
from scripts.ground.small import gives_away, is_small, tells
from scripts.ground.texts import digest, is_text, row_texts
from scripts.guard.api import Guard, GuardError, Quantity, UnprotectableError
from scripts.year.added import sheets
from scripts.year.added.prose import with_order_hidden, with_small_hidden
from scripts.year.added.tables import Tables, replaced
from scripts.year.planning import Entry, filled_rows
from scripts.year.reading import Before, Reading
from scripts.year.words import CodeWords

Pairs = list[tuple[Quantity, Quantity]]
Terms = Iterable[tuple[int, Quantity]]  # a count, or a difference of some
READ = sheets.AGREED


def protected(reading: Reading, bits: str) -> tuple[Reading, list[Problem]]:
    """The reading with the least hidden besides, or why it cannot be protected. `bits`: random, which decide among equals.

    What is hidden for another's sake leaves the same rows as a line that a person hides, and as a small count. What an earlier
    reading has hidden stays hidden: two hidings of the same year together would tell more than each. Nobody is asked which number
    is rather hidden: who knew that a person had chosen would know what the program had hidden, and of which guesses that is so.
    """
    shown = with_small_hidden(reading.prose, reading.book, reading.now.disclosure)
    reading = replace(reading, prose=shown)
    guard = Guard(reading.published(reading.rows, shown), reading.now.disclosure)
    lines = {guard.count(reading.rows[at]): reading.entries[key] for key, at in reading.asked}
    once = hidden_before(reading, guard)
    now = replace(guard.published, statements=guard.hide(guard.published.statements, once))
    try:
        more = replace(guard, published=now).least(str(reading.plan.year), bits)
    except UnprotectableError as error:
        return reading, [unprotectable(error, reading, lines)]
    except GuardError as error:
        return reading, [reading.problem("", error.kind, str(reading.plan.year))]
    return with_hidden(reading, {*once, *more}, lines, guard), []


def named(terms: Terms, lines: Mapping[Quantity, Entry], codes: Mapping[str, Sequence[Row]]) -> str:
    """A count, or the difference that it is, each by its cell and what stands there: "Barn!D12 (Barn, kön, Flickor, Barn)"."""
    signs, words = "", CodeWords(codes)
    for factor, one in sorted(terms, key=lambda term: (-term[0], term[1])):
        about: Row = {"indicator": one.indicator, "category": one.category, "population": one.population}
        label = words.cell(about | {"scope": one.scope})
        place = f"{lines[one].cells['count']} ({label})" if one in lines else label
        signs += f" {'+' if factor > 0 else '−'} {place}"
    return signs.removeprefix(" + ")


def with_hidden(
    reading: Reading, counts: Collection[Quantity], lines: Mapping[Quantity, Entry], guard: Guard
) -> Reading:
    """The reading with some counts hidden, and all that follows from that. `lines`: the line of each count that has one."""
    own = {id(lines[one]) for one in counts if one in lines}
    asked = {key: replace(one, status=HIDDEN) if id(one) in own else one for key, one in reading.entries.items()}
    rows = guard.hide(filled_rows(reading.plan, asked), counts)
    return replace(reading, rows=rows, prose=with_order_hidden(guard.hide(reading.prose, counts), rows))


def unprotectable(error: UnprotectableError, reading: Reading, lines: Mapping[Quantity, Entry]) -> Problem:
    """What stays too well known, whether that is proved, and what to do. Of what had a number before: where that stands."""
    rows, was, entries = reading.rows, reading.plan.rows, reading.entries
    asked = [(key, rows[at], was[at]["value"], key.split(".")[::2]) for key, at in reading.asked]
    gone = {key: of for key, row, before, of in asked if before and row["obs_status"] == HIDDEN}
    if gone:
        beside = dict.fromkeys(key for key, row, _, of in asked if row["value"].strip("0") and of in gone.values())
        cells = (", ".join(entries[key].cells["count"] for key in some) or "–" for some in (gone, beside))
        return reading.problem("", "workbook_unprotectable_withdrawn", *cells)
    sure = error.prove()
    tried, told = ("_tried", error.told) if sure is None else ("", sure)
    return reading.problem("", f"workbook_unprotectable{tried}", hint=named(told.cell.terms, lines, reading.now.tables))


def hidden_before(reading: Reading, guard: Guard) -> set[Quantity]:
    """The counts that the year's file hides since an earlier reading, but those of nobody: a zero is shown."""
    plan, entries = reading.plan, reading.entries
    somebody = {at for key, at in reading.asked if entries[key].count.strip("0") or entries[key].percent}
    return {
        guard.count(row)
        for at, row in enumerate(plan.rows)
        if at in somebody and row["obs_status"] == HIDDEN and row["source"] == plan.source
    }


def everybody(reading: Reading) -> tuple[Pairs, dict[Quantity, Entry]]:
    """(whole, part) of each answer that everybody has by what is shown of the year, and the line of each count."""
    counts = [entry.count for entry in reading.entries.values() if entry.count.strip("0")]
    if len(counts) == len(set(counts)):  # no two are the same: it need not be worked out what is a part of what
        return [], {}
    guard = Guard(reading.published(reading.rows, reading.prose), reading.now.disclosure)
    lines = {guard.count(reading.rows[at]): reading.entries[key] for key, at in reading.asked}
    return guard.of_everybody(str(reading.plan.year)), lines


def cells_of(reading: Reading) -> dict[str, tuple[str, str]]:
    """Text -> (cell, indicator that it is about, or "") of all that was written in words in the workbook, not chosen."""
    found: dict[str, tuple[str, str]] = {}
    for name, lines in reading.lines.items():
        open_to = [one.name for one in sheets.SHEETS[name].columns if one.choices in sheets.OPEN_CHOICES]
        for line in lines if name != READ.name else ():
            found |= {line[name]: (line.cells[name], line["indicator"]) for name in open_to if is_text(line[name])}
    for key, entry in reading.entries.items():
        written = {"why_sv": entry.why_sv, "why_en": entry.why_en}
        found |= {text: (entry.cells[name], key.split(".")[0]) for name, text in written.items() if text}
    return found


def unread(before: Before, reading: Reading, tables: Tables, figures: Mapping[int, Sequence[Row]]) -> list[Problem]:
    """A problem for each text that the workbook brings and that has no tick, here or in the folder, where anything is hidden.

    `before`: what the folder has; `tables`, `figures`: the same with the workbook in them. It is asked beside the names of the
    hidden answers, never the counts.
    """
    hidden = hidden_names(reading, figures)
    if not hidden:
        return []
    read = {line["text"] for line in reading.lines["agreed"]} | {*texts_in(reading, before.tables, before.figures)}
    ticks, cells = {row["text_hash"] for row in reading.now.tables["agreed_texts"]}, cells_of(reading)
    new = [text for text in dict.fromkeys(texts_in(reading, tables, figures)) if text not in read]
    # What somebody typed of a text: all of it, or what we have put in a sentence of ours.
    typed = [[whole] if whole in cells else [part for part in cells if part in whole] for whole in new]
    problems = []
    for text in dict.fromkeys(part for parts in typed for part in parts):
        if text not in read and digest(text) not in ticks:
            cell, about = cells[text]
            kind = "workbook_text_telling" if tells(text) else "workbook_text_unread"
            touched = hidden.get(about) or [name for names in hidden.values() for name in names]
            problems.append(reading.problem(cell, kind, READ.title, more=", ".join(dict.fromkeys(touched))))
    return problems


def texts_in(reading: Reading, tables: Tables, figures: Mapping[int, Sequence[Row]]) -> Iterator[str]:
    """Each text of tables and figures."""
    for name, columns in reading.now.texts.items():
        own = [row for rows in figures.values() for row in rows] if name == "statements" else tables.get(name, ())
        yield from (text for _, text in row_texts(own, columns))


def hidden_names(reading: Reading, figures: Mapping[int, Sequence[Row]]) -> dict[str, list[str]]:
    """Indicator -> the names of its answers that are hidden in any year."""
    found: dict[str, list[str]] = {}
    for row in (row for rows in figures.values() for row in rows if row["obs_status"] == HIDDEN):
        names = found.setdefault(row["indicator"], [])
        label = reading.book.categories[row["indicator"]][row["category"]]["label_sv"]
        names += [label] if label not in names else []
    return found


def alike(reading: Reading) -> list[Problem]:
    """A problem for each answer that everybody has, by the counts of two lines, and that has no yes."""
    read, problems = {line["text"] for line in reading.lines["agreed"]}, []
    pairs, asked = everybody(reading)
    same = (key for key, at in reading.asked if reading.plan.rows[at]["value"] == reading.rows[at]["value"] != "")
    stood = {reading.entries[key].cells["count"] for key in same}
    for whole, part in pairs:
        if {whole, part} <= asked.keys():
            cell, other = asked[part].cells["count"], asked[whole].cells["count"]
            told = f"{cell} = {asked[part].count}"
            if told not in read and not {cell, other} <= stood:  # what is in the folder somebody has said yes to
                problems.append(reading.problem(cell, "workbook_everybody", READ.title, f"{cell}, {other}", told))
    return problems


def add_agreed(reading: Reading, tables: Tables, figures: Mapping[int, Sequence[Row]]) -> Tables:
    """The ticks of the texts that are published: one of what is hidden now, or stands nowhere any longer, would help to guess it.

    `tables` and `figures`: as they are with the workbook in them. What other years and people have ticked stays.
    """
    there = {digest(text) for text in texts_in(reading, tables, figures)}
    rows: list[Row] = [
        {"text_hash": digest(line["text"]), "ticked_on": line["ticked_on"], "ticked_by": line["ticked_by"]}
        for line in reading.lines["agreed"]
        if digest(line["text"]) in there
    ]
    agreed, own = replaced(tables, "agreed_texts", rows)["agreed_texts"], reading.now.own["agreed_texts"]
    return {**tables, "agreed_texts": [row for row in agreed if row not in own or row["text_hash"] in there]}


def remarks(reading: Reading) -> list[Problem]:
    """Every such notice, with sheet and cell."""
    notices, rows, most = [], reading.rows, reading.plan.threshold
    for line in (one for one in reading.plan.lines if one.key in reading.entries):
        entry = reading.entries[line.key]
        for measure, at in ((measure, slot.at) for _, measure, slot in line.slots if slot.at is not None):
            place, written = entry.cells[measure], entry.count if measure == "count" else entry.percent
            was, now = reading.plan.rows[at], rows[at]
            rewritten = was["source"] == reading.plan.source and was["value"] not in ("", now["value"])
            few = is_small(entry.count, most) or gives_away(entry.percent, entry.base, most)
            if now["obs_status"] == HIDDEN and written and entry.status != HIDDEN and not (few and rewritten):
                notices.append(reading.problem(place, "notice_hidden_small" if few else "notice_hidden"))
            notices += [reading.problem(place, *one) for one in against(now, at, rows)]
            if rewritten:
                kind = "notice_rewritten_hidden" if now["obs_status"] == HIDDEN else "notice_rewritten"
                notices.append(reading.problem(place, kind, comma(was["value"]), comma(now["value"]) or "–"))
    return notices


def without_whole(reading: Reading) -> Iterator[Problem]:
    """A notice for each line of all who answered that is empty beside answers with a count: no share of them can be told."""
    counted = {(key.split(".")[0], key.split(".")[2]) for key, entry in reading.entries.items() if entry.count}
    for key, entry in reading.entries.items():
        indicator, category, group = key.split(".")
        whole = (indicator, group) in counted and reading.book.is_whole(indicator, category)
        if whole and not (entry.count or entry.status):
            yield reading.problem(entry.cells["count"], "notice_no_whole")


def against(row: Row, at: int, rows: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
    """(kind, found, hint) for each other row of the same cell that the row's number cannot be, shares of a base included."""
    same = [column for column in CELL_COLUMNS if column not in ("unit", "measure")]
    for place, other in enumerate(rows):
        if place == at or not row["value"] or not other["value"] or any(row[name] != other[name] for name in same):
            continue
        said = read_number(other)
        if row["measure"] == other["measure"] and not compatible(row["value"], said):
            yield "notice_contradicts", row["printed"], other["printed"]
        base = other["base"] if (row["measure"], other["measure"]) == ("count", "percent") else ""
        if base and not compatible(share(row["value"], base), said):
            yield "notice_no_share", f"{row['value']}/{base}", comma(other["value"])
