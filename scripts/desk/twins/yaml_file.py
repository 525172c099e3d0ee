"""In the place of `package/validation/yaml_file`: the page carries the two YAML files as the build read and tried them."""

import json
from collections.abc import Mapping
from typing import Any

from scripts.ground.problems import Problem
from scripts.package.settings_shape import Document


def try_document(data: bytes, shape: Mapping[str, Any], file: str, wrong: str) -> tuple[Document, list[Problem]]:
    """What a file says, with no fault: its shape was tried when the page was built."""
    return Document(json.loads(data)), []
