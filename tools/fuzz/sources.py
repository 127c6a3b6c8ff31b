"""Fuzzing what is read beside an article: libraries of sources, lists of retracted works, addresses of links
and the places of pages.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from copydesk.document.source import Source
from copydesk.facts.citations.bibliography import entries_of
from copydesk.input import linkpaths, retractions
from copydesk.input.anchornames import Anchors
from copydesk.input.linktargets import local_urls, look
from copydesk.input.projecttree import Tree
from copydesk.input.readers import read
from copydesk.input.tags import references

from .damage import damaged
from .draw import Draw

LIBRARIES = {
    "a.bib": b'@string{p = "Press"}\n@article{vos2019, author = {Vos, Ana and G{\\"o}del},\n'
    b'  title = "The {U} \\& x", journal = p # { of } # "V", year = 2019,\n'
    b"  doi = {https://doi.org/10.1234/x}}\n@comment{x}\n@book(o, date={2021-05})\n",
    "a.ris": b"TY  - JOUR\r\nID  - vos\r\nAU  - Vos, Ana\r\nT1  - Leaks\r\nPY  - 2019/05\r\n"
    b"DO  - 10.1234/x\r\nER  - \r\n",
    "a.json": b'{"items": [{"id": 7, "author": [{"family": "Vos"}], "DOI": "10.1234/x",'
    b' "issued": {"date-parts": [[2019, 5]]}}]}',
    "a.csv": b"Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,RetractionNature,Reason\n"
    b'"A ""b""\nc",10.1234/x,77,1/14/2021 0:00,Retraction,+Data;\n'
    b"B;C,10.1234/y,,2020-01-02,Reinstatement,\n# 10.1234/z\n123 abc\n",
}
PAGE = (
    b"# A [b](c.md) `d` {#e}\n\nF\n---\n\n[g](../a/h%20i.md?j#k) ![](l.png 'm')\n"
    b'<a href="n.html#o" id=p><img src=q alt></a> [r][s] www.t.org\n\n[s]: <u v.md> "w"\n\n- # X\n\n'
    b"<h2 class='y'>Z</h2> {% include a %} [^1]\n\n[^1]: b\n"
)


def library_file(data: bytes) -> tuple[str, bytes]:
    """Make a damaged library or list."""
    draw = Draw(data)
    name = draw.pick(sorted(LIBRARIES))
    return name, damaged(draw, LIBRARIES[name])


def library(name: str, content: bytes) -> None:
    """Read a library, or a list of retracted works: whatever it holds, its entries have keys and lines."""
    text = content.decode("utf-8", "replace")
    if name.endswith(".csv"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_bytes(content)
            known = retractions.load([str(path)])
        assert all(key == retractions.plain(key) or key.isdigit() for key in known.works)
        return
    lines = text.count("\n") + 1
    for entry in entries_of(name, text) or ():
        assert entry.key and 0 <= entry.line <= lines, entry
        assert isinstance(entry.lacks, str) and isinstance(entry.place, str)


def page_file(data: bytes) -> tuple[str, bytes]:
    """Make a damaged page of links."""
    draw = Draw(data)
    return draw.pick(("a.md", "a.html")), damaged(draw, PAGE)


def links(name: str, content: bytes) -> None:
    """Read links and places of a page: every place is one of the text, and nothing is looked up outside."""
    text = content.decode("utf-8", "replace")
    doc = read(Source.from_text(text, name), "html" if name.endswith(".html") else "markdown")
    size = len(doc.source.text)
    for one in references(doc):
        assert (
            0 <= one.span.start <= one.span.end <= size and 0 <= one.place.start <= one.place.end <= size
        ), one
        address = linkpaths.local(one.url)
        for path in linkpaths.places(address.path, "a/b", "c.md") if address is not None else ():
            assert not path.startswith(("/", "../")) and path != "..", path
    page = Anchors(text, page=name.endswith(".html"))
    assert all(page.holds(place) for place in page.ids)
    assert isinstance(page.near("abc"), str)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "c.md").write_text("# C\n")
        look(local_urls(doc), "", name, Tree(folder))
