"""Which files are nobody's prose although their names or their first bytes look like it."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase

from ..base.regexes import regex
from ..report.outputs.registry import BUILT_IN
from .wordlists import WORDS_NAME

_TEXTS = (".txt", ".text", ".md", ".markdown", "")

# Lists that programs read: of packages, of pages for robots, of names.
_NAMES = frozenset(
    {
        WORDS_NAME,
        "ads.txt",
        "app-ads.txt",
        "cmakelists.txt",
        "cname.txt",
        "dependency_links.txt",
        "entry_points.txt",
        "humans.txt",
        "manifest.txt",
        "robots.txt",
        "runtime.txt",
        "security.txt",
        "sellers.txt",
        "sources.txt",
        "top_level.txt",
        "version.txt",
    }
)
# What stands in every repository word for word, or is a list of names.
_STEMS = frozenset(
    {
        "authors",
        "codeowners",
        "contributors",
        "copying",
        "copying.lesser",
        "copyright",
        "licence",
        "license",
        "maintainers",
        "notice",
        "owners",
        "patents",
        "thirdpartynotices",
        "third-party-notices",
        "third_party_notices",
        "unlicense",
    }
)
_PATTERNS = (
    "*constraints*.txt",
    "*requirements*.txt",
    "licen[cs]e-*",
    "licen[cs]e.*",
    "google[0-9a-f]*[0-9a-f].html",  # the proof that a site is somebody's
)
_RULE = r"[A-Z]{3}\d{3}\b"
_LEVEL = r"(?:error|warning|info)"
_REPORT_LINE = regex(
    rf"[^\n]{{1,400}}:\d{{1,9}}:\d{{1,9}}: {_LEVEL} {_RULE}"
    rf"|[^\n]{{1,400}}\n  \d{{1,9}}:\d{{1,9}} {{2,20}}{_LEVEL} {_RULE}"
    rf"| {{0,9}}\d{{1,9}}  {_RULE} [a-z0-9-]{{0,80}} \((?:\d{{1,9}} )?{_LEVEL}"
    r"|Readability of \d{1,9} files? not measured: |Readability \(\w{1,40} [\d.]{1,20}; the Automated"
    r"|(?:Interrupted: )?(?:Nothing found in \d{1,9} files?|No file checked|No article has changed)[.;]"
    r"|(?:Interrupted: )?\d{1,9} [a-z]{4,8}(?:, \d{1,9} [a-z]{4,8}){0,2} in \d{1,9} files?"
    r"(?:; [^\n;.]{1,200}){0,9}; (?:[^\n;.]{1,200}\(--show info\)|\d{1,9} fixable with `copydesk fix`)"
)
_COLOUR = regex(r"\x1b\[[\d;]{0,9}m")
_REPORT_KEYS = (b'"schema_version"', b'"tool"', b'"copydesk"')
REPORT_HEAD = 4_096
"""So many bytes are enough to know a report by."""


def is_program_file(path: str) -> bool:
    """Say whether a text file is by its name a list for programs, a licence or a list of names."""
    name = os.path.basename(path).lower()
    stem, suffix = os.path.splitext(name)
    if name in _NAMES or any(fnmatchcase(name, pattern) for pattern in _PATTERNS):
        return True
    if stem in _STEMS and suffix in _TEXTS:
        return True
    folder = os.path.basename(os.path.dirname(path)).lower()
    return folder in ("requirements", "constraints") and suffix == ".txt"


def is_own_report(data: bytes) -> bool:
    """Say whether bytes are, or begin, a report that Copydesk has written, in whatever form."""
    head = data[:REPORT_HEAD].removeprefix(b"\xef\xbb\xbf")
    if any(output.wrote(head) for output in BUILT_IN.values()):
        return True
    if head.lstrip(b" \t\r\n").startswith(b"{"):
        return all(key in head for key in _REPORT_KEYS)
    return is_report_for_people(head)


def is_report_for_people(head: bytes) -> bool:
    """Say whether bytes begin like lines that Copydesk writes for people."""
    return _REPORT_LINE.match(_COLOUR.sub("", head.decode("latin-1"))) is not None
