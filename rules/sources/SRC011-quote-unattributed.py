"""SRC011: quoted speech, and nobody who says it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import or_

from copydesk.api import Context, Hit, cached_property, picked, regex, rule, worded

from .attribution.carrier import Carrier
from .attribution.hiddenspeakers import find_hidden_speakers, praises
from .attribution.nounphrases import NAMED
from .attribution.statement import Statement, touching

_SENTENCE = regex(r"[“\"«][A-Z][^“”\"«»]{10,}[.!?…,]['’]?[”\"»]")
_KIND = worded(r"\b(?:(?@kind)|stands? for|stood for)\b", "quotations.txt", flags=re.IGNORECASE)
_SO = regex(
    r"\b(?:said|says|told|wrote|writes|spoke|put|asked|replied|shouted)\b[^.,]{0,60}\b(?:so|this|that|it"
    r"|these words)\W*\Z"
    r"|\b(?:was|were) (?:speaking|talking|referring|quoted)\b"
    r"|\A\W*(?:So|Thus|That|Those|These|This)\b[^.]{0,30}\b(?:said|says|wrote|spoke|words|is how|was how"
    r"|is what|was what|told)\b"
)
_SIGNED_BELOW = regex(
    r"\W*(?:[—–-]{1,2}) ?[A-Z]|(?:So|Thus) (?:said|says|spoke|wrote)\b|(?:That|Those|These|This) (?:is"
    r"|are|was|were) "
)
_TAIL = worded(
    r"\s{0,4}(?:[\w’'.,-]{1,30} ){1,8}?(?@telling)(?:\W*\Z|[.,:;]|,? (?:\w+ly|(?@behind))\b"
    r"|(?: (?:him|her|them|me|us|reporters|journalists|viewers)| the [a-z]+)[.,])",
    "quotations.txt",
)
_HIDDEN = "These words are quoted, and nobody with a name says them: say who, to whom and when"
_FEWEST = 3  # spaces in a quotation that is a statement
_NAME = regex(r"\W{0,20}[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3}\W{0,20}")
_NAMED_FIRST = regex(r"\W*[A-Z][a-z]{2,20} (?:[A-Z]\. )?[A-Z][a-z]{2,20}\b")
_I = regex(r"\b(?:I|[Mm]y|[Mm]e)\b|\bI[’']")
_ONE_VOICE = 4
_NEXT_LINE = 150
_SIGNED = regex(r"\s*(?:[—–-]{1,2}|\()\s*[A-Z]|\s+[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30})?\.")
_NEXT = regex(r"(?:[,;] (?:and |or |but )?| (?:and|or) )[“\"«]")
_BEFORE = regex(r"[”\"»](?:[,;] (?:and |or |but )?| (?:and|or) )\Z")
_PERSON = regex(
    r"(?<![.!?] )(?<!\A)(?<!\b[Tt]he )\b[A-Z][a-z]{2,20} (?:[A-Z]\. )?[A-Z][a-z]{2,20}\b|\b(?:[Hh]e|[Ss]he)\b"
)
_SPEAKERS = NAMED | {"pronoun", "office", "anonymous", "self"}
_MARKED = frozenset({"link", "footnote", "reference"})
_SMALL = 3  # letters of a word that a title may write small
_MANY = 8
_FEW = (
    3  # quotations in so many words of a text that is no report: where there are more, somebody tells a story
)


@rule(
    id="SRC011",
    name="quote-unattributed",
    version=6,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item"],
    tags=["sources", "quotations"],
    summary="A quoted sentence without anybody who said it",
    message="No speaker was found for this quotation in its paragraph or next to it",
    rationale="A quotation is a claim that somebody used these very words. Without the somebody nothing can "
    "be checked, and invented quotations are among the "
    "gravest faults a text can have.",
    remedy="Say who said it, to whom and when, or turn the quotation into your own words with a source.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Quotations"],
    bad=[
        (
            "The harbour will change the town. ⟦“Nobody will recognise the old quay after the "
            "rebuilding.”⟧ Work begins in May."
        ),
        "Work begins in May.\n\n⟦“They could have told us in spring.”⟧ The clerk, Anna Holt, said that rye "
        "was dear.",
        'Fares rose again. ⟦"We can no longer pay what they want from us every month."⟧ The buses are empty.',
        {
            "text": "Fares rose. ⟦“Never again,”⟧ was one reaction. “It was calm,” said Anna Holt.",
            "severity": "info",
        },
        {
            "text": "The mood was clear: ⟦“We will not pay.”⟧ “It was calm,” said Anna Holt.",
            "severity": "info",
        },
        {
            "text": "⟦“This is the last boat,”⟧ it was said on the quay. “It was calm,” said Anna Holt.",
            "severity": "info",
        },
        {
            "text": "I bake. We sell bread on Sundays.\n\n⟦“I have thrown away all my other bread!”⟧",
            "severity": "info",
        },
        {
            "text": "⟦“It was the end of us,”⟧ was heard from the back. “It was calm,” said Anna Holt.",
            "severity": "info",
        },
        {
            "text": "Tom Hale read from the letter. ⟦“We have waited for nine long years.”⟧ Then it rained.",
            "severity": "info",
        },
    ],
    good=[
        (
            "The harbour will change the town. “Nobody will recognise the old quay after the "
            "rebuilding,” said Anna Holt."
        ),
        "The so-called “old quay” will go.",
        "“Never again,” was the answer of Anna Holt. “It was calm,” she said.",
        "The mood of Anna Holt was clear: “We will not pay.” “It was calm,” she said.",
        "Anger grew. “Nobody will recognise the old quay after the rebuilding.” [Anna Holt, Quays, p. 140]",
        "Anger grew. “Nobody will recognise the old quay after the rebuilding,” rumbled the harbour master.",
        "Holt wrote to her crew, “Nobody will recognise the old quay after the rebuilding.” Then it rained.",
        "Anger grew. “Nobody will recognise the old quay after the rebuilding.” Anna Holt. Then it rained.",
        "They spoke at a meeting on “Harbours and the Coming Storm Season.” The room was full.",
        "The films are “A Long Winter on the Outer Piers” and “The Keeper of the Last Northern Lamp.”",
        "Why, they wonder: “Why is no ferry going in the winter?”, “Why is the quay so wet at noon?”, "
        "“Why do the lamps go out at ten?”",
        "The harbour master, Anna Holt, was angry about it.\n\n“Nobody will recognise the old quay after"
        " the "
        "rebuilding.”",
        "The council met her twice, and she was angry.\n\n“Nobody will recognise the old quay after the "
        "rebuilding.”",
        "“Nobody will recognise the old quay after the rebuilding.” — Anna Holt",
        "Anger grew. “Will anybody recognise the quay?” Anna’s mother asked about it.",
        "Anger grew. “Will anybody recognise the quay?” he reportedly asked.",
        "They counted out loud.\n\n“One one-thousand.”",
        (
            "Anna Holt was angry. “Nobody will recognise the old quay after the rebuilding.” She told "
            "the council so."
        ),
        "“Nobody will recognise the old quay after the rebuilding” ([minutes](https://quay.test)).",
    ],
)
def quote_unattributed(ctx: Context) -> Iterator[Hit]:
    statements = ctx.facts.attributions
    most = _MANY if statements.reports else _FEW
    if not statements.answered or len(ctx.facts.quotes) > most * max(1, ctx.facts.word_count // 400):
        return
    blocks = picked(ctx.blocks(), lambda block: block.index in statements.by_block)
    alone = _one_voice(ctx)
    for number, block in enumerate(blocks):
        text = ctx.doc.text_of(block)
        near = list(statements.by_block[block.index])
        above = statements.by_block[blocks[number - 1].index][-1:] if number else []
        earlier = _Earlier(near)
        below = ctx.doc.text_of(blocks[number + 1])[:_NEXT_LINE] if number + 1 < len(blocks) else ""
        for place in find_hidden_speakers(ctx.facts, block, near):
            yield ctx.hit(*place, severity="info", message=_HIDDEN)
        for match in _SENTENCE.finditer(text):
            start, end = match.span()
            if (
                _SIGNED.match(text, end)
                or not _stands_alone(text, start, end)
                or _told_behind(text, end, ctx)
                or match.group().count(" ") < _FEWEST
                or _is_title(match.group())
                or _in_row(text, start, end)
                or not (statements.reports or praises(text, match))
                or (len(text) - end < _SMALL and _SIGNED_BELOW.match(below))
            ):
                continue
            place = (block.start + start, block.start + end)
            touched = touching(near, *place)
            said = near[touched]
            at = touched.start if said else 0
            before = near[at - 1] if at else (above[-1] if above else None)
            after = near[at + len(said)] if at + len(said) < len(near) else None
            if _answered(said, place) or _marked(after):
                continue
            if before is not None and _introduces(before, ctx, beside=bool(at)):
                continue
            if after is not None and _says_so(after, ctx):
                continue
            speaks = _I.search(match.group()) is not None
            acting = speaks and at > 0 and earlier.acting[at - 1] >= 0
            if (alone and speaks) or (acting and earlier.acting[at - 1] == at - 1):
                continue
            told = [s for s in (before, after) if s is not None]
            unclear = (
                not statements.reports
                or acting
                or (at > 0 and earlier.sourced[at - 1])
                or any(c.kind in _SPEAKERS for s in told for c in s.carriers)
                or (before is not None and _NAMED_FIRST.match(before.sentence.text) is not None)
            )
            yield ctx.hit(*place, severity="info" if unclear else None)


class _Earlier:
    """What the statements of a block up to each of them say, gone through once for all of its quotations."""

    def __init__(self, near: Sequence[Statement]) -> None:
        self._near = near

    @cached_property
    def acting(self) -> list[int]:
        """The last statement so far in which somebody is who may say I behind it, by its number; -1: none."""
        return list(accumulate((at if _acts(s) else -1 for at, s in enumerate(self._near)), max))

    @cached_property
    def sourced(self) -> list[bool]:
        """Whether any so far is quoted and has a source."""
        return list(accumulate((s.quoted and s.supported for s in self._near), or_))


def _answered(said: Sequence[Statement], place: tuple[int, int]) -> bool:
    """Say whether a source stands in the sentences of a quotation, outside its words."""
    return any(s.support in _MARKED for s in said) or any(
        c.classes and not place[0] <= c.start < place[1] for s in said for c in s.carriers
    )


def _acts(statement: Statement) -> bool:
    """Say whether somebody is in a sentence who may say I behind it."""
    return any(c.kind in _SPEAKERS for c in statement.carriers) or bool(
        _PERSON.search(statement.sentence.text)
    )


def _one_voice(ctx: Context) -> bool:
    """Say whether one person speaks in nearly all quotations of the text, as in a portrait."""
    text = ctx.text
    names = Counter(
        text[c.name_start : c.name_end].split()[-1]
        for s in ctx.facts.attributions.carried
        if s.support == "quotation"
        for c in s.carriers
        if c.kind in ("person", "organisation", "pronoun") and c.classes & {"neutral"}
    )
    total = names.total()
    spoken = sum(count for name, count in names.most_common() if name.lower() in ("he", "she"))
    most = max((count for name, count in names.items() if name.lower() not in ("he", "she")), default=0)
    return total >= _ONE_VOICE and 4 * (spoken + most) >= 3 * total


def _marked(statement: Statement | None) -> bool:
    """Say whether the sentence behind a quotation is a reference that closes it."""
    return statement is not None and statement.support in _MARKED and not statement.carriers


def _brings(carrier: Carrier) -> bool:
    """Say whether a carrier may speak next: somebody with a name or a pronoun, or who said something."""
    return carrier.kind in _SPEAKERS and (carrier.kind != "anonymous" or bool(carrier.classes - {"mind"}))


def _introduces(before: Statement, ctx: Context, *, beside: bool) -> bool:
    """Say whether the sentence before a quotation brings the one who then speaks. In the paragraph above
    that is somebody who does or feels something, or speaks in a quotation of his own; what he was reported to
    say there has been told.
    """
    text = before.sentence.text
    if (
        text.rstrip('*_ ”"').endswith((":", "?", ","))
        or _NAME.fullmatch(text)
        or _KIND(ctx.data).search(text)
    ):
        return True
    if any(_brings(c) for c in before.carriers):
        return beside or before.quoted
    return before.quoted or _PERSON.search(text) is not None


def _told_behind(text: str, end: int, ctx: Context) -> bool:
    """Say whether the words behind a quotation tell who said it: "“…?” Page’s mother asked about Rosenberg",
    and nothing else that he said.
    """
    behind = text[end : end + _NEXT_LINE]
    return behind.lstrip()[:1].islower() or _TAIL(ctx.data).match(behind) is not None


def _says_so(after: Statement, ctx: Context) -> bool:
    """Say whether the sentence behind a quotation tells whose it is: "She told the council so"."""
    text = after.sentence.text
    return _SO.search(text) is not None or _KIND(ctx.data).search(text) is not None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a quotation is a sentence of its own. Words before or behind it ("…," he rumbled; he told
    them "…"), whatever their verb, say whose it is.
    """
    return text[end - 2] not in ",:" and not text[:start].rstrip(" *_")[-1:].strip('.!?…”"’')


def _is_title(quote: str) -> bool:
    """Say whether the words in quotation marks are the name of a work: the long ones begin with capitals."""
    words = [word for word in quote.strip('“”"«»').split()[1:] if len(word) > _SMALL]
    return len(words) > 1 and 3 * sum(word[0].isupper() for word in words) >= 2 * len(words)


def _in_row(text: str, start: int, end: int) -> bool:
    """Say whether quotations stand in a row, as examples, questions and titles do: “One”, “Two”."""
    return bool(_NEXT.match(text, end)) or bool(_BEFORE.search(text[max(0, start - 12) : start]))
