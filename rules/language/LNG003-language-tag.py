"""LNG003: the declared language is not the language of the text."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

GERMAN = (
    "Die Mühle am Fluss steht seit dem Brand von 1911 leer, und die Gemeinde hat nicht das Geld, um sie "
    "wieder aufzubauen. "
    "Ein Verein will das ändern, aber er ist noch klein, und der Winter kommt früh in diesem Tal."
)
ENGLISH = (
    "The mill by the river has stood empty since the fire of 1911, and the parish does not have the money "
    "to build it up "
    "again. A society wants to change that, but it is still small, and the winter comes early to this valley."
)
# Codes that stand for one written language, or for two that no short text can part.
SAME = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "sr", "bs", "sh", "cnr"}),
    frozenset({"id", "ms"}),
    frozenset({"zh", "yue", "cmn"}),
    frozenset({"cs", "sk"}),
    frozenset({"gl", "pt"}),
)


@rule(
    id="LNG003",
    name="language-tag",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["language", "metadata"],
    summary="The declared language is not the language of the text",
    message="Declared as “{declared}”, but the text reads as “{told}”",
    rationale="The language tag decides how a text is read aloud, hyphenated, searched and translated, and "
    "which rules of this linter "
    "look at it.",
    remedy="Mend the tag, or put the right text under it.",
    references=[
        "https://www.w3.org/International/questions/qa-html-language-declarations",
        "https://www.rfc-editor.org/info/bcp47",
    ],
    options={"least_words": {"type": "integer", "default": 30, "summary": "words that the text must have"}},
    bad=[
        {"text": f"---\nlang: ⟦en⟧\n---\n\n{GERMAN}\n", "bare": True},
        {"text": f"---\ntitle: The mill\nlanguage: ⟦fr-FR⟧\n---\n\n{ENGLISH}\n", "bare": True},
    ],
    good=[
        {"text": f"---\nlang: en-GB\n---\n\n{ENGLISH}\n", "bare": True},
        {"text": f"---\nlang: de\n---\n\n{GERMAN}\n", "bare": True},
        {"text": "---\nlang: fr\n---\n\nParis, Lyon, Nice.\n", "bare": True},
        {"text": f"{GERMAN}\n", "bare": True},
    ],
)
def language_tag(ctx: Context) -> Iterator[Hit]:
    entry = ctx.facts.declared_language
    if entry is None or ctx.facts.word_count < ctx.options["least_words"]:
        return
    declared, told = ctx.facts.language, ctx.facts.told_language
    if not told or told == declared or any({told, declared} <= group for group in SAME):
        return
    yield ctx.at(entry.span, declared=str(entry.value), told=told)
