"""Words that are no words."""

from collections.abc import Iterator

from copydesk.api import Block, Edit, Fix, Scope, Slip, Word, regex, word_sets

from .evidence import alone_in_marks, before_stop, mentioned, shown, written_elsewhere

MOST_FAR = 5
OFTEN = 3
LONG, SHORT = 7, 5
OPTION = regex(r" --?[A-Za-z][\w-]*(?![\w-])")
ALIKE = frozenset(map(frozenset, ("ck", "cq", "kq", "sz", "iy", "fv", "xz")))
SURE = frozenset({"swap", "double", "drop", "add"})


def misspelling(ctx: Scope, unknown: bool) -> Iterator[Slip]:
    spelling = ctx.facts.spelling
    own = {word.casefold() for word in ctx.facts.knowledge.settings.get("words", ())}
    curly = bool(spelling.listed) and ctx.text.count("’") > ctx.text.count("'")
    for word, places in spelling.listed.items():
        right = ctx.facts.lexicon.corrections(word)
        if curly:
            right = tuple(form.replace("'", "’") for form in right)
        for place in places:
            if (
                word not in own
                and shown(ctx, place.start)
                and (place.text.islower() or _opens_sentence(ctx, place))
            ):
                yield _listed(ctx, place, right)
    far = 0
    for word, places in spelling.unknown.items():
        places = [place for place in places if shown(ctx, place.start)]
        # A word that the document also writes with a capital is a name; TYP006 looks after those.
        if not places or word in own or sum(ctx.facts.capitals.get(word, {}).values()) >= OFTEN:
            continue
        slip = ctx.facts.lexicon.slip(word)
        doubtful = ctx.facts.lexicon.look_up(word).doubtful
        if (
            slip
            and not doubtful
            and len(places) < OFTEN
            and not _coined(ctx, word)
            and not written_elsewhere(ctx, word, len(places))
            and not any(
                _in_foreign_words(ctx, place) or _in_identifier(ctx, place) or _takes_option(ctx, place)
                for place in places
            )
        ):
            for place in places:
                title = f"write “{slip.word}”"
                yield ctx.found(
                    place.start,
                    place.end,
                    kind=_kind(ctx, place, slip.word, slip.slip),
                    fix=Fix((Edit(ctx.doc.lift(place.start, place.end), slip.word),), title, "unsafe"),
                    right=slip.word,
                    slip=slip.slip,
                )
        elif unknown and not ctx.quoted(places[0].start, places[0].end):
            near = ctx.facts.lexicon.suggestions(word, far=far < MOST_FAR)
            far += not near
            yield _unknown(ctx, places, near)


def _kind(ctx: Scope, place: Word, right: str, slip: str) -> str:
    # Alone in marks it may be the name of a thing ("the event *brushend*"), and a verb with a d behind it is
    # how programs that run by themselves are named ("reloadd", as "httpd").
    if alone_in_marks(ctx, place.start, place.end) or place.text == right + "d":
        return "named"
    return "slip" if slip in SURE else _changed(ctx, place, right)


def _changed(ctx: Scope, place: Word, right: str) -> str:
    """Judge a word with a changed letter: names of programs and people are often words written as they sound
    ("kourier"), or stand alone at the end of a label.
    """
    pairs = {frozenset(pair) for pair in zip(place.text, right, strict=False) if len(set(pair)) == 2}
    ended = place.end < len(ctx.text) and not ctx.text.startswith("\n\n", place.end)
    return "changed" if pairs.isdisjoint(ALIKE) and ended else "named"


def _listed(ctx: Scope, place: Word, right: tuple[str, ...]) -> Slip:
    capital = place.text[0].isupper()
    forms = [form[0].upper() + form[1:] if capital else form for form in right]
    if place.text.isupper():
        forms = [form.upper() for form in right]
    edit = Edit(ctx.doc.lift(place.start, place.end), forms[0])
    # "unist": a short one that stands in addresses or code too may be a name.
    low = place.text.lower()
    named = len(low) <= SHORT and written_elsewhere(ctx, low, len(ctx.facts.spelling.listed[low]))
    talked = mentioned(ctx, place.start, place.end, right)
    kind = "mentioned" if talked else "maybe" if named else "listed"
    safe = len(forms) == 1 and kind == "listed"
    fix = Fix((edit,), f"write “{forms[0]}”", "safe" if safe else "unsafe")
    shown = "” or “".join(forms)
    return ctx.found(place.start, place.end, kind=kind, fix=fix, right=shown, shown=place.text)


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
    and is long. A word beside another one with a capital, or with a capital inside a sentence elsewhere, is
    a name.
    """
    block = ctx.doc.block_at(place.start)
    if block is None:
        return False
    right = ctx.facts.lexicon.corrections(place.text.lower())
    if any(form in ctx.facts.lexicon.names for form in right):
        return True
    if place.text.isupper():
        return not _named_beside(ctx, place, block)
    # "Ms. Adn": the title before a name ends no sentence. "Teh: an island" is an entry.
    titled = before_stop(ctx, place.start) in word_sets(ctx.data("grammar.txt"))["abbreviations"]
    if titled or ctx.text.startswith(":", place.end):
        return False
    opens = any(sentence.start == place.start for sentence in ctx.facts.sentences_of(block))
    if not opens and not (block.kind == "heading" and len(place.text) >= LONG):
        return False
    return not _named_beside(ctx, place, block) and place.text not in ctx.facts.capitals.get(
        place.text.lower(), {}
    )


def _named_beside(ctx: Scope, place: Word, block: Block) -> bool:
    """Say whether the word before or after it in its block, parted by nothing but a space, is a name: the
    dictionary has it as one or not at all, or it has a capital where sentences give none.
    """
    table = ctx.facts.word_table
    number = table.first(place.start)
    beside = []
    if number > table.first(block.start) and table.gaps[number] == " ":
        beside.append(number - 1)
    if number + 1 < table.first(block.end) and table.gaps[number + 1] == " ":
        beside.append(number + 1)
    return any(_is_name(ctx, table.forms[near], block) for near in beside)


def _is_name(ctx: Scope, form: str, block: Block) -> bool:
    if not form[0].isupper() or form.isupper():
        return False
    known = ctx.facts.lexicon.look_up(form.lower())
    return block.kind != "heading" or known.name or not known.known


def _coined(ctx: Scope, word: str) -> bool:
    """Say whether the word is formed as English forms words, from one that is known ("interner")."""
    return any(
        ctx.facts.lexicon.tier(stem) >= 2
        for ending in word_sets(ctx.data("grammar.txt"))["coining"]
        if word.endswith(ending)
        for stem in (word.removesuffix(ending), word.removesuffix(ending) + "e")
    )


def _takes_option(ctx: Scope, place: Word) -> bool:
    """Say whether an option follows, as behind the name of a command ("fetchit -n")."""
    return OPTION.match(ctx.text, place.end) is not None


def _in_identifier(ctx: Scope, place: Word) -> bool:
    """Say whether it is part of a word with hyphens that has other parts of no dictionary, or names of
    programs ("net-kourier").
    """
    table = ctx.facts.word_table
    form = table.forms[table.first(place.start + 1) - 1]
    if "-" not in form:
        return False
    others = [part.lower() for part in form.split("-") if part != place.text]
    return not all(ctx.facts.lexicon.tier(part) or part in ctx.facts.lexicon.names for part in others if part)


def _in_foreign_words(ctx: Scope, place: Word) -> bool:
    """Say whether the words beside it are unknown too, as in a quoted Latin phrase."""
    unknown = ctx.facts.spelling.unknown
    beside = ctx.facts.words_in(max(0, place.start - 30), place.end + 30)
    at = next((index for index, word in enumerate(beside) if word.end >= place.end), 0)
    return any(word.text in unknown for word in beside[max(0, at - 1) : at] + beside[at + 1 : at + 2])
