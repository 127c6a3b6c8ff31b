"""Every listed word with its classes as the bits of one number: what the analysis of attribution and claims
asks of a word costs one look-up.

There is no statistical tagger behind it. Closed classes (determiners, prepositions, auxiliaries …) and the
verb lists are enough to find a subject and its verb in edited prose. Bits of classes (``BIT``) come from the
data files; the others tell the form of a word as it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import is_

from copydesk.api import Data, regex

from .classfiles import SPEECH, city_names, inflect, read_classes, verb_forms

# What a word is. A word without any of these is an open one: a name, a noun, a verb of no list.
_CLASSES = (
    "determiner preposition clause pronoun be have modal do adverb source-people people "
    "quantifier-subject source-person collective "
    "alliance metonym evidence-noun document event attitude growing hearsay widely "
    "vague-quantifier role organisation month weekday holder "
    "passive-participle opinion-participle raising-verb showing-verb aim hedge growth view medium "
    "existential mind-state place"
).split()
# How single words decide between readings.
_READINGS = (
    "group topic indefinite noun-too opens-object unsure often-plain runs spreads lasts not-raised "
    "handled by-hand base-too weak-cause forecast-to cause-word speaker source-mark aired share-word "
    "promise many-of ranked effect-modal advice grand-body claimed-thing"
).split()
CLAIM_CLASSES = (
    "causal trend intent action common budget superlative comparison forecast money count-word number-word "
    "percent necessity judgement judgement-noun generic first-person second-person vague-many"
).split()
"""What ``claims.txt`` knows of words, and of verbs (below)."""

MANNER_CLASSES = "past-be one-person of-time all-or-none doubtful possible negated uttering measured".split()
"""What ``claims.txt`` knows of the way in which a sentence speaks."""

CLAIM_VERBS = ("causal", "trend", "intent", "action", "common")
"""The classes of ``claims.txt`` that hold verbs."""

_VERB_LISTS = (*CLAIM_VERBS, "weak-cause")
# What the form of a word tells, and the two questions that are asked of every word: may a carrier stand
# round it, does it show a feature?
_FORMS = (
    "frame shown capital digit most helper past present plural possessive verb speech verb-past verb-ing "
    "upper outlet ed ly name agents"
).split()

_ALL = (*_FORMS, *_CLASSES, *CLAIM_CLASSES, *MANNER_CLASSES, *_READINGS)
BIT = {name: 1 << number for number, name in enumerate(_ALL)}
"""The bit of each class and form."""


def bits(*names: str) -> int:
    """Return several classes as one mask."""
    mask = 0
    for name in names:
        mask |= BIT[name]
    return mask


LISTED = bits(*_CLASSES)
CLAIMS = bits(*CLAIM_CLASSES)
DET, PREP, CLAUSE, PRON = BIT["determiner"], BIT["preposition"], BIT["clause"], BIT["pronoun"]
BE, HAVE, MODAL, DO, ADVERB = (BIT[name] for name in ("be", "have", "modal", "do", "adverb"))
PLACE, CAPITAL, UPPER, POSSESSIVE = BIT["place"], BIT["capital"], BIT["upper"], BIT["possessive"]
DIGIT, VERB, PLURAL = BIT["digit"], BIT["verb"], BIT["plural"]
AUXILIARY = BE | HAVE | MODAL | DO

CLOSED = DET | PREP | CLAUSE | PRON | AUXILIARY | bits("adverb", "widely", "hearsay", "vague-quantifier")
"""Words that are no names, whatever their first letter."""

_NO_NAME = CLOSED | bits("month", "weekday", "collective", "alliance", "metonym", "place", "role")
# What patterns look for at the edges of words stands in compounds, too (good-will).
_IN_PARTS = bits("cause-word", "promise", "many-of", "ranked", "effect-modal", "advice", "grand-body")
CUT_OFF = _IN_PARTS | DIGIT
"""What patterns may find in the part of a sentence that is too long to be looked at word by word."""

_FRAMES = bits(
    *"verb passive-participle hearsay hedge event evidence-noun attitude raising-verb aim view".split(),
    *"existential mind-state vague-quantifier source-mark".split(),
)
SHOWN = CLAIMS & ~BIT["common"] | bits(*MANNER_CLASSES)
"""The classes that make a feature of the words that have them."""

_NOT_FINITE = frozenset({"being", "been", "be", "having"})
_PLURALS = frozenset({"people", "men", "women", "police", "children", "media"})
_AGENTS = ("ists", "ians", "ers", "ors", "ates")
_FINITE_PAST = regex(r"[a-z]{2,}ed")
_SUPERLATIVE = regex(r"[a-z]{3,}(?:iest|[^aeiouyr]est)")
_NAME_WORD = regex(r"[^\W_]+(?:['’-][^\W_]+)*")
_JOINT = regex(r"[’'\u2011-]")
_MOST_KNOWN = 50_000
_FORM_BITS = {"base": BIT["present"], "s": BIT["present"], "past": BIT["past"], "ing": 0}
_VERB_BITS = {
    form: VERB | bit | {"past": BIT["verb-past"], "ing": BIT["verb-ing"]}.get(form, 0)
    for form, bit in _FORM_BITS.items()
}


class WordClasses:
    """The word classes of the data files. ``classes["deed"]`` are the words of a class that has no bit, too;
    ``verbs`` tells of a word in lower case which form of which verb it is; ``outlets`` are the
    names of outlets, cut into words, by their first word.
    """

    def __init__(
        self,
        attribution: Iterable[str],
        claims: Iterable[str],
        countries: Iterable[str],
        names: Iterable[str],
        outlets: Iterable[str],
    ) -> None:
        listed = read_classes(attribution)
        checked = read_classes(claims)
        listed["place"] = [word for line in countries for word in line.split()]
        listed["city"] = list(city_names(names))
        listed["metonym"] = [*listed.get("metonym", ()), *listed["city"]]
        self._classes = {name: frozenset(words) for name, words in [*listed.items(), *checked.items()]}
        self.verbs = verb_forms(listed)
        self.outlets = _by_first_word(outlets)
        self._bits: dict[str, int] = {}
        self._note_words(listed)
        self._note_words(checked)
        known, speech = self._bits, BIT["speech"]
        for word, (_, form, classes) in self.verbs.items():
            bit = _VERB_BITS[form] if SPEECH.isdisjoint(classes) else _VERB_BITS[form] | speech
            known[word] = known.get(word, 0) | bit
        self._masks: dict[str, int] = {}

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._classes[name]

    def bits_of(self, low: str) -> int:
        """Return the classes of a word in lower case."""
        return self._bits.get(low, 0)

    def _note_words(self, classes: dict[str, list[str]]) -> None:
        known = self._bits
        for name, words in classes.items():
            bit = BIT.get(name, 0)
            if not bit:
                continue
            if name not in _VERB_LISTS:
                for entry in words:
                    known[entry] = known.get(entry, 0) | bit
                continue
            finite = name in CLAIM_VERBS
            for entry in words:
                for form, kind in inflect(entry).items():
                    known[form] = known.get(form, 0) | bit | (_FORM_BITS[kind] if finite else 0)

    def masks_of(self, forms: frozenset[str]) -> Mapping[str, int]:
        """Return the classes of words as they are written; the answer knows those that are asked for."""
        if len(self._masks) > _MOST_KNOWN:
            self._masks = {}
        masks = self._masks
        for form in forms.difference(masks):
            masks[form] = self._told(form)
        return masks

    def _told(self, raw: str) -> int:
        low = raw.lower()
        shape = CAPITAL if raw[0].isupper() else 0
        if len(raw) > 1 and raw.isupper():
            shape |= UPPER
        if low.endswith(("'s", "’s")):
            low = low[:-2]
            shape |= POSSESSIVE
        found = self._bits.get(low, 0)
        if raw == "US":  # no pronoun
            found &= ~CLAIMS
        if found & AUXILIARY and low not in _NOT_FINITE:
            shape |= BIT["helper"]
        if low in _PLURALS:
            shape |= PLURAL
        shape |= _ending(low, shape)
        if not low.isalpha():
            if raw[0].isdigit():
                shape |= DIGIT
            for part in _JOINT.split(low):
                shape |= self._bits.get(part, 0) & _IN_PARTS
        if "est" in low and not (found & CLAIMS or shape & DIGIT) and self._most(low.partition("-")[0]):
            shape |= BIT["most"]
        if raw in self.outlets and shape & CAPITAL:
            shape |= BIT["outlet"]
        if shape & CAPITAL and len(raw) > 1 and (found & BIT["organisation"] or not found & _NO_NAME):
            shape |= BIT["name"] if "-" not in raw or not raw.rpartition("-")[2].islower() else 0
        shape |= (BIT["frame"] if found & _FRAMES else 0) | (BIT["shown"] if found & SHOWN else 0)
        return found | shape

    def _most(self, word: str) -> bool:
        return _SUPERLATIVE.fullmatch(word) is not None and word not in self["not-superlative"]


def _ending(low: str, shape: int) -> int:
    """Return what the last letters of a word tell."""
    last = low[-1:]
    if last == "s":
        plural = len(low) > 3 and low[-2] not in "sui" and not shape & POSSESSIVE
        return (PLURAL if plural else 0) | (BIT["agents"] if low.endswith(_AGENTS) else 0)
    if last == "d":
        past = BIT["past"] if _FINITE_PAST.fullmatch(low) else 0
        return past | (BIT["ed"] if low.endswith("ed") else 0)
    if last == "n":
        return BIT["ed"] if low.endswith("en") else 0
    return BIT["ly"] if last == "y" and low.endswith("ly") else 0


def _by_first_word(names: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(_NAME_WORD.findall(name.replace("’", "'")))
        if words:
            found.setdefault(words[0], []).append(words)
    for listed in found.values():
        listed.sort(key=len, reverse=True)
    return found


@lru_cache(maxsize=4)
def _built(*lists: tuple[str, ...]) -> WordClasses:
    return WordClasses(*lists)


_latest: tuple[list[tuple[str, ...]], WordClasses] | None = None


def word_classes(data: Data) -> WordClasses:
    """Return the word classes of the packs; those of the same lists are the same object."""
    global _latest
    names = ("attribution.txt", "claims.txt", "countries.txt", "names.txt", "outlets.txt")
    lists = [data(name) for name in names]
    if _latest is None or not all(map(is_, lists, _latest[0])):  # comparing the lists takes longer
        _latest = (lists, _built(*lists))
    return _latest[1]
