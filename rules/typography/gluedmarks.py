"""Brackets, quotation marks, sums of money and years that run into the word beside them."""

import re
from collections.abc import Iterator, Mapping

from copydesk.api import Block, Scope, Slip, regex, word_sets

from .gaps import put_space, technical

# "(s)he", "(un)done": part of a word in brackets.
PART = regex(r"\([^\W\d_]{1,4}\Z")
AFTER_BRACKET = regex(r"(?<=[\w.!?])(?P<closing>\))(?P<right>[a-z]{2,20})(?![\w\-/(])")
MOST_LETTERS, MOST_INSIDE = 40, 400
BEFORE_BRACKET = regex(r"(?<![\w./@#\-])(?P<left>[^\W\d_]{2,40})\Z")
INITIALS = regex(r"\((?P<letters>[A-Z][A-Z&]{1,8})s?\)(?=[\s,.;:]|$)")
# A bracket with several words, as a sentence has it; a call has names, commas and marks of programs.
INSIDE = regex(r"\((?P<first>[A-Za-z][a-z]{0,20}|\d{1,4})(?P<rest>[ ,][^(){}\[\]<>=;|`_*\\]{1,400})\)")
QUOTE_BEHIND = regex(r"(?P<left>[a-z]{1,20})\Z")
MONEY = regex(r"[$£€](?=\d)")
IN_DATE = regex(r"(?<!\w)(?P<day>[12]?\d|3[01]),(?P<year>(?:1[5-9]|20)\d\d)(?![\w:/]|[.,]\d)")
LONG_WORD = regex(r"(?<= )(?P<left>[A-Za-z][a-z]{3,20})\Z")
NUMBER = regex(r",\d[\d.]{0,6}(?= [a-z]|%)")
BEFORE_DAY = regex(r"(?P<month>[A-Za-z]{3,9})\.? \Z")
GAP = regex(r"[(\[“$£€]\Z|,\Z|[.!?]?\)\Z")
# A call or a member in round brackets: such a text writes brackets without a space on purpose.
CALL = regex(r"\w\((?:[a-rt-z]?|\w{1,20}(?:, ?\w{1,20}){1,4})\)")
SQUARE = regex(r"\[(?P<first>[a-z]{2,20}) (?P<rest>[a-z][^\[\]{}<>=;|`_\\]{1,200})\](?!\()")
USUAL, FREQUENT = 4, 5
LEAST_WORDS = 3
Sets = Mapping[str, frozenset[str]]


def glued_marks(ctx: Scope) -> Iterator[Slip]:
    """Yield the marks between two words that want a space before or behind them."""
    text, sets = ctx.text, word_sets(ctx.data("spacing.txt"))
    for start, end in ctx.facts.word_table.broken_by(GAP.match):
        block = ctx.block_at(start - 1) if 0 < start < end < len(text) else None
        if block is None or text[start - 1].isspace():
            continue
        mark = text[end - 1]
        if mark == "[":
            yield from _before_square(ctx, block, end - 1)
        elif mark == "(":
            yield from _before_bracket(ctx, block, end - 1)
        elif mark == ")":
            yield from _behind_bracket(ctx, sets, block, end - 1)
        elif mark == ",":
            yield from _in_date(ctx, block, end - 1)
            yield from _before_number(ctx, block, end - 1)
        elif mark == "“" or (mark in "$£€" and MONEY.match(text, end - 1)):
            word = QUOTE_BEHIND.search(text, max(block.start, start - MOST_LETTERS), end - 1)
            # „German marks“ close with the one that opens in English.
            german = mark == "“" and "„" in ctx.doc.text_of(block)
            if word and not german and end - start == 1 and ctx.facts.lexicon.known(word["left"]):
                yield _hit(ctx, word.start(), end, end - 1, "beside", mark)


def _before_bracket(ctx: Scope, block: Block, bracket: int) -> Iterator[Slip]:
    """Judge a bracket right behind a word: it holds the initials of the words before it, or several words."""
    word = BEFORE_BRACKET.search(ctx.text, max(block.start, bracket - MOST_LETTERS), bracket)
    named = word is not None and word["left"].istitle() and not ctx.doc.code
    if word is None or not (named or _known(ctx, word["left"])):
        return
    match = INITIALS.match(ctx.text, bracket, block.end)
    if match and _abbreviates(ctx, match, block):
        yield _hit(ctx, word.start(), match.end(), bracket, "bracket", word["left"])
        return
    inside = INSIDE.match(ctx.text, bracket, block.end)
    if inside and _is_prose(ctx, word["left"], inside):
        short = len(inside["rest"].split()) + 1 < LEAST_WORDS
        kind = "bracket-maybe" if ctx.doc.code else "bracket-likely" if short else "bracket"
        yield _hit(ctx, word.start(), inside.end("first"), bracket, kind, word["left"])


def _is_prose(ctx: Scope, left: str, inside: re.Match[str]) -> bool:
    """Say whether a bracket with several words belongs to a sentence; "max(a, b)" and "print(the name)" do
    not.
    """
    first = inside["first"].lower()
    words = [word for word in inside["rest"].split() if word.isalpha()]
    plain = not (technical(ctx) or _calls(ctx))
    usual = first.isdigit() or ctx.facts.lexicon.tier(first) >= USUAL or first in ctx.facts.capitals
    usual = usual or (plain and ctx.facts.lexicon.known(first))
    known = sum(ctx.facts.lexicon.known(word.lower()) for word in words)
    arguments = inside["rest"].startswith(",") and len(words) <= inside["rest"].count(",")
    in_code = left.lower() in ctx.facts.code_words or not (left.islower() or left.istitle())
    least = LEAST_WORDS - 1 if plain and known == len(words) else LEAST_WORDS
    enough = len(words) + 1 >= least and known * 2 >= len(words)
    return bool(usual) and enough and not arguments and not in_code


def _calls(ctx: Scope) -> bool:
    """Say whether the text holds a call as programs have it."""
    return CALL.search(ctx.text) is not None


def _before_square(ctx: Scope, block: Block, bracket: int) -> Iterator[Slip]:
    """Judge a square bracket right behind a word: it holds several words of a sentence."""
    word = BEFORE_BRACKET.search(ctx.text, max(block.start, bracket - MOST_LETTERS), bracket)
    inside = SQUARE.match(ctx.text, bracket, block.end)
    if not word or not inside or technical(ctx) or not _known(ctx, word["left"]):
        return
    words = [inside["first"], *inside["rest"].split()]
    # "diminish[ing the …]": what an editor put in.
    whole = _known(ctx, word["left"] + inside["first"])
    if not whole and all(_known(ctx, each.strip(".,")) for each in words):
        yield _hit(ctx, word.start(), inside.end("first"), bracket, "bracket-likely", word["left"])


def _behind_bracket(ctx: Scope, sets: Sets, block: Block, bracket: int) -> Iterator[Slip]:
    """Judge a closing bracket right before a word."""
    text = ctx.text
    match = AFTER_BRACKET.match(text, bracket, block.end)
    if match is None or PART.search(text, max(block.start, bracket - 5), bracket):
        return
    opening = text.rfind("(", max(block.start, bracket - MOST_INSIDE), bracket)
    before, inside = text[opening - 1 : opening], text[opening + 1 : bracket]
    if opening < 0 or before.isalnum():
        return
    opens = match["right"] in sets["openers"] or match["right"] in sets["bound"]
    usual = ctx.facts.lexicon.tier(match["right"]) >= FREQUENT
    long = inside.count(" ") >= LEAST_WORDS - 1 and ctx.facts.lexicon.tier(match["right"]) >= USUAL - 1
    several = " " in inside and (usual or long or match["right"] in sets["small"])
    one = inside.isalpha() and usual and not ctx.facts.lexicon.known((inside + match["right"]).lower())
    if opens or (several and not ctx.doc.code) or (one and inside[:1].isupper() and not ctx.doc.code):
        yield _hit(ctx, bracket - 1, match.end(), bracket + 1, "", ")")


def _in_date(ctx: Scope, block: Block, comma: int) -> Iterator[Slip]:
    """Judge a comma between two numbers: a day and its year stand on its sides if a month stands before."""
    for digits in (2, 1):
        match = IN_DATE.match(ctx.text, max(block.start, comma - digits), block.end)
        month = (
            BEFORE_DAY.search(ctx.text, max(block.start, match.start() - 12), match.start())
            if match
            else None
        )
        if match and month and _is_month(ctx, month["month"].lower()):
            yield _hit(ctx, match.start(), match.end(), comma + 1, "", ",")
            return


def _before_number(ctx: Scope, block: Block, comma: int) -> Iterator[Slip]:
    """Judge a comma between a word and a number in a sentence ("at Lindau,4.80 metres")."""
    word = LONG_WORD.search(ctx.text, max(block.start, comma - MOST_LETTERS), comma)
    number = NUMBER.match(ctx.text, comma, block.end)
    if not word or not number or technical(ctx):
        return
    if not (_known(ctx, word["left"]) or word["left"].istitle()):
        return
    # In "hated,<sup>2</sup>" the number is that of a note.
    plain = ctx.doc.source.slice(ctx.doc.lift(word.start(), number.end()))
    if plain == ctx.text[word.start() : number.end()]:
        yield _hit(ctx, word.start(), number.end(), comma + 1, "likely", ",")


def _is_month(ctx: Scope, word: str) -> bool:
    calendar = ctx.data("calendar.toml")
    return word in calendar["months"] or word in calendar["short_months"]


def _abbreviates(ctx: Scope, match: re.Match[str], block: Block) -> bool:
    """Say whether letters in brackets are the initials of the words before them, the last of all the last."""
    letters = [letter for letter in match["letters"] if letter != "&"]
    table = ctx.facts.word_table
    last = table.first(match.start())
    first = max(table.first(block.start), last - 2 * len(letters))
    initials = [part[0].upper() for form in table.forms[first:last] for part in form.split("-") if part]
    if len(letters) < 2 or len(initials) < 2 or initials[-1] != letters[-1]:
        return False
    rest = iter(reversed(initials))
    return all(letter in rest for letter in reversed(letters))


def _known(ctx: Scope, word: str) -> bool:
    found = ctx.facts.lexicon.look_up(word.lower())
    return found.known or found.name


def _hit(ctx: Scope, start: int, end: int, gap: int, kind: str, mark: str) -> Slip:
    fix = put_space(ctx, gap, safe=not kind.startswith("bracket-"))
    return ctx.found(start, end, kind=kind, fix=fix, mark=mark)
