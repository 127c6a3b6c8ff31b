"""Names written small."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from copydesk.api import Edit, Fix, Lexicon, Scope, Slip, Word, word_sets, worded

PRONOUN = worded(r"(?<![\w.,'’(\-\u2011/@#$])i(?=(?:['’](?:m|ve|ll|d)\b|[ \t](?@i-verbs)\b))", "grammar.txt")
SMALL_I = frozenset({"i", "i'm", "i've", "i'll", "i'd", "i’m", "i’ve", "i’ll", "i’d"})
ENOUGH, SHARE = 3, 3
SHORTEST = 5


def proper_noun_lower(ctx: Scope) -> Iterator[Slip]:
    own = set(ctx.facts.knowledge.settings.get("words", ()))
    taken: set[int] = set()
    for start, end, name in _phrases(ctx):
        taken.update(range(start, end))
        yield _hit(ctx, start, end, name)
    for word, places in {**ctx.facts.spelling.small, **ctx.facts.spelling.unknown}.items():
        name, kind = _name_of(ctx, word, len(places))
        if not name or word in own:
            continue
        for place in places:
            if place.start not in taken and _in_scope(ctx, place.start) and not _everyday(ctx, word, place):
                yield _hit(ctx, place.start, place.end, name, kind)
    if not SMALL_I.isdisjoint(ctx.facts.word_table.distinct):
        for match in PRONOUN(ctx.data).finditer(ctx.text):
            if _in_scope(ctx, match.start()):
                yield _hit(ctx, *match.span(), "I")


def _name_of(ctx: Scope, word: str, small: int) -> tuple[str, str]:
    """Return the name that a small word stands for ("" when there is none) and the severity if it is not
    the usual one.

    ``small`` is how often the word is written small.
    """
    entry = ctx.facts.lexicon.names.get(word)
    forms = Counter(ctx.facts.capitals.get(word, {}))
    if entry is not None:
        return (entry.text if not entry.ambiguous else ""), ""
    if len(word) < SHORTEST:
        return "", ""
    # A format or a program is written HTML here and html there; only the capitalised form of a plain word is
    # evidence.
    form, times = forms.most_common(1)[0] if forms else ("", 0)
    if form and not form.isupper():
        return (form, "") if times >= max(ENOUGH, SHARE * small) else ("", "")
    known = ctx.facts.lexicon.look_up(word)
    return (word.capitalize(), "warning") if known.name and not known.known and known.tier else ("", "")


@lru_cache(maxsize=2)
def _names_of_several_words(lexicon: Lexicon) -> list[tuple[str, frozenset[str]]]:
    return [(name, frozenset(name.split())) for name in lexicon.names if " " in name]


def _phrases(ctx: Scope) -> Iterator[tuple[int, int, str]]:
    """Yield names of several words of which the first is an ordinary word ("united states"), where they
    are written small.
    """
    vocabulary = ctx.facts.vocabulary_parts
    for name, words in _names_of_several_words(ctx.facts.lexicon):
        if not words <= vocabulary:
            continue
        first, _, rest = name.partition(" ")
        entry = ctx.facts.lexicon.names[name]
        # "United states" is half right.
        for form in (name, f"{first.capitalize()} {rest}"):
            at = ctx.text.find(form)
            while at >= 0:
                end = at + len(name)
                whole = not (ctx.text[at - 1 : at].isalnum() or ctx.text[end : end + 1].isalnum())
                if whole and _in_scope(ctx, at):
                    yield at, end, entry.text
                at = ctx.text.find(form, end)


def _everyday(ctx: Scope, word: str, place: Word) -> bool:
    table, sets = ctx.facts.word_table, word_sets(ctx.data("grammar.txt"))
    following = table.first(place.end)
    return (
        f"everyday-{word}" in sets
        and following < table.first(place.end + 20)
        and table.lower[following] in sets[f"everyday-{word}"]
    )


def _in_scope(ctx: Scope, at: int) -> bool:
    block = ctx.doc.block_at(at)
    if block is None or not ctx.in_scope(block):
        return False
    # A heading that is set in small letters throughout is a matter of design.
    return block.kind != "heading" or not ctx.doc.text_of(block).islower()


def _hit(ctx: Scope, start: int, end: int, name: str, kind: str = "") -> Slip:
    fix = Fix((Edit(ctx.doc.lift(start, end), name),), f"write “{name}”", "unsafe" if kind else "safe")
    return ctx.found(start, end, kind=kind, fix=fix, name=name)
