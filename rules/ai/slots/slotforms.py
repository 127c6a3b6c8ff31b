"""The forms in which slots for missing facts stand in a draft: in brackets, braces or guillemets, as x for
digits, in capitals, as names and addresses that stand for others.

The words stand in ``rules/data/slots.toml``. Each expression is tried only where the stored text holds one of
the literals before it: articles have few slots.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from copydesk.api import worded

_FILE = "slots.toml"
_Expression = Callable[[Callable[[str], Any]], re.Pattern[str]]


class Form(NamedTuple):
    """A form of slots: its name, the literals of which the text must hold one, what it looks like."""

    name: str
    literals: tuple[str, ...]
    expression: _Expression


class Slot(NamedTuple):
    """A slot in the stored text: its form, and the match."""

    form: str
    match: re.Match[str]


def _form(name: str, literals: tuple[str, ...], pattern: str, flags: int = 0) -> Form:
    return Form(name, literals, worded(pattern, _FILE, flags=flags))


_FORMS = (
    _form(
        "bracket",
        ("[",),
        r"\[(?:(?@orders)\b[^\]\[\n]{0,60}|your [^\]\[\n]{1,40}|name of [^\]\[\n]{1,40}"
        r"|(?@pointers) [^\]\[\n]{1,40}|source ?: ?\?{1,4}|\?{2,4}|(?@editing) [^\]\[\n]{0,40}\b(?@asked)"
        r"|(?-i:(?:[A-Z]\w{1,20} ){1,3}(?@heads))|(?@alone)|(?-i:[A-Z][A-Z_ ,/'’-]{2,40}(?<![ _]))"
        r"|(?@asked)(?:(?:, ?| ?/ ?| and | & )(?@asked)){1,3}"
        r"|(?:\w+ ){0,2}(?@asked)(?: (?@ends))+|(?@missing)|XX+"
        r"|(?@orders_abroad) [^\]\[\n]{1,50}|[^\]\[\n]{1,50} (?@closers)|(?@owners_abroad) [^\]\[\n]{1,40})\]"
        r"(?![(\[:])",
        re.IGNORECASE,
    ),
    _form("brace", ("{",), r"\{(?:\{ ?[A-Za-z][\w .-]{0,40} ?\}\}(?!\})|[A-Z][A-Z_]{2,30}\})"),
    _form("merge", ("*|",), r"\*\|[A-Z][A-Z_:]{1,30}\|\*"),
    _form(
        "angle",
        ("<", "&lt;", "«", "‹"),
        r"(?:<|&lt;)(?:YOUR|INSERT|ENTER|ADD|REPLACE)[_ -][A-Za-z_ -]{1,40}(?:>|&gt;)"
        r"|&lt;(?:(?@angled)|(?@asked)(?:[ _-](?@asked)){1,2})&gt;(?:&nbsp;&lt;(?@angled)&gt;)?"
        r"|[«‹] ?(?:(?:(?@orders)|your) [^»›\n]{1,40}|(?@asked)(?:[ _](?@asked)){0,2}) ?[»›]",
        re.IGNORECASE,
    ),
    _form("round", (" here)",), r"\((?:insert|add) [^()\n]{1,30} here\)", re.IGNORECASE),
    _form(
        "note",
        (" here)", " missing)", " needed)", " tk)", " Here)", " HERE)", " TK)"),
        r"\((?@asked)(?: (?@asked)){0,2} (?:goes )?(?:here|missing|needed|tk)\)",
        re.IGNORECASE,
    ),
    _form(
        "digits",
        ("XX", "-xx"),
        r"(?:(?:19|20)\d\d-(?:xx|XX)-(?:xx|XX|\d\d)(?![\w-])|(?:\(XXX\) ?|XXX[-. ])?XXX[-. ]XXXX\b"
        r"|(?:19|20)XX\b"
        r"|(?<!X)XX+(?:%| (?:percent|per cent|(?@measures))\b)"
        r"|(?<!X)XX(?::XX\b|[/.]XX[/.](?:XX|20\d\d)|X{0,2} ?[€$£])|[€$£] ?X{2,3}(?:[.,]X{2,3}){0,2}\b)",
    ),
    _form(
        "words",
        (
            *("TKTK", "PASTE_", "INSERT_", "REPLACE_ME", "CHANGEME", "YOUR_", "TODO: ", "FIXME: "),
            *("orem ipsum", "OREM"),
        ),
        r"\b(?:TK(?:TK)+|PASTE_[A-Z_]+_HERE|INSERT_[A-Z_]+|REPLACE_ME|CHANGEME|YOUR_[A-Z_]+)\b"
        r"|(?:^|// ?|(?<=<p>))(?:TODO|FIXME): [^\n<]{0,80}[^\s<]"
        r"|\b[Ll](?:orem|OREM) (?:ipsum|IPSUM)(?: dolor(?: sit amet)?)?",
        re.MULTILINE,
    ),
    _form("tk", ("TK",), r"(?:[€$£]|\b)TK(?:: [a-z][^\n<]{2,80}| (?:percent|per cent|(?@measures))\b)"),
    _form(
        "capitals",
        ("TBC", "TBA", "TBD", "TK", " HERE", " NEEDED", " TO COME", "INSERT ", "ADD "),
        r"\b(?<!\[)(?:(?@capitals) (?:TBC|TBA|TBD|TK|GOES HERE|HERE|NEEDED|TO COME)"
        r"|(?:INSERT|ADD) (?:[A-Z]{2,15} ){0,3}(?@capitals)(?: HERE)?)\b",
    ),
    _form(
        "title",
        ("Your ",),
        r"\bYour (?:(?:[A-Z][a-z]{2,15} ){1,3}(?:Goes )?Here"
        r"|(?:[A-Z][a-z]{2,15} ){0,2}(?@titled)(?: (?:Goes )?Here)?)\b",
    ),
    _form(
        "address",
        ("ame@", "@your", "@your", "me@", "nom@", "cognome@", "apellido@", "://your", "www.your", "://www.your"),
        r"(?<![\w.@/-])(?:(?:(?@mailboxes)@[\w-]{1,40}(?:\.[\w-]{1,20}){1,2}"
        r"|[A-Za-z][\w.+-]{0,30}@your-?(?@domains)\.[a-z]{2,6})\b"
        r"|(?:https?://)?(?:www\.)?your-?(?@domains)\.(?:com|org|net)\b)",
        re.IGNORECASE,
    ),
)  # fmt: skip


def slots_in(text: str, data: Callable[[str], Any]) -> Iterator[Slot]:
    """Yield what has the form of a slot in a stored text; ``data`` opens the data files."""
    for form in _FORMS:
        if any(literal in text for literal in form.literals):
            for match in form.expression(data).finditer(text):
                before = text[match.start() - 1 : match.start()]
                # Behind a word, a bracket or these marks it is a link, a note or part of a longer name.
                after = text[match.end() : match.end() + 1]
                # So it does before a slash or a colon: "<YOUR_HOME>/notes" is an example of a path.
                if after and after in "/:" and form.name != "bracket":
                    continue
                if not before or not (before.isalnum() or before in "_]!\\^{-/<"):
                    yield Slot(form.name, match)
