"""Which computed values and comparisons of a built package depend on questions that were not answered for everybody.

    python -m tests.missing PACKAGE [--year YEAR] [--site SITE] [--list]

It imports nothing of ours: who reckons with missing answers (`ground/answered`) is not to judge himself.

PACKAGE: a folder with data/*.csv (or that data folder). SITE: the built site of the same package; its sentences carry the claims
that they make (data-claim), and the file with all figures has the groups in which rows may be compared: each is tried too.

What is tried: each missing answer is filled with "none of it", then with "all of it", between the fewest and the most answers that
can be missing. The fewest is what the published counts leave no doubt of (needs known for 92, support for 6: at least 86 lack it);
the most is everybody of the group who is not proved to have answered. The verdicts:

    stands    the same however the missing answers are filled
    answered  true of those with an answer; another number, order or sign is possible for the whole group
    bound     published as exact, and only a lower bound of what it says
    open      nothing in the file says how many answered; filled one way it holds, the other way not
    fails     published counts alone show that answers are missing, and filled one way it is false

`untrue` has what no year may have, a line for each: what fails, and what is published as exact and is a bound. The mill asks it of
each of its years; what is open a page has to say (`test_missing.py`).
"""

import argparse
import csv
import re
import sys
from collections import Counter
from fractions import Fraction
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

EXACT = "exact"
STANDS, ANSWERED, BOUND, OPEN, FAILS = STATES = "stands", "answered", "bound", "open", "fails"
ALL = "all_cases"
MEANS, OF_NEEDS, UNMET = "per_person", "share_of_needs", "needs_met_by_nobody"
GIVEN = {"authority_support", "civil_support", "children_authority_support"}
FREE = (
    "scope",
    "within_indicator",
    "within_category",
    "year",
    "year_to",
    "measure",
    "base_indicator",
    "base_category",
    "population",
)


def table(folder, name):
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Package:
    def __init__(self, folder):
        data = folder / "data" if (folder / "data").is_dir() else folder
        self.rows = {row["observation"]: row for row in table(data, "observations")}
        self.cells = {self.key(row): row for row in self.rows.values()}
        self.roles = {(row["indicator"], row["category"]): row for row in table(data, "categories")}
        self.indicators = sorted({row["indicator"] for row in self.rows.values()})
        self.form = table(data, "form")
        self.splits: dict[tuple[str, str], list[str]] = {}
        for row in table(data, "sums"):
            if row["dimension"] == "population":
                self.splits.setdefault((row["whole"], row["split"]), []).append(row["part"])
        self.breaks = {(row["indicator"], row["year"]) for row in table(data, "breaks")}
        self.form_years = {p.stem.split("-")[1] for p in data.glob("protection-*.csv")}
        self.sizes = {}

    @staticmethod
    def key(row, **other):
        row = row | other
        return tuple(row[name] for name in ("indicator", "category", *FREE))

    def count(self, indicator, category, population, year, scope=ALL):
        """An exact count, or None."""
        blank = dict.fromkeys(FREE, "") | {"scope": scope, "year": year, "measure": "count", "population": population}
        row = self.cells.get(self.key(blank | {"indicator": indicator, "category": category}))
        return Fraction(row["value"]) if row and row["qualifier"] == "exact" and row["value"] else None

    def people(self, population, year):
        """(least, most) of how many the population has: its own number, and what the sums of populations leave."""
        if year not in self.sizes:
            names = {one for (whole, _), parts in self.splits.items() for one in (whole, *parts)}
            own = {}
            for name in names:
                known = self.count("contacts", "total", name, year)
                own[name] = [known or Fraction(0), known if known is not None else Fraction(10**6)]
                if known is None:  # at least as many as have answered any one question
                    own[name][0] = max(
                        [Fraction(0), *(self.answered(one, name, year) or Fraction(0) for one in self.indicators)]
                    )
            for _ in range(12):
                for (whole, _), parts in self.splits.items():
                    ends = own[whole]
                    ends[0] = max(ends[0], sum(own[p][0] for p in parts))
                    ends[1] = min(ends[1], sum(own[p][1] for p in parts))
                    for part in parts:
                        rest = [p for p in parts if p != part]
                        own[part][0] = max(own[part][0], ends[0] - sum(own[p][1] for p in rest))
                        own[part][1] = min(own[part][1], ends[1] - sum(own[p][0] for p in rest))
            self.sizes[year] = own
        return self.sizes[year].get(population, [Fraction(0), Fraction(10**6)])

    def question(self, indicator):
        """The row of the form in which an indicator is counted."""
        own = [row for row in self.form if row["form_question"] == indicator]
        other = [row for row in self.form if re.search(rf"\b{indicator}\.", f"{row['choices']} {row['counts']}")]
        return next(iter((*own, *other)), None)

    def wholes(self, indicator, role="whole_persons"):
        return [category for (one, category), row in self.roles.items() if one == indicator and row["role"] == role]

    def parts(self, indicator):
        roles = ("part", "rest")
        return [
            c for (one, c), row in self.roles.items() if one == indicator and row["role"] in roles and not row["parent"]
        ]

    def kinds(self, indicator):
        """The most answers that one person can give to it; of those that may be given again the project allows a hundred."""
        asked = self.question(indicator)
        if asked and asked["response"] == "one":
            return 1
        again = sum("*" in one for one in asked["choices"].split()) if asked else 0
        return max(1, len(self.parts(indicator)) + 98 * again)

    def answered(self, indicator, population, year):
        known = [self.count(indicator, whole, population, year) for whole in self.wholes(indicator)]
        return next((one for one in known if one is not None), None)

    def missing(self, row):
        """(fewest, most) people of its population without an answer to the question of a row, and whether that is known."""
        indicator, population, year = row["indicator"], row["population"], row["year"]
        asked = self.question(indicator)
        if indicator in ("contacts", "new_contacts") or (asked and asked["answered_by"] == "all"):
            return Fraction(0), Fraction(0), True
        least, most = self.people(population, year)
        if asked and asked["answered_by"].startswith("if:"):
            of, _, code = asked["answered_by"][3:].rpartition(".")
            code = "total" if code == "answered" else code
            known = self.count(of, code, population, year)
            least, most = (known, known) if known is not None else (Fraction(0), most)
        have = self.answered(indicator, population, year)
        if have is None or row["scope"] != ALL:
            seen = [self.count(indicator, part, population, year) or 0 for part in self.parts(indicator)]
            told = any(  # the source says itself that not everybody has an answer
                one["indicator"] == indicator
                and one["population"] == population
                and one["year"] == year
                and one["measure"] == "percent"
                and one["qualifier"] == "under"
                and one["upper"] == "100"
                and one["category"] in self.wholes(indicator)
                for one in self.rows.values()
            )
            return Fraction(told), max(Fraction(told), most - max([Fraction(0), *seen])), False
        return max(Fraction(0), least - have), max(Fraction(0), most - have), True

    def gap(self, needs, given, row):
        """(fewest, most) people whose needs are known and whose support is not."""
        population, year = row["population"], row["year"]
        known, had = self.answered(needs, population, year), self.answered(given, population, year)
        _, most = self.people(population, year)
        if known is None or had is None:
            return Fraction(0), most, False
        return max(Fraction(0), known - had), min(known, most - had), True


def num(row):
    return Fraction(row["value"] or row["lower"] or row["upper"])


def filled(row, package):
    """((least, most) with the fewest answers missing, the same with the most, whether it is known how many answered)."""
    fewest, most, known = package.missing(row)
    role = package.roles.get((row["indicator"], row["category"]), {}).get("role", "")
    each = package.kinds(row["indicator"]) if role == "whole_answers" else 1
    if role in ("whole_persons", "outside") or row["year"] == "":
        each = 0
    ends = []
    for less in (fewest, most):
        if row["measure"] == "count":
            ends.append((num(row), num(row) + each * less))
        elif row["measure"] == "mean":
            people = package.people(row["population"], row["year"])[1]
            ends.append((num(row), num(row) + Fraction(each * less) / people))
        elif row["base_indicator"] not in ("", row["indicator"]) and row["indicator"] in GIVEN:
            a, b, known = package.gap(row["base_indicator"], row["indicator"], row)
            gap = a if less is fewest else b
            named = (row["base_indicator"], row["base_category"], row["population"], row["year"])
            base = Fraction(row["base"]) if row["base"] else package.count(*named)
            more = 100 * each * gap / base if base else (Fraction(100) if gap else Fraction(0))
            ends.append((num(row), min(Fraction(100), num(row) + more)))
        elif row["base_indicator"]:
            ends.append((num(row), num(row)))
        else:
            whole = Fraction(row["base"] or 0) or package.answered(row["indicator"], row["population"], row["year"])
            if not whole:
                ends.append((num(row), num(row)) if less == 0 else (Fraction(0), Fraction(100)))
            elif row["unit"] == "persons" or role in ("part_persons", "more_than_one"):
                ends.append((num(row) * whole / (whole + less), (num(row) * whole + 100 * less) / (whole + less)))
            else:  # a share of answers: those who are missing may give this one alone, or every other
                kinds = package.kinds(row["indicator"])
                lower = num(row) * whole / (whole + (kinds - 1) * less)
                ends.append((lower, (num(row) * whole + 100 * less) / (whole + less)))
    return ends[0], ends[1], known


def judge_row(row, package):
    """(verdict, what was found) of one computed value."""
    rule = row["rule"]
    if rule == UNMET:
        return judge_unmet(row, package)
    if rule == OF_NEEDS or (
        row["measure"] == "percent"
        and row["indicator"] in GIVEN
        and row["base_indicator"] not in ("", row["indicator"])
    ):
        near, far, known = filled(row, package)
        found = f"{float(num(row))} filled: {show(near)}, at most {show(far)}"
        if far[0] == far[1] or row["qualifier"] == "at_least":
            return STANDS, found
        return (OPEN if not known else BOUND), found
    if rule == MEANS:
        have = package.answered(row["indicator"], row["population"], row["year"])
        fewest, most, known = package.missing(row)
        own = package.count(row["indicator"], row["category"], row["population"], row["year"])
        found = f"{float(num(row)):.2f} of {have} with an answer"
        if not have or own is None or abs(own / have - num(row)) > Fraction(1, 100):
            return FAILS, found + ": not what they have"
        return (STANDS if not most else ANSWERED), found
    if rule == "share_of_part":
        parent, own = row["base_category"], row["indicator"]
        whole = package.count(own, parent, row["population"], row["year"])
        inner = [c for (i, c), r in package.roles.items() if i == own and r["parent"] == parent]
        known = [package.count(own, c, row["population"], row["year"]) for c in inner]
        if own != "gender_by_exploitation_form":
            return STANDS, "the same question"
        if row["qualifier"] == "at_least":
            return STANDS, "a least value"
        if whole is None or None in known:
            return OPEN, "how many have no known gender is not shown"
        rest = whole - sum(known)
        return (
            BOUND if rest and row["qualifier"] == EXACT else STANDS
        ), f"{float(num(row))}; {rest} of {whole} have another or no known gender"
    if rule == "share":
        near, far, known = filled(row, package)
        found = f"{float(num(row))} filled: {show(near)}, at most {show(far)}"
        least = row["qualifier"] == "at_least"
        return (STANDS if far[0] == far[1] or least else ANSWERED if row["base"] else OPEN), found
    return STANDS, "the same answers added up"


def judge_unmet(row, package):
    """The bound on needs that nobody met, against the answers that are missing."""
    names = ("support_needs", "authority_support", "civil_support")
    population, year, least = row["population"], row["year"], num(row)
    have = [package.answered(one, population, year) for one in names]
    kinds = (
        [row["within_category"]]
        if row["within_category"]
        else sorted(
            {one.split(".")[1] for one in row["inputs"].split() if ".count." in one}
            - {"answers", "met", "total", "all_three"}
        )
    )
    if None in have or not kinds:
        most = package.people(population, year)[1]
        per = 1 if row["within_category"] else package.kinds("support_needs")
        return (
            OPEN,
            f"at least {least}: can be nothing if support is unknown for {-(-least // per)} of at most {most} people",
        )
    gaps = [package.gap("support_needs", one, row) for one in names[1:]]
    near, far = max(gap[0] for gap in gaps), min(have[0], gaps[0][1] + gaps[1][1])
    three = package.count("civil_support", "all_three", population, year)
    near, far = (near, far) if three is None else (have[0] - three, have[0] - three)
    total = [Fraction(0), Fraction(0)]
    for kind in kinds:
        needed, *given = (package.count(one, kind, population, year) for one in names)
        for at, gap in enumerate((near, far)):
            total[at] += max(Fraction(0), needed - sum(given) - gap)
    found = f"at least {least}; answered {'/'.join(map(str, have))}; provable {total[1]}, with the fewest missing {total[0]}"
    return (STANDS if total[1] >= least else FAILS if total[0] < least else OPEN), found


def show(ends):
    return f"{float(ends[0]):.4g} to {float(ends[1]):.4g}"


def sign(first, second):
    return (first > second) - (first < second)


def judge_pair(one, two, package, same_answers=False):
    """(verdict, what was found) of the order of two figures; `same_answers`: of one question and group."""
    said = sign(num(one), num(two))
    _near, _far = [], []
    (n1, f1, _known1), (n2, f2, _known2) = filled(one, package), filled(two, package)

    def ways(a, b):
        return {sign(a[0], b[1]), sign(a[1], b[0])}

    found = f"{float(num(one))} ({show(n1)}) beside {float(num(two))} ({show(n2)})"
    if means := own_means(one, two, package):
        found += f"; of those with an answer {means[0]:.2f} beside {means[1]:.2f}"
    if ways(f1, f2) == {said}:
        return STANDS, found
    if same_answers:
        return ANSWERED, found
    if one["measure"] == two["measure"] == "percent" and one["base"] and two["base"] and one["indicator"] not in GIVEN:
        return ANSWERED, found
    if ways(n1, n2) != {said}:
        return FAILS, found
    return OPEN, found


def own_means(one, two, package):
    if {one["measure"], two["measure"]} != {"mean"}:
        return None
    made = []
    for row in (one, two):
        have = package.answered(row["indicator"], row["population"], row["year"])
        total = package.count(row["indicator"], row["category"], row["population"], row["year"])
        if not have or total is None:
            return None
        made.append(float(total / have))
    return made


def exact(row):
    return row is not None and row["qualifier"] == "exact" and row["value"] != ""


def comparisons(package, site, year):
    """(what kind, name, verdict, found) of each two figures that the file with all figures says may be compared.

    They differ in one thing: the year, or whom or whose support they are about; of the answers to one question nobody is missing
    from the one alone.
    """
    groups: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    for row in (
        one
        for path in site.glob("**/figures-en.csv")
        if "/v" not in path.as_posix()
        for one in table(path.parent, path.stem)
    ):
        if row["compare_group"] and row["id"] in package.rows:
            groups.setdefault((row["compare_group"], row["compare_answer"] or row["category"]), {})[row["id"]] = (
                package.rows[row["id"]]
            )
    for rows in groups.values():
        for one, two in combinations(rows.values(), 2):
            if year in (one["year"], two["year"]) and exact(one) and exact(two) and num(one) != num(two):
                years = one["year"] != two["year"]
                same = not years and (one["indicator"], one["population"]) == (two["indicator"], two["population"])
                name = f"{one['observation']} / {two['observation']}"
                yield (
                    "year before" if years else "another group",
                    name,
                    *judge_pair(one, two, package, same_answers=same),
                )


class Claims(HTMLParser):
    """The claims of a page, with the block that each stands in."""

    BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "td", "figcaption", "blockquote", "dd", "nav")

    def __init__(self):
        super().__init__()
        self.found, self.open = [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in self.BLOCKS:
            self.open.append(tag)
        if "data-claim" in given:
            self.found.append((self.open[-1] if self.open else tag, given["data-claim"]))

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def judge_claim(kind, rows, package):
    """The verdict on what a sentence says, as far as missing answers decide it."""
    first = rows[0]
    if kind in ("number", "average"):
        return judge_row(first, package) if first["origin"] == "computed" else (STANDS, "printed or filled in")
    if not (first["value"] or first["lower"] or first["upper"]):
        return STANDS, "said in words by the source"
    role = package.roles.get((first["indicator"], first["category"]), {}).get("role", "")
    if kind in ("more", "clearly_more", "as_many", "difference") and len(rows) == 2:
        if not (exact(first) and exact(rows[1])):
            return OPEN, "one of the two is no exact number"
        if role == "whole_persons" or num(first) == num(rows[1]):
            return STANDS, "how many answered"
        same = (first["indicator"], first["population"], first["year"]) == tuple(
            rows[1][n] for n in ("indicator", "population", "year")
        )
        return judge_pair(first, rows[1], package, same_answers=same)
    fewest, most, known = package.missing(first)
    if kind == "of":
        whole = package.roles.get((rows[1]["indicator"], rows[1]["category"]), {}).get("role", "")
        inside = rows[1]["indicator"] == first["indicator"] and whole
        return (
            (STANDS, "of its own answers")
            if inside or not most
            else (BOUND if known else OPEN, "of more than have an answer")
        )
    if kind in ("largest", "second", "third", "tied", "all", "majority", "minority", "half", "not_all", "none"):
        if first["origin"] == "printed" and first["year"] not in package.form_years:
            return (STANDS if not most else OPEN), "the source's own words"
        if first["indicator"] in GIVEN and first["base_indicator"] not in ("", first["indicator"]):
            near, far, known = filled(first, package)
            line = Fraction(100) if kind in ("all", "not_all") else Fraction(50)
            sides = {sign(end, line) for end in far}
            return (STANDS if len(sides) == 1 else OPEN if not known else FAILS), f"{show(near)}, at most {show(far)}"
        return (STANDS if not most else ANSWERED if known else OPEN), f"{fewest} to {most} have no answer"
    return STANDS, ""


def site_claims(site, package, year):
    """(tag, claim, verdict, found) once for each place that a claim of the year stands in."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if re.search(r"(^|/)v\d+\.\d+\.\d+/", name):
            continue
        page = Claims()
        page.feed(path.read_text(encoding="utf-8"))
        for tag, text in dict.fromkeys(page.found):
            for one in text.split("; "):
                kind, *cells = one.split()
                rows = [package.rows[cell] for cell in cells if cell in package.rows]
                if rows and len(rows) == len(cells) and rows[0]["year"] == year and rows[0]["producer"] == "platform":
                    yield name, tag, one, *judge_claim(kind, rows, package)


def computed(package, year):
    """The values of the platform's year that were worked out."""
    rows = (row for row in package.rows.values() if row["year"] == year and row["producer"] == "platform")
    return [row for row in rows if row["origin"] == "computed"]


def untrue(folder, site, year):
    """What a built package and its site say that missing answers may make false, a line for each, with where it stands first."""
    package = Package(folder)
    lines: dict[str, str | None] = {}
    for row in computed(package, year):
        lines.setdefault(f"{row['observation']}: {' '.join(judge_row(row, package))}", "")
    for _, name, state, found in comparisons(package, site, year):
        lines.setdefault(f"{name}: {state} {found}", "")
    for page, _, claim, state, found in site_claims(site, package, year):
        lines.setdefault(f"{claim}: {state} {found}", page)
    said = re.compile(rf": ({FAILS}|{BOUND}) ")
    return [f"{page or 'in the file'}: {line}" for line, page in lines.items() if said.search(line)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("package", type=Path)
    parser.add_argument("--year")
    parser.add_argument("--site", type=Path)
    parser.add_argument("--list", action="store_true", help="each that does not stand, not the counts alone")
    given = parser.parse_args()
    package = Package(given.package)
    year = given.year or max(row["year"] for row in package.rows.values() if row["producer"] == "platform")

    def told(title, found):
        return report(title, list(found), given.list)

    told(
        f"{year}: computed values, by rule",
        ((row["rule"], row["observation"], *judge_row(row, package)) for row in computed(package, year)),
    )
    if given.site:
        told(f"{year}: comparisons that the file invites", comparisons(package, given.site, year))
        claims = list(site_claims(given.site, package, year))
        told(
            f"{year}: claims on the site, by element",
            ((tag, f"{page}: {claim}", own, found) for page, tag, claim, own, found in claims),
        )
        kinds = {(claim, own, found) for _, _, claim, own, found in claims}
        told(
            f"{year}: different claims, by kind",
            ((claim.split()[0], claim, own, found) for claim, own, found in sorted(kinds)),
        )


def report(title, found, full):
    print(f"\n{title}\n{'':32}" + "".join(f"{state:>10}" for state in STATES) + f"{'all':>8}")
    groups = dict.fromkeys(group for group, *_ in found)
    for group in (*groups, "ALL"):
        own = Counter(state for name, _, state, _ in found if group in (name, "ALL"))
        print(f"{group:32}" + "".join(f"{own[state]:>10}" for state in STATES) + f"{sum(own.values()):>8}")
    if full:
        for group, name, state, words in found:
            if state != STANDS:
                print(f"  {state:9}{group}: {name}: {words}")


if __name__ == "__main__":
    sys.exit(main())
