"""Brackets and quotation marks without a partner."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.api import Block, Scope, Slip, regex

from .gaps import line_at
from .meantbrackets import named_brackets
from .takenpartners import closed_in_address, closed_in_code, opened_in_address

# “word” in English, „word“ in German, „word” in Polish.
PAIRS = {")": "(", "]": "[", "”": "“„", "“": "„"}
OPEN = frozenset("([“„")
CLOSERS = {"(": ")", "[": "]"}
MARK = regex(r"[()\[\]“”„\"]")
# a), 1), iv), 1.) at the start of a line or after a space; smileys.
LABEL = regex(r"^\*{1,3}\Z|(?:^|(?<=[\s(,;/–—-]))(?:\d{1,3}[a-z]?|[A-Za-z]\d{0,2}|[ivxIVX]{1,5})\.?\Z")
# "2.1) Joining": the number of a part, where a line begins.
OUTLINE = regex(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
# "D - 0.3)": a mark of what is done stands before it.
BEFORE_OUTLINE = regex(r"[\s#*+>-]{0,12}(?:[A-Z] - )?\Z")
NOTE = regex(r"\[\^?\w{1,6}\]")
SMILEY = regex(r"(?:[:;=]|(?<![(\d.])8)[-o^']?\Z")
# Before an opening bracket the eyes stand apart ("so sad :("); "--mode=(a|b)" and "an 8(a) firm" have none.
SAD = regex(r"(?:^|(?<![\w)\]:]))[:;=8][-o^']?\Z")
# "[0, 1)" and "(0, n]": a range of which one end is left out.
RANGE = regex(r"[(\[][ ]?[-+−]?[\w.∞]{1,8}[ ]?[,;][ ]?[-+−]?[\w.∞]{1,8}[ ]?(?P<end>[)\]])")
# "[0m": what sets the colours of a terminal.
COLOUR = regex(r"\[\d{1,3}(?:;\d{1,3}){0,4}[mK]")
ESCAPE = "\x1b"
# "the character ( starts a group"
SPOKEN = regex(
    r"\b(?:[Bb]rackets?|[Pp]arenthes[ie]s|[Cc]haracters?|[Ss]ymbols?|[Ss]igns?|[Kk]eys?|[Mm]arks?) \Z"
)
QUOTES = ("'`\"‘’“”„‚«»", "'\"’”‘“»«`")
# "Ctrl-[": the name of a key; in "level-(n+1)" the bracket holds something.
KEY = regex(r"[A-Za-z][-+]\Z")
# "The signs ", < and & are kept": a mark among others.
LISTED = regex(r"(?:, (?:and |or )?| (?:and|or) )[^\w\s\"“”]{1,2}(?=[\s,]|\Z)")
# "   stern)": what a program does in a case; "{_)____]": what is drawn.
CASE = regex(r"\A[ \t]*[\w*|.?-]{1,40}\Z")
DRAWN = frozenset("_-=<>~")
# "the cases (c”) and (d”)": a letter with two primes.
PRIMED = regex(r"\([A-Za-z]\Z")
ROUND, OPENER = regex(r"[()]"), regex(r"[(\[]")
# A line of a program that stands as prose: "require('name')", "print "\\n", "].join(".
# or data that a program has printed ("{"message": …", "\xe2"), or a comment in it.
PROGRAM = regex(
    r"#(?:define|include|ifn?def|endif)\b|(?:\A|(?<=[\s\d]))//[ \t]"
    r"|\w\(r?['\"\[][\w\\]|[\])'\"]\.\w{2,20}\(|\\(?:[nt\"]|x[\da-f]{2})"
    r"|[{,] ?[\"'][\w-]{1,30}[\"']: ?[\"'\d\[{]"
)
# ")( - stone stairs": what a legend is about.
LEGEND = regex(r"(?<!\S)(?:\)\(|\]\[|\}\{)(?!\w)")
IN_MARKS = 30
"""So many characters at most stand in the marks of an aside like (".wav")."""
LONGEST_BLOCK = 20_000
REACH = 6
"""Over how many blocks a quotation or an aside may run that is opened in one and closed in another."""
# {{ "{{ name }}" }}: the mark closes a text in a template.
TEMPLATE = regex(r"\s?\}\}")
DIRECTIVE = ("[[!", '"""')
"""What opens and ends directives of a wiki that run over several paragraphs."""
BROKEN = ("â€", "\ufffd")
"""What is left of a mark that was read in another encoding: it may be the partner."""
LEFT_ALONE = (*DIRECTIVE, *BROKEN)


class Lost(NamedTuple):
    """A mark without a partner in its block; ``kind`` is ``turned`` for one that opens where a quotation
    closes, ``early`` for one that closes where it opens, and ``mixed`` for one whose partner is straight or
    curly where it is not.
    """

    block: int
    at: int
    kind: str = ""


def unbalanced_pair(ctx: Scope) -> Iterator[Slip]:
    marked = {block.index for block in ctx.blocks_at(match.start() for match in MARK.finditer(ctx.text))}
    blocks = ctx.blocks()
    found: list[Lost] = []
    for number, block in enumerate(blocks):
        if block.index in marked and block.end - block.start <= LONGEST_BLOCK:
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            found.extend(_unpaired(ctx, number, block, following))
    for lost in _without_long_asides(ctx, blocks, _without_long_quotations(ctx, found)):
        yield ctx.found(lost.at, lost.at + 1, kind=lost.kind, mark=ctx.text[lost.at])


def _without_long_quotations(ctx: Scope, found: list[Lost]) -> list[Lost]:
    """Leave out pairs of one opening and one closing quotation mark, with nothing lost between, in blocks
    that follow each other: a quotation of several paragraphs.
    """
    kept: list[Lost] = []
    for lost in found:
        last = kept[-1] if kept else None
        reach = lost.block - last.block if last is not None and not last.kind + lost.kind else 0
        marks = ctx.text[last.at] + ctx.text[lost.at] if last is not None else ""
        if (marks == "“”" and 0 < reach <= REACH) or (marks == '""' and reach == 1):
            kept.pop()
        else:
            kept.append(lost)
    return kept


def _without_long_asides(ctx: Scope, blocks: Sequence[Block], found: list[Lost]) -> list[Lost]:
    """Leave out brackets that open in one block and close in another, with nothing lost between: both
    where they hold whole paragraphs or code parts the blocks; else, in blocks that follow each other, the
    closing one, so that one slip is one finding.
    """
    kept: list[Lost] = []
    for lost in found:
        last = kept[-1] if kept else None
        pair = last is not None and PAIRS.get(ctx.text[lost.at]) == ctx.text[last.at] in "(["
        if last is None or not pair or not 0 < lost.block - last.block <= REACH:
            kept.append(lost)
            continue
        first, second = blocks[last.block], blocks[lost.block]
        whole = last.at == first.start and not ctx.text[lost.at + 1 : second.end].strip(" .")
        if whole or _code_between(ctx, first, second) or _next_line(ctx, first, second):
            kept.pop()
        elif lost.block - last.block > 1:
            kept.append(lost)
    return kept


def _next_line(ctx: Scope, first: Block, second: Block) -> bool:
    """Say whether two blocks are lines of one paragraph, in a file of which each line counts as one."""
    between = ctx.doc.source.text[first.span.end : second.span.start]
    return not between.strip() and between.count("\n") == 1


def _code_between(ctx: Scope, first: Block, second: Block) -> bool:
    code = ctx.doc.code
    at = bisect_left(code, first.span.end, key=lambda span: span.start)
    return at < len(code) and code[at].end <= second.span.start


def _unpaired(ctx: Scope, number: int, block: Block, following: Block | None) -> list[Lost]:
    text = ctx.text
    opened = {mark: list[int]() for mark in OPEN}
    straight: list[int] = []
    lost: list[Lost] = []
    inches = False
    ends = -1
    if any(text.find(sign, block.start, block.end) >= 0 for sign in LEFT_ALONE):
        return []
    if PROGRAM.search(text, block.start, block.end) or " " not in text[block.start : block.end].strip():
        return []  # a line of a program, or a command of one word
    named = {place for pair in named_brackets(text, block) for place in pair}
    named.update(at for match in LEGEND.finditer(text, block.start, block.end) for at in range(*match.span()))
    for match in MARK.finditer(text, block.start, block.end):
        at, mark = match.start(), match.group()
        if at in named:
            continue
        before = text[max(block.start, at - 8) : at]
        if at == ends or (_is_mentioned(text, at, block) and not _closes_aside(text, at, opened)):
            continue
        if mark in "([" and (range_ := RANGE.match(text, at, block.end)) and range_["end"] != CLOSERS[mark]:
            ends = range_.start("end")
            continue
        if mark == '"' and TEMPLATE.match(text, at + 1):
            continue
        if mark == '"' and closed_in_code(ctx, at):
            continue
        if mark == "”" and PRIMED.search(before) and text[at + 1 : at + 2] == ")":
            continue
        if mark == '"':
            straight.append(at)
            inches = inches or before[-1:].isdigit()
            continue
        if mark == ")" and SMILEY.search(before) and _closed_later(text, at, block):
            continue  # "(thanks to me ;) or not)": of the two the second closes
        partners = [opened[open] for open in PAIRS.get(mark, "") if opened[open]]
        if partners:
            max(partners, key=lambda places: places[-1]).pop()
        elif mark == "“" and opened["“"] and _closes(text, at, block):
            opened["“"].pop()
            lost.append(Lost(number, at, "turned"))
        elif mark == "”" and _opens(text, at, block) and text.find("”", at + 1, block.end) > 0:
            opened["“"].append(at)
            lost.append(Lost(number, at, "early"))
        elif mark in OPEN:
            # "the catalogue:[4]" is no smiley.
            face = SAD.search(before) and not (text[at + 1 : at + 2].isalnum() or NOTE.match(text, at))
            if not face and not _is_key(text, at, before) and not closed_in_address(ctx, at):
                opened[mark].append(at)
        elif not (
            KEY.search(before)
            or (mark == ")" and _is_label(ctx, at, block, before))
            or opened_in_address(ctx, at, block)
        ):
            lost.append(Lost(number, at))
    runs_on = following is not None and text[following.start : following.start + 1] in ("“", '"')
    early = {one.at for one in lost if one.kind == "early"}
    lost += [
        Lost(number, at)
        for mark, places in opened.items()
        if not (mark in "“„" and runs_on)
        for at in places
        if at not in early
    ]
    inside = (
        len(straight) == 1
        and text[straight[0] - 1].isalnum()
        and text[straight[0] + 1 : straight[0] + 2].isalnum()
    )
    if len(straight) % 2 and not runs_on and not inches and not inside:
        curly = [one for one in lost if text[one.at] in "“”" and not one.kind]
        if len(curly) == 1:
            lost.remove(curly[0])
        lost.append(Lost(number, straight[-1], "mixed" if len(curly) == 1 else ""))
    return sorted(lost, key=lambda one: one.at)


def _is_mentioned(text: str, at: int, block: Block) -> bool:
    """Say whether a mark is spoken of and parts nothing: alone in quotation marks, behind a word for it, or
    in a code for the colours of a terminal.
    """
    ahead, behind = text[max(block.start, at - 1) : at], text[at + 1 : min(at + 2, block.end)]
    if text[at] == '"' and ahead == " " and LISTED.match(text, at + 1, block.end):
        return True
    if text[at] == '"':
        alone = bool(ahead and behind) and ahead in "'`‘" and behind in "'’`"
        return alone and not text[at - 2 : at - 1].isalnum()
    if text[at] not in "()[]":
        return False
    if ahead and behind and ahead in DRAWN and behind in DRAWN:
        return True
    if ahead and behind and ahead in QUOTES[0] and behind in QUOTES[1]:
        # In '["name", 1]' the marks belong to what the brackets hold and stand in.
        beyond = text[at + 2 : at + 3] if text[at] in "([" else text[at - 2 : at - 1]
        return not beyond.isalnum()
    if text[at] == "[" and (ahead == ESCAPE or COLOUR.match(text, at, block.end)):
        return True
    apart = not behind.strip() and ahead == " "
    # "a spurious ) is sent": what nothing opened stands there as a word does.
    if apart and behind and text[at] in ")]" and not OPENER.search(text, block.start, at):
        return True
    return apart and SPOKEN.search(text, max(block.start, at - 16), at) is not None


def _is_label(ctx: Scope, at: int, block: Block, before: str) -> bool:
    """Say whether a bracket closes a label or a smiley, which need no partner."""
    if LABEL.search(before) or SMILEY.search(before):
        return True
    line, rest = line_at(ctx, at)
    if ctx.doc.traits.plain and not rest[1:].strip() and CASE.match(line):
        return True
    outline = OUTLINE.search(line) if before[-1:].isdigit() or before[-1:] == "." else None
    return bool(outline and outline.end() == len(line) and BEFORE_OUTLINE.match(line, 0, outline.start()))


def _is_key(text: str, at: int, before: str) -> bool:
    """Say whether a bracket is the key that is named with another one, and opens nothing."""
    return KEY.search(before) is not None and not text[at + 1 : at + 2].isalnum()


def _closed_later(text: str, at: int, block: Block) -> bool:
    """Say whether the next bracket of a block closes."""
    following = ROUND.search(text, at + 1, block.end)
    return following is not None and following.group() == ")"


def _closes_aside(text: str, at: int, opened: Mapping[str, list[int]]) -> bool:
    """Say whether a closing bracket in marks has its partner right before what the marks hold: (".wav")."""
    partner = opened["("][-1:] if text[at] == ")" else []
    return bool(partner) and at - partner[0] <= IN_MARKS and text[partner[0] + 1] == text[at - 1] == '"'


def _closes(text: str, at: int, block: Block) -> bool:
    """Say whether a mark stands where one closes: behind a word or a stop, before a space or a stop."""
    ahead, behind = text[at - 1 : at], text[at + 1 : min(at + 2, block.end)]
    return at > block.start and not ahead.isspace() and (not behind.strip() or behind in ".,;:!?)]")


def _opens(text: str, at: int, block: Block) -> bool:
    """Say whether a mark stands where one opens: first or behind a space or a bracket, before a word."""
    ahead, behind = text[at - 1 : at], text[at + 1 : min(at + 2, block.end)]
    return (at == block.start or ahead.isspace() or ahead in "([") and behind.isalnum()
