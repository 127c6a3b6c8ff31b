"""Words that are no words."""

from collections.abc import Iterator

from copydesk.api import Edit, Fix, Scope, Slip, Word

MOST_FAR = 5
OFTEN = 3
SURE = frozenset({"swap", "double", "drop", "add"})


def misspelling(ctx: Scope, unknown: bool) -> Iterator[Slip]:
    spelling = ctx.facts.spelling
    own = {word.casefold() for word in ctx.facts.knowledge.settings.get("words", ())}
    for word, places in spelling.listed.items():
        right = ctx.facts.lexicon.corrections(word)
        for place in places:
            if (
                word not in own
                and _in_scope(ctx, place)
                and (place.text.islower() or _opens_sentence(ctx, place))
            ):
                yield _listed(ctx, place, right)
    far = 0
    for word, places in spelling.unknown.items():
        places = [place for place in places if _in_scope(ctx, place)]
        # A word that the document also writes with a capital is a name; TYP006 looks after those.
        if not places or word in own or sum(ctx.facts.capitals.get(word, {}).values()) >= OFTEN:
            continue
        slip = ctx.facts.lexicon.slip(word)
        doubtful = ctx.facts.lexicon.look_up(word).doubtful
        if (
            slip
            and not doubtful
            and len(places) < OFTEN
            and not any(_in_foreign_words(ctx, place) for place in places)
        ):
            for place in places:
                title = f"write “{slip.word}”"
                yield ctx.found(
                    place.start,
                    place.end,
                    kind="slip" if slip.slip in SURE else "changed",
                    fix=Fix((Edit(ctx.doc.lift(place.start, place.end), slip.word),), title, "unsafe"),
                    right=slip.word,
                    slip=slip.slip,
                )
        elif unknown and not ctx.quoted(places[0].start, places[0].end):
            near = ctx.facts.lexicon.suggestions(word, far=far < MOST_FAR)
            far += not near
            yield _unknown(ctx, places, near)


def _in_scope(ctx: Scope, place: Word) -> bool:
    block = ctx.doc.block_at(place.start)
    return block is not None and ctx.in_scope(block)


def _listed(ctx: Scope, place: Word, right: tuple[str, ...]) -> Slip:
    capital = place.text[0].isupper()
    forms = [form[0].upper() + form[1:] if capital else form for form in right]
    if place.text.isupper():
        forms = [form.upper() for form in right]
    edit = Edit(ctx.doc.lift(place.start, place.end), forms[0])
    fix = Fix((edit,), f"write “{forms[0]}”", "safe" if len(forms) == 1 else "unsafe")
    return ctx.found(place.start, place.end, kind="listed", fix=fix, right="” or “".join(forms))


def _unknown(ctx: Scope, places: list[Word], near: list[str]) -> Slip:
    # One finding for all places: a term that the dictionary lacks must not fill the report.
    hint = "; near it: " + ", ".join(near) if near else ""
    times = f" ({len(places)} times)" if len(places) > 1 else ""
    return ctx.found(
        places[0].start,
        places[0].end,
        kind="unknown",
        times=times,
        hint=hint,
        near=near,
    )


def _opens_sentence(ctx: Scope, place: Word) -> bool:
    """Say whether a capital is due to the place of the word: it opens a sentence, or stands in a heading
    and is long.
    """
    block = ctx.doc.block_at(place.start)
    if block is None:
        return False
    right = ctx.facts.lexicon.corrections(place.text.lower())
    if any(form in ctx.facts.lexicon.names for form in right):
        return True
    if place.text.isupper() or (block.kind == "heading" and len(place.text) >= 7):
        return True
    return any(sentence.start == place.start for sentence in ctx.facts.sentences_of(block))


def _in_foreign_words(ctx: Scope, place: Word) -> bool:
    """Say whether the words beside it are unknown too, as in a quoted Latin phrase."""
    unknown = ctx.facts.spelling.unknown
    beside = ctx.facts.words_in(max(0, place.start - 30), place.end + 30)
    at = next((index for index, word in enumerate(beside) if word.end >= place.end), 0)
    return any(word.text in unknown for word in beside[max(0, at - 1) : at] + beside[at + 1 : at + 2])
