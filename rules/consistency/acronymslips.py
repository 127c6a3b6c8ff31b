"""Acronyms that are never written out, late, twice, or for nothing."""

from collections.abc import Iterator
from functools import lru_cache

from copydesk.api import Scope, Slip

TEXT = "The team spoke to the Marine Accident Board (MAB) in May. The MAB sent two inspectors."
_SHORT, _COMMON = 4, 3
"""Letters of a word, and the frequency tier below which it is no word that anybody would shout."""


def acronym_undefined(ctx: Scope, allow: tuple[str, ...]) -> Iterator[Slip]:
    known = _known(ctx.data("acronyms.txt"))
    technical = _known(ctx.data("technical-acronyms.txt"))
    lexicon = ctx.facts.lexicon
    for name, acronym in ctx.facts.acronyms.items():
        written = [place for place in acronym.expansions if _mine(ctx, place[0], place[1])]
        uses = [place for place in acronym.uses if _mine(ctx, *place)]
        for start, end, long_form in written[1:]:
            first = written[0]
            if long_form.casefold() == first[2].casefold():
                yield ctx.found(
                    start,
                    end,
                    kind="twice",
                    beside=first[:2],
                    name=name,
                    what="written out a second time",
                    case="twice",
                )
        if name in known or name in allow or not uses:
            continue
        if not acronym.expansions:
            # A word that is shouted is no acronym; but rare "words" of a dictionary may be acronyms, and
            # short ones that hardly anybody writes ("ert") are.
            word = lexicon.look_up(name.casefold())
            seldom = word.rare or (len(name) <= _SHORT and word.tier < _COMMON)
            if (word.known and not seldom) or name in lexicon.names:
                continue
            # "PyPI", "NaN", SSH: who reads of programs knows such names.
            if ctx.facts.of_programs and (not name.isupper() or name in technical):
                continue
            start, end = uses[0]
            yield ctx.found(
                start,
                end,
                name=name,
                what="never written out in this file",
                kind="never",
                case="never",
                uses=len(uses),
            )
            continue
        if not written:
            continue
        start, end, _ = written[0]
        outside = [use for use in uses if not any(a <= use[0] < b for a, b, _ in written)]
        if outside and outside[0][0] < start and not _in_heading(ctx, outside[0][0]):
            what = "used before it is written out"
            yield ctx.found(*outside[0], beside=(start, end), name=name, what=what, case="late")
        elif not outside and len(acronym.expansions) == 1:
            yield ctx.found(start, end, name=name, what="written out and never used again", case="unused")


@lru_cache(maxsize=4)
def _known(lines: tuple[str, ...]) -> frozenset[str]:
    """Return the acronyms of the list, which every reader knows."""
    return frozenset(name for line in lines for name in line.split())


def _mine(ctx: Scope, start: int, end: int) -> bool:
    block = ctx.doc.block_at(start)
    return block is not None and ctx.in_scope(block) and not ctx.quoted(start, end)


def _in_heading(ctx: Scope, offset: int) -> bool:
    """A headline may use an acronym that the text then writes out."""
    block = ctx.doc.block_at(offset)
    return block is not None and block.kind == "heading"
