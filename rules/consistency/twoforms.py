"""One word in two forms that are right each for itself: with a hyphen and open, American and British."""

from collections.abc import Container, Iterator, Mapping
from functools import cache

from copydesk.api import Scope, TextWords, regex, word_sets

from .variantplaces import Place, firm, in_scope

_IZE = regex(r"(?<=[a-z]{3})iz(?=(?:e[sdr]?|ers|ing|ations?)\Z)")
_FINITE = ("VBD", "VBZ", "MD")


def hyphened_and_open(ctx: Scope) -> Iterator[dict[str, list[Place]]]:
    """Compare a compound with a hyphen with the same two words side by side, but for one with a hyphen before
    a noun, where it is right ("a part-time job", "she works part time").
    """
    table = ctx.facts.word_table
    loose = word_sets(ctx.data("consistency.txt"))["loose"]
    for word in sorted(word for word in table.vocabulary if word.count("-") == 1 and word.islower()):
        left, _, right = word.partition("-")
        if not (left.isalpha() and right.isalpha() and firm(left, right, loose)):
            continue
        others = (f"{right}s", right.removesuffix("s"))
        if left not in table.caseless or table.caseless.isdisjoint((right, *others)):
            continue
        hyphened = [(number, number) for number in table.numbers[word]]
        alone = [(first, last) for first, last in hyphened if _alone(ctx, last)]
        opened = _opened(table, left, (right,))
        if not opened and alone and not ctx.doc.code:
            # "The night-train is cheap", "forty night trains".
            opened = _opened(table, left, others)
            hyphened = alone
        before_noun = [(first, last) for first, last in opened if not _alone(ctx, last)]
        if not before_noun and not alone:
            continue
        forms = {
            form: [(table.starts[first], table.ends[last]) for first, last in places]
            for form, places in (
                (word, hyphened if before_noun else alone),
                (f"{left} {right}", opened if alone else before_noun),
            )
        }
        found = in_scope(ctx, forms)
        if len(found) > 1:
            yield found


def _opened(table: TextWords, left: str, rights: Container[str]) -> list[tuple[int, int]]:
    """Return the numbers of a word and of the next one, where that is one of some and small."""
    return [
        (number, number + 1)
        for number in table.where_caseless(left)
        if number + 1 < len(table)
        and table.gaps[number + 1] == " "
        and table.lower[number + 1] in rights
        and table.forms[number + 1].islower()
    ]


def _alone(ctx: Scope, number: int) -> bool:
    """Say whether a word is the last of its phrase: a sign, a function word or a finite verb follows."""
    table = ctx.facts.word_table
    if number + 1 >= len(table) or table.gaps[number + 1] != " " or table.forms[number + 1][0].isdigit():
        return True
    following = table.forms[number + 1]
    return not ctx.facts.terms.stem_of(following) or ctx.facts.tagger.likeliest(following.lower()) in _FINITE


def _opens(ctx: Scope, number: int) -> bool:
    """Say whether the capital of a word is that of a sentence that goes on in small letters."""
    table = ctx.facts.word_table
    following = table.forms[number + 1] if number + 1 < len(table) else ""
    start = table.starts[number]
    return following.islower() and any(one.start == start for one in ctx.sentences_of([number]))


def of_two_sides(ctx: Scope) -> Iterator[dict[str, list[Place]]]:
    """Compare the American and the British spelling of one word, and that with z and with s ("organize")."""
    table = ctx.facts.word_table
    other = {**_other_side(ctx.data("spelling-locales.txt")), **_with_s(table)}
    for word in sorted(table.vocabulary & other.keys()):
        if other[word] in table.vocabulary:
            # With a capital it may be a name.
            forms = {
                form: [
                    (table.starts[number], table.ends[number])
                    for number in table.numbers[form]
                    if table.forms[number].islower() or _opens(ctx, number)
                ]
                for form in (word, other[word])
            }
            found = in_scope(ctx, forms)
            if len(found) > 1:
                yield found


def _with_s(table: TextWords) -> Mapping[str, str]:
    """Return the words of a text that stand with z and with s, with the form with s."""
    pairs = ((word, _IZE.sub("is", word)) for word in table.vocabulary if "iz" in word)
    return {word: other for word, other in pairs if other != word and other in table.vocabulary}


@cache
def _other_side(lines: tuple[str, ...]) -> Mapping[str, str]:
    """Return the British spelling of each American word that has one."""
    found = {}
    for line in lines:
        american, british, *endings = line.split()
        if "-" not in (american, british):
            found.update({american + ending: british + ending for ending in ("", *endings)})
    return found
