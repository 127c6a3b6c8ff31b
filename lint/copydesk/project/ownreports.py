"""Which files are reports that Copydesk wrote, from the first line to the last.

Anybody can write a text that begins like one: that is an article. What is one as a whole is left out, which
the run tells, and counts as not checked where a gate asks for that.
"""

from __future__ import annotations

import json

from ..base.files import read_regular
from ..base.regexes import regex
from ..report.outputs.registry import BUILT_IN

HEAD = 4_096
"""So many bytes are enough to know how a report begins."""

_LARGEST = 64_000_000
_RULE = r"[A-Z]{3}\d{3}\b"
_LEVEL = r"(?:error|warning|info)"
_FIRST = (
    rf"[^\n]{{1,400}}:\d{{1,9}}:\d{{1,9}}: {_LEVEL} {_RULE}"
    rf"|[^\n]{{1,400}}\n  \d{{1,9}}:\d{{1,9}} {{2,20}}{_LEVEL} {_RULE}"
    rf"| {{0,9}}\d{{1,9}}  {_RULE} [a-z0-9-]{{0,80}} \((?:\d{{1,9}} )?{_LEVEL}"
    r"|Readability of \d{1,9} files? not measured: |Readability \(\w{1,40} [\d.]{1,20}; the Automated"
    r"|(?:Interrupted: )?(?:Nothing found in \d{1,9} files?|No file checked|No article has changed)[.;]"
    r"|(?:Interrupted: )?\d{1,9} [a-z]{4,8}(?:, \d{1,9} [a-z]{4,8}){0,2} in \d{1,9} files?"
    r"(?:; [^\n;.]{1,200}){0,9}"
    r"(?:; (?:[^\n;.]{1,200}\(--show info\)|\d{1,9} fixable with `copydesk fix`)|\.$)"
)
_REPORT_LINE = regex(_FIRST)
_COLOUR = regex(r"\x1b\[[\d;]{0,9}m")
_KEYS = (b'"schema_version"', b'"tool"', b'"copydesk"')
# A line below the first one: the source with its bar, a remark, what continues it, a row of measures.
_BELOW = regex(
    rf"(?:{_FIRST})|\r?$| {{1,9}}\d{{0,9}} {{0,9}}\|| {{3}}= [a-z]{{2,9}}\b| {{5}}\S"
    rf"|  \d{{1,9}}:\d{{1,9}} {{2,20}}{_LEVEL} {_RULE}"
    r"|   ARI   CLI   LIX   RIX$|(?: {1,5}[\d.–-]{1,6}){4}  \S"
)
_SUMMARY = regex(
    r"\r?$|<!-- copydesk summary -->$|## Copydesk: |### `|\| |Not checked: `"
    r"|(?:Nothing found|\d{1,9} (?:error|warning|info))|\d{1,9} more findings? (?:is|are) not listed here"
)
_COMMAND = regex(r"::(?:error|warning|notice) (?:file|title)=|\d{1,9} [a-z]{4,8} (?:and|were found)|\r?$")


def begins_report(head: bytes) -> bool:
    """Say whether bytes begin a report that Copydesk has written, in whatever form."""
    head = head[:HEAD].removeprefix(b"\xef\xbb\xbf")
    if any(output.wrote(head) for output in BUILT_IN.values()):
        return True
    if head.lstrip(b" \t\r\n").startswith(b"{"):
        return all(key in head for key in _KEYS)
    return is_report_for_people(head)


def is_report_for_people(head: bytes) -> bool:
    """Say whether bytes begin like lines that Copydesk writes for people."""
    return _REPORT_LINE.match(_COLOUR.sub("", head.decode("latin-1"))) is not None


def is_own_report(data: bytes) -> bool:
    """Say whether bytes are a report that Copydesk has written: all of them, and not only the first ones."""
    if not begins_report(data):
        return False
    data = data.removeprefix(b"\xef\xbb\xbf")
    name = next((one.name for one in BUILT_IN.values() if one.wrote(data[:HEAD])), "")
    if name == "html":
        return data.rstrip().endswith(b"</script>\n</body></html>") and data.count(b"</html") == 1
    if name in ("junit", "checkstyle"):
        return data.rstrip().endswith((b"</testsuites>", b"</checkstyle>"))
    text = data.decode("utf-8", "replace")
    if name == "jsonl":
        return all(map(_is_json, text.splitlines()))
    if name == "csv":
        return True  # its cells hold whatever was found, line breaks too; no article begins so
    if name in ("markdown", "github"):
        form = _SUMMARY if name == "markdown" else _COMMAND
        return all(map(form.match, text.split("\n")))
    if data.lstrip()[:1] in (b"{", b"["):
        return _is_json(text)
    lines = _COLOUR.sub("", text).split("\n")
    return all(
        _BELOW.match(line) or (line[:1] != " " and _BELOW.match(after) and after[:3].strip())
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    )


def is_own_file(path: str) -> bool:
    """Say whether a file is a report that Copydesk has written. Raises ``OSError``."""
    return is_own_report(read_regular(path, _LARGEST))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
