"""What the published files are called, in both languages."""

from collections.abc import Mapping

KINDS: Mapping[str, Mapping[str, str]] = {
    kind: {"sv": swedish, "en": english}
    for kind, (swedish, english) in {
        "zip": ("Hela paketet som ZIP", "The whole package as ZIP"),
        "workbook_sv": ("Arbetsbok för Excel, på svenska", "Workbook for Excel, in Swedish"),
        "workbook_en": ("Arbetsbok för Excel, på engelska", "Workbook for Excel, in English"),
        "descriptor": ("Beskrivning av paketet, datapackage.json", "Descriptor of the package, datapackage.json"),
        "csv": ("CSV", "CSV"),
        "json_stat": ("JSON-stat", "JSON-stat"),
        "excel_csv": ("CSV för svenskt Excel", "CSV for Swedish Excel"),
    }.items()
}

# What the workbook says. key: (Swedish, English). Braces are filled in by the module that uses the key.
WORKBOOK: Mapping[str, tuple[str, str]] = {
    "cover": ("Försättsblad", "Cover"),
    "contents": ("Innehåll", "Contents"),
    "notes": ("Anmärkningar", "Notes"),
    "columns": ("Kolumner", "Columns"),
    "note": ("[anm {}]", "[note {}]"),
    "version": ("Version {}, {}.", "Version {}, {}."),
    "publisher": ("Utgivare: {}", "Publisher: {}"),
    "licence": ("Licens: {} ({})", "Licence: {} ({})"),
    "contact": ("Kontakt för fel i en siffra: {}", "Contact for an error in a figure: {}"),
    "cite": ("Så citerar du: {}", "Cite as: {}"),
    "home": ("Webbplats: {}", "Website: {}"),
    "how_links": ("Bladet Innehåll har länkar till alla blad.", "The sheet Contents has links to all sheets."),
    "how_sheets": (
        "Varje tema har ett blad med alla sina värden, ett värde på varje rad.",
        "Each theme has a sheet with all its values, one value in each row.",
    ),
    "how_marks": (
        "Tecken i stället för ett värde: [c] dolt för att skydda personer, [x] inte tillgängligt, [z] kan inte finnas.",
        "Marks in place of a value: [c] suppressed to protect people, [x] not available, [z] cannot exist.",
    ),
    "how_notes": (
        "Bladet Anmärkningar förklarar tecknen och varje anmärkning. Bladet Kolumner förklarar kolumnerna.",
        "The sheet Notes explains the marks and every note. The sheet Columns explains the columns.",
    ),
    "how_blank": (
        "En tom cell betyder att uppgiften inte gäller för raden eller inte anges. Den betyder aldrig noll.",
        "A blank cell means that the information does not apply to the row or is not given. It never means zero.",
    ),
    "how_table": (
        "Bladet har en tabell. Tecken och anmärkningar förklaras på bladet Anmärkningar, kolumnerna på bladet Kolumner.",
        "The sheet has one table. Marks and notes are explained on the sheet Notes, the columns on the sheet Columns.",
    ),
    "one_table": ("Bladet har en tabell.", "The sheet has one table."),
    "several_notes": (
        "Ett värde kan ha flera anmärkningar. De står i kolumnen Anmärkning på temats blad.",
        "A value can have several notes. They are in the column Note on the sheet of the theme.",
    ),
    "empty_columns": (
        "En kolumn som är tom i hela tabellen är utelämnad på det bladet.",
        "A column that is blank in the whole table is left out on that sheet.",
    ),
    "about_contents": ("Bladen i arbetsboken, med länkar.", "The sheets of the workbook, with links."),
    "about_notes": (
        "Vad tecknen och anmärkningarna i tabellerna betyder.",
        "What the marks and notes in the tables mean.",
    ),
    "about_columns": (
        "Vad kolumnerna betyder, och vad de heter i datapaketets CSV-filer.",
        "What the columns mean, and what they are called in the CSV files of the data package.",
    ),
    "column_sheet": ("Blad", "Sheet"),
    "column_holds": ("Innehåller", "Holds"),
    "column_rows": ("Antal rader", "Number of rows"),
    "column_mark": ("Tecken eller anmärkning", "Mark or note"),
    "column_meaning": ("Betydelse", "Meaning"),
    "column_table": ("Tabell", "Table"),
    "column_column": ("Kolumn", "Column"),
    "column_field": ("Namn i CSV-filen", "Name in the CSV file"),
    "column_unit": ("Enhet", "Unit"),
    "only_a_bound": (
        "Så står det också när källan bara ger en gräns (se kolumnerna med gränser) eller bara beskriver med ord.",
        "So it also says where the source gives only a bound (see the columns with bounds) or only describes in words.",
    ),
}
