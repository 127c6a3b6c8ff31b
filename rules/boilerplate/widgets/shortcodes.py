"""Shortcodes of content systems (“[gallery ids="8,9"]”, “[/caption]”, “[vc_row]”) that nobody replaced by
what they stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import once, regex

# A name, and keys with values in quotation marks; "[[{" and "}]]" enclose what a media module stored.
_QUOTED = r"\"[^\"\n\[\]]{0,300}\"|“[^”\n\[\]]{0,300}”|″[^″\n\[\]]{0,300}″|'[^'\n\[\]]{0,300}'"
_VALUE = rf"(?:{_QUOTED}|[\w,.#%/:-]{{1,120}})"
_CODE = regex(
    r"\[(?P<close>/?)(?P<name>[a-z][a-z0-9]{1,30}(?:[_-][a-z0-9]{1,30}){0,4})"
    rf"(?P<keys>(?:\s{{1,4}}[a-z][\w-]{{0,40}}={_VALUE}){{0,20}})"
    r"\s{0,4}/?\](?![(:])"
)
_MEDIA = regex(r"\[\[\{\"[a-z_]{1,30}\":[^\n\[\]]{0,600}\}\]\]")


class Shortcodes:
    """The names of the data file."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._alone = frozenset(data["shortcodes"].split())
        self._builders = tuple(data["builders"].split())

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where shortcodes stand in a text, in reading order. Without an attribute a name counts when a
        page builder marks it so, or when the text closes it ("[embed]…[/embed]").
        """
        if "[" not in text:
            return
        found = list(_CODE.finditer(text))
        closed = {match["name"] for match in found if match["close"]}
        for match in found:
            name = match["name"]
            told = match["keys"].strip() or name.startswith(self._builders)
            if told or (name in closed and (name in self._alone or "_" in name or "-" in name)):
                yield match.span()
        for match in _MEDIA.finditer(text):
            yield match.span()


shortcodes = once(Shortcodes)
