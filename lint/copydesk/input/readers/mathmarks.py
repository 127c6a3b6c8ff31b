"""Math in running text: between dollar signs, or between the marks of TeX."""

from __future__ import annotations

import re

from ...base.regexes import regex
from .endings import LONGEST, Endings

_TEX = regex(r"[\\^_={}<>]|[A-Za-z0-9)\]][ \t]*[-+*/|][ \t]*[A-Za-z0-9(\[\\]")
_PROSE_WORD = regex(r"(?<![\\A-Za-z])[a-z]{3,}\b")
LONGEST_MATH = 400


def dollars(ends: Endings, match: re.Match[str]) -> tuple[int, str]:
    """Return end and kind of math between dollar signs; -1 when there is none."""
    text, start, end = ends.text, match.start(), match.end()
    if start and (text[start - 1].isalnum() or text[start - 1] == "$"):
        return -1, ""
    at = ends.find(match[0], end, LONGEST if len(match[0]) == 2 else LONGEST_MATH)
    if at < 0 or at > ends.paragraph_end(end) or at == end:
        return -1, ""
    content, after = text[end:at], text[at + len(match[0]) : at + len(match[0]) + 1]
    if len(match[0]) == 1 and (content[0].isspace() or content[-1].isspace() or after.isdigit()):
        return -1, ""
    if content.count("`") % 2:  # "$FDS and `$PID`": the one sign stands in code, the other does not
        return -1, ""
    return (at + len(match[0]), "math") if len(match[0]) == 2 or _is_math(content) else (-1, "")


def tex(ends: Endings, match: re.Match[str]) -> tuple[int, str]:
    """Return end and kind of math between the marks of TeX; -1 when there is none."""
    text, end = ends.text, match.end()
    if match[0].startswith("\\begin"):
        name = text[end : max(end, ends.find("}", end, 40))]
        at = ends.find(f"\\end{{{name}}}", end) if name.rstrip("*").isalpha() else -1
        return (at + len(name) + 6, "math") if at >= 0 else (-1, "")
    closing = "\\)" if match[0] == "\\(" else "\\]"
    at = ends.find(closing, end, LONGEST_MATH)
    if at < 0 or at > ends.paragraph_end(end) or not _is_math(text[end:at]):
        return -1, ""
    return at + 2, "math"


def _is_math(content: str) -> bool:
    """Say whether what stands between math marks is a formula and not a sentence with prices in it."""
    if not content.strip():
        return False
    if len(_PROSE_WORD.findall(content)) > 2 and "\\" not in content:
        return False
    return bool(_TEX.search(content)) or (
        0 < len(content) <= 12 and " " not in content and not content[0].isdigit()
    )
