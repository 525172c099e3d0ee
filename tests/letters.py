"""Letters on a made-up year: what is asked of it, and what enters each branch of their template."""

import re

from scripts.ground.data_package import Row
from scripts.year.helpers.verbs.letter import Letter
from tests.site_package import both, observation, statement
from tests.site_package import package as made_up

# A question of our own that a text says is put: asked, sent, not put yet, waited for. The publisher's own questions to those whom
# it met are none.
SAID = re.compile(
    r"(har|hade) (vi )?(frågat|ställt frågan)|frågan är (inte )?ställd|vi frågade|väntar på svar|"
    r"have (not )?asked|has (not )?been asked|we asked|was put to|waiting for an answer|awaiting",
    re.IGNORECASE,
)
ADVICE, HOUSING, OTHER = (
    f"needs.{name}.adults.all_cases.2031.count.persons" for name in ("advice", "housing", "other")
)
QUESTION: Row = {"question": "how", "order": "1", "publisher_status": "open", "answered_on": ""}
QUESTION |= both(title="Hur många/How many", why="Det är oklart./It is unclear.", text="Alla?/All?", answer="/")
ANSWERED = {"publisher_status": "answered", "answered_on": "2031-03-04"} | both(answer="Ja./Yes.")


def written(questions=(), decisions=(), lacks=(), figures=(), prints=(("7", "1 200 av alla"),)):
    """The letter on a year in which 1200 were advised, as page 7 prints it. `lacks`: (answer, status) of what has no number."""
    asked = " ".join(row["question"] for row in questions)
    rows = [observation(value="1200", question=asked, reason_sv="x")]
    prints = [
        statement(value="1200", printed=printed, observation=ADVICE, page=page, place="Behov", seq=f"9{page}")
        for page, printed in prints
    ]
    for seq, (category, status) in enumerate(lacks, 2):
        rows.append(observation(category=category, value="", qualifier="", obs_status=status, question=asked))
        told = {"category": category, "obs_status": status, "observation": rows[-1]["observation"], "seq": str(seq)}
        prints.append(
            statement(value="", qualifier="", printed="", page=prints[0]["page"] and "8", place="Stöd", **told)
        )
    tables: dict[str, list[Row]] = {
        "questions": list(questions),
        "corrections": list(decisions),
        "observations": rows,
        "statements": prints,
    }
    return Letter(made_up(**tables), "2031", 5, figures).text()


def decision(kind, instead=""):
    """A decision on the number of those who were advised."""
    told = {
        "question": "how",
        "observation": ADVICE,
        "printed_value": "1200",
        "decision": kind,
        "published_value": instead,
    }
    return told | both(reason="Så./So.") | {"findings": "", "decided_on": "2031-02-03"}


def everything() -> None:
    """Write letters by which every branch of the template is entered: of one thing of each kind, of several, of each alone."""
    about: Row = {"question": "how", "observation": ADVICE, "used_as": "about"}
    charted, others = [("housing", "L"), ("total", "L")], [("other", "O"), ("advice", "O")]
    both_decided, twice = [decision("stands"), decision("corrected", "1300")], [decision("stands")] * 2
    pages = (("7", "1 200"), ("7", "av alla"), ("9", "alla"))
    written([QUESTION, QUESTION], both_decided, charted + others, [about], pages)
    written([QUESTION], twice, charted[:1] + others[:1], [], (("", "1 200"),))
    written([QUESTION], [], [], [about], (("7", ""), ("9", "")))
    written([QUESTION], [], charted)
    written([], [], others[:1])
