"""The chunks of a sentence in their line: what stands before, behind and between them."""

from __future__ import annotations

from collections.abc import Sequence

from .chunks import (
    ANY,
    BARE,
    BENT,
    COMMA,
    FINITE,
    JOINT,
    LOOSE,
    NP,
    OBJECTIVE,
    OPENER,
    PLURAL,
    RELATIVE,
    SINGLE,
    TIME,
    VERB_TAGS,
    VERBS,
    Chunk,
    differ,
)
from .openclauses import JOINTS
from .parsed import Parsed
from .phrases import Sets

CAUSED = frozenset(("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "JJ", "RB", "CD", "N$"))
"""What stands between a verb such as "let" and the base form that it lets."""
DOING = frozenset("do does did don't doesn't didn't".split())
FAR = 12
"""So many tokens before a base form the word is looked for that lets it stand."""
PARTICLES = frozenset("out up off down over away back".split())
BEING = frozenset("is was are were".split())
NOMINATIVE = frozenset("i we they he she".split())
UNTOLD = frozenset("each every no any another all some".split())
SAME_WORD_OR_MORE = frozenset("the a an".split())


class Line:
    """The chunks of one sentence."""

    def __init__(self, chunks: Sequence[Chunk], read: Parsed, sets: Sets) -> None:
        """Look at the chunks of a sentence."""
        self.chunks, self.words, self.tags, self.sets = chunks, read.lower, read.tags, sets
        kinds = [one.kind for one in chunks]
        size = len(kinds)
        # From each chunk on: whether a joint stands there, how many verbs do, whether one does soon.
        self.joint_later = [False] * (size + 1)
        self.verbs = [0] * (size + 1)
        for at in range(size - 1, -1, -1):
            self.joint_later[at] = self.joint_later[at + 1] or kinds[at] == JOINT
            self.verbs[at] = self.verbs[at + 1] + (kinds[at] in VERBS)
        self.verb_soon = [self._verb_soon(at) for at in range(size + 1)]

    def _verb_soon(self, at: int) -> bool:
        """Say whether a clause may go on behind a subject with the chunks from one on, as far as a comma."""
        for chunk in self.chunks[at:]:
            if chunk.kind in VERBS or chunk.kind in (RELATIVE, JOINT):
                return True
            if not (chunk.hung or chunk.kind in (TIME, LOOSE, OBJECTIVE)):
                return False
        return False

    def kind(self, at: int) -> str:
        """Return the kind of a chunk, "" outside of the sentence."""
        return self.chunks[at].kind if 0 <= at < len(self.chunks) else ""

    def word(self, at: int) -> str:
        """Return the first word of a chunk, "" for none."""
        return self.words[self.chunks[at].first] if 0 <= at < len(self.chunks) else ""

    def tag(self, at: int) -> str:
        """Return the tag of the first word of a chunk."""
        return self.tags[self.chunks[at].first]

    def close(self, at: int) -> bool:
        """Say whether a chunk stands right behind the one before it."""
        return at > 0 and self.chunks[at - 1].last == self.chunks[at].first - 1

    def opened(self, at: int) -> bool:
        """Say whether what opens a clause stands right before a chunk, but for adverbs."""
        if self.kind(at - 1) != OPENER:
            return False
        between = self.tags[self.chunks[at - 1].last + 1 : self.chunks[at].first]
        return all(tag in ("RB", "RBR") for tag in between)

    def behind_particle(self, at: int) -> bool:
        """Say whether what stands before a noun may belong to the verb before it ("find out nobody came")."""
        before = self.chunks[at].first - 1
        return before > 0 and self.words[before] in PARTICLES and self.tags[before - 1] in VERB_TAGS

    def is_subject(self, at: int) -> bool:
        """Say whether a pronoun behind what may open a clause is the subject of one."""
        if self.tag(at) != "PRP":
            return False
        word = self.word(at)
        return word in NOMINATIVE or (word in ("you", "it") and self.kind(at + 1) in (FINITE, BARE))

    def may_be_object(self, at: int) -> bool:
        """Say whether a noun may be the object of what goes before; "you" and "it" only right behind it."""
        return self.kind(at - 1) in (LOOSE, BENT) or self.tag(at) != "PRP"

    def is_address(self, at: int) -> bool:
        """Say whether a sentence may begin with those to whom it speaks ("Fellow citizens, I …")."""
        if at or self.kind(1) != COMMA:
            return False
        return self.word(0) == "my" or self.tag(0) not in ("DT", "PRP$", "PRP")

    def goes_on(self, at: int) -> bool:
        """Say whether a noun without a determiner goes on with others that hang on the subject ("a stock of
        candles, matches and lamp oil").
        """
        place = at - 1
        while self.kind(place) in (JOINT, COMMA):
            place -= 1
        while place > 0 and self.kind(place) == NP and self.kind(place - 1) in (COMMA, JOINT):
            if self.chunks[place].hung:
                break
            if self.tag(place) in ("DT", "PRP$"):
                return False
            place -= 2
        if place < 0 or not self.chunks[place].hung or self.tag(place) in ("DT", "PRP$", "CD"):
            return False
        first, last = self.tags[self.chunks[place].last], self.tags[self.chunks[at].last]
        bare = self.tag(at) not in ("DT", "PRP$", "PRP", "CD")
        return bare and (first == last or at - place > 2) and first in ("NN", "NNS")

    def joined(self, subject: int, at: int, chained: bool) -> int:
        """Return for how many things a subject stands with another noun; ``chained``: a noun hangs on it."""
        joint = next((self.word(place) for place in range(at - 1, -1, -1) if self.kind(place) == JOINT), "")
        if joint != "and" or subject < 0:
            return ANY
        first, second = self.chunks[subject], self.chunks[at]
        word = self.word(subject)
        if word in ("every", "each"):
            return SINGLE if chained else ANY
        if word == "its" and second.first == second.last and first.last == first.first + 1:
            return PLURAL if self.tags[first.last] == self.tags[second.last] == "NN" else ANY
        if first.number == second.number == PLURAL:
            return PLURAL
        told = all(
            self.tags[one.first] in ("DT", "PRP$")
            and self.words[one.first] not in UNTOLD
            and self.tags[one.last] in ("NN", "NNS")
            for one in (first, second)
        )
        alike = word == self.word(at) and word not in SAME_WORD_OR_MORE
        return PLURAL if told and not alike else ANY

    def may_be_infinitive(self, before: str, at: int) -> bool:
        """Say whether a base form may belong to a helper, a "to" or a verb that lets something be done."""
        for one in self.chunks[:at]:
            helper = one.kind == FINITE and (
                self.tags[one.verb] in ("MD", "PM") or self.words[one.verb] in DOING
            )
            if before in (*JOINTS, COMMA) and (helper or one.kind == BARE or self._is_infinitive(one)):
                return True
            if helper and one.last == one.verb:
                return True  # "nor will the world misconstrue"
        verb = self.chunks[at].first
        letting = self.sets["bare-behind"]
        return any(
            self.words[place] in letting and (place == verb - 1 or self.tags[place + 1] in CAUSED)
            for place in range(max(0, verb - FAR), verb)
        )

    def _is_infinitive(self, one: Chunk) -> bool:
        if one.kind == FINITE:
            return one.last > one.verb and self.tags[one.last] == "VB"
        return one.kind == LOOSE and "VB" in (self.tags[one.verb], self.tags[one.last])

    def inverted(self, at: int) -> tuple[int, int] | None:
        """Return the clash of a form of "be" with a subject right behind it ("In the hall was two desks")."""
        chunk = self.chunks[at]
        if self.words[chunk.verb] not in BEING or chunk.last > chunk.verb or self.kind(at + 1) != NP:
            return None
        one = self.chunks[at + 1]
        if one.hung or not self.close(at + 1) or self.tag(at + 1) == "PRP":
            return None
        if one.number == SINGLE and (self.kind(at + 2) == JOINT or self.word(at + 1) == "the"):
            return None
        return (at, at + 1) if differ(one.number, chunk.number) else None

    def antecedent(self, at: int) -> int:
        """Return for how many things a relative stands, if all nouns before it that it may mean agree."""
        numbers: set[int] = set()
        for place in range(at - 1, -1, -1):
            chunk = self.chunks[place]
            if chunk.kind in (NP, TIME, OBJECTIVE):
                if place == at - 1 and self.tag(place) == "PRP":
                    return ANY  # "It tells you who is there."
                numbers.add(chunk.number)
                if chunk.hung or self.kind(place - 1) == LOOSE:
                    continue
                if self.kind(place - 1) != JOINT:
                    break
                if chunk.number != PLURAL:
                    return ANY
            elif chunk.kind == COMMA:
                if place == at - 1:
                    if self.word(at) == "which":
                        return ANY  # It may mean the whole clause.
                elif self.kind(place + 1) != JOINT:
                    return ANY
            elif place == at - 1 or chunk.kind not in (LOOSE, BENT, JOINT):
                return ANY
        return numbers.pop() if len(numbers) == 1 else ANY
