"""What was not looked at in an article, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ....base.plural import counted
from .markup import NOTHING, Html, element, joined
from .rows import Lines

Json = dict[str, Any]

_UNASKED = {"not_asked": "not asked whether they answer", "no_answer": "gave no answer"}


def unlooked(found: Json, name: str, lines: Lines | None) -> Html:
    """Return what was not read of an article, and where the rules that did not look at it are told; or
    nothing.
    """
    said = [*_limits(found), *_passages(found, name, lines), *_unread(found, name, lines), *_links(found)]
    key = found.get("rules")
    if key:
        said.append(element("li", element("a", "Rules that did not look at it", href=f"#c{key}")))
    if not said:
        return NOTHING
    return joined(element("h4", "Not checked in this article"), element("ul", *said, class_="coverage"))


def _limits(found: Json) -> Iterator[Html]:
    for one in found.get("limits", ()):
        yield element("li", f"{one['rule']}: {one['detail']}")


def _passages(found: Json, name: str, lines: Lines | None) -> Iterator[Html]:
    for one in found.get("passages", ()):
        yield element("li", _lines(one, name, lines), f" in another language ({one['language']})")


def _unread(found: Json, name: str, lines: Lines | None) -> Iterator[Html]:
    for one in found.get("unread", ()):
        words = counted(one["words"], "word")
        said = f" taken for parts of the page, not of its content ({one['part']}): {words}"
        yield element("li", _lines(one, name, lines), said)


def _links(found: Json) -> Iterator[Html]:
    for state, said in _UNASKED.items():
        count = found.get("links", {}).get(state, 0)
        if count:
            yield element("li", f"{counted(count, 'address')} {said}")


def _lines(one: Json, name: str, lines: Lines | None) -> Html:
    first, last = one["first_line"], one["last_line"]
    told = f"Line {first}" if first == last else f"Lines {first}–{last}"
    return joined(told) if lines is None else element("a", told, href=f"#{name}l{first}")
