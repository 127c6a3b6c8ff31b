"""How sure it is that two words were one space apart: the small words of grammar, inflected and long words,
which make no compounds.
"""

from collections.abc import Container, Mapping
from typing import NamedTuple

from copydesk.api import Lexicon, Tagger, regex

LEAST, USUAL, FREQUENT = 3, 5, 6
"""Frequency tiers of the other word: beside a word that makes no compounds, beside one that may, and of a
word of three letters.
"""
SHORTEST, LONG, LONGER, BOTH, LONGEST = 3, 4, 6, 12, 16
"""Letters: of any word, of one that "a" stands before, of one that no affix is as long as, of two together
that no compound is as long as, and none with a verb behind.
"""
PRIVATIVE = ("ly", "ic", "al", "ous")
"""Endings of adjectives that take the Greek "a" before them ("asocial")."""
FORMED = ("ed", "ing", "ly")
"""Endings of words that hardly any compound begins with."""
ENDED = ("s", "ed", "ing", "ly", "tion")
CLOSED = frozenset({"MD", "DT", "PDT", "WDT", "PRP", "PRP$", "WP", "EX", "CC", "WRB"})
JOINING = frozenset({"IN", "CC", "TO", "DT", "WDT", "WRB", "WP"})
INFLECTED = frozenset({"NNS", "VBD", "VBN", "VBZ", "VBG", "RB", "JJR", "JJS"})
BEFORE_A = frozenset({"VB", "VBP", "VBD", "VBN", "VBZ", "VBG", "IN", "RB", "WRB", "CC", "MD", "PDT"})
BEHIND_I = frozenset({"VB", "VBP", "VBD", "RB", "MD"})
SYLLABLE = regex(r"[aeiouy]{1,4}")
VOWELS = frozenset("aeiou")
MAYBE, CONTENT, LIKELY, SURE = 100, 150, 200, 300
"""Ranks; "content" is two words of content, which are sure only where the file has lost other spaces, too."""
Sets = Mapping[str, frozenset[str]]


class Pairs(NamedTuple):
    """What words are asked from: the dictionary, their parts of speech, and the sets of ``spacing.txt``."""

    lexicon: Lexicon
    tagger: Tagger
    sets: Sets

    def small(self, word: str) -> bool:
        """Say whether it is one of the small words of grammar."""
        return any(word.lower() in self.sets[name] for name in ("bound", "helping", "small", "particles"))

    def known(self, word: str) -> bool:
        """Say whether it is a word or a name that the dictionary has."""
        found = self.lexicon.look_up(word.lower())
        return found.tier >= LEAST or found.name or word.lower() in self.lexicon.names

    def plural(self, word: str) -> bool:
        """Say whether a word is the plural of a noun before all."""
        return self._is(word, ("NNS",))

    def past(self, word: str) -> bool:
        """Say whether a word in small letters is a frequent past form of a verb before all ("spent")."""
        return word.islower() and self.usual(word) and len(word) >= SHORTEST and self._is(word, ("VBD",))

    def compound(self, left: str, right: str) -> bool:
        """Say whether two words in small letters are frequent nouns before all ("web", "link")."""
        return all(
            word.islower() and len(word) >= SHORTEST and self.usual(word) and self._is(word, ("NN",))
            for word in (left, right)
        )

    def joins(self, word: str) -> bool:
        """Say whether a word is a frequent one of those that join others: a preposition, a conjunction."""
        return self.usual(word) and len(word) >= SHORTEST and self._is(word, JOINING)

    def determines(self, word: str) -> bool:
        """Say whether a word is a determiner: names follow it."""
        return self._is(word, ("DT", "PRP$"))

    def usual(self, word: str) -> bool:
        """Say whether it is a frequent word."""
        return self.lexicon.tier(word.lower()) >= USUAL

    def alone(self, word: str) -> bool:
        """Say whether no name ends with a word: an inflected or a longer one."""
        return self.usual(word) and len(word) >= USUAL and (word.endswith(ENDED) or len(word) >= LONGER)

    def rank(self, left: str, right: str) -> int:
        """Rank a pair of words: hundreds for how sure it is (100 maybe … 300 sure), units for how usual they
        are; 0 when nothing speaks for them.
        """
        low, sets = left.lower(), self.sets
        if low == "i":
            return self._after_i(right) if left == "I" else 0
        tiers = self.lexicon.tier(low), self.lexicon.tier(right)
        if left.istitle() and not tiers[0] and self.lexicon.look_up(low).name:
            tiers = USUAL, tiers[1]
        if low == "a":
            return LIKELY + tiers[1] if self._after_a(right, tiers[1]) else 0
        if right == "a":
            return LIKELY if self._before_a(low, tiers[0]) else 0
        if (low in sets["bound"] and self._long(right)) or (right in sets["bound"] and self._long(low)):
            return SURE + sum(tiers)
        if not all(tiers) or not (self._whole(low, tiers[0]) and self._whole(right, tiers[1])):
            return 0
        units = sum(tiers)
        if self.small(low) and self.small(right):
            # "init", "itis": only files without programs have them for two words.
            short = len(low + right) <= LONG
            # "weit", "init": pronouns and "in" are too often the beginning of foreign words and of names.
            doubtful = short and (low == "in" or self._is(low, ("PRP", "PRP$")))
            return (MAYBE if doubtful else LIKELY if short else SURE) + units
        if low in sets["bound"] or right in sets["bound"]:
            return SURE + units
        for word, other, tier in ((low, right, tiers[1]), (right, low, tiers[0])):
            if word in sets["helping"] or word in sets["small"]:
                sure = min(tiers) >= USUAL or (len(other) >= LONGER and tier >= LEAST)
                return (LIKELY if sure and self._beside(word, other, word == low) else MAYBE) + units
        if right in sets["particles"]:
            return (LIKELY if self._before_particle(low, tiers[0], right) else MAYBE) + units
        if low in sets["particles"]:
            if self._after_particle(low, right, tiers[1]):
                return LIKELY + units
            return MAYBE + units if min(tiers) >= FREQUENT else 0
        return CONTENT + units if self._contents(low, right, tiers) else 0

    def _after_i(self, right: str) -> int:
        """Rank what stands behind "I": only verbs are sure, "Ifan" is a name."""
        tier = self.lexicon.tier(right)
        if right in self.sets["behind-i"] or right.endswith("n't"):
            return SURE if self.lexicon.known(right) else 0
        past = right.endswith("ed") and tier >= LEAST
        verb = len(right) >= LONG and tier >= LONG and self._is(right, BEHIND_I)
        if (past or verb) and right not in self.sets["not-behind-i"]:
            return LIKELY + SURE // 10  # before "Is|hall"
        short = tier >= USUAL and right not in self.sets["not-behind-i"]
        return MAYBE if short and (len(right) > 2 or right in self.sets["helping"]) else 0

    def _after_a(self, right: str, tier: int) -> bool:
        """Say whether "a" may stand before a word: a noun or an adjective that takes no Greek "a"."""
        if right[0] in VOWELS or tier < (LONG if len(right) >= LONG else FREQUENT + 1):
            return False
        if self._is(right, ("NN", "CD", "VBG", "VBN", "VB", "JJR")) and len(right) >= SHORTEST:
            return True
        return len(right) >= SHORTEST and self._is(right, ("JJ", "DT")) and not right.endswith(PRIVATIVE)

    def _before_a(self, low: str, tier: int) -> bool:
        if low in self.sets["single"] or (low.endswith("ing") and tier >= LEAST):
            return True
        return len(low) >= LONG and tier >= USUAL and self._is(low, BEFORE_A)

    def _beside(self, word: str, other: str, first: bool) -> bool:
        """Say whether a small word may stand beside another one: "an" before a vowel; "or" is also an ending
        of doers ("implementor").
        """
        if word == "an" and first:
            return other[0] in VOWELS or other[0] == "h"
        return first or word != "or" or not self._is(other, ("VB", "VBP"))

    def _before_particle(self, low: str, tier: int, particle: str) -> bool:
        """Say whether a word before "in", "on", "up" … is none that makes a noun with it ("walkthrough")."""
        if tier < USUAL:
            return False
        if low.endswith(ENDED) or self._is(low, INFLECTED) or (particle == "so" and len(low) >= LONG):
            return True
        long = len(low) >= LONGER and len(SYLLABLE.findall(low.removesuffix("e"))) > 1
        return long and not self._is(low, ("VB", "VBP"))

    def _after_particle(self, particle: str, right: str, tier: int) -> bool:
        """Say whether a word behind "in", "on", "no", "so", "through" is none that takes them as a prefix."""
        if tier < LONG or len(right) < USUAL:
            return False
        long = len(SYLLABLE.findall(right.removesuffix("e"))) > 2
        if particle == "so":
            return self._is(right, ("JJ", "RB", "VBN"))
        if particle == "no":
            return self._is(right, ("NNS",)) or (long and self._is(right, ("NN",)))
        if particle in ("on", "in"):
            shape = right.endswith((*ENDED, "ment")) or long
            return shape and len(right) >= LONGER and self._is(right, ("NN", "NNS", "VBG"))
        return particle == "through"

    def _contents(self, low: str, right: str, tiers: tuple[int, int]) -> bool:
        """Say whether two words of content make no compound: words of closed classes, inflected ones, long
        adjectives, a finite verb behind, two long words.
        """
        if min(tiers) < LONG or min(len(low), len(right)) < SHORTEST or low in self.sets["prefixes"]:
            return False
        if self._is(low, CLOSED) or self._is(right, CLOSED):
            return len(low + right) > LONGER and min(tiers) >= USUAL
        if len(right) < LONG:
            return False
        inflected = self._is(low, INFLECTED) and len(low) > LONG
        # "petitionspoured", "governmentestablishes", "peopledeeply"
        verb = self._is(right, ("VBZ", "VBD")) and len(low + right) >= (BOTH if inflected else LONGEST)
        if verb or (self._is(right, ("RB",)) and right.endswith("ly") and len(right) >= LONGER):
            return True
        if min(tiers) < USUAL:
            return False
        several = len(low) > LONG and len(SYLLABLE.findall(low.removesuffix("e"))) > 1
        adjective = several and self._is(low, ("JJ",))
        finite = len(right) >= LONGER and self._is(right, ("VBZ", "VBD"))
        # "problemsolving": what is done to a thing makes a word with it.
        deed = self._is(right, ("VBG", "VBN")) or right.endswith("ing")
        long = several and not deed and len(right) >= USUAL and len(low + right) >= BOTH
        # "newinfluence": short adjectives make compounds with short words ("blackbird").
        short = self._is(low, ("JJ", "CD")) and len(right) >= LONGER and not deed
        loose = low in self.sets["loose"] and len(right) >= LONG
        return inflected or adjective or finite or long or short or loose

    def _long(self, word: str) -> bool:
        return len(word) >= LONGER and self.lexicon.known(word)

    def _whole(self, word: str, tier: int) -> bool:
        """Say whether a word may stand for itself beside another; of the short ones only the usual may."""
        least = FREQUENT if len(word) == SHORTEST else LEAST
        return self.small(word) or (len(word) >= SHORTEST and tier >= least)

    def _is(self, word: str, tags: Container[str]) -> bool:
        """Say whether a word is most often of one of some parts of speech."""
        return self.tagger.likeliest(word) in tags
