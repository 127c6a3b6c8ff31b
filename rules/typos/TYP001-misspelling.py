"""TYP001: words that are no words."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Word, rule

MOST_FAR = 5
OFTEN = 3
SURE = frozenset({"swap", "double", "drop", "add"})


@rule(
    id="TYP001",
    name="misspelling",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["spelling"],
    summary="A word is misspelt, or is not in the English dictionary",
    message="“{text}” is a misspelling of “{right}”",
    rationale="A slip that any reader sees makes the rest look careless too. Known misspellings, and "
    "unknown words one slip away from a "
    "single frequent word, are errors (a changed letter is a warning: some product names are made that "
    "way). Any other small word that the dictionary does not have is only pointed out, and a "
    "capitalised one never is: it may be a name.",
    remedy="Correct the word. If it is right, put it into the project word list (words.txt, or `words` in "
    "the configuration).",
    references=["http://wordlist.aspell.net/", "https://norvig.com/spell-correct.html"],
    options={
        "unknown": {
            "type": "boolean",
            "default": True,
            "summary": "Also point out (as info) small words that the dictionary does not have",
        }
    },
    bad=[
        {
            "text": "The minister did not ⟦recieve⟧ the letter, nor did she answer ⟦teh⟧ call.",
            "fixed": "The minister did not receive the letter, nor did she answer the call.",
        },
        "It is ⟦onyl⟧ the third such ⟦accidnet⟧ in a decade.",
        "The council hopes to rebuild its ⟦infrastrucutre⟧ by spring.",
        "The river was full of ⟦glorbish⟧ that morning.",
    ],
    good=[
        "The analyst from Vlaardingen spoke about interoperability, counter-piracy and semiconductors.",
        "Mr Thier wrote the preface; the Teh family kept the manuscript.",
        "Her naïve façade hid a manoeuvre that the cybersecurity team in Zaporizhzhia had foreseen.",
        "Write to editor@examplle.org, open `recieve.py` or see examplle.org/teh for the list.",
        "“I dunno nuffink,” he said, and the interviewer printed it so.",
        {"text": "The gazebox is a shelter.", "options": {"unknown": False}},
    ],
)
def misspelling(ctx: Context) -> Iterator[Hit]:
    spelling = ctx.facts.spelling
    own = {word.casefold() for word in ctx.settings.get("words", ())}
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
                yield ctx.hit(
                    place.start,
                    place.end,
                    message="“{text}” is not in the dictionary; did you mean “{right}”?",
                    severity=None if slip.slip in SURE else "warning",
                    fix=Fix((Edit(ctx.doc.lift(place.start, place.end), slip.word),), title, "unsafe"),
                    right=slip.word,
                    slip=slip.slip,
                )
        elif ctx.options["unknown"] and not ctx.quoted(places[0].start, places[0].end):
            near = ctx.facts.lexicon.suggestions(word, far=far < MOST_FAR)
            far += not near
            yield _unknown(ctx, places, near)


def _in_scope(ctx: Context, place: Word) -> bool:
    block = ctx.doc.block_at(place.start)
    return block is not None and ctx.in_scope(block)


def _listed(ctx: Context, place: Word, right: tuple[str, ...]) -> Hit:
    capital = place.text[0].isupper()
    forms = [form[0].upper() + form[1:] if capital else form for form in right]
    if place.text.isupper():
        forms = [form.upper() for form in right]
    edit = Edit(ctx.doc.lift(place.start, place.end), forms[0])
    fix = Fix((edit,), f"write “{forms[0]}”", "safe" if len(forms) == 1 else "unsafe")
    return ctx.hit(place.start, place.end, confidence="decisive", fix=fix, right="” or “".join(forms))


def _unknown(ctx: Context, places: list[Word], near: list[str]) -> Hit:
    # One finding for all places: a term that the dictionary lacks must not fill the report.
    hint = "; near it: " + ", ".join(near) if near else ""
    times = f" ({len(places)} times)" if len(places) > 1 else ""
    return ctx.hit(
        places[0].start,
        places[0].end,
        message="“{text}” is not in the dictionary{times}{hint}",
        severity="info",
        confidence="weak",
        times=times,
        hint=hint,
        near=near,
    )


def _opens_sentence(ctx: Context, place: Word) -> bool:
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


def _in_foreign_words(ctx: Context, place: Word) -> bool:
    """Say whether the words beside it are unknown too, as in a quoted Latin phrase."""
    unknown = ctx.facts.spelling.unknown
    beside = ctx.facts.words_in(max(0, place.start - 30), place.end + 30)
    at = next((index for index, word in enumerate(beside) if word.end >= place.end), 0)
    return any(word.text in unknown for word in beside[max(0, at - 1) : at] + beside[at + 1 : at + 2])
