"""Two common words with capitals that name nothing: "no Soldering Iron is needed", "in a Dry Season"."""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, word_sets

from .capitalisedphrases import CUSTOMARY
from .midcapitals import CHOOSING, CONTROLS, OWNERS, USUAL, VERBS, on_one_line
from .sentencewords import begins_sentence
from .splitnames import name_kinds
from .straycapitals import DEFINITE, JOINTS, LONE, NOUN, in_scope, is_common, is_plain

MOST = 2
"""So many such pairs are slips; more are the way of the house."""
LEAST_LETTERS = 3
FIRST = ("NN", "JJ", "VBG", "VBN", "NNS")
FINITE = frozenset(("VBZ", "VBD", "MD"))
EVERYDAY = 4
"""The least tier of the words behind "the"."""


def capital_pair(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order; none where there are so many that they may be terms of the house."""
    table = ctx.facts.word_table
    found = [number for number in table.capitals if _is_pair(ctx, number)]
    if not 0 < len(found) <= MOST:
        return
    for number in found:
        start, end = table.starts[number], table.ends[number + 1]
        why = _why(ctx, number) if in_scope(ctx, number) and on_one_line(ctx, number + 1) else ""
        if why:
            yield ctx.found(start, end, phrase=ctx.text[start:end], why=why)


def _is_pair(ctx: Scope, number: int) -> bool:
    """Say whether two common words with their only capitals stand behind a small word, and no name beside
    them.
    """
    table, last = ctx.facts.word_table, number + 1
    if not number or last >= len(table) or table.gaps[number] != " " or table.gaps[last] != " ":
        return False
    words = table.forms[number : last + 1]
    if not all(form.istitle() and form.isalpha() and len(form) >= LEAST_LETTERS for form in words):
        return False
    before = table.forms[number - 1]
    # "The Back Kitchen" in the middle of a sentence is a title.
    if not before.islower() and not (
        before.lower() in LONE | DEFINITE and begins_sentence(ctx, table.starts[number - 1])
    ):
        return False
    if not _ends(ctx, last):
        return False
    low = table.lower[number : last + 1]
    if any(sum(ctx.facts.capitals.get(word, {}).values()) != 1 for word in low):
        return False
    tagger = ctx.facts.tagger
    if tagger.likeliest(low[1]) not in NOUN or not any(tagger.may(low[0], tag) for tag in FIRST):
        return False
    # "The Society of Grey Friars": what a joint binds to a name is of it.
    if table.lower[number - 1] in JOINTS and number > 1 and table.forms[number - 2][0].isupper():
        return False
    before = _determiner(ctx, number)
    last_too = is_common(ctx, low[1]) or (before in LONE | OWNERS and _is_used(ctx, low[1]))
    return _is_first(ctx, number, before) and last_too and low[1] not in CONTROLS


def _determiner(ctx: Scope, number: int) -> str:
    """Return the word before a pair, or the determiner before an adjective that stands there."""
    table = ctx.facts.word_table
    before = table.lower[number - 1]
    further = table.lower[number - 2] if number > 1 and table.gaps[number - 1] == " " else ""
    described = before not in LONE | DEFINITE and ctx.facts.tagger.may(before, "JJ")
    return further if described and further in LONE | OWNERS else before


def _is_first(ctx: Scope, number: int, before: str) -> bool:
    """Say whether the first word is an ordinary one; a name where the second stands small as well ("a Mason
    Bee from a small mining bee").
    """
    word = ctx.facts.word_table.lower[number]
    return _is_used(ctx, word) or (
        before in LONE
        and ctx.facts.lexicon.tier(word) >= EVERYDAY
        and word not in ctx.facts.lexicon.names
        and _is_small(ctx, number + 1)
    )


def _is_small(ctx: Scope, number: int) -> bool:
    """Say whether a noun stands small elsewhere, in one number or the other."""
    table, word = ctx.facts.word_table, ctx.facts.word_table.lower[number]
    return any(
        table.forms[at].islower()
        for form in (word, f"{word}s", word.removesuffix("s"))
        for at in table.numbers.get(form, ())
    )


def _is_used(ctx: Scope, word: str) -> bool:
    """Say whether a word is an ordinary one that is in use, and no name."""
    return ctx.facts.lexicon.look_up(word).tier > 0 and is_plain(ctx, word)


def _ends(ctx: Scope, last: int) -> bool:
    """Say whether the phrase is over: a mark, a verb or a word that opens another phrase follows."""
    table, after = ctx.facts.word_table, last + 1
    if after >= len(table):
        return True
    gap, following = table.gaps[after], table.forms[after]
    if gap != " ":
        return gap[:1] in ",;:.!?" and (len(gap) == 1 or gap[1].isspace())
    if not following.islower():
        return False
    further = table.forms[after + 1] if after + 1 < len(table) and table.gaps[after + 1] == " " else ""
    if following in JOINTS and further[:1].isupper():
        return False
    return (
        following in word_sets(ctx.data("grammar.txt"))["after-phrase"]
        or ctx.facts.tagger.likeliest(following) in FINITE
    )


def _why(ctx: Scope, number: int) -> str:
    """Return what tells that two words are no name, or ""."""
    table, pairs = ctx.facts.word_table, ctx.facts.word_pairs
    one, two = table.lower[number], table.lower[number + 1]
    before = _determiner(ctx, number)
    if table.lower[number - 1] in CHOOSING or f"{one} {two}" in CUSTOMARY:
        return ""
    if before in LONE:
        return "what stands before it makes it one of many"
    if ctx.doc.code or ctx.facts.code_words:
        return ""
    preposed = ctx.facts.tagger.likeliest(before) in ("IN", "TO")
    body = not name_kinds(ctx.data("name-kinds.txt")).isdisjoint((two, two.removesuffix("s")))
    if before in OWNERS and not body:
        return "nothing beside it makes it a name"
    forms = {two, two.removesuffix("s")}
    usual = any(pairs.counted(one, form) and pairs.leaning(one, form) >= USUAL for form in forms)
    if usual and not body and (before in DEFINITE or preposed) and _is_small(ctx, number + 1):
        return "the document also writes it small"
    if usual and (preposed or ctx.facts.tagger.likeliest(before) in VERBS):
        return "nothing beside it makes it a name"
    return ""
