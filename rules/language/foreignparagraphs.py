"""Paragraphs in another language than the rest."""

from collections.abc import Iterator

from copydesk.api import Scope, Slip

ENGLISH = (
    "The mill by the river has stood empty since the fire of 1911, and the parish does not have the money "
    "to build it up "
    "again. A society wants to change that, but it is still small."
)
FRENCH = (
    "Le moulin est vide depuis l'incendie, et la commune n'a pas les moyens de le reconstruire avec ses "
    "propres forces."
)


def foreign_paragraph(ctx: Scope, least_words: int) -> Iterator[Slip]:
    language = ctx.facts.told_language
    usual = ("", language, ctx.facts.language)
    if not language or set(ctx.facts.languages.values()).issubset(usual):
        return
    for block in ctx.blocks():
        told = ctx.facts.languages.get(block.index, "")
        if told in usual or block.attrs.get("lang") or ctx.quoted(block.start, block.end):
            continue
        if ctx.facts.word_table.count(block.start, block.end) >= least_words:
            yield ctx.found(block.start, block.end, told=told, language=language)
