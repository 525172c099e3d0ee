"""What the explorer and its JSON-stat files say, in both languages."""

# key: (Swedish, English). Braces are filled in by the module or the script that uses the key.
EXPLORER_PAIRS: dict[str, tuple[str, str]] = {
    # JSON-stat
    "json_stat": ("Värdena som JSON-stat", "The values as JSON-stat"),
    "json_stat_within": ("Villkor", "Condition"),
    "json_stat_base": ("Andel av", "Share of"),
    "json_stat_contents": ("Uppgift", "Content"),
    "json_stat_no_within": ("Utan villkor", "No condition"),
    "json_stat_no_base": ("Ingen annan uppgift", "No other figure"),
    # the explorer
    "explore_indicator": ("Utforska: välj år, grupp och mått", "Explore: choose year, group and measure"),
    "explore_form": ("Välj siffror", "Choose figures"),
    "explore_indicator_field": ("Mätpunkt", "Indicator"),
    "explore_pick": ("Välj en mätpunkt", "Choose an indicator"),
    "explore_all_years": ("Alla år", "All years"),
    # Braces: population, scope, year, measure.
    "explore_sentence": ("{}. {}. {}. {}.", "{}. {}. {}. {}."),
    "explore_one": ("{} En rad.", "{} One row."),
    "explore_several": ("{} {} rader.", "{} {} rows."),
    "explore_failed": (
        "Siffrorna gick inte att hämta. Försök igen, eller använd listan längre ned.",
        "The figures could not be fetched. Try again, or use the list further down.",
    ),
    "explore_no_chart": ("Inget tal att rita. Skäl: {}.", "No number to draw. Reason: {}."),
    "explore_not_drawn": (
        "Inte ritat, eftersom talet saknas här: {}.",
        "Not drawn, since the number is missing here: {}.",
    ),
    "explore_open": (
        "Stapel med spets: källan säger bara hur stort talet är minst.",
        "A bar with a point: the source says only how large the number is at least.",
    ),
    "explore_source": ("Siffrorna kommer från:", "The figures come from:"),
    "explore_address": ("Länk till det här urvalet:", "Link to this selection:"),
    "explore_csv": ("Ladda ner urvalet (CSV)", "Download the selection (CSV)"),
    "explore_json": ("Hela mätpunkten (JSON-stat)", "The whole indicator (JSON-stat)"),
    "download_json": ("JSON-stat", "JSON-stat"),
}
