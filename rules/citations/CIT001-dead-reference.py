"""CIT001: a mark that leads to nothing."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_WHAT = {
    "footnote-use": "No footnote of this file is labelled “{label}”",
    "reference-use": "No link definition of this file is labelled “{label}”: readers see the brackets",
    "ref-tag": "No <ref> of this file is named “{label}”",
}


@rule(
    id="CIT001",
    name="dead-reference",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["document"],
    formats=["markdown", "text", "html"],
    tags=["citations", "links"],
    summary="A footnote mark, reference link or numbered citation without anything that it refers to",
    message="Nothing in this file is labelled “{label}”",
    rationale="A mark promises a source. When the note or the list behind it was lost in copying, or never "
    "written, the statement only looks supported. Texts pasted from encyclopaedias and from chatbots often "
    "keep the marks and lose the notes.",
    remedy="Write the note or the link definition, correct its label, or take the mark out.",
    references=[
        "https://spec.commonmark.org/0.31.2/#reference-link",
        "https://en.wikipedia.org/wiki/Help:Cite_errors",
    ],
    bad=[
        "The weir was built in 1911.⟦[^log]⟧\n\n[^lgo]: Harbour log, page 4.\n",
        "See ⟦[the harbour log][log]⟧ for the count.\n",
        {"text": "The weir was built in 1911.⟦<ref name=log/>⟧\n", "format": "text"},
        "The weir is old.⟦[1]⟧ It leaks.[2] It was mended twice.[3]\n",
        ("The weir is old.[1] It leaks.[2] Mended.⟦[4]⟧\n\n## References\n\n1. Harbour log\n2. Town book\n"),
    ],
    good=[
        "The weir was built in 1911.[^log]\n\n[^Log]: Harbour log, page 4.\n",
        "See [the harbour log][Log  book] for the count.\n\n[log book]: https://harbour.test/log\n",
        {"text": "Built.<ref name=log>Harbour log</ref> It leaks.<ref name=log/>\n", "format": "text"},
        "The weir is old.[1] It leaks.[2]\n\n## References\n\n1. Harbour log\n2. Town book\n",
        "The weir is old.[1][2]\n\nSources\n=======\n\n[1] Harbour log\n\n[2] Town book\n",
        "He said that the weir [sic] leaked in the spring of [19]11.\n",
        "Write `[^log]` for a footnote and `[text][label]` for a link.\n",
    ],
)
def dead_reference(ctx: Context) -> Iterator[Hit]:
    references = ctx.facts.references
    for note in references.undefined:
        if not ctx.facts.in_code(note.span):
            yield ctx.at(note.span, label=note.label, kind=note.kind, message=_WHAT.get(note.kind))
    unlisted = references.unlisted_marks
    if unlisted and not references.has_list:
        yield ctx.hit(
            unlisted[0].start,
            unlisted[0].end,
            message="{marks} numbered citations like {text} stand in this file, and no list of references",
            severity="warning",
            marks=len(unlisted),
        )
    elif unlisted:
        for mark in unlisted:
            yield ctx.hit(
                mark.start,
                mark.end,
                message="The list of references in this file has no number {label}",
                label=", ".join(str(number) for number in mark.numbers),
            )
