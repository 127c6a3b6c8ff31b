"""Words of no dictionary: a slip, or a name or a term that it lacks?

Three things weigh: how sure the letters are (``Guess.sure``), what supports the word (``wordsupport``), and
how many terms of its own the document has: in a text without any, a word of no dictionary is a slip.
"""

from collections.abc import Iterator, Set

from copydesk.api import Edit, Fix, Guess, Scope, Slip, Word, cached_property

from .evidence import address_of_link, mentioned, shown
from .explainedwords import ExplainedWords
from .ownwords import OwnWords
from .sentencewords import opens_sentence
from .speech import Speech
from .wordsupport import OFTEN, lacks_key_letter, stands, supported, written_as_heard

SURE, LIKELY, POSSIBLE = 200, 90, 0
"""From where on a slip is an error, a warning, and a warning in a plain text."""
SEVERAL = 60
"""So much surer it must be when several letters differ: that is how new words are formed, too."""
CLEAR = 20
"""How much likelier the word meant must be than any other, for an error."""
TITLED, PERHAPS = 150, 30
"""From where on a word with a capital that is due to its place is a slip, and may be one."""
FOLLOWING = 2
WORDS_A_TERM = 1_500
"""A text is plain when it has no code, and at most one term of its own in so many words."""


def unknown_words(ctx: Scope, own: OwnWords, speech: Speech, unknown: bool, told: Set[int]) -> Iterator[Slip]:
    """Yield what there is to say of the words of no dictionary; ``unknown``: of those that are no slips
    too; ``told``: where such stand that are told already.
    """
    lexicon, text, article = ctx.facts.lexicon, _Text(ctx), ExplainedWords(ctx)
    for word, every in ctx.facts.spelling.unknown.items():
        # A word that the document also writes with a capital is a name; TYP006 looks after those.
        if own.covers(word) or sum(ctx.facts.capitals.get(word, {}).values()) >= OFTEN:
            continue
        # What is right whatever it is near to need not be compared with the dictionary.
        right = stands(ctx, word, every)
        if right and not unknown:
            continue
        places = [
            place
            for place in every
            if place.start not in told
            and shown(ctx, place.start)
            and not speech.leaves(place)
            and not lacks_key_letter(ctx, place)
            and not article.foreign(place)
        ]
        if not places:
            continue
        guess = lexicon.guess(word)
        kind = "" if right else _kind(word, guess, False)
        if not right and not kind and _kind(word, guess, True) and text.plain:
            kind = "likely"
        if kind and supported(ctx, word, every, guess):
            kind = "named"
        spoken = any(map(speech.spoken, places))
        if spoken and kind != "named":
            kind = {"slip": "likely", "likely": "doubtful"}.get(kind, "")
        if guess is not None and kind in ("slip", "likely", "doubtful"):
            for place in places:
                named = mentioned(ctx, place.start, place.end, guess.words)
                yield _slip(ctx, place, guess, "mentioned" if named else kind)
        elif unknown and not spoken and not article.explained(word, every, guess):
            yield _unknown(ctx, places, guess)
    yield from _titled(ctx, own, speech, article)


class _Text:
    """Whether the text is plain, found out when it is asked for the first time."""

    def __init__(self, ctx: Scope) -> None:
        self._ctx = ctx

    @cached_property
    def plain(self) -> bool:
        """Whether it has no code, and hardly a term of its own."""
        facts, terms = self._ctx.facts, 0
        if self._ctx.doc.code:
            return False
        for word in facts.spelling.unknown:
            guess = facts.lexicon.guess(word)
            terms += guess is None or guess.sure < POSSIBLE
            if terms > 1 and terms * WORDS_A_TERM > facts.word_count:
                return False
        return True


def _kind(word: str, guess: Guess | None, plain: bool) -> str:
    if guess is None:
        return ""
    least = (POSSIBLE if plain else LIKELY) + (SEVERAL if guess.slip == "several letters" else 0)
    sounds = written_as_heard(word, guess.words[0])
    if guess.sure >= SURE and guess.margin >= CLEAR and not sounds:
        return "slip"
    return "likely" if guess.sure >= least + (SEVERAL if sounds else 0) else ""


def _titled(ctx: Scope, own: OwnWords, speech: Speech, article: ExplainedWords) -> Iterator[Slip]:
    """Yield slips with a capital that is due to their place."""
    for word, places in ctx.facts.spelling.titled.items():
        if own.covers(places[0].text) or word in ctx.facts.capitals:
            continue
        if stands(ctx, word, places) or any(_leads_to(ctx, word, place) for place in places):
            continue
        due = [place for place in places if _goes_on(ctx, place) and opens_sentence(ctx, place)]
        guess = ctx.facts.lexicon.guess(word) if due else None
        if guess is None or guess.sure < PERHAPS or supported(ctx, word, places, guess):
            continue
        sure = guess.sure >= TITLED and guess.margin >= CLEAR
        for place in due:
            if shown(ctx, place.start) and not speech.leaves(place) and not article.foreign(place):
                kind = "likely" if sure else "capital"
                yield _slip(ctx, place, guess, "doubtful" if speech.spoken(place) else kind)


def _leads_to(ctx: Scope, word: str, place: Word) -> bool:
    """Say whether a word stands in a link whose address has it: the page has its name."""
    parts = address_of_link(ctx, place.start, place.end, host=True)
    return any(word in part for part in parts)


def _goes_on(ctx: Scope, place: Word) -> bool:
    """Say whether two small English words follow, so that no title or name begins here."""
    table = ctx.facts.word_table
    number = table.first(place.end)
    following = table.forms[number : number + FOLLOWING]
    return len(following) == FOLLOWING and all(
        form.islower() and ctx.facts.lexicon.known(form) for form in following
    )


def _slip(ctx: Scope, place: Word, guess: Guess, kind: str) -> Slip:
    words = guess.words if guess.margin < CLEAR else guess.words[:1]
    if place.text[0].isupper():
        words = tuple(word[0].upper() + word[1:] for word in words)
    edit = Edit(ctx.doc.lift(place.start, place.end), words[0])
    return ctx.found(
        place.start,
        place.end,
        kind=kind,
        fix=Fix((edit,), f"write “{words[0]}”", "unsafe"),
        right="” or “".join(words[:3]),
        slip=guess.slip,
        shown=place.text,
    )


def _unknown(ctx: Scope, places: list[Word], guess: Guess | None) -> Slip:
    # One finding for all places: a term that the dictionary lacks must not fill the report.
    near = list(guess.words[:3]) if guess is not None else []
    return ctx.found(
        places[0].start,
        places[0].end,
        kind="unknown",
        times=f" ({len(places)} times)" if len(places) > 1 else "",
        hint="; near it: " + ", ".join(near) if near else "",
        near=near,
    )
