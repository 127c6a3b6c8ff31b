"""Names written small, told by where they stand: "between Ludmere and thornwick", "mrs Aune"."""

from collections.abc import Iterator

from copydesk.api import Lexicon, Scope, Slip, word_sets

from .evidence import link_round

SHORT_TITLES = {"mr": "Mr", "mrs": "Mrs", "ms": "Ms", "dr": "Dr", "messrs": "Messrs"}
STREETS = frozenset({"street", "road", "lane", "avenue", "square", "terrace", "crescent"})
PREPOSITIONS = frozenset({"in", "on", "at", "of", "from", "to", "near", "along", "between", "for", "with"})
PAIRED = {"and": "between", "to": "from"}
LEAST_LETTERS = 6
UNLIKE = 0
"""What is less sure a slip than this is no slip, but a word that the dictionary lacks."""
OFTEN = 3
NOUN = "NN"
NO_NAME = ("JJ", "DT", "IN", "RB", "VBG", "CD", "PRP$")

Named = tuple[int, str]
"""The number of a word, and the word as it should be written."""


def name_in_place(ctx: Scope) -> Iterator[Slip]:
    """Yield small words that are names or titles by their neighbours; none where an article tells of code."""
    if ctx.doc.code or ctx.facts.code_words:
        return
    table = ctx.facts.word_table
    taken: set[int] = set()
    for number, name in (*_titles(ctx), *_before_names(ctx), *_beside_names(ctx), *_products(ctx)):
        block = ctx.block_at(table.starts[number])
        if number in taken or block is None or block.kind not in ("paragraph", "list-item", "caption"):
            continue
        if link_round(ctx, table.starts[number], table.ends[number]) is None:
            taken.add(number)
            yield ctx.found(table.starts[number], table.ends[number], kind="maybe", name=name)


def _titles(ctx: Scope) -> Iterator[Named]:
    """Mr and Dr before a name."""
    table = ctx.facts.word_table
    for number in table.where(SHORT_TITLES):
        word = table.forms[number]
        before = table.forms[number - 1] if number else ""
        if not word.islower() or before[-1:].isdigit() or not _follows(ctx, number):
            continue
        after = table.forms[number + 1]
        if after.istitle() or (len(after) > 2 and (after in ctx.facts.capitals or _is_unknown(ctx, after))):
            yield number, SHORT_TITLES[word]


def _before_names(ctx: Scope) -> Iterator[Named]:
    """A noun before "Street", and a title that the same name has with a capital elsewhere."""
    table = ctx.facts.word_table
    lexicon, tagger = ctx.facts.lexicon, ctx.facts.tagger
    particles = word_sets(ctx.data("grammar.txt"))["small-start"]
    pairs: set[tuple[str, str]] = set()
    for number in table.capitals[:-1]:
        name = table.forms[number + 1]
        if (
            table.gaps[number + 1] == " "
            and table.forms[number].istitle()
            and table.lower[number] not in particles  # "Dr Van Rensburg" is Ann van Rensburg
            and name.istitle()
            and len(name) > 2
        ):
            block = ctx.block_at(table.starts[number])
            sentence = ctx.facts.sentence_at(block, table.starts[number]) if block is not None else None
            inside = sentence is not None and sentence.start != table.starts[number]
            if inside and block is not None and block.kind != "heading":
                pairs.add((table.lower[number], name))
    for number in table.capitals:
        if not number or table.gaps[number] != " " or not table.forms[number - 1].islower():
            continue
        word, name = table.forms[number - 1], table.forms[number]
        if (word, name) in pairs and len(word) > 2 and lexicon.look_up(word).known and tagger.may(word, NOUN):
            if not any(tagger.may(word, tag) for tag in ("IN", "DT", "CC", "CD", "VB")):
                yield number - 1, word.capitalize()
        elif (
            table.lower[number] in STREETS
            and name.istitle()
            and number > 1
            and table.gaps[number - 1] == " "
            and table.forms[number - 2] in PREPOSITIONS
            and len(word) > 2
            and not any(tagger.may(word, tag) for tag in NO_NAME)
        ):
            yield number - 1, word.capitalize()


def _beside_names(ctx: Scope) -> Iterator[Named]:
    """A word of no dictionary that a conjunction joins to a name: "from Vardholm to rossavik"."""
    table = ctx.facts.word_table
    for word, places in ctx.facts.spelling.unknown.items():
        if len(word) < LEAST_LETTERS or len(table.numbers.get(word, ())) > 1 or not _is_unknown(ctx, word):
            continue
        for place in places:
            number = table.first(place.start)
            if number < 3 or any(table.gaps[near] != " " for near in (number, number - 1, number - 2)):
                continue
            first, name, joint = table.forms[number - 3], table.forms[number - 2], table.forms[number - 1]
            if not name.istitle() or joint not in ("and", "or", "to") or not _is_name(ctx, name):
                continue
            if PAIRED.get(joint) == first or (joint != "to" and first in PREPOSITIONS):
                yield number, word.capitalize()


def _products(ctx: Scope) -> Iterator[Named]:
    """A common noun that stands as a name throughout, and once small behind "the": "the packhorse"."""
    table = ctx.facts.word_table
    custom = word_sets(ctx.data("grammar.txt"))["by-custom-capital"]
    ends = word_sets(ctx.data("grammar.txt"))["after-phrase"]
    for word, forms in ctx.facts.capitals.items():
        form = max(forms, key=lambda form: forms[form])
        small = [number for number in table.numbers.get(word, ()) if table.forms[number].islower()]
        if (
            len(small) != 1
            or forms[form] < 2
            or len(table.numbers[word]) <= OFTEN
            or not form.istitle()
            or word in custom
        ):
            continue
        number = small[0]
        if not number or table.lower[number - 1] != "the" or table.gaps[number] != " " or len(word) < 4:
            continue
        after = number + 1
        ended = after >= len(table) or table.gaps[after] != " " or table.forms[after] in ends
        if ended and not _in_longer_name(ctx, word) and not ctx.facts.lexicon.look_up(word).name:
            yield number, form


def _in_longer_name(ctx: Scope, word: str) -> bool:
    """Say whether the word is a part of a name ("the Harbour Council"); a letter behind it is a model."""
    table = ctx.facts.word_table
    for number in table.numbers.get(word, ()):
        if not table.forms[number][0].isupper():
            continue
        after = table.forms[number + 1] if _follows(ctx, number) else ""
        before = table.forms[number - 1] if number and table.gaps[number] == " " else ""
        if (len(after) > 1 and after[0].isupper()) or after == "of":
            return True
        if before[:1].isupper() and before.lower() not in ("the", "a", "an", "every", "each", "with"):
            return True
    return False


def _is_name(ctx: Scope, form: str) -> bool:
    word = form.lower()
    known = ctx.facts.lexicon.look_up(word)
    return word in ctx.facts.lexicon.names or known.name or not known.known


def _is_unknown(ctx: Scope, word: str) -> bool:
    """Say whether no dictionary has a word, and no known word is near enough for it to be a slip."""
    lexicon: Lexicon = ctx.facts.lexicon
    if lexicon.look_up(word).known or lexicon.known(word):
        return False
    guess = lexicon.guess(word)
    return guess is None or guess.sure < UNLIKE


def _follows(ctx: Scope, number: int) -> bool:
    table = ctx.facts.word_table
    return number + 1 < len(table) and table.gaps[number + 1] in (" ", ". ")
