"""Two words that run together because the space between them was lost ("ofthe", "Ihave", "in2019")."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from copydesk.api import Lexicon, Scope, Slip, regex, word_sets

from .gaps import put_space

CODE_BEFORE, CODE_BEHIND = frozenset("@#/\\_~$%&=+<>^|`.\ufffc-"), frozenset("@/\\_~$=+<>(^|`\ufffc")
INNER_CAPITAL = regex(r"(?P<left>[A-Za-z][a-z]{1,15})(?P<right>[A-Z][a-z]{2,30}|I)")
AFTER_WORD = regex(r"(?P<left>[A-Za-z][a-z]{0,9})(?P<right>\d{1,4}(?:-[a-z]{3,12})?)")
AFTER_NUMBER = regex(r"(?P<left>\d{1,6})(?P<right>[a-z]{3,20})")
MONEY = frozenset("$£€")
SHORTEST, LONGEST, OFTEN = 3, 40, 3
LEAST, USUAL, FREQUENT = 3, 5, 6
"""Frequency tiers of the other word: beside a word that makes no compounds, beside one that may, and of a
word of three letters.
"""
LONG = 4
PRIVATIVE = ("s", "ly", "ic", "al")
"""Endings of words that take no "a" before them, or the Greek one ("asocial")."""
INFLECTIONS = ("s", "es", "ed", "er", "ers", "ing", "ings")
FORMED = ("ed", "ing", "ly")
"""Endings of words that hardly any compound begins with."""
ENDED = ("s", "ed", "ing", "ly", "tion")
SURE, LIKELY, MAYBE, CAPITAL = "sure", "likely", "maybe", "capital"
CAMELS = 2
"""So many different words with a capital inside are the way in which a file writes names of programs."""
Sets = Mapping[str, frozenset[str]]
_MOST_SEEN = 50_000
_words: set[str] = set()
_cuts: dict[str, "Cut"] = {}
"""What the forms of earlier documents came to: most words of an article stood in the last one."""


class Cut(NamedTuple):
    """Where a form that is no word falls into two words (0: it does not), and how sure that is."""

    at: int
    kind: str = SURE


def glued_words(ctx: Scope) -> Iterator[Slip]:
    """Yield the words that are two. A form that stands in the file again and again, or in its code and
    addresses, is a name.
    """
    sets, table = word_sets(ctx.data("spacing.txt")), ctx.facts.word_table
    candidates = list(_candidates(ctx, sets))
    technical = bool(ctx.doc.code) or sum(_camel(ctx, form, cut, sets) for form, cut in candidates) > CAMELS
    for form, cut in candidates:
        numbers = [n for n in table.numbers[form.lower()] if table.forms[n] == form]
        # "ofthe" is no name, however often it is there.
        grammar = cut.at and _grammar(form[: cut.at], sets) and _grammar(form[cut.at :], sets)
        if len(numbers) >= OFTEN and not grammar:
            continue
        for number in numbers:
            start, end = table.starts[number], table.ends[number]
            here = _at_markup(ctx, form, start, sets)
            if here is None and cut.at and _fits(ctx, form, cut, start, technical, sets):
                here = cut
            if here is not None and _in_prose(ctx, start, end) and not _stored(ctx, form):
                kind = here.kind if not technical or (grammar and here.kind == SURE) else MAYBE
                if here.kind == CAPITAL and form[0].isupper() and not _grammar(form[: here.at], sets):
                    kind = MAYBE  # "HarperCollins"
                yield _hit(ctx, start, end, here.at, kind)


def _stored(ctx: Scope, form: str) -> bool:
    """Say whether the file has a form in its code and addresses, too."""
    low = form.lower()
    return bool(ctx.facts.stored_words.count(low) > len(ctx.facts.word_table.numbers[low]))


def _grammar(word: str, sets: Sets) -> bool:
    """Say whether it is one of the small words of grammar."""
    return any(word.lower() in sets[name] for name in ("bound", "helping", "small", "particles"))


def _camel(ctx: Scope, form: str, cut: Cut, sets: Sets) -> bool:
    """Say whether a form is written as programs write their names ("contentEditable")."""
    right = form[cut.at :]
    return (
        cut.kind == CAPITAL
        and form[0].islower()
        and not _grammar(form[: cut.at], sets)
        and right not in ("I", *ctx.facts.capitals.get(right.lower(), {}))
    )


def _fits(ctx: Scope, form: str, cut: Cut, start: int, technical: bool, sets: Sets) -> bool:
    """Say whether a capital speaks for two words: not in a file with names of programs, and not in a name."""
    left, right = form[: cut.at], form[cut.at :]
    if cut.kind == CAPITAL:
        if technical:
            return False
        named = ctx.facts.capitals.get(right.lower(), {})
        if left[0].isupper() and not (_grammar(left, sets) and _opens(ctx, start)):
            return right in named and left in ctx.facts.capitals.get(left.lower(), {})
        return _grammar(left, sets) or right in ("I", *named)
    if not left.istitle() or left == "I" or not right.islower():
        return True
    # "Gunson", "Millerand": a capital means a name, but where a sentence begins with a word of grammar, or
    # the name alone stands elsewhere in the file ("Congressto").
    named = left in ctx.facts.capitals.get(left.lower(), {})
    first = _grammar(left, sets) or left.endswith(FORMED)
    return (named and _grammar(right, sets)) or (first and _opens(ctx, start))


def _opens(ctx: Scope, start: int) -> bool:
    block = ctx.doc.block_at(start)
    return block is not None and any(one.start == start for one in ctx.facts.sentences_of(block))


def _candidates(ctx: Scope, sets: Sets) -> Iterator[tuple[str, Cut]]:
    """Yield the forms of the document that are no words, with the place where they fall into two."""
    lexicon = ctx.facts.lexicon
    if len(_words) + len(_cuts) > _MOST_SEEN:
        _words.clear()
        _cuts.clear()
    for form in ctx.facts.word_table.distinct - _words:
        if form not in _cuts:
            if _is_word(form, lexicon):
                _words.add(form)
                continue
            _cuts[form] = _cut(form, lexicon, sets)
        yield form, _cuts[form]


def _is_word(form: str, lexicon: Lexicon) -> bool:
    if not SHORTEST <= len(form) <= LONGEST or not form.isascii() or form.isupper():
        return True
    found = lexicon.look_up(form.lower())
    # "ina" is no name where it is written small.
    known = found.known and not (found.rare and form.islower())
    return known or form.isdigit() or (found.name and form[0].isupper() and len(form) > SHORTEST)


def _cut(form: str, lexicon: Lexicon, sets: Sets) -> Cut:
    """Find the place where a form falls into two words; 0 when it does not."""
    form = form.replace("’", "'")
    if not form.replace("'", "").isalpha():
        return _cut_at_number(form, lexicon, sets)
    if lexicon.corrections(form.lower()):
        return Cut(0)
    if match := INNER_CAPITAL.fullmatch(form):
        words = [match[name].lower() for name in ("left", "right")]
        fits = all(
            lexicon.known(word) or word in lexicon.names or lexicon.look_up(word).name for word in words
        )
        return Cut(match.end("left"), CAPITAL) if fits else Cut(0)
    if not form[1:].islower():
        return Cut(0)
    cuts = [_judge(form[:at], form[at:], lexicon, sets) for at in range(1, len(form))]
    ranked = [(rank, at) for at, rank in enumerate(cuts, 1) if rank]
    if not ranked or _formed(form.lower(), lexicon):
        return Cut(0)
    rank, at = max(ranked)
    # "tobe": a word in the largest lists only.
    rare = lexicon.look_up(form.lower()).known
    return Cut(at, MAYBE if rare else (MAYBE, LIKELY, SURE)[rank // 100 - 1])


def _formed(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word is the plural or another form of one that is known ("formatters")."""
    for ending in INFLECTIONS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > SHORTEST:
            single = stem[:-1] if stem[-1] == stem[-2] else stem
            if any(lexicon.tier(form) >= LEAST for form in (stem, f"{stem}e", single)):
                return True
    return False


def _judge(left: str, right: str, lexicon: Lexicon, sets: Sets) -> int:
    """Rank a pair of words: hundreds for how sure it is (100 maybe … 300 sure), units for how usual they are;
    0 when nothing speaks for them.
    """
    low = left.lower()
    if low == "i":
        verb = right in sets["behind-i"] or right.endswith("n't")
        usual = verb or _follows_i(right, lexicon, sets)
        # "Ifan" is a name: behind any other word than the usual verbs nobody can be sure.
        return (300 if verb else 100) if left == "I" and usual and lexicon.known(right) else 0
    tiers = lexicon.tier(low), lexicon.tier(right)
    if low == "a":
        fits = tiers[1] >= USUAL and len(right) >= LONG and not right.endswith(PRIVATIVE)
        return 200 + tiers[1] if fits and left == "a" else 0
    if right == "a":
        return 200 if low in sets["single"] or (low.endswith("ing") and lexicon.tier(low) >= LEAST) else 0
    if not all(tiers) or not (_whole(low, tiers[0], sets) and _whole(right, tiers[1], sets)):
        return 0
    units = sum(tiers)
    if _grammar(low, sets) and _grammar(right, sets):
        # "init", "itis": of two words of two letters each nobody can be sure.
        return 100 + units if len(low + right) <= LONG else 300 + units
    if low in sets["bound"] or right in sets["bound"]:
        return 300 + units
    if not sets["helping"].isdisjoint((low, right)) or not sets["small"].isdisjoint((low, right)):
        return 200 + units if min(tiers) >= USUAL else 100 + units
    if right in sets["particles"]:
        return 200 + units if low.endswith(ENDED) and min(tiers) >= USUAL else 100 + units
    if low in sets["particles"]:
        return 100 + units if min(tiers) >= FREQUENT else 0
    formed = low.endswith(FORMED) and len(low) > LONG
    return 200 + units if formed and min(tiers) >= USUAL and len(right) >= LONG else 0


def _follows_i(word: str, lexicon: Lexicon, sets: Sets) -> bool:
    tier = lexicon.tier(word)
    past = word.endswith("ed") and tier >= LEAST
    return past or (
        tier >= USUAL and word not in sets["not-behind-i"] and (len(word) > 2 or word in sets["helping"])
    )


def _whole(word: str, tier: int, sets: Sets) -> bool:
    """Say whether a word may stand for itself beside another one; of the short ones only the usual may."""
    least = FREQUENT if len(word) == SHORTEST else LEAST
    return _grammar(word, sets) or (len(word) >= SHORTEST and tier >= least)


def _cut_at_number(form: str, lexicon: Lexicon, sets: Sets) -> Cut:
    if match := AFTER_WORD.fullmatch(form):
        number, _, unit = match["right"].partition("-")
        if match["left"] == "a" and unit:
            return Cut(1, LIKELY if lexicon.tier(unit) >= USUAL else MAYBE)
        year = len(number) == LONG and number[:2] in ("17", "18", "19", "20")
        if match["left"].lower() in sets["before-number"] and not unit:
            return Cut(match.end("left"), SURE if year else LIKELY)
    if match := AFTER_NUMBER.fullmatch(form):
        word = match["right"]
        plural = word.endswith("s") and lexicon.tier(word) >= LEAST and lexicon.tier(word[:-1]) >= LEAST
        if word in sets["behind-number"] or (plural and len(word) > LONG):
            return Cut(match.end("left"), LIKELY)
    return Cut(0)


def _at_markup(ctx: Scope, form: str, start: int, sets: Sets) -> Cut | None:
    """Return where markup parts a form into two usual words ("Monday</b>at", not "un<b>done</b>")."""
    source, lexicon = ctx.doc.source, ctx.facts.lexicon
    if (
        ctx.doc.traits.plain
        or not form.isalpha()
        or source.slice(ctx.doc.lift(start, start + len(form))) == form
    ):
        return None
    lift = ctx.doc.lift
    borders = [
        at
        for at in range(1, len(form))
        if lift(start + at - 1, start + at).end < lift(start + at, start + at + 1).start
    ]
    pieces = [form[a:b] for a, b in pairwise((0, *borders, len(form)))]
    # "Next</b>Chapter": a label and what it leads to, which pages set apart.
    labels = all(piece[0].isupper() for piece in pieces)
    words = borders and not labels and all(_stands(piece, lexicon, sets) for piece in pieces)
    return Cut(borders[0], LIKELY) if words else None


def _stands(word: str, lexicon: Lexicon, sets: Sets) -> bool:
    low = word.lower()
    if len(low) < SHORTEST:
        return _grammar(low, sets)
    known = lexicon.look_up(low)
    return known.tier >= USUAL or known.name or (word.isupper() and len(word) > SHORTEST)


def _in_prose(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a form stands in running text in scope and is no part of an address or of program text."""
    text = ctx.text
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before == "-" == text[start - 2 : start - 1] or (before in MONEY and text[start].isdigit()):
        before = ""  # "so--andthe", "$30billion"
    if before in CODE_BEFORE or behind in CODE_BEHIND or ctx.block_at(start) is None:
        return False
    # "thefile.txt": a stop or colon and no space behind it; "of1.885" is a number.
    goes_on = behind in (".", ":", "-", "'", "’") and text[end + 1 : end + 2].isalnum()
    return not goes_on or (text[end - 1].isdigit() and text[end + 1].isdigit())


def _hit(ctx: Scope, start: int, end: int, at: int, kind: str) -> Slip:
    left, right = ctx.text[start : start + at], ctx.text[start + at : end]
    fix = put_space(ctx, start + at, safe=False)
    return ctx.found(start, end, kind=kind, fix=fix, left=left, right=right)
