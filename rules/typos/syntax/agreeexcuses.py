"""Words before a verb that look like its subject and are not: clauses of their own, names, terms in code."""

from __future__ import annotations

from .antecedents import of_another
from .heads import FINITE, PERSONS, RELATIVES
from .judge import Judge
from .oneamount import is_amount
from .otherreadings import reads_otherwise
from .parsed import NOUNS, Parsed
from .phrases import before_verb
from .retagged import is_closed
from .roles import BASE, MANY, NOUN, THIRD

OWN_VERBS = frozenset(("VBD", "VBN"))
PHRASE = frozenset((*NOUNS, "JJ", "DT", "PRP$", ",", "CC", "VBN"))
LIST = frozenset((",", "IN", "CC"))
"""Behind these a verb in -ing is one of several things: "the plan for mending, painting and"."""
WISHED = frozenset("assumption assuming supposing imagine imagining pretend pretending suppose".split())
"""Behind these "were" tells what is not so: "on the assumption that the host were the same"."""
ALL_OF_IT = frozenset("all both just about almost nearly every each most some".split())
"""Behind a "that" these begin the subject of its clause."""
ADVERBS = frozenset(("RB", "RBR"))
SINCE = frozenset("since after before until till".split())
"""Words before a point in time, behind which another clause may begin."""
SHOWING = frozenset("example illustration exercise start test rule precaution step demonstration".split())
"""As what one is told to do something."""
ASKED = frozenset("how what where why when whether".split())
PLACES = frozenset("where when why how".split())


def may_agree(judge: Judge, read: Parsed, first: int, verb: int) -> bool:
    """Say whether a verb may go with another subject than the words from ``first`` on."""
    opener, plural = read.word(first), not _is_singular(judge, read, verb)
    if _is_code(judge, read, first, verb):
        return True
    if opener in ("fewer", "less") and read.word(verb) in ("is", "was"):
        return True  # "Fewer flags is better": it is about how many there are
    named = first == verb - 1 and judge.parser.is_name(read.tokens[first])
    if plural and named and judge.parser.role(opener) & NOUN:
        return True  # "Progress have held the seat": a party or a team, as the capital elsewhere tells
    if plural and _of_named_things(read, verb):
        return True
    if read.word(verb) == "am" and read.word(verb - 1)[:1].isdigit():
        return True  # "read it at 9 am"
    if not plural and read.word(verb + 1) in ("that", "this", "it") and "how" in read.lower[:first]:
        return True  # "how many children is that"
    if opener == "it" and read.word(verb) == "round":
        return True  # "close it round a plum"
    if (
        _is_joined(read, first, verb, plural)
        or _is_noun(read, first, verb)
        or _is_said_of(judge, read, first)
    ):
        return True
    if opener == "meaning" and read.word(first + 1) == "that":
        return True  # ", meaning that searches occur"
    if opener == "that" and read.word(first + 1) in ALL_OF_IT:
        return True
    if opener == "many" and read.word(first - 1) == "how" and not is_closed(judge, read.word(verb)):
        return True  # "how many enchants already there"
    if plural and read.word(verb) in ("were", "weren't") and not WISHED.isdisjoint(read.lower[:first]):
        return True
    if plural and _is_expected(judge, read, first, verb):
        return True
    if plural and _modifies(judge, read, verb):
        return True
    if _belongs_elsewhere(judge, read, first, verb) or reads_otherwise(judge, read, first, verb, plural):
        return True
    return not plural and (
        _has_own_verb(judge, read, first, verb)
        or _ends_list(read, first, verb)
        or is_amount(judge, read, first, verb)
        or of_another(judge, read, verb)
        or _is_identifier(judge, read, first, verb)
    )


def _of_named_things(read: Parsed, verb: int) -> bool:
    """Say whether a relative clause follows things that have a name: "to all Moorings that don't"."""
    at = before_verb(read, verb)
    things = read.word(at) in RELATIVES and at > 1 and read.word(at - 1).endswith("s")
    return things and read.tokens[at - 1][0].isupper()


def _is_said_of(judge: Judge, read: Parsed, first: int) -> bool:
    """Say whether a pronoun has the first word for its verb, so that it is no subject: "a net it plants at
    the quay makes work", "a try that later errors is left".
    """
    before = read.word(first - 1)
    head = first + (before in RELATIVES and not ADVERBS.isdisjoint(judge.parser.may_be(read.word(first))))
    told = before in ("it", "he", "she") or (before in RELATIVES and head > first)
    return told and "VBZ" in judge.parser.may_be(read.word(head))


def _is_joined(read: Parsed, first: int, verb: int, plural: bool) -> bool:
    """Say whether what stands behind "and" is the subject or a part of it: "the sender, and up to five others
    are", "since the last release and a lot has changed".
    """
    joint = next((at for at in range(verb - 1, first, -1) if read.word(at) == "and"), -1)
    if joint < 0:
        return False
    if plural:
        if read.word(joint + 1) in ASKED:
            return True  # "This area and how you find it are"
        # Between two commas stands an aside: "the aim, and that of the others, were".
        return read.word(joint - 1) == "," and read.word(verb - 1) != ","
    # "It has been a year since the flood and a lot has changed"; but "Since the one and the other is used".
    opener = first if read.word(first) in SINCE else first - 1
    return opener > 0 and read.word(opener) in SINCE and "," not in read.lower[first:joint]


def _is_noun(read: Parsed, first: int, verb: int) -> bool:
    """Say whether the verb is a noun: "in one go", "this want of finish"; or the subject is a verb behind a
    name of one letter: "R ships with several devices".
    """
    if read.word(verb - 1) == "one" and read.word(verb - 2) in ("in", "at"):
        return True
    if first == verb - 1 and read.word(first) in ("this", "that") and read.word(verb + 1) == "of":
        return True
    return (
        len(read.tokens[first]) == 1 and read.tokens[first].isupper() and read.word(first) not in ("a", "i")
    )


def _is_singular(judge: Judge, read: Parsed, verb: int) -> bool:
    word = read.word(verb)
    return word in judge.sets["singular-be"] or (
        word not in judge.sets["plural-be"] and bool(judge.parser.role(word) & THIRD)
    )


def _is_code(judge: Judge, read: Parsed, first: int, verb: int) -> bool:
    """Say whether a name of a file or of a program stands in the subject, or a plural of an abbreviation
    ("the MTAs upstream"), the parts of which are no words.
    """
    table = judge.parser.table
    for at in range(first, verb):
        number = read.numbers[at]
        if at > first and number > 0 and read.numbers[at - 1] == number - 1:
            gap = table.gaps[number]
            if gap and not gap.isspace() and gap.strip() in ("_", ".", "::", "/", "\\", "=", "@"):
                return True
        elif number < 0 and read.tokens[at] in ("_", "=", "+"):
            return True
        form = read.tokens[at]
        if len(form) > 2 and form[-1] == "s" and form[:-1].isupper() and form.isalpha():
            return True
    return False


def _is_expected(judge: Judge, read: Parsed, first: int, verb: int) -> bool:
    """Say whether it is expected of a subject what the base form of a verb says."""
    if is_closed(judge, read.word(verb)) and read.word(verb) != "have":
        return False
    if first == 1 and read.word(0) == "that":
        return True  # "It was agreed: that the clerk write to the owner"
    return read.word(first - 1) == "that" and "expected" in read.lower[max(0, first - 4) : first]


def _modifies(judge: Judge, read: Parsed, verb: int) -> bool:
    """Say whether a verb behind a participle or an unknown word may be a part of a longer name: "the number
    of backgrounded compose sessions", "two include rules", "a configuration include is".
    """
    before, behind = read.word(verb - 1), read.word(verb + 1)
    if is_closed(judge, read.word(verb)):
        return False
    if behind in judge.sets["singular-be"] or (read.tag(verb - 1) == "CD" and read.tag(verb + 1) == "NNS"):
        return before not in RELATIVES and before != "one"
    unknown = not judge.parser.tagger.kinds(before) or before.endswith("ed")
    return unknown and read.tag(verb + 1) == "NNS"


def _has_own_verb(judge: Judge, read: Parsed, first: int, verb: int) -> bool:
    """Say whether what stands before a verb in the singular is a clause on something before it ("the stuff
    they own has", "the folder where the program lives is"), or begins with a verb ("Booting two has").
    """
    role, last = judge.parser.role, verb - 1
    if read.word(first) in PERSONS and first < last and role(read.word(first + 1)) & BASE:
        return True
    if read.word(first) in PERSONS and first < last and not OWN_VERBS.isdisjoint(read.tags[first + 1 : verb]):
        return True  # "the sheet we just mentioned is"
    relates = read.word(first - 1) in PLACES or read.tag(first - 1) in NOUNS
    relates = relates or read.tag(first - 2) == "DT"  # "the attempt the keeper names is"
    relates = relates or (read.word(first - 1) in RELATIVES and read.tag(first - 2) in NOUNS)
    # "the problem OPEC faces is"
    relates = relates or (read.tokens[last - 1].isupper() and first < last - 1)
    if relates and read.tag(last - 1) in NOUNS and first < last and role(read.word(last)) & THIRD:
        return True
    # "Booting several versions has", "dual booting has", and no "cavers who had been missing was"
    doing = first + (read.tag(first) in ("JJ", "RB", "NN") and not read.word(first).endswith("ing"))
    word = read.word(doing)
    if doing >= last or not word.endswith("ing") or len(word) <= 4:
        return False
    return not role(word) & NOUN or read.tag(doing) == "VBG"


def _ends_list(read: Parsed, first: int, verb: int) -> bool:
    """Say whether what seems to be the subject ends a list that hangs on a preposition or a verb in -ing
    behind another noun: "the room kept for boats, nets and ropes is", "the way of mixing oils and waxes in
    jars begins".
    """
    if read.word(first - 1) not in ("and", "or"):
        return False
    at = first - 1
    while at > 0 and (read.tag(at) in PHRASE or (read.tag(at) == "VBG" and read.tag(at - 1) in LIST)):
        at -= 1
    doing = read.tag(at) == "VBG" and read.tag(at - 1) == "IN"
    single = any(tag == "NN" for tag in read.tags[:at])
    return single and (doing or (read.tag(at) == "IN" and read.word(at) in ("for", "of", "with", "from")))


def _belongs_elsewhere(judge: Judge, read: Parsed, first: int, verb: int) -> bool:
    """Say whether a verb has a subject of its own, or the words before it are no whole subject."""
    before = read.word(first - 1)
    if read.word(verb - 1) == "there" and is_closed(judge, read.word(verb)):
        return True
    if before in ("which", "what", "whose") and first < verb - 1 and not is_closed(judge, read.word(verb)):
        return True  # "which parts of the book the reader knows"
    if before == "and" and first == 1 and read.tokens[0].islower():
        return True  # "`one` and the other are": code stands before it
    if _stands_behind_quote(judge, read, first) or (read.tag(first) == "JJ" and read.tag(first - 1) == "NNP"):
        return True
    if read.word(verb - 1) in judge.sets["saying"] and (before in RELATIVES or before == "whom"):
        return True  # "whom he said were"
    if before in SINCE and judge.parser.role(read.word(first - 2)) & MANY:
        return True  # "Builders since his death have"
    if before in ("until", "till") and "NNS" in read.tags[: first - 1]:
        return True  # "all changes by this call until that point are lost"
    if _is_told_to(judge, read, first, verb) or _asks_who(read, verb) or _is_cut(read, first):
        return True
    return _in_own_clause(read, first, verb) or _is_compound(read, first, verb)


def _is_told_to(judge: Judge, read: Parsed, first: int, verb: int) -> bool:
    """Say whether a point in time, or what it is done for, stands before what one is told to do: "The next
    day add the salt", "As a test add the salt".
    """
    timed = first == 0 and read.word(verb - 1) in judge.sets["times"]
    # "As an example take the boats": what one is told to do as one.
    shown = first > 0 and read.word(first - 1) == "as" and read.word(verb - 1) in SHOWING
    return (timed or shown) and not is_closed(judge, read.word(verb))


def _asks_who(read: Parsed, verb: int) -> bool:
    """Say whether a question begins with the "who" before a verb: "If groups own it who is to blame?"."""
    return read.word(verb - 1) == "who" and read.lower[-1] == "?"


def _is_cut(read: Parsed, first: int) -> bool:
    """Say whether "but" joins words without an article with those before them: "boats of the same length but
    other sails".
    """
    joined = read.word(first - 1) == "but" and read.tag(first - 2) in NOUNS
    return joined and read.tag(first) not in ("DT", "PRP$", "PRP")


def _stands_behind_quote(judge: Judge, read: Parsed, first: int) -> bool:
    """Say whether a quoted word belongs to a subject: "mending “all” nets takes"."""
    mark, number = read.tokens[first - 1] if first > 1 else "", read.numbers[first]
    if mark not in ("”", '"') or read.numbers[first - 2] < 0:
        return False
    return judge.parser.table.gaps[number].endswith((f"{mark} ", f"{mark}\n"))


def _in_own_clause(read: Parsed, first: int, verb: int) -> bool:
    """Say whether a clause begins between a subject and a verb with a preposition and its noun: "the rooms in
    which the guest is", "the fact that in small towns people are", "we saw that on the hill is a tower".
    """
    for at in range(first, verb - 1):
        if not FINITE.isdisjoint(read.tags[at + 1 : verb]):
            continue
        if read.word(at) in ("which", "whom") and at > first and read.tag(at - 1) == "IN":
            return True
        if read.word(at) == "that" and read.tag(at + 1) == "IN":
            return at > first or read.tag(verb - 1) in NOUNS
    return False


def _is_compound(read: Parsed, first: int, verb: int) -> bool:
    """Say whether two nouns with a preposition between them tell of what kind a plural is: "step by step
    guides are", "path to goal estimates are".
    """
    one = first + (read.tag(first) == "DT")
    joint, other = one + 1, one + 2
    if read.tag(joint) not in ("IN", "TO") or other >= verb:
        return False
    if read.word(one) == read.word(other):
        return True
    plural = read.tag(other + 1) == "NNS" and before_verb(read, verb) == other + 1
    return read.word(joint) == "to" and read.tag(one) == read.tag(other) == "NN" and plural


def _is_identifier(judge: Judge, read: Parsed, first: int, verb: int) -> bool:
    """Say whether a plural without an article is the name of something in the code of the document: "because
    methods is a package".
    """
    plain = read.tag(first) == "NNS" and before_verb(read, verb) == first
    return plain and judge.parser.in_code(read.word(first))
