"""Links of a page to the pages beside it: what leads through the parts of a book belongs to the page."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

from copydesk.api import Document, Span, regex

# "chapter2.html", "../index.htm#top": a file of the same set, told by no host and no root.
_BESIDE = regex(r"(?:\.{1,2}/){0,6}[\w%][\w%./-]{0,120}\.x?html?(?:[#?]\S{0,120})?")


_STEPS = regex(r"\W*(?:next|previous|prev|up|back|forward)\b", re.IGNORECASE)


def leads_beside(doc: Document, span: Span) -> bool:
    """Say whether lines of a page hold links, each of them leads to a file beside it, and one of them a step
    on or back, or all of them to places in such files: whoever made the set of pages put them there
    ("Previous", "Contents", "Next"; "See also: ebb, flood").
    """
    if not doc.traits.elements:
        return False
    links = doc.links
    at = bisect_left(links, span.start, key=lambda link: link.span.start)
    # The element of the link may begin before its words do.
    first = at - 1 if at and links[at - 1].span.end >= span.end else at
    steps, places, held = False, True, 0
    for link in islice(links, first, None):
        if link.span.start >= span.end:
            break
        if _BESIDE.fullmatch(link.url) is None:
            return False
        places = places and "#" in link.url
        steps = steps or _STEPS.match(doc.prose.text, link.start, link.end) is not None
        held += 1
    return steps or (held > 0 and places)
