"""Islands: what is not prose in Markdown is never read, never changed, and changes nothing around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.catalogue.ruleset import defaults
from copydesk.document.document import Document
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.input.readers.islands import find_islands, is_jsx
from copydesk.pipeline.fix import fix_data
from copydesk.pipeline.pipeline import Task, examine
from copydesk.testing import check_document, facts_of

INLINE = [
    "{{ teh.title }}",
    "{% teh adn %}",
    "{{< teh recieve >}}",
    "{{% teh %}}",
    "<%= teh %>",
    ":teh-smile:",
    "<kbd>teh</kbd>",
    "<code>adn --recieve</code>",
    "<var>teh</var>",
    "$teh_x + adn^2$",
    r"\(teh_{adn}\)",
    "{{- .Teh.Adn -}}",
    "{{{ teh }}}",
    "{{> teh }}",
    "<%_ teh _%>",
    "{ref}`teh <adn>`",
    "{math}`teh_{x}`",
    ":material-teh-adn:{ .x }",
    "![[teh.png]]",
    "<d-math>teh</d-math>",
    "<CODE class=x>teh</CODE>",
    "<textarea>teh</textarea>",
    "$`teh+x`$",
    "teh::adn::recieve()",
    "teh->recieve",
    "${teh.adn}",
]
SILENT = [
    "{# teh adn #}",
    "{{!-- teh }} adn --}}",
    "{{! teh }}",
    "%%teh adn%%",
    "{: .teh}",
    "{.teh adn=50%}",
    "{:/teh}",
]
WHOLE = [
    "{% highlight js %}\nvar teh = adn;\nvar teh = adn;\n{% endhighlight %}",
    "{% raw %}\n{{ teh.adn }} {% recieve %}\n{% endraw %}",
    "{{< highlight go >}}\nteh adn\n\nteh\n{{< /highlight >}}",
    '{{< teh src="recieve.png" >}}',
    '{% include teh.html adn="recieve" %}',
    "{: .teh #adn}",
    "{:toc}",
    ":::teh{adn=recieve}",
    "::teh[adn]{recieve}",
    "(teh-adn-recieve)=",
    "<script>\nvar teh = recieve;\n\nvar adn = 1;\n</script>",
    "<pre>\nteh   adn\n</pre>",
    "<svg><text>teh adn</text></svg>",
    "$$\nteh = adn\n$$",
    "\\begin{align}\nteh &= adn\n\\end{align}",
    "[[_TOC_]]",
    '--8<-- "teh/adn.md"',
    "% teh adn\n% recieve",
    "+++",
    "*[TEH]: Adn recieve",
    "{::nomarkdown}\nteh\n\nadn\n{:/}",
    "{::comment}\nteh adn\n{:/comment}",
    ":::{teh} Adn\n:class: recieve\n:name: teh",
    "{% teh %}{% adn %}",
    ":teh: {.adn}",
    "!!! teh recieve",
    "???+ teh inline end",
    "<iframe src=x>teh</iframe>",
    "<math><mi>teh</mi></math>",
    "%%\nteh\n%%",
]
JSX = [
    "import Teh from './adn';",
    "export const teh = 'recieve';",
    "<Teh adn={recieve} />",
    "{/* teh adn */}",
    "<Teh.Adn />",
    "<>",
    "</>",
    "export const teh = () => (\n  <div>\n\n  adn\n  </div>\n);",
    "<Teh items={[\n  {adn: 'x'},\n\n  {adn: 'y'}\n]} />",
    "{teh ? 'adn' : `recieve ${teh}`}",
]
SENTENCES = st.sampled_from(
    [
        "The boat came in early.",
        "They recieve the letters on Monday.",
        "Nobody was there , and the door stood open.",
        "The the ferry left at noon.",
        "We waited for an hour.",
        "A old man sat by the water.",
    ]
)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=2, max_size=6)


WHOLE_TEXT = ("REP", "CLM", "SRC")
"""Rules that weigh a passage against the rest of the text, or ask whether the file has code at all."""


def local(text: str, path: str = "a.md") -> list[tuple[str, str, str]]:
    return [one for one in findings(text, path) if not one[0].startswith(WHOLE_TEXT)]


def findings(text: str, path: str = "a.md") -> list[tuple[str, str, str]]:
    outcome = examine(Source.from_text(text, path), Task("markdown", defaults()))
    return [(one.rule_id, one.text, one.severity) for one in outcome.findings if not one.document_level]


@pytest.mark.parametrize("island", INLINE)
def test_an_island_in_a_sentence_is_one_placeholder(island: str) -> None:
    document = read(Source.from_text(f"The boat {island} came in.", "a.md"), "markdown")
    assert document.prose.text == "The boat \ufffc came in."
    check_document(document)


@pytest.mark.parametrize("island", SILENT)
def test_a_comment_or_attribute_list_in_a_sentence_is_nothing(island: str) -> None:
    document = read(Source.from_text(f"The boat{island} came in.", "a.md"), "markdown")
    assert document.prose.text == "The boat came in."
    check_document(document)


@pytest.mark.parametrize("island", WHOLE)
def test_an_island_with_its_own_lines_is_nothing_at_all(island: str) -> None:
    document = read(Source.from_text(f"The boat.\n\n{island}\n\nThe pier.\n", "a.md"), "markdown")
    assert [document.text_of(block) for block in document.prose_blocks] == ["The boat.", "The pier."]
    check_document(document)


@pytest.mark.parametrize("island", JSX)
def test_islands_of_mdx(island: str) -> None:
    document = read(Source.from_text(f"The boat.\n\n{island}\n\nThe pier.\n", "a.mdx"), "markdown")
    assert [document.text_of(block) for block in document.prose_blocks] == ["The boat.", "The pier."]
    check_document(document)


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 here and $10 there.",
        "The clerk sets $LOG_FDS and `$LOG_PID` (in turn).",
        "He has $3 in cash, she has 4$ and we have $7.",
        "The set {a, b} is small.",
        "At 10:30:15 the bell rang: loud, clear.",
        "Use the \\{ mark.",
        "Call f(x) = {x}.",
        "The ratio 3:2:1 holds.",
        "From import to export, trade grew.",
        "A colon: then text: and more.",
        "It grew by 20% in May and 30%% in June.",
        "We counted\n% of boats that came in.",
        "See the note * [a]: b.",
        "Write C++ or C+++ there.",
        "A < b and b > c, [[a page]] and [a]: b.",
    ],
)
def test_prose_is_no_island(text: str) -> None:
    assert find_islands(text, 0) == []


def test_attribute_lists_leave_no_trace() -> None:
    text = "# The pier {#pier .big}\n\nSee [the boat](b.md){.btn target=_blank} now.\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    assert [document.text_of(block) for block in document.prose_blocks] == ["The pier", "See the boat now."]


def test_a_link_keeps_its_address_with_a_tag_in_it() -> None:
    document = read(Source.from_text('See [it]({{ "/pier/" | url }}) now.', "a.md"), "markdown")
    assert [link.url for link in document.links] == ['{{ "/pier/" | url }}']


PICTURES = "The ![a *grey* &amp; green boat](b.png) came in.\n\n![The pier](p.png)\n\n- See [![the log](l.png)](l.md)\n"


def test_a_description_of_a_picture_is_a_block_of_its_own() -> None:
    document = read(Source.from_text(PICTURES, "a.md"), "markdown")
    check_document(document)
    assert [(block.kind, document.text_of(block)) for block in document.blocks] == [
        ("paragraph", "The \ufffc came in."),
        ("alt-text", "a grey & green boat"),
        ("paragraph", "\ufffc"),
        ("alt-text", "The pier"),
        ("list-item", "See \ufffc"),
        ("alt-text", "the log"),
    ]
    assert [document.prose.text[link.start : link.end] for link in document.links] == ["\ufffc"] * 4
    assert [link.url for link in document.links] == ["b.png", "p.png", "l.md", "l.png"]


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        ('<p>The <img src="b.png" alt="grey &amp; green"> boat.</p>', "a.html", ["grey & green"]),
        ("<table><tr><td><img alt='a pier' src=p.png>Pier</td></tr></table>", "a.html", ["a pier"]),
        ('<svg><img alt="hidden"></svg><p>Text.</p>', "a.html", []),
        ('The <img src="b.png" alt="grey &amp; green"> boat.\n', "a.md", ["grey & green"]),
        ("<p>\n<img alt='a pier'\n  src=p.png>\n</p>\n\nText.\n", "a.md", ["a pier"]),
        ("`<img alt='code'>` and ![](empty.png)\n", "a.md", []),
    ],
)
def test_descriptions_in_tags_are_blocks_too(text: str, path: str, found: list[str]) -> None:
    document = read(Source.from_text(text, path), "html" if path.endswith("html") else "markdown")
    check_document(document)
    alts = [document.text_of(block) for block in document.blocks if block.kind == "alt-text"]
    assert alts == found
    assert not {"grey", "pier"} & set("".join(map(document.text_of, document.prose_blocks)).split())


def test_only_a_rule_that_says_so_reads_descriptions() -> None:
    facts = facts_of(read(Source.from_text(PICTURES, "a.md"), "markdown"))
    assert [facts.doc.text_of(block) for block in facts.scope(("alt-text",)).blocks()] == [
        "a grey & green boat",
        "The pier",
        "the log",
    ]
    assert all(block.kind != "alt-text" for block in facts.scope(("prose",)).blocks())
    assert facts.scope(("prose",)).blocks_with(frozenset({"grey"})) == []
    assert len(facts.scope(("alt-text",)).blocks_with(frozenset({"grey"}))) == 1
    assert "grey" not in " ".join(sentence.text for sentence in facts.sentences)


def test_callouts_are_the_authors_own_words_and_quotations_are_not() -> None:
    text = "> [!NOTE]\n> The boat.\n\n> **Warning:** the pier.\n\n> The mayor: no.\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    assert [(document.text_of(block), block.quote) for block in document.prose_blocks] == [
        ("The boat.", False),
        ("Warning: the pier.", False),
        ("The mayor: no.", True),
    ]


@pytest.mark.parametrize(
    ("head", "quote"),
    [
        ("[!NOTE]", False),
        ("[!tip]+ A title", False),
        ("\\[!NOTE]", False),
        ("**Note**", False),
        ("**Note:** the boat.", False),
        ("**Mind the gap:**", False),
        ("*Tip:* ask.", False),
        ("Note: the boat.", False),
        (":warning: Warning - mind the gap.", False),
        ("⚠️ **Warning**", False),
        ("TL;DR: it came.", False),
        ("Notes of the mayor are short.", True),
        ("Important people came.", True),
        ("*The mayor:* no.", True),
        ("“Warning them was right.”", True),
        ("Update the log, he said.", True),
        ("It came.", True),
    ],
)
def test_boxes_of_the_author_are_told_by_their_head(head: str, quote: bool) -> None:
    document = read(Source.from_text(f"Text.\n\n> {head}\n> They saw a owl.\n", "a.md"), "markdown")
    assert {block.quote for block in document.prose_blocks[1:]} == {quote}
    assert ("TYP010" in str(findings(document.source.text))) is not quote


def test_the_comments_of_mdx_hold_directives() -> None:
    text = "{/* stet TYP001: dialect, as spoken */}\n\nThey recieve teh letters.\n"
    outcome = examine(Source.from_text(text, "a.mdx"), Task("markdown", defaults()))
    marked = [one.status for one in outcome.findings if one.rule_id == "TYP001"]
    assert marked == ["suppressed", "suppressed"]


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.sampled_from(WHOLE), st.data())
def test_islands_between_paragraphs_change_no_finding(
    paragraphs: list[str], island: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(paragraphs) - 1))
    plain = "\n\n".join(paragraphs) + "\n"
    broken = "\n\n".join([*paragraphs[:at], island, *paragraphs[at:]]) + "\n"
    assert local(broken) == local(plain)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.lists(st.sampled_from([*INLINE, *SILENT]), min_size=1, max_size=4))
def test_islands_in_sentences_change_no_finding(paragraphs: list[str], islands: list[str]) -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    plain, broken = [], []
    for number, paragraph in enumerate(paragraphs):
        island, day = islands[number % len(islands)], days[number]
        shape, put = [
            (f"{paragraph} Then {{}}the rain came on {day}.", island + " "),
            (f"{paragraph}\n\n- The boat of {day}{{}}\n- The pier", " " + island),
            (f"{paragraph}\n\n## The boat of {day}{{}}\n\nIt came.", " " + island),
        ][number % 3]
        plain.append(shape.format(""))
        broken.append(shape.format(put))
    found = []
    for rule, text, severity in local("\n\n".join(broken) + "\n"):
        for island in islands:
            text = text.replace(island + " ", "").replace(" " + island, "")
        found.append((rule, text, severity))
    assert found == local("\n\n".join(plain) + "\n")


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.sampled_from(JSX), st.data())
def test_islands_of_mdx_change_no_finding(paragraphs: list[str], island: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(paragraphs) - 1))
    plain = "\n\n".join(paragraphs) + "\n"
    broken = "\n\n".join([*paragraphs[:at], island, *paragraphs[at:]]) + "\n"
    assert local(broken, "a.mdx") == local(plain, "a.mdx")


@settings(max_examples=60, deadline=None)
@given(
    PARAGRAPHS, st.lists(st.sampled_from([*INLINE, *SILENT, *WHOLE]), min_size=1, max_size=4), st.booleans()
)
def test_a_fix_changes_no_byte_of_an_island(paragraphs: list[str], islands: list[str], unsafe: bool) -> None:
    parts: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        island = islands[number % len(islands)]
        parts.append(
            f"{paragraph} Then {island} came." if island not in WHOLE else f"{paragraph}\n\n{island}"
        )
    text = "\n\n".join(parts) + "\n"
    fixed = fix_data("a.md", text.encode(), Task("markdown", defaults()), unsafe=unsafe).data.decode()
    before = [text[slice(*island.span)] for island in find_islands(text, 0, jsx=is_jsx("a.md", text))]
    after = [fixed[slice(*island.span)] for island in find_islands(fixed, 0, jsx=is_jsx("a.md", fixed))]
    assert after == before


def blocks(text: str) -> list[tuple[str, str]]:
    document = read(Source.from_text(text, "a.html"), "html")
    check_document(document)
    return [(block.kind, document.text_of(block)) for block in document.prose_blocks]


def test_a_note_inside_a_sentence_is_a_block_of_its_own() -> None:
    text = "<p>The judge won.<d-footnote>We <b>allow</b> ties.</d-footnote> Then all left.</p><p>End.</p>"
    assert blocks(text) == [
        ("paragraph", "The judge won. Then all left."),
        ("footnote", "We allow ties."),
        ("paragraph", "End."),
    ]
    assert blocks("<p>Open <my-note>to the end") == [("paragraph", "Open"), ("footnote", "to the end")]
    assert blocks("<my-note>A block.</my-note><p>B.</p>") == [("paragraph", "A block."), ("paragraph", "B.")]


def test_template_tags_in_a_page_are_not_prose() -> None:
    text = "<p>Hi {{ user.teh }}, see <a href='{{ url }}'>it</a>.</p>{% raw %}<p>Teh</p>{% endraw %}<p>x</p>"
    shown = [text for _, text in blocks(text) if text.strip("\ufffc")]
    assert shown == ["Hi \ufffc, see it.", "Teh", "x"]
    assert [text for _, text in blocks("{% verbatim %}<p>Teh</p><p>adn</p>{% endverbatim %}")][1:3] == [
        "Teh",
        "adn",
    ]


def test_math_and_code_elements_in_a_page_are_not_prose() -> None:
    text = (
        r"<p>So \(teh_1\) and $$teh = adn$$ and <d-math>teh</d-math>, <x-code>adn</x-code> for $5 or $6.</p>"
    )
    assert blocks(text) == [("paragraph", "So \ufffc and \ufffc and \ufffc, \ufffc for $5 or $6.")]
    assert blocks("<script src=mathjax.js></script><p>So $teh_1$ it is.</p>") == [
        ("paragraph", "So \ufffc it is.")
    ]
    assert blocks(r"<p>Some \(\) and \[ \] text.</p>") == [("paragraph", r"Some \(\) and \[ \] text.")]
    assert blocks("<p>So $a_1 <b>or</b> b_1$ it is, $$x</p><p>y$$.</p>") == [
        ("paragraph", "So $a_1 or b_1$ it is, $$x"),
        ("paragraph", "y$$."),
    ]


def test_math_without_a_formula_is_text() -> None:
    text = r"The expression f\(\) calls it, and \[\] and $$$$ hold nothing."
    doc = read(Source.from_text(f"<p>{text}</p>\n", "a.html"), "html")
    assert doc.prose.text.strip().startswith(r"The expression f\(\) calls it")


def test_a_note_inside_a_sentence_of_markdown_is_a_block_of_its_own() -> None:
    text = "The judge won.<d-footnote>We *allow* ties.</d-footnote> All left.\n\n<p>A<x-note>B &amp; C</x-note> d.</p>\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    check_document(document)
    assert [(block.kind, document.text_of(block)) for block in document.prose_blocks] == [
        ("paragraph", "The judge won. All left."),
        ("footnote", "We allow ties."),
        ("paragraph", "A d."),
        ("footnote", "B & C"),
    ]


def test_any_end_tag_of_a_heading_closes_the_heading() -> None:
    assert blocks("<h3>One</h2><p>Text.</p><h4>Two</h4>") == [
        ("heading", "One"),
        ("paragraph", "Text."),
        ("heading", "Two"),
    ]


def test_what_is_shown_has_the_length_of_the_text_and_no_address() -> None:
    text = "See [it](http://a.example/b%3Ac) and `code`.\r\n\r\n[r]: http://b.example/x\r\n\r\nhttp://c.example {{ d }}\r\n"
    shown = read(Source.from_text(text, "a.md"), "markdown").shown()
    assert len(shown) == len(text) and [line.count("\r") for line in shown.split("\n")] == [1, 1, 1, 1, 1, 0]
    assert "example" not in shown and "code" not in shown and "{{" not in shown
    assert shown.startswith("See [it](\ufffc") and " and " in shown


def markdown(text: str) -> Document:
    """Read a Markdown article."""
    return read(Source("a.md", text.encode(), text), "markdown")


PRINTED = {
    "raw": "{% raw %}\n\nThey will recieve it.\n\n{% endraw %}",
    "raw with dashes": "{%- raw -%}\nThey will recieve it.\n{%- endraw -%}",
    "verbatim": "{% verbatim %}\n\nThey will recieve it.\n\n{% endverbatim %}",
    "with a template": "{% raw %}\nThey will recieve {{ it }}.\n{% endraw %}",
    "in a line": "Now {% raw %}they will recieve it{% endraw %}.",
    "a comment of no program": "{# An aside.\n\nThey will recieve it.\n\nThe end. #}",
    "per cent": "It was 100 %% of it. They will recieve it. It was 50 %% of it.",
    "per cent without a space": "It was 100%% of it. They will recieve it. It was 50%% of it.",
}


@pytest.mark.parametrize("text", PRINTED.values(), ids=PRINTED)
def test_what_is_printed_as_it_stands_is_prose(text: str) -> None:
    doc = markdown(f"# Pier\n\nA text.\n\n{text}\n")
    assert "will recieve" in doc.prose.text
    at = doc.prose.text.index("recieve")
    assert doc.source.slice(doc.prose.to_source(at, at + 7)) == "recieve"


def test_a_comment_is_one_where_other_tags_tell_of_the_program() -> None:
    doc = markdown("{% set a = 1 %}\n\n{# An aside.\n\nThey will recieve it. #}\n\nThe end.\n")
    assert "recieve" not in doc.prose.text
    assert "The end." in doc.prose.text


COVERED = [
    "{% comment %}\nThe boats came in early, and they will recieve it.\n\nSo it was.\n{% endcomment %}",
    "{{{{ The boats came in early, and they will recieve it.\n\nSo it was. }}}}",
    "{{! The boats came in early, and they will recieve it.\n\nSo it was. }}",
    "{{/* The boats came in early, and they will recieve it.\n\nSo it was. */}}",
    "<% The boats came in early, and they will recieve it.\n\nSo it was. %>",
    "{% set a = 1 %}\n{# The boats came in early, and they will recieve it.\n\nSo it was. #}",
    "{::comment}\nThe boats came in early, and they will recieve it.\n\nSo it was.\n{:/comment}",
]


@pytest.mark.parametrize("text", COVERED)
def test_what_is_covered_over_the_end_of_a_paragraph_is_told(text: str) -> None:
    doc = markdown(f"# Pier\n\nA text.\n\n{text}\n\nMore of it.\n")
    assert "recieve" not in doc.prose.text
    (part,) = facts_of(doc).unread_parts
    assert (part.part, part.blocks) == ("template", 0)
    assert part.running >= 10
    assert doc.source.slice(part.span).count("recieve") == 1


def test_code_that_a_template_covers_is_told_and_no_running_text() -> None:
    code = "{% highlight js %}\nlet a = 1. And some more words here.\n\nlet b = a.\n{% endhighlight %}"
    (part,) = facts_of(markdown(f"A text.\n\n{code}\n")).unread_parts
    assert (part.part, part.running, part.words > 5) == ("template", 0, True)
    assert facts_of(markdown("A text {{ a }} and {% b %}.\n\n{{ c }}\n\n{% d %}\n")).unread_parts == []


SENTENCE = "They will recieve it in the morning, and nobody on the pier will see it."


@pytest.mark.parametrize("name", ["textarea", "svg", "math"])
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_sentences_in_elements_that_no_rule_reads_are_told(name: str, form: str) -> None:
    text = f"<{name} class=a><text>{SENTENCE}</text></{name.upper()}>"
    whole = (
        f"<main><p>A text.</p>{text}<p>More.</p></main>"
        if form == "html"
        else f"A text.\n\n{text}\n\nMore.\n"
    )
    doc = read(Source.from_text(whole, "a"), form)
    (part,) = facts_of(doc).unread_parts
    assert (part.part, part.running, SENTENCE in doc.source.slice(part.span)) == (name, 15, True)


@pytest.mark.parametrize(
    "text",
    [
        f"```html\n<textarea>{SENTENCE}</textarea>\n```\n",
        f"<!-- <svg>{SENTENCE}</svg> -->\n",
        "<svg><title>A boat</title><path d='M 1 2'/></svg>\n",
        f"<svg><STYLE>.a{{{SENTENCE}}}</STYLE><text>A boat</text></svg>\n",
        f"Write `<textarea>{SENTENCE}</textarea>`.\n",
    ],
)
def test_code_that_shows_such_elements_is_not_told(text: str) -> None:
    assert facts_of(markdown(f"A text.\n\n{text}")).unread_parts == []
