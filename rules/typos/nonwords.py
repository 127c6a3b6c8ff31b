"""Words that are no words: known misspellings here, words of no dictionary in ``unknownwords``, and what
hardly anybody means in ``rareforms``.
"""

from collections.abc import Iterator

from copydesk.api import Edit, Fix, Scope, Slip, Word, regex

from .calendarnames import calendar_names
from .evidence import mentioned, shown, written_elsewhere
from .namedwords import introduced_as_name, of_old
from .nameparts import doubtful, in_name
from .ownwords import OwnWords
from .rareforms import rare_forms
from .sentencewords import opens_sentence
from .speech import Speech
from .unknownwords import unknown_words

SHORT = 5
TELLING = frozenset("the this our their its your a an".split())
"""Words before a noun, and hardly before the name of a person."""
OPTION_NAME = regex(r"(?:-[a-z]{2,20}){2}\b")
"""What is behind a word that begins the name of an option ("dont-add-imports")."""


class Misspellings:
    """The slips of a document, found anew whenever somebody goes through them: a file may have hundreds of
    thousands, of which only some are listed.
    """

    def __init__(self, ctx: Scope, unknown: bool) -> None:
        """Look at the text of a scope; ``unknown``: also at words of no dictionary that are no slips."""
        self._ctx, self._unknown = ctx, unknown

    def __iter__(self) -> Iterator[Slip]:
        own = OwnWords(self._ctx.facts.knowledge.settings.get("words", ()))
        speech = Speech(self._ctx)
        yield from _listed_words(self._ctx, own, speech)
        yield from calendar_names(self._ctx, own, speech)
        rare = list(rare_forms(self._ctx, own, speech))
        yield from rare
        yield from unknown_words(self._ctx, own, speech, self._unknown, {slip.start for slip in rare})


def _listed_words(ctx: Scope, own: OwnWords, speech: Speech) -> Iterator[Slip]:
    spelling = ctx.facts.spelling
    curly = bool(spelling.listed) and ctx.text.count("’") > ctx.text.count("'")
    for word, places in spelling.listed.items():
        right = ctx.facts.lexicon.corrections(word)
        named = any(form in ctx.facts.lexicon.names for form in right)
        introduced = any(introduced_as_name(ctx, place.start) for place in places)
        if curly:
            right = tuple(form.replace("'", "’") for form in right)
        for place in places:
            if (
                not own.covers(place.text)
                and shown(ctx, place.start)
                and (place.text.islower() or named or opens_sentence(ctx, place) or _is_told(ctx, place))
                and not speech.leaves(place)
                and not in_name(ctx, place)
                and not OPTION_NAME.match(ctx.text, place.end)
            ):
                yield _listed(ctx, place, right, speech.spoken(place), introduced)


def _is_told(ctx: Scope, place: Word) -> bool:
    """Say whether a word with a capital is told as a noun is ("the Goverment", "Universty of Roe"), and not
    as the name of somebody ("the Batchelor twins", "Ann Batchelor").
    """
    table = ctx.facts.word_table
    number = table.first(place.start)
    before = table.lower[number - 1] if number and table.gaps[number] == " " else ""
    behind = table.lower[number + 1] if number + 1 < len(table) and table.gaps[number + 1] == " " else ""
    if len(place.text) <= SHORT or not place.text.istitle() or not (before in TELLING or behind == "of"):
        return False
    noun = bool(behind) and ctx.facts.tagger.likeliest(behind) in ("NN", "NNS")
    named = any(table.forms[at - 1][0].isupper() for at in table.numbers[place.text.lower()] if at > 1)
    return not noun and not (named and before not in TELLING)


def _listed(ctx: Scope, place: Word, right: tuple[str, ...], spoken: bool, introduced: bool) -> Slip:
    """Make the slip of a listed word; ``introduced``: the text brings it in as a name somewhere."""
    capital = place.text[0].isupper()
    forms = [form[0].upper() + form[1:] if capital else form for form in right]
    if place.text.isupper():
        forms = [form.upper() for form in right]
    edit = Edit(ctx.doc.lift(place.start, place.end), forms[0])
    # "unist": a short one that stands in addresses or code too may be a name.
    low = place.text.lower()
    named = len(low) <= SHORT and written_elsewhere(ctx, low, len(ctx.facts.spelling.listed[low]))
    kind = "quoted" if spoken else "listed"
    if mentioned(ctx, place.start, place.end, right):
        kind = "mentioned"
    # "education-highschool" may be a name that leaves out the spaces of its words.
    elif (
        named
        or introduced
        or _is_foreign(ctx, place)
        or of_old(ctx, place.start)
        or (" " in forms[0] and _joined(ctx, place))
    ):
        kind = "maybe"
    safe = len(forms) == 1 and kind == "listed" and not doubtful(ctx, place)
    fix = Fix((edit,), f"write “{forms[0]}”", "safe" if safe else "unsafe")
    shown = "” or “".join(forms)
    return ctx.found(place.start, place.end, kind=kind, fix=fix, right=shown, shown=place.text)


def _is_foreign(ctx: Scope, place: Word) -> bool:
    """Say whether a short word stands before one of no dictionary that is no slip: "teh tarik"."""
    table = ctx.facts.word_table
    number = table.first(place.end)
    if len(place.text) > SHORT or number >= len(table) or table.gaps[number] != " ":
        return False
    if table.lower[number] not in ctx.facts.spelling.unknown:
        return False
    guess = ctx.facts.lexicon.guess(table.lower[number])
    return guess is None or guess.sure < 0


def _joined(ctx: Scope, place: Word) -> bool:
    return ctx.text[place.start - 1 : place.start] in ("-", "\u2011")
