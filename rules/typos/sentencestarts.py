"""Sentences, paragraphs and list items that begin with a small letter."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from copydesk.api import Block, Edit, Fix, Scope, Slip, TextWords, picked, regex, word_sets

from .evidence import alone_in_marks, unmarked

Sets = Mapping[str, frozenset[str]]

# A stop after a word of two letters or more, white space, a small word. Short words before the stop may be
# abbreviations.
STOP = regex(r"\.(?:[ \t\u00a0]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,3})(?P<word>[a-z][a-z'’]{0,30})(?=[\s,;])")
# After a question or an exclamation a sentence may go on; words that seldom do so are looked at only.
ASKED = regex(r"(?<=[a-z]{2})[?!][ \t\u00a0](?P<word>[a-z]{2,7})(?=[ ][a-z])")
GAP = regex(r"\.[ \t\u00a0]{1,3}\Z|\.[ \t]{0,3}\r?\n[ \t]{0,3}\Z|[?!][ \t\u00a0]\Z")
BEFORE = regex(r"(?P<ahead>.?)(?<![^\W\d_])(?P<word>[^\W\d_]{2,40})\Z", re.S)
# "… in May (see table 5). for households": a bracket of some words, or a number, a price, a share, a score or
# a time of day, ends a sentence, too.
BRACKET = regex(
    r"[a-z,] \([^()\n]{2,80}[\w.]\)\Z"
    r"|[a-z],? [£$€]?\d{1,4}(?:[.,:\u2013-]\d{1,3}){0,2}(?:%|[mk]| [ap]m)?\Z"
)
MEASURED = regex(r"[\d½¼¾⅛⅜⅝⅞] in\Z")
CLOSED = ("PRP", "DT", "EX", "IN", "WRB", "PRP$", "CD")
TIMES = ("am", "pm")
NAMING = ("NN", "NNS", "JJ")
TAGS = regex(r"<[^<>]{0,300}>")
BYLINE = 60
FENCES = ("```", "~~~")
# Code near the start of a small paragraph: the entry of a list of terms.
DEFINITION = 25
FREQUENT, LEAST_WORDS, MOST_SLIPS = 5, 3, 3
"""The least tier of a word that certainly opens a sentence, the least words of one, and how many small
sentences may be slips in any document.
"""
LONGEST_CUT, SELDOM = 5, 1
OPENS_LOWER = regex(r"[a-z][a-z'’]{1,30}(?=[\s,])")
NAME_OF_FILE = regex(r"\.[a-z]")
BEHIND_CODE, LONGEST_TAGS = regex(r"</(?:pre|table|div|blockquote)>(?:\s|<p\b[^<>]{0,80}>){0,9}\Z"), 200
ITEM = regex(r"(?P<label>[^\W\d_][^:.!?\n]{1,50}:[ \t]{1,2})?(?P<word>[^\W\d_][\w'’]{0,30})")


def sentence_start_lower(ctx: Scope) -> Iterator[Slip]:
    text, table, sets = ctx.text, ctx.facts.word_table, word_sets(ctx.data("grammar.txt"))
    found: list[re.Match[str]] = []
    cut: dict[str, bool] = {}
    for number in _small_behind_stops(table):
        start = table.before(number) + len(table.gaps[number].rstrip()) - 1
        match = STOP.match(text, start)
        ends = (
            match is not None
            and not _is_shortened(ctx, sets, number - 1, cut)
            and _ends_sentence(ctx, sets, match)
        )
        if match and ends and _is_word(ctx, sets, match["word"]) and not _is_value(ctx, number):
            found.append(match)
        match = ASKED.match(text, start)
        if match and match["word"] in sets["asked"]:
            yield from _in_scope(ctx, match, "asked")
    # Who writes many sentences small means it.
    custom = len(found) > max(MOST_SLIPS, len(ctx.facts.sentences) // 10)
    for match in found:
        sure = not custom and _is_sure(ctx, sets, match)
        if not sure:
            yield from _in_scope(ctx, match, "maybe")
        else:
            # "Investigation. and study": there the stop is too much, not the small letter.
            yield from _in_scope(ctx, match, "" if match["word"] in sets["subjects"] else "joined")
    yield from _paragraphs(ctx, sets)
    yield from _items(ctx, sets)


def _small_behind_stops(table: TextWords) -> list[int]:
    """Return the numbers of the words that begin small behind a stop and white space."""
    behind = (numbers for gap, numbers in table.breaks.items() if GAP.search(gap))
    last = len(table)
    return sorted(n for numbers in behind for n in numbers if n < last and "a" <= table.forms[n][0] <= "z")


def _ends_sentence(ctx: Scope, sets: Sets, match: re.Match[str]) -> bool:
    before = BEFORE.search(ctx.text[max(0, match.start() - 42) : match.start()])
    counted = before is None or before["word"] in TIMES
    if counted and BRACKET.search(ctx.text, max(0, match.start() - 82), match.start()):
        return ctx.facts.tagger.likeliest(match["word"]) in CLOSED
    if before is None or before["ahead"] in tuple("./@-_\ufffc"):
        return False
    low = before["word"].lower()
    if low == "no":
        return match["word"] in sets["subjects"]  # “voted no. she said”, and not “no. of boats”
    if low == "in" and MEASURED.search(ctx.text, max(0, match.start() - 12), match.start()):
        return False  # "2 in. high": inches
    if low in sets["abbreviations"] or before["word"].isupper():
        return False
    # What is no word and not a name may be an abbreviation that no list has.
    return len(low) > 3 or ctx.facts.lexicon.tier(low) > 0


def _is_word(ctx: Scope, sets: Sets, word: str) -> bool:
    # What is hardly ever counted, though a list has it, is the name of a program ("systemd", "etcd").
    return word not in sets["small-start"] and (
        word in ("a", "i") or (len(word) > 1 and ctx.facts.lexicon.tier(word) > 0)
    )


def _is_sure(ctx: Scope, sets: Sets, match: re.Match[str]) -> bool:
    """Say whether one sentence ends and another begins, in plain text on both sides, with a word that is
    nothing but a word: no command or name that is written small, and not written as code in the document.
    """
    word, text = match["word"], ctx.text
    block = ctx.doc.block_at(match.start())
    if block is None or ctx.facts.lexicon.tier(word) < FREQUENT or word in ctx.facts.code_words:
        return False
    if word in sets["commands"] or word in sets["small-names"]:
        return False
    if text.startswith(",", match.end("word")) and ctx.facts.tagger.likeliest(word) in NAMING:
        return False  # "local, sftp and others do not": names in a list
    table = ctx.facts.word_table
    number = table.first(match.start("word"))
    before = table.word(number - 1)
    if not (_is_whole_word(ctx, before.text) and unmarked(ctx, before.start, match.end())):
        return False
    first = ctx.facts.sentence_at(block, before.start)
    if first is None or not _is_sentence(ctx, first.start, match.start()):
        return False
    following = table.words(number, table.first(block.end))[:LEAST_WORDS]
    return len(following) == LEAST_WORDS and not any(
        mark in text[match.start("word") : following[-1].end] for mark in ".!?:"
    )


def _is_value(ctx: Scope, number: int) -> bool:
    """Say whether a word is a name or value: told right before it ("plain or safe. safe is the default"), or
    alone in marks elsewhere ("<b>next</b>").
    """
    table = ctx.facts.word_table
    word = table.lower[number]
    return table.lower[number - 1] == word or any(
        alone_in_marks(ctx, table.starts[at], table.ends[at]) for at in table.numbers[word][:MOST_SLIPS]
    )


def _is_whole_word(ctx: Scope, word: str) -> bool:
    """Say whether a word before a stop is no abbreviation: a small one of the dictionary, or a known name."""
    if not word.islower():
        return word.lower() in ctx.facts.lexicon.names
    # "punct. and digits": a short word that hardly anybody writes is cut off.
    lexicon = ctx.facts.lexicon
    return lexicon.known(word) and (len(word) > LONGEST_CUT or lexicon.tier(word) > SELDOM)


def _is_shortened(ctx: Scope, sets: Sets, number: int, cut: dict[str, bool]) -> bool:
    """Say whether a short word with a stop is a longer one cut off, as no list has it (``cut``: what is known
    of other places).

    A frequent word before the subject of a sentence is whole ("bought a lock. the clerk paid for it").
    """
    table = ctx.facts.word_table
    word = table.lower[number]
    if number and table.gaps[number].strip() == ";":
        return True  # "of Levels End; bur. there 1731": one word is no sentence
    if ctx.facts.lexicon.tier(word) >= FREQUENT and table.lower[number + 1] in sets["subjects"]:
        return False
    if word not in cut:
        cut[word] = _is_cut_off(table, word)
    return cut[word]


def _is_cut_off(table: TextWords, word: str) -> bool:
    """Say whether a short word always has its stop, and stands again or beside the whole word ("one func. of
    each", where functions are told of).
    """
    own = table.numbers[word]
    if len(word) > LONGEST_CUT or any(
        not table.gaps[n + 1].startswith(".") for n in own if n + 1 < len(table)
    ):
        return False
    return len(own) > 1 or any(
        one.startswith(word) and len(one) >= len(word) + LEAST_WORDS for one in table.vocabulary
    )


def _is_sentence(ctx: Scope, start: int, end: int) -> bool:
    """Say whether what stands before the stop begins with a capital and has some words."""
    table = ctx.facts.word_table
    return (
        table.first(end) - table.first(start) >= LEAST_WORDS
        and ctx.text[start:end].lstrip("“\"‘'(")[:1].isupper()
    )


def _paragraphs(ctx: Scope, sets: Sets) -> Iterator[Slip]:
    """Find paragraphs that begin small although the one before is complete and most others begin with a
    capital.
    """
    outside = ("front-matter", "boilerplate")
    blocks = picked(ctx.doc.prose_blocks, lambda block: block.kind not in outside)
    starts = [ctx.text[block.start] for block in blocks if block.kind == "paragraph" and not block.quote]
    small = sum(start.islower() for start in starts)
    if len(starts) < 4 or not 0 < small <= max(1, len(starts) // 5):
        return
    for before, block in pairwise(blocks):
        match = OPENS_LOWER.match(ctx.text, block.start, block.end)
        if (
            block.kind != "paragraph"
            or not ctx.in_scope(block)
            or match is None
            or not _is_word(ctx, sets, match.group())
        ):
            continue
        if (
            not _is_emphasised(ctx, *match.span())
            and _is_complete(ctx, before, block, match.group() in sets["subjects"])
            and ctx.text[block.start : block.end].rstrip()[-1:] in tuple(".!?:")
            and "\ufffc" not in ctx.text[block.start : block.start + DEFINITION]
        ):
            yield _hit(ctx, *match.span(), "paragraph")


def _is_emphasised(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a word is all that an emphasis holds, as a name is that is written small: *attrs*."""
    source, span = ctx.doc.source.text, ctx.doc.lift(start, end)
    before, behind = source[span.start - 1 : span.start], source[span.end : span.end + 1]
    return before != "" and ((before == behind and before in "*_") or (before == ">" and behind == "<"))


def _is_complete(ctx: Scope, before: Block, block: Block, subject: bool) -> bool:
    """Say whether a new sentence follows a block: a heading, a few words such as a byline, text with a stop.

    A paragraph may go on small after a formula, a quotation, a picture, and after code unless a ``subject``
    such as "it" follows and a colon stands before the code.
    """
    if before.quote or before.kind not in ("paragraph", "list-item", "heading"):
        return False
    between = ctx.doc.source.text[before.span.end : block.span.start].strip("*_ \t\r\n")
    if ctx.doc.traits.elements:
        between = TAGS.sub("", between).strip()
    text = ctx.text[before.start : before.end].rstrip('”’")]* \t')
    if between:
        return subject and text.endswith(":") and between.startswith(FENCES) and between.endswith(FENCES)
    byline = before.kind == "paragraph" and len(text) < BYLINE and text[-1:].isalnum() and text[:1].isupper()
    if text.endswith(("...", "…")):
        return False
    return before.kind == "heading" or byline or text[-1:] in tuple(".!?")


def _items(ctx: Scope, sets: Sets) -> Iterator[Slip]:
    """Find list items, or what follows their label, that begin small while all the others have a capital."""
    runs: dict[object, list[Block]] = {}
    for block in ctx.blocks():
        if block.kind == "list-item":
            runs.setdefault((block.attrs.get("list"), block.depth), []).append(block)
    for run in runs.values():
        if len(run) < 3:
            continue
        found = [_first(ctx, block) for block in run]
        for labelled in (False, True):
            same = [(start, end) for label, start, end in found if label == labelled and end > start]
            odd = [(start, end) for start, end in same if ctx.text[start].islower()]
            if (
                len(odd) == 1
                and len(same) >= (4 if labelled else 3)
                and _is_word(ctx, sets, ctx.text[odd[0][0] : odd[0][1]])
            ):
                yield _hit(ctx, *odd[0], "labelled" if labelled else "item")


def _goes_on(ctx: Scope, block: Block) -> bool:
    """Say whether a block of a page is a later paragraph of its item, behind code or a table."""
    if not ctx.doc.traits.elements:
        return False
    before = ctx.doc.source.text[max(0, block.span.start - LONGEST_TAGS) : block.span.start]
    return BEHIND_CODE.search(before) is not None


def _first(ctx: Scope, block: Block) -> tuple[bool, int, int]:
    """Return whether an item has a label ("Cost: …") and the place of the first word after it."""
    match = ITEM.match(ctx.text, block.start, block.end)
    if match is not None and (NAME_OF_FILE.match(ctx.text, match.end()) or _goes_on(ctx, block)):
        return (False, 0, 0)
    return (match["label"] is not None, match.start("word"), match.end("word")) if match else (False, 0, 0)


def _in_scope(ctx: Scope, match: re.Match[str], kind: str) -> Iterator[Slip]:
    if ctx.block_at(match.start()) is not None:
        yield _hit(ctx, *match.span("word"), kind)


def _hit(ctx: Scope, start: int, end: int, kind: str = "") -> Slip:
    first = ctx.doc.lift(start, start + 1)
    fix = Fix((Edit(first, ctx.text[start].upper()),), "write a capital", "unsafe" if kind else "safe")
    return ctx.found(start, end, kind=kind, fix=fix)
