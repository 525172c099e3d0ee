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
    "see_finding": ("fyndet", "the finding"),
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
    "audit_count": ("{} fynd", "{} findings"),
    "audit_found": ("{} fynd ({})", "{} findings ({})"),
    "audit_found_decided": ("{}: {}", "{}: {}"),
    # findings
    "finding_title": ("{}: {}", "{}: {}"),
    "finding_in_list": ("{} ({})", "{} ({})"),
    "finding_figures": ("Det här säger källorna", "What the sources say"),
    "finding_figures_of": ("Det här säger källan ({})", "What the source says ({})"),
    "finding_section": ("avsnitt {}", "section {}"),
    "as_base": ("{} som bas", "{} as the base"),
    "finding_why": ("Därför kan de inte alla stämma", "Why they cannot all be right"),
    "finding_rests_on": ("Det bygger på", "It rests on"),
    "finding_same": (
        "Siffrorna talar om samma sak men säger olika.",
        "The figures speak of the same thing but say different things.",
    ),
    "finding_rule": ("{}: {}", "{}: {}"),
    "finding_rule_named": ("{} ({})", "{} ({})"),
    "finding_recomputed": ("De andra siffrorna ger {}.", "The other figures give {}."),
    "finding_mends": ("Det skulle räcka med en enda ändring", "A single change would be enough"),
    "finding_mend": ("{} till {}: {} ({})", "{} to {}: {} ({})"),
    "finding_mend_leaves": (
        "{}. Siffran går ändå inte ihop i andra fynd (antal: {})",
        "{}. The figure would still not fit in other findings (number: {})",
    ),
    "finding_no_mend": (
        "Ingen enskild ändring av en siffra räcker.",
        "No single change of one figure is enough.",
    ),
    "finding_decision": ("Beslut", "Decision"),
    "finding_no_decision": ("Inget beslut är fattat.", "No decision has been made."),
    "finding_corrected": ("{} är rättat till {} ({}).", "{} is corrected to {} ({})."),
    "finding_stands": ("{} står kvar, märkt som tveksamt ({}).", "{} stands, marked as doubtful ({})."),
    "finding_publisher": ("Läge hos utgivaren: {}. {}", "Status with the publisher: {}. {}"),
    "finding_decided_on": ("Beslutat {}.", "Decided {}."),
    "finding_address": ("Länk till fyndet", "Link to this finding"),
    "smaller_base": (
        "Siffrorna går ihop bara om {0} har svar i mätpunkten ”{1}” ({2}). De måste också vara {3}. "
        "Källan säger inte hur många de är.",
        "The figures only fit if {0} have an answer in the indicator “{1}” ({2}). They must also be {3}. "
        "The source does not say how many they are.",
    ),
    "no_smaller_base": ("Det finns inga sådana siffror.", "There are no such figures."),
    # an indicator's own
    "heading_audit": ("Granskningen", "The audit"),
    "own_ranges": (
        "Antal som inte är tryckta men som siffrorna begränsar",
        "Counts that are not printed but that the figures limit",
    ),
    # derived ranges
    "ranges_summary": ("{} ({} antal)", "{} (counts: {})"),
    "ranges_caption": (
        "Uträknade gränser, inte tryckta siffror: {}",
        "Computed limits, not printed figures: {}",
    ),
    "column_range": ("Siffrorna lämnar", "The figures leave"),
    "column_printed_there": ("Källan säger", "The source says"),
    "range_exact": ("exakt {}", "exactly {}"),
    "range_unsure": ("{} ({})", "{} ({})"),
    "no_ranges": ("Inga antal går att begränsa.", "No counts can be limited."),
    # files
    "audit_file": ("{}: {} ({})", "{}: {} ({})"),
    "audit_columns": ("kolumnerna", "the columns"),
    "audit_columns_of": ("kolumnerna i {}", "the columns of {}"),
}
