"""Common nouns with a capital in an article that else writes every lone one small, told by their place alone:
"asked that the Boiler timetable be put up", "three Apprentices from the yard", "sent by Email".
"""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, word_sets

from .midcapitals import CHOOSING, CONTROLS, on_one_line
from .sentencewords import begins_sentence
from .splitnames import name_kinds
from .straycapitals import DEFINITE, JOINTS, LONE, NOUN, belongs, in_scope, is_plain_thing
from .twinnedcapitals import BEARERS

LEAST_LETTERS = 4
MOST = 3
"""So many lone nouns with a capital are slips; more are the way of the house."""
LEAST_WORDS = 80
"""So many words tell how an article writes its nouns."""
IN_USE, USUAL, EVERYDAY, STUFF = 2, 3, 4, 6
"""The least tiers of a noun that is hardly the name of a place or a thing: of any, of one behind "the" or a
preposition, of one before another noun, of a singular without an article."""
NAMING = frozenset("called named titled entitled dubbed termed labelled nicknamed word known".split())
"""Behind these stands a name."""
NEAR = 3
"""So many words before a noun they may stand."""
BEING = frozenset("is was be been became become becomes".split())
MEANS = frozenset(("by", "with", "without"))
"""Behind these stands, without an article, how or with what a thing is done: "sent by Email"."""
BEFORE = frozenset("IN TO JJ CC VB VBP VBZ VBD VBG VBN CD PRP$ DT".split())
"""The parts of speech behind which a noun stands."""
FOLLOWS = frozenset("VBZ VBD VBP VBN VBG VB MD IN RB CC TO WDT".split())
"""Those that do not go on with its phrase."""


def lone_capital(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order; none where there are so many that they are the way of the house."""
    table = ctx.facts.word_table
    if len(table) < LEAST_WORDS or ctx.doc.code or ctx.facts.code_words:
        return
    lone = [number for number in table.capitals if _is_lone(ctx, number)]
    if len({table.lower[number] for number in lone}) > MOST:
        return
    for number in lone:
        if _is_no_name(ctx, number) and _fits(ctx, number):
            yield ctx.found(
                table.starts[number],
                table.ends[number],
                phrase=table.forms[number],
                why="no other noun here has a capital of its own",
            )


def _is_lone(ctx: Scope, number: int) -> bool:
    """Say whether a common noun has a capital between small words of one sentence."""
    table, after = ctx.facts.word_table, number + 1
    form = table.forms[number]
    if not number or len(form) < LEAST_LETTERS or not form.istitle() or not form.isalpha():
        return False
    before = table.forms[number - 1]
    if table.gaps[number] != " " or not (before.islower() or before.lower() in DEFINITE | LONE):
        return False
    if not before.isalpha() or (after < len(table) and not _is_free(table.gaps[after], table.forms[after])):
        return False
    return _is_common(ctx, table.lower[number]) and in_scope(ctx, number)


def _is_free(gap: str, following: str) -> bool:
    """Say whether what follows does not go on with a name or a list of them."""
    gap = gap.lstrip("'’")
    if gap in (" ", ", "):
        return following.islower()
    return gap[:1] in ",;.!?)" and any(map(str.isspace, gap))


def _is_common(ctx: Scope, word: str) -> bool:
    """Say whether a word is a noun in use that is no name and has no capital by custom."""
    known = ctx.facts.lexicon.look_up(word)
    return (
        known.tier >= IN_USE
        and not known.doubtful
        and is_plain_thing(ctx, word)
        and any(ctx.facts.tagger.may(word, tag) for tag in NOUN)
    )


def _is_no_name(ctx: Scope, number: int) -> bool:
    """Say whether a noun has its only capital here, and nothing beside it names it or binds it to a name."""
    table, after = ctx.facts.word_table, number + 1
    word, before = table.lower[number], table.lower[number - 1]
    if sum(ctx.facts.capitals.get(word, {}).values()) != 1 or before in CHOOSING:
        return False
    if not NAMING.isdisjoint(table.lower[max(0, number - NEAR) : number]):
        return False
    if before in JOINTS and number > 1 and table.forms[number - 2][0].isupper():
        return False
    # "Before the Storm".
    if number > 1 and table.gaps[number - 1] == " " and _is_inner_capital(ctx, number - 2):
        return False
    if belongs(ctx, number) or _is_in_name(ctx, word) or not on_one_line(ctx, number):
        return False
    if after + 1 < len(table) and table.forms[after] in JOINTS:
        further = table.forms[after + 1]
        if further == "the" and after + 2 < len(table):
            further = table.forms[after + 2]
        return not further[0].isupper()
    return True


def _is_inner_capital(ctx: Scope, number: int) -> bool:
    """Say whether a word has a capital with which no sentence begins."""
    table = ctx.facts.word_table
    return table.forms[number][0].isupper() and not begins_sentence(ctx, table.starts[number])


def _is_in_name(ctx: Scope, word: str) -> bool:
    """Say whether a noun stands beside another word with a capital anywhere."""
    table = ctx.facts.word_table
    for number in table.numbers.get(word, ()):
        if table.forms[number][0].isupper():
            if number and table.gaps[number] == " " and _is_inner_capital(ctx, number - 1):
                return True
            if (
                number + 1 < len(table)
                and table.gaps[number + 1] == " "
                and table.forms[number + 1][0].isupper()
            ):
                return True
    return False


def _fits(ctx: Scope, number: int) -> bool:
    """Say whether a noun stands where one of its kind stands and hardly a name."""
    table, tagger = ctx.facts.word_table, ctx.facts.tagger
    word, before = table.lower[number], table.lower[number - 1]
    tier, opener = ctx.facts.lexicon.tier(word), tagger.likeliest(before)
    if before in DEFINITE:
        # "the Anchor is full" may be an inn, a ship, a team; "the Boiler timetable" is none.
        return tier >= EVERYDAY and _opens_compound(ctx, number)
    if opener not in BEFORE or tagger.likeliest(word) not in NOUN or not _ends(ctx, number):
        return False
    if before in LONE:
        return tier >= USUAL
    if before in BEING:
        return number + 1 < len(table) and table.forms[number + 1] in ("at", "to", "of", "for")
    if before == "as" and table.lower[number - 2] == "such":
        return True
    if word.endswith("s") and not word.endswith("ss"):
        return before != "under" and tier >= (USUAL if opener in ("IN", "TO") and before != "by" else IN_USE)
    # "the mill at Brede", "she saw Folio": what is one of many has an article.
    return tier >= STUFF and before in MEANS


def _opens_compound(ctx: Scope, number: int) -> bool:
    """Say whether a small noun that is no kind of body, place or program ends the phrase of a noun."""
    table, after = ctx.facts.word_table, number + 1
    if after >= len(table) or table.gaps[after].lstrip("'’") != " ":
        return False
    following = table.lower[after]
    kinds = name_kinds(ctx.data("name-kinds.txt"))
    owner = table.gaps[after] != " "
    return (
        ctx.facts.tagger.likeliest(following) in NOUN
        and (owner or kinds.isdisjoint((following, following.removesuffix("s"))))
        and following not in BEARERS | CONTROLS
        and len(following) >= LEAST_LETTERS
        and _ends(ctx, after)
    )


def _ends(ctx: Scope, number: int) -> bool:
    """Say whether the noun phrase is over behind a word."""
    table, after = ctx.facts.word_table, number + 1
    if after >= len(table) or table.gaps[after] != " ":
        return True
    following = table.lower[after]
    ends = word_sets(ctx.data("grammar.txt"))["after-phrase"]
    return following in ends or following == "be" or ctx.facts.tagger.likeliest(following) in FOLLOWS
