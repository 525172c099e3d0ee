"""What a hand-written page may ask for: `{{ year }}` by its name, `{{ answer needs }}` by a word and an argument."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from scripts.ground.data_package import Row
from scripts.ground.markup import esc, markdown
from scripts.ground.releases import Release
from scripts.site.exports.published import published_files
from scripts.site.figure.counts import audit_totals, check_table, missing_list, range_list
from scripts.site.figure.questions import question_list
from scripts.site.frame.card import named_card
from scripts.site.package.citing import cite_package, setting
from scripts.site.package.labels import Labels
from scripts.site.package.said import accounts_year
from scripts.site.pages import witness
from scripts.site.pages.changes import change_files, change_list
from scripts.site.pages.demands import recommendations
from scripts.site.pages.doors import ways_in
from scripts.site.pages.files import (
    figure_columns,
    figures_way,
    format_list,
    package_facts,
    package_files,
    release_list,
    table_list,
)
from scripts.site.pages.lists import break_list, explorer, figure_lines, lists, snippets
from scripts.site.pages.paper import to_sheet
from scripts.site.prose.account_list import accounts, in_report, in_words, opened, plain
from scripts.site.prose.answer import Teller, answer, brief, composed, gist, questions, text
from scripts.site.prose.answer_table import measured
from scripts.site.prose.filling import Makers
from scripts.site.prose.help_screen import help_screen, helpline_sources
from scripts.site.prose.new_page import new
from scripts.site.prose.plan import NO_PLAN, SheetPlan
from scripts.site.prose.trend import series, trend
from scripts.site.text.help_words import help_rows, help_words

NO_SHEETS: Mapping[str, bytes] = MappingProxyType({})


def makers(teller: Teller, sheets: Mapping[str, bytes] = NO_SHEETS, plan: SheetPlan = NO_PLAN) -> Makers:
    """The parts that are made for an argument on the page of a teller. `sheets`, `plan`: what it may lead to."""
    answers, labels, draw, address = teller.answers, teller.labels, teller.draw, teller.address
    return {
        "answer": lambda name: answer(name, teller),
        "drawn": lambda name: composed(name, teller),
        "shown": lambda name: composed(name, teller, told=False),
        "text": lambda argument: text(argument, teller),
        "brief": lambda name: brief(name, teller),
        "gist": lambda name: gist(name, teller),
        "new": lambda what: new(what, teller),
        "recommendations": lambda what: recommendations(what, teller),
        "questions": lambda names: questions(names.split(), teller),
        "accounts": lambda themes: accounts(themes, labels, address),
        "accounts_opened": lambda themes: opened(themes, labels),
        "accounts_plain": lambda theme: plain(theme, labels),
        "in_report": lambda names: in_report(names, teller),
        "in_words": lambda themes: in_words(themes.split(), teller),
        "card": lambda name: named_card(name, labels, draw, address),
        "series": lambda name: series(name, address, labels, draw),
        "trend": lambda what: trend(what, teller),
        "note": lambda name: markdown(labels.note(name)),
        "sheet": lambda name: to_sheet(name, sheets, labels, address, answers.pages),
        "ways_in": lambda _: ways_in(plan, teller),
        "platform": lambda name: setting(name, labels),
        "snippets": lambda question: snippets(question, labels),
    }


def parts(
    labels: Labels, releases: Sequence[Release], withdrawn: Sequence[Row] = (), preview: bool = False
) -> dict[str, str]:
    """The generated parts that a hand-written page can name in a placeholder: name -> Markdown or HTML."""
    language = labels.language
    descriptor, listed, own = labels.package.descriptor, published_files(releases[-1]), lists(labels)
    return {
        "year": labels.package.latest_year,
        "next_year": str(int(labels.package.latest_year) + 1),
        "accounts_year": accounts_year(labels),
        "created": language.date(descriptor["created"]),
        "version": esc(descriptor["version"]),
        "citation": cite_package(labels.package, language),
        "changes": change_list(labels, releases, withdrawn),
        "change_files": change_files(labels),
        "releases": release_list(language, releases),
        "audit_totals": audit_totals(labels),
        "audit_checks": check_table(labels),
        "audit_questions": question_list(labels),
        "audit_ranges": range_list(labels),
        "audit_missing": missing_list(labels),
        "indicators": own.indicator_list(),
        "help_title": esc(help_words(help_rows(), language.code)["title"]),
        "help_screen": help_screen(labels, preview),
        "helpline_sources": helpline_sources(labels, preview),
        "explorer": explorer(labels),
        "breaks": break_list(labels),
        "rules": own.rule_list(),
        "notes": own.note_list(),
        "sources": own.source_list(),
        "populations": own.population_list(),
        "package_facts": package_facts(labels),
        "package_files": package_files(listed, language),
        "figures_way": figures_way(labels),
        "figure_lines": figure_lines(labels),
        "figure_columns": figure_columns(language),
        "reading_rules": own.reading_rules(),
        "tables": table_list(releases[-1], labels),
        "statuses": own.code_list("obs_status"),
        "units": own.code_list("unit"),
        "population_codes": own.population_codes(),
        "category_codes": own.category_codes(),
        "code_lists": own.code_lists(),
        "mappings": own.mappings(),
        "formats": format_list(labels),
        **witness.parts(labels),
        **measured(language),
    }
