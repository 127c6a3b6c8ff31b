"""Common nouns that the article writes small, and once with a capital in the middle of a sentence: "our depot
in Hull … The Depot prints it", "planted with Cardamom … they raid the cardamom"; and such as only describe a
small noun: "at the Parish hall".
"""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, word_sets

from .midcapitals import CHOOSING, CONTROLS, name_follows, on_one_line
from .sentencewords import begins_sentence
from .straycapitals import DEFINITE, JOINTS, LONE, NOUN, belongs, in_name, in_scope, is_common

LEAST_LETTERS = 3
MOST = 2
"""So many nouns with a capital and no name beside them, and more, make it the way of the house."""
BESIDE_CODE = 3
"""So often a noun stands small that has a capital by mistake beside code, where it may be a type."""
LEAST_WORDS = 5
EVERYDAY = 4
"""The least tier of an everyday word."""
ARTICLES = frozenset(("a", "an", "the"))
BEARERS = frozenset("project team community language browser brand website company game album".split())
"""What has a name of its own, which stands before it: "the Cargo project"."""
SETTERS = frozenset(("IN", "TO", "JJ", "CC", "VB", "VBP", "VBZ", "VBD", "VBG", "VBN", "CD", "PRP$"))
"""The parts of speech behind which a noun may stand without an article."""
LINKS = frozenset(("IN", "JJ", "CC"))
"""Those before a twin that may be a verb, too."""
FINITE = frozenset(("VBZ", "VBD", "MD"))


def twinned_capital(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order; none where there are so many that they may be terms of the house."""
    coded = bool(ctx.doc.code or ctx.facts.code_words)
    table = ctx.facts.word_table
    # One place a word: a look at the place is dear in a long paragraph.
    first = {table.lower[n]: n for n in reversed(table.capitals) if _may_be(ctx, n)}
    every = sorted(number for number in first.values() if in_scope(ctx, number))
    terms = {table.lower[number] for number in every if is_common(ctx, table.lower[number])}
    if len(terms) > MOST:
        return
    for number in every:
        if not _is_no_name(ctx, number):
            continue
        if _is_twinned(ctx, number, coded):
            why = "the document also writes it small"
        elif not coded and _describes(ctx, number):
            why = "it only describes what follows"
        else:
            continue
        yield ctx.found(table.starts[number], table.ends[number], phrase=table.forms[number], why=why)


def _may_be(ctx: Scope, number: int) -> bool:
    """Say whether a noun with a capital stands behind a small word or an article, and no name beside it."""
    table, after = ctx.facts.word_table, number + 1
    form, word = table.forms[number], table.lower[number]
    if not number or len(form) < LEAST_LETTERS or not (form.istitle() and form.isalpha()):
        return False
    before = table.lower[number - 1]
    if table.gaps[number] != " " or not (table.forms[number - 1].islower() or before in DEFINITE | LONE):
        return False
    if after < len(table):
        gap, following = table.gaps[after], table.forms[after]
        if gap == " " and (not following.islower() or following in CONTROLS):
            return False
        if gap != " " and not (gap[:1] in ",;.!?" and (len(gap) == 1 or gap[1].isspace())):
            return False
        # "your Car, Truck or Van".
        if gap[:1] == "," and not following.islower():
            return False
    return ctx.facts.lexicon.known(word) and ctx.facts.tagger.likeliest(word) in NOUN


def _is_no_name(ctx: Scope, number: int) -> bool:
    """Say whether a noun has its only capital here, and no name that it may belong to."""
    word = ctx.facts.word_table.lower[number]
    return (
        sum(ctx.facts.capitals.get(word, {}).values()) == 1
        and is_common(ctx, word, twin=_has_article(ctx, number) and ctx.facts.lexicon.tier(word) >= EVERYDAY)
        and not (belongs(ctx, number) or _links_name(ctx, number) or name_follows(ctx, number))
        and on_one_line(ctx, number)
        and _is_in_sentence(ctx, number)
        and not in_name(ctx, word)
        and _is_lone(ctx, number)
    )


def _is_in_sentence(ctx: Scope, number: int) -> bool:
    """Say whether the sentence of a word is none of a few words, as headings and slogans are."""
    table, start = ctx.facts.word_table, ctx.facts.word_table.starts[number]
    block = ctx.doc.block_at(start)
    sentence = ctx.facts.sentence_at(block, start) if block is not None else None
    return sentence is not None and table.first(sentence.end) - table.first(sentence.start) >= LEAST_WORDS


def _has_article(ctx: Scope, number: int) -> bool:
    """Say whether an article, or another determiner, stands before a noun or before its adjective."""
    table = ctx.facts.word_table
    before, further = table.lower[number - 1], table.lower[number - 2] if number > 1 else ""
    articles = DEFINITE | LONE
    return before in articles or (ctx.facts.tagger.may(before, "JJ") and further in articles)


def _is_twinned(ctx: Scope, number: int, coded: bool) -> bool:
    """Say whether a noun stands small elsewhere, and at the end of its phrase here."""
    table = ctx.facts.word_table
    word, before = table.lower[number], table.lower[number - 1]
    twins = [
        twin for form in _forms(ctx, word) for twin in table.numbers.get(form, ()) if _is_twin(ctx, twin)
    ]
    if not twins or before in CHOOSING or not _phrase_ends(ctx, number):
        return False
    if coded:
        form, text = table.forms[number], ctx.doc.source.text
        once = text.count(form) - text.count(f"{form}s") == 1
        enough = len(twins) >= (BESIDE_CODE if before in DEFINITE else BESIDE_CODE - 1)
        return enough and once and _has_article(ctx, number)
    # "such as Alpaca": a rare word without an article is a name, unless its twin has one ("the cardamom").
    known = ctx.facts.lexicon.tier(word) >= EVERYDAY or any(table.lower[n - 1] in DEFINITE for n in twins)
    if _has_article(ctx, number):
        return True
    tagger, further = ctx.facts.tagger, table.lower[number - 2] if number > 1 else ""
    described = tagger.may(before, "JJ") and tagger.likeliest(further) == "IN"
    return known and (described or tagger.likeliest(before) in SETTERS)


def _describes(ctx: Scope, number: int) -> bool:
    """Say whether it stands between an article and a small noun that ends a phrase: "the Parish hall"."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    word, after = table.lower[number], number + 1
    if table.lower[number - 1] not in ARTICLES or after >= len(table) or table.gaps[after] != " ":
        return False
    if ctx.facts.lexicon.tier(word) < EVERYDAY or not is_common(ctx, word) or tagger.may(word, "VBG"):
        return False
    noun = table.lower[after]
    return (
        tagger.likeliest(noun) == "NN"
        and noun not in BEARERS | CONTROLS
        and not any(tagger.may(noun, tag) for tag in ("VBZ", "VBD", "IN", "RB"))
        and len(noun) >= LEAST_LETTERS
        and _phrase_ends(ctx, after)
    )


def _forms(ctx: Scope, word: str) -> list[str]:
    """Return a noun and its other number."""
    other = word[:-1] if word.endswith("s") and not word.endswith("ss") else f"{word}s"
    return [word, other] if any(ctx.facts.tagger.may(other, tag) for tag in NOUN) else [word]


def _is_twin(ctx: Scope, number: int) -> bool:
    """Say whether a word stands small as a noun in running text."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    if not number or not table.forms[number].islower() or not in_scope(ctx, number):
        return False
    if not any(tagger.may(table.lower[number], tag) for tag in ("VB", "VBZ", "VBD", "VBG")):
        return True
    before = table.lower[number - 1]
    return before in DEFINITE | LONE or tagger.likeliest(before) in LINKS


def _is_lone(ctx: Scope, number: int) -> bool:
    """Say whether every other capital of the word is one that opens a sentence."""
    table = ctx.facts.word_table
    return all(
        other == number or table.forms[other].islower() or begins_sentence(ctx, table.starts[other])
        for form in _forms(ctx, table.lower[number])
        for other in table.numbers.get(form, ())
    )


def _links_name(ctx: Scope, number: int) -> bool:
    """Say whether a joint binds the word to a name beside it: "the Bay of Fundy", "Arts and Crafts"."""
    table = ctx.facts.word_table
    after = number + 2
    if after < len(table) and table.gaps[number + 1] == table.gaps[after] == " ":
        further = table.forms[after + 1] if table.forms[after] == "the" and after + 1 < len(table) else ""
        if table.forms[number + 1] in JOINTS and (table.forms[after][0].isupper() or further[:1].isupper()):
            return True
    return number > 1 and table.lower[number - 1] in JOINTS and table.forms[number - 2][0].isupper()


def _phrase_ends(ctx: Scope, number: int) -> bool:
    """Say whether a mark, a verb or a word that opens another phrase follows."""
    table, after = ctx.facts.word_table, number + 1
    if after >= len(table) or table.gaps[after] != " ":
        return True
    following = table.lower[after]
    ends = word_sets(ctx.data("grammar.txt"))["after-phrase"]
    tagger = ctx.facts.tagger
    # "The server drops those": what may be a noun in the plural is a verb behind a noun in the singular.
    verb = tagger.likeliest(following) in FINITE or (
        not table.lower[number].endswith("s") and tagger.may(following, "VBZ")
    )
    return verb or following in ends
