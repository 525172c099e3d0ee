"""What the figure cards say, in both languages: headlines, the line below, descriptions, downloads and sharing."""

# key: (Swedish, English). Braces are filled in by the module that uses the key.
CARD_PAIRS: dict[str, tuple[str, str]] = {
    "and": (" och ", " and "),
    "of_whole": ("{} av {}", "{} of {}"),
    "in_brackets": ("{} ({})", "{} ({})"),
    "share_within": ("{} bland {}", "{} within {}"),
    # headlines: the finding in one sentence
    "found_largest": ("Vanligast är {}: {}", "The most common answer is {}: {}"),
    "found_tied": ("Lika vanliga är {}: {} var", "{} are equally common: {} each"),
    "found_single": ("{}: {}", "{}: {}"),
    "found_rank": ("Vanligast är {}", "The most common answer is {}"),
    "found_rank_without_number": ("Texten ger inget tal", "The text gives no number"),
    "found_contradiction": (
        "Källans tal går inte ihop: {} är inte {}",
        "The source's numbers contradict each other: {} is not {}",
    ),
    "found_only_in_chart": (
        "Källan har ett diagram, men inget tal i texten",
        "The source has a chart, but no number in its text",
    ),
    "found_chart_and_words": (
        "Källan har ett diagram, men texten säger det bara i ord",
        "The source has a chart, but its text says it only in words",
    ),
    "found_no_number": ("Inget tal är publicerat", "No number is published"),
    "found_in_words": ("Källan beskriver det i ord, utan tal", "The source describes it in words, without a number"),
    "found_in_scope": ("{}: {}", "{}: {}"),
    "other_scope": ("; {} {}", "; {}, {}"),
    "of_which": ("varav: {}", "of which: {}"),
    "name_and_scope": ("{}, {}", "{}, {}"),
    # the line below the headline
    "base_is": ("Basen är {}. {}", "The base is {}. {}"),
    "bases_are": ("Baserna är {}. {}", "The bases are {}. {}"),
    "base_is_not_stated": ("Bas ej angiven. {}", "Base not stated. {}"),
    "several_answers_line": (
        "En person kan ha flera svar, så svaren kan vara fler än personerna.",
        "One person can have several answers, so there can be more answers than people.",
    ),
    "few_cases": (
        "Tal och baser under {} är få fall. Läs dem med försiktighet.",
        "Figures under {} are small. Interpret with caution.",
    ),
    # the chart in words
    "described_some": (
        "Störst är {} och minst {}. Alla tal står i tabellen.",
        "The largest is {} and the smallest {}. All numbers are in the table.",
    ),
    "described_entry": ("{}: {}", "{}: {}"),
    "break_line": (
        "Streckad linje före {}: underlaget ändrades, så året går inte att jämföra rakt av med åren före.",
        "Dashed line before {}: the basis changed, so the year cannot be compared directly with the years before.",
    ),
    "bound_line": (
        "Streckad linje: källan säger inte talet exakt, och det ligger någonstans längs linjen.",
        "Dashed line: the source does not give the number exactly, and it lies somewhere along the line.",
    ),
    "frame_line": ("Ramen visar hela basen.", "The frame shows the whole base."),
    "answer_in_words": ("{}: {}", "{}: {}"),
    # parts of the card
    "show_table": ("Visa talen i en tabell", "Show the numbers in a table"),
    "notes": ("Att tänka på", "Keep in mind"),
    "source_line": ("Källa: {}", "Source: {}"),
    "source_place": ("{}, avsnitt {}", "{}, section {}"),
    "source_more": ("alla ställen", "all places"),
    "more": ("Mer om mätpunkten", "More on this indicator"),
    "download_csv": ("CSV", "CSV"),
    "download_svg": ("SVG", "SVG"),
    "download_png": ("PNG", "PNG"),
    "chart_svg": ("Diagrammet som SVG", "The chart as SVG"),
    "chart_png": ("Diagrammet som PNG", "The chart as PNG"),
    "download_of": ("{} med {}", "{} of {}"),
    "share": ("Dela, citera eller rapportera fel", "Share, quote or report an error"),
    "permanent_address": ("Fast adress", "Permanent address"),
    "quote": ("Färdig mening att citera", "Ready-made quotation"),
    "quote_sentence": (
        "{} ({}, {}.) Källa: {}, version {}, {}",
        "{} ({}, {}.) Source: {}, version {}, {}",
    ),
    "credit_via": ("{}, via {}", "{}, via {}"),
    "embed": ("Bädda in", "Embed"),
    "embed_page": ("Visa sidan som bäddas in", "Show the page to embed"),
    "report_error": ("Rapportera fel i siffran", "Report an error in this figure"),
    "error_subject": ("Fel i siffran: {}", "Error in a figure: {}"),
    "error_body": (
        "Mätpunkt: {}\nAdress: {}\nVersion: {}\n\nDet här är fel:\n",
        "Indicator: {}\nAddress: {}\nVersion: {}\n\nThis is wrong:\n",
    ),
    # the picture that is downloaded
    "picture_source": ("Källa: {}. {}", "Source: {}. {}"),
    "picture_licence": ("Licens: {}. Version {}. {}", "Licence: {}. Version {}. {}"),
    # over time
    "no_series": (
        "Ingen mätpunkt har tre år med siffror än.",
        "No indicator has three years of figures yet.",
    ),
}
