"""How a ``stet`` directive is written, and what is meant by one that is written wrong.

::

    stet RULES [until=YYYY-MM-DD]: reason          also stet-next-line, stet-begin, stet-file
    stet-end [RULES]
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ..base.hints import closest
from ..base.regexes import regex

BLOCK, LINE, BEGIN, END, FILE = "stet", "stet-next-line", "stet-begin", "stet-end", "stet-file"
KINDS = (BLOCK, LINE, BEGIN, END, FILE)
ALL = "all"
MARKS = (
    ("<!--", "-->"),
    ("{{!--", "--}}"),
    ("{{!", "}}"),
    ("{{/*", "*/}}"),
    ("{{- /*", "*/ -}}"),
    ("{/*", "*/}"),
    ("{#", "#}"),
    ("%%", "%%"),
    ("..", ""),
)
"""What comments begin and end with in the formats that have them."""

_KIND = regex(r"(stet(?:-begin|-end|-file|-next-line)?)(?![\w-])")
_UNTIL = regex(r"(?<![^\s,])until=([^\s,]{0,40})\s*\Z")
_LOOSE_UNTIL = regex(r"(?i)(?<![^\s,])until\s?[ =:]?\s?(\d{1,4}[-./]\d{1,2}[-./]\d{1,4})\s*\Z")
_HEAD = regex(r"[A-Za-z]+(?:[-_][A-Za-z]+)*")
_NEXT = regex(r"[\s:]{0,9}([A-Za-z][\w-]*)")
_ID = regex(r"[A-Za-z]{3}\d{3}\Z")
_TOOL = regex(
    r"(?i)copydesk([-_: ]) ?(?:stet[-_ ]?)?"
    r"(disable|ignore|off|allow|enable|on|end|begin|start|file|line|next|stet)?"
    r"(?:[-_](file|next[-_]line|line))?(?![\w-])"
)
_VERBS = {
    "disable": BEGIN, "off": BEGIN, "begin": BEGIN, "start": BEGIN, "enable": END, "on": END, "end": END,
    "file": FILE, "line": LINE, "next": LINE,
}  # fmt: skip
_LETTERS = frozenset("ste")
_ENGLISH = frozenset({"set", "sets", "test"})
_FORMS = {
    "begin": BEGIN, "start": BEGIN, "block": BEGIN, "disable": BEGIN, "off": BEGIN,
    "end": END, "stop": END, "enable": END, "on": END,
    "file": FILE, "all": FILE,
    "nextline": LINE, "next-line": LINE, "next": LINE, "line": LINE, "ignore-next-line": LINE,
}  # fmt: skip
Knows = Callable[[str], bool]
"""Says whether a word names a rule, a family of rules, or all."""
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Written(NamedTuple):
    """A directive as it is written. ``until`` is its date, or what stands in place of one, ``until_at`` where
    that begins in the text.
    """

    kind: str
    names: tuple[str, ...]
    reason: str
    until: str = ""
    until_at: int = 0


def inner(comment: str) -> tuple[str, int]:
    """Return what stands in a comment, and where in it that begins. A comment that is not closed is returned
    with its beginning only.
    """
    for opening, closing in MARKS:
        if comment.startswith(opening):
            body = comment[len(opening) :]
            if closing and body.endswith(closing):
                body = body[: -len(closing)]
            bare = body.lstrip(" \t\r\n-")
            return bare.rstrip(), len(opening) + len(body) - len(bare)
    bare = comment.lstrip()
    return bare.rstrip(), len(comment) - len(bare)


def is_open(comment: str) -> bool:
    """Say whether a comment has no end."""
    closing = next((end for begin, end in MARKS if comment.startswith(begin)), "")
    return bool(closing) and not comment.endswith(closing)


def parse(text: str) -> Written | None:
    """Read the text of a comment; None where it is no directive."""
    kind = _KIND.match(text)
    if kind is None or (
        not text.startswith((" ", "\t", "\r", "\n", ":"), kind.end()) and kind.end() < len(text)
    ):
        return None
    return parse_rules(kind[1], text[kind.end() :], kind.end())


def parse_rules(kind: str, text: str, at: int = 0) -> Written:
    """Read what follows the word ``stet`` of a kind of directive; ``at`` is where it begins."""
    head, _, reason = text.partition(":")
    until, until_at = "", 0
    dated = _UNTIL.search(head)
    if dated is not None:
        until, until_at = dated[1] or "until=", at + dated.start(1)
        head = head[: dated.start()]
    names = tuple(dict.fromkeys(name.strip() for name in head.split(",") if name.strip()))
    return Written(kind, names, " ".join(reason.split()), until, until_at)


def is_date(text: str) -> bool:
    """Say whether a text is a day of the calendar as ``YYYY-MM-DD``."""
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(
        part.isascii() and part.isdigit() for part in parts
    ):
        return False
    year, month, day = map(int, parts)
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return year > 0 and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] + leap


def is_prose(written: Written, knows: Knows) -> bool:
    """Say whether what begins like a directive is a sentence to a colleague ("stet this for now")."""
    if written.kind != BLOCK or written.reason or not written.names:
        return False
    words = [word.strip(".,;!?") for name in written.names for word in name.split()]
    return len(words) > 2 and not any(_plainly_rule(word, knows) for word in words)


def meant(text: str, knows: Knows) -> str:
    """Return how a directive that is written wrong should be written, or "" for any other comment.

    ``knows`` says whether a word names a rule. A comment counts as a directive by its first word and what it
    says behind it, never because the word "stet" stands in it.
    """
    text = " ".join(text[:400].split())
    tool = _TOOL.match(text)
    if tool is not None:
        return _of_tool(tool, text[tool.end() :], knows)
    head = _HEAD.match(text)
    if head is None:
        return ""
    word, rest = head[0].lower().replace("_", "-"), text[head.end() :]
    if head[0] in KINDS:
        return _misplaced(head[0], rest, knows)
    if word in KINDS:
        # "Stet TYP001: …", "STET-FILE …"; "Stet is Latin" is a sentence.
        following = word == END or (word != BLOCK and rest[:1] in (" ", ":", ",")) or _names_rule(rest, knows)
        return _written(word, rest) if following else ""
    first, _, form = word.partition("-")
    kind = _form(form)
    if form and kind and _is_stet(first):
        return _written(kind, rest)
    if not form and _is_stet(first) and first != BLOCK and _names_rule(rest, knows):
        return _written(BLOCK, rest)
    return ""


def _misplaced(wanted: str, rest: str, knows: Knows) -> str:
    """Return what is meant by "stet begin …", "stet: TYP001 …" and "stet TYP001 reason" without a colon."""
    following = _NEXT.match(rest)
    if following is None or wanted == END:
        return ""
    word, behind = following[1], rest[following.end() :]
    if word.lower() == "next" and behind[:5].lower() in (" line", "-line"):
        word, behind = "next-line", behind[5:]
    kind = _form(word.lower()) if word.lower() != ALL and wanted == BLOCK else ""
    if kind and not knows(word) and (kind == END or _names_rule(behind, knows)):
        return _written(kind, behind)
    if not _plainly_rule(word, knows):
        return ""
    if rest.startswith(":") or (":" not in rest and "until" not in rest and not _only_rules(rest, knows)):
        return _written(wanted, rest)
    return ""


def _only_rules(rest: str, knows: Knows) -> bool:
    return all(map(knows, rest.replace(",", " ").split()))


def loose_until(text: str) -> str:
    """Return the date of a head that names one in another way than ``until=YYYY-MM-DD``, or ""."""
    found = _LOOSE_UNTIL.search(text.partition(": ")[0])
    return found[1] if found else ""


def _of_tool(tool: re.Match[str], rest: str, knows: Knows) -> str:
    """Return what is meant by "copydesk-disable TYP001" and the like; a newsroom has a copydesk, too."""
    verb, scope = (tool[2] or "").lower(), (tool[3] or "").lower().replace("_", "-")
    plain = tool[1] in "-_" and verb in ("disable", "enable", "ignore")
    if not _names_rule(rest, knows) and not (plain and (not rest.strip() or rest.lstrip().startswith(":"))):
        return ""
    kind = _VERBS.get(verb, BLOCK)
    return _written(_FORMS[scope] if scope and kind != END else kind, rest)


def _form(word: str) -> str:
    if word in _FORMS:
        return _FORMS[word]
    near = closest(word, ("begin", "end", "file", "next-line")) if len(word) > 2 else None
    return _FORMS[near] if near is not None else ""


def _is_stet(word: str) -> bool:
    """Say whether a word is "stet" or one slip away from it: made of its letters only."""
    slips = sum(abs(word.count(letter) - BLOCK.count(letter)) for letter in "ste")
    return word == BLOCK or (set(word) == _LETTERS and slips <= 1 and word not in _ENGLISH)


def _plainly_rule(word: str, knows: Knows) -> bool:
    """Say whether a word of a sentence could be nothing but a rule: "TYP001", "AIL", "doubled-word"."""
    return _ID.match(word) is not None or ((word.isupper() or "-" in word) and knows(word))


def _names_rule(rest: str, knows: Knows) -> bool:
    """Say whether a rule is named right behind the first word."""
    following = _NEXT.match(rest)
    if following is None:
        return False
    ends = rest[following.end() : following.end() + 1] in ("", ":", ",")
    return _plainly_rule(following[1], knows) or (ends and knows(following[1]))


def _written(kind: str, rest: str) -> str:
    rest = rest.lstrip(" :-")
    head, colon, reason = rest.partition(":")
    names = [part.strip() for part in head.split(",")]
    if not colon and kind != END and len(names[-1].split()) > 1 and "until=" not in head:
        last, _, reason = names[-1].partition(" ")
        rest = f"{', '.join((*names[:-1], last))}: {reason}"
    return f"{kind} {rest}".strip()[:120]
