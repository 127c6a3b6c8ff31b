"""Names written small, told by what is done with them: "carved by tilda Brome", "“No,” quill said", "on mill
lane", "from holland".
"""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, word_sets

from .evidence import link_round, running_text

ROADS = frozenset({"street", "road", "lane", "avenue", "square", "terrace", "crescent", "alley"})
PLACES = frozenset(
    {"point", "bridge", "street", "road", "lane", "hill", "island", "lake", "river", "bay", "park"}
)
"""Kinds of places, which are parts of their names."""
ON_ROADS = frozenset({"on", "in", "at", "from", "off", "along", "down", "near", "to"})
FROM_PLACES = frozenset({"from", "in", "to", "across", "throughout"})
SAYING = frozenset({"said", "says", "asked", "added", "wrote", "writes", "told", "thinks", "hopes", "knows"})
ENDS_SPEECH = (",", ",”", ',"', "”", '"')
TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Miss"})
LEAST_LETTERS = 4
SELDOM = 2
"""So often small, at the most, a word that has a capital elsewhere is a slip."""
COMMON = 5
"""A word of this tier or a higher one is too common to be told for a name by its neighbours."""
NO_ROAD_NAME = ("JJ", "DT", "IN", "RB", "VBG", "CD", "PRP$", "CC")

Named = tuple[int, int, str]
"""The numbers of the first and the last word, and the words as they should be written."""


def names_by_use(ctx: Scope) -> Iterator[Slip]:
    """Yield small words that are used as names; none where an article tells of code."""
    if ctx.doc.code or ctx.facts.code_words:
        return
    table = ctx.facts.word_table
    taken: set[int] = set()
    for number, last, name in (*_first_names(ctx), *_surnames(ctx), *_roads(ctx), *_places(ctx)):
        start, end = table.starts[number], table.ends[last]
        block = ctx.block_at(start)
        if number in taken or block is None or block.kind not in ("paragraph", "list-item", "caption"):
            continue
        if link_round(ctx, start, end) is None and running_text(ctx, start, end):
            taken.add(number)
            yield ctx.found(start, end, kind="maybe", name=name)


def _first_names(ctx: Scope) -> Iterator[Named]:
    """A word that is a name, and hardly a word, before another name: "tilda Brome", "from holland by"."""
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    ends = word_sets(ctx.data("grammar.txt"))["after-phrase"]
    particles = word_sets(ctx.data("name-particles.txt"))["particle"]
    for word in table.vocabulary:
        known = lexicon.look_up(word) if len(word) >= LEAST_LETTERS and word.isalpha() else None
        if known is None or not known.name or (known.known and not known.rare) or known.doubtful:
            continue
        if word in particles or word in lexicon.names or (not known.known and known.tier):
            continue  # others tell of these
        for number in table.numbers.get(word, ()):
            if number == 0 or not table.forms[number].islower() or table.gaps[number] != " ":
                continue
            after = table.forms[number + 1] if number + 1 < len(table) else ""
            joined = number + 1 < len(table) and table.gaps[number + 1] == " "
            before_name = joined and after.istitle() and len(after) >= LEAST_LETTERS
            ended = not joined or after in ends
            place = known.known and ended and table.lower[number - 1] in FROM_PLACES
            if (before_name and not known.known) or place:
                yield number, number, word.capitalize()


def _surnames(ctx: Scope) -> Iterator[Named]:
    """The surname of somebody whom the article has named in full, as one who says or does something."""
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    named = {
        table.lower[number]
        for number in table.capitals
        if table.forms[number].istitle()
        and len(table.forms[number]) >= LEAST_LETTERS
        and _after_first_name(ctx, number)
    }
    # Each name once: its places in the article are as many as its uses, and each use would ask for them all.
    for word in sorted(named):
        small = [at for at in table.numbers.get(word, ()) if table.forms[at].islower()]
        if not 0 < len(small) <= SELDOM or lexicon.tier(word) >= COMMON:
            continue
        for at in small:
            before = table.forms[at - 1] if at and table.gaps[at] in (" ", ". ") else ""
            after = table.forms[at + 1] if at + 1 < len(table) and table.gaps[at + 1] == " " else ""
            opens = table.gaps[at].strip() in ENDS_SPEECH
            if before in TITLES or (after in SAYING and (opens or before in ("and", "but", "as", "that"))):
                yield at, at, word.capitalize()


def _after_first_name(ctx: Scope, number: int) -> bool:
    """Say whether a title or a first name stands before a word with a capital."""
    table = ctx.facts.word_table
    if not number or table.gaps[number] not in (" ", ". "):
        return False
    before = table.forms[number - 1]
    return before in TITLES or (before.istitle() and ctx.facts.lexicon.look_up(before.lower()).name)


def _roads(ctx: Scope) -> Iterator[Named]:
    """A noun and "street", "road" or "lane" without an article before them: "the baths on castle street"."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    sets = word_sets(ctx.data("grammar.txt"))
    for number in table.where(ROADS):
        if number < 2 or table.gaps[number] != " " or table.gaps[number - 1] != " ":
            continue
        kind, name, before = table.forms[number - 2 : number + 1][::-1]
        if not (kind.islower() and name.islower() and before.lower() in ON_ROADS) or kind.endswith("s"):
            continue
        after = table.forms[number + 1] if number + 1 < len(table) and table.gaps[number + 1] == " " else ""
        if len(name) < 3 or name in sets["road-kinds"] or (after and after not in sets["after-phrase"]):
            continue
        if tagger.may(name, "NN") and not any(tagger.may(name, tag) for tag in NO_ROAD_NAME):
            yield number - 1, number, f"{name.capitalize()} {kind.capitalize()}"


def _places(ctx: Scope) -> Iterator[Named]:
    """What says what a place is, small behind the word of no dictionary that it has its name from."""
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    whole: set[tuple[str, str]] = set()
    half: list[int] = []
    for number in table.where(PLACES):
        if number and table.gaps[number] == " " and table.forms[number - 1].istitle():
            if table.forms[number].islower():
                half.append(number)
            else:
                whole.add((table.lower[number - 1], table.lower[number]))
    for number in half:
        first = table.lower[number - 1]
        if (first, table.lower[number]) in whole and not lexicon.known(first):
            yield number, number, table.forms[number].capitalize()
