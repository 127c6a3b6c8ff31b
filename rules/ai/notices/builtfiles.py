"""Files that programs put together, as manuals of software tell, and files that they turned from one format
into another: nobody takes these programs for authors.
"""

from __future__ import annotations

import re

from copydesk.api import Facts, regex, worded

_BUILT = regex(
    r"\bauto-?generated\b|\bautomatically (?:generated|built|created|produced|compiled|extracted)\b"
    r"|\b(?:generated|built|created|produced|compiled) automatically\b",
    re.IGNORECASE,
)
_CONVERTED = worded(
    r"\b(?:auto-?(?:(?@turned))|automatically (?:(?@turned))|(?:(?@turned)) automatically)\b",
    "ai-notices/built.toml",
    flags=re.IGNORECASE,
)
_WORDING = worded(
    r"\bA\.?I\b|\b(?:(?@of_wording)|GPT\S*|(?:translat|transcri|summar|writ)\w+)\b",
    "ai-notices/built.toml",
    flags=re.IGNORECASE,
)


def tells_of_files(facts: Facts, start: int, end: int) -> bool:
    """Say whether a prose range of a text with code tells of generated files, and not of their wording."""
    text = facts.doc.prose.text[start:end]
    return bool(facts.doc.code and _BUILT.search(text)) and not _WORDING(facts.data).search(text)


def tells_of_conversion(facts: Facts, start: int, end: int) -> bool:
    """Say whether a prose range tells of a file that was turned into another format ("automatically
    converted from Word"), and not of another language or of speech.
    """
    text = facts.doc.prose.text[start:end]
    return _CONVERTED(facts.data).search(text) is not None and not _WORDING(facts.data).search(text)
