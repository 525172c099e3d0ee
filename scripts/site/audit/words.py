"""What the page about the audit says, and what marks a figure that it is about, in both languages. `words` takes them in."""

from collections.abc import Mapping

# key: (Swedish, English). Braces are filled in by the module that uses the key.
AUDIT_PAIRS: Mapping[str, tuple[str, str]] = {
    # behind a figure, wherever it stands
    "corrected_from": ("rättat från {}", "corrected from {}"),
    "doubtful": ("tveksamt", "doubtful"),
    "marked": ("{} ({})", "{} ({})"),
    "remark_corrected": ("rättat, källan säger {}: {}", "corrected, the source says {}: {}"),
    "remark_doubtful": ("tveksamt, går inte ihop med andra siffror: {}", "doubtful, does not fit other figures: {}"),
    "see_finding": ("granskningen", "the audit"),
    "audited_line": (
        "Rättat eller tveksamt, se granskningen: {}.",
        "Corrected or doubtful, see the audit: {}.",
    ),
    # totals
    "audit_checks_count": ("Prövade samband", "Relations tested"),
    "audit_checks_caption": ("Prövade samband efter slag, {}", "Relations tested by kind, {}"),
    "column_check_kind": ("Slag av samband", "Kind of relation"),
    "column_all": ("Alla", "All"),
    "no_checks": ("Inga samband har prövats.", "No relations have been tested."),
    "audit_found_none": (
        "Granskningen har inte funnit några siffror som motsäger varandra.",
        "The audit has found no figures that contradict each other.",
    ),
    "audit_questions": ("Frågor till utgivaren", "Questions to the publisher"),
    # findings
    "finding_in_list": ("{} ({})", "{} ({})"),
    "finding_figures": ("Det här säger källorna", "What the sources say"),
    "finding_figures_of": ("Det här säger källan ({})", "What the source says ({})"),
    "finding_section": ("avsnitt {}", "section {}"),
    "as_base": ("{} som bas", "{} as the base"),
    "finding_why": ("Därför frågar vi", "Why we ask"),
    "finding_recomputed": ("De andra siffrorna ger {}.", "The other figures give {}."),
    "finding_mends": ("Det skulle räcka med en enda ändrad siffra", "A single changed digit would be enough"),
    "finding_mend": ("{} till {}: {}", "{} to {}: {}"),
    "finding_assumed": ("Något av det gäller bara om det här stämmer", "Some of it holds only if this is right"),
    "finding_question": ("Fråga till utgivaren", "Question to the publisher"),
    "finding_decision": ("Beslut", "Decision"),
    "finding_corrected": ("{} är rättat till {} ({}).", "{} is corrected to {} ({})."),
    "finding_stands": ("{} står kvar, märkt som tveksamt ({}).", "{} stands, marked as doubtful ({})."),
    "finding_publisher": ("{} Läge: {}. {}", "{} Status: {}. {}"),
    "finding_asked": ("{} publiceras utan förbehåll ({}).", "{} is published without reservation ({})."),
    "finding_decided_on": ("Beslutat {}.", "Decided {}."),
    "finding_address": ("Länk hit", "Link to this"),
    # an indicator's own
    "heading_audit": ("Granskningen", "The audit"),
    "own_ranges": (
        "Antal som inte är tryckta men som siffrorna begränsar",
        "Counts that are not printed but that the figures limit",
    ),
    # derived ranges
    "ranges_caption": ("Uträknade gränser, inte tryckta siffror", "Computed limits, not printed figures"),
    "column_range": ("Siffrorna lämnar", "The figures leave"),
    "column_rests_on": ("Det vilar på", "It rests on"),
    "range_rests_on": ("{}. Följer av: {}", "{}. Follows from: {}"),
    "follows_if": ("Följer om: {}", "Follows if: {}"),
    "range_exact": ("exakt {}", "exactly {}"),
    "range_unsure": ("{} ({})", "{} ({})"),
    "no_ranges": ("Inga antal går att begränsa.", "No counts can be limited."),
    # files
    "audit_file": ("{}: {} ({})", "{}: {} ({})"),
    "audit_columns": ("kolumnerna", "the columns"),
    "audit_columns_of": ("kolumnerna i {}", "the columns of {}"),
}
