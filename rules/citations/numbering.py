"""Numbers that lead to nothing, stand twice, or are left out."""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from copydesk.api import Facts, regex

from .captions import HEADED, Caption, Mention, unseen_captions

_FEW, _SECTIONS = 2, 3
_BEYOND = 10
_LINK_BEHIND = 12
"""So many characters behind a mention a link may begin that leads to the thing: "section H.3 -- <link>"."""
_DIGITS, _LETTER = regex(r"\d{1,9}"), regex(r"[A-Z]")


class Lost(NamedTuple):
    """A mention of something numbered that the article does not have, as a prose range: kind, number, and
    what there is.
    """

    start: int
    end: int
    kind: str
    number: str
    known: str


class Odd(NamedTuple):
    """A number out of order, as a prose range: what is wrong, in words, and how (``doubled``, ``skipped``);
    ``first`` is the place of the other one with this number.
    """

    start: int
    end: int
    kind: str
    how: str
    what: str
    heading: bool
    first: Caption | None = None


def lost_mentions(facts: Facts) -> Iterator[Lost]:
    """Yield what the text says of figures, tables, sections … that are not there, in an article that numbers
    its own.
    """
    if not facts.mentions:
        return
    own: dict[str, list[Caption]] = {}
    for caption in (*facts.captions, *facts.numbered_headings, *unseen_captions(facts)):
        own.setdefault(caption.kind, []).append(caption)
    spoken: dict[str, list[Mention]] = {}
    for mention in facts.mentions:
        spoken.setdefault(mention.kind, []).append(mention)
    for kind, said in spoken.items():
        known = {caption.number.rstrip(".") for caption in own.get(kind, ())}
        if kind == "chapter":
            known |= {
                caption.number for caption in own.get("section", ()) if known and "." not in caption.number
            }
        if not _numbers_its_own(kind, known, said):
            continue
        for mention in said:
            if _leads_elsewhere(facts, mention):
                continue
            for number in mention.numbers:
                if not _is_known(number, known):
                    yield Lost(mention.start, mention.end, kind, number, _list(known))


def _leads_elsewhere(facts: Facts, mention: Mention) -> bool:
    """Say whether a mention stands in a link to another page, or right before one."""
    return any(
        link.start <= mention.start + _LINK_BEHIND + mention.end - mention.start
        and mention.start < link.end
        and link.url[:1] not in ("", "#")
        for link in facts.doc.links
        if link.end > link.start
    )


def _numbers_its_own(kind: str, known: set[str], said: Sequence[Mention]) -> bool:
    """Say whether an article numbers things of a kind from the first one on."""
    if not known & {"1", "1.1", "A", "I", "0"}:
        return False
    if kind in HEADED - {"appendix"}:
        return len(known) >= _SECTIONS
    used = {number for mention in said for number in mention.numbers} & known
    return len(known) >= _FEW or bool(used)


def _is_known(number: str, known: set[str]) -> bool:
    """Say whether a number is one of those known, part of one, or of another way to number."""
    if number in known or any(one.startswith(f"{number}.") for one in known):
        return True
    shape = _shape(number)
    alike = [one for one in known if _shape(one) == shape]
    if not alike:
        return True
    head = number.rpartition(".")[0]
    if head and head not in known and not any(one.rpartition(".")[0] == head for one in alike):
        return True  # of another chapter, which may be another file
    if number.isdigit():
        return int(number) > max(int(one) for one in alike) + _BEYOND
    return False


def _shape(number: str) -> str:
    """Return how a number is made: ``1``, ``1.1``, ``A``, ``A1``, ``I``."""
    if len(number) > 1 and set(number) <= set("IVX"):
        return "I"
    return _LETTER.sub("A", _DIGITS.sub("1", number))


def _list(known: set[str]) -> str:
    ordered = sorted(known, key=_order)
    return ", ".join(ordered if len(ordered) < 8 else [*ordered[:3], "…", ordered[-1]])


def _order(number: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else 0, part) for part in number.replace("-", ".").split("."))


def odd_numbers(facts: Facts) -> Iterator[Odd]:
    """Yield captions with the number of another one, and numbers that are left out."""
    by_kind: dict[str, list[Caption]] = {}
    for caption in facts.captions:
        if caption.firm and caption.kind not in HEADED:
            by_kind.setdefault(caption.kind, []).append(caption)
    mentioned = {(mention.kind, number) for mention in facts.mentions for number in mention.numbers}
    for kind, all_of_it in by_kind.items():
        yield from _doubled(kind, all_of_it)
        yield from _skipped(kind, all_of_it, mentioned)
    known = {heading.number for heading in facts.numbered_headings}
    begun = set(_first_words(facts))
    begun |= {word[:-1] for word in begun if word[-1:].isalpha()}  # "4a" and "4b"
    for run in _runs(facts.numbered_headings):
        head = run[0].number.rpartition(".")[0]
        if not head or head in known:  # else they are versions
            yield from _odd_in(run, begun)


def _doubled(kind: str, captions: Sequence[Caption]) -> Iterator[Odd]:
    first: dict[str, Caption] = {}
    found: list[tuple[Caption, Caption]] = []
    for caption in captions:
        earlier = first.setdefault(caption.number, caption)
        if earlier is not caption and not _same(earlier.words, caption.words):
            found.append((caption, earlier))
    # Numbers that begin again belong to another part, or to another language.
    if len(found) > 1 and len(found) * 2 >= len(first):
        return
    for caption, earlier in found:
        what = f"{kind} {caption.number} stands here a second time"
        yield Odd(caption.start, caption.end, kind, "doubled", what.capitalize(), False, earlier)


def _same(one: str, other: str) -> bool:
    """Say whether two captions are one: continued, or shown in a list as well."""
    short, long = sorted((one, other), key=len)
    return (
        not short
        or long.startswith(short[:20])
        or any(mark in long for mark in ("continued", "cont.", "fortsetzung", "suite"))
    )


def _skipped(kind: str, captions: Sequence[Caption], mentioned: set[tuple[str, str]]) -> Iterator[Odd]:
    numbers = [int(caption.number) for caption in captions if caption.number.isdigit()]
    if len(numbers) < _SECTIONS or len(numbers) < len(captions) or numbers[0] != 1:
        return
    for caption, (before, number) in zip(captions[1:], pairwise(numbers), strict=True):
        missing = number - before - 1
        known = set(numbers)
        if missing == 1 and number - 1 not in known and (kind, str(number - 1)) not in mentioned:
            what = f"{kind} {before} is followed by {kind} {number}".capitalize()
            yield Odd(caption.start, caption.end, kind, "skipped", what, False)


def _runs(headings: Sequence[Caption]) -> Iterator[list[Caption]]:
    """Yield headings of one level, numbered one after the other: "1. …", "2. …"."""
    open_runs: dict[tuple[int, str], list[Caption]] = {}
    for heading in headings:
        head, _, last = heading.number.rpartition(".")
        if not last.isdigit():
            continue
        for key in [key for key in open_runs if key[0] > heading.depth]:
            yield open_runs.pop(key)
        run = open_runs.setdefault((heading.depth, head), [])
        if run and not -1 < int(last) - _last(run[-1]) < 3:
            yield run
            run = open_runs[heading.depth, head] = []
        run.append(heading)
    yield from open_runs.values()


def _last(heading: Caption) -> int:
    return int(heading.number.rpartition(".")[2])


def _first_words(facts: Facts) -> Iterator[str]:
    """Yield what headings begin with, whatever their titles look like: "3.4 macOS", "2 `gate` and weir"."""
    for block in facts.doc.prose_blocks:
        if block.kind == "heading":
            yield facts.doc.text_of(block).lstrip("( ").partition(" ")[0].rstrip(".):")


def _odd_in(run: Sequence[Caption], begun: Set[str]) -> Iterator[Odd]:
    """Yield the one step of a run of headings that is odd; ``begun`` are the numbers of all headings."""
    steps = [_last(after) - _last(before) for before, after in pairwise(run)]
    odd = [number for number, step in enumerate(steps) if step != 1]
    if len(run) < _SECTIONS + 1 or len(odd) != 1 or _last(run[0]) != 1:
        return
    before, heading = run[odd[0]], run[odd[0] + 1]
    if steps[odd[0]] == 0:
        what = f"A heading above has the number {heading.number} already"
        yield Odd(heading.start, heading.end, "section", "doubled", what, True, before)
    elif f"{heading.number.removesuffix(str(_last(heading)))}{_last(heading) - 1}" not in begun:
        what = f"Heading {before.number} is followed by heading {heading.number}"
        yield Odd(heading.start, heading.end, "section", "skipped", what, True)
