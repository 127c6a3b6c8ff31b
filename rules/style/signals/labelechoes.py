"""Labelled points whose text says nothing but the label again: “Strength: Provides strength.”"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Context, Span, regex

_POINT = regex(
    r"[ \t>]{0,8}(?:[-*+•–][ \t]{1,4}|\d{1,2}[.)][ \t]{1,4})?(?:[^\w\s*_`<>\[\]|#(){}.-]\ufe0f?[ \t]{0,2})?"
    r"(?P<open>\*{0,3}|_{1,3})(?P<label>[A-Z][^*_:.!?\n"
    r"`|\[\]<>]{1,38}?)(?P<in>[:.]?)(?P=open)"
    r"[ \t]{0,2}(?P<out>[:–—-]?)[ \t]{1,3}(?P<text>[^\s`|].{1,120})\Z"
)
_MEANS = regex(r"(?:means|is|are)\b")
_WORD = regex(r"[^\W\d_][\w’'-]*")
_FEWEST, _MOST_LABEL, _MOST_WORDS, _APART = 3, 5, 14, 4
"""Points of a run, words of a label and of its text, lines from one to the next."""
_STEM = 3


class _Point(NamedTuple):
    at: int
    start: int
    end: int
    label: frozenset[str]
    text: dict[str, str]
    """The stems of what is said, each with its word in small letters."""


class LabelEchoes(NamedTuple):
    """Points that only say their labels again: where they stand, how many they are, the first of them."""

    span: Span
    points: int
    first: str


def label_echoes(ctx: Context) -> Iterator[LabelEchoes]:
    """Yield the runs of three such points or more; one among them may say something."""
    run: list[_Point] = []
    for point in _points(ctx):
        if run and point.at - run[-1].at > _APART:
            yield from _judge(ctx, run)
            run = []
        run.append(point)
    yield from _judge(ctx, run)


def _points(ctx: Context) -> Iterator[_Point]:
    lines = ctx.doc.traits.lines
    blocks = () if lines else [one for one in ctx.doc.prose_blocks if one.kind in ("paragraph", "list-item")]
    texts: Sequence[str] = ctx.facts.open_lines if lines else [ctx.doc.text_of(block) for block in blocks]
    for at, text in enumerate(texts):
        if len(text) > 170 or len(text) < 8 or text.isspace():
            continue
        match = _POINT.match(text)
        if match is None:
            continue
        # A sentence of a word or two is a label only where it is set as one.
        defined = match["open"] and _MEANS.match(match["text"])
        if not (
            match["in"] == ":"
            or match["out"]
            or defined
            or (match["in"] == "." and (match["open"] or not lines))
        ):
            continue
        words = _WORD.findall(match["text"])
        if len(match["label"].split()) > _MOST_LABEL or not 1 < len(words) <= _MOST_WORDS:
            continue
        stem = ctx.facts.terms.stem_of
        label = frozenset(filter(None, map(stem, _WORD.findall(match["label"]))))
        told = {name: word.lower() for word in words if (name := stem(word))}
        span = ctx.facts.lines[at].span if lines else blocks[at].span
        if label and told and not any(char.isdigit() for char in match["text"]):
            yield _Point(at, span.start, span.end, label, told)


def _judge(ctx: Context, run: Sequence[_Point]) -> Iterator[LabelEchoes]:
    if len(run) < _FEWEST:
        return
    stem = ctx.facts.terms.stem_of
    light = {stem(word) for line in ctx.data("echo-words.txt") for word in line.split()}
    # Nor is news what the article is about.
    title = ctx.doc.headline
    light |= ctx.facts.terms.stems(title.start, title.end) if title is not None else frozenset()
    left = [_left(point) for point in run]
    hollow = []
    for number, (point, rest) in enumerate(zip(run, left, strict=True)):
        others = [other or frozenset() for at, other in enumerate(left) if at != number]
        # What all points say alike, “… is outstanding”, says nothing of any of them.
        new = [
            name
            for name in rest or ()
            if name not in light
            and sum(name in other for other in others) < 2
            and not _compares(ctx, point.text[name])
        ]
        if rest is not None and not new:
            hollow.append(point)
    if len(hollow) >= _FEWEST and len(hollow) >= len(run) - 1:
        span = Span(run[0].start, run[-1].end)
        first = " ".join(ctx.doc.source.slice(Span(hollow[0].start, hollow[0].end)).strip(" -*+").split())
        yield LabelEchoes(span, len(hollow), first[:60].replace("*", "").replace("_", ""))


def _left(point: _Point) -> frozenset[str] | None:
    """Return what the text of a point says beside its label, None where it does not say that again."""
    again = {word for word in point.text if any(_echoes(word, name) for name in point.label)}
    return frozenset(point.text) - again if again else None


def _compares(ctx: Context, word: str) -> bool:
    """Say whether a word is a comparative in the first place ("louder"): than what, such a point does not
    say.
    """
    forms = (word, word[:-2], word[:-1]) if word.endswith("er") else ()
    return any(ctx.facts.tagger.likeliest(form) in ("JJR", "JJ") for form in forms)


def _echoes(word: str, name: str) -> bool:
    """Say whether a word is one of a label in another form: they begin alike, but for an ending."""
    short, long = sorted((word, name), key=len)
    return word == name or (
        len(short) >= _STEM
        and long.startswith(short[: max(_STEM, len(short) - 2)])
        and len(long) - len(short) <= 5
    )
