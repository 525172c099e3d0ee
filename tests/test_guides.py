"""The guides say what the play does, in the words of our own workflows, forms, checks and messages."""

import re

import pytest
import yaml

from scripts.ground.problems import MESSAGES
from scripts.paths import ROOT
from tests.forge.year import LIFE, told
from tests.workflow_steps import TEXTS

FLOWS = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
# Those that people meet by name: what another calls has none for them.
NAMES = "|".join(sorted(flow["name"] for flow in FLOWS.values() if list(flow[True]) != ["workflow_call"]))
NAMED = re.compile(rf"[”“*](?:{NAMES})[”“*]")
GUIDES = ["RELEASING.md", "CONTRIBUTING.md", "docs/sv/new-year.md", "docs/en/new-year.md"]
GUIDES += sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / ".github/guides").glob("*.md"))


def sentences(text):
    """The sentences of a guide, the cells of its tables among them, with one blank between words."""
    whole = re.sub(r"\s*\n(?=\n|[-|#\d>])", "\n\n", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    blocks = (" ".join(block.split()) for block in re.split(r"\n\n+| \| ", whole))
    found = [one for block in blocks for one in re.split(r"(?<=[.:!?]) (?=[A-ZÅÄÖ”*\[])", block)]
    return [re.sub(r"^(?:[-|>] (?:\[ \] )?)+|^\d+\. | \|$", "", one) for one in found]


def on_workflows(guide):
    """The sentences of a guide that name a workflow of ours."""
    return [one for one in sentences((ROOT / guide).read_text(encoding="utf-8")) if NAMED.search(one)]


@pytest.mark.parametrize("guide", GUIDES)
def test_each_sentence_on_a_workflow_has_a_part_of_the_play_or_a_reason(guide):
    """One for one: a new sentence is played, or says why not."""
    begins = [row["words"] for row in told() if row["guide"] == guide]
    left = [one for one in on_workflows(guide) if not any(one.startswith(words) for words in begins)]
    gone = [words for words in begins if not any(one.startswith(words) for one in on_workflows(guide))]
    assert (left, gone) == ([], [])


def test_what_plays_a_sentence_is_a_part_of_the_play_or_a_test():
    """Or why neither can: what only the host shows, or what a person decides."""
    parts = {part.__name__ for part in LIFE}
    for row in told():
        file, _, name = row["part"].partition("::")
        there = f"def {name}(" in (ROOT / f"tests/{file}").read_text(encoding="utf-8") if name else row["part"] in parts
        assert there or (not row["part"] and row["why"]), row


def test_what_a_part_is_to_say_are_words_of_a_message_or_a_workflow():
    """In one of them, as it is written there."""
    ours = "".join([*TEXTS.values(), *(said["sv"] for said in MESSAGES.values())])
    assert [row["said"] for row in told() if row["said"] not in ours] == []


@pytest.mark.parametrize("flow", [flow["name"] for flow in FLOWS.values() if flow[True].get("workflow_dispatch")])
def test_a_form_that_people_fill_in_is_told_of_in_a_guide(flow):
    """Where they find it: under Actions, by its name."""
    text = " ".join(" ".join((ROOT / guide).read_text(encoding="utf-8") for guide in GUIDES).split())
    assert re.search(rf"Actions(?:\*\*)?, (?:på )?[”*]+{flow}[”*]+(?:,| och på) \*\*Run workflow", text)
