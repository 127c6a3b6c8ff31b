"""The forms in which slots for missing facts stand in a draft: in brackets, braces or guillemets, as x for
digits, in capitals, as names and addresses that stand for others.

The words stand in ``rules/data/slots.toml``. Each expression is tried only on lines that hold one of the
literals before it (no slot spans two lines): articles have few slots. All literals are looked for at once;
brackets and braces, which stand in many lines, are tried where they are closed (and no link follows).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from copydesk.api import Scanner, regex, worded

_FILE = "slots.toml"
_Expression = Callable[[Callable[[str], Any]], re.Pattern[str]]


class Form(NamedTuple):
    """A form of slots: its name, the literals of which its line must hold one, what it looks like."""

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
        r"|(?@pointers) [^\]\[\n]{1,40}|source ?: ?\?{1,4}|\?{2,4}"
        r"|(?@editing) [^\]\[\n]{0,40}\b(?@asked)(?: (?:of|from|for|by|with) [^\]\[\n]{1,30})?"
        r"|(?-i:(?:[A-Z]\w{1,20} ){1,3}(?@heads))|(?@alone)|(?@alone)(?: (?@alone)){1,2}"
        r"|(?-i:First(?: Middle)? Last(?: Name)?)|(?-i:[A-ZÀ-Ý][A-ZÀ-Ý_ ,/'’-]{2,40}(?<![ _]))"
        r"|(?@asked)(?:(?:, ?| ?/ ?| and | & )(?@asked)){1,3}"
        r"|(?:\w+ ){0,2}(?@asked)(?: (?@ends))+|(?@missing)|XX+|\.{3} ?(?@orders) [^\]\[\n]{1,40}"
        r"|(?@asked) [^\]\[\n]{1,40} (?@coming)|(?@media): ?[^\]\[\n]{0,40}\b(?@coming)"
        r"|(?@desks): ?[^\]\[\n]{0,40}\b(?:(?@editing)|please|(?@orders))\b[^\]\[\n]{0,40}"
        r"|(?@orders_abroad) [^\]\[\n]{1,50}|[^\]\[\n]{1,50} (?@closers)|(?@owners_abroad) [^\]\[\n]{1,40})\]"
        r"(?![(\[:])",
        re.IGNORECASE,
    ),
    _form(
        "asking",
        ("[",),
        r"\[(?:(?@media): ?(?:(?@orders)|(?@editing)) [^\]\[\n]{1,40}|(?@kinds) (?:(?@asked)|(?@personal))"
        r"|(?:the )?\w{2,20}['’]s? (?:(?@kinds) )?(?:(?@whose))|(?@sizes)(?=\] (?@measures)\b)"
        r"|(?<=[€$£]\[)(?:XX?|N|amount)|(?-i:N)(?=\] (?@measures)\b)"
        r"|(?<![-*+] \[)(?-i:X)(?=\](?:%| (?!times|was|has|does|this|its)"
        r"(?:percent|per cent|(?@measures)|[a-z]{2,15}s)\b)))\](?![(\[:])",
        re.IGNORECASE,
    ),
    _form(
        "braced",
        ("{",),
        r"\{(?:(?:(?@orders)|name of) [A-Za-z][^{}\n:;=,]{1,40}|(?@asked)(?: (?@asked)){1,2})\}",
        re.IGNORECASE,
    ),
    _form(
        "told",
        ("{{",),
        r"\{\{ ?(?:(?@orders)|replace|write)(?:: ?| )[A-Za-z][A-Za-z ,'’-]{4,80}\}\}",
        re.IGNORECASE,
    ),
    _form(
        "brace",
        ("{",),
        r"\{(?:\{ ?(?!(?:or|and|to|with)\b)[A-Za-z][\w .-]{0,40} ?\}\}(?!\})|[A-Z][A-Z_]{2,30}\})",
    ),
    _form(
        "merge",
        ("*|", "NAME%", "EMAIL%"),
        r"\*\|[A-Z][A-Z_:]{1,30}\|\*|%(?:(?:FIRST|LAST|FULL|USER|COMPANY|CUSTOMER)_?)?(?:NAME|EMAIL)%",
    ),
    _form(
        "angle",
        (
            *("&lt;", "«", "‹", "<<", "<your", "<YOUR", "<Your", "<insert", "<INSERT", "<Insert"),
            *("<enter", "<ENTER"),
            *("<Enter", "<add", "<ADD", "<Add", "<replace", "<REPLACE", "<Replace"),
        ),
        r"(?:<|&lt;)(?:YOUR|INSERT|ENTER|ADD|REPLACE)[_ -][A-Za-z_ -]{1,40}(?:>|&gt;)"
        r"|&lt;(?:(?@angled)|(?@asked)(?:[ _-](?@asked)){1,2})&gt;(?:&nbsp;&lt;(?@angled)&gt;)?"
        r"|(?:<<|&lt;&lt;)(?@asked)(?:[ _](?@asked)){0,2}(?:>>|&gt;&gt;)"
        r"|[«‹] ?(?:(?:(?@orders)|your) [^»›\n]{1,40}|(?@asked)(?:[ _](?@asked)){0,2}) ?[»›]",
        re.IGNORECASE,
    ),
    _form(
        "personal",
        ("<",),
        r"<(?=[a-z]{2,20} )(?:(?@kinds) )?(?:(?@asked)|(?@personal))"
        r"(?: (?:or|of|and|(?@asked)|(?@personal))){0,3}>",
        re.IGNORECASE,
    ),
    _form(
        "pending",
        ("TBC", "TBA", "TBD"),
        r"(?:(?<=was )|(?<=were )|(?<=by )|(?<=of )"
        r"|(?<= on )|(?<= at )|(?<= from )|(?<= until ))TB[ACD]\b(?=[.,;)]|$)"
        r"|(?<=[a-z] )TB[ACD](?= (?@measures)\b)",
        re.MULTILINE,
    ),
    _form(
        "inserted",
        (
            *("(inserire ", "(insérer ", "(insertar ", "(ajouter ", "(aggiungere ", "(añadir ", "(hier "),
            *("(pic: ", "(photo: ", "(image: ", "(picture: ", "(quote: ", "(caption: ", "(video: ", "(map: "),
        ),
        r"\((?:(?:inserire|insérer|insertar|ajouter|aggiungere|añadir) (?:qui|ici|aquí) [^()\n]{1,50}"
        r"|hier [^()\n]{1,40} (?@closers)|(?@media): (?:(?@orders)|(?@editing)|(?@coming))\b[^()\n]{0,40})\)",
    ),
    _form("round", (" here)", " here.)"), r"\((?:insert|add) [^()\n]{1,30} here\.?\)", re.IGNORECASE),
    _form(
        "note",
        (" here)", " missing)", " needed)", " tk)", " Here)", " HERE)", " TK)", "?)"),
        r"\((?@asked)(?:(?: (?@asked)){0,2} (?:goes )?(?:here|missing|needed|tk)"
        r"|(?: of (?:the )?\w{1,20}){0,2} ?\?{1,3})\)",
        re.IGNORECASE,
    ),
    _form("coming", (" to come",), r"\b(?@media) to come\b", re.IGNORECASE),
    _form(
        "digits",
        ("XX", "-xx", "Xth ", "Xst ", "Xnd ", "Xrd ", "___"),
        r"(?:(?:19|20)\d\d-(?:xx|XX)-(?:xx|XX|\d\d)(?![\w-])|(?:19|20)XX\b"
        r"|(?:\((?:XXX|\d{3})\) ?|(?:XXX|\d{3})[-. ])?XXX[-. ]XXXX\b"
        r"|(?<!X)XX+(?:%| (?:percent|per cent|(?@measures))\b)|\bXX?(?:th|st|nd|rd) (?:of )?(?@measures)\b"
        r"|(?<![\w_])_{3,20}(?:%| (?:percent|per cent|(?@measures))\b)"
        r"|(?<!X)XX(?::XX\b|[/.]XX[/.](?:XX|20\d\d)|X{0,2} ?[€$£])|[€$£] ?X{2,3}(?:[.,]X{2,3}){0,2}\b)",
    ),
    _form(
        "words",
        (
            *("TKTK", "PASTE_", "INSERT_", "REPLACE_ME", "CHANGEME", "YOUR_", "TODO: ", "FIXME: "),
            *("orem ipsum", "OREM", "olor sit amet", "ad minim", "aute irure", "occaecat", "adipiscing elit"),
        ),
        r"\b(?:TK(?:TK)+|PASTE_[A-Z_]+_HERE|INSERT_[A-Z_]+|REPLACE_ME|CHANGEME|YOUR_[A-Z_]+)\b"
        r"|(?:^|// ?|(?<=<p>)|(?<=[.!?] ))(?:TODO|FIXME): (?!\()[^\n<]{0,80}[^\s<]"
        r"|\b[Ll](?:orem|OREM) (?:ipsum|IPSUM)(?: dolor(?: sit amet)?)?"
        r"|\b(?:[Dd]olor sit amet|[Uu]t enim ad minim|[Dd]uis aute irure"
        r"|[Ee]xcepteur sint occaecat|adipiscing elit)\b",
        re.MULTILINE,
    ),
    _form(
        "tk",
        ("TK",),
        r"[€$£] ?TK\b|(?:(?<=by )|(?<=of )|(?<=in )|(?<=to ))TK(?=[,.;:)])"
        r"|\bTK(?:: [a-z][^\n<]{2,80}| (?:percent|per cent|(?@measures))\b)",
    ),
    _form(
        "capitals",
        ("TBC", "TBA", "TBD", "TK", " HERE", " NEEDED", " TO COME", "INSERT ", "ADD "),
        r"[€$£] ?TB[ACD]\b|\b(?<!\[)(?:(?@capitals) (?:TBC|TBA|TBD|TK|GOES HERE|HERE|NEEDED|TO COME)"
        r"|(?:INSERT|ADD) (?:[A-Z]{2,15} ){0,3}(?@capitals)(?: HERE)?)\b",
    ),
    _form(
        "title",
        ("Your ",),
        r"\bYour (?:(?:[A-Z][a-z]{2,15} ){1,3}(?:Goes )?Here"
        r"|(?:[A-Z][a-z]{2,15} ){0,2}(?@titled)(?: (?:Goes )?Here)?)\b",
    ),
    _form(
        "filler",
        (
            *(" goes here", "lick to ", "lick here to ", "a sample ", "placeholder ", "dummy "),
            *("dd your ", "nter your ", "ype your ", "nsert your ", "rite your ", "aste your "),
            *("our first post", "n example p"),
        ),
        r"^(?:<\w{1,10}>|[#*> \t-]{0,4})((?:(?:your|the) )?(?@asked) (?:text )?goes here\.?"
        r"|(?:add|enter|type|insert|write|paste) your (?:own )?(?@asked) here\.?"
        r"|click (?:here )?to (?:edit|add|insert|change) (?:this |the |your |master )?(?@asked)[^\n<]{0,30}"
        r"|this is (?:a|an|some|your) (?:sample|placeholder|dummy|example|first)"
        r" (?:text|paragraph|page|post|content)\b[^\n<]{0,80}"
        r")(?:</\w{1,10}>)?$",
        re.IGNORECASE | re.MULTILINE,
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


_CLOSED = {
    "bracket": regex(r"\[[^\]\[\n]+\](?![(\[:])"),
    "braced": regex(r"\{[^{}\n]+\}"),
    "personal": regex(r"<[A-Za-z]{2,20}(?: [A-Za-z]{2,20}){1,4}>"),
}
"""What the forms look like that stand in single brackets or braces, whatever is in them."""


@cache
def _scanner() -> Scanner:
    return Scanner({form.name: form.literals for form in _FORMS if len(form.literals[0]) > 1})


def slots_in(text: str, data: Callable[[str], Any]) -> Iterator[Slot]:
    """Yield what has the form of a slot in a stored text; ``data`` opens the data files."""
    lines = _scanner().lines(text)
    seen: set[tuple[int, int]] = set()
    for form in _FORMS:
        for match in _matches(form, text, data, lines.get(form.name, ())):
            before = text[match.start() - 1 : match.start()]
            # Behind a word, a bracket or these marks it is a link, a note or part of a longer name.
            after = text[match.end() : match.end() + 1]
            # So it does before a slash or a colon: "<YOUR_HOME>/notes" is an example of a path.
            if after and after in "/:" and form.name not in ("bracket", "asking"):
                continue
            free = not before or not (before.isalnum() or before in "_]!\\^{-/<")
            if free and match.span() not in seen:
                seen.add(match.span())
                yield Slot(form.name, match)


def _matches(
    form: Form, text: str, data: Callable[[str], Any], lines: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Yield the matches of a form; ``lines`` are those with one of its literals of two signs or more."""
    expression = form.expression(data)
    closed = _CLOSED.get(form.name)
    if closed is not None:
        for pair in closed.finditer(text):
            match = expression.match(text, pair.start())
            if match is not None:
                yield match
    elif lines:
        for start, end in lines:
            yield from expression.finditer(text, start, end)
    elif len(form.literals[0]) == 1 and form.literals[0] in text:
        yield from expression.finditer(text)
