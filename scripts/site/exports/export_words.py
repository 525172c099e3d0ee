"""What the published files are called, in both languages."""

from collections.abc import Mapping

KINDS: Mapping[str, Mapping[str, str]] = {
    kind: {"sv": swedish, "en": english}
    for kind, (swedish, english) in {
        "zip": ("Hela paketet som ZIP", "The whole package as ZIP"),
        "descriptor": ("Beskrivning av paketet, datapackage.json", "Descriptor of the package, datapackage.json"),
        "csvw": ("Beskrivning av CSV-filerna enligt CSVW", "Description of the CSV files as CSVW"),
        "csv": ("CSV", "CSV"),
        "excel_csv": ("CSV för svenskt Excel", "CSV for Swedish Excel"),
    }.items()
}
