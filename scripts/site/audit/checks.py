"""How many relations the audit tested and what they showed: the totals and the table by kind."""

from collections import Counter

from scripts.ground.data_package import Row
from scripts.ground.markup import esc
from scripts.site.audit.asked_figures import questions
from scripts.site.package.labels import Labels
from scripts.site.text.language import Language
from scripts.site.text.markup import element, table, terms

UNDECIDED = "cannot_be_decided"


def audit_totals(labels: Labels) -> str:
    """The number of relations that could be decided and of each verdict, and of the questions to the publisher; what is left."""
    language = labels.language
    words, rows = language.words, decided_rows(labels)
    counts = Counter(row["verdict"] for row in rows)
    facts = [(words["audit_checks_count"], language.number(str(len(rows))))]
    facts += [(labels.code("verdict", code), language.number(str(counts[code]))) for code in decided(labels)]
    asked = questions(labels.package)
    done = [question for question in asked if question.is_answered]
    told = [("audit_questions", asked), *([("audit_answered", done)] if done else [])]
    facts += [(words[name], language.number(str(len(found)))) for name, found in told]
    left = sum(int(row["tested"]) for row in labels.package.rows("audit_checks") if row["verdict"] == UNDECIDED)
    said = element("p", esc(words["audit_undecided"].format(language.number(str(left))))) if left else ""
    return terms(facts, class_="facts") + said


def decided(labels: Labels) -> list[str]:
    """The verdicts that decide."""
    return [code for code in codes("verdict", labels) if code != UNDECIDED]


def decided_rows(labels: Labels) -> list[Row]:
    """The relations that could be decided, a row each."""
    return [row for row in labels.package.rows("audit_checks") if row["verdict"] != UNDECIDED]


def check_table(labels: Labels) -> str:
    """A row for each kind of relation that was decided: what it means, how many, and each verdict."""
    language = labels.language
    words, rows = language.words, decided_rows(labels)
    if not rows:
        return element("p", esc(words["no_checks"]))
    verdicts = decided(labels)
    counts = Counter((row["check_kind"], row["verdict"]) for row in rows)
    kinds = Counter(row["check_kind"] for row in rows)
    body = ""
    for kind in codes("check_kind", labels):
        if kinds[kind]:
            meaning = element(
                "span", esc(language.text(labels.codes["check_kind", kind], "definition")), class_="meaning"
            )
            name = f"{esc(labels.code('check_kind', kind))} {meaning}"
            body += line(name, [kinds[kind], *(counts[kind, verdict] for verdict in verdicts)], language)
    totals = Counter(row["verdict"] for row in rows)
    body += line(
        esc(words["column_all"]), [len(rows), *(totals[verdict] for verdict in verdicts)], language, class_="all"
    )
    columns = [words["column_check_kind"], words["column_all"], *(labels.code("verdict", each) for each in verdicts)]
    years = sorted({row["year"] for row in rows})
    span = years[0] if len(years) == 1 else words["span"].format(years[0], years[-1])
    return table("checks-table", words["audit_checks_caption"].format(span), columns, element("tbody", body))


def line(name: str, numbers: list[int], language: Language, **attributes: str) -> str:
    """A row of counts; `name` is HTML."""
    cells = (element("td", language.number(str(count)), class_="value") for count in numbers)
    return element("tr", element("th", name, scope="row") + "".join(cells), **attributes)


def codes(codelist: str, labels: Labels) -> list[str]:
    """The codes of a short list, in its order."""
    found = [code for name, code in labels.codes if name == codelist]
    return sorted(found, key=lambda code: labels.code_order(codelist, code))
