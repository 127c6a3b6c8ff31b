"""One thing written in two ways."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from copydesk.api import Edit, Fix, Scope, Slip, TextWords, fold, regex, word_sets

from .dottedtitles import dotted_titles
from .namesounds import left_out
from .twoforms import hyphened_and_open, of_two_sides
from .variantplaces import SHORTEST, Place, firm, in_scope

DOTTED = regex(r"[A-Z](?<![\w.].)\.(?:[A-Z]\.){1,3}(?!\w)")
INITIALS = regex(r"[A-Z]\.[A-Z]\.")
PART = regex(r"[^\W_]+")
PREFIXED = regex(r"\b(?:anti|counter)[- ]?([a-z]{5,20})\b", re.IGNORECASE)

LONG = 7
HYPHENED = 5
"""Letters of a closed word that also stands with a hyphen ("e-mail", "emails"; "log-in", "login")."""
SHORT = frozenset({"e", "on", "off", "up", "in", "co"})
PREFIXES = frozenset({"pre", "dis", "mis", "pro", "sub"})
"""Before these a hyphen tells two words apart ("pre-position")."""
_DETERMINERS = frozenset({"DT", "PRP$"})
LONGEST = 50  # letters: no word of a dictionary is longer, and the endings of a word grow with its square

_Variants = list[tuple[str, frozenset[str]]]


def term_variant(ctx: Scope) -> Iterator[Slip]:
    groups = [
        *_dotted(ctx),
        *dotted_titles(ctx),
        *_prefixed(ctx),
        *_compounds(ctx),
        *hyphened_and_open(ctx),
        *_listed(ctx),
        *of_two_sides(ctx),
    ]
    for forms in groups:
        ranked = sorted(forms, key=lambda form: (-len(forms[form]), forms[form][0]))
        major = ranked[0]
        first = forms[major][0]
        for minor in ranked[1:]:
            start, end = forms[minor][0]
            span = ctx.doc.lift(start, end)
            right = _numbered(minor, major)
            fix = Fix((Edit(span, _cased(ctx.text[start:end], right)),), f"Write “{right}”", "suggestion")
            yield ctx.found(
                start,
                end,
                fix=fix,
                beside=first,
                other=major,
                count=len(forms[major]),
                minority=len(forms[minor]),
            )


def _numbered(old: str, new: str) -> str:
    """Return a form in the number of another one, if it is the same word but for its hyphen."""
    joined, other = old.replace("-", ""), new.replace("-", "")
    if joined == f"{other}s":
        return f"{new}s"
    return new[:-1] if other == f"{joined}s" else new


def _cased(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() and new[:1].islower() else new


def _dotted(ctx: Scope) -> Iterator[dict[str, list[Place]]]:
    """Compare initials with stops (U.S.) and without (US)."""
    if not INITIALS.search(ctx.text):
        return
    found: dict[str, list[Place]] = defaultdict(list)
    for match in DOTTED.finditer(ctx.text):
        found[match.group()].append(match.span())
    for form, places in sorted(found.items()):
        plain = ctx.facts.acronyms.get(form.replace(".", ""))
        if plain is not None and plain.uses:
            found = in_scope(ctx, {form: places, plain.name: list(plain.uses)})
            if len(found) == 2:
                yield found


def _prefixed(ctx: Scope) -> Iterator[dict[str, list[Place]]]:
    """Compare anti- with counter- before the same word."""
    folded, parts = ctx.facts.folded, ctx.facts.vocabulary_parts
    for prefix in ("counter", "anti"):
        if prefix not in folded or not any(part.startswith(prefix) for part in parts):
            return
    found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for match in PREFIXED.finditer(ctx.text):
        found[match.group(1).casefold()][match.group().casefold()].append(match.span())
    for forms in found.values():
        if len({form[0] for form in forms}) == 2:
            kept = in_scope(ctx, forms)
            if len({form[0] for form in kept}) == 2:
                yield kept


def _compounds(ctx: Scope) -> Iterator[dict[str, list[Place]]]:
    """Compare a closed compound (cybersecurity) with its open and hyphened form.

    A compound with a capital is a name ("World Bank"); one of short or loose parts stands side by side by
    chance.
    """
    table = ctx.facts.word_table
    loose = word_sets(ctx.data("consistency.txt"))["loose"]
    paired: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for first, last in sorted(_pairs(ctx, loose)):
        left, right, joint = table.forms[first], table.forms[last], table.gaps[last]
        if first == last:
            left, joint, right = left.partition("-")
        # "CPU info" is no "cpuinfo".
        if not right[:1].isupper() and not left.isupper():
            place = table.starts[first], table.ends[last]
            closed = (left + right).casefold()
            paired[closed][f"{left}{joint}{right}".casefold()].append(place)
    for closed, forms in paired.items():
        found = in_scope(ctx, {closed: _closed(table, closed), **forms})
        if closed in found and len(found) > 1:
            yield found
    for closed, hyphened in _hyphened(table, ctx.facts.lexicon.known):
        if closed not in paired:
            numbers = (table.starts[n] for n in table.numbers[hyphened])
            places = [(start, start + len(hyphened)) for start in numbers]
            found = in_scope(ctx, {closed: _closed(table, closed), hyphened.casefold(): places})
            if len(found) > 1:
                yield found


def _hyphened(table: TextWords, known: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Yield words that stand closed, and with a hyphen in the same or in the other number."""
    for word in sorted(word for word in table.vocabulary if word.count("-") == 1 and word.islower()):
        left, _, right = word.partition("-")
        joined = left + right
        if not joined.isalpha() or len(joined) < HYPHENED or left in PREFIXES or len(right) < SHORTEST - 1:
            continue
        if left in SHORT or len(left) >= SHORTEST:
            single = joined.removesuffix("s")
            numbers = (joined, single if single != joined else f"{joined}s")
            closed = next((form for form in numbers if form in table.numbers), None)
            # "FranklinHodge" is the name of what has the address "franklin-hodge".
            if closed is None and len(joined) >= LONG and left not in SHORT:
                closed = _misspelt(table, known, joined)
            if closed is not None and any(table.forms[number].islower() for number in table.numbers[closed]):
                yield closed, word


def _misspelt(table: TextWords, known: Callable[[str], bool], joined: str) -> str | None:
    """Return the closed compound that a hyphened one is but for a letter ("wale-bone", "whalebone")."""
    if known(joined):
        return None
    keys = set(left_out(joined))
    sizes = range(len(joined) - 1, len(joined) + 2)
    for word in sorted(table.vocabulary):
        alike = word[0] == joined[0] and word[-1] == joined[-1] and len(word) in sizes and word.isalpha()
        if alike and not keys.isdisjoint(left_out(word)):
            return word
    return None


def _pairs(ctx: Scope, loose: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the two words (twice the same one, if it has a hyphen) of every compound that also
    stands closed.
    """
    table = ctx.facts.word_table
    long = {word.casefold() for word in table.vocabulary if len(word) >= LONG and word.isalpha()}
    for word in [word for word in table.vocabulary if "-" in word]:
        parts = word.casefold().split("-")
        if len(parts) == 2 and parts[0] + parts[1] in long and firm(parts[0], parts[1], loose):
            yield from ((number, number) for number in table.numbers[word])
    folded = table.caseless
    for word in long:
        endings = _endings(word)
        if folded.isdisjoint(endings):
            continue
        for right in folded.intersection(endings):
            left = word[: -len(right)]
            if left in folded:
                whole = firm(left, right, loose)
                for number in table.where_caseless(left):
                    if (
                        number + 1 < len(table)
                        and table.gaps[number + 1] == " "
                        and table.lower[number + 1].casefold() == right
                        and (whole or (left not in loose and _determined(ctx, number, loose)))
                    ):
                        yield number, number + 1


def _determined(ctx: Scope, number: int, loose: frozenset[str]) -> bool:
    """Say whether a determiner stands before a word and no particle or object behind the next, so that this
    one, a loose part, is no verb ("a data set that grows", "the data set off an alarm").
    """
    table, tagger = ctx.facts.word_table, ctx.facts.tagger

    def kind(at: int) -> str:
        return tagger.likeliest(table.lower[at])

    if not number or table.gaps[number] != " " or kind(number - 1) not in _DETERMINERS:
        return False
    after = number + 2
    if after >= len(table) or table.gaps[after] != " ":
        return True
    return table.lower[after] not in loose and kind(after) not in (*_DETERMINERS, "PRP")


@lru_cache(maxsize=20_000)
def _endings(word: str) -> tuple[str, ...]:
    """Return what a word may end with that leaves enough of it in front; nothing for one that is too long."""
    if len(word) > LONGEST:
        return ()
    return tuple(word[cut:] for cut in range(SHORTEST, len(word) - SHORTEST + 1))


def _closed(table: TextWords, word: str) -> list[Place]:
    return [(table.starts[number], table.ends[number]) for number in table.where_caseless(word)]


def _listed(ctx: Scope) -> Iterator[dict[str, list[Place]]]:
    """Compare the pairs of the word list."""
    vocabulary = ctx.facts.vocabulary_parts
    lists, by_word = _variants(ctx.data("term-variants.txt"))
    held = {number for word in vocabulary & by_word.keys() for number in by_word[word]}
    for number in sorted(held):
        variants = lists[number]
        present = [form for form, words in variants if words <= vocabulary]
        if len(present) < 2:
            continue
        forms = {form: list(_places_of(ctx, form)) for form in present}
        found = in_scope(ctx, forms)
        if len(found) > 1:
            yield found


def _places_of(ctx: Scope, form: str) -> Iterator[Place]:
    folded, wanted, pattern = ctx.facts.folded, fold(form), _pattern(form)
    at = folded.find(wanted)
    while at >= 0:
        match = pattern.match(ctx.text, at)
        if match:
            yield match.span()
        at = folded.find(wanted, at + 1)


@cache
def _variants(lines: tuple[str, ...]) -> tuple[list[_Variants], Mapping[str, list[int]]]:
    """Return the forms of each line, each with the words that a text with it must hold, and the numbers of
    the lines by a word of each of their forms, the longest one.
    """
    lists = [
        [(form.strip(), frozenset(PART.findall(fold(form)))) for form in line.split("=")] for line in lines
    ]
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, variants in enumerate(lists):
        for _, words in variants:
            by_word[max(words, key=lambda word: (len(word), word))].append(number)
    return lists, by_word


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return regex(rf"(?<![\w-]){re.escape(form)}(?![\w-])", re.IGNORECASE if form.islower() else 0)
