"""Words that stand where one that is written or spoken alike is meant, weighed by what stands round them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from copydesk.api import Confusions, Edit, Fix, Scope, Slip, TextWords, regex, word_sets

from ..evidence import alone_in_marks
from ..speech import Speech
from .beside import REACH, around, nearest, window
from .citedwords import is_cited, is_mentioned
from .confusedexcuses import stands_so
from .wordframes import compares_nothing, frames_of

LEAST, SHORT = 5, 3
"""So many words has a block that is looked at; a sentence, of which a frame says so, may be shorter."""
ENDED = (".", "!", "?")
_OPENS = frozenset("^.!?:;–—•*\"'(")
"""What stands before the first word of a sentence."""
_OPENERS = ("There", "Wear", "Were")
"""They open a sentence in their own sense: "There is", "Wear gloves", "Were it mine, I would"."""
_LEAST_LETTERS = 4
SURE, SMALL = 3.5, 6
"""Odds from which on a word that is not among the commonest is another one for sure; the tier of those."""
FILES = ("frames.txt", "governed.txt", "eggcorns.txt", "complements.txt", "syntax.txt", "small-words.txt")
"""Where the frames and the sets of words in them stand."""
OWN = 4
"""So many of these files, the first ones, have frames."""
POSSIBLE = "?"
"""What is put before a word that is meant as a rule only."""
_OFTEN = 5
"""So much oftener an article speaks of a thing than of the one that is meant, if it speaks of both; what it
names so often is its subject.
"""
_JOINING = frozenset("that because if when since where so while although".split())
_AT = frozenset("on in at for with as".split())
_NEARLY = frozenset("almost once ever now then rather quite".split())
_URGED = frozenset("now please just also always never to".split())
_THINKING = frozenset("tank tanks piece pieces".split())
_MAKING = frozenset("make makes made making let lets letting".split())
_MODAL = frozenset("may can will would could should might must".split())
_ARTICLES = frozenset("the a an this that".split())
_BROUGHT = ("tion", "sion", "ment", "update", "change")
LIKELY = 1.0
"""By so much a small word is over its limit that another one is meant for sure."""
HOLE = regex(r"\ufffc|  | [,.;:!?]|[)\]] ")
PERSONS = frozenset("i me my he him she her we us they them".split())
DENIED = frozenset("any anybody anything".split())
"""What stands where a denial is said twice."""
MARKS = regex("[*_`<]")
NEAR = 40
"""So many words round a word tell whether it is dialect."""


def confused_words(scope: Scope, models: Sequence[Confusions]) -> Iterator[Slip]:
    """Find "its" for "it's", "loose" for "lose", "past" for "passed"."""
    table = scope.facts.word_table
    if scope.facts.told_in_dialect:
        return
    dialect = word_sets(scope.data("syntax.txt"))["dialect"]
    speech = Speech(scope)
    frames = frames_of(scope.facts.tagger, OWN, *map(scope.data, FILES))
    framed = dict(frames.found(table))
    possible = {number for number, right in framed.items() if right.startswith(POSSIBLE)}
    meant = {number: (right.removeprefix(POSSIBLE), 0.0) for number, right in framed.items()}
    sets = word_sets(scope.data("frames.txt"))
    closed = word_sets(scope.data("governed.txt"))["closed"]
    meant.update(
        (number, ("then", 0.0)) for number in table.where(("than",)) if compares_nothing(table, number, sets)
    )
    for model in models:
        for number, right, over in _weighed(scope, model):
            unsure = model.small and over < LIKELY
            if not _doubtful(scope, number, right) and not (unsure and number in meant):
                meant[number] = (right, over)
                if unsure:
                    possible.add(number)
    for number, (word, over) in sorted(meant.items()):
        block = scope.block_at(table.starts[number])
        form = table.forms[number]
        if block is None or block.kind == "heading" or (form.isupper() and len(form) > 1):
            continue
        first, last = table.first(block.start), table.first(block.end)
        least = SHORT if number in framed and scope.text[block.start : block.end].endswith(ENDED) else LEAST
        if last - first < least or not dialect.isdisjoint(
            table.lower[max(first, number - NEAR) : number + NEAR]
        ):
            continue
        start, end = table.starts[number], table.ends[number]
        if table.lower[number] == "by" and word in ("buy", "be") and _verb_follows(scope, number):
            continue  # "which will by a contract become theirs"
        if alone_in_marks(scope, start, end) or stands_so(scope, number, word):
            continue  # "set to *no*": the value
        if speech.is_copied(table.word(number)) or is_mentioned(scope, start, end, word):
            continue
        quoted = scope.facts.in_quotes(start, end)
        if word == "have" and quoted and _dialect_is_spoken(table, number, sets, NEAR):
            continue  # "could of", as it was said
        if word in DENIED and (quoted or _dialect_is_spoken(table, number, sets, len(table))):
            continue  # "we never said nothing"
        if quoted and word in PERSONS and table.lower[number] in PERSONS:
            continue  # "the likes of we"
        capital = form[0].isupper() and form != "I"
        if capital and nearest(table, number, -1) not in _OPENS:
            continue  # a name
        right = word.capitalize() if capital else word
        if "’" in scope.text:
            right = right.replace("'", "’")
        fix = Fix((Edit(scope.doc.lift(start, end), right),), f"write “{right}”", "unsafe")
        doubtful = number in possible or _brings_about(table, number, word) or is_cited(scope, start, end)
        doubtful = doubtful or _ends_bare(scope, number, word)
        if number not in framed or word not in closed:
            often = _is_subject(table, number, word, meant)
            thing = _is_thing(scope, word)
            if often >= _OFTEN and thing:
                continue
            often *= thing or table.numbers.keys().isdisjoint(_forms_of(word))
            doubtful = doubtful or often > 0
        if not doubtful and 0 < over < SURE:
            # Words that are no small ones stand in company that nobody has counted.
            tier = scope.facts.lexicon.tier
            doubtful = any("'" not in one and tier(one) < SMALL for one in (table.folded[number], word))
        kind = "subject" if doubtful else ""
        yield scope.found(start, end, right=right, fix=fix, over=over, kind=kind)


def _is_subject(table: TextWords, number: int, right: str, meant: Mapping[int, object]) -> int:
    """Return how often the article speaks of what the word names if it does so elsewhere, too, where nothing
    else is meant, and seldom or never of what is meant here: one on bicycles has brakes, one on bread flours.
    """
    forms, known = _forms_of(table.lower[number]), table.vocabulary
    if len(forms[0]) < _LEAST_LETTERS:
        return 0
    others = sum(len(table.numbers[form]) for form in _forms_of(right) if form in known)
    own = [at for form in forms if form in known for at in table.numbers[form]]
    told = len(own) >= _OFTEN * others and any(at not in meant for at in own)
    return len(own) if told else 0


def _is_thing(scope: Scope, word: str) -> bool:
    """Say whether a word is a noun before all, so that what an article is about tells it from another one;
    "lead" and "led" are told by grammar.
    """
    return scope.facts.tagger.likeliest(word) in ("NN", "NNS")


def _brings_about(table: TextWords, number: int, right: str) -> bool:
    """Say whether "effect" may be a verb of its own: one effects an update, or the replication of models."""
    if not (table.lower[number].startswith("effect") and right.startswith("affect")):
        return False
    for at in range(number + 1, min(number + 5, len(table))):
        if table.gaps[at] != " ":
            return False
        if table.lower[at].removesuffix("s").endswith(_BROUGHT):
            return True
    return False


def _ends_bare(scope: Scope, number: int, right: str) -> bool:
    """Say whether a noun that may be another noun stands between an article and a mark, where next to nothing
    tells which of them is meant: "why you need not prune the pear.".
    """
    table = scope.facts.word_table
    if nearest(table, number, -1) not in _ARTICLES or nearest(table, number, 1)[0].isalnum():
        return False
    return _is_thing(scope, table.lower[number]) and _is_thing(scope, right)


def _forms_of(word: str) -> tuple[str, ...]:
    single = word.removesuffix("s")
    return single, f"{single}s"


def _dialect_is_spoken(table: TextWords, number: int, sets: Mapping[str, frozenset[str]], reach: int) -> bool:
    """Say whether forms of dialect stand within so many words of a word ("we was", "it don't")."""
    near = [form.replace("’", "'") for form in table.lower[max(0, number - reach) : number + reach]]
    return any(f"{one}-{two}" in sets["spoken"] for one, two in pairwise(near))


def _doubtful(scope: Scope, number: int, right: str) -> bool:
    """Say whether another reading is likely all the same: the other word would stand twice then, what follows
    is a noun in -ing ("your not knowing") or a participle ("it's got"), or a word opens a sentence as itself.
    """
    table = scope.facts.word_table
    lower = table.lower
    if table.forms[number] in _OPENERS:
        return True
    behind = lower[number + 1] if number + 1 < len(table) else ""
    if right in (behind, lower[number - 1] if number else ""):
        return True
    if right == "besides" or behind.startswith("permit"):
        # "Beside them hangs a map", "weather permiting".
        return "," not in table.gaps[min(number + 1, len(table) - 1)]
    if lower[number] == "there":
        return False
    before = lower[number - 1] if number else ""
    if right == "know":
        return behind in _AT  # "set to no on the screen"
    if right in ("thing", "things"):
        return behind in _THINKING  # "a think tank"
    if right == "been":
        # "making the talks you have be of use"
        return not _MAKING.isdisjoint(lower[max(0, number - REACH) : number])
    if (lower[number], right) == ("its", "it"):
        return number + 2 < len(table) and lower[number + 2] in _MODAL  # "its lints may change"
    if right == "many":
        return before == "how"  # "how much people depend on it"
    if right == "where":
        return before in _URGED  # "now wear the shirt"
    if right == "their" and lower[number].endswith("re"):
        return before in _JOINING  # "that they're values"
    if "'" in right:
        if behind.endswith("ly") or behind in _NEARLY:
            return _owns(scope, number)  # "its almost childish taste"
        return behind == "not" or behind.endswith("ing")
    return right == "its" and behind in ("got", "been", "gotten")


def _verb_follows(scope: Scope, number: int) -> bool:
    """Say whether the base form of a verb stands among the next words, with no mark before it."""
    table, tagger = scope.facts.word_table, scope.facts.tagger
    for at in range(number + 2, min(number + 7, len(table))):
        if table.gaps[at] != " ":
            return False
        if tagger.likeliest(table.lower[at]) == "VB":
            return table.lower[at - 1] not in ("to", "and", "or")
    return False


def _owns(scope: Scope, number: int) -> bool:
    """Say whether the third word behind a word is a noun, and no mark stands before it."""
    table = scope.facts.word_table
    if number + 3 >= len(table) or any(table.gaps[at] != " " for at in range(number + 1, number + 4)):
        return False
    return _is_thing(scope, table.lower[number + 3])


def _weighed(scope: Scope, confusions: Confusions) -> Iterator[tuple[int, str, float]]:
    """Yield the words in whose place others are likelier, with those and by how much."""
    table, pairs = scope.facts.word_table, scope.facts.word_pairs
    for number in _places(table, confusions):
        if confusions.small and _beside_hole(table, number):
            continue
        word = table.lower[number].replace("’", "'")
        near, far = partial(around, table, number), partial(window, table, number)
        found = confusions.meant(word, near, far, pairs.leaning)
        if found is None:
            continue
        over = found.over
        if confusions.small:
            quoted = scope.facts.in_quotes(table.starts[number], table.ends[number])
            over -= LIKELY * quoted
            if over > 0 and _beside_marks(scope, number):
                continue  # "the word wanted is *have*"
        if over > 0:
            yield number, found.word, round(over, 1)


def _beside_marks(scope: Scope, number: int) -> bool:
    """Say whether marks begin or end right beside a word where the text is stored: what is talked about
    stands in such ones.
    """
    table, doc = scope.facts.word_table, scope.doc
    for at in range(max(1, number), min(len(table), number + 2)):
        if MARKS.search(doc.source.slice(doc.lift(table.starts[at - 1], table.ends[at]))):
            return True
    return False


def _beside_hole(table: TextWords, number: int) -> bool:
    """Say whether something was taken out of the text beside a word: code, a picture, an address."""
    gaps = table.gaps[number : number + 2]
    return any(HOLE.search(gap) for gap in gaps)


def _places(table: TextWords, confusions: Confusions) -> list[int]:
    """Return the numbers of the words to weigh: those for which their neighbours do not speak."""
    lower, gaps, last = table.lower, table.gaps, len(table) - 1
    places = []
    for form in table.vocabulary & confusions.forms:
        word = form.replace("’", "'")
        least, left, right = confusions.bounds(word)
        for number in table.numbers[form]:
            if 0 < number < last and gaps[number] == gaps[number + 1] == " ":
                before, behind = lower[number - 1], lower[number + 1]
            else:
                before, behind = nearest(table, number, -1), nearest(table, number, 1)
            if left[before] + right[behind] > least:
                places.append(number)
    return sorted(places)
