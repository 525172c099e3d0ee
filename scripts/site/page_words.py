"""What the generated parts of the hand-written pages say, in both languages. `words` takes them in."""

from collections.abc import Mapping

# key: (Swedish, English). Braces are filled in by the module that uses the key.
PAGE_PAIRS: Mapping[str, tuple[str, str]] = {
    # dates
    "months": (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "January February March April May June July August September October November December",
    ),
    # what the platform sets
    "not_set": ("inte bestämt ännu", "not set yet"),
    "setting_placeholder": (
        "{} (platshållare tills plattformen bestämmer den)",
        "{} (a placeholder until the platform sets it)",
    ),
    # a percentage in prose
    "base_in_prose": ("{} ({})", "{} ({})"),
    # notebooks: {} is a heading and a number
    "notebook_result": ("{}, resultat {}", "{}, result {}"),
    "notebook_download": ("Ladda ner anteckningsboken (ipynb)", "Download the notebook (ipynb)"),
    # cards
    # the picture of the adults' needs
    "needs_all": ("Alla behov", "All needs"),
    "needs_authorities": ("Myndigheter tillgodosåg", "Met by authorities"),
    "needs_civil": ("Civilsamhället tillgodosåg", "Met by civil society"),
    "needs_nobody": ("Ingen tillgodosåg", "Unmet"),
    "needs_sentence": (
        "De direkt utsatta vuxna hade {0}. Myndigheter gjorde {1}, civilsamhället {2}. {3} tillgodosågs inte av någon.",
        "The directly affected adults had {0}. Authorities provided support {needs_authorities} times, "
        "civil society {needs_civil} times. {3} went unmet.",
    ),
    "needs_overlap": (
        "Staplarna går inte att lägga ihop: en insats från en myndighet och en från civilsamhället kan gälla samma behov. "
        "Därför kan de behov som ingen tillgodosåg vara fler än stapeln visar.",
        "The bars cannot be added up: an intervention by an authority and one by civil society may meet the same need. "
        "There may therefore be more unmet needs than the bar shows.",
    ),
    # {} is the note without its full stop, then the number
    "needs_each_kind": ("{}: {} av varje slag.", "{}: {} of each kind."),
    "needs_caption": ("Behov och insatser, {}, {}", "Needs and interventions, {}, {}"),
    "needs_of": ("{} av {}", "{} of {}"),
    "needs_source": ("Källor och tabeller: {}", "Sources and tables: {}"),
    "needs_missing": (
        "För {} saknas något av de tal som bilden görs av.",
        "For {} one of the numbers behind the picture is missing.",
    ),
    # series
    "series_caption": ("{}: {}. {}, {}–{}.", "{}: {}. {}, {}–{}."),
    "series_gap": ("ingen uppgift", "no figure"),
    "series_breaks_follow": (
        "En streckad linje visar ett brott i serien: året efter linjen är inte helt jämförbart med åren före.",
        "A dashed line marks a break in the series: the year after the line is not fully comparable with the years before.",
    ),
    "series_computed": (
        "Ett tal med * står inte i någon källa: det är uträknat ur tal som en källa anger.",
        "A number with * is in no source: it is computed from numbers that a source gives.",
    ),
    "computed_sign": ("{}*", "{}*"),
    "series_said": ("{}: {}", "{}: {}"),
    "column_year": ("År", "Year"),
    "series_more": ("Källor för varje år: {}", "Sources for each year: {}"),
    "series_none": (
        "Än så länge finns ingen annan mätpunkt med tal för flera år.",
        "So far no other indicator has figures for several years.",
    ),
    "series_years": ("{} ({})", "{} ({})"),
    # recommendations
    "demand": ("Det här begär plattformen", "What the platform calls for"),
    "fact": ("Siffra", "Figure"),
    "said_without_number": ("Sagt i rapporten, utan tal att visa", "Said in the report, with no number to show"),
    "interpretation": ("Plattformens tolkning", "The platform’s interpretation"),
    "argued_without_figure": ("Argument utan siffra", "Argued without a figure"),
    # what changed
    "changes_title": ("Det här har ändrats", "What changed"),
    "version_heading": ("Version {}", "Version {}"),
    "published_on": ("Publicerad {}.", "Published {}."),
    "not_released": ("Den här versionen är inte utgiven än.", "This version has not been released yet."),
    "compared_with": ("Jämförd med version {}.", "Compared with version {}."),
    "nothing_changed": (
        "Det finns ingen tidigare version att jämföra med.",
        "There is no earlier version to compare with.",
    ),
    "revisions_caption": ("Rättade siffror i version {}", "Corrected figures in version {}"),
    "changes_caption": (
        "Ändrat i version {}, utöver nya rader ({})",
        "Changed in version {}, apart from new rows ({})",
    ),
    "column_figure": ("Siffra", "Figure"),
    "column_before": ("Från", "From"),
    "column_after": ("Till", "To"),
    "column_reason": ("Skäl", "Reason"),
    "column_revised_on": ("Ändrad", "Changed"),
    "column_change": ("Vad", "What"),
    "column_table": ("Tabell", "Table"),
    "column_row": ("Rad", "Row"),
    "empty_cell": ("tomt", "empty"),
    "whole_package": ("Hela paketet", "The whole package"),
    "rows_added": ("{}: {} nya rader", "{}: {} new rows"),
    "changes_csv": ("Alla ändringar som CSV", "All changes as CSV"),
    "changes_feed": ("Flöde med nya versioner (Atom)", "Feed of new versions (Atom)"),
    "release_zip": ("Version {}, publicerad {} (ZIP)", "Version {}, published {} (ZIP)"),
    "no_release": (
        "Än så länge finns bara den version som står ovan.",
        "So far there is only the version above.",
    ),
}
