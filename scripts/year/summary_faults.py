"""What is wrong in a pull request, by kind, each fault with its place: problems in, Markdown out."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.ground.problems import Problem
from scripts.year.compare_markdown import closed
from scripts.year.compare_words import escaped

MOST = 200  # of a kind; the rest is counted
RELEASED = ("notice_release_made", "notice_release_withdrawn")
STALE = "package_stale"  # one thing to do, however many files it is about
LONGEST = 3000  # of a fault: a contradiction names all its figures


@dataclass(frozen=True)
class Group:
    """Faults that are mended in the same way. `kinds`: what the kinds of its problems begin with."""

    heading: str
    lead: str
    kinds: tuple[str, ...]
    told_once: bool = False


GROUPS = (
    Group(
        "Siffror som motsäger varandra",
        "Läs dem i källan igen. Är en fel avskriven: rätta den. Står de så: skriv beslutet i `datapackage/corrections.csv`. Vilka "
        "andra tal som skulle stämma är ingen rättelse.",
        ("contradiction", "correction_"),
    ),
    Group(
        "Små tal som väntar på beslut",
        "Ett litet tal kan peka ut en person. Dölj det (status `Q`), eller skriv beslutet att det får visas.",
        ("disclosure_", "small_count", "hidden_", "clearance_", "withheld_", "workbook_in_git"),
    ),
    Group(
        "Version och rättelser",
        "Det som redan är utgivet ändras bara med ett skäl i `datapackage/revisions.csv`, som skrivs när det publiceras.",
        ("version_", "revision_", "release_"),
    ),
    Group(
        "Det byggda paketet följer inte med",
        "Siffrorna är lästa, men `datapackage/data/` och `datapackage/datapackage.json` är byggda av andra siffror. Kör "
        "`make package` och lägg till det som ändras. Laddade du upp siffrorna i webbläsaren, på en egen gren i det här "
        "kodförrådet, så bygger arbetsflödet ”rebuild” paketet åt dig: vänta några minuter. I en kopia av kodförrådet (fork) "
        "får det inte skriva, så där måste någon köra `make package`.",
        (STALE,),
        told_once=True,
    ),
    Group("Andra fel", "Varje rad säger var felet står och vad du gör åt det.", ("",)),
)


def verdict(problems: Sequence[Problem]) -> str:
    """The first sentence: valid or not, and how many faults there are."""
    kinds = [one.kind for one in set(problems) if not one.is_notice]
    if not kinds:
        return "**Giltigt.** Siffrorna går att bygga, och alla kontroller av dem är gjorda."
    if set(kinds) <= {STALE}:
        return "**Siffrorna är giltiga, men det byggda paketet följer inte med.** Så här gör du:"
    faults = sum(kind != STALE for kind in kinds)
    return f"**Inte giltigt än: {faults} fel.** Varje fel står nedan med sin plats. Rätta dem på samma gren, så prövas allt igen."


def faults(problems: Sequence[Problem]) -> list[str]:
    """A section for each kind of fault; what should only be known stands last, closed until asked for."""
    left = [one for one in sorted(set(problems)) if not one.is_notice]
    sections = []
    for group in GROUPS:
        own = [one for one in left if one.kind.startswith(group.kinds)]
        left = [one for one in left if one not in own]
        if own:
            sections.append(f"### {group.heading}\n\n{group.lead}" + ("" if group.told_once else f"\n\n{listed(own)}"))
    return sections


def released(problems: Sequence[Problem]) -> str:
    """What becomes of releases, where a reviewer sees it: a file that no diff shows."""
    found = [one for one in sorted(set(problems)) if one.kind in RELEASED]
    return f"### Utgåvor\n\n{listed(found)}" if found else ""


def notices(problems: Sequence[Problem]) -> str:
    """What was understood and should be known."""
    found = [one for one in sorted(set(problems)) if one.is_notice and one.kind not in RELEASED]
    return closed(f"### Bra att veta\n\n{listed(found)}") if found else ""


def listed(problems: Sequence[Problem]) -> str:
    """One line for each."""
    lines = [f"- {escaped(one.text('sv'), LONGEST)}" for one in problems[:MOST]]
    if len(problems) > MOST:
        lines.append(f"- … och {len(problems) - MOST} till. `make package` visar alla.")
    return "\n".join(lines)
