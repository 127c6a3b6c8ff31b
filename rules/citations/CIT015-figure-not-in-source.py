"""CIT015: a figure or date that the cited source does not hold."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CIT015",
    name="figure-not-in-source",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["paragraph", "list-item", "cell", "caption"],
    needs=["files"],
    tags=["citations", "sources", "numbers"],
    summary="A figure or date in a sentence that cites a source, and not in the saved copy of that source",
    message="{text} was not found in the saved copy of {source}, which this sentence cites",
    rationale="Most errors in reports are figures that changed on the way: a digit, a unit, a year. Compared "
    "are values, so that 4.5 million is found as 4,500,000, as 4.48 million or in words.",
    remedy="Look the figure up in the source and correct it, or cite the source that has it.",
    references=["https://www.poynter.org/ifcn/"],
    bad=[
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: In 1911 the office "
            "counted 4,512 "
            "ships and 12 % more freight.\n---\n\nIn 1911 the office counted ⟦4,215⟧ ships "
            "([log](https://harbour.test/log)).\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The weir was opened on "
            "9 May 1911.\n"
            "---\n\nThe weir was opened on ⟦19 May 1911⟧ ([log](https://harbour.test/log)).\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: In 1911 the office "
            "counted 4,512 "
            "ships and twelve percent more freight.\n---\n\nIn 1911 the office counted about 4,500 ships, "
            "12 % "
            "more ([log](https://harbour.test/log)).\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The weir was opened on "
            "May 9.\n---\n\n"
            "The weir was opened on 9 May 1911 ([log](https://harbour.test/log)).\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The weir "
            "leaks.\n---\n\nThe office "
            "counted 4,215 ships. The weir leaks ([log](https://harbour.test/log)).\n",
            "bare": True,
        },
    ],
)
def figure_not_in_source(ctx: Context) -> Iterator[Hit]:
    saved = ctx.facts.saved
    if not saved.texts:
        return
    for sentence in ctx.sentences():
        cited = saved.cited_in(sentence)
        if not cited or any(number not in saved.texts for number in cited):
            continue
        name = saved.all[cited[0]].name
        for figure in ctx.facts.figures_in(sentence.start, sentence.end):
            small = figure.value < 10 and not figure.percent
            if not small and not any(saved.figures(number).holds(figure) for number in cited):
                yield ctx.hit(figure.start, figure.end, source=name, value=figure.value)
        for day in ctx.facts.days_in(sentence.start, sentence.end):
            if not any(saved.figures(number).holds_day(day.iso) for number in cited):
                yield ctx.hit(day.start, day.end, source=name, value=day.iso)
