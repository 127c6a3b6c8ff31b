"""How many things a subject is: one, several, or nothing that can be told."""

from __future__ import annotations

from ..clauses import MASS_ENDINGS, collective
from .heads import Head, Heads
from .judge import Judge
from .parsed import NOUNS, Parsed
from .roles import BASE, MANY, NOUN, QUALITY, THIRD

ONE, SEVERAL, UNTOLD = "one", "several", ""
SINGLE = frozenset("one each".split())
SEVERAL_WORDS = frozenset("these those both several few many others they we you police".split())
SINGLE_WORDS = frozenset("he she it".split())
BODIES = frozenset(
    "anyone anybody everyone everybody someone somebody nobody nothing anything something everything".split()
)
USED = 2
LOOKED_AT = 400
"""So many uses of a name tell which verbs it has."""
GOVERNING = frozenset(("CC", "IN", "TO", "VB", "VBD", "VBZ", "VBP"))


def number_of(judge: Judge, read: Parsed, heads: Heads) -> str:
    """Return how many things the subject is."""
    if not heads.joined:
        return _of_chain(judge, read, heads.chain)
    last = heads.joined[-1]
    if read.word(last.left) in ("each", "every", "no", "neither", "either", "such", "many", "more"):
        return UNTOLD
    if heads.either:
        near = _of_chain(judge, read, heads.chain)
        far = phrase_number(judge, read, last, bool(heads.hung))
        return near if near == far else UNTOLD
    if heads.hung:
        outer = phrase_number(judge, read, last, True)
        if outer == SEVERAL:
            return SEVERAL
        # "The book of maps and charts": both are one word, without an article.
        pair = (heads.head, heads.joined[0])
        bare = all(one.left == one.at for one in pair) and len({read.tag(one.at) for one in pair}) == 1
        named = all(read.tag(one.at) == "NNP" for one in pair)
        return outer if named or (bare and len(heads.joined) == 2) else UNTOLD
    return SEVERAL if _are_several(judge, read, heads) else UNTOLD


def _of_chain(judge: Judge, read: Parsed, chain: tuple[Head, ...]) -> str:
    """Return the number of a phrase on which others hang."""
    head = chain[-1]
    word = read.word(head.at)
    if len(chain) > 1:
        if word in judge.sets["shares"] and read.word(head.at + 1) == "of":
            return UNTOLD if read.word(head.left) in ("the", "no") else _of_chain(judge, read, chain[:-1])
        if word in SEVERAL_WORDS:
            return SEVERAL
        kind = word in judge.sets["kindly"] and read.word(head.left) in ("this", "that")
        if kind and read.tag(chain[-2].at) == "NN":
            return ONE  # "This kind of moss grow"
        if word in SINGLE and read.word(head.at + 1) == "of":
            inner = phrase_number(judge, read, chain[-2], len(chain) > 2)
            return ONE if inner == SEVERAL or read.tag(chain[-2].at) == "NNS" else UNTOLD
        if word == "number" and read.word(head.at - 1) in ("a", "the") and read.word(head.at + 1) == "of":
            return ONE if read.word(head.left) == "the" else UNTOLD
    return phrase_number(judge, read, head, len(chain) > 1)


def phrase_number(judge: Judge, read: Parsed, head: Head, chained: bool) -> str:
    """Return the number of one noun phrase."""
    word = read.word(head.at)
    if word in SINGLE_WORDS or (word in BODIES and head.left == head.at):
        return ONE
    if word == "both" and read.word(head.left - 1) in ("and", "or"):
        return UNTOLD
    if word in SEVERAL_WORDS or (word in ("them", "us") and head.at == head.left):
        return SEVERAL
    if word == "one" and read.word(head.left) in ("no", "each", "every"):
        return ONE
    if head.left == head.at == 0 and not chained and _is_mass(judge, word):
        return ONE  # "Contamination were highest"
    if read.tag(head.at) == "NNP" and not chained and _single_by_use(judge, read.tokens[head.at]):
        return ONE
    if read.tag(head.at) == "CD" and read.word(head.left) == "no" and head.left < head.at:
        return SEVERAL
    if read.tag(head.at) == "CD" and read.word(head.at + 1) == "of":
        numeral = word in judge.sets["numerals"] and (chained or read.word(head.left - 1) != "and")
        return SEVERAL if numeral and chained else UNTOLD
    if head.left == head.at and read.tag(head.at) == "CD" and read.word(head.left - 1) == ",":
        # "Of these, 118 says that …"
        plain = judge.verbs[read.word(head.at + 1)] and word != "1" and read.word(0) == "of"
        return SEVERAL if plain else UNTOLD
    if is_one(judge, read, head, chained):
        return ONE
    return SEVERAL if are_several(judge, read, head, chained) else UNTOLD


def _is_common(judge: Judge, read: Parsed, at: int) -> bool:
    """Say whether a token is a known noun in the singular, in small letters."""
    noun = read.word(at)
    return read.tag(at) == "NN" and noun == read.tokens[at] and bool(judge.parser.tagger.table.kind(noun))


def _is_thing(judge: Judge, noun: str) -> bool:
    """Say whether a noun names one thing and no group, quantity or form in -s."""
    bits, sets = judge.parser.role(noun), judge.sets
    if bits & MANY or not bits & NOUN or collective(sets, noun):
        return False
    if noun.endswith("is") and judge.parser.tagger.table.kind(noun[:-1]):
        return False  # "the apis"
    return noun not in sets["quantities"] and (not noun.endswith("s") or noun.endswith(("ss", "us", "is")))


def _single_by_use(judge: Judge, name: str) -> bool:
    """Say whether the document has a verb for one thing behind a name several times, and one for several
    things once at most.
    """
    table = judge.parser.table
    behind = [
        table.lower[number + 1]
        for number in table.numbers.get(name.lower(), ())[:LOOKED_AT]
        if table.forms[number] == name and number + 1 < len(table) and table.gaps[number + 1] == " "
    ]
    several = sum(word in judge.sets["plural-be"] for word in behind)
    return several <= 1 and sum(word in judge.sets["singular-be"] for word in behind) >= USED


def _is_mass(judge: Judge, noun: str) -> bool:
    """Say whether a noun names what is not counted, and nothing else."""
    if judge.parser.role(noun) != NOUN or collective(judge.sets, noun):
        return False
    return noun in judge.sets["mass"] or noun.endswith(MASS_ENDINGS)


def _quality_first(judge: Judge, word: str) -> bool:
    """Say whether a word is an adjective more often than a noun ("the poor")."""
    return judge.parser.tagger.likeliest(word) != "NN"


def is_one(judge: Judge, read: Parsed, head: Head, chained: bool) -> bool:
    """Say whether a noun phrase is about one thing."""
    sets, noun, left = judge.sets, read.word(head.at), head.left
    if not (_is_common(judge, read, head.at) and _is_thing(judge, noun)):
        return False
    bits = judge.parser.role(noun)
    if any(read.tag(at) in ("NNPS", "WDT") for at in range(left, head.at)):
        return False
    if noun in sets["same"] or noun in sets["kindly"]:
        return False
    if noun in sets["times"] and (read.word(left) != "the" or read.tag(left - 1) in NOUNS):
        return False  # "The votes this week are close."
    alone = read.word(left) == "the" and left == head.at - 1
    if read.lower[left] in sets["not-one"] or (alone and bits & QUALITY and _quality_first(judge, noun)):
        return False
    measured = any(read.tag(at) == "CD" and read.word(at) != "one" for at in range(left, head.at))
    if measured and read.word(left) not in ("a", "an"):
        return False  # but "A 30 cm pan sit"
    if left == head.at and read.word(left - 1) == "that" and read.word(left - 2) in sets["saying"]:
        return bits == NOUN  # "She says that silence make her hear it."
    return read.tag(left) in ("DT", "PRP$") or (chained and not bits & BASE)


def are_several(judge: Judge, read: Parsed, head: Head, chained: bool) -> bool:
    """Say whether a noun phrase is about several things."""
    sets, at, left = judge.sets, head.at, head.left
    noun = read.word(at)
    # "The minutes of the meeting were agreed": what is told with "the … of" is no amount.
    counted = noun in sets["amounts"] and not (read.word(left) == "the" == read.word(at - 1) and chained)
    if read.tag(at) != "NNS" or counted or "-" in noun or not judge.parser.tagger.table.kind(noun):
        return False
    bits = judge.parser.role(noun)
    if bits & NOUN or not bits & MANY or noun in sets["singular-s"] or noun.endswith(("ics", "wards")):
        return False
    inside = read.lower[left:at]
    if not sets["naming"].isdisjoint(inside) or {"that", "this"} & set(inside):
        return False
    if "no" in inside and "other" not in inside:
        return False
    told = read.tag(left) in ("DT", "PDT", "PRP$", "CD") or read.tag(left - 1) in GOVERNING
    told = told or (left == at == 0 and chained and not judge.parser.verb_first(noun))
    close = read.tag(at - 1) in ("DT", "PRP$") and at - 1 == left
    if bits & THIRD and (not told or (judge.parser.verb_first(noun) and not close)):
        return False  # "The street where the mayor lives is": a verb.
    if noun.endswith("bytes") or (read.word(left).endswith("ing") and left < at):
        return False
    if bits & THIRD and at - left > 1 and read.tag(at - 1) in NOUNS and read.tag(left) not in ("DT", "PRP$"):
        return False
    if noun in sets["quantities"] and noun != "people":
        return False
    if read.tag(left) not in ("DT", "PRP$", "PDT") and any(
        token[0].isupper() for token in read.tokens[left + (left == 0) : at + 1]
    ):
        return False
    if read.tokens[at][0].isupper():
        return left == at == 0 and (chained or _is_no_name(judge, read)) and not read.tokens[at].isupper()
    if noun == "people" and read.word(left) in ("a", "one"):
        return False
    return left > 0 or at > left or chained


def _is_no_name(judge: Judge, read: Parsed) -> bool:
    """Say whether the plural that begins a sentence before its verb is hardly a name: "Skeletons has a new
    look" may be about a film; "Seats sells out" is hardly so.
    """
    word = read.word(1)
    parser = judge.parser
    if read.tag(1) != "VBZ" or parser.is_name(read.tokens[0]):
        return False
    if read.numbers[0] < 0 or parser.set_apart(parser.table.ends[read.numbers[0]]):
        return False  # "**Hybrids** provides": the name of something
    if word in judge.sets["singular-be"]:
        return word in ("is", "was") and read.word(2) in judge.sets["asked-of-many"]
    return judge.verbs[word]


def _are_several(judge: Judge, read: Parsed, heads: Heads) -> bool:
    """Say whether phrases joined by "and" are several things, and not two names of one."""
    phrases = (heads.head, *heads.joined)
    words = [read.word(one.at) for one in phrases]
    if len(set(words)) < len(words) or "-".join(words[::-1]) in judge.sets["dishes"]:
        return False
    if any(word in ("half", "quarter", "third", "forth", "so") for word in words):
        return False
    if any(read.tag(one.at) == "CD" for one in phrases):
        return False
    if any(word in ("you", "he", "she", "they", "i", "we") for word in words):
        return True
    if read.tag(phrases[-1].at) == "NNP" and read.word(phrases[0].left) in ("a", "an"):
        return False  # "Ann Roe, a potter and a singer"
    nouns = [one for one in phrases if read.tag(one.at) in NOUNS]
    if len(nouns) < len(phrases):
        return False
    last = phrases[-1]
    told = [
        read.word(one.left + (read.word(one.left) == "both")) in judge.sets["each-told"]
        or (one is last and read.tag(one.at) == "NNP" and read.tag(heads.head.left) == "PRP$")
        for one in phrases
    ]
    names = [read.tag(one.at) in ("NNP", "NNPS") for one in phrases]
    several = [are_several(judge, read, one, True) for one in phrases]
    if all(told) and not all(names):
        owners = [read.word(one.left) for one in phrases]
        return len(phrases) > 2 or len(set(owners)) > 1 or any(several) or owners[0] in ("the", "a", "an")
    return all(several) or (several[0] and not any(names)) or (len(phrases) > 2 and any(several))
