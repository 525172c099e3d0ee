"""What a hand-written page may ask for by a word and an argument: `{{ answer needs }}`, `{{ note asele_case }}`."""

from collections.abc import Mapping
from types import MappingProxyType

from scripts.ground.markup import markdown
from scripts.site.frame.card import named_card
from scripts.site.package.citing import setting
from scripts.site.pages.demands import recommendations
from scripts.site.pages.doors import ways_in
from scripts.site.pages.lists import snippets
from scripts.site.pages.paper import to_sheet
from scripts.site.prose.account_list import accounts, in_report, in_words, opened, plain
from scripts.site.prose.answer import Teller, answer, brief, composed, gist, questions, text
from scripts.site.prose.filling import Makers
from scripts.site.prose.new_page import new
from scripts.site.prose.plan import NO_PLAN, Plan
from scripts.site.prose.trend import series, trend

NO_SHEETS: Mapping[str, bytes] = MappingProxyType({})


def makers(teller: Teller, sheets: Mapping[str, bytes] = NO_SHEETS, plan: Plan = NO_PLAN) -> Makers:
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
