"""Words with a capital in the middle of a sentence that are no names by what they are or by what is beside
them: "bring coats, Especially in May", "soup with Potatoes", "the Weather service", "the Roof of the barn",
"a Stubborn man".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, once, word_sets

from .straycapitals import DEFINITE, JOINTS, LEAST_LETTERS, LONE, NOUN, belongs, in_name, in_scope, is_common

MOST = 2
"""So many words with a capital, and more, make it the way of the house."""
USUAL = 0.5
"""So much oftener than by chance two words stand together that are a usual compound (natural logarithm)."""
EVERYDAY, MODIFIER = 3, 6
"""The least tiers of a word that is hardly the name of something, and of one before its noun."""
NEAR = 3
"""So many words behind a small word a title may go on ("Before the Storm")."""
WORDS_BEFORE = 2
"""So many small words stand before an adverb in its sentence: a label has none."""
NEW_SENTENCE = frozenset({"however", "then", "so"})
"""With these a sentence may begin behind a comma that should be a full stop."""
FUNCTION = frozenset("IN RB DT CC PRP PRP$ WDT WP WRB EX PDT RBR".split())
"""The parts of speech of words that are never names."""
CONTROLS = frozenset("menu key dialog tab button panel toolbar".split())
"""What a program names with a capital: "the File menu"."""
CHOOSING = frozenset("choose chose choosing open press hold click select tap".split())
"""What is done with what a program names so: "open Settings"."""
OPENING = ("IN", "RB")
BEFORE_MANY = frozenset({"with", "by", "of", "from", "without", "among", "between"})
"""Behind these there may be a plural without an article: "brought home by Emigrants"."""
OWNERS = DEFINITE - {"the", "this", "that"}
VERBS = frozenset("VB VBP VBZ VBD VBG VBN".split())


def mid_capital(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order."""
    table = ctx.facts.word_table
    coded = bool(ctx.doc.code or ctx.facts.code_words)
    every = [number for number in table.capitals if _stands_inside(ctx, number)]
    small = [number for number in every if _is_function(ctx, number)]
    nouns = [number for number in every if not coded and _is_noun(ctx, number) and _is_no_name(ctx, number)]
    described = [] if coded else [number for number in every if _describes(ctx, number)]
    for found, why in (
        (small, "such a word is never a name"),
        (nouns, "nothing beside it makes it a name"),
        (described, "it only describes what follows"),
    ):
        if len({table.lower[number] for number in found}) <= MOST:
            for number in found:
                yield ctx.found(table.starts[number], table.ends[number], phrase=table.forms[number], why=why)


def _describes(ctx: Scope, number: int) -> bool:
    """Say whether it is an adjective between "a" and a small noun, or a number word before one ("a Stubborn
    man", "cost Ninety million").
    """
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    word, after = table.lower[number], number + 1
    if table.gaps[number] != " " or after >= len(table) or table.gaps[after] != " ":
        return False
    tags = [tagger.table.tags[kind] for kind, _ in tagger.kinds(word)]
    if "CD" in tags and ctx.facts.lexicon.known(word):
        return table.forms[after].islower() and table.lower[number - 1] not in DEFINITE
    known = ctx.facts.lexicon.look_up(word)
    if table.lower[number - 1] not in ("a", "an") or not known.known or known.name or known.tier < EVERYDAY:
        return False
    if word in ctx.facts.lexicon.names or word in word_sets(ctx.data("grammar.txt"))["by-custom-capital"]:
        return False
    return (
        tags[:1] == ["JJ"]
        and "NNP" not in tags
        and tagger.likeliest(table.lower[after]) in NOUN
        and len(table.forms[after]) >= LEAST_LETTERS - 1
    )


def _is_no_name(ctx: Scope, number: int) -> bool:
    return (
        _plural(ctx, number)
        or _compound(ctx, number)
        or _part_of(ctx, number)
        or _stuff(ctx, number)
        or _kind_of(ctx, number)
        or _plain(ctx, number)
    )


@once
def _plain_nouns(lines: Sequence[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


def _plain(ctx: Scope, number: int) -> bool:
    """Say whether it is a noun that hardly ever has a capital, behind an article or a preposition and before
    the end of its phrase, or the first word of a compound: "the Volunteers, and", "a note in Pencil that".
    """
    table, after = ctx.facts.word_table, number + 1
    if table.lower[number] not in _plain_nouns(ctx.data("plain-nouns.txt")):
        return False
    before = table.lower[number - 1]
    if before not in DEFINITE | LONE and ctx.facts.tagger.likeliest(before) != "IN":
        return False
    # "She read Before the Storm": the title began further up.
    if number > 2 and table.forms[number - 2][0].isupper() and table.gaps[number - 2] == " ":
        return False
    if after >= len(table):
        return True
    following = table.forms[after]
    if table.gaps[after] != " ":
        return following.islower() or table.gaps[after][:1] in ".!?"
    ends = word_sets(ctx.data("grammar.txt"))["after-phrase"]
    compound = ctx.facts.word_pairs.counted(table.lower[number], following) and following not in CONTROLS
    return following in ends or (compound and ctx.facts.tagger.likeliest(following) in NOUN)


def _stands_inside(ctx: Scope, number: int) -> bool:
    """Say whether a word has a capital once in the text, behind small words, and no name follows it."""
    table = ctx.facts.word_table
    form, before = table.forms[number], table.forms[number - 1]
    if not number or len(form) < LEAST_LETTERS - 1 or not form.istitle() or not form.isalpha():
        return False
    if table.gaps[number] not in (" ", ", ") or not before.isalpha():
        return False
    if not before.islower() and before.lower() not in DEFINITE | LONE:
        return False
    if sum(ctx.facts.capitals.get(table.lower[number], {}).values()) != 1 or not in_scope(ctx, number):
        return False
    return not name_follows(ctx, number) and on_one_line(ctx, number)


def on_one_line(ctx: Scope, number: int) -> bool:
    """Say whether the word stands in the line of the one before it, as the first one of a verse does not, and
    without marks round it, as a label has them.
    """
    table = ctx.facts.word_table
    start, end = table.starts[number - 1], table.ends[number]
    return ctx.doc.source.slice(ctx.doc.lift(start, end)) == ctx.text[start:end]


def name_follows(ctx: Scope, number: int) -> bool:
    """Say whether a name, or the rest of one, stands among the next words of the sentence."""
    table, calendar = ctx.facts.word_table, ctx.facts.calendar
    for after in range(number + 1, min(number + 1 + NEAR, len(table))):
        if table.gaps[after] != " ":
            # "Node.js", "Toys ’R’ Us".
            return table.gaps[after][:1] not in ",;.!?" or not table.gaps[after][1:2].isspace()
        if not table.forms[after].islower():
            # "at the Village hall on Thursday": a day or a month is no part of it.
            return after == number + 1 or table.lower[after] not in calendar.weekdays + calendar.months
    return False


def _is_function(ctx: Scope, number: int) -> bool:
    """Say whether a word is an adverb, a pronoun, a conjunction, and nothing else, behind small words."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    word = table.lower[number]
    tags = {tagger.table.tags[kind] for kind, _ in tagger.kinds(word)}
    if not tags & FUNCTION or not tags <= FUNCTION | {"JJ"}:
        return False
    if "JJ" in tags and table.lower[number - 1] in DEFINITE | LONE:
        return False  # "the Nightly compiler"
    if table.gaps[number] != " " and (tags != {"RB"} or word in NEW_SENTENCE):
        return False
    before = range(number - WORDS_BEFORE, number)
    return before.start > 0 and all(
        table.forms[one].islower() and (one == before.start or table.gaps[one] == " ") for one in before
    )


def _is_noun(ctx: Scope, number: int) -> bool:
    """Say whether a word is an everyday noun that is no part of a name or title."""
    table = ctx.facts.word_table
    word = table.lower[number]
    if table.gaps[number] != " " or not is_common(ctx, word) or belongs(ctx, number):
        return False
    if in_name(ctx, word) and not (_part_of(ctx, number) or _kind_of(ctx, number)):
        return False
    return not (table.lower[number - 1] in JOINTS and table.forms[number - 2][0].isupper())


def _plural(ctx: Scope, number: int) -> bool:
    """Say whether it is a plural behind a verb, an adjective, a number, "with" or an owner: "two Ducks"."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    word, before = table.lower[number], table.lower[number - 1]
    tags = {tagger.table.tags[kind] for kind, _ in tagger.kinds(word)}
    if "NNS" not in tags or tags & {"NN", "NNP", "JJ"} or ctx.facts.lexicon.tier(word) < EVERYDAY:
        return False
    after = number + 1
    if after < len(table) and table.gaps[after] == " ":
        ends = word_sets(ctx.data("grammar.txt"))["after-phrase"]
        if table.lower[after] not in ends and not any(tagger.may(table.lower[after], tag) for tag in OPENING):
            return False
    if before in OWNERS or before in BEFORE_MANY:
        return True
    if before in CHOOSING:
        return False
    return tagger.likeliest(before) in VERBS | {"JJ", "CD"}


def _compound(ctx: Scope, number: int) -> bool:
    """Say whether it is the first word of a usual compound: "Number plates"."""
    table, pairs = ctx.facts.word_table, ctx.facts.word_pairs
    word, after = table.lower[number], number + 1
    if after >= len(table) or table.gaps[after] != " " or ctx.facts.lexicon.tier(word) < MODIFIER:
        return False
    noun = table.forms[after]
    if (
        noun in CONTROLS
        or len(noun) < LEAST_LETTERS
        or not any(ctx.facts.tagger.may(noun, tag) for tag in NOUN)
    ):
        return False
    return pairs.counted(word, noun) and pairs.leaning(word, noun) >= USUAL


def _part_of(ctx: Scope, number: int) -> bool:
    """Say whether it is "the X of the y"."""
    table = ctx.facts.word_table
    after = number + 2
    return (
        table.lower[number - 1] in DEFINITE
        and after < len(table)
        and table.forms[number + 1] == "of"
        and table.forms[after] in DEFINITE | LONE
        and table.gaps[after] == " "
    )


def _stuff(ctx: Scope, number: int) -> bool:
    """Say whether something is done with it, and it stands small elsewhere: "it sells Bread from six"."""
    table = ctx.facts.word_table
    word, before = table.lower[number], table.lower[number - 1]
    if before in CHOOSING or not any(table.forms[one].islower() for one in table.numbers.get(word, ())):
        return False
    if ctx.facts.tagger.likeliest(before) not in VERBS:
        return False
    after = number + 1
    ends = word_sets(ctx.data("grammar.txt"))["after-phrase"]
    return after >= len(table) or table.gaps[after] != " " or table.lower[after] in ends


def _kind_of(ctx: Scope, number: int) -> bool:
    """Say whether it is the kind of something small: "this Type of ship"."""
    table = ctx.facts.word_table
    after = number + 2
    return (
        table.lower[number - 1] in ("this", "that", "any", "every", "each")
        and after < len(table)
        and table.forms[number + 1] == "of"
        and table.forms[after].islower()
        and table.gaps[number + 1] == table.gaps[after] == " "
    )
