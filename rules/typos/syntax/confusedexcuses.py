"""Words that are weighed as others and stand as themselves all the same."""

from __future__ import annotations

from collections.abc import Mapping

from copydesk.api import Facts, Scope, word_sets

from .roles import EVER, SELDOM

BE, HAVE = frozenset("am is are was were be been".split()), frozenset("has have had having".split())
LETTING = frozenset("let lets help helps helped make makes made".split())
STORING = frozenset(("write", "read"))
FINITE = ("VBD", "VBZ", "MD")
AUXILIARIES = frozenset("did does do has had would will can could".split())
OWNING = frozenset("has have had does do did needs need wants want".split())
NAMED = frozenset("call calls called calling name named naming christened dubbed".split())
WHAT, FAR = frozenset(("what", "whatever", "all")), 8
"""These begin a clause that is the subject of "is": "what the mill has is charm"."""
OFFICES = ("er", "or", "ist", "man", "yst", "ian")
REACH, CONDITION = 4, 40
BRACKETS = frozenset(("]", ")", "}"))
OPENING = frozenset(f"{mark} {quote}" for mark in ",:;" for quote in "\"“‘'«")
ASKING = frozenset("who whom whose what which when where how why".split())
HELPING = frozenset("to not may can will would could might should must".split())
LIKENED = frozenset("equal identical similar relative compared according close related next due".split())
OPEN = frozenset("anything something nothing everything".split())
SHORTEST_CLAUSE = 2
HELPERS = frozenset("can could is may might must shall should was will would".split())
RELATIVE = frozenset(("which", "who", "whom", "that"))
GIVING = frozenset("give gives gave given giving".split())
"""One gives a rock a berth, and a child birth."""
PARTICLES = frozenset("in out up down on off back over left right".split())
NODES = frozenset("child children parent parents sibling siblings descendant descendants ancestors".split())
"""Nodes of a tree, in programs."""
CALLED = frozenset("function functions method methods callback callbacks block blocks clause".split())
SUBJECTS = frozenset("i you he she it we they".split())
OWNED = frozenset("its their his her our my your the".split())
WILLS = frozenset("will can may might must".split())
"""Helpers that are things, too: "its body, its will and its mind"."""
BACKWARD = frozenset(("backward", "backwards"))
ADVISED = frozenset("against that you us him her them me people".split())
"""What stands behind "advise" and hardly behind "advice": "some advise against it"."""


def stands_so(scope: Scope, number: int, right: str) -> bool:
    """Say whether the word of a number stands as itself where ``right`` seems to be meant."""
    table = scope.facts.word_table
    lower, last = table.lower, len(table) - 1
    word, before = lower[number], lower[number - 1] if number else ""
    behind = lower[number + 1] if number < last and table.gaps[number + 1].isspace() else ""
    gap = table.gaps[number]
    if "|" in gap or (number < last and ("|" in table.gaps[number + 1])):
        return True  # a cell of a table
    if number + 2 <= last and table.gaps[number + 2] == "." and right == "which":
        return True  # "with can.List"
    if word == "then" and scope.facts.of_programs and behind in CALLED:
        return True  # "the then function"
    if (word, right) == ("that", "than"):
        return number > 2 and lower[number - 2] in BE and lower[number - 3] == "there"
    if word == "is" and before == "to" and not WHAT.isdisjoint(lower[max(0, number - FAR - REACH) : number]):
        return True  # "what they object to is"
    if gap in BRACKETS or (gap in OPENING and "'" not in right):
        return True  # "[t]he", or a quotation that begins within another sentence
    if word in ASKING and right in ASKING and _asked_before(scope, number):
        return True
    if before in ("or", "by") and number > 1:
        # "Scene by scene", "yes or no".
        denied = word == "no" and (lower[number - 2] == "yes" or not behind)  # "silent or no"
        return lower[number - 2] == word or denied
    if behind == "by" and number + 2 <= last and lower[number + 2] == word:
        return True
    if before in ("and", "or") and number > 1 and behind and lower[number - 2] == behind:
        return True  # "rope size and hole size"
    if (word, right) == ("then", "than"):
        return _is_conditional(scope, number)
    if word == "for" and _is_for_to(scope, number):
        return True
    if (word, right) == ("form", "for"):
        return scope.facts.of_programs and scope.facts.tagger.likeliest(behind) == "NNS"  # "form fields"
    if (word, right) == ("been", "be"):
        return before.endswith(("'d", "’d"))  # "he'd been"
    if word == "to" and before in ("ten", "five", "twenty", "quarter"):
        return number > 1 and lower[number - 2] == "between"  # "between ten to four and twenty past"
    if (word, right) == ("them", "their"):
        return not NAMED.isdisjoint(lower[max(0, number - FAR) : number])  # "I'll call one of them Daniel"
    if (word, right) == ("of", "off"):
        return not behind and before in _sets(scope)["thought-of"]  # "asking to be thought well of"
    if (word, right) == ("his", "he"):
        return behind in BE | AUXILIARIES  # "my children swam, and his did too"
    if word == "is" and before in OWNING and not WHAT.isdisjoint(lower[max(0, number - FAR) : number]):
        return True
    if (word, right) == ("they", "the"):
        return _does(scope, number + 1)
    if (word, right) == ("you", "your"):
        return before in _sets(scope)["giving"] and _is_noun(scope, behind)
    if word == "your" and scope.facts.tagger.may(table.lower[min(number + 1, last)], "JJS"):
        after = lower[number + 2] if number + 2 <= last and table.gaps[number + 2].isspace() else ""
        return not after or scope.facts.tagger.likeliest(after) in ("NN", "NNS")  # "Your hardest?"
    if right in (f"{word}d", f"{word}ed") and before in BE:
        # "Use tolerated out of good nature is use by permission."
        return named_before(scope.facts, max(0, number - 2 * FAR), number)
    if (word, right) == ("were", "where"):
        return _supposes(scope, number)
    if (word, right) == ("thought", "through"):
        # "a trace of smoke, which one of us thought a fault"
        return behind in ("a", "an") and not RELATIVE.isdisjoint(lower[max(0, number - REACH) : number])
    if word == "its" and behind.endswith("ing"):
        return _is_going_on(scope, number + 1)
    if (word, right) == ("berth", "birth"):
        return before == "a" and not GIVING.isdisjoint(lower[max(0, number - FAR) : number])
    if word == "an" and len(behind) == 1:
        return True  # "an A grade"
    if (word, behind) == ("is", "because"):
        return True  # "the reason is because"
    if word == "form" and (
        before in _sets(scope)["forming"] or not LETTING.isdisjoint(lower[max(0, number - 2) : number])
    ):
        return True  # "can she form a plan", "the lamps that form it", "let it form the base"
    if word == "no" and number < last and table.gaps[number + 1].startswith("."):
        return lower[number + 1][0].isdigit()  # "no. 2 cane"
    if (word, right) == ("roll", "role"):
        # "Your roll number", "a sausage roll", "the school roll".
        return behind in _sets(scope)["rolled"] or before in _sets(scope)["rolls"]
    if (word, right) == ("too", "to"):
        return before == "note"  # "Note too the discussion above"
    if (word, right) == ("lead", "led"):
        return before in BE and behind.endswith(OFFICES) and _is_noun(scope, behind)  # "was lead author"
    if (word, right) == ("led", "lead"):
        return not HAVE.isdisjoint(lower[max(0, number - REACH) : number])
    if (word, right) == ("which", "who"):
        kin = scope.facts.of_programs and before in NODES
        return kin or _is_program(scope, before) or _hangs(scope, number)
    if (word, right) == ("its", "it"):
        return behind in WILLS and _is_listed(scope, number)
    if (word, right) == ("for", "to"):
        return before == "forward" and not BACKWARD.isdisjoint(table.vocabulary)
    if (word, right) == ("advise", "advice"):
        return before in ("some", "many", "most", "few", "others") and behind in ADVISED
    if (word, right) == ("vary", "very"):
        return before in HELPING or before.endswith(("n't", "n’t"))  # "they don't vary much"
    if (word, right) == ("new", "knew"):
        return before in OPEN  # "anything new that others depend on"
    if before in WILLS and number > 1 and lower[number - 2] in OWNED | {"a", "last"}:
        return right in ("make", "have", "leave", "lead")  # "the will made no mention of the farm"
    if right in SUBJECTS and before in ("as", "like", "than") and behind in BE | HAVE:
        # "A woman who had posed as her has been fined": that is what the woman has.
        return not RELATIVE.isdisjoint(lower[max(0, number - CONDITION // 2) : number])
    if (word, right) == ("given", "give"):
        return before == "to" and number > 1 and lower[number - 2] in LIKENED  # "equal to given one"
    if (word, right) == ("accept", "except"):
        # "The methods all accept a number."
        return before == "all" and number > 1 and _is_several(scope, lower[number - 2])
    if (word, right) == ("then", "them"):
        return before in PARTICLES and behind in PARTICLES  # "fade out then in"
    if (word, right) == ("had", "have"):
        return behind in SUBJECTS  # "as they would had they been asked"
    if (word, right) == ("your", "you're"):
        if behind and table.forms[number + 1][0].isupper():
            return True  # "your On Time record"
        listed = table.gaps[number + 2 : number + 3] == [", "]
        return listed and any(gap == ", " for gap in table.gaps[number + 3 : number + 5])
    if (word, right) == ("on", "in"):
        return number + 2 <= last and lower[number + 2].isdigit() and table.gaps[number + 2] == ", "
    if (word, right) == ("past", "passed"):
        return before in BE | {"not", "well", "long"} and behind in OWNED  # "it is past its prime"
    if (word, right) == ("much", "many"):
        # "Much higher-dimensional waves".
        joined = "-" in behind or (number + 2 <= last and table.gaps[number + 2] == "-")
        return joined and behind.partition("-")[0].endswith("er")
    if (word, right) == ("details", "detail"):
        return before in ("some", "many", "few", "these", "those")
    return word in STORING and before in ("the", "a") and scope.facts.of_programs and _is_noun(scope, behind)


def named_before(facts: Facts, first: int, number: int) -> bool:
    """Say whether a word stands as a noun before its number, from another one on: no object behind it."""
    lower, likeliest = facts.word_table.lower, facts.tagger.likeliest
    return any(
        lower[at] == lower[number] and likeliest(lower[at + 1]) not in ("DT", "PRP", "PRP$")
        for at in range(first, number - 1)
    )


def _supposes(scope: Scope, number: int) -> bool:
    """Say whether "were" opens a clause of its own between commas, in a sentence on what somebody would do:
    "I should choose, were the choice mine, to be there".
    """
    table, tagger = scope.facts.word_table, scope.facts.tagger
    would = word_sets(scope.data("syntax.txt"))["would-forms"]
    if table.gaps[number].strip() != "," or would.isdisjoint(table.lower[max(0, number - FAR) : number]):
        return False
    at = number + 1
    while at < len(table) and table.gaps[at].isspace() and at - number <= FAR:
        if tagger.likeliest(table.lower[at]) in (*FINITE, "VBP"):
            return False
        at += 1
    return at < len(table) and table.gaps[at].strip() == "," and at - number > SHORTEST_CLAUSE


def _is_going_on(scope: Scope, number: int) -> bool:
    """Say whether a verb behind a comma has a word in -ing for its subject: "its going, I hope, can be
    heard".
    """
    table = scope.facts.word_table
    if number + 1 >= len(table) or table.gaps[number + 1].strip() != ",":
        return False
    inside = range(number + 2, min(number + 2 + REACH + 1, len(table)))
    return any(table.gaps[at].strip() == "," and table.lower[at] in HELPERS for at in inside)


def _is_conditional(scope: Scope, number: int) -> bool:
    """Say whether a condition goes before in the sentence: "if you are no guest then your key is sold"."""
    table = scope.facts.word_table
    for at in range(number - 1, max(-1, number - CONDITION), -1):
        if any(mark in table.gaps[at + 1] for mark in ".;!?"):
            return False
        if table.lower[at] in ("if", "when", "once"):
            return True
    return False


def _is_for_to(scope: Scope, number: int) -> bool:
    """Say whether "for" opens what shall be done: "for the pattern to take effect"."""
    table = scope.facts.word_table
    for at in range(number + 2, min(number + 2 + REACH, len(table) - 1)):
        if table.gaps[at] != " ":
            return False
        if table.lower[at] == "to":
            return scope.facts.tagger.may(table.lower[at + 1], "VB", SELDOM)
    return False


def _does(scope: Scope, number: int) -> bool:
    """Say whether a word may be what somebody does, and no verb for it as a noun follows: "they name everyone
    in the house", and not "they name was".
    """
    table, tagger = scope.facts.word_table, scope.facts.tagger
    if number >= len(table) or not any(tagger.may(table.lower[number], tag, EVER) for tag in ("VB", "VBP")):
        return False
    after = number + 1
    if after >= len(table) or not table.gaps[after].isspace():
        return True
    return tagger.likeliest(table.lower[after]) not in FINITE


def _sets(scope: Scope) -> Mapping[str, frozenset[str]]:
    return word_sets(scope.data("frames.txt"))


def _asked_before(scope: Scope, number: int) -> bool:
    """Say whether "and", "or" or a comma joins a word with another one that asks: "when, and who to ask"."""
    table = scope.facts.word_table
    at = number - 1
    joined = at >= 0 and table.lower[at] in ("and", "or")
    at -= joined
    return at >= 0 and table.lower[at] in ASKING and (joined or table.gaps[number] == ", ")


def _is_program(scope: Scope, word: str) -> bool:
    """Say whether an article on programs may call one by a word for who does something ("a worker which")."""
    return scope.facts.of_programs and word.removesuffix("s").endswith(OFFICES[:2])


def _hangs(scope: Scope, number: int) -> bool:
    """Say whether the noun before a relative hangs on another one, of which the clause may tell: "hopes among
    the workers which".
    """
    table, linking = scope.facts.word_table, word_sets(scope.data("syntax.txt"))["linking"]
    for at in range(number - 2, max(0, number - 5), -1):
        if table.gaps[at + 1] != " ":
            return False
        if table.lower[at] in linking:
            tags = ("NN", "NNS")
            return any(scope.facts.tagger.may(table.lower[at - 1], tag, SELDOM) for tag in tags)
    return False


def _is_listed(scope: Scope, number: int) -> bool:
    """Say whether a word stands before a noun as one of a list: it stands again nearby, and a mark or "and"
    closes the noun.
    """
    table = scope.facts.word_table
    near = [*table.lower[max(0, number - 2 * REACH) : number], *table.lower[number + 2 : number + 2 * REACH]]
    closed = number + 2 >= len(table) or table.gaps[number + 2] != " "
    return table.lower[number] in near and (closed or table.lower[number + 2] in ("and", "or"))


def _is_several(scope: Scope, word: str) -> bool:
    return word in SUBJECTS or scope.facts.tagger.likeliest(word) == "NNS"


def _is_noun(scope: Scope, word: str) -> bool:
    return bool(word) and scope.facts.tagger.likeliest(word) in ("NN", "NNS")
