"""Whether a plain text shows code: it has no way to mark it, so what is written there is not all prose.

Protocols, logs of changes and manuals are written so. Their names run words together, their brackets are
intervals and calls, their bars are diagrams.
"""

from __future__ import annotations

from collections.abc import Mapping

from copydesk.api import Facts, regex

_MARK = regex(
    r"\b[a-z][a-z0-9]{0,30}_[a-z0-9_]{1,40}\b|\b[A-Za-z_][A-Za-z0-9]{1,40}\(\)|\b[A-Za-z0-9]{2,40}(?:->|::)[A-Za-z0-9]{2}"
    r"|(?m:^)[ \t]{0,8}#(?:define|include|if|ifdef)\b"
    r"|(?<![\w/:.])/(?:usr|etc|bin|var|lib|dev|proc|tmp|home)/[\w.+-]{1,60}"
    r"|(?<![\w-])--[a-z][a-z-]{2,30}\b|\b(?:0x|(?<=#)x)[0-9a-fA-F]{2,16}\b"
    r"|\b(?=[0-9a-f]{0,12}[0-9])(?=[0-9]{0,12}[a-f])[0-9a-f]{7,12}\b"
    r"|\b[\w-]{2,40}\.(?:c|h|py|pl|js|cc|cpp|xml|conf|sh|sgml|patch)\b"
    r"|\b[A-Z]{3,12}(?:8|16|32|64)\b|\b[a-z][a-z-]{1,30}: [A-Z]{3,20}[0-9]{0,2}(?=\r?$)"
)
_PER = 1000


def shows_code(facts: Facts, limits: Mapping[str, int]) -> bool:
    """Say whether a plain text has at least ``least`` marks of code, each counted once, and ``share`` of them
    in a thousand words.
    """
    if not facts.doc.traits.plain:
        return False
    text = facts.doc.source.text
    marks = {match[0].strip() for match in _MARK.finditer(text)}
    return len(marks) >= limits["least"] and _PER * len(marks) >= limits["share"] * len(text.split())
