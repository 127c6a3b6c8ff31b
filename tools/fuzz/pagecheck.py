"""What is held of the page for people: no tag but those that it is made of, closed in their order; nothing
that runs; marks that hold the words of their findings.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from copydesk.report.compact import unpacked
from copydesk.report.outputs.html.markup import seen
from copydesk.report.outputs.html.proofsheet import Proof
from copydesk.report.outputs.html.room import Room

_TAGS = frozenset(
    "a b bdi caption code del details div h3 h4 i ins li mark ol p rect section small span summary svg table"
    " tbody td th thead tr ul".split()
)
_ATTRIBUTES = frozenset(
    "aria-hidden aria-label class data-n data-r dir height href id preserveaspectratio role scope start"
    " tabindex viewbox width x".split()
)


class _Reader(HTMLParser):
    """Reads a proof; keeps the words of each note."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, list[str]]] = []
        self.words: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        assert tag in _TAGS, f"a tag {tag!r} of a stranger"
        assert named.keys() <= _ATTRIBUTES, f"an attribute of a stranger: {sorted(named)}"
        assert (named.get("href") or "#").startswith("#"), "a link leads out of the page"
        numbers = (named.get("data-n") or "").split() if tag == "mark" else []
        self.words.update({number: "" for number in numbers if number not in self.words})
        self.open.append((tag, numbers))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, f"{tag!r} is closed out of order"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        assert seen(data) == data, "a character that steers"
        for number in {number for _, numbers in self.open for number in numbers}:
            self.words[number] += data


def held(packed: dict[str, Any], text: str) -> None:
    """Hold the proof of an article against what is promised; ``packed`` is its entry of the report."""
    entry = unpacked(packed)
    reader = _Reader()
    reader.feed(Proof(1, entry, text, lambda _: "", Room()).html())
    reader.close()
    assert not reader.open, f"left open: {reader.open}"
    for number, finding in enumerate(entry["findings"], 1):
        span = finding["span"]
        whole = text[span["start"] : span["end"]]
        # Joiners are shown at the edges of marks; a long line is cut; code stands in lines of its own.
        if str(number) in reader.words and len(whole) < 400 and not {"\u200c", "\u200d"} & set(whole):
            lines = whole.replace("\r", "\n").split("\n")
            shown = "".join(map(seen, lines))
            assert reader.words[str(number)] == shown, f"the mark of {finding['rule_id']} has other words"
