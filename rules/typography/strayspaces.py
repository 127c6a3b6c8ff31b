"""Spaces where none belongs."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

from copydesk.api import Block, Edit, Fix, Scope, Slip, regex, word_sets

from .gaps import line_at
from .meantbrackets import meant_brackets
from .spokenmarks import DOUBTFUL, MEANT, makes_entity, spoken

BEFORE = regex(r"(?P<space>[ \t\u00a0\u202f]{1,4})(?P<mark>[,;:!?]|\.(?!\.))(?=[\s”’\"]|$)")
# The space and the mark changed places: "late ,and".
SWAPPED = regex(r"(?P<space>[ \t\u00a0]{1,2})(?P<mark>[,;!?]|\.(?!Net\b))(?=[^\W\d_][a-z])")
SWAPPED_MARKS = (" ,", " .", " ;", " !", " ?")
INSIDE = regex(
    r"(?P<open>[(\[])(?P<space>[ \t]{1,3})(?=[^\W_])|(?<=[^\W_.,])(?P<before>[ \t]{1,3})(?P<close>[)\]])"
)
# "[ 40, 50 ]", "( 0 )": figures, as programs write them.
FIGURES = regex(r"[(\[][ \t]{1,3}[-+\d., \t]{1,50}[ \t][)\]]")
FIGURES_BEFORE = regex(FIGURES.pattern + r"\Z")
MOST_SPACES = 2
"""Spaces before a mark that may be a slip in plain text."""
# "tool --all . --quick": the mark is an argument, as the option behind it tells.
NEXT_OPTION = regex(r" --?[a-z]")
# "s : x ;", "n = n + 1 ;": a line of a grammar or a program.
STATEMENT = regex(r"\s{0,12}\w{1,30}(?: \w{1,30})? (?::{1,2}=|[:=]|->) [^\n]{0,80}\Z")
PROMPT, OPTION = regex(r"\s{0,8}[$%] "), regex(r"(?:^|\s)--?\w[\w-]*\Z")
# "error : function(", "{ name : value }": programs.
PROGRAM = regex(r"\s{0,3}(?:[\w.]{1,40}\(|[{\[])")
FIRST = regex(r"\s{0,8}(?:[-*+] |\d{1,3}[.)] )?(?P<word>[a-z][\w.-]{0,30}) ")
NEXT = regex(r"[^\W\d_]+")
COMMON = 5
COLUMNS = regex(r"\S(?: {3,}|[ ]*\t)")
LABEL_WORDS, LONG_LABEL = 3, 6
# Three labels with a space before the colon are a way of writing them.
LABEL = regex(r"^[\W_]{0,8}\w{1,20}(?: \w{1,20})? {1,8}: {1,4}\w", re.MULTILINE)
TWICE = regex(r"(?<=[^\W\d_],)[ \t]{2,3}(?=[^\W\d_])|(?<=[^\W\d_])[ \t]{2,3}(?=[a-z])")
# "Add a ? to it", "name . and ..": the mark is a word of the sentence.
BEFORE_MENTION = regex(r"(?<![\w'’])(?P<word>[A-Za-z][a-z]{0,8})\Z")
FOLDERS = regex(r"[^\w\n]{0,6}\w{0,4} ?\.\.(?!\w)")
SMILING = frozenset(":;=8-'^")
IS = regex(r" (?:is|are|means|stands|matches)\b")
RARE = 1
"""The tier of words that English texts hardly use."""
FRENCH, QUOTES = frozenset("«»"), frozenset("\"“'‘")
# The space before a closing mark: 'the machine ", he said'.
UNCLOSED = regex(
    r"(?<=[a-z])(?P<space> )\"(?P<mark>[,.;])(?=\s|$)(?!\s{1,60}\"[\w-]{1,30}\":|"
    r" (?:and |or )?[^\w\s\"“”]{1,2}[\s,])"
)
# “ Not inside of curly marks ”.
QUOTED = regex(
    r"(?:(?<=\s)|(?<![\s\S]))(?P<open>“)(?P<space>[ \t]{1,3})(?=\w)"
    r"|(?<=[\w.,!?])(?P<before>[ \t]{1,3})(?P<close>”)"
)
SPACED = regex(r"[ \t\u00a0\u202f][,;:!?.)\]”]| \"[,.;]|[(\[“][ \t]|[ \t]{2}|\t")
MANY = 10


def space_before_mark(ctx: Scope) -> Iterator[Slip]:
    doubled: list[tuple[int, int]] = []
    for block in ctx.blocks_at(ctx.facts.word_table.in_gaps(SPACED)):
        yield from _before(ctx, block)
        yield from _inside(ctx, block)
        yield from _inside_quotes(ctx, block)
        if block.kind != "cell":
            doubled.extend(islice(_doubled(ctx, block), MANY))
    # Many double spaces are a way of setting text (columns, full lines), not slips.
    if len(doubled) < MANY:
        for start, end in doubled:
            yield from _hit(ctx, start, end, (start + 1, end), " ", "twice")


def _doubled(ctx: Scope, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the doubled spaces between words, but in lines that are set in columns: those have wider gaps or,
    in plain text, several.
    """
    for match in TWICE.finditer(ctx.text, block.start, block.end):
        line = "".join(line_at(ctx, match.start())).strip()
        several = ctx.doc.traits.plain and line.count("  ") > 1
        if not several and not COLUMNS.search(line):
            yield match.span()


def _is_foreign(ctx: Scope, offset: int) -> bool:
    """Say whether a place stands in a quotation of which most words are hardly English: French has such
    spaces.
    """
    quotes = ctx.facts.quotes
    number = bisect_right(quotes, offset - 1, key=itemgetter(0)) - 1
    if number < 0 or quotes[number][1] < offset:
        return False
    start, end = quotes[number][:2]
    table, tier = ctx.facts.word_table, ctx.facts.lexicon.tier
    words = table.lower[table.first(start) : table.first(end)]
    return 2 * sum(tier(part) <= RARE for word in words for part in word.split("-")) > len(words)


def _before(ctx: Scope, block: Block) -> Iterator[Slip]:
    text, piece = ctx.text, ctx.doc.text_of(block)
    mentions = word_sets(ctx.data("spacing.txt"))["before-mention"]
    in_french = any(mark in piece for mark in FRENCH)
    for match in BEFORE.finditer(text, block.start, block.end):
        ahead = text[match.start() - 1 : match.start()]
        after_word = match.start() > block.start and (ahead.isalnum() or ahead in ')”’"%')
        if ahead == text[match.end() : match.end() + 1] == '"':
            continue  # 'a list of " ,"': what the marks hold is shown
        french = match["mark"] in ":;!?" and (in_french or _is_foreign(ctx, match.start()))
        # Where lines are set in columns by hand, a mark may begin one.
        column = ctx.doc.traits.plain and len(match["space"]) > MOST_SPACES
        if after_word and not (french or column) and not _right(ctx, match, mentions):
            said = spoken(ctx, match.start(), match.end(), block)
            if said != MEANT and not makes_entity(ctx, match):
                gap, safe = match.span("space"), said != DOUBTFUL
                yield from _hit(ctx, match.start(), match.end(), gap, match["mark"], safe=safe)
    if ' "' in piece and piece.count('"') % 2 == 0:
        for match in UNCLOSED.finditer(text, block.start, block.end):
            if piece.count('"', 0, match.start() - block.start) % 2:
                yield from _hit(ctx, match.start(), match.end(), match.span("space"), match["mark"])
    for match in SWAPPED.finditer(text, block.start, block.end) if _has_any(piece, SWAPPED_MARKS) else ():
        upper = text[match.end()].isupper()
        late = match["mark"] in ",;" or (upper and _common(ctx, match.end()))
        if late and text[match.start() - 1].islower() and not makes_entity(ctx, match):
            yield from _swapped(ctx, match)


def _has_any(piece: str, pairs: tuple[str, ...]) -> bool:
    return any(pair in piece for pair in pairs)


def _inside(ctx: Scope, block: Block) -> Iterator[Slip]:
    text, piece = ctx.text, ctx.doc.text_of(block)
    spaced = any(pair in piece for pair in ("( ", " )", "[ ", " ]"))
    if not spaced:
        return
    meant = {place for pair in meant_brackets(text, block) for place in pair}
    for match in INSIDE.finditer(text, block.start, block.end):
        # ":( and" is no bracket.
        if text[match.start() - 1] in SMILING or meant.intersection((match.start(), match.end() - 1)):
            continue
        if FIGURES.match(text, match.start()) or (
            match["close"] and FIGURES_BEFORE.search(text, max(block.start, match.end() - 60), match.end())
        ):
            continue
        if not match["open"]:
            yield from _hit(ctx, match.start(), match.end(), match.span("before"), match["close"])
        elif text[match.end() + 1 : match.end() + 2] != match["open"]:
            yield from _hit(ctx, *match.span(), match.span("space"), match["open"], "after")


def _inside_quotes(ctx: Scope, block: Block) -> Iterator[Slip]:
    piece = ctx.doc.text_of(block)
    # “ closes in „German“; and an odd number of marks does not tell which one a space belongs to.
    if "„" in piece or piece.count("“") != piece.count("”"):
        return
    for match in QUOTED.finditer(ctx.text, block.start, block.end):
        if match["open"]:
            yield from _hit(ctx, *match.span(), match.span("space"), match["open"], "after")
        else:
            yield from _hit(ctx, match.start(), match.end(), match.span("before"), match["close"])


def _swapped(ctx: Scope, match: re.Match[str]) -> Iterator[Slip]:
    span = ctx.doc.lift(*match.span())
    if ctx.doc.source.slice(span) == match.group():
        fix = Fix((Edit(span, match["mark"] + " "),), "put the space behind the mark", "safe")
        yield ctx.found(*match.span(), fix=fix, mark=match["mark"])


def _right(ctx: Scope, match: re.Match[str], mentions: frozenset[str]) -> bool:
    """Say whether the space is meant: ratios, spaced-out dots, smileys, list marks, names of folders, marks
    that are talked about.
    """
    text, mark, end = ctx.text, match["mark"], match.end()
    before = BEFORE_MENTION.search(text, max(0, match.start() - 12), match.start())
    # "a rare character . Rain": a sentence ends there.
    ends = mark == "." and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    named = before is not None and before["word"].lower() in mentions
    if (named and not (ends and before and len(before["word"]) >= LONG_LABEL)) or _in_program(
        ctx, match.start(), end
    ):
        return True
    if text[match.start() - 2 : match.start() - 1] in QUOTES and text[match.start() - 2 : match.start() - 1]:
        return True  # "k .": a sign that is quoted
    if mark in "!?" and IS.match(text, end):
        return True  # "unless ! is given"
    if mark == ".":
        folder = text[end : end + 2].strip()[:1].islower() or FOLDERS.match(text, end) is not None
        return folder or text[end : end + 2] == " ." or text[match.start() - 2 : match.start()] == " ."
    if mark == ":":
        beyond = text[end : end + 2].strip()
        return (
            text[match.start() - 1].isdigit()
            or (beyond[:1].isdigit())
            or text[match.start() - 2 : match.start() - 1] in (" ", "")
            # "Flow  : the water": labels that are set in a column.
            or (len(match["space"]) > 1 and len(line_at(ctx, match.start())[0].split()) < LABEL_WORDS)
            # "Width : 3": a label of a line.
            or _labels(*line_at(ctx, match.start()))
            or ctx.facts.spaced_labels >= LABEL_WORDS
        )
    return False


def _labels(before: str, behind: str) -> bool:
    """Say whether few words stand before a colon, and no sentence behind it."""
    return len(before.split()) < LABEL_WORDS and len(behind.split()) <= LONG_LABEL


def _in_program(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a mark belongs to a command ("git add .") or to a program ("{ name : value }")."""
    line, behind = line_at(ctx, start)
    behind = behind.lstrip()[1:]
    first = FIRST.match(line)
    programs = word_sets(ctx.data("spacing.txt"))["programs"]
    command = (first is not None and first["word"] in programs) or PROMPT.match(line) or OPTION.search(line)
    optional = NEXT_OPTION.match(ctx.text, end) is not None
    ended = ctx.text[end - 1] == ";" and not behind.strip() and STATEMENT.match(line) is not None
    return (
        bool(command or optional or ended)
        or line.count("{") > line.count("}")
        or PROGRAM.match(ctx.text, end) is not None
    )


def _common(ctx: Scope, start: int) -> bool:
    """Say whether a frequent word stands at a place, and not the name of a file (".Dockerfile")."""
    word = NEXT.match(ctx.text, start)
    return word is not None and ctx.facts.lexicon.tier(word.group().lower()) >= COMMON


def _hit(
    ctx: Scope,
    start: int,
    end: int,
    gap: tuple[int, int],
    mark: str,
    kind: str = "",
    *,
    safe: bool = True,
) -> Iterator[Slip]:
    span = ctx.doc.lift(*gap)
    # Where the source has a line break, markup or a reference mark between the two, the space is not one that
    # a reader sees.
    if ctx.doc.source.slice(ctx.doc.lift(start, end)) == ctx.text[start:end]:
        fix = Fix((Edit(span, ""),), "delete the space", "safe" if safe else "unsafe")
        yield ctx.found(start, end, kind=kind, fix=fix, mark=mark)
