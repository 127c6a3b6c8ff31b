"""Kind ``shapes``: word shapes (``language.wordshapes``), tried in the sentences that hold a word of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...language.scan import Found, fold
from ...language.wordshapes import Shapes, tokenise
from ..rule import Hit
from .base import Matcher, MatchError, make_hit, pieces, strings
from .conditions import path_of
from .tiers import Counter, graded, read_tiers

if TYPE_CHECKING:
    from ...facts import Data
    from ..context import Context

_SYNTAX = ("..", "~", "(", "^", "$")


class ShapeLines(Matcher):
    """Word shapes: ``lines``, or ``groups`` of them, in the table or in a data file.

    A hit has the name of its group in its data; groups are matched each for itself.
    """

    keys = frozenset({"lines", "file", "groups", "sets", "unless", "tiers"})

    def __init__(self, match: Mapping[str, Any], data: Data | None) -> None:
        super().__init__(match, data)
        if "lines" in match and "groups" in match:
            raise MatchError("groups", "give lines or groups, not both")
        if "file" in match and not isinstance(match["file"], str):
            raise MatchError("file", "must be the name of a data file")
        self.unless = self.compiled(match, "unless") if "unless" in match else None
        self.tiers = read_tiers(match)
        self.named = "groups" in match
        if "file" not in match:
            groups = match.get("groups") if self.named else {"": strings(match, "lines")}
            if not isinstance(groups, Mapping):
                raise MatchError("groups", "must be a table of lists, or need a file that has them")
            self._build({name: strings(groups, name) for name in groups}, match.get("sets", {}))
        else:
            paths = [path_of(name, "groups") for name in strings(match, "groups")]
            if data is not None:
                self._build(*_from_file(match, data, paths))

    def _build(self, groups: Mapping[str, Sequence[str]], sets: Any) -> None:
        if not isinstance(sets, Mapping):
            raise MatchError("sets", "must be a table of lists of words")
        self.shapes = Shapes(groups, sets)
        try:
            self.shapes.check()
        except ValueError as error:
            raise MatchError("groups" if self.named else "lines", str(error)) from None
        lines = [line for group in groups.values() for line in group]
        self.literals = sorted({anchor for line in lines for anchor in _anchors(line, sets)})

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one hit for each run of words that has one of the shapes, in reading order."""
        text = ctx.text
        counter = Counter(ctx)
        for start, end in pieces(ctx, found, True, "sentence"):
            tokens = tokenise(text[start:end], start)
            for match in self.shapes.find(tokens):
                if self.unless is not None and self.unless.search(text, start, end):
                    break
                data = {"group": match.group} if self.named else {}
                hit = make_hit(ctx, tokens[match.first].start, tokens[match.last].end, **data)
                yield graded(ctx, self.tiers, counter, hit, hit.data)


def _from_file(
    match: Mapping[str, Any], data: Data, paths: Sequence[tuple[str, ...]]
) -> tuple[dict[str, list[str]], Mapping[str, Any]]:
    """Return the groups of a data file (a table of lists counts as one group each) and the sets in it."""
    held = data(match["file"])
    groups: dict[str, list[str]] = {}
    for path in paths:
        inner: Any = held
        for name in path:
            inner = inner.get(name) if isinstance(inner, Mapping) else None
        for name, lines in inner.items() if isinstance(inner, Mapping) else [("", inner)]:
            full = ".".join([*path, name] if name else path)
            groups[full] = strings({"groups": lines}, "groups")
    return groups, {**held.get("sets", {}), **match.get("sets", {})}


def _anchors(line: str, sets: Mapping[str, Iterable[str]]) -> list[str]:
    """Return words of which a text must hold one to have the shape: of the part whose shortest word is
    longest.
    """
    parts = [part.split("|") for part in line.split() if not part.startswith(_SYNTAX) or len(part) == 1]
    choices = [
        [
            fold(word.rstrip("*") or word)
            for option in part
            for word in (sets[option[1:]] if option[1:] in sets and option[0] == "@" else (option,))
        ]
        for part in parts
        if part not in (["^"], ["$"])
    ]
    return max(choices, key=lambda words: min(map(len, words)), default=[])
