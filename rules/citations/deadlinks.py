"""Links and pictures to files that the project does not have, and to places that no page has."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, Span, link_names_host, regex


class DeadLink(NamedTuple):
    """A link or picture without a file or place behind it: where its address stands, the address, what was
    looked for, and what may be meant.

    ``kind`` is ``file``, ``case`` (it is spelt with other capitals), ``host`` (it is the name
    of a host without ``https://``), ``page`` (another page lacks the place)
    or ``place`` (this one does); ``image`` says that it is a picture; ``sure`` how sure it is (``firm``,
    ``likely``). ``hint`` says in words what may be meant, ``name`` is the name of the place.
    """

    span: Span
    url: str
    kind: str
    image: bool
    sure: str
    path: str = ""
    near: str = ""
    hint: str = ""
    name: str = ""


_CONTROL = regex(
    r"on[a-z]{2,20}|role|data-.{1,40}|aria-(?:controls|expanded|haspopup)|@.{1,40}|v-.{1,40}|:.{1,40}"
)
# What a script does where somebody presses it.
_PRESSED = regex(
    r"\s{0,9}(?:cancel|close|reply|show|hide|toggle|expand|collapse|next|previous)\b", re.IGNORECASE
)
_SKIP = regex(r"\s*(?:skip|jump|go)\b", re.IGNORECASE)
_DEAD_ALIKE = 3


def dead_files(facts: Facts) -> Iterator[DeadLink]:
    """Yield what leads to files that are not there."""
    companions = facts.knowledge.companions
    targets = companions.targets if companions is not None else {}
    seen: set[Span] = set()
    for one in facts.page_references:
        target = targets.get(one.url)
        if one.place in seen:
            continue
        seen.add(one.place)
        if link_names_host(one.url) and (target is None or target.state == "missing"):
            yield DeadLink(one.place, one.url, "host", one.image, "firm")
        elif target is None:
            continue
        elif target.state == "other-case":
            yield DeadLink(one.place, one.url, "case", one.image, "firm", target.path, target.path)
        elif target.state == "missing" and target.sure != "open":
            hint = f"; did you mean {target.near}?" if target.near else ""
            yield DeadLink(one.place, one.url, "file", one.image, target.sure, target.path, target.near, hint)
        elif target.anchor is False:
            hint = f"; did you mean #{target.place}?" if target.place else ""
            name = one.url.partition("#")[2]
            yield DeadLink(one.place, one.url, "page", False, "firm", target.path, target.place, hint, name)


def dead_places(facts: Facts) -> Iterator[DeadLink]:
    """Yield the links to places of this page that it does not have.

    Where no such link finds its place, the places are made by somebody else: by a program, or by a generator
    whose names are not known.
    """
    named = [one for one in facts.page_references if one.url[:1] == "#" and one.name and not one.image]
    anchors, dead, alive = facts.own_anchors, list[DeadLink](), 0
    companions = facts.knowledge.companions
    if not named or anchors.of_project or (companions is not None and companions.for_sphinx):
        return
    for one in named:
        switch = one.tag is not None and any(_CONTROL.fullmatch(name) for name in one.tag.attrs)
        pressed = one.tag is not None and facts.doc.traits.elements and _PRESSED.match(one.text)
        if switch or pressed or not any(char.isalnum() for char in one.text) or _SKIP.match(one.text):
            continue  # a switch of the page, a badge, a way past its menu
        if anchors.holds(one.name):
            alive += 1
        else:
            near = anchors.near(one.name)
            hint = f"; did you mean #{near}?" if near else ""
            dead.append(DeadLink(one.place, one.url, "place", False, "firm", "", near, hint, one.name))
    made = not alive and (len(dead) >= _DEAD_ALIKE or not anchors.headings)
    seen: set[Span] = set()
    for link in dead:
        if link.span in seen:
            continue
        seen.add(link.span)

        yield link._replace(sure="likely") if made and not link.near else link
