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
    "see_finding_on": ("fyndet om {}", "the finding on {}"),
    "audited_line": (
        "Här finns siffror som är rättade eller tveksamma: {}.",
        "Some figures here are corrected or doubtful: {}.",
    ),
    "audited_line_link": ("se granskningen", "see the audit"),
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
    "finding_figures": ("Det här säger källan", "What the source says"),
    "finding_place": ("{}, avsnitt {}", "{}, section {}"),
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
    "finding_mends": ("En enda ändring som skulle räcka", "A single change that would be enough"),
    "finding_mend": ("{} till {} ({})", "{} to {} ({})"),
    "finding_mend_leaves": (
        "{}. Siffran motsäger ändå andra siffror (fynd kvar: {})",
        "{}. The figure still contradicts others (findings left: {})",
    ),
    "finding_mends_proposal": (
        "Det är räknat, inte läst någonstans. Inget ändras av sig självt.",
        "This is worked out, not read anywhere. Nothing is changed by itself.",
    ),
    "finding_no_mend": (
        "Ingen enskild ändring av en siffra räcker.",
        "No single change of one figure is enough.",
    ),
    "finding_decision": ("Beslut", "Decision"),
    "finding_no_decision": ("Inget beslut är fattat.", "No decision has been made."),
    "finding_corrected": ("{}: {} är rättat till {}.", "{}: {} is corrected to {}."),
    "finding_stands": ("{}: {} står kvar, och märks som tveksamt.", "{}: {} stands, and is marked as doubtful."),
    "finding_publisher": ("Hos utgivaren: {}. {}", "With the publisher: {}. {}"),
    "finding_decided_on": ("Beslutat {}.", "Decided {}."),
    "finding_address": ("Länk till fyndet", "Link to this finding"),
    "smaller_base_at_most": (
        "Siffrorna går ihop bara om frågan har svar för högst {}. Källan säger inte hur många det är. ({})",
        "The figures only fit if the question has an answer for at most {}. The source does not say how many. ({})",
    ),
    "smaller_base_at_least": ("Minst {} måste ha svar.", "At least {} must have an answer."),
    "no_smaller_base": ("Det finns inga sådana siffror.", "There are no such figures."),
    # an indicator's own
    "heading_audit": ("Granskningen", "The audit"),
    "own_finding": ("{} ({})", "{} ({})"),
    "own_ranges": (
        "Antal som inte är tryckta men som siffrorna begränsar",
        "Counts that are not printed but that the figures limit",
    ),
    # derived ranges
    "ranges_summary": ("{} ({} antal)", "{} ({} counts)"),
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
