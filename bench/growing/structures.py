"""Texts of any length that are hard on some part of the linter: each kind of thing, many times or very deep.

A generator takes a length in code points and returns a text of about that length. ``PIECES`` are repeated as
they are; ``SERIES`` are made anew each time, numbered; ``SHAPES`` are functions of the length.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import NamedTuple

Make = Callable[[int], str]


class Generator(NamedTuple):
    """A kind of text: its name, its format, and the function that makes one of about a length."""

    name: str
    format: str
    make: Make


PIECES: Mapping[str, str] = {
    "blanks": " ",
    "tabs": "\t",
    "hard spaces": "\u00a0",
    "empty lines": "\n",
    "carriage returns": "\r",
    "one word": "a",
    "capitals": "A",
    "Capitals and small": "Aa",
    "digits": "1",
    "years of a pager": "2015 2016 2017 ",
    "numbers of a pager": "1 2 3 … ",
    "grouped digits": "000,",
    "hyphened word": "a-",
    "apostrophes": "a’",
    "underscores": "_",
    "dots": ".",
    "ellipses": "… ",
    "dashes": " — ",
    "letters as sentences": "A. ",
    "sentences": "The dam leaks. ",
    "words cut off": "They saw one func. of each. ",
    "the same word": "the ",
    "words typed twice": "He had that that and the dog dog. ",
    "one noun with a capital": "He put the Boiler on and a Boiler off. ",
    "a name of one or several": "Skelby was built here. Skelby were built here. ",
    "commas": "a, ",
    "combining marks": "e\u0301",
    "zero-width": "a\u200b",
    "bidi": "\u202ea",
    "emoji": "👩\u200d🚀",
    "foreign letters": "а",
    "backticks": "`",
    "code spans": "`a` ",
    "rows of backticks": "`` ` ",
    "fences": "```\n",
    "indented code": "    a\n\n",
    "asterisks": "*",
    "emphasis left open": "*a ",
    "emphasis": "**a** _b_ ",
    "brackets": "[",
    "link left open": "[](",
    "links": "[a](http://a.example/b) ",
    "reference links": "[a][b] ",
    "images": "![a](b.png) ",
    "notes": "[^a] ",
    "citations": "[@a; ",
    "angles": "<",
    "addresses": "http://",
    "mail": "a@b.c ",
    "www": "www.a ",
    "entities": "&amp;",
    "ampersands": "&",
    "comment left open": "<!--",
    "comments": "<!-- a --> ",
    "processing instructions": "<?a ",
    "quote in one line": ">",
    "quotes": "> ",
    "quote lines": "> a\n",
    "headings": "# A b\n",
    "setext headings": "A b\n===\n\n",
    "rules": "---\n",
    "list items": "- a\n",
    "list marks": "- ",
    "ordered items": "1. a\n",
    "table rows": "| a | b |\n",
    "table delimiters": "|---",
    "delimiter lines": "|-\n",
    "cells in a line": "a|",
    "bars": "|",
    "tables": "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n",
    "lost tables": "Year  Sum\n2019  12\n2020  14\n\n",
    "definition lines": "**A**: b\n\n",
    "opening quotes": "“a ",
    "straight quotes": '"a ',
    "single quotes": "'a ",
    "quotations": "“It leaks”, she said. ",
    "parentheses": "(",
    "closed parentheses": "(a) ",
    "braces": "{{a}} ",
    "doubled words": "the the ",
    "misspellings": "recieve teh ",
    "misspellings that open sentences": "Teh dam leaks. ",
    "glued words": "Thedam leaks here. ",
    "articles": "a apple ",
    "subject and verb": "They was there. ",
    "not only": "not only a but also b ",
    "said": "said that ",
    "according to": "According to the report, the dam leaks. ",
    "outlets": "Reuters reported that the dam leaks. ",
    "announced tables": "The table below shows the dams. ",
    "dated links": "It opened on 4 May 2021 ([a](http://a.example/2021/05/03/b)). ",
    "quoted sentences": "“Nobody has told me why it leaks.” ",
    "experts": "Experts say that many people agree. ",
    "per cent": "Some 10 % of 200 people left. ",
    "heights": "The Hull Dam is 30 metres high. ",
    "dated facts": "As of 2019, Anna Berg is the mayor of Hull. ",
    "now": "Currently the dam is the largest in the world. ",
    "ages": "Anna Berg, 45, was born in 1980. ",
    "weekdays": "It rained on Monday, 3 May 2021. ",
    "dates": "2020-01-01 ",
    "announcements": "Here are five reasons. ",
    "style words": "delve into the rich tapestry of vibrant landscapes ",
    "rule of three": "It is fast, bold, and bright. ",
    "AI notices": "This article was written with the help of an AI. ",
    "leftovers": "As an AI language model, I cannot. ",
    "citation tokens": "turn0search0 ",
    "menu lines": "Home\n",
    "share lines": "Share this article\n\n",
    "related lines": "Read more: A dam leaks\n\n",
    "breadcrumbs": "Home > News > ",
    "bylines": "By Anna Berg\n\n",
    "captions": "Photo: Anna Berg\n\n",
    "sources": "Source: Hull Council\n\n",
    "calendar": "Mo Tu We Th Fr Sa Su\n1 2 3 4 5 6 7\n",
    "stet": "<!-- stet TYP001 -->\n\n",
    "stet begun": "<!-- stet-begin TYP -->\n\na\n\n",
    "stet blocks": "<!-- stet-begin TYP -->\n\na\n\n<!-- stet-end -->\n\n",
    "definitions": "[a]: http://a.example\n",
    "equations": "$a$ ",
    "shortcodes": '{{< a "b" >}} ',
    "directives": ":::note\n",
    "wiki links": "[[a]] ",
    "references": "(Smith 2020) ",
    "numbered references": "[1] ",
    "isbn": "ISBN 978-3-16-148410-0 ",
    "doi": "doi:10.1000/182 ",
    "spaces at line ends": "a  \n",
    "same paragraph": "The dam leaks in spring, and nobody knows why it does.\n\n",
}
"""Repeated in Markdown."""

HTML: Mapping[str, str] = {
    "open div": "<div>",
    "open span": "<span>a ",
    "open b": "<b>a ",
    "paragraphs": "<p>a",
    "open tags": "<a ",
    "open attribute": '<a b="',
    "attributes": '<p a="b" c>',
    "breaks": "a<br>",
    "open lists": "<ul><li>",
    "open tables": "<table><tr><td>",
    "rows": "<tr><td>a<td>b",
    "scripts": "<script>a</script>",
    "open script": "<script>",
    "headings": "<h2>A b</h2>",
    "quotes": "<blockquote>",
    "pre": "<pre>a\n",
    "figures": '<figure><img src="a.png"><figcaption>a</figcaption></figure>',
    "links": '<a href="http://a.example">a</a> ',
    "links to nothing": '<a href="#">a</a> ',
    "meta": '<meta name="a" content="b">',
    "ld+json": '<script type="application/ld+json">{"@type": "NewsArticle"}</script>',
    "refs": '<ref name="a">b</ref> ',
    "open refs": '<ref name="',
    "doctype": "<!doctype html>",
    "cdata": "<![CDATA[",
    "entities": "&nbsp;&#x41;",
}

TEXT: Mapping[str, str] = {
    "lines": "A line of an article that is not too long\n",
    "blanks and delimiters": " |-\n",
    "rules": "-----\n",
    "columns": "Name      Sum\nHull      12\n",
    "pager": "1 2 3 4 5 6 … 11 12\n",
    "long line": "The dam leaks. ",
    "labels": "Share\nHome\nNews\n\n",
    "capitals": "THE DAM LEAKS\n\n",
    "quotes": "> ",
    "bullets": "• a\n",
}

SERIES: Mapping[str, str] = {
    "names": "{Name} {Last} spoke. ",
    "names after one another": "{Name} {Last}, ",
    "one surname": "{Name} Berg spoke. ",
    "surnames behind a title": "Dr. {Name} spoke. ",
    "names that change": "{Name} Berg spoke, and {Name} Borg heard. ",
    "unknown words": "{word} ",
    "capitalised words": "the {Name} and the {word} ",
    "acronyms": "the {CAPS} ",
    "acronyms explained": "the {Name} {Last} ({CAPS}) ",
    "headings": "## {Name} {Last}\n\nThe dam leaks.\n\n",
    "sentences": "The {word} dam leaks in {Name}. ",
    "paragraphs": "The {word} dam leaks in {Name}, and {Last} knows why it does.\n\n",
    "near paragraphs": "The dam leaks in spring in {Name}, and nobody at all knows why it does so there.\n\n",
    "list items": "- the {word} of {Name}\n",
    "numbers of one thing": "The Hull Dam is {n} metres high. ",
    "numbers of many things": "{Name} has a population of {n}. ",
    "ages of many": "{Name} {Last}, {n}, was born in 1980. ",
    "dated facts of many": "As of 2019, {Name} {Last} is the mayor of {Name}. ",
    "shares": "Some {n} per cent of {word}s left. ",
    "quotations of many": "“The {word} leaks,” said {Name} {Last}. ",
    "according to many": "According to {Name} {Last}, the dam leaks. ",
    "links": "[the {word}](http://{word}.example/{n}) ",
    "plain addresses": "http://{word}.example/{n} ",
    "definitions": "[{word}]: http://a.example/{n}\n",
    "notes": "The dam leaks.[^{n}]\n\n[^{n}]: See {Name}.\n\n",
    "citations": "The dam leaks [@{word}{n}]. ",
    "references": "The dam leaks ({Name} {n}). ",
    "bibliography": "- {Last}, {Name} (2019). *The {word}*. http://a.example/{n}\n",
    "table rows": "| {Name} | {n} |\n",
    "tables": "Table {n}: {Name}\n\n| {Name} | {Last} |\n| --- | --- |\n| {n} | 2 |\n\n",
    "definition lines": "**{Name}**: the {word}\n\n",
    "variants": "the e-{word} and the e{word} ",
    "dates": "On {n} May 2021 {Name} fell. ",
    "stet of many": "<!-- stet TYP001: {word} -->\n\nthe the {word}\n\n",
    "stet of other rules": "<!-- stet TYP{n} -->\n\na\n\n",
    "images": "![{word}]({word}.png)\n\n",
    "menu lines": "{Name} {Last}\n",
}
"""Made anew each time: ``{Name}``, ``{Last}``, ``{word}``, ``{CAPS}`` and ``{n}`` are different in each."""


_LONGER = 85**2
"""From this number on words have three syllables, and none has more in texts of two million code points: what
is looked at letter by letter takes longer in a longer word, which is no growth with the length of the text.
"""


def _letters(number: int) -> str:
    """Spell a number in letters, as a word that can be said."""
    word = ""
    while number or not word:
        number, rest = divmod(number, 85)
        word += "bdfghklmnprstvwyz"[rest // 5] + "aeiou"[rest % 5]
    return word


def series(template: str) -> Iterator[str]:
    """Fill a template again and again."""
    for number in count(100):
        word = _letters(_LONGER + number)
        last = _letters(_LONGER + number * 7 + 3) + "n"
        yield (
            template.replace("{Name}", word.capitalize())
            .replace("{Last}", last.capitalize())
            .replace("{word}", word + "k")
            .replace("{CAPS}", word.upper())
            .replace("{n}", str(number))
        )


def repeated(piece: str) -> Make:
    """Return a generator that repeats a piece."""
    return lambda length: piece * max(1, length // len(piece))


def filled(template: str) -> Make:
    """Return a generator that fills a template until the text is long enough."""

    def make(length: int) -> str:
        text: list[str] = []
        total = 0
        for piece in series(template):
            text.append(piece)
            total += len(piece)
            if total >= length:
                break
        return "".join(text)

    return make


def inside(before: str, make: Make, after: str) -> Make:
    """Return a generator with something before and after."""
    return lambda length: before + make(length) + after


def _nested(before: str, middle: str, after: str) -> Make:
    def make(length: int) -> str:
        depth = max(1, length // (len(before) + len(after)))
        return before * depth + middle + after * depth

    return make


def _staircase(line: str, step: str) -> Make:
    """Lines that stand deeper and deeper; the text grows with the square of the depth."""

    def make(length: int) -> str:
        depth = max(1, int((2 * length / max(1, len(step))) ** 0.5))
        return "".join(f"{step * level}{line}\n" for level in range(depth))

    return make


def _growing_runs(mark: str) -> Make:
    """Runs of a mark, each longer than the one before."""

    def make(length: int) -> str:
        return " ".join(mark * number for number in range(1, max(2, int((2 * length) ** 0.5))))

    return make


def _spans(rows: bool, columns: bool) -> Make:
    """A table whose cells ask for more rows and columns than it has."""

    def make(length: int) -> str:
        span = max(1, length // 40)
        cell = (
            "<td" + (f' rowspan="{span}"' if rows else "") + (f' colspan="{span}"' if columns else "") + ">a"
        )
        return "<table>" + ("<tr>" + cell) * max(1, length // (len(cell) + 4)) + "</table>"

    return make


def _columns(length: int) -> str:
    width = max(1, int((length / 12) ** 0.5))
    row = "| 12 " * width + "|\n"
    return row + "| --- " * width + "|\n" + row * width


def _long_rows(length: int) -> str:
    width = max(1, length // 23)
    rows = (f"{'| 2 ' * width}{'| 4 ' * (width // 2)}|\n" for _ in range(3))
    return "| a " * (width + width // 2) + "|\n" + "| --- " * (width + width // 2) + "|\n" + "".join(rows)


def _json(value: object, length: int) -> str:
    one = json.dumps(value)
    return f"[{', '.join([one] * max(1, length // len(one)))}]"


def _ninjs(key: str, value: object) -> Make:
    return lambda length: f'{{"uri": "a", "language": "en", "{key}": {_json(value, length)}}}'


def _ninjs_body(length: int) -> str:
    return json.dumps({"uri": "a", "language": "en", "body_text": "The dam leaks.\n\n" * (length // 16)})


def _front(make: Make) -> Make:
    return inside("---\n", make, "---\n\nThe dam leaks.\n")


def _dotted(length: int) -> str:
    return "+++\n" + "a." * (length // 2) + "b = 1\n+++\n\nThe dam leaks.\n"


MARKDOWN_SHAPES: Mapping[str, Make] = {
    "one paragraph": filled("The {word} dam leaks in {Name}, and {Last} knows why. "),
    "pager as a heading": inside("# ", repeated("2015 2016 2017 "), "total"),
    "pager in a line": inside("", repeated("2015 2016 2017 "), "total"),
    "growing backticks": _growing_runs("`"),
    "growing asterisks": _growing_runs("*"),
    "growing brackets": _growing_runs("["),
    "deep list": _staircase("- a", "  "),
    "deep quotes": _staircase("a", "> "),
    "deep brackets": _nested("[", "a", "]"),
    "deep links": _nested("[", "a", "](b)"),
    "deep emphasis": _nested("*a ", "b", " c*"),
    "deep parentheses": _nested("(a ", "b", " c)"),
    "front matter left open": inside("---\n", repeated("a: b\n"), ""),
    "front matter left open, keys": inside("---\n", filled("{word}{n}: b\n"), ""),
    "front matter of keys": _front(filled("{word}{n}: b\n")),
    "front matter of items": _front(inside("sources:\n", filled("  - http://a.example/{n}\n"), "")),
    "front matter of tables": _front(inside("sources:\n", filled("  - title: {Name}\n    url: b\n"), "")),
    "front matter, deep": _front(_staircase("a:", " ")),
    "front matter, braces": _front(inside("a: ", _nested("{a: ", "b", "}"), "\n")),
    "front matter, brackets": _front(inside("a: ", _nested("[", "b", "]"), "\n")),
    "front matter, text": _front(inside("a: |\n", repeated("  a b c\n"), "")),
    "front matter, quoted": _front(inside('a: "', repeated("b \\n"), '"\n')),
    "front matter, anchors": _front(filled("{word}: &{word} [b, *{word}]\n")),
    "json front matter, deep": _nested('{"a": ', "1", "}"),
    "json front matter": inside('{"a": ', lambda length: _json({"b": "c"}, length), "}\n\nThe dam leaks.\n"),
    "toml front matter": inside("+++\n", filled('{word}{n} = "b"\n'), "+++\n\nThe dam leaks.\n"),
    "toml front matter, dotted": _dotted,
    "toml front matter, lists": inside("+++\na = ", _nested("[", "1", "]"), "\n+++\n\nThe dam leaks.\n"),
    "table of rows": inside("| a | b |\n| --- | --- |\n", filled("| {Name} | {n} |\n"), ""),
    "table of columns": _columns,
    "table of three long rows": _long_rows,
    "table left open": inside("| a | b |\n| --- | --- |\n", repeated("| a "), ""),
    "html table in Markdown": _spans(True, False),
    "fence left open": inside("```\n", repeated("a\n"), ""),
    "sources section": inside(
        "# A\n\nThe dam leaks.\n\n## Sources\n\n", filled("- {Name}, http://a.example/{n}\n"), ""
    ),
    "findings in one paragraph": filled("the the {word} teh a apple {Name} recieve "),
    "findings in many paragraphs": filled("the the {word} teh a apple {Name} recieve\n\n"),
    "quote of a long text": inside("“", repeated("The dam leaks. "), "”"),
    "heading of a long text": inside("# ", repeated("The Dam Leaks "), "\n"),
    "link of a long text": inside("[", repeated("the dam "), "](a)"),
    "comment of a long text": inside("<!-- ", repeated("the dam "), "-->\n\na"),
}
HTML_SHAPES: Mapping[str, Make] = {
    "rows that span": _spans(True, False),
    "columns that span": _spans(False, True),
    "cells that span": _spans(True, True),
    "deep lists": _nested("<ul><li>", "a", "</li></ul>"),
    "deep div": _nested("<div>", "a", "</div>"),
    "deep tables": _nested("<table><tr><td>", "a", "</td></tr></table>"),
    "names": inside("<p>", filled("{Name} {Last} spoke. "), "</p>"),
    "rows of names": inside("<table>", filled("<tr><td>{Name}<td>{n}"), "</table>"),
}
NINJS_SHAPES: Mapping[str, Make] = {
    "body": _ninjs_body,
    "people": _ninjs("people", {"name": "Anna Berg", "rel": "author"}),
    "associations": _ninjs("associations", {"uri": "b", "type": "picture"}),
    "wrong members": _ninjs("subjects", {"nme": 3}),
    "deep": _nested('{"uri": "a", "associations": [', "", "]}"),
}


def warm_text(format: str) -> str:
    """Return a text that has something of everything, so that what is loaded once is loaded."""
    pieces = [*(piece for piece in PIECES.values() if len(piece) > 6), *HTML.values(), *TEXT.values()]
    text = "\n\n".join([*pieces, *(next(series(template)) for template in SERIES.values())])
    return json.dumps({"uri": "a", "language": "en", "body_text": text}) if format == "ninjs" else text


def generators() -> list[Generator]:
    """Return all of them."""
    found = [Generator(name, "markdown", repeated(piece)) for name, piece in PIECES.items()]
    found += [Generator(name, "markdown", filled(template)) for name, template in SERIES.items()]
    found += [Generator(name, "markdown", make) for name, make in MARKDOWN_SHAPES.items()]
    found += [Generator(name, "html", repeated(piece)) for name, piece in HTML.items()]
    found += [Generator(name, "html", make) for name, make in HTML_SHAPES.items()]
    found += [Generator(name, "text", repeated(piece)) for name, piece in TEXT.items()]
    found += [Generator(name, "ninjs", make) for name, make in NINJS_SHAPES.items()]
    return found
