"""Entries of change logs: what stands under a version or a day was said on that day."""

from __future__ import annotations

import re

from copydesk.api import Facts, regex

_RELEASE = regex(
    r"(?<![\w.])v?\d{1,4}(?:\.\d{1,5}){1,3}(?:(?:[ab]|rc|-(?:alpha|beta|rc|dev|next)\.?)\d{1,4})?(?![\w%])"
    r"|(?<!\d)(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?(?!\d)",
    re.IGNORECASE,
)
_LONGEST = 200  # code points of a heading that are looked at


def is_release_entry(facts: Facts, offset: int) -> bool:
    """Say whether a place of the prose stands under a heading, or a heading above that one, with the number
    of a version or a day in it.
    """
    place = facts.section_of(offset).start
    depth = 0
    for section in reversed(facts.sections):
        heading = section.heading
        if heading is None or section.start > place or (depth and heading.depth >= depth):
            continue
        if heading != facts.doc.headline and _RELEASE.search(facts.doc.text_of(heading)[:_LONGEST]):
            return True
        depth = heading.depth
    return False
