"""What the generated parts of the pages say, in both languages. Labels of codes are not here: they come from the package."""

from collections.abc import Mapping

from scripts.site.audit.words import AUDIT_PAIRS
from scripts.site.card_words import CARD_PAIRS
from scripts.site.data_words import DATA_PAIRS
from scripts.site.explorer_words import EXPLORER_PAIRS
from scripts.site.page_words import PAGE_PAIRS

Words = Mapping[str, str]
LANGUAGES = ("sv", "en")
# Where each language lies under the site's root.
FOLDERS = {"sv": "", "en": "en/"}
LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}

# key: (Swedish, English). Braces are filled in by the module that uses the key.
PAIRS: Mapping[str, tuple[str, str]] = {
    **PAGE_PAIRS,
    **CARD_PAIRS,
    **DATA_PAIRS,
    **EXPLORER_PAIRS,
    **AUDIT_PAIRS,
    # numbers
    "decimal_mark": (",", "."),
    "thousands_mark": ("\N{NO-BREAK SPACE}", ","),
    "percent_in_table": ("{}\N{NO-BREAK SPACE}%", "{}%"),
    "percent_in_prose": ("{}\N{NO-BREAK SPACE}procent", "{}\N{NO-BREAK SPACE}per cent"),
    "span": ("{}–{}", "{}–{}"),
    # how a number is said
    "said_exact": ("{}", "{}"),
    "said_about": ("ca {}", "about {}"),
    "said_over": ("över {}", "over {}"),
    "said_just_over": ("strax över {}", "just over {}"),
    "said_at_least": ("minst {}", "at least {}"),
    "said_under": ("under {}", "under {}"),
    "said_just_under": ("strax under {}", "just under {}"),
    "said_at_most": ("högst {}", "at most {}"),
    "said_between": ("{}", "{}"),
    "said_not": ("inte {}", "not {}"),
    "said_in_words": ("sägs i ord, utan tal", "said in words, without a number"),
    "rank": ("plats {} i storleksordning", "number {} by size"),
    "rank_said_at_most": ("plats {} eller högre i storleksordning", "number {} or higher by size"),
    "rank_said_not": ("inte plats {} i storleksordning", "not number {} by size"),
    "quoted": ("”{}”", "“{}”"),
    "not_stated": ("talet {}, utan uppgift om vad det mäter", "the figure {}, with no statement of what it measures"),
    # comparisons: {} is the other side
    "compared_exact": ("lika med {}", "the same as {}"),
    "compared_about": ("ungefär lika med {}", "about the same as {}"),
    "compared_over": ("större än {}", "larger than {}"),
    "compared_just_over": ("något större än {}", "slightly larger than {}"),
    "compared_at_least": ("minst lika stort som {}", "at least as large as {}"),
    "compared_under": ("mindre än {}", "smaller than {}"),
    "compared_just_under": ("något mindre än {}", "slightly smaller than {}"),
    "compared_at_most": ("högst lika stort som {}", "at most as large as {}"),
    "compared_not": ("inte lika med {}", "not the same as {}"),
    "compared_words": ("jämförs i ord med {}", "compared in words with {}"),
    "compared_to_year": ("samma uppgift {}", "the same figure in {}"),
    "compared_to_earlier": ("samma uppgift tidigare år", "the same figure in earlier years"),
    "compared_to_something": ("något som källan inte anger", "something that the source does not state"),
    # bases
    "of_number": ("av {}", "of {}"),
    "of_cell": ("av {}", "of {}"),
    "of_number_and_cell": ("av {} ({})", "of {} ({})"),
    "base_not_stated": ("bas ej angiven", "base not stated"),
    "single": ("{} (antal {})", "{} (number of {})"),
    # observations
    "with_words": ("{}; i ord: {}", "{}; in words: {}"),
    "computed": ("uträknat: {}", "computed: {}"),
    "from_rule": ("tryckt, hämtat ur en annan uppgift: {}", "printed, taken from another figure: {}"),
    "disagreeing": ("{} tryckta ställen säger annat", "{} printed places say otherwise"),
    "disagreeing_one": ("ett tryckt ställe säger annat", "one printed place says otherwise"),
    "remark_note": ("anmärkning {}", "note {}"),
    "remark_notes": ("anm. {}", "note {}"),
    "within": ("bland: {}", "among: {}"),
    # the indicator page
    "theme": ("Tema", "Theme"),
    "who_is_counted": ("Vilka som räknas", "Who is counted"),
    "unit": ("Enhet", "Unit"),
    "answers": ("Svar", "Answers"),
    "base_rule": ("Procenttal", "Percentages"),
    "first_year": ("Första år här", "First year here"),
    "heading_values": ("Värden", "Values"),
    "heading_printed": ("Så står det i källan", "As printed in the source"),
    "heading_notes": ("Läs siffrorna rätt", "Reading the figures correctly"),
    "heading_breaks": ("Avbrott i serien", "Breaks in the series"),
    "heading_recommendations": ("Rekommendationer som bygger på siffrorna", "Recommendations based on these figures"),
    "heading_download": ("Ladda ner", "Download"),
    "no_values": (
        "Källorna i paketet nämner mätpunkten men inget tal som går att visa i en tabell.",
        "The sources in the package mention this indicator but give no number that a table can show.",
    ),
    "only_in_chart": (
        "Rapporten visar mätpunkten i ett diagram. Talen står inte i rapportens text, så de saknas här. Det betyder inte noll.",
        "The report shows this indicator in a chart. The numbers are not in the report's text, so they are missing here. "
        "That does not mean zero.",
    ),
    "no_number_given": (
        "Källan ger inga tal om mätpunkten, varken i texten eller i ett diagram. Det betyder inte noll.",
        "The source gives no numbers on this indicator, neither in its text nor in a chart. That does not mean zero.",
    ),
    "no_printed": (
        "Paketet återger inget tryckt tal eller påstående om mätpunkten.",
        "The package has no printed figure or statement on this indicator.",
    ),
    "printed_lead": (
        "Varje ställe där mätpunkten nämns, med källans egna tecken och ord. Sidan är den där avsnittet börjar.",
        "Every place that mentions the indicator, exactly as the source puts it. "
        "The page is the one on which the section begins.",
    ),
    "column_category": ("Kategori", "Category"),
    "column_population": ("Vilka", "Who"),
    "column_value": ("Värde", "Value"),
    "column_base": ("Bas", "Base"),
    "column_remark": ("Om värdet", "About the value"),
    "column_about": ("Vad uppgiften gäller", "What it is about"),
    "column_printed": ("Som det står", "As printed"),
    "column_meaning": ("I klartext", "In plain words"),
    "column_place": ("Avsnitt och sida", "Section and page"),
    "caption_values": (
        "{}. Antal gäller {} där inget annat står.",
        "{}. Counts are of {} unless stated otherwise.",
    ),
    "caption_printed": ("{}: tryckta uppgifter", "{}: printed statements"),
    "page": ("s.\N{NO-BREAK SPACE}{}", "p.\N{NO-BREAK SPACE}{}"),
    "see_value": ("till värdet", "to the value"),
    "csv_observations": ("Värdena som CSV", "The values as CSV"),
    "csv_statements": ("De tryckta uppgifterna som CSV", "The printed statements as CSV"),
    "excel_csv_observations": ("Värdena som CSV för svenskt Excel", "The values as CSV for Swedish Excel"),
    "excel_csv_statements": (
        "De tryckta uppgifterna som CSV för svenskt Excel",
        "The printed statements as CSV for Swedish Excel",
    ),
    "checksums": ("Filernas kontrollsummor", "Checksums of the files"),
    "csv_same_for_both": (
        "Kolumnerna beskrivs på sidan {}. Filerna är desamma på båda språken.",
        "The columns are described on the page {}. The files are the same in both languages.",
    ),
    "codebook_page": ("Kodbok", "Codebook"),
    # charts
    "chart_left_out": (
        "Inte ritat, eftersom talet saknas i texten: {}.",
        "Not drawn, since the text gives no number: {}.",
    ),
    "chart_no_year": ("ingen uppgift", "no figure"),
    "chart_over_years": ("{}, år för år. {}.", "{}, year by year. {}."),
    "count": ("antal {}", "number of {}"),
    "percent": ("procent", "per cent"),
    "mean": ("medelvärde, {}", "mean, {}"),
    # lists
    "indicators": ("Mätpunkter", "Indicators"),
    "values_count": ("{} värden", "{} values"),
    "values_count_one": ("ett värde", "one value"),
    "values_count_none": ("inget tal i texten", "no number in the text"),
    # recommendations
    "asked_of": ("Riktas till", "Addressed to"),
    "document": ("Dokument", "Document"),
    "status": ("Läge", "Status"),
    "evidence": ("Det bygger den på", "What it is based on"),
    "evidence_none": ("Ingen siffra i rapporten", "No figure in the report"),
    # data
    "version": ("Version", "Version"),
    "created": ("Skapad", "Created"),
    "licence": ("Licens", "Licence"),
    "contributors": ("Upphov och utgivning", "Creator and publisher"),
    "table_rows": ("Antal rader: {}.", "Number of rows: {}."),
    "checksum": ("sha256: {}", "sha256: {}"),
    "fields": ("Kolumnerna i {} ({})", "The columns of {} ({})"),
    "column_field": ("Kolumn", "Column"),
    "column_type": ("Typ", "Type"),
    "column_meaning_of_field": ("Betydelse", "Meaning"),
    "unit_of_field": ("Enhet: {}.", "Unit: {}."),
    "codes_of_field": ("Koderna i {}", "The codes of {}"),
    "type_string": ("text", "text"),
    "type_integer": ("heltal", "integer"),
    "type_number": ("tal", "number"),
    "type_date": ("datum", "date"),
    "kilobytes": ("{}\N{NO-BREAK SPACE}kB", "{}\N{NO-BREAK SPACE}kB"),
    # the page not found
    "not_found_title": ("Sidan finns inte", "Page not found"),
    "not_found_text": (
        "Adressen kan vara fel, eller så har sidan flyttats. Gå vidare härifrån:",
        "The address may be wrong, or the page may have moved. Continue from here:",
    ),
    "start": ("Start", "Start"),
}

WORDS: Mapping[str, Words] = {
    lang: {key: pair[index] for key, pair in PAIRS.items()} for index, lang in enumerate(LANGUAGES)
}
