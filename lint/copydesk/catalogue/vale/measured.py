"""Vale's kinds ``metric`` (a formula over counts of the whole text) and ``readability`` (known formulas)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...base.regexes import regex
from ...language.scan import Found
from ..rule import Hit
from .formulas import parsed, value_of
from .stylerule import StyleRule

if TYPE_CHECKING:
    from ..context import Context
    from ..rule import Rule
    from .valeview import ValeView

NAMES = frozenset(
    "characters words sentences syllables complex_words polysyllabic_words long_words paragraphs pre list"
    " blockquote heading_h1 heading_h2 heading_h3 heading_h4 heading_h5 heading_h6".split()
)
"""What is counted."""

GRADES: Mapping[str, str] = {
    "Gunning Fog": "0.4 * (words / sentences + 100 * complex_words / words)",
    "Coleman-Liau": "5.89 * (characters / words) - 30 * (sentences / words) - 15.8",
    "Flesch-Kincaid": "0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59",
    "SMOG": "1.043 * math.sqrt(30 * polysyllabic_words / sentences) + 3.1291",
    "Automated Readability": "4.71 * (characters / words) + 0.5 * (words / sentences) - 21.43",
}
"""The measures that ``readability`` knows, by the name that styles give them."""

_WORD = regex(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS = regex(r"[aeiouyàáâäãåèéêëìíîïòóôöõùúûüý]+")
_SILENT = regex(r"(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)\Z")
_SUFFIX = regex(r"(?:es|ed|ing)\Z")


class Metric(StyleRule):
    """A formula over the counts of an article, and what its value must not be."""

    def __init__(self, table: Mapping[str, Any], rule: Rule) -> None:
        super().__init__(table, rule)
        self._formula = parsed(table["formula"], NAMES)
        self._condition = parsed(f"value__ {table['condition']}", NAMES | {"value__"})

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding about the document when the condition holds."""
        counts = counted(view)
        if not counts["words"]:
            return
        try:
            value = value_of(self._formula, counts)
            holds = value_of(self._condition, {**counts, "value__": value})
        except (ArithmeticError, ValueError, TypeError):
            return  # there is no such value for this text
        if holds:
            yield self.about_all(ctx, f"{value:.2f}", value=round(value, 2))


class Readability(StyleRule):
    """The mean of some readability measures, and the grade that it must not be above."""

    def __init__(self, table: Mapping[str, Any], rule: Rule) -> None:
        super().__init__(table, rule)
        self._formulas = [parsed(GRADES[name], NAMES) for name in table["metrics"]]

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding about a document that is harder to read than that."""
        counts = counted(view)
        if not counts["words"] or not counts["sentences"]:
            return
        grade = sum(value_of(formula, counts) for formula in self._formulas) / len(self._formulas)
        if grade > self.table["grade"]:
            yield self.about_all(ctx, f"{grade:.2f}", value=round(grade, 2))


def counted(view: ValeView) -> Mapping[str, float]:
    """Count the running text of an article (paragraphs, list items, quotations) and its blocks; once."""
    if "counts" not in view.kept:
        view.kept["counts"] = _count(view)
    return view.kept["counts"]


def _count(view: ValeView) -> dict[str, float]:
    text = view.summary.text
    words = [match[0] for match in _WORD.finditer(text)]
    sizes = [syllables(word) for word in words]
    found: Counter[str] = Counter()
    for piece in view.blocks:
        found.update(f"heading_{name}" for name in piece.sections if name[:1] == "h" and name[1:].isdigit())
        found.update(piece.sections & {"list", "blockquote"})
    doc = view.facts.doc
    plain = [piece for piece in view.blocks if "text" in piece.sections]
    sentences = sum(
        len(view.facts.sentences_of(block))
        for piece in plain
        if not piece.sections & {"heading", "table", "attr", "figure"}
        for block in [doc.block_at(piece.start)]
        if block is not None
    )
    counts = {
        "characters": sum(len(word) for word in words),
        "words": len(words),
        "sentences": sentences,
        "syllables": sum(sizes),
        "polysyllabic_words": sum(size > 2 for size in sizes),
        "complex_words": sum(
            size > 2 and syllables(_SUFFIX.sub("", word.lower())) > 2 and not word[0].isupper()
            for word, size in zip(words, sizes, strict=True)
        ),
        "long_words": sum(len(word) > 6 for word in words),
        "paragraphs": text.count("\n\n") + bool(text),
        "pre": sum(block.kind == "code" for block in doc.blocks),
        **found,
    }
    return {name: float(counts.get(name, 0)) for name in NAMES}


def syllables(word: str) -> int:
    """Return about how many syllables an English word has: its groups of vowels, less a silent e.

    >>> [syllables(word) for word in ("cat", "table", "agreed", "walked", "university")]
    [1, 2, 2, 1, 5]
    """
    low = word.lower()
    count = len(_VOWELS.findall(low))
    if count > 1 and _SILENT.search(low):
        count -= 1
    return max(1, count)
