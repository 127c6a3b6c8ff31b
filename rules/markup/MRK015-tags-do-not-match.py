"""MRK015: tags round words that fit no other."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

from .inlinetags import crossed_tags, shown_marks, shown_tags, unfit_tags


@rule(
    id="MRK015",
    name="tags-do-not-match",
    version=3,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw"],
    formats=["markdown", "html"],
    tags=["emphasis", "markdown"],
    yields_to=["MRK007"],
    summary="A tag round words is closed by another, left open, or shown to readers",
    message="{told}",
    rationale="A browser goes on in bold until something closes it, and drops a closing tag that fits "
    "nothing; what follows is set otherwise than was meant. A tag that was escaped is printed.",
    remedy="Close the words with the tag, or the mark, that opened them.",
    references=[
        "https://html.spec.whatwg.org/multipage/syntax.html#an-introduction-to-error-handling-and-strange-cases-in-the-parser"
    ],
    bad=[
        {"text": "<p>It is red, ⟦<b>red and wet.</strong>⟧ Wipe it.</p>", "format": "html", "bare": True},
        {"text": "<p>⟦<em><b>Note</em></b>⟧ the tide.</p>", "format": "html", "bare": True},
        {"text": "Trams ⟦<b>run late**⟧ on Fridays.\n", "bare": True},
        {"text": "Trams ⟦**run late</b>⟧ on Fridays.\n", "bare": True},
        {"text": "Trams run ⟦<em>⟧late on Fridays.\n\nNo more.\n", "bare": True},
        {"text": "Trams run late⟦</b>⟧ on Fridays.\n", "bare": True},
        {
            "text": "<ul><li>⟦&lt;strong&gt;Lamp:&lt;/strong&gt;⟧ green</li></ul>",
            "format": "html",
            "bare": True,
        },
        {"text": "- ⟦<b>Lamps.**⟧ The `--red` ones are new.\n", "bare": True},
        {"text": "<p>The mill won a ⟦**medal**⟧ in Lyon.</p>", "format": "html", "bare": True},
    ],
    good=[
        {"text": "<p><b>Red <i>and</b> wet</i>. <B>Wipe</b> it.</p>", "format": "html", "bare": True},
        {"text": "<b><p>Red</p><p>and wet.</p></b>", "format": "html", "bare": True},
        "Trams <b>run **late** again</b>, and `<b>` is a tag.",
        "Trams run `<b>late` **again** and `**kw` stops.",
        {"text": "<p>Use 2 ** 3 or 3**2 or ****.</p><p><code>f(**kw, **more)</code></p>", "format": "html"},
        {"text": "<p>In HTML, &lt;b&gt;this&lt;/b&gt; is bold.</p>", "format": "html", "bare": True},
    ],
)
def tags_do_not_match(ctx: Context) -> Iterator[Hit]:
    for unfit in (*unfit_tags(ctx), *crossed_tags(ctx), *shown_tags(ctx), *shown_marks(ctx)):
        yield ctx.at(unfit.span, told=unfit.told)
