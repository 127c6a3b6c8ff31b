"""What words in brackets ask for beside things, orders and what is to come: so much text on something (“2-3
sentences on the mill”), a numbered picture (“IMAGE 3”), a thing with what it shall be about (“Second quote:
something on trust”), a note to a colleague (“check with Ann”), a question to the writer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_LONGEST, _QUESTION, _CAPITALS = 16, 4, 5


class Content:
    """The sets of the data file that tell of such contents."""

    def __init__(self, judged: Mapping[str, Sequence[str]]) -> None:
        self.units, self.amounts = frozenset(judged["units"]), frozenset(judged["amounts"])
        self.left_out, self.links = frozenset(judged["left_out"]), frozenset(judged["links"])
        self.ordinals, self.media = frozenset(judged["ordinals"]), frozenset(judged["media"])
        self.things, self.notes = frozenset(judged["things"]), frozenset(judged["notes"])
        self.asking, self.wholes = frozenset(judged["asking"]), frozenset(judged["wholes"])

    def what(self, said: Sequence[str], texts: Sequence[str]) -> str:
        """Return what the words in square brackets ask for (``order``, ``thing``, ``bare``), or ""; ``said``
        as they stand, ``texts`` in lower case.
        """
        if not texts or len(texts) > _LONGEST or not self.left_out.isdisjoint(texts):
            return ""
        if self._is_amount(texts) or self._is_numbered(texts) or self._is_note(said, texts):
            return "order"
        if self._is_shouted(said, texts) or " ".join(texts) in self.wholes:
            return "thing"
        asked = texts[-1] == "?" and len(texts) <= _QUESTION + 1 and texts[0] in self.asking
        return "bare" if asked else ""

    def _is_amount(self, texts: Sequence[str]) -> bool:
        """Say whether so much text is asked for: “3 bullet points on safety”, “short paragraph about …”."""
        for at, text in enumerate(texts):
            if text not in self.units:
                continue
            before = texts[at - 1] if at else ""
            if before.isdigit() or before in self.amounts:
                # “two sentences” of somebody else are named; what is asked for is on something, or all.
                rest = next((one for one in texts[at + 1 :] if one not in self.units), "")
                return rest in self.links or rest in ",.;:"
            if at == 0 and texts[1:2] and texts[1] in self.links:
                return True
        return False

    def _is_numbered(self, texts: Sequence[str]) -> bool:
        """Say whether one of several things is described: “Second quote: something on trust”."""
        if ":" not in texts[1:4]:
            return False
        head = texts[: texts.index(":", 1)]
        numbered = [text for text in head if text.isdigit() or text in self.ordinals]
        named = [text for text in head if text in self.things or text in self.media]
        return bool(numbered and named) and len(numbered) + len(named) == len(head)

    def _is_shouted(self, said: Sequence[str], texts: Sequence[str]) -> bool:
        """Say whether a picture is called for in capitals: “IMAGE 3”, “FOTO MILL AT NIGHT”."""
        if texts[0] not in self.media or len(texts) > _CAPITALS:
            return False
        letters = [word for word in said if word[0].isalpha()]
        return all(word.isupper() for word in letters) and len(letters[0]) > 2

    def _is_note(self, said: Sequence[str], texts: Sequence[str]) -> bool:
        """Say whether a colleague is told to see to something: “check with legal”, “ask Tom for a map”."""
        if texts[0] not in self.notes or len(texts) < 2:
            return False
        return texts[1] in ("with", "this", "here", "again", "it", "check") or said[1][:1].isupper()
