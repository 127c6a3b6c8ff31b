"""CIT003: one label, two definitions."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, rule


@rule(
    id="CIT003",
    name="doubled-definition",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["document"],
    formats=["markdown", "text", "html"],
    needs=["notes"],
    tags=["citations", "links"],
    summary="A footnote or link label that is defined twice",
    message="“{label}” was defined above already; readers only ever get one of the two",
    rationale="Markdown takes the first definition of a link and drops the others without a word; programs "
    "differ about footnotes. Half of the statements then stand on the wrong source.",
    remedy="Give the second one a label of its own, and correct the marks that mean it.",
    references=["https://spec.commonmark.org/0.31.2/#matches"],
    bad=[
        "It was built.[^1] It leaks.[^1]\n\n[^1]: Harbour log.\n\n⟦[^1]:⟧ Town book.\n",
        "The [log] says so.\n\n[log]: https://harbour.test/a\n⟦[Log]: https://harbour.test/b⟧\n",
    ],
    good=[
        "It was built.[^1] It leaks.[^2]\n\n[^1]: Harbour log.\n\n[^2]: Town book.\n",
        "The [log] says so.\n\n[log]: https://harbour.test/a\n[log]: https://harbour.test/a\n",
        "It was built.[^1] It leaks.[^1]\n\n[^1]: Harbour log.\n",
    ],
)
def doubled_definition(ctx: Context) -> Iterator[Hit]:
    for doubled in ctx.facts.references.doubled:
        related = (Related(doubled.first.span, "defined here first"),)
        yield ctx.at(doubled.note.span, label=doubled.note.label, related=related)
