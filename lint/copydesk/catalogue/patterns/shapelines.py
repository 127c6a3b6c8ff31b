"""Kind ``shapes``: word shapes (``language.wordshapes``), tried in the sentences that hold a word of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from ...language.scan import Found, fold
from ...language.wordshapes import Shapes
from ..rule import Hit
from .fields import TYPES, Field, Fields, MatchError
from .matcher import UNLESS, Matcher, pieces
from .sets import SETS, Sets
from .tiers import TIERS, Counter, graded, read_tiers
from .where import follow, path_of

if TYPE_CHECKING:
    from ...facts import Data
    from ..context import Context
    from ..rule import Rule

_SYNTAX = ("..", "~", "(", "^", "$")


class ShapeLines(Matcher):
    """Word shapes: ``lines``, or ``groups`` of them, in the table or in a data file.

    A hit has the name of its group in its data; groups are matched each for itself.
    """

    fields: ClassVar[Fields] = {
        "lines": Field("texts", "The shapes"),
        "groups": Field("groups", "Shapes by group; with file: where they stand in it"),
        **SETS,
        "unless": UNLESS,
        "tiers": TIERS,
    }
    either = (("lines", "groups"),)
    reads_raw = False

    def __init__(self, match: Mapping[str, Any], rule: Rule, data: Data | None) -> None:
        super().__init__(match, rule, data)
        if "lines" in match and "groups" in match:
            raise MatchError("groups", "give lines or groups, not both")
        groups = match.get("groups", {"": match.get("lines")})
        if not isinstance(groups, Mapping) and "file" not in match:
            raise MatchError("groups", "must be a table of lists, or with file a list of paths into it")
        self.named = "groups" in match
        self.unless = self.optional(match, "unless")
        self.tiers = read_tiers(match, rule.options)
        if not isinstance(groups, Mapping):
            groups = _from_file(match, data) if data is not None else {}
        if self.sets is not None:
            self._build(groups, self.sets)
        if self.sets is not None and data is None:
            self._check()

    def provides(self) -> Iterable[str]:
        """Return ``group``, where there are groups."""
        return ("group",) if self.named else ()

    def _build(self, groups: Mapping[str, Sequence[str]], sets: Sets) -> None:
        self.shapes = Shapes(groups, sets)
        lines = [line for group in groups.values() for line in group]
        self.literals = sorted({anchor for line in lines for anchor in _anchors(line, sets)})

    def _check(self) -> None:
        try:
            self.shapes.check()
        except ValueError as error:
            raise MatchError("groups" if self.named else "lines", str(error)) from None

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one hit for each run of words that has one of the shapes, in reading order."""
        text = ctx.text
        counter = Counter(ctx)
        for start, end in pieces(ctx, found, self.gated, "sentence"):
            tokens = ctx.facts.tokens_in(start, end)
            for match in self.shapes.find(tokens):
                if self.unless is not None and self.unless.search(text, start, end):
                    break
                data: dict[str, Any] = {"group": match.group} if self.named else {}
                hit = ctx.hit(tokens.starts[match.first], tokens.ends[match.last], **data)
                yield graded(ctx, self.tiers, counter, hit, hit.data)


def _from_file(match: Mapping[str, Any], data: Data) -> dict[str, Sequence[str]]:
    """Return the groups of a data file; a table of lists counts as one group each."""
    held = data(match["file"])
    groups: dict[str, Sequence[str]] = {}
    for path in match["groups"]:
        inner = follow(held, path_of(path))
        for name, lines in inner.items() if isinstance(inner, Mapping) else [("", inner)]:
            if not TYPES["texts"].fits(lines):
                raise MatchError(
                    "groups", f"{path} of {match['file']} is no list of shapes, nor a table of them"
                )
            groups[f"{path}.{name}" if name else path] = lines
    return groups


def _anchors(line: str, sets: Sets) -> list[str]:
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
