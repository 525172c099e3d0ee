"""The free sheets of a workbook: what each asks for, column by column. Swedish words; a cell may take its choice from a list."""

from dataclasses import dataclass, replace

HEADER_ROW = 4
LINES = 30  # so many empty lines are ready to be written in; more can be


@dataclass(frozen=True)
class Column:
    """One column: what the code calls it, its header, and what may stand there.

    `choices`: the list (see `lists`) that its texts are of; `kind`: text, number, whole or date; `needed`: whether a line that
    is written in must have it.
    """

    name: str
    header: str
    choices: str = ""
    kind: str = "text"
    needed: bool = True
    width: int = 22


@dataclass(frozen=True)
class FreeSheet:
    """One sheet. `hint`: what it is for, in a sentence or two; `begun`: the columns that stand there from the start."""

    name: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    begun: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """One column by its name."""
        return next(one for one in self.columns if one.name == name)


INDICATOR = Column("indicator", "Mätpunkt (den feta rubriken på temabladet)", "indicators", width=40)
CATEGORY = Column("category", "Svar", "categories", width=40)
POPULATION = Column("population", "Vilka som räknas (som i Gäller på temabladet)", "populations", width=28)
MEASURE = Column("measure", "Mått", "measures", width=16)
WHY = (Column("why_sv", "Varför", width=44), Column("why_en", "Varför, på engelska", width=44))

ANSWERS = FreeSheet(
    "answers",
    "Nya svar",
    "Ett land, en ålder eller ett annat svar som inte har en rad i formuläret. En rad för varje grupp som ni har räknat. "
    "Skriv svaret likadant på varje rad.",
    (
        INDICATOR,
        Column("label_sv", "Svaret", width=28),
        Column("label_en", "Svaret på engelska", width=28),
        Column("predicate_sv", "I en mening, till exempel: kommer från Peru", needed=False, width=34),
        Column("predicate_en", "På engelska: come from Peru", needed=False, width=34),
        Column("parent", "Är en del av svaret (kan vara tom)", "categories", needed=False, width=28),
        Column("country", "Landskod, två bokstäver", needed=False, width=12),
        Column("region", "Världsdel", "regions", needed=False, width=16),
        Column("eu", "EU", "eu", needed=False, width=14),
        POPULATION,
        Column("count", "Antal", kind="whole", needed=False, width=10),
        Column("percent", "Procent", kind="number", needed=False, width=10),
        Column("base", "Bas", kind="whole", needed=False, width=10),
        Column("status", "Status", "statuses", needed=False, width=24),
    ),
)
CHANGED = FreeSheet(
    "changed",
    "Ändrade frågor",
    "En fråga eller ett svar som betyder något annat än förra året: skriv vad det betydde och vad det betyder, i en mening var. "
    "Går åren inte att jämföra av något annat skäl: skriv bara varför. Årets siffror ställs då inte mot de tidigare.",
    (
        INDICATOR,
        Column("category", "Svar (tomt om det är hela frågan)", "categories", needed=False, width=40),
        Column("was_sv", "Betydde förut", needed=False, width=44),
        Column("was_en", "Betydde förut, på engelska", needed=False, width=44),
        Column("now_sv", "Betyder från i år", needed=False, width=44),
        Column("now_en", "Betyder från i år, på engelska", needed=False, width=44),
        Column("why_sv", "Annars: varför åren inte går att jämföra", needed=False, width=44),
        Column("why_en", "Detsamma på engelska", needed=False, width=44),
    ),
)
PROSE = FreeSheet(
    "prose",
    "Siffror i text",
    "Formuläret är källan. Skriv bara det som rapporten säger och formuläret inte har: en jämförelse med åren före, en siffra för "
    "några av dem, en andel av något annat, en placering utan antal. Skriv så som det står. De sista kolumnerna behövs sällan.",
    (
        replace(INDICATOR, choices="all_indicators"),
        CATEGORY,
        POPULATION,
        Column("scope", "Ärenden", "scopes", needed=False, width=24),
        Column("measure", "Mått", "measures_in_prose", width=16),
        Column("qualifier", "Exakt, ca, över …", "qualifiers", width=14),
        Column("value", "Tal", kind="number", needed=False, width=10),
        Column("value_to", "Till (bara vid mellan)", kind="number", needed=False, width=12),
        Column("base", "Bas", kind="whole", needed=False, width=10),
        Column("printed", "Rapportens ord, till exempel: mer än hälften", width=28),
        Column("place", "Avsnitt", width=28),
        Column("page", "Sida", kind="whole", needed=False, width=8),
        Column("compared_year", "Jämfört med (bara för en jämförelse)", "compared", needed=False, width=16),
        Column("within_indicator", "Bland dem som … (mätpunkt)", "all_indicators", needed=False, width=40),
        Column("within_category", "Bland dem som … (svar)", "categories", needed=False, width=40),
        Column("base_indicator", "Andel av något annat (mätpunkt)", "all_indicators", needed=False, width=40),
        Column("base_category", "Andel av något annat (svar)", "categories", needed=False, width=40),
        Column("unit", "Räknat i (om inte det vanliga)", "units", needed=False, width=16),
    ),
)
REPORT = FreeSheet(
    "report",
    "Årets rapport",
    "En rad, när det finns en rapport. Behövs för bladen Siffror i text och Nya rekommendationer.",
    (
        Column("title_sv", "Rapportens titel", width=60),
        Column("title_en", "Titeln på engelska", width=60),
        Column("address", "Adress på webben", needed=False, width=50),
    ),
)
CASES = FreeSheet(
    "cases",
    "Särskilda ärenden",
    "Ett stort ärende som ni redovisar siffror med och utan. Skriv det sedan på bladet Siffror i text, i kolumnen Ärenden, "
    "med Utan eller Bara före, så som: Utan Åseleärendet.",
    (
        Column("label_sv", "Ärendets namn, så som: Åseleärendet", width=36),
        Column("label_en", "Namnet på engelska, så som: the Åsele case", width=36),
        Column("left_out_sv", "Vilka det gäller, så som: en grupp bärplockare", width=44),
        Column("left_out_en", "Detsamma på engelska, så som: a group of berry pickers", width=44),
    ),
)
RECOMMENDATIONS = FreeSheet(
    "recommendations",
    "Rekommendationer",
    "Hur långt varje rekommendation har kommit i år. Lämna raden tom om inget har hänt.",
    (
        Column("recommendation", "Rekommendation", "recommendations", width=60),
        Column("before", "Förra läget", needed=False, width=24),
        Column("recommendation_status", "Läget nu", "recommendation_status", width=24),
        Column("remark_sv", "Vad som har hänt", needed=False, width=44),
        Column("remark_en", "På engelska", needed=False, width=44),
    ),
    begun=("recommendation", "before"),
)
NEW_RECOMMENDATIONS = FreeSheet(
    "new_recommendations",
    "Nya rekommendationer",
    "En rekommendation som inte har funnits förut. Fyll först i bladet Årets rapport. Vilar den på en siffra i formuläret: välj "
    "mätpunkt, svar, vilka som räknas och mått. Annars kan de vara tomma.",
    (
        Column("title_sv", "Rubrik", width=36),
        Column("title_en", "Rubrik på engelska", width=36),
        Column("asks_sv", "Vad ni begär", width=50),
        Column("asks_en", "På engelska", width=50),
        Column("area", "Område", "areas", width=24),
        Column("addressee", "Till vem", "addressees", width=24),
        Column("argument_sv", "Varför: vad siffran eller rapporten visar", width=50),
        Column("argument_en", "På engelska", width=50),
        Column("indicator", "Mätpunkt (kan vara tom)", "indicators", needed=False, width=40),
        Column("category", "Svar", "categories", needed=False, width=40),
        Column("population", "Vilka som räknas", "populations", needed=False, width=28),
        Column("measure", "Mått", "measures", needed=False, width=16),
        Column("place", "Avsnitt i rapporten", width=28),
        Column("page", "Sida", kind="whole", needed=False, width=8),
        Column("why_sv", "Skälet i en mening (kan vara tom)", needed=False, width=50),
        Column("why_en", "På engelska", needed=False, width=50),
        Column("limit_sv", "Vad siffran inte säger (kan vara tom)", needed=False, width=50),
        Column("limit_en", "På engelska", needed=False, width=50),
    ),
)
ACCOUNTS = FreeSheet(
    "accounts",
    "Det rapporten berättar",
    "Det som rapporten säger med ord och ingen har räknat: en utsaga på varje rad, med egna ord. Aldrig en enskild persons "
    "berättelse. Fyll först i bladet Årets rapport.",
    (
        Column("account_theme", "Ämne", "account_themes", width=28),
        Column("voice", "Vem som säger det", "voices", width=30),
        Column("account_kind", "Vad för slags utsaga", "account_kinds", width=20),
        Column("account_basis", "Finns ett tal bakom?", "account_bases", width=16),
        Column("claim_sv", "Det som sägs, med egna ord", width=60),
        Column("claim_en", "På engelska", width=60),
        Column("indicator", "Mätpunkt som det rör (kan vara tom)", "indicators", needed=False, width=40),
        Column("category", "Svar (kan vara tom)", "categories", needed=False, width=30),
        Column(
            "recommendation", "Rekommendation som det rör (kan vara tom)", "recommendations", needed=False, width=40
        ),
        Column("place", "Avsnitt i rapporten", width=28),
        Column("page", "Sida", kind="whole", needed=False, width=8),
    ),
)
CORRECTIONS = FreeSheet(
    "corrections",
    "Rättelser",
    "En siffra för ett tidigare år som var fel. Skriv talet som det står på webbplatsen, och talet som det ska vara. Årets egna "
    "siffror rättar ni i de gula cellerna.",
    (
        Column("year", "År", "years", kind="whole", width=8),
        INDICATOR,
        CATEGORY,
        POPULATION,
        Column("scope", "Ärenden", "scopes", needed=False, width=24),
        MEASURE,
        Column("stood", "Står", kind="number", width=10),
        Column("value", "Ska vara", kind="number", width=10),
        *WHY,
        Column("decided_on", "Beslutat den (ÅÅÅÅ-MM-DD)", kind="date", width=16),
    ),
)
AGREED = FreeSheet(
    "agreed",
    "Lästa texter",
    "Texter som kan säga något om några få, och som någon har läst. Inläsningen säger vilka det är. Ändras en text frågar vi igen.",
    (
        Column("text", "Hela texten, kopierad från sin cell", width=70),
        Column("reason", "Varför den får visas", width=50),
    ),
)
FREE_SHEETS = (
    ANSWERS, CHANGED, REPORT, PROSE, ACCOUNTS, CASES, RECOMMENDATIONS, NEW_RECOMMENDATIONS, CORRECTIONS, AGREED,
)  # fmt: skip
