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
        "Statistics on people affected by human trafficking whom the members of the platform have met.",
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
    "cited_indicator": ("mätpunkt", "indicator"),
    "cited_table": ("tabell", "table"),
    "bibtex_how": ("{}, version {}, {}", "{}, version {}, {}"),
    "bibtex_in": ("I: {}", "In: {}"),
    "bibtex_language": ("swedish", "english"),
    # the codebook
    "column_code": ("Kod", "Code"),
    "column_label_sv": ("Svenska", "Swedish"),
    "column_label_en": ("Engelska", "English"),
    "column_meaning_of_code": ("Betydelse", "Meaning"),
    "populations_caption": ("Vilka som räknas (population)", "Who is counted (population)"),
    "primary_key": ("Nyckel: {}.", "Key: {}."),
    "unique_key": ("Också unikt: {}.", "Also unique: {}."),
    "foreign_key": ("{} finns i {}.", "{} is found in {}."),
    "rule_required": ("Alltid ifylld.", "Always filled in."),
    "rule_minimum": ("Minst {}.", "At least {}."),
    "rule_maximum": ("Högst {}.", "At most {}."),
    "rule_maxLength": ("Högst {} tecken.", "At most {} characters."),
    "rule_pattern": ("Mönster: {}", "Pattern: {}"),
    "drawing_name": ("Tabellerna och vad de hänvisar till", "The tables and what they refer to"),
    "drawing_caption": (
        "En linje går ned från varje tabell som andra hänvisar till. En punkt visar en tabell som hänvisar dit. Linjer som "
        "korsas utan punkt har inget med varandra att göra. Samma sak står i ord vid varje tabell nedan.",
        "A line runs down from each table that others refer to. A dot shows a table that refers there. Lines that cross "
        "without a dot have nothing to do with each other. The same is said in words at each table below.",
    ),
    "drawing_alone": ("Tabeller som står för sig:", "Tables that stand alone:"),
    "read_in": ("Läst i:", "Read in:"),
    "column_ours": ("Vår kategori", "Our category"),
    "column_theirs": ("Standardens", "The standard’s"),
    "column_relation": ("Samband", "Relation"),
    "column_why": ("Varför", "Why"),
    "mapping_caption": ("Våra kategorier och {}", "Our categories and {}"),
    "no_category": ("–", "–"),
    # search engines
    "sweden": ("Sverige", "Sweden"),
    "download_catalogue": (
        "Beskrivning för datakataloger (DCAT-AP-SE i RDF/XML)",
        "Description for data catalogues (DCAT-AP-SE as RDF/XML)",
    ),
}
