"""The state of controls in a line: how far a player has come, what a field holds, which box is ticked.

A control that was copied as text leaves signs that no sentence has (“0:00 / 6:41”, “− 4 +”, “[3 v]”, “NaN”,
“▁▂▃”, “0/1000”) between words of which labels are made. Neither alone tells much: a score is a pair of
figures, and “Play” begins a sentence. Together, where nothing else stands in the line, they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.api import Cues, cached_property, once, regex

# Whether a text may hold such a sign; what is said in place of a thing is added from the data file. Every
# alternative begins with a letter or a set of them, so that most places are passed over at once.
_GATE = (
    r"[▁-█▶►▷⏵⤓⏏-⏺🔀-🔂🔇-🔊🔈⛶⚙☰⋮⋯▾▼▲☐☑○◉◯◐⌖⇄↻☆★👍👎😀-😫🙁🙂🐢🐇×✕‹›◀⬅➡💬]"
    r"|_{3}|\[[ \d]|\( {1,3}\)|-:-|--|NaN"
    r"|undefined|\[object|\d ?/ ?\d|\d[x×]|[▮▯↑↓⬆⬇]|[−–-] ?\d{1,3} ?\+|\+ ?[−–-]|A ?[−-]"
    r"|\d(?<=\b\d)\d?\s(?:\b\d{1,2}\s){4}|0(?<=\b0)0[ :]|: [0Oo]|\(0\)|o(?<=\bo)f \d|\{\{"
)
_SIGNS = regex(
    r"(?P<clocks>(?:-:-|--:--|\d{1,2}:\d\d(?::\d\d)?) ?/ ?(?:Duration )?(?:-:-|--:--|\d{1,2}:\d\d(?::\d\d)?))"
    r"|(?P<void>-:-|--:--|\bNaN\b|\[object Object\]|(?<=[:=] )(?:undefined|null)\b|: --(?!\S))"
    r"|(?P<none>(?<![\d:])0{1,2}:00(?::00)?(?![\d:]))"
    r"|(?P<empty>(?<![\d/])0 ?(?:/|of) ?\d{1,6}(?![\d/])|\d{1,4} ?/ ?\d{2,5} (?:characters|words)\b)"
    r"|(?P<count>(?<![\d/.])\d{1,4} ?(?:/|of) ?\d{1,5}(?![\d/.])|\(0\)|(?<=: )0(?![\d.,:])"
    r"|\b0 (?:results|items|votes|comments|replies)\b)"
    r"|(?P<rate>(?<![\w.])\d(?:\.\d{1,2})?[x×](?!\w))"
    r"|(?P<field>_{3,60}|\[ {1,30}\]|\( {1,5}\)|\[[^\[\]\n]{1,20} [v▾▼]\]|\[\d[\d.,]{0,12}\](?!\())"
    r"|(?P<step>(?<!\w)[−–-] ?\d{1,3} ?\+(?![\w+])|A ?[−–-] (?:A )?A ?\+|(?<!\w)[−–-] A \+"
    r"|(?<!\S)\+ [−–-](?!\S))"
    r"|(?P<spark>[▁-█]{3,80}|[─━—-]{2,60}[●○◉⬤][─━—-]{1,60}|[▮▯]{3,20})"
    r"|(?P<progress>\b(?:[Ll]oaded|[Bb]uffered|[Vv]olume):? ?\d{1,3}(?:\.\d{1,2})?%"
    r"|\b[Rr]emaining [Tt]ime:? ?[−-]? ?\d{1,2}:\d\d)"
    r"|(?P<wait>[Ll]oading(?:…|\.{3}))"
    r"|(?P<button>\[[A-Z][a-z]{1,15}(?: [a-z]{1,12})?\](?!\())"
    r"|(?P<vote>[↑↓⬆⬇] ?\d{1,6})"
    r"|(?P<media>[▶►▷⏵⏏-⏺🔀-🔂🔇-🔊⛶⚙⤓])"
    r"|(?P<box>[☰⋮⋯▾▼▲☐☑○◉◯◐⌖⇄↻×✕‹›◀🔍☆🐢🐇⬅➡])"
    r"|(?P<set>\b[A-Za-z]{4,12}: (?:[Oo]ff|[Oo]n|[Aa]uto|[Nn]ormal|\d{3,4}p)\b)"
    r"|(?P<react>[👍👎💬❤♡👏] ?\d{1,6})"
    r"|(?P<mood>(?:[😀-😫🙁🙂🤩😶]\ufe0f?\s?){4,10})"
    r"|(?P<face>[👍👎💬❤♡😀-😫🙁🙂])"
    r"|(?P<scale>(?:(?<!\S)\d{1,2} ){5,20}\d{1,2}(?!\S))"
    r"|(?P<slot>\{\{ ?[A-Za-z_.]{2,40} ?\}\})"
    r"|(?P<week>(?:\b[A-Z][a-zé]{0,3}\.?\s){6}[A-Z][a-zé]{0,3}\.?\s"
    r"(?:\d{1,2}\s(?:[a-z]{2,9}\s)?){5,40}\d{1,2})"
    r"|(?P<left>\b0{1,2} (?:days?|hours?|minutes?|seconds?|hrs?|mins?|secs?)\b)"
)
_WORD = regex(r"[^\W\d_][\w’'-]{0,40}")
_STARRED = regex(r"(?P<field>[^\W\d_][\w-]{2,20}) ?\*(?![*\w])")
_QUOTE = regex(r"[“”„«»`]|\"\w")
_RUN = regex(r"\s{2,}|[|•·\n:!?]|_{3,60}|\[[^\[\]\n]{0,30}\]")
_SENTENCE = 7
"""So many words without a mark of a row between them, half of them no label's, are a sentence."""


class State(NamedTuple):
    """What a line shows: ``weight`` of its signs, by how many ``labels`` they stand, which ``share`` of the
    words is a label's, of how many ``kinds`` they are; ``said`` says that it is what a player or a browser
    says in place of the thing, ``broken`` that a field stands beside a value that is none, ``week`` that
    days of a month stand below those of the week, ``form`` that two fields have to be filled in.
    """

    weight: float
    labels: int
    share: float
    kinds: int
    said: bool
    broken: bool
    week: bool
    form: bool


class WidgetWords:
    """The words of the data file, as sets, and what widgets say; ``gate`` finds texts that may hold any."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.gate = regex(f"{_GATE}|{data['hints'].replace(' ', '|')}")
        self.controls = frozenset(data["controls"].split())
        self.beside = frozenset(f"{data['small']} {data['units']}".split())
        self._fields = frozenset(data["fields"].split())
        self._says, self._weights, self._most = data["says"], data["weights"], data["most"]

    @cached_property
    def says(self) -> Cues:
        """What is said in place of a thing; made when a text first passes the gate."""
        return Cues(self._says)

    def state_of(self, text: str) -> State:
        """Return what a text of one or some lines shows of controls."""
        signs = list(_signs(text))
        words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
        weights: dict[str, float] = {}
        for kind in signs:
            weights[kind] = min(weights.get(kind, 0.0) + self._weights[kind], self._most.get(kind, 4.0))
        labels = {word for word in words if word in self.controls}
        held = sum(word in self.controls or word in self.beside or len(word) == 1 for word in words)
        said = any(self.says.count(line) for line in text.strip("[] ").split("\n"))
        starred = {match["field"].lower() for match in _STARRED.finditer(text)}
        share = held / len(words) if words else 1.0
        return State(
            sum(weights.values()),
            len(labels),
            share,
            len(weights),
            said,
            {"field", "void"} <= weights.keys(),
            "week" in weights,
            len(starred & self._fields) > 1,
        )

    def is_sentence(self, text: str) -> bool:
        """Say whether words that are no labels run on in a text as they do in a sentence."""
        if _QUOTE.search(text):
            return True
        for piece in _RUN.split(text):
            words = [word.lower() for word in _WORD.findall(piece)]
            told = [word for word in words if word not in self.beside]
            if len(words) >= _SENTENCE and sum(word in self.controls for word in told) * 2 < len(told):
                return True
        return False


def _signs(text: str) -> Iterator[str]:
    for match in _SIGNS.finditer(text):
        kind = match.lastgroup or ""
        if kind in ("scale", "week") and not _rises(match.group()):
            continue
        yield kind


def _rises(text: str) -> bool:
    """Say whether figures are the steps of a scale or the days of a month: from 0 or 1 on, each one more than
    the one before.
    """
    numbers = [int(number) for number in text.split() if number.isdecimal()]
    return numbers[0] in (0, 1) and all(number == numbers[0] + at for at, number in enumerate(numbers))


widget_words = once(WidgetWords)
