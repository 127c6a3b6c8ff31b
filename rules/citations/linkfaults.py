"""Links that do not say what is behind them, and links that lead nowhere a reader can go."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from copydesk.api import Block, Data, Facts, Link, Span, cached_property, once, regex, worded


class LinkFault(NamedTuple):
    """A link with something wrong: where to show it, the block that it stands in, its address.

    ``why`` says what is wrong in words, where there is more than one fault.
    """

    span: Span
    url: str
    block: Block | None = None
    why: str = ""


LOCAL = regex(
    r"(?:https?://)?(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|\[::1\]"
    r"|10\.\d{1,3}\.\d{1,3}\.\d{1,3}"
    r"|192\.168\.\d{1,3}\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3}|[\w-]+\.(?:local|internal|lan))"
    r"(?::\d{1,5})?(?:[/?#]|\Z)",
    re.IGNORECASE,
)
# "/users/12/helen" is an address of the site; a path of a disk goes on to a folder of a home.
_FILE = worded(
    r"(?:file:|[a-z]:[\\/]|\\\\|/(?-i:Users|home)/[^/]+/"
    r"(?:(?-i:(?@home_folders))\b|\.|[^?#]{0,400}\.(?:docx?|xlsx?|pptx?|md|txt|pdf|png|jpe?g|csv)\Z))",
    "link-texts.toml",
    flags=re.IGNORECASE,
)
_FILLER = regex(
    r"(?:https?://)?(?:www\.)?(?:example|yourdomain|your-?(?:site|website|domain|company|link|url)|mysite|"
    r"domain|website|placeholder|insert-?(?:url|link)(?:-?here)?|link-?(?:goes-?)?here|url-?here|test)"
    r"(?:\.(?:com|org|net|edu|gov|io|co|invalid))?(?::\d{1,5})?(?:[/?#]|\Z)",
    re.IGNORECASE,
)
_TODO = regex(
    r"(?:todo|tbd|tk|tktk|fixme|xxx+|url|link|href|insert[ _-].{1,40}|\[.{1,60}\]|\{.{1,60}\}|<.{1,60}>"
    r"|#todo)\Z",
    re.IGNORECASE,
)
_DEMO_WORDS = ("tutorial", "example", "sample", "documentation", "install", "localhost", "server", "config")


class _Running:
    """Which blocks are running text and no rows of links: they have words beside their links.

    By the standard of HTML a "#" leads to the top of the page, and programs make of it what they like. What
    stands in no sentence is theirs; in a page with programs that takes a mark at the end of the sentence.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._known: dict[int, bool] = {}

    def holds(self, block: Block) -> bool:
        """Say whether a block is running text; each is gone through once for all of its links."""
        if block.index not in self._known:
            self._known[block.index] = self._is_running(block)
        return self._known[block.index]

    def _is_running(self, block: Block) -> bool:
        beside, done = [], block.start
        links, text = self.facts.doc.links, self.facts.doc.prose.text
        for at in range(bisect_left(links, block.start, key=_begin), len(links)):
            link = links[at]
            if link.start >= block.end:
                break
            if done <= link.start <= link.end <= block.end:
                beside.append(text[done : link.start])
                done = link.end
        words = len(_LETTERS.findall(" ".join([*beside, text[done : block.end]])))
        if self.facts.doc.text_of(block).rstrip('"”’)').endswith((".", "!", "?")):
            return words > 0
        return words >= _WORDS_OF_A_SENTENCE and not self._programs

    @cached_property
    def _programs(self) -> bool:
        return self.facts.doc.traits.elements and "<script" in self.facts.doc.source.text


def leading_nowhere(facts: Facts) -> Iterator[LinkFault]:
    """Yield the links whose address is none that a reader can open."""
    demonstrates: bool | None = None
    running = _Running(facts)
    for link in facts.doc.links:
        if facts.in_code(link.span) or link.kind == "image":
            continue
        block = facts.doc.block_at(link.start)
        if block is not None and block.kind in ("boilerplate", "front-matter"):
            continue
        if _is_control(running, link, block) or _is_installed(facts, link, block):
            continue
        if not link.url.strip() and facts.doc.source.path.rpartition("/")[2] == "SUMMARY.md":
            continue  # a chapter of mdBook that is not written yet
        shown = facts.doc.prose.text[link.start : link.end].strip().lower()
        if link.url.lower() == "#todo" and shown == "todo":
            continue  # the section of that name
        why, firm = _fault(link, facts.data)
        if not why:
            continue
        if not firm:
            if demonstrates is None:
                demonstrates = _demonstrates(facts)
            if link.kind in ("bare", "auto") or demonstrates:
                # Instructions name such addresses on purpose.
                continue
        where = link.url_span if link.url_span and link.url_span.end > link.url_span.start else link.span
        yield LinkFault(where, link.url, why=why)


_CONTROL = regex(r"<a\b[^<>]{0,2000}?\s(?:on[a-z]+|role|data-[\w-]+|aria-[\w-]+)\s*=", re.IGNORECASE)
_MARK = regex(r"<a\b[^<>]{0,2000}?\s(?:id|name)\s*=", re.IGNORECASE)
_LETTERS = regex(r"[^\W\d_]{2,}+")
_WORDS_OF_A_SENTENCE, _NEAR = 3, 80
_WAY = worded(r"\W{0,3}(?:(?@page_ways_before) )?(?@page_ways)\W*\Z", "link-texts.toml", flags=re.IGNORECASE)
_ARROWS = frozenset("↑ ⇑ ⇧ ⬆ ▲ △ ⌃ ^ ← → ‹ › « » ◀ ▶ ↩ ⏎".split())
_NO_ADDRESS = ("", "#", "#!", "javascript:void(0)", "javascript:;", "javascript:", "about:blank")


def _is_control(running: _Running, link: Link, block: Block | None) -> bool:
    """Say whether a link is a switch of the page (a tab, a menu, a button), a way through its pages or a mere
    anchor.
    """
    facts = running.facts
    text = facts.doc.source.text
    if link.url.strip() not in _NO_ADDRESS:
        return False
    shown = facts.doc.prose.text[link.start : link.end]
    arrow = shown.strip() and set(shown.split()) <= _ARROWS
    if link.url.startswith("#") and (arrow or _WAY(facts.data).match(shown)):
        return True
    if link.kind == "html":
        mark = link.start == link.end and _MARK.match(text, link.span.start) is not None
        return (
            mark
            or block is None
            or not running.holds(block)
            or _CONTROL.match(text, link.span.start) is not None
        )
    # "[](){#name}" of Python-Markdown is an anchor.
    return text.startswith("[]()", link.span.start) and text.startswith("{", link.span.end)


def _begin(link: Link) -> int:
    return link.start


_INSTALLED = regex(r"file:///(?!home/|users/|[a-z]:|[a-z]%3a)", re.IGNORECASE)
_SAYS_SO = regex(r"\b(?:local|locally|installed|offline)\b", re.IGNORECASE)


def _is_installed(facts: Facts, link: Link, block: Block | None) -> bool:
    """Say whether a link leads to what a package puts on the disk of each reader, and the text says so."""
    if block is None or not _INSTALLED.match(link.url.strip()):
        return False
    before = facts.doc.prose.text[max(block.start, link.start - _NEAR) : link.start]
    return _SAYS_SO.search(before + facts.doc.prose.text[link.start : link.end + _NEAR]) is not None


def _fault(link: Link, data: Data) -> tuple[str, bool]:
    """Say what is wrong with an address, and whether even instructions have no use for it."""
    url = link.url.strip()
    if link.kind in ("inline", "html") and url in _NO_ADDRESS:
        return "This link has no address behind it", True
    if LOCAL.match(url):
        return "This link leads to a machine that readers cannot reach", False
    if _FILE(data).match(url):
        return "This link leads into the writer's own files", True
    if _FILLER.match(url):
        return "This link leads to a made-up address", False
    if link.kind in ("inline", "html", "reference") and _TODO.match(url):
        # A guide of style writes "url" where its readers write theirs.
        return "The address of this link was never filled in", url.lower() not in ("url", "link", "href")
    return "", False


def _demonstrates(facts: Facts) -> bool:
    """Say whether the text teaches how to run something: it shows code."""
    text = facts.doc.prose.text.casefold()
    return bool(facts.doc.code) and any(word in text for word in _DEMO_WORDS)


_FIRST = regex(r"[^\W\d_]++")
_WORDS = regex(r"[^\W\d_]++(?:['’][a-z]{1,3})?")
_MOST_WORDS = 9
_THIN = worded(
    r"(?:(?:(?:(?@thin_ways) )?(?@thin_before) )?(?@thin)|(?:(?@thin_ways) )?this (?@thin_kinds))\W*\Z",
    "link-texts.toml",
    flags=re.IGNORECASE,
)


class LinkText(NamedTuple):
    """The text of a link that says nothing (``thin``: little), as a prose range, with its address."""

    start: int
    end: int
    url: str
    thin: bool


# "For the hours, click here: https://…": the words do the same where nothing can be linked.
_POINTS = regex(
    r"\b((?:click|tap|press|look|go|follow|see)(?: (?:on )?(?:here|this link|the link|the following link)))"
    r"\s{0,2}[:→(>-]{0,3}\s{0,2}\Z",
    re.IGNORECASE,
)
_POINTING = 40
_NAMED = regex(r"(?!here\b)[A-Za-z][a-z]{2,20}")


def _host(url: str) -> str:
    return url.casefold().partition("//")[2].partition("/")[0]


def saying_nothing(facts: Facts) -> Iterator[LinkText]:
    """Yield the link texts that would fit any link."""
    doc = facts.doc
    for link in doc.links:
        if link.kind in ("bare", "auto"):
            points = _POINTS.search(doc.prose.text, max(0, link.start - _POINTING), link.start)
            if points is not None:
                yield LinkText(*points.span(1), link.url, False)
            continue
        if link.kind not in ("inline", "reference", "html") or not 0 < link.end - link.start <= 40:
            continue
        block = doc.block_at(link.start)
        if block is None or link.end > block.end:
            continue
        text = doc.prose.text[link.start : link.end].strip(" ()[]→»›>")
        sets = _sets(facts.data("link-texts.toml"))
        first = _FIRST.match(text)
        if first is None or first.group().casefold() not in sets["first"]:
            continue
        thin = not _says_nothing(text, sets)
        if "_" in text or (_NAMED.fullmatch(text) and text.casefold() in _host(link.url).split(".")):
            continue  # "site_url"; "Click", or "click", at click.example: a name
        if not thin or _acts_here(text, sets) or _THIN(facts.data).match(text):
            yield LinkText(link.start, link.end, link.url, thin)


def _says_nothing(text: str, sets: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a text only tells that there is a link, and what to do with it."""
    words = _WORDS.findall(text.casefold())
    if not 0 < len(words) <= _MOST_WORDS or any(char.isdigit() for char in text):
        return False
    looking, holders = sets["looking"], sets["holders"]
    if not sets["pointing"].union(sets["using"], sets["small"], holders).issuperset(words):
        return False
    if len(words) == 1:
        return words[0] in sets["alone"]
    return not sets["pointing"].isdisjoint(words) or any(
        (second in holders and first in sets["holding"]) or (first in looking and second in sets["objects"])
        for first, second in pairwise(words)
    )


def _acts_here(text: str, sets: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a text only tells what a reader does behind the link: "register here"."""
    words = _WORDS.findall(text.casefold())
    return 1 < len(words) <= _MOST_WORDS and words[-1] == "here" and _known(sets).issuperset(words)


@once
def _known(sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return sets["acting"].union(sets["using"], sets["small"], sets["pointing"])


@once
def _sets(held: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    sets = {name: frozenset(words) for name, words in held.items()}
    first = {word.partition(" ")[0] for name in sets if name != "home_folders" for word in sets[name]}
    return {**sets, "first": frozenset(first)}
