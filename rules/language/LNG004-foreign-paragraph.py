"""LNG004: a paragraph in another language than the rest."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

ENGLISH = (
    "The mill by the river has stood empty since the fire of 1911, and the parish does not have the money "
    "to build it up "
    "again. A society wants to change that, but it is still small."
)
FRENCH = (
    "Le moulin est vide depuis l'incendie, et la commune n'a pas les moyens de le reconstruire avec ses "
    "propres forces."
)


@rule(
    id="LNG004",
    name="foreign-paragraph",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["paragraph", "list-item"],
    tags=["language"],
    summary="A paragraph is in another language than the rest",
    message="This reads as “{told}”; the rest of the text is “{language}”",
    rationale="A paragraph in another language is a quotation without marks, a part that was not "
    "translated, or a leftover. Rules that "
    "know one language skip it, so nobody has checked it.",
    remedy='Translate it, mark it as a quotation, or declare its language (lang="…").',
    references=["https://www.w3.org/International/questions/qa-html-language-declarations"],
    options={
        "least_words": {"type": "integer", "default": 12, "summary": "words that the paragraph must have"}
    },
    bad=[
        {"text": f"{ENGLISH}\n\n⟦{FRENCH}⟧\n\n{ENGLISH}\n", "bare": True},
        {
            "text": f"{ENGLISH}\n\n⟦Die Mühle steht leer, und die Gemeinde hat nicht das Geld für den Bau "
            f"einer neuen Mühle.⟧\n\n{ENGLISH}\n",
            "bare": True,
        },
    ],
    good=[
        {"text": f"{ENGLISH}\n\n> {FRENCH}\n\n{ENGLISH}\n", "bare": True},
        {"text": f"{ENGLISH}\n\n“{FRENCH}”\n\n{ENGLISH}\n", "bare": True},
        {"text": f"{ENGLISH}\n\nLa vie est belle.\n\n{ENGLISH}\n", "bare": True},
        {"text": f"{ENGLISH}\n\n{ENGLISH}\n", "bare": True},
    ],
)
def foreign_paragraph(ctx: Context) -> Iterator[Hit]:
    language = ctx.facts.told_language
    usual = ("", language, ctx.facts.language)
    if not language or set(ctx.facts.languages.values()).issubset(usual):
        return
    for block in ctx.blocks():
        told = ctx.facts.languages.get(block.index, "")
        if told in usual or block.attrs.get("lang") or ctx.quoted(block.start, block.end):
            continue
        if ctx.facts.word_table.count(block.start, block.end) >= ctx.options["least_words"]:
            yield ctx.hit(block.start, block.end, told=told, language=language)
