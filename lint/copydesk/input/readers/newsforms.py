"""Whether JSON is a news item: by its declaration, or by properties that nothing but ninjs has together."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.regexes import regex

_TOKEN = regex(r'"(?:[^"\\]|\\.)*+"?|[{}\[\],:]')
_DECLARED = ("ninjs", "iptc.org/std/ninjs")
# Properties of ninjs 1.0 to 3.1 that other data files seldom have (https://iptc.org/standards/ninjs/).
_PROPER = frozenset(
    "altids bodies body_html body_text body_xhtml bylines copyrightholder copyrightnotice ednote edNote "
    "firstcreated firstCreated headlines infosources infoSources newsvalue pubstatus pubStatus renditions "
    "representationtype slugline trustIndicators urgency usageterms usageTerms versioncreated versionCreated "
    "contentcreated contentCreated embargoed".split()
)


def is_news(suffix: str, head: bytes) -> bool:
    """Say whether a file with this beginning is a news item.

    A file named ``.ninjs`` is one. Other JSON must name the standard, have an address (``uri``) and a
    property of ninjs, or have two of these beside a headline.
    """
    if suffix == ".ninjs":
        return True
    keys: set[str] = set()
    for key, value in _members(head.decode("latin-1")):
        if key in ("standard", "$schema", "profile") and any(mark in value for mark in _DECLARED):
            return True
        keys.add(key)
    proper = keys & _PROPER
    return bool(proper) and (
        "uri" in keys or (len(proper) > 1 and ("headline" in keys or "headlines" in keys))
    )


def _members(head: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of the object at the top, or of the objects in a list there, with what stands
    behind them up to the next one.
    """
    depth = lists = 0
    key, since, named = "", 0, False
    for match in _TOKEN.finditer(head):
        token = match[0]
        if token in "{[":
            depth += 1
            lists += depth == 1 and token == "["
            named = token == "{" and depth == 1 + lists
        elif token in "}]":
            depth -= 1
            named = False
        elif token == ",":
            named = depth == 1 + lists and depth > 0
        elif named and token[0] == '"':
            if key:
                yield key, head[since : match.start()]
            key, since, named = token[1:-1], match.end(), False
    if key:
        yield key, head[since:]
