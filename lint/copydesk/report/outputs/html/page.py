"""The whole page, put together from its parts."""

from __future__ import annotations

import os
from binascii import b2a_base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from ....base.digest import sha256
from ....base.plural import counted
from ....base.spool import Spool
from .colophon import colophon
from .gathered import Gathered
from .letstand import let_stand
from .markup import Html, element, joined
from .notchecked import not_checked
from .overview import overview
from .proofsheet import Proof
from .room import Room
from .rulesection import RuleSaid, rule
from .toolbar import toolbar
from .wording import at_level

Json = dict[str, Any]
_MANY = 100
"""A page with more articles is laid out as it comes into sight."""

Explain = Callable[[str], RuleSaid]


class Page:
    """One page. ``add`` the articles in their order, then ``finish`` it. ``remedy`` gives what to do by the
    id of a rule, ``explain`` all that is known of one.
    """

    def __init__(self, remedy: Callable[[str], str], explain: Explain) -> None:
        self._remedy, self._explain = remedy, explain
        self._gathered, self._room = Gathered(), Room()
        self._proofs = Spool()
        self._count = 0

    def add(self, entry: Json, text: str | None) -> None:
        """Take in an article: its entry of the report, and its text. Raises ``OSError`` on a full disk."""
        self._count += 1
        proof = Proof(self._count, entry, text, self._remedy, self._room)
        self._proofs.add(proof.html().encode() + b"\n")
        self._gathered.add(self._count, entry)

    def finish(self, report: Json) -> Iterator[bytes]:
        """Yield the page; ``report`` is the report, of which the entries of files play no part."""
        gathered = self._gathered
        title = _title(report)
        yield _head(title).encode()
        yield joined(
            element("a", "Skip to the articles", class_="skip", href="#articles"),
            _banner(title),
            toolbar(gathered),
        ).encode()
        # Browsers lay out what is seen first; few do so without taking the rest from screen readers.
        yield b"\n<main class=many>" if self._count > _MANY else b"\n<main>"
        before = (
            overview(report, gathered),
            not_checked(report, gathered, self._room),
            let_stand(report, gathered),
        )
        for part in before:
            yield part.encode() + b"\n"
        yield element("h2", "Articles", id="articles", tabindex=-1).encode() + b"\n"
        yield from self._proofs
        rules = sorted(gathered.rules)
        yield element("h2", "Rules", id="rules").encode() + b"\n"
        if not rules:
            yield element("p", "No rule found anything.").encode()
        for name in rules:
            said = self._explain(name)
            yield rule(name, gathered.names[name], gathered.rules[name], said).encode() + b"\n"
        yield colophon(report).encode()
        yield joined(Html("</main>\n"), Html(f"<script>{script()}</script>\n</body></html>\n")).encode()


def render(
    report: Json,
    texts: Mapping[str, str],
    remedy: Callable[[str], str] = lambda _: "",
    explain: Explain = lambda _: RuleSaid(),
) -> bytes:
    """Return a whole report as a page, a pure function. The findings of the report have all their members;
    ``texts`` has the articles by their paths.
    """
    page = Page(remedy, explain)
    for entry in report["files"]:
        page.add(entry, texts.get(entry["path"]))
    return b"".join(page.finish(report))


@cache
def style() -> str:
    """Return the style sheet."""
    return _read("page.css")


@cache
def script() -> str:
    """Return the script, without which the page can be read as well."""
    return _read("page.js")


def policy() -> str:
    """Return the content security policy: nothing is loaded, nothing runs but the script of the page."""
    return (
        f"default-src 'none'; style-src '{_hash(style())}'; script-src '{_hash(script())}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b2a_base64(sha256(text.encode()).digest(), newline=False).decode()


def _read(name: str) -> str:
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    with open(path, encoding="utf-8") as file:
        return file.read()


def _title(report: Json) -> str:
    summary = report["summary"]
    found = summary["findings"]
    said = f"{at_level(found['error'], 'error')}, {at_level(found['warning'], 'warning')}"
    return f"{said} in {counted(summary['files'], 'article')}"


def _head(title: str) -> Html:
    metas: Iterable[Html] = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy()),
        element("meta", name="viewport", content="initial-scale=1, width=device-width"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content="Copydesk"),
    )
    return joined(
        Html("<!DOCTYPE html>\n<html lang=en>\n<head>"),
        *metas,
        element("title", f"Copydesk: {title}"),
        Html(f"<style>{style()}</style></head>\n<body>\n"),
    )


def _banner(title: str) -> Html:
    links = (
        ("#overview", "Overview"),
        ("#unchecked", "Not checked"),
        ("#standing", "Let stand"),
        ("#articles", "Articles"),
        ("#rules", "Rules"),
        ("#made", "How it was made"),
    )
    return element(
        "header",
        element("h1", element("span", "Copydesk"), " ", title),
        element(
            "nav",
            element("ul", *(element("li", element("a", name, href=link)) for link, name in links)),
            aria_label="Parts of this report",
        ),
        _themes(),
    )


def _themes() -> Html:
    """Return the switch between light and dark, which works by style alone."""
    choices = (("auto", "Auto"), ("light", "Light"), ("dark", "Dark"))
    inputs = [
        element(
            "label",
            element("input", type="radio", name="theme", id=f"theme-{key}", value=key, checked=key == "auto"),
            element("span", name),
        )
        for key, name in choices
    ]
    return element("fieldset", element("legend", "Colours"), *inputs, class_="themes")
