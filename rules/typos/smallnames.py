"""Names written small."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copydesk.api import Edit, Fix, Lexicon, Scope, Slip, Word, regex, word_sets, worded

from .evidence import address_of_link, after, among_words, before, link_round, running_text, shown_beside
from .halfnames import half_names
from .halfwritten import half_written
from .namesbyuse import names_by_use
from .namesinplace import name_in_place
from .outsidewords import is_label, is_signed
from .packagewords import installs, is_listed
from .smallacronyms import small_acronyms
from .timenames import time_names

PRONOUN = worded(r"(?<![\w.,'’(\-\u2011/@#$])i(?=(?:['’](?:m|ve|ll|d)\b|[ \t](?@i-verbs)\b))", "grammar.txt")
SMALL_I = frozenset({"i", "i'm", "i've", "i'll", "i'd", "i’m", "i’ve", "i’ll", "i’d"})
ENOUGH, SHARE = 3, 3
SHORTEST = 5
LISTED = ("{", ","), (",", "}")
JOINTS = ("-", "\u2011")
PRODUCTS, PLACES = frozenset({"program", "organisation"}), frozenset({"city", "country", "language"})
VALUES, TOWNS = frozenset({"people", "language"}), frozenset({"city", "country"})
BESIDE, NEAR, LONGEST = 3, 5, 600
SURE, PROGRAM, PLACE, MAYBE, LIKELY = "", "program", "place", "maybe", "likely"
"""How sure a finding is, which are its tiers."""
AHEAD = regex(r"(?:[._/@$=:]|(?<!\w)(?P<part>\w{1,20})-)\Z")
BEHIND = regex(r"[._/@=:][\w$]|-(?P<part>\w{1,20})\b")
LONGEST_PART = 24
FILE = regex(r"\.\w")


class Named(NamedTuple):
    """The name that a small word stands for ("" when its capitals are not known) and how it is known: kind of
    the gazetteer, ``document`` (written so elsewhere in it), ``once`` (a word of no dictionary that is
    written so, and once small) or ``likely`` (the dictionary has it as a name).
    """

    text: str
    kind: str


def proper_noun_lower(ctx: Scope) -> Iterator[Slip]:
    found = list(_by_themselves(ctx))
    told = {slip.start for slip in found}
    yield from found
    # What is told by its neighbours is less sure than what is known.
    placed = {slip.start: slip for slip in (*names_by_use(ctx), *name_in_place(ctx), *time_names(ctx))}
    yield from (slip for start, slip in placed.items() if start not in told)


def _by_themselves(ctx: Scope) -> Iterator[Slip]:
    """Yield the words that are known as names, or that the article writes otherwise."""
    own = set(ctx.facts.knowledge.settings.get("words", ()))
    taken: set[int] = set()
    for start, end, phrase in _phrases(ctx):
        taken.update(range(start, end))
        kind = SURE if running_text(ctx, start, end) else MAYBE
        yield _hit(ctx, start, end, Named(phrase, "phrase"), kind)
    for start, end, phrase in (*half_names(ctx), *small_acronyms(ctx), *half_written(ctx)):
        if start not in taken:
            taken.update(range(start, end))
            yield _hit(ctx, start, end, Named(phrase, "document"), MAYBE)
    for word, places in {**ctx.facts.spelling.small, **ctx.facts.spelling.unknown}.items():
        name = _name_of(ctx, word, len(places))
        if name is None or word in own:
            continue
        for place in places:
            if name.kind == "once" and not (
                _is_whole(ctx, place) and running_text(ctx, place.start, place.end)
            ):
                continue
            if place.start not in taken and _in_scope(ctx, place.start) and not _everyday(ctx, word, place):
                if name.text and shown_beside(ctx, place, name.text):
                    continue
                kind = _certainty(ctx, word, place, name)
                # A program that the largest word lists have in small letters is hardly ever anything but a
                # package where it may be one.
                if kind in (MAYBE, LIKELY) and _in_identifier(ctx, place):
                    continue
                if kind != MAYBE or name.kind != PROGRAM or not ctx.facts.lexicon.look_up(word).known:
                    yield _hit(ctx, place.start, place.end, name, kind)
    if not SMALL_I.isdisjoint(ctx.facts.word_table.distinct):
        for match in PRONOUN(ctx.data).finditer(ctx.text):
            if _in_scope(ctx, match.start()):
                kind = SURE if _is_pronoun(ctx, *match.span()) else MAYBE
                yield _hit(ctx, *match.span(), Named("I", "pronoun"), kind)


def _name_of(ctx: Scope, word: str, small: int) -> Named | None:
    """Return the name that a small word stands for; ``small`` is how often the word is written small."""
    entry = ctx.facts.lexicon.names.get(word)
    if entry is not None:
        return None if entry.ambiguous else Named(entry.text, entry.kind)
    sets = word_sets(ctx.data("grammar.txt"))
    if len(word) < SHORTEST or word in sets["abbreviations"] or word in sets["shortened"]:
        return None
    # A format or a program is written HTML here and html there; only the capitalised form of a plain word is
    # evidence.
    forms = Counter(ctx.facts.capitals.get(word, {}))
    form, times = forms.most_common(1)[0] if forms else ("", 0)
    if form and not form.isupper():
        # A word of no dictionary is a name wherever it stands; programs are written both ways.
        unknown = word in ctx.facts.spelling.unknown and not ctx.doc.code and not ctx.facts.code_words
        enough = 1 if unknown and small == 1 and form.istitle() else max(ENOUGH, SHARE * small)
        if times >= enough:
            return Named(form, "document" if times >= max(ENOUGH, SHARE * small) else "once")
    if not form and small == 1 and _begins_sentences(ctx, word):
        return Named(word.capitalize(), "once")
    known = ctx.facts.lexicon.look_up(word)
    if not (known.name and not known.known and known.tier):
        return None
    return Named(form, "once") if times and not form.isupper() else Named("", "likely")


def _in_identifier(ctx: Scope, place: Word) -> bool:
    """Say whether a word is a part of what only programs read: ``mysql:$path``, ``arm-linux-gnueabi``."""
    ahead = AHEAD.search(ctx.text, max(0, place.start - LONGEST_PART), place.start)
    behind = BEHIND.match(ctx.text, place.end)
    return any(
        found is not None and (found["part"] is None or not ctx.facts.lexicon.known(found["part"].lower()))
        for found in (ahead, behind)
    )


def _begins_sentences(ctx: Scope, word: str) -> bool:
    """Say whether a word of no dictionary stands twice or more with a capital where any word has one."""
    if word not in ctx.facts.spelling.unknown or ctx.doc.code or ctx.facts.code_words:
        return False
    table = ctx.facts.word_table
    return sum(table.forms[number].istitle() for number in table.numbers.get(word, ())) > 1


def _is_whole(ctx: Scope, place: Word) -> bool:
    """Say whether a word is no part of a hyphenated one and in no link."""
    number = ctx.facts.word_table.first(place.start)
    if number >= len(ctx.facts.word_table) or ctx.facts.word_table.starts[number] != place.start:
        return False
    return ctx.facts.word_table.ends[number] == place.end and link_round(ctx, place.start, place.end) is None


def _certainty(ctx: Scope, word: str, place: Word, name: Named) -> str:
    """Say how sure it is that a small name is a slip: it must stand as a word among words, where nothing else
    explains it.
    """
    if not name.text:
        return LIKELY
    if name.kind in ("document", "once") or not running_text(ctx, place.start, place.end):
        return MAYBE
    if (
        ctx.text[place.start - 1 : place.start] in LISTED[0]
        and ctx.text[place.end : place.end + 1] in LISTED[1]
    ):
        return MAYBE  # "list-{french,spanish}"
    if is_label(ctx, place) or is_signed(ctx, place):
        return MAYBE
    joined = (
        ctx.text[place.start - 1 : place.start] in JOINTS or ctx.text[place.end : place.end + 1] in JOINTS
    )
    if name.kind in PRODUCTS:
        known = ctx.facts.lexicon.look_up(word)
        if known.known and known.tier and not (known.name or ctx.facts.of_programs):
            return MAYBE  # "came back in typescript": a word as well
        if ctx.text[place.start - 1 : place.start] == "[":
            return MAYBE  # "[youtube] Fix the thumbnails": a part of a program
        # "The mongodb: syntax": the scheme of an address.
        in_code = (
            joined or ctx.text.startswith(":", place.end) or _is_product_in_code(ctx, word, place, name.kind)
        )
        # "The openai client", beside its import.
        program = name.kind == PROGRAM or word in ctx.facts.code_words
        return MAYBE if in_code else PROGRAM if program else SURE
    if joined and not among_words(ctx, place):
        return MAYBE
    if name.kind in PLACES and not (name.kind in VALUES and _is_value(ctx, place)):
        return _as_place(ctx, word, place, name.kind)
    return PLACE if name.kind in VALUES and _is_value(ctx, place) else SURE


def _is_value(ctx: Scope, place: Word) -> bool:
    """Say whether words of settings stand right before it ("options are english, french, german")."""
    table = ctx.facts.word_table
    number = table.first(place.start)
    first = max(table.first(place.start - LONGEST), number - NEAR)
    return not word_sets(ctx.data("grammar.txt"))["values"].isdisjoint(table.lower[max(0, first) : number])


def _is_product_in_code(ctx: Scope, word: str, place: Word, kind: str) -> bool:
    """Say whether the name of a product may stand for a package, a command, a mode or a file here."""
    sets = word_sets(ctx.data("grammar.txt"))
    # "Run redis" and "redis --help" are commands, "google.JPG" is a file, "the youtube directive" a part.
    return (
        before(ctx, place.start) in sets["command"]
        or ctx.text.startswith(" -", place.end)
        or FILE.match(ctx.text, place.end) is not None
        or after(ctx, place.end) in sets["parts"]
        or (
            kind == PROGRAM
            and (word in ctx.facts.code_words or is_listed(ctx, place) or installs(ctx, place))
        )
        or word in address_of_link(ctx, place.start, place.end)
    )


def _as_place(ctx: Scope, word: str, place: Word, kind: str) -> str:
    """Judge the name of a town, a country or a language, which versions of programs have too: sure is what
    stands with a capital elsewhere in the document, or beside another name that has one.
    """
    if word in ctx.facts.code_words or after(ctx, place.end) in word_sets(ctx.data("grammar.txt"))["parts"]:
        return MAYBE
    small, large = len(ctx.facts.spelling.small.get(word, ())), ctx.facts.capitals.get(word, {})
    # A library or a host may have the name of a town, and is written small all along.
    usual = kind in TOWNS and small >= ENOUGH and small > sum(large.values())
    table = ctx.facts.word_table
    number = table.first(place.start)
    before_it, behind_it = slice(max(0, number - BESIDE), number), slice(number + 1, number + 1 + BESIDE)
    beside = [*table.forms[before_it], *table.forms[behind_it]]
    names = ctx.facts.lexicon.names
    if (large and not usual) or any(form[0].isupper() and form.lower() in names for form in beside):
        return SURE
    if usual:
        return MAYBE
    return PLACE if before(ctx, place.start) in word_sets(ctx.data("grammar.txt"))["before-place"] else MAYBE


def _is_pronoun(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a small "i" is a person, and not an index or a variable."""
    if ctx.text[end : end + 1] in ("'", "’"):
        return running_text(ctx, start, end)
    return (
        "i" not in ctx.facts.code_words
        and before(ctx, start) not in word_sets(ctx.data("grammar.txt"))["index-words"]
        and running_text(ctx, start, end)
    )


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
        beginning, _, last = name.rpartition(" ")
        entry = ctx.facts.lexicon.names[name]
        # "United states" and "united States" are half right.
        for form in (name, f"{first.capitalize()} {rest}", f"{beginning} {last.capitalize()}"):
            at = ctx.text.find(form)
            while at >= 0:
                end = at + len(name)
                whole = not (ctx.text[at - 1 : at].isalnum() or ctx.text[end : end + 1].isalnum())
                if whole and _in_scope(ctx, at):
                    yield at, end, entry.text
                at = ctx.text.find(form, end)


def _everyday(ctx: Scope, word: str, place: Word) -> bool:
    """Say whether the word is an everyday one here: "french fries", "to google it", "a quick google"."""
    table, sets = ctx.facts.word_table, word_sets(ctx.data("grammar.txt"))
    if word in sets["name-verbs"] and before(ctx, place.start) in sets["before-verb"]:
        return True
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


def _hit(ctx: Scope, start: int, end: int, name: Named, kind: str) -> Slip:
    # Many write the name of a program small on purpose: only where the document has it otherwise too is it
    # changed unseen.
    known = kind == PROGRAM and name.text in ctx.facts.capitals.get(name.text.lower(), {})
    fix = None
    if name.text:
        edit = Edit(ctx.doc.lift(start, end), name.text)
        fix = Fix((edit,), f"write “{name.text}”", "safe" if kind == SURE or known else "unsafe")
    return ctx.found(start, end, kind=kind, fix=fix, name=name.text)
