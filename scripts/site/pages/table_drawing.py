"""A drawing of the tables and what they refer to, made from the descriptor: boxes below each other, lines beside them.

Each table that others refer to has one vertical line, from its own box down to the last table that refers to it. A dot is where
a table joins the line; lines that cross without a dot have nothing to do with each other. So the drawing is as narrow as a
telephone, whatever the number of tables. What leads to a table comes in at the top of its box, what it refers to goes out below.
"""

from collections.abc import Mapping, Sequence

from scripts.site.package.labels import Labels
from scripts.site.text.markup import element, esc, link

# Pixels: a box, the room between two lines, a row, the length of an arrow's head, the edge; and, in a row, where an arrow comes in
# and where a reference goes out.
BOX, LANE, ROW, HEAD, EDGE = (188, 24), 11, 32, 6, 1
IN, OUT = 10, 22


def references(resources: Sequence[Mapping[str, object]]) -> dict[str, list[str]]:
    """Table -> the other tables that its foreign keys lead to, each once, in the order of the keys."""
    found: dict[str, list[str]] = {}
    for resource in resources:
        schema = resource["schema"]
        assert isinstance(schema, Mapping)
        keys = schema.get("foreignKeys", [])
        others = [key["reference"]["resource"] for key in keys if "resource" in key["reference"]]
        found[str(resource["name"])] = list(dict.fromkeys(others))
    return found


def rows(refers: Mapping[str, Sequence[str]]) -> list[str]:
    """The tables that refer or are referred to, from top to bottom: what others build on comes first."""
    joined = {name for name, others in refers.items() if others} | {
        name for others in refers.values() for name in others
    }

    def depth(name: str) -> int:
        return 1 + max((depth(other) for other in refers[name]), default=-1)

    return sorted((name for name in refers if name in joined), key=depth)


def lanes(refers: Mapping[str, Sequence[str]], order: Sequence[str]) -> dict[str, int]:
    """Table -> its line, counted from the boxes. The shortest are nearest; two share a line when they do not meet."""
    place = {name: number for number, name in enumerate(order)}
    reach = {
        name: (place[name], max(place[other] for other in order if name in refers[other]))
        for name in order
        if any(name in refers[other] for other in order)
    }
    taken: list[list[tuple[int, int]]] = []
    found: dict[str, int] = {}
    for name in sorted(reach, key=lambda name: (reach[name][1] - reach[name][0], place[name])):
        top, bottom = reach[name]
        free = [lane for lane, others in enumerate(taken) if all(bottom < start or end < top for start, end in others)]
        lane = free[0] if free else len(taken)
        if lane == len(taken):
            taken.append([])
        taken[lane].append((top, bottom))
        found[name] = lane
    return found


def drawing(labels: Labels) -> str:
    """The figure as HTML: the drawing, and the tables that stand alone. Every box leads to its table below."""
    words, refers = labels.language.words, references(labels.package.descriptor["resources"])
    order = rows(refers)
    alone = ", ".join(link(f"#{name}", name) for name in refers if name not in order)
    caption = element("figcaption", esc(words["drawing_caption"]), id="drawing-caption")
    rest = element("p", f"{esc(words['drawing_alone'])} {alone}.") if alone else ""
    return element(
        "figure", caption + (picture(refers, order, words["drawing_name"]) if order else "") + rest, class_="tables"
    )


def picture(refers: Mapping[str, Sequence[str]], order: Sequence[str], name: str) -> str:
    """The drawing as SVG, in the colours of the style sheet."""
    lane = lanes(refers, order)
    width, height = at(max(lane.values()) + 1), len(order) * ROW
    lines = "".join(line(table, lane[table], refers, order) for table in lane)
    boxes = "".join(box(table, number) for number, table in enumerate(order))
    title = element("title", esc(name), id="drawing-name")
    return (
        f'<svg class="tables" role="group" aria-labelledby="drawing-name" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{title}{lines}{boxes}</svg>'
    )


def line(table: str, lane: int, refers: Mapping[str, Sequence[str]], order: Sequence[str]) -> str:
    """The line of a table, the arrow to its box, and a dot for each table that refers to it."""
    joins = [number * ROW + OUT for number, other in enumerate(order) if table in refers[other]]
    x, top, start = at(lane), order.index(table) * ROW + IN, BOX[0] + EDGE
    path = f"M{start} {top}H{x}V{joins[-1]}" + "".join(f"M{start} {join}H{x}" for join in joins)
    head = f"M{start} {top}l{HEAD} -{HEAD - 2}v{2 * HEAD - 4}z"
    dots = "".join(element("circle", "", class_="join", cx=str(x), cy=str(join), r="3") for join in joins)
    return element("path", "", class_="line", d=path) + element("path", "", class_="head", d=head) + dots


def box(table: str, number: int) -> str:
    """The box of a table, a link to what is said of it."""
    top = number * ROW + (ROW - BOX[1]) // 2
    frame = element("rect", "", x=str(EDGE), y=str(top), width=str(BOX[0]), height=str(BOX[1]))
    text = element("text", esc(table), x=str(EDGE + 6), y=str(top + BOX[1] - 7))
    return element("a", frame + text, href=f"#{table}")


def at(lane: int) -> int:
    """Where a line stands."""
    return BOX[0] + EDGE + HEAD + 4 + lane * LANE
