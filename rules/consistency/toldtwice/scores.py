"""Results of games and votes that are told twice: "Harriers 4, Wanderers 2" above "the 4-1 win", "31 votes
to 18"."""

import re
from collections.abc import Iterator

from copydesk.api import Block, Scope, Slip, regex, worded

from .titlefigures import headline

_FILE = "numbers.toml"
IN_TITLE = regex(
    r"(?<![\w.,:/-])(?P<a>\d{1,2})[-–](?P<b>\d{1,2})(?![\w.,:/-]|-\w)|\b[A-Z][\w’'-]{1,25} (?P<c>\d{1,2}),?"
    r" (?:[A-Z][\w’'-]{1,25} ){1,4}(?P<d>\d{1,2})\b"
)
PLAYED = worded(r"\b(?:(?@played))\b|\d, [A-Z]", "quantities.toml")
# "the 4-1 win", "with the 3-2", "made it 4-1 with the last kick"
AGAIN = worded(
    r"\b(?:(?:[Tt]he|[Tt]heir|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Ii]ts) (?:final"
    r" )?(?P<a>\d{1,2})[-–](?P<b>\d{1,2})"
    r"(?= (?:(?@result_nouns))\b)|[Ww]ith (?:the|this|their) (?P<c>\d{1,2})[-–](?P<d>\d{1,2})(?![\w-])"
    r"|(?:made it|ended|finished|final score (?:was|of)) (?P<e>\d{1,2})[-–](?P<f>\d{1,2})"
    r"(?= (?:with|in|from) the (?:last|final|dying))"
    r"|\b(?:beaten|won|lost|win|defeat|victory|went down|triumphed|prevailed) (?:by "
    r")?(?P<g>\d{1,2})[-–](?P<h>\d{1,2})\b)",
    "quantities.toml",
)
OTHER_GAME = regex(
    r"\b(?:half[- ]time|last (?:year|season|time|week|month)|previous|earlier|first leg|in (?:19"
    r"|20)\d\d|aggregate)\b"
)
OTHER_TIME = regex(r" [a-z]+ (?:in|on|over|against|at) (?:the )?[A-Z]")
VOTES = worded(
    r"\b(?P<a>\d{1,3}|(?:(?@tens)(?:-(?@small))?|(?@small))) votes? (?:in favour )?to (?P<b>\d{1,3}"
    r"|(?:(?@tens)(?:-(?@small))?|(?@small)))\b",
    _FILE,
)


def score_conflicts(scope: Scope) -> Iterator[Slip]:
    """Yield results that the headline, or the first telling of a vote, has otherwise."""
    title = headline(scope)
    said = list(IN_TITLE.finditer(scope.text, title.start, title.end)) if title is not None else []
    if title is not None and len(said) == 1 and PLAYED(scope.data).search(scope.text, title.start, title.end):
        for block in scope.blocks():
            if block.start >= title.end:
                yield from _of_the_game(scope, block, said[0])
    yield from _votes(scope)


def _of_the_game(scope: Scope, block: Block, said: re.Match[str]) -> Iterator[Slip]:
    """Yield another result of the game of the headline."""
    text, one = scope.text, sorted(int(each) for each in said.groups() if each)
    for match in AGAIN(scope.data).finditer(text, block.start, block.end):
        two = sorted(int(each) for each in match.groups() if each)
        around = text[max(block.start, match.start() - 60) : min(block.end, match.end() + 60)]
        if two != one and not OTHER_GAME.search(around) and not OTHER_TIME.match(text, match.end()):
            name = next(pair for pair in ("ab", "cd", "ef", "gh") if match[pair[0]])
            yield _found(scope, (match.start(name[0]), match.end(name[1])), said.span())


def _votes(scope: Scope) -> Iterator[Slip]:
    """Yield the results of a vote of which the one number is told as before and the other is not."""
    found: list[tuple[re.Match[str], int, int]] = []
    for block in scope.blocks_with(scope.facts.vocabulary & {"votes", "vote"}):
        for match in VOTES(scope.data).finditer(scope.text, block.start, block.end):
            found.append((match, _value(scope, match["a"]), _value(scope, match["b"])))
    for match, many, few in found[1:]:
        first, other_many, other_few = found[0]
        if (many == other_many) != (few == other_few):
            name = "b" if many == other_many else "a"
            yield _found(scope, match.span(name), first.span(name))


def _value(scope: Scope, number: str) -> int:
    return int(number) if number.isdigit() else int(next(scope.facts.figure_reader.values_in_words(number)))


def _found(scope: Scope, place: tuple[int, int], first: tuple[int, int]) -> Slip:
    what = scope.text[slice(*place)]
    return scope.found(
        *place,
        kind="slip",
        beside=first,
        what=what,
        value=what,
        other=scope.text[slice(*first)],
        line=scope.doc.source.position(scope.doc.lift(*first).start).line,
    )
