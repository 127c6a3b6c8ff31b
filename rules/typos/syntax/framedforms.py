"""Verbs in a form that their frame does not let stand ("how can I changed it", "for make chairs"), by
frames of words and roles (``verb-frames.txt``), where the form that is meant reads better by counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Slip

from .judge import Judge
from .likelier import Meant, is_likelier
from .parsed import Parsed
from .perfects import with_helper
from .roles import DONE
from .verbparts import VerbParts
from .wordframes import Frames

KINDS = {"base": "base", "ing": "ing", "done": "participle"}
WITH = "+"
"""In the form that is meant, between a small word and the form behind it ("on+ing")."""
LIKELY, FRAMED = "form likely", "framed"
POSSIBLE = "?"
ASKING = frozenset(("do", "does", "did"))
GOES = "to"
"""Behind the odds of a frame: the word right behind the helper goes. A number there: the verb stands so many
words further on.
"""


class FramedForms:
    """Finds verbs by the frames of a data file, whose words that are written are the helpers."""

    headings = False

    def __init__(self, judge: Judge, frames: Frames, parts: VerbParts) -> None:
        """Look at the document of a judge."""
        self._parser, self._frames, self._parts = judge.parser, frames, parts

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return verbs behind a helper with which they make one of the frames."""
        table = self._parser.table
        last = len(table) - 1
        found = {
            (number + 1, right)
            for number, right in self._frames.found(table)
            if number < last and table.gaps[number + 1] == " "
        }
        return sorted(found)

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge a verb behind its helper."""
        form, least, *rest = asked.removeprefix(POSSIBLE).split("/")
        helper = read.place(number) - 1
        goes = rest == [GOES]
        aside = 1 if goes else int(rest[0]) if rest else 0
        verb, number = helper + 1 + aside, number + aside
        if read.numbers[verb : verb + 1] != [number] or not read.tokens[verb].islower():
            return None
        first = helper + 1 if goes else verb
        base = self._parts.base(read.word(verb))
        if form == "ing" and float(least) > 0 and not self._parser.verb_first(read.word(verb)):
            return None  # "for profit", "in debate"
        words = self._form(form, base) if base else ""
        if not words or (words == read.word(verb) and not goes):
            return None
        meant = Meant(first, verb + 1, words, float(least))
        if not is_likelier(self._parser, read, meant):
            return None
        if read.word(helper) in ASKING and verb > helper + 1 and self._closes_question(read.word(verb)):
            return None  # "what do the numbers printed here mean?"
        helper -= read.word(helper) == "not"
        small, _, form = form.rpartition(WITH)
        likely = form == "past" or asked.startswith(POSSIBLE)
        kind = LIKELY if likely else FRAMED if small else KINDS[form]
        slip = with_helper(self._parser.table, read, number, verb, (kind, helper))
        return slip and slip._replace(data={**slip.data, "right": words})

    def _closes_question(self, verb: str) -> bool:
        """Say whether the sentence is a question that ends with a verb of its own."""
        whole = self._parser.whole()
        if whole is None or whole.lower[-1] != "?" or len(whole.lower) < 2:
            return False
        last = whole.lower[-2]
        participle = bool(self._parser.role(verb) & DONE)
        return participle and last != verb and self._parser.verb_first(last)

    def _form(self, form: str, base: str) -> str:
        parts = self._parts
        small, _, form = form.rpartition(WITH)
        made = {"ing": parts.ing, "done": parts.participle, "past": parts.past}.get(form)
        found = made(base) if made else base
        return f"{small} {found}".lstrip() if found else ""
