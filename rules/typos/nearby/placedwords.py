"""Small words that another one is put for, told by the words right beside them: "the top off the tree", "if
them are late", "much options", "these document".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from copydesk.api import Edit, Fix, Scope, Slip

from ..clauses import collective, plural_noun
from .wordsbefore import Reading, reading_of

NOUNS, QUALITY = frozenset({"NN", "NNS"}), frozenset({"JJ", "VBN"})
FINITE = frozenset({"MD", "VBD", "VBP"})
VERBS = ("VB", "VBP", "VBZ", "VBN", "VBG", "VBD", "RB", "JJ")
OBJECTS = {"they": "them", "we": "us", "he": "him", "she": "her"}
OF_IT = 2.25
"""So much oftener than by chance "of" stands behind a noun (natural logarithm)."""
NO_QUALITY = frozenset({"such", "same", "other", "many", "much", "few"})
OPENED = frozenset({"'", "’", "("})
PARTICLES = frozenset({"up", "in", "out", "to", "into", "down", "with", "from", "as"})
"""Behind one of these what seems to be a noun was a verb: "this lines up with it"."""
NEAR = 6
GOES_ON = frozenset({"who", "whom", "which", "whose", "and", "or"})


def placed_words(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order."""
    table = ctx.facts.word_table
    places = table.where(LOOKS)
    if not places:
        return
    reading = reading_of(ctx)
    for number in places:
        form = table.forms[number]
        right = LOOKS[table.lower[number]](reading, number)
        if not right or form.isupper() or not reading.speaks(number, number):
            continue
        right = right.capitalize() if form[0].isupper() else right
        edit = Edit(ctx.doc.lift(table.starts[number], table.ends[number]), right)
        fix = Fix((edit,), f"write “{right}”", "unsafe")
        yield ctx.found(table.starts[number], table.ends[number], kind="", fix=fix, right=right)


def _noun(reading: Reading, first: int) -> tuple[int, str]:
    """Return the number of the noun behind at most one adjective, and NN or NNS; "" where there is none, or
    where it is only the beginning of a longer one.
    """
    table, tagger = reading.table, reading.tagger
    at = first
    if reading.word(at) in NO_QUALITY:
        return at, ""
    if tagger.likeliest(reading.word(at)) in QUALITY and tagger.likeliest(reading.word(at + 1)) in NOUNS:
        at += 1
    word = reading.word(at)
    if not word.isalpha() or not table.forms[at].islower() or tagger.likeliest(word) not in NOUNS:
        return at, ""
    if at + 1 < len(table) and table.gaps[at + 1][:1] in OPENED:
        return at, ""  # "the lamps' light", "lamp(s)"
    following = reading.word(at + 1)
    if following and (tagger.likeliest(following) in NOUNS or following in ("and", "or")):
        return at, ""
    if plural_noun(reading.sets, word) and tagger.may(word, "NNS"):
        return at, "" if word in reading.sets["measures"] else "NNS"
    return at, "" if tagger.may(word, "NNS") else "NN"


def _plain(reading: Reading, at: int) -> bool:
    """Say whether a noun is nothing else and names one thing."""
    word = reading.table.lower[at]
    if collective(reading.sets, word) or word in reading.sets["several-too"]:
        return False
    return not any(reading.tagger.may(word, tag) for tag in VERBS)


def _governed(reading: Reading, number: int) -> bool:
    """Say whether a preposition stands right before a word."""
    return reading.before(number) in reading.sets["objective"] | {"in", "on", "for"}


def _off(reading: Reading, number: int) -> str:
    """Judge "a number off ships"."""
    before, pairs = reading.before(number), reading.ctx.facts.word_pairs
    following = reading.word(number + 1)
    if not following or not before.isalpha() or reading.tagger.likeliest(before) not in NOUNS:
        return ""
    if reading.table.forms[number + 1][0].isupper():
        return ""  # "a chance off Gunson", "the loan off Tarvik"
    if before.endswith("ing"):
        return ""  # "rattling off the shelf"
    if reading.tagger.likeliest(following) not in ("DT", "PRP$", "NN", "NNS", "JJ", "VBG", "CD", "PRP"):
        return ""
    near = reading.table.lower[max(0, number - NEAR) : number]
    # "Chop the host part off any address".
    alike = any(pairs.counted(word, "off") and pairs.leaning(word, "off") > 0 for word in near)
    return "of" if not alike and pairs.counted(before, "of") and pairs.leaning(before, "of") >= OF_IT else ""


def _them(reading: Reading, number: int) -> str:
    """Judge "if them are late"."""
    following = reading.word(number + 1)
    if not following or not reading.opens(number) or reading.before(number) == "that":
        return ""
    finite = following in reading.sets["finite-helpers"] or reading.tagger.likeliest(following) in FINITE
    return "they" if finite and not reading.tagger.may(following, "NN") else ""


def _nominative(reading: Reading, number: int) -> str:
    """Judge "wave at they", "it works for we, too"; speech has its own cases ("the likes of we")."""
    table = reading.table
    quoted = reading.ctx.facts.in_quotes(table.starts[number], table.ends[number])
    if quoted or reading.before(number) not in reading.sets["objective"]:
        return ""
    following = reading.word(number + 1)
    if not following:
        return OBJECTS[table.lower[number]]
    ended = reading.tagger.likeliest(following) in ("IN", "RB", "TO") and following not in GOES_ON
    return OBJECTS[table.lower[number]] if ended else ""


def _much(reading: Reading, number: int) -> str:
    """Judge "much options" and "much of the options are"."""
    if reading.before(number) in ("how", "so", "not"):
        return ""
    if reading.word(number + 1) == "of":
        them = reading.word(number + 2)
        if them in ("them", "these", "those"):
            at, number_of = number + 2, "NNS"
        elif them in reading.sets["definite"]:
            at, number_of = _noun(reading, number + 3)
        else:
            return ""
        plural = number_of == "NNS" and reading.word(at + 1) in ("are", "were", "have")
        return "many" if plural else ""
    at, number_of = _noun(reading, number + 1)
    if reading.word(number + 1) == "more":
        at, number_of = _noun(reading, number + 2)
        number_of = number_of if at == number + 2 else ""  # "much more powerful tools"
    plain = number_of == "NNS" and not reading.tagger.may(reading.table.lower[at], "VBZ")
    return "many" if plain and reading.closed(at) else ""


def _many(reading: Reading, number: int) -> str:
    """Judge "pretty many all" and "many easier for"."""
    if reading.before(number) == "pretty":
        return "much"
    following = reading.word(number + 1)
    if reading.tagger.likeliest(following) == "JJR" and following not in ("more", "fewer", "less"):
        return "much" if reading.closed(number + 1) and reading.word(number + 2) != "" else ""
    return ""


def _these(reading: Reading, number: int) -> str:
    """Judge "these section", "in these document"."""
    at, number_of = _noun(reading, number + 1)
    if number_of != "NN" or reading.table.lower[at] in ("kind", "sort", "type"):
        return ""
    governed = _governed(reading, number) and reading.before(number) != "of"  # "some of these change"
    word = reading.table.lower[at]
    plain = _plain(reading, at) or (governed and not collective(reading.sets, word))
    one = "this" if reading.table.lower[number] == "these" else "that"
    told = plain and word not in reading.sets["several-too"] and reading.word(at + 1) != "to"
    return one if told and reading.closed(at) else ""


def _this(reading: Reading, number: int) -> str:
    """Judge "from this formats", "this contraptions"."""
    at, number_of = _noun(reading, number + 1)
    if number_of != "NNS":
        return ""
    if _governed(reading, number):
        if reading.opens(number - 1) and reading.tagger.likeliest(reading.word(at + 1)) in FINITE:
            return ""  # "On this opinions may vary"
        hung = reading.before(number) == "of" and reading.tagger.may(reading.table.lower[at][:-1], "VB")
        return "these" if reading.closed(at) and not hung else ""
    # "This results in", "this functions as"; but "this pretty functions".
    noun = reading.table.lower[at]
    verb = at == number + 1 and (
        reading.tagger.may(noun, "VBZ") or any(reading.tagger.may(noun[:-1], tag) for tag in ("VB", "VBP"))
    )
    verb = verb or reading.word(at + 1) in PARTICLES
    return "these" if not verb and reading.closed(at) else ""


def _that(reading: Reading, number: int) -> str:
    """Judge "in that cases"."""
    at, number_of = _noun(reading, number + 1)
    governed = _governed(reading, number) and reading.before(number) != "in"  # "in that options are"
    return "those" if number_of == "NNS" and governed and reading.closed(at) else ""


LOOKS: dict[str, Callable[[Reading, int], str]] = {
    "off": _off,
    "them": _them,
    "much": _much,
    "many": _many,
    "these": _these,
    "those": _these,
    "this": _this,
    "that": _that,
    **dict.fromkeys(OBJECTS, _nominative),
}
"""How each word is judged; a judgement returns the word that is meant, or ""."""
