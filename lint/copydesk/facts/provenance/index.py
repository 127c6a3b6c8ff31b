"""The facts about where a file comes from and how fresh it is: one property each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ...base.cached import cached_property
from ...document.prose import PLACEHOLDER
from ..base import BaseFacts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ...language.calendar import Day, WrongWeekday
    from .characters import Decomposed, LookAlike, OddSpace
    from .hidden import Hidden
    from .manifests import Provenance
    from .mojibake import Mojibake
    from .newsitems import PlacedProblem, PlacedVerdict

_Ranged = TypeVar("_Ranged", "Hidden", "OddSpace", "Decomposed", "Mojibake")


class ProvenanceFacts(BaseFacts):
    """Facts about where the file comes from and how fresh it is."""

    @cached_property
    def provenance(self) -> Provenance:
        """C2PA manifests in the file and whether they still fit it."""
        from .manifests import Provenance

        return Provenance(self.doc)

    def hidden_characters(self) -> list[Hidden]:
        """Characters that a reader cannot see, in source spans, without those of C2PA manifests."""
        from .hidden import find_hidden, may_hide
        from .mojibake import find_mojibake

        text, shown = self._characters
        if not may_hide(text):
            return []
        taken = [(item.start, item.end) for item in find_mojibake(text)]
        taken += [] if shown else self.provenance.taken
        return self._placed(find_hidden(text, taken))

    def odd_spaces(self) -> list[OddSpace]:
        """No-break and other special spaces at odd places, in source spans."""
        from .characters import find_odd_spaces

        return self._placed(find_odd_spaces(self._characters[0]))

    def decomposed(self) -> list[Decomposed]:
        """Letters that stand as base and accent, in source spans, with the one character that is meant."""
        from .characters import find_decomposed

        return self._placed(find_decomposed(self._characters[0]))

    def mojibake(self) -> list[Mojibake]:
        """Text that was decoded with the wrong table, as source spans, with the repaired text."""
        from .mojibake import find_mojibake

        return self._placed(find_mojibake(self._characters[0]))

    @cached_property
    def _characters(self) -> tuple[str, bool]:
        """The text whose characters count, and whether it is the prose (JSON may escape any character)."""
        shown = self.doc.traits.packed
        text = self.doc.prose.text.replace(PLACEHOLDER, " ") if shown else self.doc.source.text
        return text, shown

    def _placed(self, found: list[_Ranged]) -> list[_Ranged]:
        """Turn ranges of ``_characters`` into source spans."""
        if not self._characters[1]:
            return found
        spans = [self.doc.lift(item.start, item.end) for item in found]
        return [item._replace(start=at.start, end=at.end) for item, at in zip(found, spans, strict=True)]

    def look_alikes(self, confusables: Mapping[str, Mapping[str, str]]) -> list[LookAlike]:
        """Words with letters of another script that look Latin, as prose ranges; see ``confusables.toml``."""
        from .characters import find_look_alikes

        return find_look_alikes(self.doc.prose.text, confusables)

    @cached_property
    def wrong_weekdays(self) -> list[WrongWeekday]:
        """Full dates in the prose whose weekday does not fit, as prose ranges."""
        return self.facts.calendar.find_wrong_weekdays(self.doc.prose.text)

    def days_in(self, start: int, end: int) -> list[Day]:
        """Find the full dates (day, month and year) in a prose range."""
        return self.facts.calendar.find_days(self.doc.prose.text, start, end)

    def days_between(self, earlier: str, later: str) -> int:
        """Count the days between two dates (``YYYY-MM-DD``); 0 when one of them is missing or coarser."""
        from ...language.days import days_between

        return days_between(earlier, later)

    def ninjs_verdicts(self, shapes: Mapping[str, Any], version: str) -> list[PlacedVerdict]:
        """Hold the news items of a ninjs file against a version ("" = the one they name, else any)."""
        from .newsitems import verdicts

        return verdicts(self.doc, shapes, version)

    def schema_errors(self, path: str) -> list[PlacedProblem]:
        """What a JSON Schema file of the user says about the news items; nothing is fetched."""
        import os

        from .newsitems import schema_errors

        root = os.path.realpath(self.facts.knowledge.settings.get("root", os.getcwd()))
        real = os.path.realpath(os.path.join(root, path))
        if not real.startswith(root.rstrip(os.sep) + os.sep):
            raise ValueError("the schema lies outside the project")
        return schema_errors(self.doc, real)
