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
}
