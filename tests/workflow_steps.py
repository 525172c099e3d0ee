"""A workflow as the list of its steps, those of the workflows that it calls among them, and what its expressions come to."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import CodeType
from typing import Any

import yaml

from scripts.paths import ROOT

TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / ".github/workflows").glob("*.yml"))}
Look = Callable[[str], str]
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
# A text between quotation marks, a sign, or the name of something, with what it is asked about.
TOKEN = re.compile(r"'[^']*'|&&|\|\||!=|==|!|[A-Za-z_][\w.-]*(?:\([^)]*\))?")
SIGNS = {"&&": " and ", "||": " or ", "!=": "!=", "==": "==", "!": " not "}


@dataclass(frozen=True)
class Step:
    """A step: the file and the job it stands in, the job that calls that file ("" for none), the group in which it waits."""

    file: str
    job: str
    caller: str
    group: str
    index: int
    content: Any

    @property
    def name(self) -> str:
        """By which other steps of its job ask for what it tells."""
        return str(self.content.get("id", self.index))


def shell(file: str, job: str, name: str) -> str:
    """The shell lines of a step of the real workflows, by its name."""
    steps = yaml.safe_load(TEXTS[file])["jobs"][job]["steps"]
    (lines,) = (step["run"] for step in steps if step.get("name") == name)
    return str(lines)


class Workflow:
    """The workflow `file` of `texts` (file name -> YAML), whose jobs each need the one before."""

    def __init__(self, texts: Mapping[str, str], file: str) -> None:
        self.files = {name: yaml.safe_load(text) for name, text in texts.items()}
        self.file = file
        self.steps = list(self.found(file, "", self.group(self.files[file])))

    def found(self, file: str, caller: str, group: str) -> list[Step]:
        """The steps of a file in order."""
        steps = []
        for job, content in self.files[file]["jobs"].items():
            own = self.group(content) or group
            if called := content.get("uses"):
                steps += self.found(called.rpartition("/")[2], job, own)
            for index, step in enumerate(content.get("steps", [])):
                steps.append(Step(file, job, caller, own, index, step))
        return steps

    def group(self, content: Any) -> str:
        """The group in which a workflow or a job waits; "" for none. None of ours cancels what is going on."""
        found = content.get("concurrency", {})
        assert not found.get("cancel-in-progress", False)
        return str(found.get("group", ""))

    def jobs(self, step: Step) -> list[Any]:
        """The job of a step, after the one that calls it."""
        own = self.files[step.file]["jobs"][step.job]
        return [self.files[self.file]["jobs"][step.caller], own] if step.caller else [own]

    def value(self, name: str, step: Step, look: Look) -> str:
        """What a name in an expression of a step stands for. `look` gives what steps have told, and what the run was given."""
        return self.valued(name, step.file, step.caller, f"{step.caller}/{step.job}", look)

    def valued(self, name: str, file: str, caller: str, job: str, look: Look) -> str:
        """The same for an expression that stands in a file, called by a job or not, in a job of it."""
        words = name.split(".")
        if words[0] == "inputs" and caller:
            given = self.files[self.file]["jobs"][caller].get("with", {}).get(words[1], "")
            return "true" if given is True else text(given, partial(self.in_job, "", caller, look))
        if words[0] == "needs" and (called := self.files[file]["jobs"][words[1]].get("uses")):
            inner = called.rpartition("/")[2]
            outputs = self.files[inner][True]["workflow_call"]["outputs"]  # YAML reads the key "on" as true
            return text(
                outputs[words[3]]["value"], partial(self.valued, file=inner, caller=words[1], job="", look=look)
            )
        if words[0] in ("needs", "jobs"):
            output = self.files[file]["jobs"][words[1]]["outputs"][words[3]]
            return text(output, partial(self.in_job, caller, words[1], look))
        return look(f"{job}/{words[1]}/{words[-1]}" if words[0] == "steps" else name)

    def in_job(self, caller: str, job: str, look: Look, name: str) -> str:
        """What a name stands for in a job."""
        file = self.files[self.file]["jobs"][caller]["uses"].rpartition("/")[2] if caller else self.file
        return self.valued(name, file, caller, f"{caller}/{job}", look)


def text(content: Any, look: Look) -> str:
    """A text with what its expressions come to."""
    return EXPRESSION.sub(lambda found: str(evaluated(found[1], look)), str(content))


def holds(condition: str, look: Look) -> bool:
    """Whether an `if` lets a step or a job run."""
    found = EXPRESSION.fullmatch(condition)
    return bool(evaluated(found[1] if found else condition, look))


def evaluated(expression: str, look: Look) -> Any:
    """What an expression comes to: and, or, not, equal, and names."""
    code, names = compiled(expression)
    return eval(code, {"__builtins__": {}, "known": [look(one) for one in names]})


@cache
def compiled(expression: str) -> tuple[CodeType, list[str]]:
    """An expression as Python, and the names in it that something stands for."""
    parts: list[str] = []
    names: list[str] = []
    for one in TOKEN.findall(expression):
        parts.append(SIGNS.get(one) or (one if one.startswith("'") else f"known[{len(names)}]"))
        names += [] if one in SIGNS or one.startswith("'") else [one]
    return compile("".join(parts).strip(), expression, "eval"), names
