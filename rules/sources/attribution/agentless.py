"""Statements with nobody in them: impersonal and passive forms, and nouns that hide who does, says or feels
it.

"It is widely believed", "is expected to", "trends indicate", "there is a push", "discussions are underway",
"growing concerns": a closed class of forms around word lists of nouns for evidence, events and attitudes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..words.classedwords import Tokens
from ..words.wordclasses import ADVERB, AUXILIARY, BE, BIT, MODAL
from .hiddenpeople import NEGATION, Shape, aim, attitude, existential, happening, of_money, raised, view

_WIDELY, _GROWING, _ATTITUDE = BIT["widely"], BIT["growing"], BIT["attitude"]
_EVENT, _EVIDENCE, _HEARSAY = BIT["event"], BIT["evidence-noun"], BIT["hearsay"]
_PASSIVE, _OPINION = BIT["passive-participle"], BIT["opinion-participle"]
_RAISE, _SHOW, _AIM = BIT["raising-verb"], BIT["showing-verb"], BIT["aim"]
_HEDGE, _GROWTH, _VIEW = BIT["hedge"], BIT["growth"], BIT["view"]
ANY = (
    _PASSIVE | _HEARSAY | _HEDGE | _EVENT | _EVIDENCE | _ATTITUDE | _RAISE | _AIM | _VIEW | BIT["existential"]
)
_NEEDS_CLAUSE = frozenset("considered seen supposed held felt known".split())
_TIED = frozenset({"linked", "associated"})
_OFTEN_PLAIN = BIT["often-plain"]


def find_agentless(t: Tokens, places: Iterable[int]) -> Iterator[Shape]:
    """Yield every agentless form of a sentence that stands round one of some words."""
    for i in places:
        flags = t.bits[i]
        if not flags & ANY:
            continue
        low = t.low[i]
        if flags & _PASSIVE:
            yield from _passive(t, i)
        if flags & _HEARSAY:
            firm = low in ("reportedly", "allegedly", "supposedly", "purportedly")
            yield "hearsay", "impersonal", i, i, firm
        if flags & _HEDGE:
            yield from _hedge(t, i)
        if t.low[i + 1 : i + 3] == ["has", "it"]:
            yield "impersonal", "impersonal", i, i + 2, True
        if low == "there" and i + 2 < t.size:
            yield from existential(t, i)
        if flags & (_EVENT | _EVIDENCE) and i + 1 < t.size:
            yield from happening(t, i)
        if flags & _ATTITUDE and not of_money(t, i):
            yield from attitude(t, i)
        if flags & _RAISE:
            yield from raised(t, i)
        if flags & _AIM:
            yield from aim(t, i)
        if flags & _VIEW:
            yield from view(t, i)


def _hedge(t: Tokens, i: int) -> Iterator[Shape]:
    """``probably``, ``may have been``, ``it is possible that``, ``seems to have``: a guess that is
    nobody's.
    """
    after = [*t.low[i + 1 : i + 4], "", "", ""]
    low = t.low[i]
    if low in ("may", "might"):
        # "May have gone" is a guess, "may have a key" is leave or a chance.
        thing = after[1][:1].isdigit() or after[1] in t.listed["behind-having"]
        if after[0] == "have" and t.bits[i] & MODAL and not thing:
            yield "hedge", "impersonal", i, i + 1, False
    elif low == "it":
        if (
            i + 2 < t.size
            and t.bits[i + 2] & BIT["unsure"]
            and after[2] in ("that", "whether", "if", "how", "when")
        ):
            yield "hedge", "impersonal", i, i + 2, False
    elif low in ("most", "more"):
        if after[0] == "likely":
            yield "hedge", "impersonal", i, i + 1, False
    elif low.startswith(("seem", "appear")):
        if after[0] in ("to", "that"):
            yield "hedge", "impersonal", i, i + 1, False
    else:
        yield "hedge", "impersonal", i, i, False


def _passive(t: Tokens, i: int) -> Iterator[Shape]:
    """``is (widely) believed``, ``has been suggested``; strong with a widely-word, after "it", or before
    "to"/"that" with a verb of opinion.
    """
    first = i
    seen = widely = False
    while first and not t.pause[first] and t.bits[first - 1] & (AUXILIARY | ADVERB | _WIDELY):
        first -= 1
        seen = seen or bool(t.bits[first] & BE)
        widely = widely or bool(t.bits[first] & _WIDELY and t.low[first] not in ("long", "increasingly"))
    if not seen and not widely:
        return
    after = t.low[i + 1] if i + 1 < t.size else ""
    # "Thought to be by a pupil" tells who painted it.
    by = "by" in t.low[i + 1 : i + 6] and t.low[i + 1 : i + 4] != ["to", "be", "by"]
    if by or any(t.low[k] in NEGATION for k in range(first, i)):
        return
    impersonal = first > 0 and t.low[first - 1] == "it" and seen
    opinion = bool(t.bits[i] & _OPINION)
    bound = after in ("to", "that", "as") and (opinion or t.low[i] == "expected")
    if impersonal and opinion and t.pause[first - 1] and (i + 1 == t.size or t.pause[i + 1]):
        # "The price was halved, it is understood."
        yield "impersonal", "impersonal", first - 1, i, True
    elif impersonal and after == "that":
        # "It should be noted that" is the writer's own, as the premise "it is assumed that" is.
        own = t.low[i] == "assumed" or any(t.bits[k] & MODAL for k in range(first, i))
        yield "impersonal", "impersonal", first - 1, i, not own
    elif widely and (seen or opinion):
        # "widely seen as" is an opinion, "often seen in town" is not.
        judged = not t.bits[i] & _OFTEN_PLAIN or after in ("to", "that", "as")
        yield "passive", "impersonal", first, i, opinion and seen and judged
    elif bound and seen:
        strong = after == "to" and t.low[i] not in _NEEDS_CLAUSE
        yield "passive", "impersonal", first, i + 1, strong
    elif seen and t.low[i] in t.listed["judging-participle"] and (after in ("as", "for") or i + 1 == t.size):
        # "has been hailed as a masterpiece": by whom?
        yield "passive", "impersonal", first, i, False
    elif seen and t.low[i] in _TIED and after in ("to", "with"):
        yield "passive", "impersonal", first, i + 1, False
    elif seen and (t.low[i] == "expected" or (opinion and not t.bits[i] & _OFTEN_PLAIN)):
        yield "passive", "impersonal", first, i, False
