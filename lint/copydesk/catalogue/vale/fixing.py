"""The actions of Vale rules as fixes. A stranger's style never writes by itself: what it would replace is
marked to be read again (``unsafe``), or only shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..rule import Edit, Fix

if TYPE_CHECKING:
    from ...document.document import Document

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def fix_of(
    action: Mapping[str, Any] | None, doc: Document, start: int, end: int, rights: Sequence[str] | None
) -> Fix | None:
    """Return what an action makes of a prose range. ``rights`` are what a rule itself would write there.

    None where it makes nothing, or where the stored text is not letter for letter what the reader sees.
    """
    if action is None or not action["name"]:
        return None
    span = doc.lift(start, end)
    shown = doc.source.slice(span)
    if shown != doc.prose.text[start:end]:
        return None
    name, params = action["name"], action["params"]
    if name == "remove":
        return _removed(doc, start, end)
    words = (
        list(rights) if rights is not None else params if name == "replace" else _edited(name, params, shown)
    )
    words = [word for word in words if word != shown and not _CONTROL.search(word)]
    if not words:
        return None
    safety = "unsafe" if len(words) == 1 and name != "suggest" else "suggestion"
    return Fix((Edit(span, words[0]),), f"Write “{words[0]}”" if words[0] else "Take it out", safety)


def _removed(doc: Document, start: int, end: int) -> Fix:
    """Take a range out together with one of the spaces around it."""
    text = doc.prose.text
    if text[end : end + 1] == " " and (start == 0 or text[start - 1] in " \n"):
        end += 1
    elif start and text[start - 1] == " ":
        start -= 1
    return Fix((Edit(doc.lift(start, end), ""),), "Take it out", "unsafe")


def _edited(name: str, params: Sequence[str], text: str) -> list[str]:
    """Return what an ``edit`` or ``convert`` makes of a text; nothing for edits by expressions."""
    if name == "convert" and params[:1] == ["simple"]:
        return [re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text).lower()]
    if name != "edit" or len(params) < 2:
        return []
    kind, mark = params[0], params[1]
    if kind in ("trim", "trim_left", "trim_right"):
        trimmed = {"trim": text.strip, "trim_left": text.lstrip, "trim_right": text.rstrip}[kind](mark)
        return [trimmed.strip()]
    if kind == "truncate" and mark:
        return [text.split(mark)[0].strip()]
    if kind == "split" and mark and len(params) == 3 and params[2].isdigit():
        parts = text.split(mark)
        return [parts[int(params[2])].strip()] if int(params[2]) < len(parts) else []
    return []
