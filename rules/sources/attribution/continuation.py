"""How far a source reaches: behind which sentences a named carrier, a note or a quotation stands besides its
own.

A carrier covers what grammatically continues its sentence: a speaker who goes on as a pronoun ("She
added"), a sentence whose subject points back ("It would", "The clay had swollen"), one joined to it ("But",
"also"), the rest of a quotation. A note covers the sentences since the last mark. A vague plural is covered
where one of them speaks next; a teaser where the next paragraph opens with a source. What stands in the
text's own voice beside somebody who speaks of something else is not covered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import attrgetter

from copydesk.api import regex

from ..words.classedwords import TokenTable
from ..words.wordclasses import AUXILIARY, BE, BIT, DET, PREP, bits
from .continuationsigns import HIDDEN, WIDE, colon, hides, in_past, opens_quoted, resumes, shows, whole
from .nounphrases import NAMED
from .statement import Statement

CONTINUED = "continued"
"""The support of a sentence that a source of another one reaches."""

_NOTED = frozenset({"footnote", "reference"})
_MARKED = _NOTED | {"link"}
_JOINED = regex(
    r"\W*(?:in addition|for example|for instance|as a result|in turn|by contrast|in particular|"
    r"in other words|(?:one of|of|among) (?:these|those|them)|that is(?=,))\b"
)
_AFRESH = frozenset({"is", "are", "has", "have", "will", "isn't", "won't", "isn’t", "won’t", "can", "cannot"})
_SPEECH, _VERB, _ALSO = BIT["speech"], BIT["verb"], bits("adverb", "modal")
_PRONOUN, _HELPER, _HELPING = BIT["pronoun"], BIT["helper"], AUXILIARY | BIT["adverb"]
_SUBJECT_ENDS = AUXILIARY | PREP | _VERB
_SHORT = 3  # letters of a word that is no head of a subject
_ONE_OF = regex(
    r"\b(?:(?:one|some|two|three|many|most|several) of|among) (?:them|these|those)\b"
    r"|\A\W*the (?:first|other|elder|younger)\b|\bfor (?:example|instance)\b"
    r"|\A\W*(?:one|another) (?:of|such|is|was)\b"
)
_TITLE = regex(r"(?:the |a |an )?([a-z]{3,24})\b")
_TITLED = regex(r"\b([a-z]{3,24}),?\s+\Z")
_SAID_SO = regex(
    r"\b(?:said|says|wrote|confirmed|found|told \w+(?: \w+)?) (?:so|as much|the same|this)\b"
    r"|\A\W*that is what\b"
)
_named, _quoted = attrgetter("named"), attrgetter("quoted")


class Reach:
    """Spreads the support of the statements of an article, block by block in reading order."""

    def __init__(self, table: TokenTable) -> None:
        self._table, self._listed = table, table.listed
        self._known = False

    def spread(self, blocks: Iterable[list[Statement]]) -> Iterator[list[Statement]]:
        """Give ``CONTINUED`` to the statements of some blocks that a source of another one reaches, and note
        on each whether another one of its paragraph has a source of its own; yield each block when that is
        done.
        """
        above: list[Statement] = []
        opened = False
        for found, after in pairwise(chain(blocks, ([],))):
            if opened and not (self._moves(found) or (above and above[-1].supported)):
                self._known = self._known or any(map(_named, found))
                above = found
                yield found
                continue
            sources = sum([statement.speaks for statement in found])
            for statement in found if sources else ():
                statement.beside = sources > statement.speaks
            self._notes(found)
            self._onward(above, found)
            self._named_next(found, after)
            if colon(found[-1]) or (not opened and whole(found[-1])):
                self._teased(found, after)
            opened = opened or whole(found[-1])
            self._quoted(found)
            above = found
            yield found

    def _moves(self, found: list[Statement]) -> bool:
        """Say whether anybody speaks or anything is marked in a block: there may be something to spread."""
        if colon(found[-1]):
            return True
        speech = _SPEECH if self._known else 0
        for statement in found:
            if statement.carriers or statement.support != "none" or statement.classes & speech:
                return True
        return False

    def _notes(self, found: list[Statement]) -> None:
        """A note covers the sentences since the last mark; whom it says nothing of only where it is all that
        follows.
        """
        noted = bare = False
        for statement in reversed(found):
            if statement.support in _MARKED:
                noted = statement.support in _NOTED
                bare = noted and statement.sentence.text.startswith(("[", "("))
            elif noted and statement.support == "none" and (bare or not hides(statement)):
                statement.support = CONTINUED

    def _onward(self, above: list[Statement], found: list[Statement]) -> None:
        """Follow each source from its sentence to those that continue it."""
        voice: Statement | None = None
        past = False
        if (
            above
            and above[-1].supported
            and (colon(above[-1]) or (above[-1].quoted and opens_quoted(found[0])))
        ):
            # "The report found:" and the list below it; a quotation that runs over paragraphs.
            found[0].support = found[0].support if found[0].supported else CONTINUED
        for statement in found:
            if statement.support in _NOTED and not statement.carriers:
                # A note stands for what is before it: "[1] She is widely seen as" goes beyond it.
                voice = None
            elif statement.supported:
                voice, past = statement, in_past(statement)
            elif self._resumed(statement) or (voice is not None and shows(statement)):
                statement.support = CONTINUED
                voice, past = statement, in_past(statement)
            elif voice is not None and (
                self._answers(voice, statement)
                or (not hides(statement) and self._ties(voice, statement, past=past))
            ):
                statement.support = CONTINUED
                voice = statement
            else:
                voice = None
            if not self._known and statement.named:
                self._known = True

    def _resumed(self, statement: Statement) -> bool:
        """Say whether somebody or something told of before speaks in a sentence: "she added", "it said"."""
        if not self._known:
            return False
        if any(resumes(c) for c in statement.carriers):
            return True
        if not statement.classes & _SPEECH or not statement.classes & _PRONOUN:
            return False
        verbs, flags, low = self._listed.verbs, statement.flags, statement.low
        last = len(flags) - 1
        for n, have in enumerate(flags[:-1]):
            if have & _PRONOUN and low(n) in ("it", "they"):
                at = n + 1
                while at < last and flags[at] & _HELPING and not flags[at] & BE:
                    at += 1
                verb = verbs.get(low(at))
                if (
                    verb is not None
                    and verb.form != "ing"
                    and verb.classes & {"neutral", "loaded", "evidence"}
                ):
                    return True
        return False

    def _ties(self, voice: Statement, statement: Statement, *, past: bool) -> bool:
        """Say whether a sentence grammatically continues the one of a source before it. It keeps the tense of
        a report: "it is a shame" behind what the minister said is the voice of the text.
        """
        flags = statement.flags
        if not flags:
            return False
        opening = statement.low(0)
        if opening in self._listed["joint"] or _JOINED.match(statement.sentence.text.lower()):
            return True
        if statement.classes & _ALSO and any(
            have & _ALSO and statement.low(n) in ("also", "would") for n, have in enumerate(flags)
        ):
            return True
        if past and self._afresh(statement, flags):
            return False
        return opening in self._listed["pointer"] or self._points_back(voice, statement, flags)

    def _answers(self, voice: Statement, statement: Statement) -> bool:
        """Say whether those speak whom a survey asked: "… found a survey by Opinar. Many said"."""
        flags, asked = statement.flags[:2], self._listed["record"]
        if (
            len(flags) < 2
            or not flags[1] & _VERB
            or statement.low(0) not in self._listed["quantifier-subject"]
        ):
            return False
        return any(self._table.low(n) in asked for n in range(*voice.words))

    def _afresh(self, statement: Statement, flags: Sequence[int]) -> bool:
        helper = next((n for n, have in enumerate(flags) if have & _HELPER), None)
        return helper is not None and statement.low(helper) in _AFRESH

    def _points_back(self, voice: Statement, statement: Statement, flags: Sequence[int]) -> bool:
        """Say whether the subject is a thing of the sentence before: "on clay. The clay had …"."""
        if statement.low(0) != "the":
            return False
        table = self._table
        told = {table.low(n) for n in range(*voice.words)}
        for n, have in enumerate(flags[1:WIDE], 1):
            if have & _SUBJECT_ENDS:
                return False
            low = statement.low(n)
            if len(low) > _SHORT and not have & DET and low in told:
                return True
        return False

    def _named_next(self, found: list[Statement], after: list[Statement]) -> None:
        """Vague people are named where one of them speaks in the next sentence; a sentence is told by whoever
        "said so" in the next.
        """
        quoted = bool(after) and after[0].sentence.block.quote
        for number, statement in enumerate(found, 1):
            if statement.supported:
                continue
            follows = found[number] if number < len(found) else next(iter(after), None)
            if quoted and colon(statement):
                statement.support = CONTINUED
                continue
            if follows is None or not follows.carriers:
                continue
            hidden = any(c.kind in HIDDEN for c in statement.carriers)
            so = follows.supported and _SAID_SO.search(follows.sentence.text.lower())
            if so or (hidden and self._one_of_them(statement, follows)):
                statement.support = CONTINUED

    def _one_of_them(self, vague: Statement, follows: Statement) -> bool:
        """Say whether somebody with a name who speaks in the next sentence is one of the vague people."""
        speakers = [c for c in follows.carriers if c.kind in NAMED]
        if not speakers:
            return False
        speech, text = follows.sentence.text.lower(), self._table.text
        if _ONE_OF.search(speech):
            return True
        hidden = next(c for c in vague.carriers if c.kind in HIDDEN)
        held = text[hidden.name_start : hidden.name_end].lower().split()
        held = held[: next((n for n, word in enumerate(held) if n and word in self._listed["tail"]), None)]
        head = held[-1].rstrip("s") if held else ""
        if len(head) > _SHORT and (f" {head} " in speech or f" {head}," in speech):
            return True
        if not opens_quoted(follows):
            return False
        # A councillor is no planner, but anybody may be a critic.
        named = text[speakers[0].name_start : speakers[0].name_end]
        title = _TITLE.match(named) or _TITLED.search(text[follows.sentence.start : speakers[0].name_start])
        titled = title is not None and title.group(1) not in self._listed.verbs
        parted = follows.sentence.block != vague.sentence.block
        return not (titled or parted) or not self._listed["stance-holder"].isdisjoint(held)

    def _teased(self, found: list[Statement], after: list[Statement]) -> None:
        """A lead of one sentence is covered by a source at the head of the next paragraph."""
        if len(found) == 1 and after and after[0].supported and not found[0].supported:
            found[0].support = found[0].support if hides(found[0]) else CONTINUED

    def _quoted(self, found: list[Statement]) -> None:
        """A quotation of several sentences has the speaker of any of them."""
        for order in (found, found[::-1]):
            covered = False
            for statement in order if any(map(_quoted, found)) else ():
                if not statement.quoted:
                    covered = False
                elif statement.supported:
                    covered = True
                elif covered:
                    statement.support = CONTINUED
