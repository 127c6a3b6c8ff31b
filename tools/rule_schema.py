"""Write the kinds of patterns into ``lint/copydesk/schema/rule.v1.json``. By hand; the output is committed.

python tools/rule_schema.py

The keys of each kind stand in the code (``lint/copydesk/catalogue/patterns``, ``fields``); a test checks that
the published schema says the same.
"""

from __future__ import annotations

import json
from typing import Any

from copydesk.base import resources
from copydesk.catalogue.schemas import rule_schema

WIDTH = 110


def written(value: Any, indent: int = 0) -> str:
    """Return JSON in which what fits on a line stands on one."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= WIDTH or not isinstance(value, dict | list):
        return flat
    inner = "\n" + " " * (indent + 2)
    if isinstance(value, list):
        return "[" + ",".join(inner + written(item, indent + 2) for item in value) + inner[:-2] + "]"
    rows = (f"{inner}{json.dumps(key)}: {written(item, indent + 2)}" for key, item in value.items())
    return "{" + ",".join(rows) + inner[:-2] + "}"


if __name__ == "__main__":
    text = written(rule_schema()) + "\n"
    with open(resources.path("schema", "rule.v1.json"), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
