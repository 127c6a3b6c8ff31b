"""Punctuation marks with no space after them."""

import re
from collections.abc import Iterator, Mapping

from copydesk.api import Block, Scope, Slip, regex, word_sets

from .fileendings import is_ending
from .gaps import put_space, technical
from .gluednumbers import behind_numbers
from .gluedstops import COMMON, ends_sentence, knows
from .straightquotes import Quotes

# A mark with a letter right behind it; the words on both sides are looked at only then.
GLUED = regex(
    r"(?P<closing>[)\]”’\"]?)(?P<mark>[,;:.!?…])(?P<quote>[”’\"]?)(?P<opening>[(“\"]?)(?P<right>[^\W\d_][^\W\d_'’]{0,40})"
)
LEFT = regex(r"(?<![\w'’@#/\\])[^\W\d_](?:[\w'’\-]{0,40}[^\W_])?\Z")
# Gaps between two words in which a space may be missing.
EDITED = regex(r"</?(?:ins|del)>")
GAP = regex(r"[)\]”’\"]?[,;:.!?…][”’\"]?[(“\"]?\Z|\"\Z")
# What follows a word that opens a sentence: "Now, it", "That's", "Self-government".
APART = regex(r"(?:[ ,'’]|-[a-z])")
SMALL_NEXT = regex(r" [a-z]")
BEHIND = regex(r"[ -]([a-z]{3,14})\b")
ADDRESS = regex(r"://|www\.|[@\\_=\ufffc{<#|/]|::")
FREQUENT, SHORT, LONG = 6, 3, 8
"""The least tier of a word of less than ``SHORT`` letters beside a glued comma; letters of a rare one that is
no name of a folder or a field ("src,lib").
"""
WORDS = 3
KEYED = 2
_SENTENCE = 20
QUOTED = frozenset("\"'“”‘’")
# A line of a settings file or of a shell: "OPTIONS=color,name:Ada", "% setenv X a,b".
SETTING = regex(r"[ \t]{0,40}(?:[$%] +[A-Za-z]|[A-Za-z_][\w.-]{1,30}=\S)")
NO_HOSTS = frozenset({"http", "https", "mailto", "tel", "doi", "urn", "std"})
Sets = Mapping[str, frozenset[str]]


def missing_space(ctx: Scope) -> Iterator[Slip]:
    text, table, sets = ctx.text, ctx.facts.word_table, word_sets(ctx.data("spacing.txt"))
    quoted: set[int] = set()
    quotes = Quotes(text)
    for start, end in table.broken_by(GAP.match):
        block = ctx.block_at(start - 1) if 0 < start < end < len(text) else None
        if block is None:
            continue
        if text[start:end] == '"':
            if block.index not in quoted:
                quoted.add(block.index)
                yield from _quotes(ctx, quotes, block)
            continue
        match = GLUED.match(text, start, block.end)
        if match and not (match["mark"] == "." and _alone(ctx, start, match.end(), block)):
            if ctx.doc.traits.elements and EDITED.search(
                ctx.doc.source.slice(ctx.doc.lift(start, match.end()))
            ):
                continue  # two versions of a text are shown in one
            yield from (slip for slip in _glued(ctx, sets, match, block, quotes) if not is_ending(ctx, match))


def _alone(ctx: Scope, start: int, end: int, block: Block) -> bool:
    """Say whether a word before a stop and the one behind it are all of an item or of the text of a link:
    "users.Group" names a part of a program.
    """
    left = LEFT.search(ctx.text[max(block.start, start - 42) : start])
    begin = start - len(left.group()) if left else start
    if begin == block.start and not ctx.text[end : block.end].strip():
        return True
    return any(link.start == begin and link.end == end for link in ctx.doc.links)


def _glued(ctx: Scope, sets: Sets, match: re.Match[str], block: Block, quotes: Quotes) -> Iterator[Slip]:
    """Judge a mark between two letters or digits."""
    text = ctx.text
    left = LEFT.search(text[max(block.start, match.start() - 42) : match.start()])
    start = match.start() - len(left.group()) if left else 0
    if left and match["mark"] == ":" and left.group().islower() and _is_key(text, left.group()):
        return  # "place:Shore or place:Lake"
    dotted = left and match["mark"] == "." and left.group().count("-") > 1
    if dotted and match["right"].lower() not in sets["openers"] | sets["subjects"]:
        return  # "the aws-lambda-nodejs.Function construct"
    if left and _wrong(ctx, sets, left.group(), match, block) and _stand_together(ctx, start, match):
        closes = match["quote"] and not (match["quote"] == '"' and quotes.opens(match.start("quote"), block))
        gap = match.end("quote") if closes else match.end("mark")
        pair = match["mark"] in ",;" and not _parts_clauses(sets, left.group(), match["right"])
        kind = ""
        if pair and _of_pairs(ctx, sets, match.end(), block):
            return
        if pair and not _opens_markup(ctx, start, match):
            kind = "pair" if technical(ctx) or not _in_sentence(ctx, start, match.end(), block) else "likely"
        doubtful = '"' in match.group() and not quotes.paired(block)
        yield _hit(ctx, start, match.end(), gap, match["mark"], kind, safe=not doubtful)
    elif left and match["mark"] == "…":
        if not technical(ctx) and knows(ctx, left.group()) and knows(ctx, match["right"]):
            yield _hit(ctx, start, match.end(), match.end("mark"), match["mark"], "pair")
    elif left and _likely(ctx, sets, left.group(), match, block):
        yield _hit(ctx, start, match.end(), match.end("mark"), match["mark"], "likely")
    for glued in behind_numbers(ctx, sets, match, block, alone=not left):
        yield _hit(ctx, *glued)


def _is_key(text: str, word: str) -> bool:
    """Say whether a colon stands glued behind a small word again and again, as a notation has it."""
    keyed = f"{word}:"
    return text.count(keyed) - text.count(f"{keyed} ") - text.count(f"{keyed}\n") >= KEYED


def _of_pairs(ctx: Scope, sets: Sets, end: int, block: Block) -> bool:
    """Say whether the word behind two things calls them a pair ("a key,value pair")."""
    behind = BEHIND.match(ctx.text, end, block.end)
    return behind is not None and behind[1] in sets["of-pairs"]


def _likely(ctx: Scope, sets: Sets, left: str, match: re.Match[str], block: Block) -> bool:
    """Say whether a stop or colon ends a sentence by what stands round it, in a file that is not about
    programs: words that the dictionary has, a sentence before it and a space behind ("Congress.Raise it").
    """
    right, start = match["right"], match.start() - len(left)
    if len(match.group()) != len(right) + 1 or len(left) < SHORT or technical(ctx):
        return False
    chunk = _chunk(ctx.text, start, match.end(), block.start, block.end)
    before, low = ctx.text[start - 1 : start], right.lower()
    apart = (before.isspace() or start == block.start) and APART.match(ctx.text, match.end()) is not None
    if not apart or ADDRESS.search(chunk) or chunk.count(match["mark"]) > 1:
        return False
    if not knows(ctx, left) and not _names_before(ctx, sets, left, match):
        return False
    if match["mark"] == ":":
        tiers = ctx.facts.lexicon.tier(left.lower()), ctx.facts.lexicon.tier(low)
        told = left.islower() or start - block.start > _SENTENCE
        fits = told and right.islower() and min(tiers) >= COMMON and low not in NO_HOSTS
        fits = (fits and left not in NO_HOSTS) or (right.istitle() and _closes_markup(ctx, match))
    elif match["mark"] == ".":
        # "Congress.It": hosts are written small.
        host = low in sets["endings"] and low not in sets["small-hosts"]
        fits = right.istitle() and len(right) > 1 and not host and knows(ctx, right)
        member = left.lower() in sets["objects"] or left in ctx.facts.code_words
        fits = fits and left.lower() not in sets["titles"] and not left.isupper() and not member
        # "Bank.Nord" and "Rust.Tokyo" are names.
        looked = ctx.facts.lexicon.look_up(low)
        word = looked.tier >= COMMON - 1 and not looked.name and low not in ctx.facts.lexicon.names
        fits = fits and (left.islower() or word or low in sets["joining"] or low in sets["small-hosts"])
    elif match["mark"] in "!?":
        # "Yahoo!News": a noun may be a part of the name.
        fits = right.istitle() and (low in sets["joining"] or low in sets["openers"] or low in sets["asking"])
    else:
        fits = False
    return fits and _in_sentence(ctx, start, match.end(), block)


def _names_before(ctx: Scope, sets: Sets, left: str, match: re.Match[str]) -> bool:
    """Say whether a stop stands between a name that no dictionary has and a small word that opens a sentence:
    "at Cwm Berwyn.It weighed".
    """
    low = match["right"].lower()
    opens = any(low in sets[kind] for kind in ("openers", "joining", "small-hosts"))
    goes_on = SMALL_NEXT.match(ctx.text, match.end()) is not None
    return left.istitle() and match["mark"] == "." and opens and goes_on


def _closes_markup(ctx: Scope, match: re.Match[str]) -> bool:
    """Say whether markup closes between a mark and the word behind it ("Berend:</b>No")."""
    end = ctx.doc.lift(match.end("mark") - 1, match.end("mark")).end
    start = ctx.doc.lift(match.start("right"), match.end("right")).start
    return ctx.doc.source.text.startswith(("</", "*", "_"), end) and end < start


def _in_sentence(ctx: Scope, start: int, end: int, block: Block) -> bool:
    """Say whether words of a sentence stand before a place, or behind it."""
    before, behind = ctx.text[max(block.start, start - 60) : start], ctx.text[end : min(block.end, end + 60)]
    return max(sum(word.isalpha() for word in side.split()) for side in (before, behind)) >= WORDS


def _opens_markup(ctx: Scope, start: int, match: re.Match[str]) -> bool:
    """Say whether markup opens behind the mark and none before the word ahead of it ("bread,*butter*")."""
    source = ctx.doc.source.text
    end = ctx.doc.lift(match.end("mark") - 1, match.end("mark")).end
    before = ctx.doc.lift(start, start + 1).start
    return (
        end < ctx.doc.lift(match.start("right"), match.end("right")).start
        and source[before - 1 : before].isspace()
    )


def _stand_together(ctx: Scope, start: int, match: re.Match[str]) -> bool:
    """Say whether the words stand on one line of the source, which sets or calls nothing, and a small one
    behind a stop without markup between them ("*map*.each" is a member).
    """
    span, text = ctx.doc.lift(start, match.end()), ctx.doc.source.text
    source = ctx.doc.source.slice(span)
    if SETTING.match(text, text.rfind("\n", 0, span.start) + 1):
        return False
    small = match["mark"] == "." and match["right"].islower()
    if match["opening"] == "(" and ctx.doc.traits.elements and "<" in source:
        return False  # "style.<sup>(since May)</sup>": what is set apart needs no space
    listed = ctx.text[start - 2 : start] == ", " and ctx.text[match.end() : match.end() + 1] == ","
    if match["mark"] == ":" and listed:
        return False  # "Model, GPS:all, Artist": the name of a field
    return "\n" not in source and (not small or source == ctx.text[start : match.end()])


def _quotes(ctx: Scope, quotes: Quotes, block: Block) -> Iterator[Slip]:
    """Find straight quotation marks with a letter on both sides."""
    marks = quotes.of(block)
    if len(marks) % 2:
        return
    for number, at in enumerate(marks):
        before, after = ctx.text[at - 1 : at], ctx.text[at + 1 : at + 2]
        # r"strings": the mark of a literal.
        literal = not ctx.text[at - 2 : at - 1].isalnum()
        # 'several "views"s': the plural of what is quoted.
        if number % 2 and after == "s" and not ctx.text[at + 2 : at + 3].isalnum():
            continue
        if before.isalpha() and after.isalpha() and before.islower() and not literal:
            gap = at + number % 2
            yield _hit(ctx, at - 1, at + 2, gap, '"', "quote")


def _wrong(ctx: Scope, sets: Sets, left: str, match: re.Match[str], block: Block) -> bool:
    mark, right = match["mark"], match["right"]
    start = match.start() - len(left)
    chunk = _chunk(ctx.text, start, match.end(), block.start, block.end)
    if ADDRESS.search(chunk):
        return False
    before, after = ctx.text[start - 1 : start], ctx.text[match.end() : match.end() + 1]
    if before == "." or (before and before in "-+$%&*^~`"):
        return False
    quoted = bool(match["quote"] or match["closing"] or match["opening"])
    if mark in ",;":
        return _clause(ctx, sets, left, right, chunk, after)
    if mark in "!?":
        return (
            right[0].isupper()
            and (right[1:].islower() or right in ("I", "A"))
            # "Yahoo!News", "Jeopardy!Masters": the mark belongs to the name.
            and (left.islower() or left.lower() in sets["cries"] or right.lower() in sets["openers"])
            and len(left) > 1
            and after != "("
        )
    if mark == ":":
        # "finish:before" in quotation marks is a name.
        named = chunk[:1] in QUOTED or chunk[-1:] in QUOTED
        opens = right in sets["openers"] or (right.istitle() and left.islower() and not ctx.doc.code)
        known = knows(ctx, left) and knows(ctx, right)
        return not named and bool(opens) and known and left.lower() not in NO_HOSTS
    return ends_sentence(ctx, sets, left, match, after, quoted)


def _clause(ctx: Scope, sets: Sets, left: str, right: str, chunk: str, after: str) -> bool:
    """Judge a comma or semicolon. Lists of codes ("en,fr,de", "src,lib"), shorthand ("tl;dr") and chemistry
    ("N,N-dimethyl") are not prose.
    """
    if after in ("(", "[") or (left.isupper() and right.isupper()) or chunk.rstrip(",;").count(",") > 1:
        return False
    low = left.lower(), right.lower()
    if sets["endings"].issuperset(low):
        return False
    if right in ("a", "I"):
        return len(left) >= SHORT
    tiers = [ctx.facts.lexicon.tier(word) for word in low]
    if any(len(word) < SHORT and tier < FREQUENT for word, tier in zip(low, tiers, strict=True)):
        return False
    if not sets["openers"].isdisjoint(low):
        return knows(ctx, left) or knows(ctx, right)
    known = all(
        tier or ctx.facts.lexicon.look_up(word).name or (len(word) >= LONG and knows(ctx, word))
        for word, tier in zip(low, tiers, strict=True)
    )
    return known or (right[0].isupper() and left.islower() and tiers[0] > 0)


def _parts_clauses(sets: Sets, left: str, right: str) -> bool:
    """Say whether a comma parts clauses or stands before a name; it does not in a pair ("key,value")."""
    named = left[0].isupper() != right[0].isupper()
    return named or (right.lower() in sets["openers"] and left.lower() not in sets["openers"])


def _chunk(text: str, start: int, end: int, least: int, most: int) -> str:
    """Return the run of characters without white space round a match, cut at 60 on either side."""
    while start > max(least, end - 100) and not text[start - 1].isspace():
        start -= 1
    stop = min(most, end + 60)
    while end < stop and not text[end].isspace():
        end += 1
    return text[start:end]


def _hit(ctx: Scope, start: int, end: int, gap: int, mark: str, kind: str = "", *, safe: bool = True) -> Slip:
    fix = put_space(ctx, gap, safe=safe and kind not in ("pair", "likely"))
    return ctx.found(start, end, kind=kind, fix=fix, mark=mark)
