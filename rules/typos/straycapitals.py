"""Common nouns with a capital that nothing asks for: "Push the blade in. Do not hammer the Blade."."""

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, word_sets

from .evidence import link_round, running_text

LEAST_LETTERS = 4
COMMON = 2
"""The least tier of an everyday word."""
MOST = 3
"""So many nouns with a capital make it the way of the house: defined terms, characters, parts of a game."""
OFTEN = 3
"""So often small behind "the", a noun is no short form of a name in which it stands ("the Rook Mill")."""
LONE = frozenset({"a", "an", "no", "any", "every", "each", "another", "some"})
"""Behind these stands one of many, which has no name."""
DEFINITE = frozenset({"the", "this", "that", "your", "our", "their", "its", "his", "her", "my"})
STUFF = frozenset({"of", "with"})
"""Behind these and an adjective stands what there is some of: "a glass of cold Beer"."""
NEXT = frozenset({"next", "last", "following", "same", "previous"})
LOUD = 4
"""The least tier of a word that stands in capitals by mistake."""
NOUN = ("NN", "NNS")
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
JOINTS = frozenset({"and", "for", "of", "in", "on", "to"})


def stray_capital(ctx: Scope) -> Iterator[Slip]:
    """Yield nouns that stand once with a capital and no name beside them, behind a word such as "a" or "the".

    Behind "the" the article must write the noun small elsewhere, too.
    """
    coded = bool(ctx.doc.code or ctx.facts.code_words)
    # Beside code a capital may be that of a type or a button, but not behind a number.
    found = [
        number
        for number in ctx.facts.word_table.capitals
        if (not coded or _counts(ctx, number)) and _may_be(ctx, number)
    ]
    if len({ctx.facts.word_table.lower[number] for number in found}) > MOST:
        return
    for number in found:
        table = ctx.facts.word_table
        word, start = table.lower[number], table.starts[number]
        small = _small(ctx, word)
        before = _determiner(ctx, number)
        told = small or _where(ctx, number) or _next_unit(ctx, number)
        if before in DEFINITE and not (told or _restricted(ctx, number)):
            continue
        if before not in LONE | DEFINITE | STUFF and not small and word not in _units(ctx):
            continue
        if small:
            why = "the document also writes it small"
        else:
            why = "what stands before it makes it one of many" if before in LONE else "it names nothing else"
        yield ctx.found(start, table.ends[number], phrase=table.forms[number], why=why)


def loud_noun(ctx: Scope) -> Iterator[Slip]:
    """Yield the one common noun of an article that stands in capitals throughout: "bring your own PLATE"."""
    if ctx.doc.code or ctx.facts.code_words:
        return
    table = ctx.facts.word_table
    loud = [
        number
        for number in table.capitals
        if len(table.forms[number]) >= LEAST_LETTERS
        and table.forms[number].isupper()
        and table.forms[number].isalpha()
        and ctx.facts.lexicon.tier(table.lower[number])
    ]
    # Where there are more, it is the way of the author to be loud, or they are abbreviations.
    if len(loud) != 1 or not loud[0]:
        return
    number = loud[0]
    word, before = table.lower[number], table.lower[number - 1]
    if ctx.facts.lexicon.tier(word) < LOUD or not is_common(ctx, word) or not _stands_alone(ctx, number):
        return
    owned = table.forms[number - 1].islower() and (before == "own" or _determiner(ctx, number))
    if owned and ctx.facts.tagger.likeliest(word) in NOUN and in_scope(ctx, number):
        yield ctx.found(
            table.starts[number],
            table.ends[number],
            phrase=table.forms[number],
            why="it is an ordinary word",
        )


def _next_unit(ctx: Scope, number: int) -> bool:
    """Say whether it is a time that follows another: "until the next Morning"."""
    table = ctx.facts.word_table
    return table.lower[number - 1] in NEXT and table.lower[number] in _units(ctx)


def _restricted(ctx: Scope, number: int) -> bool:
    """Say whether a clause without a comma says which one of many is meant: "of the Type that they use"."""
    table = ctx.facts.word_table
    after = number + 2
    return (
        after < len(table)
        and ctx.facts.lexicon.tier(table.lower[number]) >= LOUD
        and table.gaps[number + 1] == table.gaps[after] == " "
        and table.forms[number + 1] == "that"
        and table.lower[number - 2 : number] == ["of", "the"]
        and not ctx.facts.tagger.may(table.lower[number], "VB")
    )


def _units(ctx: Scope) -> Sequence[str]:
    units: str = ctx.data("table-words.toml")["time_units"]
    return units.split()


def _may_be(ctx: Scope, number: int) -> bool:
    """Say whether a word with a capital is a common noun by itself, which the article writes so only here."""
    table = ctx.facts.word_table
    word = table.lower[number]
    if number == 0 or len(word) < LEAST_LETTERS or not table.forms[number].istitle() or not word.isalpha():
        return False
    if not _determiner(ctx, number) or belongs(ctx, number):
        return False
    if sum(ctx.facts.capitals.get(word, {}).values()) != 1:
        return False
    twins = _with_article(ctx, word)
    if not is_common(ctx, word, twin=twins > 0):
        return False
    named = in_name(ctx, word) and twins < OFTEN
    plural = word.endswith("s") and _small(ctx, word)
    ends = _stands_alone(ctx, number) or ((twins or plural) and _verb_follows(ctx, number))
    # "Test it with a Thermometer: it is done at 96 degrees".
    ends = ends or (table.gaps[number + 1 : number + 2] == [": "] and _determiner(ctx, number) in LONE)
    return bool(ends) and not named and in_scope(ctx, number)


def _verb_follows(ctx: Scope, number: int) -> bool:
    """Say whether a small word that is rather a verb than a noun follows: "the Kiln needs a roof"."""
    table, after = ctx.facts.word_table, number + 1
    if after >= len(table) or table.gaps[after] != " " or not table.forms[after].islower():
        return False
    return ctx.facts.tagger.likeliest(table.lower[after]) in FINITE


def _with_article(ctx: Scope, word: str) -> int:
    """Return how often a noun stands small behind "the"."""
    table = ctx.facts.word_table
    places = table.numbers.get(word, ())
    return sum(n > 0 and table.forms[n].islower() and table.lower[n - 1] == "the" for n in places)


def _where(ctx: Scope, number: int) -> bool:
    """Say whether words behind the noun say which one is meant: "the Kiosk on either pier"."""
    table = ctx.facts.word_table
    after = number + 2
    return (
        after < len(table)
        and table.gaps[number + 1] == table.gaps[after] == " "
        and table.forms[number + 1] in word_sets(ctx.data("grammar.txt"))["placing"]
        and table.forms[after] in LONE | DEFINITE | {"either", "both"}
        and not table.forms[min(after + 1, len(table) - 1)][0].isupper()
    )


def _determiner(ctx: Scope, number: int) -> str:
    """Return the determiner before a word, or before one small adjective in front of it; "" when none is."""
    table = ctx.facts.word_table
    before = table.lower[number - 1]
    if table.gaps[number] != " ":
        return ""
    if before in LONE | DEFINITE or _counts(ctx, number):
        return before
    further = table.lower[number - 2] if number > 1 and table.gaps[number - 1] == " " else ""
    adjective = table.forms[number - 1].islower() and ctx.facts.tagger.may(before, "JJ")
    return further if adjective and further in LONE | DEFINITE | STUFF else ""


def _counts(ctx: Scope, number: int) -> bool:
    """Say whether a number stands before a noun in the plural: "within ten Seconds"."""
    table = ctx.facts.word_table
    if number == 0 or table.gaps[number] != " ":
        return False
    before = table.forms[number - 1]
    counted = before.isdigit() or before in ctx.data("numbers.toml")["small"]
    return counted and table.lower[number].endswith("s") and ctx.facts.tagger.may(table.lower[number], "NNS")


def belongs(ctx: Scope, number: int) -> bool:
    """Say whether it is the end of a title: "the Father of his Country", "Chief of the Armies", and not "Each
    of the Drivers".
    """
    table = ctx.facts.word_table
    if number < 3 or table.lower[number - 2] not in JOINTS:
        return False
    return table.forms[number - 3][0].isupper() and table.lower[number - 3] not in LONE


def is_plain(ctx: Scope, word: str, *, twin: bool = False) -> bool:
    """Say whether a word of the dictionary has no capital by custom and is no name, too, unless it has a
    small ``twin``.
    """
    known = ctx.facts.lexicon.look_up(word)
    if not known.known or (not twin and (known.name or word in ctx.facts.lexicon.names)):
        return False
    return word not in word_sets(ctx.data("grammar.txt"))["by-custom-capital"]


def is_plain_thing(ctx: Scope, word: str) -> bool:
    """Say whether a word is plain, and what it may be the plural of has no capital by custom either."""
    custom = word_sets(ctx.data("grammar.txt"))["by-custom-capital"]
    return is_plain(ctx, word) and word.removesuffix("s") not in custom


def is_common(ctx: Scope, word: str, *, twin: bool = False) -> bool:
    """Say whether a word is an everyday noun; one that is a name, too, is where it has a small ``twin``."""
    return (
        ctx.facts.lexicon.look_up(word).tier >= COMMON
        and is_plain(ctx, word, twin=twin)
        and any(ctx.facts.tagger.may(word, tag) for tag in NOUN)
    )


def _stands_alone(ctx: Scope, number: int) -> bool:
    """Say whether the noun phrase ends with the word: a mark, a preposition, a verb or nothing follows."""
    table = ctx.facts.word_table
    after = number + 1
    if after >= len(table):
        return True
    gap = table.gaps[after]
    if gap != " ":
        return gap[:1] in ",;.!?" and (len(gap) == 1 or gap[1].isspace())
    following = table.forms[after]
    if not following.islower() or not following.isalpha():
        return False
    # "The Family and Medical Leave Act".
    further = table.forms[after + 1] if after + 1 < len(table) and table.gaps[after + 1] == " " else ""
    if further[:1].isupper() and following in JOINTS:
        return False
    return following in word_sets(ctx.data("grammar.txt"))["after-phrase"]


def in_name(ctx: Scope, word: str) -> bool:
    """Say whether the word has a capital beside another one anywhere in the text: "the Harbour Council" may
    be called the Council.
    """
    table = ctx.facts.word_table
    for number in table.numbers.get(word, ()):
        if not table.forms[number][0].isupper():
            continue
        before = table.forms[number - 1] if number and table.gaps[number] == " " else ""
        after = table.forms[number + 1] if number + 1 < len(table) and table.gaps[number + 1] == " " else ""
        if before[:1].isupper() and before.lower() not in LONE | DEFINITE:
            return True
        if after[:1].isupper() or after == "of":
            return True
    return False


def _small(ctx: Scope, word: str) -> bool:
    table = ctx.facts.word_table
    forms = (word, f"{word}s", word.removesuffix("s"))
    return any(table.forms[number].islower() for form in forms for number in table.numbers.get(form, ()))


def in_scope(ctx: Scope, number: int) -> bool:
    block = ctx.block_at(ctx.facts.word_table.starts[number])
    if block is None or block.kind not in ("paragraph", "list-item"):
        return False
    start, end = ctx.facts.word_table.starts[number], ctx.facts.word_table.ends[number]
    return link_round(ctx, start, end) is None and running_text(ctx, start, end)
