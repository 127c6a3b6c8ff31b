"""Times of races and what lies between them: "in 1:11:42, 36 seconds ahead of Farley, in 1:12:18"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Sentence, Slip, regex, worded

from ..quantities.arithmetic import plain
from .timelengths import Length, lengths

TIME = regex(
    r"(?<![\w.,:/$£€-])(?:(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,2}):(?P<s>[0-5]\d(?:\.\d{1,3})?)"
    r"|(?:(?P<h2>\d{1,2}) hours?,? )?(?P<m2>\d{1,2}) minutes?(?:,? and|,)?"
    r" (?P<s2>\d{1,2}(?:\.\d{1,2})?)(?: seconds?)?"
    r"|(?P<h3>\d{1,2}) hours?,? (?P<m3>\d{1,2})(?: minutes?)?)(?![\w:/%]|\.\d)"
)
APART = worded(r" (?:(?@times_apart))\b", "timespans.toml")
TOTAL = regex(r"\b(?:total|finishing time|overall time|combined time|together|altogether|in all)\b")
_UNITS = frozenset({"second", "minute"})


class _Time(NamedTuple):
    seconds: float
    start: int
    end: int


def wrong_race_times(scope: Scope) -> Iterator[Slip]:
    """Yield times that are not as far apart as is said, and sums of two times that are not theirs."""
    table = scope.facts.word_table
    words = {"seconds", "second", "minutes", "time", "total"} & table.vocabulary
    for sentence in scope.sentences_of(table.where(words)) if words else ():
        if ":" in sentence.text or " minute" in sentence.text:
            times = list(_times(sentence))
            if len(times) == 2:
                yield from _apart(scope, sentence, times)
            elif len(times) == 3 and TOTAL.search(scope.text, times[1].end, times[2].start):
                yield from _added(scope, times)


def _times(sentence: Sentence) -> Iterator[_Time]:
    for match in TIME.finditer(sentence.text):
        hours = float(match["h"] or match["h2"] or match["h3"] or 0)
        minutes, seconds = (
            float(match["m"] or match["m2"] or match["m3"]),
            float(match["s"] or match["s2"] or 0),
        )
        start = sentence.start + match.start()
        yield _Time(3600 * hours + 60 * minutes + seconds, start, sentence.start + match.end())


def _apart(scope: Scope, sentence: Sentence, times: Sequence[_Time]) -> Iterator[Slip]:
    gaps = [
        each
        for each in lengths(scope, sentence.start, sentence.end, _UNITS)
        if APART(scope.data).match(scope.text, each.end)
        and not any(time.start <= each.start < time.end for time in times)
        and times[0].end <= each.start
    ]
    first, second = times
    if len(gaps) == 1 and not _close(gaps[0], abs(first.seconds - second.seconds)):
        right = abs(first.seconds - second.seconds)
        start, end = min(gaps[0].start, second.start), max(gaps[0].end, second.end)
        told = f"{plain(round(right, 3))} seconds" if right < 120 else _clock(right)
        yield scope.found(
            start if end - start < 100 else second.start,
            end,
            beside=(first.start, first.end),
            what=f"Between the two times lie {told}, not {plain(round(gaps[0].seconds, 3))}",
        )


def _close(gap: Length, right: float) -> bool:
    """Say whether a gap is that of two times, or so far off that it is one of something else."""
    whole = right == int(right) and gap.number == int(gap.number)
    slack = 30 if gap.unit == "minute" else 0.51 if whole else 0.06
    return abs(gap.seconds - right) < slack or not right / 4 < gap.seconds < 4 * right


def _added(scope: Scope, times: Sequence[_Time]) -> Iterator[Slip]:
    one, two, whole = times
    right = one.seconds + two.seconds
    if abs(right - whole.seconds) > 1 and 0.8 * right < whole.seconds < 1.25 * right:
        yield scope.found(
            whole.start,
            whole.end,
            kind="likely",
            beside=(one.start, two.end),
            what=f"The two times make {_clock(right)}, not {scope.text[whole.start : whole.end]}",
        )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    told = f"{minutes:02}:{rest:04.1f}" if rest != int(rest) else f"{minutes:02}:{int(rest):02}"
    return f"{hours}:{told}" if hours else told
