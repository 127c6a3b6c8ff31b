"""Names of which a part is small, told by the rest of them: "the department of Natural Resources", "the
deposit insurance Corporation", "on Larch street", "the Pacific northwest", "River Red gum" beside "river red
gums".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from copydesk.api import Scope, word_sets

from .evidence import link_round, running_text
from .splitnames import name_kinds

BLOCKS = ("paragraph", "list-item", "caption")
STYLE = 2
"""So often half small, a kind of name is written so in this house."""
MOST_SMALL, MOST_CAPITALS = 4, 5
"""Small words before the last one of a name, and capitals before a small one."""
MOST_OTHERS = 3
MANY = 200
"""What stands oftener is looked at no further."""
LEAST_LETTERS = 3
BEHIND_THE = -1.0
"""How often "the" stands before a word (natural logarithm), at least, that is more than somebody's name."""
EVERYDAY = 4
"""The least tier of a word that is no name though some have it for one."""
TO_ROADS = frozenset({"on", "at", "from", "along", "off", "to", "of", "near", "in", "between"})
BEFORE_BODY = frozenset({"the", "a", "an", "our", "their", "its", "by", "to", "from", "with", "of"})
MAKERS = ("organisation", "program")
NOUNS, PARTS = ("NN", "NNS"), ("NN", "NNS", "JJ")
CLOSED = ("IN", "DT", "CC", "CD", "PRP", "PRP$", "MD", "TO", "RB", "VB", "VBD", "VBZ")

Sets = Mapping[str, frozenset[str]]
Named = tuple[int, int]
"""The numbers of the first and the last word of a name."""


def half_written(ctx: Scope) -> Iterator[tuple[int, int, str]]:
    """Yield prose range and right form of such names in running text; none where an article tells of code."""
    table = ctx.facts.word_table
    if ctx.doc.code or ctx.facts.code_words or not table.capitals:
        return
    sets = word_sets(ctx.data("half-names.txt"))
    done: set[int] = set()
    for number in _odd_capitals(ctx):
        if _is_prose(ctx, number, number):
            yield table.starts[number], table.ends[number], ctx.facts.lexicon.names[table.lower[number]].text
    for look in (_bodies_of, _bodies_last, _roads, _known, _whole_elsewhere):
        found = [name for name in look(ctx, sets) if _is_prose(ctx, *name)]
        # What is half small again and again is meant so.
        if len({table.lower[last] for _, last in found}) < len(found) - STYLE:
            continue
        for first, last in found:
            if done.isdisjoint(range(first, last + 1)):
                done.update(range(first, last + 1))
                yield table.starts[first], table.ends[last], _capitalised(ctx, first, last)


def _odd_capitals(ctx: Scope) -> Iterator[int]:
    """Yield the numbers of well-known names of products and firms with their capitals in other places, as in
    "FireFox" and "Youtube".
    """
    table, names = ctx.facts.word_table, ctx.facts.lexicon.names
    for word in names.keys() & table.vocabulary:
        if names[word].kind in MAKERS and not names[word].ambiguous:
            for number in table.numbers[word]:
                form = table.forms[number]
                if form[0].isupper() and not form.isupper() and form != names[word].text:
                    yield number


def _capitalised(ctx: Scope, first: int, last: int) -> str:
    """Return the words as they should be: all but those of grammar with a capital."""
    table = ctx.facts.word_table
    text = ""
    for number in range(first, last + 1):
        form = table.forms[number]
        small = form in ("of", "and", "the", "for", "on", "in")
        text += (table.gaps[number] if text else "") + (form if small else form[0].upper() + form[1:])
    return text


def _is_prose(ctx: Scope, first: int, last: int) -> bool:
    table = ctx.facts.word_table
    start, end = table.starts[first], table.ends[last]
    block = ctx.block_at(start)
    if block is None or block.kind not in BLOCKS or end > block.end:
        return False
    return running_text(ctx, start, end) and link_round(ctx, start, end) is None


def _joined(ctx: Scope, number: int) -> bool:
    """Say whether nothing but a space stands before a word."""
    table = ctx.facts.word_table
    return 0 < number < len(table) and table.gaps[number] == " "


def _common_capital(ctx: Scope, number: int) -> bool:
    """Say whether a word with a capital is an ordinary one, and no name by itself."""
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    word, form = table.lower[number], table.forms[number]
    known = lexicon.look_up(word)
    return (
        form.istitle()
        and form.isalpha()
        and len(form) >= LEAST_LETTERS
        and known.known
        and (not known.name or ctx.facts.word_pairs.leaning("the", word) > BEHIND_THE)
        and word not in lexicon.names
        and any(ctx.facts.tagger.may(word, tag) for tag in PARTS)
    )


def _bodies_of(ctx: Scope, sets: Sets) -> Iterator[Named]:
    """A body by what it is for: "the department of Natural Resources", "the institute of Statistics"; and the
    middle of such a name: "the Society for the protection of Birds".
    """
    table = ctx.facts.word_table
    for number in table.capitals:
        at = number - 2
        if (
            at < 1
            or not (_joined(ctx, number) and _joined(ctx, number - 1))
            or table.forms[number - 1] != "of"
        ):
            continue
        kind = table.forms[at]
        in_name = (
            table.forms[max(0, at - 2) : at] == ["for", "the"]
            and at > 2
            and (table.forms[at - 3][:1].isupper() and _joined(ctx, at - 1))
        )
        if not kind.islower() or not (kind in sets["bodies-of"] or (in_name and kind.endswith("ion"))):
            continue
        if not _joined(ctx, at) or not _common_capital(ctx, number) or _owned(ctx, number):
            continue
        last = number
        while last + 1 < len(table) and _joined(ctx, last + 1) and table.forms[last + 1].istitle():
            last += 1
        yield at, last


def _owned(ctx: Scope, number: int) -> bool:
    """Say whether what follows makes the word the first of a person's name or of a firm ("Grace & Son")."""
    table = ctx.facts.word_table
    after = number + 1
    if after >= len(table):
        return False
    if "&" in table.gaps[after]:
        return True
    if not _joined(ctx, after) or not table.forms[after][0].isupper():
        return False
    known = ctx.facts.lexicon.look_up(table.lower[after])
    return not known.known or (known.name and known.tier < EVERYDAY)


def _bodies_last(ctx: Scope, sets: Sets) -> Iterator[Named]:
    """A body after two or more small words that tell what it is for: "the deposit insurance Corporation"."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    for number in table.where(sets["bodies-last"]):
        if not table.forms[number].istitle() or number < 3 or not _joined(ctx, number):
            continue
        first = number
        while (
            number - first < MOST_SMALL
            and _joined(ctx, first)
            and table.forms[first - 1].islower()
            and table.lower[first - 1] not in BEFORE_BODY
            and any(tagger.may(table.lower[first - 1], tag) for tag in PARTS)
            and not any(tagger.likeliest(table.lower[first - 1]) == tag for tag in CLOSED)
        ):
            first -= 1
        if number - first < 2 or not _joined(ctx, first) or table.forms[first - 1] not in BEFORE_BODY:
            continue
        after = number + 1
        goes_on = _joined(ctx, after) and (table.forms[after][0].isupper() or table.forms[after] == "of")
        alone = [
            place
            for place in table.numbers[table.lower[number]]
            if place != number and table.forms[place].istitle() and table.lower[place - 1] in BEFORE_BODY
        ]
        if not goes_on and not alone and tagger.likeliest(table.lower[number - 1]) in NOUNS:
            yield first, number


def _roads(ctx: Scope, sets: Sets) -> Iterator[Named]:
    """A street without an article, which only a name may lack: "on Larch street"; or one of which the article
    writes others with a capital.
    """
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    ends = word_sets(ctx.data("grammar.txt"))["after-phrase"]
    others = {
        table.lower[number]
        for number in table.where(sets["place-names"])
        if table.forms[number].istitle() and _joined(ctx, number) and table.forms[number - 1].istitle()
    }
    for number in table.where(sets["road-names"] | others):
        if not table.forms[number].islower() or number < 2 or not _joined(ctx, number):
            continue
        first = number
        while number - first < MOST_CAPITALS and _joined(ctx, first) and table.forms[first - 1][0].isupper():
            first -= 1
        if first == number or first == 0 or not _joined(ctx, first):
            continue
        name = table.forms[number - 1]
        known = lexicon.names.get(name.lower())
        if not name.istitle() or len(name) < LEAST_LETTERS or (known is not None and not known.ambiguous):
            continue
        after = table.forms[number + 1] if _joined(ctx, number + 1) else ""
        goes_on = after and after not in ends and ctx.facts.tagger.likeliest(after) in PARTS
        if goes_on or table.forms[first - 1] not in TO_ROADS:
            continue
        yield first, number


def _known(ctx: Scope, sets: Sets) -> Iterator[Named]:
    """The second word of a name that everybody knows: "the Pacific northwest"."""
    table = ctx.facts.word_table
    for number in table.capitals:
        after = number + 1
        seconds = sets.get(table.lower[number]) if _joined(ctx, after) else None
        if seconds is None or not table.forms[after].islower() or table.forms[after] not in seconds:
            continue
        before = table.forms[number - 1] if _joined(ctx, number) else ""
        behind = table.forms[after + 1] if _joined(ctx, after + 1) else ""
        if before and not behind[:1].isupper() and _is_noun_end(ctx, after + 1):
            yield number, after


def _is_noun_end(ctx: Scope, number: int) -> bool:
    """Say whether a phrase is over before a word: a mark, the end, or no noun ("the Great lakes cruise")."""
    table = ctx.facts.word_table
    if not _joined(ctx, number):
        return True
    return ctx.facts.tagger.likeliest(table.lower[number]) not in NOUNS


def _whole_elsewhere(ctx: Scope, sets: Sets) -> Iterator[Named]:
    """A name of several words that the article has with other capitals elsewhere: the last one small ("Holm
    park"), or ordinary words of which some are ("River Red gum" beside "river red gums").
    """
    table = ctx.facts.word_table
    kinds = name_kinds(ctx.data("name-kinds.txt"))
    for number in table.capitals:
        last = number + 1
        if not (_joined(ctx, last) and _joined(ctx, number)) or not table.forms[last].islower():
            continue
        first = number
        while number - first < MOST_CAPITALS and _joined(ctx, first) and table.forms[first - 1].istitle():
            first -= 1
        if first < number and table.lower[first] == "the":
            first += 1
        if not first or not _joined(ctx, first) or not table.forms[number].istitle():
            continue
        size = last - first
        if (size == 1 and table.lower[last] not in kinds) or not _names_with(ctx, number):
            continue
        for at in _twins(ctx, first, last):
            whole = table.forms[at + size][0].isupper() and table.forms[at][0].isupper()
            other = size > 1 and all(table.forms[each].islower() for each in range(at + 1, at + size + 1))
            if whole or (other and _common_capital(ctx, number)):
                yield first, last
                break


def _names_with(ctx: Scope, number: int) -> bool:
    """Say whether a word hardly stands without the noun behind it: "Windows" and "Rust" stand before any."""
    table = ctx.facts.word_table
    last = table.lower[number + 1]
    places = table.numbers.get(table.lower[number], ())
    if len(places) > MANY:
        return False
    both = sum(table.lower[at + 1 : at + 2] in ([last], [f"{last}s"]) for at in places)
    if ctx.facts.tagger.likeliest(last) != "NN":
        return False
    return len(places) - both <= max(1, both // MOST_OTHERS)


def _twins(ctx: Scope, first: int, last: int) -> Iterator[int]:
    """Yield where the same words, the last one perhaps in the plural, stand elsewhere in running text."""
    table = ctx.facts.word_table
    words = table.lower[first:last]
    ends = (table.lower[last], f"{table.lower[last]}s")
    size = last - first
    for at in table.numbers.get(words[0], ())[:MANY]:
        end = at + size
        if at == first or end >= len(table) or table.lower[at:end] != words:
            continue
        if table.lower[end] in ends and all(_joined(ctx, each) for each in range(at + 1, end + 1)):
            block = ctx.block_at(table.starts[at])
            if block is not None and block.kind in BLOCKS:
                yield at
