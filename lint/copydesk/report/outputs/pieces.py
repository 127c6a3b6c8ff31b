"""One finding as a person wants to read it: place, rule, message, the line with the words underlined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...base.encode import parts, within
from ...base.levels import RANK
from ...document.source import Source, Span
from ..excerpt import WINDOW, Excerpt, excerpt
from .terminal import Paint, width

Json = dict[str, Any]

_LEAST = 16
_FRAME = len("  | …  …")


def fitting(source: Source, span: Span, columns: int) -> Excerpt:
    """Return the excerpt for a span whose frame takes no more than so many columns of a terminal, in which
    some characters are two columns wide and some are shown by their number.
    """
    room = max(_LEAST, columns - len(str(source.position(span.start).line)) - _FRAME)
    window = min(WINDOW, room)
    while True:
        found = excerpt(source, span, window)
        taken = width(within(found.text))
        if taken <= room or window <= _LEAST:
            return found
        window = max(_LEAST, min(window - 1, window * room // taken))


def piece(paint: Paint, finding: Json, excerpt: Excerpt, *, quiet: bool = False) -> tuple[str, bool]:
    """Return the lines of a finding without the path, which stands in front of them, and whether the remedy
    of its rule belongs below them.

    Below the level ``warning``, and if ``quiet``, a finding is one line without the source.
    """
    lines = [_headline(paint, finding)]
    helped = not quiet and RANK[finding["severity"]] >= RANK["warning"]
    if helped:
        lines += _source(paint, excerpt, finding["severity"])
        lines += _help(paint, finding)
    return "".join(line + "\n" for line in lines), helped


def _headline(paint: Paint, finding: Json) -> str:
    start = finding["start"]
    place = f":{start['line']}:{start['column']}:{paint.end}"
    severity = paint(finding["severity"], finding["severity"])
    pointer = f" ({within(finding['pointer'])})" if "pointer" in finding else ""
    rule = f"{paint('bold', finding['rule_id'])} {finding['rule_name']}"
    return f"{place} {severity} {rule}: {within(finding['message'])}{pointer}"


def _source(paint: Paint, excerpt: Excerpt, severity: str) -> Iterator[str]:
    number = str(excerpt.line)
    bar = paint("dim", "|")
    text, first, last = excerpt.text, excerpt.start, excerpt.end
    before, marked, after = parts(text[:first], text[first:last], text[last:])
    before = ("… " if excerpt.cut_before else "") + before
    after += " …" if excerpt.cut_after else ""
    yield f" {paint('dim', number)} {bar} {before}{marked}{after}".rstrip()
    under = paint(severity, "^" * max(1, width(marked)))
    more = (
        f" and {excerpt.more_lines} more line{'s' * (excerpt.more_lines > 1)}" if excerpt.more_lines else ""
    )
    yield f" {' ' * len(number)} {bar} {' ' * width(before)}{under}{more}"


def _help(paint: Paint, finding: Json) -> Iterator[str]:
    for other in finding["related"]:
        start = other["start"]
        yield f"   = see {start['line']}:{start['column']}: {within(other['note'])}"
    fix = finding.get("fix")
    if fix is not None:
        held = fix.get("held", "")
        unseen = f"not made unseen, {held}; " if held else ""
        hint = {
            "safe": f" (not made, {held})" if held else " (copydesk fix)",
            "unsafe": f" ({unseen}copydesk fix --unsafe-fixes)",
        }.get(fix["safety"], "")
        yield f"   = {paint('fix', 'fix')}: {within(fix['title'])}{hint}"
