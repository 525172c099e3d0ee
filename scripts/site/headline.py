"""The finding of an indicator as one sentence, in the language of the page."""

from scripts.ground.data_package import Row
from scripts.site.decided import decision_on_base
from scripts.site.finding import Finding, finding, sentence
from scripts.site.labels import Labels
from scripts.site.wording import bare_value, base, counted, marked, observation_value, upper_first


def headline(indicator: Row, observations: list[Row], statements: list[Row], labels: Labels) -> str:
    """The sentence, computed from the rows."""
    return told(finding(indicator, observations, statements, labels), labels)


def told(found: Finding, labels: Labels) -> str:
    """A finding in words, with its full stop."""
    words, rows = labels.language.words, found.rows
    if not rows:
        return f"{words[f'found_{found.kind}']}."
    text = core(found, labels) + other_scopes(found, labels)
    if labels.code_order("scope", rows[0]["scope"]) > 1:
        text = words["found_in_scope"].format(labels.code("scope", rows[0]["scope"]), text[:1].lower() + text[1:])
    population = rows[0]["population"]
    if population != labels.package.by_name["indicators"][rows[0]["indicator"]]["population"]:
        text = words["found_in_scope"].format(labels.population(population), text[:1].lower() + text[1:])
    if found.kind == "rank":
        text = f"{text}. {words['found_rank_without_number']}"
    for row in found.ranked:
        text = f"{text}. {words['found_rank'].format(name(row, labels))}"
    return f"{text}."


def core(found: Finding, labels: Labels) -> str:
    """What the finding's own scope says."""
    words, row = labels.language.words, found.rows[0]
    if found.kind == "contradiction":
        share = observation_value(found.rows[1], labels, prose=True)
        return words["found_contradiction"].format(value(row, found.whole, labels), share)
    if found.kind == "framed":
        number_alone = bare_value(row, labels)
        return upper_first(sentence(row, labels).format(value(row, found.whole, labels), number=number_alone))
    if found.kind == "rank":
        return words["found_rank"].format(name(row, labels))
    names = words["and"].join(name(each, labels) for each in found.rows)
    return words[f"found_{found.kind}"].format(names, value(row, found.whole, labels))


def other_scopes(found: Finding, labels: Labels) -> str:
    """What is said of the same without, or with only, a large case."""
    text = ""
    for row in found.others:
        said_there = name(row, labels) if found.kind == "rank" else value(row, row["base"], labels)
        text += labels.language.words["other_scope"].format(labels.code_in_sentence("scope", row["scope"]), said_there)
    return text


def name(row: Row, labels: Labels) -> str:
    """A category's label between quotation marks, so that it fits any sentence."""
    return labels.language.words["quoted"].format(labels.category(row["indicator"], row["category"]))


def value(row: Row, whole: str, labels: Labels) -> str:
    """The number with what it is out of: "46 av 143 anmälningar", "över 50 procent (bas ej angiven)"."""
    language, words = labels.language, labels.language.words
    if row["measure"] == "percent":
        return share(row, labels)
    if row["measure"] == "count" and whole:
        out_of = counted(language.number(whole), row["unit"], labels)
        doubtful = words["doubtful"] if decision_on_base(row | {"base": whole}, labels.package) else ""
        return words["of_whole"].format(bare_value(row, labels), marked(out_of, doubtful, language))
    return observation_value(row, labels, prose=True)


def share(row: Row, labels: Labels) -> str:
    """A percentage with its base; never without."""
    words = labels.language.words
    text, share_of = observation_value(row, labels, prose=True), base(row, labels)
    if share_of == words["base_not_stated"]:
        return words["in_brackets"].format(text, share_of)
    if row["base_indicator"] == row["indicator"] and not row["base"]:
        group = words["quoted"].format(labels.category(row["base_indicator"], row["base_category"]))
        return words["share_within"].format(text, group)
    return f"{text} {share_of}"
