"""Numbers before a noun in the singular that do not count it: parts of names, of ratios, of terms."""

from __future__ import annotations

from .parsed import NOUNS, Parsed, Parser
from .phrases import Sets
from .roles import BASE, MANY, NOUN

RATIO = frozenset("in by x ×".split())
"""Between two numbers: "a 1 in 4 chance", "a 4 by 4 matrix"."""
AGED = frozenset("under over above below aged past".split())
PARTING = frozenset("divide divided multiply multiplied".split())
ORDER = frozenset("first last other next top latter former".split())
"""Before a number that stands for its things by itself: "the first two float"."""
ENDS = frozenset((".", ",", ":", "^"))
BEHIND_VERBS = frozenset(("RB", "DT", "PRP", "IN"))
OBJECTS = frozenset(("DT", "PRP", "PRP$"))
FINITE = frozenset(("VBZ", "VBP", "VBD", "MD", "PB"))
CLAUSE_EDGES = frozenset((",", ":", ".", "CC", "^"))
_ASIDE = frozenset("only just also always never still".split())
EVER = 255
"""A word that costs less as a verb is one at all."""
TERM = 3
"""A noun in the singular that stands so often behind a number is a term of the article: a piece in a game
moves to "the six point", a blow does "8 damage".
"""


def _is_key(read: Parsed, start: int) -> bool:
    """Say whether a number is that of a thing in a list that numbers them: "0 saw, 1 pulse, 2 sine"."""
    value, last = read.word(start), read.word(start - 3)
    listed = read.word(start - 1) == "," and value.isdecimal() and last.isdecimal()
    return listed and int(value) == int(last) + 1


def is_no_count(parser: Parser, sets: Sets, read: Parsed, start: int, at: int) -> bool:
    """Say whether the counting word at a place, and the noun in the singular at another one behind it, may
    stand as they do.
    """
    word, before = read.word(start), read.word(start - 1)
    numeral = _is_numeral(sets, word)
    if _stands_apart(parser, read, start, at):
        return True
    if word == "both" and read.word(at + 1) == "and":
        return True  # "in both node and the browser"
    if word == "number" and read.tag(start - 1) in ("NN", "NNP"):
        return True  # "the line number of the start"
    if numeral and at == start + 1 and _is_key(read, start):
        return True
    if read.word(at + 1) == ":" and read.tag(at + 2) == "NN":
        return True  # "with a pitches: argument"
    if _is_long_name(read, at):
        return True
    if read.word(start + 1) == "of":
        if "same" in read.lower[start + 2 : at] and (numeral or word == "one"):
            return True  # "two of the same device"
        if word == "one" and before == "the":
            return True  # "the year is the one of the pig"
        if (numeral or word == "one") and (read.tag(start - 1) == "NN" or before in sets["labelled"]):
            return True  # "part one of the batch", "month six of the revolution"
        if word == "one" and before in sets["ridding"]:
            return True  # "it relieves one of the duty"
        # "One of the opening moves": the noun is the first part of a longer one.
        return bool(parser.role(read.word(at + 1)) & MANY) and read.tag(at + 1) in ("VBZ", *NOUNS)
    if word == "multiple" and at == start + 1 and _is_whole_term(parser, read, at):
        return True
    if not numeral:
        return False
    if before in AGED and at == start + 1 and read.tag(start - 2) == "NNS":
        # "Children under five need to write their own names."
        return parser.tagger.may(read.word(at), "VBP", EVER)
    if before == "by" and read.word(start - 2) in PARTING:
        return True  # "the divide by 2 method"
    if before in RATIO and (_is_numeral(sets, read.word(start - 2)) or read.word(start - 2) == "one"):
        return True
    # "The first two float on the pond", not "the next four match."
    may_be_verb = parser.role(read.word(at)) & BASE and read.tag(at + 1) not in ENDS
    told = at == start + 1 and read.tag(start - 1) in ("DT", "PDT") and read.tag(at + 1) not in ENDS
    if told and parser.tagger.may(read.word(at), "VB", EVER) and _opens(read, start, at):
        return True
    verb_like = may_be_verb or read.tag(at + 1) in BEHIND_VERBS
    if before in ORDER and verb_like and read.word(at) not in sets["times"]:
        return True
    return _is_name(parser, read, start, at) or _is_term(parser, sets, read.word(at))


def _is_whole_term(parser: Parser, read: Parsed, at: int) -> bool:
    """Say whether "multiple" and a noun are the name of a method: the article has it again, or takes it for
    one thing ("multiple regression is easy").
    """
    table, noun = parser.table, read.word(at)
    if noun == "choice":
        return True  # the kind of question
    again = sum(table.lower[number - 1] == "multiple" for number in table.numbers.get(noun, ()) if number)
    return again > 1 or read.tag(at + 1) == "VBZ"


def _opens(read: Parsed, start: int, at: int) -> bool:
    """Say whether a number with an article may be the subject, and the word behind it the verb: "the two
    share a roof", "these two work in turn", not "the two boat in the bay are".
    """
    if read.tag(at + 1) in OBJECTS:
        return True
    further = range(at + 1, len(read.tags))
    end = next((n for n in further if read.tag(n) in ENDS or read.tag(n) == "CC"), len(read.tags))
    alone = FINITE.isdisjoint(read.tags[at + 1 : end])
    return alone and (start < 2 or read.tag(start - 2) in CLAUSE_EDGES)


def _is_long_name(read: Parsed, at: int) -> bool:
    """Say whether a noun with what hangs on it tells of what kind a thing is, the name of which follows:
    "value of information (VOI) metrics", "proof of concept tools".
    """
    if read.word(at + 1) != "of" or read.tag(at + 2) not in ("NN", "NNP"):
        return False
    named = at + 3
    if read.word(named) == "(" and read.tokens[named + 1 : named + 2] and read.tokens[named + 1].isupper():
        named += 3
    return read.tag(named) == "NNS"


def _stands_apart(parser: Parser, read: Parsed, start: int, at: int) -> bool:
    """Say whether a counting word and a noun belong to something else: "they both share it", "a multiple
    bubble structure", "182, 183 line", "every n days", "four giant, bright flares".
    """
    word, before = read.word(start), read.tag(start - 1)
    if word == "both" and at == start + 1 and before in ("PRP", "NNS", "WDT", "WP"):
        return True
    if word == "numerous" and read.word(start - 1) == "most":
        return True  # "the most numerous branch"
    if word == "multiple" and not {"a", "an"}.isdisjoint(read.lower[max(0, start - 3) : start]):
        return True
    behind = read.numbers[at] + 1
    if 0 < behind < len(parser.table.gaps) and parser.table.gaps[behind].startswith("-("):
        return True  # "ten level-(n+1) files"
    if _is_done(parser, read, start, at):
        return True
    if _opens_list(read, at):
        return True
    if read.word(at + 1) == "only" and read.tag(at + 2) in NOUNS:
        return True  # "these old read only layers"
    spaced = parser.table.gaps[read.numbers[start]] == ", "
    if word.isdecimal() and spaced and any(char.isdigit() for char in read.word(start - 2)):
        return True
    if any(len(read.word(n)) == 1 for n in range(start + 1, at)):
        return True
    listed = (
        read.word(at + 1) == ","
        and read.tag(at + 2) in ("JJ", "NN", "NNP")
        and read.tag(at + 3) in ("NNS", "VBZ")
    )
    return listed and at == start + 1


def _is_done(parser: Parser, read: Parsed, start: int, at: int) -> bool:
    """Say whether a noun is a verb, or its number a part of a name: "these only work", "a Gang of Four
    design".
    """
    if read.word(start) in ("these", "those"):
        return read.word(start + 1) in _ASIDE and bool(parser.role(read.word(at)) & BASE)
    return start > 0 and read.tokens[start].istitle() and read.word(start - 1) == "of"


def is_no_plural(parser: Parser, read: Parsed, start: int, at: int) -> bool:
    """Say whether a word in -s behind "a" or "every" is a verb or a part of a name: "a person types the
    name", "a pandas.DataFrame"; or every so many are meant: "one in every n boats".
    """
    behind = read.numbers[at] + 1
    if 0 < behind < len(parser.table) and parser.table.gaps[behind] == ".":
        return True
    if read.word(start) == "every":
        value = read.word(start - 2)
        return read.word(start - 1) == "in" and (read.tag(start - 2) == "CD" or value.isdecimal())
    done = at == start + 2 and parser.tagger.may(read.word(at), "VBZ", EVER)
    return done and read.tag(at + 1) in OBJECTS and bool(parser.role(read.word(start + 1)) & NOUN)


def _opens_list(read: Parsed, at: int) -> bool:
    """Say whether a noun is the first of several that tell of what kind a thing is: "each of the group, role
    and rule objects".
    """
    if read.word(at + 1) != "," or read.tag(at + 2) != "NN":
        return False
    joint = next((n for n in range(at + 3, at + 6) if read.word(n) in ("and", "or")), 0)
    return joint > 0 and "NNS" in read.tags[joint + 2 : joint + 4]


def _is_name(parser: Parser, read: Parsed, start: int, at: int) -> bool:
    """Say whether a link holds the number without its noun: "the [six](address) project"."""
    table = parser.table
    first, noun = read.numbers[start], read.numbers[at]
    return parser.in_link(table.starts[first], table.ends[first]) and not parser.in_link(
        table.starts[first], table.ends[noun]
    )


def _is_term(parser: Parser, sets: Sets, noun: str) -> bool:
    table = parser.table
    found = 0
    for number in table.numbers.get(noun, ()):
        if number and table.gaps[number] == " " and _is_numeral(sets, table.lower[number - 1]):
            found += 1
    return found >= TERM


def _is_numeral(sets: Sets, word: str) -> bool:
    return word.isdecimal() or word in sets["numerals"]
