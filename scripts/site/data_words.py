"""What is said of the data as data, in both languages: in catalogues, references and the codebook. `words` takes it in."""

from collections.abc import Mapping

# key: (Swedish, English). Braces are filled in by the module that uses the key.
DATA_PAIRS: Mapping[str, tuple[str, str]] = {
    # the catalogue
    "catalogue_title": (
        "Öppna data från Civila Sverige mot människohandel",
        "Open data from Civila Sverige mot människohandel",
    ),
    "catalogue_description": (
        "Statistik om människor som utsatts för människohandel och som plattformens medlemmar har mött.",
        "Statistics on people exposed to human trafficking whom the members of the platform have met.",
    ),
    "catalogue_zip": ("Hela datapaketet", "The whole data package"),
    "catalogue_zip_description": (
        "Alla tabeller och beskrivningen av dem i en fil.",
        "All tables and their description in one file.",
    ),
    "catalogue_descriptor": ("Beskrivning av datapaketet", "Description of the data package"),
    "catalogue_descriptor_description": (
        "Varje tabell och fält med typ, enhet, koder och nycklar, enligt standarden Data Package.",
        "Every table and field with type, unit, codes and keys, by the Data Package standard.",
    ),
    # references
    "cite": ("Citera: {}", "Cite: {}"),
    "reference": (
        "{maker} ({year}). {title} [{kind}]. Version {version}, {date}. {address}",
        "{maker} ({year}). {title} [{kind}]. Version {version}, {date}. {address}",
    ),
    "reference_of_part": (
        "{maker} ({year}). {title} [{kind}]. I: {whole}. Version {version}, {date}. {address}",
        "{maker} ({year}). {title} [{kind}]. In: {whole}. Version {version}, {date}. {address}",
    ),
    "cited_package": ("datapaket", "data package"),
    "cited_indicator": ("mätpunkt", "measurement point"),
    "cited_table": ("tabell", "table"),
    "bibtex_how": ("{}, version {}, {}", "{}, version {}, {}"),
    "bibtex_in": ("I: {}", "In: {}"),
    "bibtex_language": ("swedish", "english"),
    # search engines
    "sweden": ("Sverige", "Sweden"),
    "download_catalogue": (
        "Beskrivning för datakataloger (DCAT-AP-SE i RDF/XML)",
        "Description for data catalogues (DCAT-AP-SE as RDF/XML)",
    ),
}
