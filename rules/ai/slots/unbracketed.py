"""Slots without brackets: names, addresses, dates and amounts of nobody, never and nothing, lines that tell
somebody to write something there, and the Latin that fills a page until there is a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from copydesk.api import Scanner, once, regex, worded

from .wholelines import lines_in

_FILE = "slots.toml"


class Stand(NamedTuple):
    """What stands for something that is not known yet: its range in the stored text, and whether it is
    nothing else (``sure``).
    """

    start: int
    end: int
    sure: bool


class _Form(NamedTuple):
    """A form: marks of which its line must hold one, whether it is ``sure``, what it looks like; the list of
    the data file of which the text must hold a word, or "".
    """

    marks: tuple[str, ...]
    sure: bool
    expression: Callable[[Callable[[str], Any]], re.Pattern[str]]
    beside: str


def _form(marks: tuple[str, ...], pattern: str, *, sure: bool = True, beside: str = "") -> _Form:
    return _Form(marks, sure, worded(pattern, _FILE, flags=0 if sure else re.MULTILINE), beside)


# Most lines with a clue hold that of one form only. To try all of them takes a hundred times as long as to
# look for the marks.
_BRACE = ("{",)
_FORMS = (
    _form(
        ("YY", "yy", "00", "__", "XX", "xx", "Xx", "xX"),
        r"(?<![\w/.(-])(?:(?:DD?|dd?)[/. -](?:MM?|mm?)[/. -](?:YYYY|YY|yyyy|yy)|YYYY[-/.]MM[-/.]DD|(?:MM"
        r"|mm)/(?:DD|dd)/(?:YYYY|yyyy)"
        r"|00[/.-]00[/.-](?:0000|20\d\d)|__+/__+/__+|[Xx][Xx][./-][Xx][Xx][./-](?:20\d\d|[Xx]{4}))(?![\w/])",
    ),
    _form(
        ("000", "456", "+00"),
        r"(?<![\w-])(?:\+?00?[ (-]*)?(?:000[-. )]{1,2}000[-. ]?0000?|0{3,4} 0{5,7}"
        r"|\(?123\)?[-. ]456[-. ]7890)(?![\w-])|\+00(?: ?0{2,4}){2,4}\b",
    ),
    _form(
        ("First", "Given ", "Name S", "Name L"),
        r"\b(?:First ?[Nn]ame|Given [Nn]ame)[ ,]{1,2}(?:Last ?[Nn]ame|Sur ?[Nn]ame|Family [Nn]ame)\b"
        r"|\bName (?:Surname|Lastname)\b",
    ),
    _form(
        ("Main ", "High ", "Any", "Some "),
        r"\b(?:\d{1,4} )?(?:Main|High|Any|Some) (?:Street|St\.?|Road),? (?:Any ?[Tt]own|Any ?[Cc]ity"
        r"|Your ?[Tt]own|Some ?[Tt]own|City)\b|\bAny ?[Tt]own, (?:USA|UK|State|ST|CA|AB)\b",
    ),
    _form(
        ("@",),
        r"(?<![\w.@/-])(?:(?@nobody)@(?@hosts)(?:-?[a-z]{2,12})?\.[a-z]{2,12}"
        r"|[\w.+-]{1,30}@your-?[a-z]{3,20}\.[a-z]{2,12}|[\w.+-]{1,30}@(?@domains)\.(?:com|org|net|tld|example))\b",
    ),
    _form(
        (".com", ".org", ".net", ".tld"),
        r"(?<![\w.-])(?:https?://)?(?:www\.)?(?@nowhere)\.(?:com|org|net|tld)\b",
    ),
    _form(
        ("xx:xx", "XX:XX", "00:00"),
        r"(?<![\w:])(?:xx:xx|XX:XX|00:00 ?[–-] ?00:00)(?: ?[–-] ?(?:xx:xx|XX:XX))?(?![\w:])",
    ),
    _form(("E/", "R/", "S/", "L/", "Y/"), r"\b(?@slashed)(?:/(?@slashed)){1,3}(?![\w/])"),
    _form(
        ("??",),
        r"(?<![\w?])\?{2,4} (?:percent\b|per cent\b|(?@measures)\b|members\b)|(?<![\w?])\?{2,4}%",
    ),
    _form(
        ("X",),
        r"[€$£]\s?X{1,3}(?:[,.]X{2,3})+\b|[€$£]\s?X{1,3} (?:million|billion|thousand|m|bn)\b",
    ),
    _form(
        ("D ",),
        r"(?<!\w)DD? (?:Month|MONTH|Mon|MMM?M?|(?@measures))(?:[ ,]{1,2}(?:YYYY|20\d\d))?\b",
    ),
    _form(
        ("tk", " TK"),
        r"(?<![\w-])tk(?:&nbsp;|\u00a0| )(?:tk(?:&nbsp;|\u00a0| ))?(?@measures)\b"
        r"|(?<![\w&-])(?@before_tk) TK(?=[.,;:]? ?(?:\n|$|[a-z]))",
    ),
    _form(
        ("XX", "00 ", "000"),
        r"(?<![\w.,-])(?:EUR|USD|GBP|CHF|SEK|NOK|DKK) ?(?:X{2,4}|0{3})(?:[.,](?:X{2}|0{2}|-))?(?![\w.,])"
        r"|(?<![\w.,:/-])(?:0{2,3}|X{2,3})(?:[.,]X{1,3})? ?(?:(?@units)\b|%)"
        r"|(?<![\w.,:/-])X{2,3} ?€|[€£$] ?XX?[.,]XX\b|(?<![\w.,-])XX?,XXX\b",
    ),
    _form(("X.X", "X,X"), r"(?<![\w.,-])XX?[.,]XX? ?(?:%|percent\b|per cent\b|Prozent\b)"),
    _form(
        ("DD/", "TT", "JJ", "GG", "AAAA", "DD."),
        r"(?<![\w/.(-])(?:DD/MM(?:/(?:AAAA|YYYY|YY))?|TT\.MM\.(?:JJJJ|JJ)?|JJ/MM(?:/AAAA)?|GG/MM(?:/AAAA)?"
        r"|DD-MM(?:-JJJJ)?|DD\.MM\.(?:YYYY|YY|JJJJ))(?![\w/])",
    ),
    _form(
        ("__",),
        r"(?<![\w_])_{2,3} (?:(?@month_names))\b",
    ),
    _form(("LINK ",), r"\bLINK (?:TO(?: [A-Z]{2,15}){1,3}|HERE)\b"),
    _form(
        ("NAME ", "Name "),
        r"\b(?:NAME SURNAME|NAME 1(?:, NAME 2)*(?: (?:and|und|et|y|e|en) NAME \d)?|Name 1, Name 2)\b",
    ),
    _form(
        ("uster",),
        r"\b(?:Musterstr(?:aße|asse|\.) \d{1,3}(?:, ?\d{5} Musterstadt)?|12345 Musterstadt)\b",
    ),
    _form(
        ("@",),
        r"(?<![\w.@/-])[\w.+-]{1,30}@(?:(?:ihre?|deine?|votre|vos|tu|su|tuo|tua|uw|jouw|vosotros)-?(?@hosts_abroad)"
        r"|muster(?:firma|mann))\.[a-z]{2,6}\b",
    ),
    _form(
        ("example.",),
        r"(?<![\w.-])https?://(?:www\.)?example\.(?:com|org|net)/(?:your|insert|link|page)[\w/-]{0,40}",
    ),
    _form(
        ("{", "[[", "#", "$", "@@"),
        r"(?@greeting) (?P<hit>\{\{ ?[\w.]{2,40} ?\}\}|\{[A-Za-z]\w{2,24}\}|\[\[\w{2,24}\]\]|#[A-Z_]{4,20}#"
        r"|\$\{\w{2,24}\}|@@[A-Z_]{3,20}@@)",
        sure=False,
        beside="greeting",
    ),
    _form(("X", "ABC"), r"\b(?:(?@whoever)|Mrs?\.?|Ms\.?) (?:X|XX|XXX|XY|XYZ|ABC)\b", sure=False),
    _form(
        ("X ", "X%", "??"),
        r"(?<![\w.,$€£-])X (?:percent|per cent|million|billion)\b|(?<![\w.,-])X%|(?<!\w)(?:19|20)\?\?(?!\?)",
        sure=False,
    ),
    _form(("TK ",), r"\bTK (?@behind_tk)\b", sure=False),
    _form(
        _BRACE,
        r"(?<![\w{$%<#@])\{(?=[a-z]{2,15}[_\d])(?:[a-z]{2,15}_){0,2}(?@braced)"
        r"(?:_(?:[a-z]{2,15}|\d{1,2})){0,2}\d?\}(?![\w}])",
        sure=False,
    ),
    _form(
        ("123",),
        r"(?<![\d.,+-])(?:\(?0?1234\)?[ -]567[ -]?890?|0?123[ -]456[ -]?789|01234[ -]?56789\d?)"
        r"(?![\d.,]\d|\d)",
        sure=False,
    ),
    _form(
        ("Jane ", "John ", "Mustermann", "Acme "),
        r"\b(?:Jane|John) (?:Q\. )?(?:Doe|Sample|Placeholder|Public)\b|\bMax Mustermann\b"
        r"|\bErika Mustermann\b|\bAcme (?:Corp|Inc|Ltd)\b",
        sure=False,
    ),
    _form(("______",), r"(?<![\w_]):? ?_{6,40}(?![\w_])", sure=False),
    _form(("TB", "(tb"), r": ?TB[ACD](?=[.;]?$)|\((?:TBC|TBA|TBD|tbc|tba|tbd)\)", sure=False),
    _form(
        ("example.",),
        r"(?<![\w.@/-])[\w.+-]{1,30}@example\.(?:com|org|net)\b"
        r"|(?<![\w.-])(?:https?://)?www\.example\.(?:com|org|net)\b",
        sure=False,
    ),
)
_LINE = worded(
    r"^[ \t>#*_-]{0,6}(?:<\w{1,6}>)?(?:(?:insert|add|put|place|paste|enter|type|write) (?:(?:a|an|the"
    r"|your|some|own|main|short|new|more) ){0,3}(?@line_things)(?: here)?[.…]{0,3}"
    r"|(?:(?:your|the|main|first|second|next|sub|body|article"
    r"|sample) ){0,2}(?@line_things)(?: text)?(?: goes)? here[.…]{0,3}"
    r"|(?:sample|placeholder|dummy|filler|example|test) (?:text|copy|content|paragraph|headline|title"
    r"|caption|image|quote|article)\b[^\n<]{0,60}"
    r"|(?:this is |some )(?:a |an |just )?(?:sample|placeholder|dummy|filler|example|test) (?:text"
    r"|copy|content|paragraph|headline|title|caption)\b[^\n<]{0,80}"
    r"|(?:click|tap|double-?click)(?: here)? to (?:edit|add|insert|change)\b[^\n<]{0,40}|(?:type"
    r"|write|say) something(?: here)?[.…]{0,3})"
    r"(?:</\w{1,6}>)?[ \t*_]{0,3}$",
    _FILE,
    flags=re.MULTILINE | re.IGNORECASE,
)
_WORDS = regex(r"[A-Za-z]{2,}")
_RUN = 4
"""So many words of the Latin of dummy texts, in so many words more, are dummy text."""
_AROUND, _LINE_LENGTH = 10, 110


@once
def _latin(data: Any) -> frozenset[str]:
    return frozenset(data["latin"])


@once
def _scanner(data: Any) -> Scanner:
    clues = {"clue": data["clues"], "line": data["line_clues"], "latin": data["latin_clues"]}
    marks = {str(number): form.marks for number, form in enumerate(_FORMS)}
    return Scanner({**clues, **marks, "whole": data["lines"]["clues"]})


def stands_in(text: str, data: Callable[[str], Any], *, braces: bool) -> Iterator[Stand]:
    """Yield what stands for something else in a stored text; ``data`` opens the data files, ``braces`` says
    that names in braces count.
    """
    lines = _scanner(data(_FILE)).lines(text)
    marked: dict[int, list[_Form]] = {}
    for number, form in enumerate(_FORMS) if "clue" in lines else ():
        if form.marks is _BRACE and not braces:
            continue
        if form.beside and not any(map(text.__contains__, data(_FILE)[form.beside])):
            continue
        for start, _ in lines.get(str(number), ()):
            marked.setdefault(start, []).append(form)
    for start, end in lines.get("clue", ()):
        for form in marked.get(start, ()):
            for match in form.expression(data).finditer(text, start, end):
                yield Stand(*match.span(match.lastgroup or 0), form.sure)
    for start, end in lines.get("line", ()):
        told = _LINE(data).match(text, start, end)
        if told is not None:
            yield Stand(*told.span(), True)
    for start, end in lines.get("whole", ()):
        if end - start <= _LINE_LENGTH:
            yield from (Stand(*found) for found in lines_in(text, start, end, data(_FILE)))
    if lines.get("latin"):
        yield from _dummy(text, _latin(data(_FILE)))


def _dummy(text: str, latin: frozenset[str]) -> Iterator[Stand]:
    """Yield runs of dummy Latin."""
    found = [match for match in _WORDS.finditer(text) if match[0].lower() in latin]
    run: list[re.Match[str]] = []
    for match in found:
        if run and match.start() - run[-1].end() > _AROUND * 2:
            if len(run) >= _RUN:
                yield Stand(run[0].start(), run[-1].end(), True)
            run = []
        run.append(match)
    if len(run) >= _RUN:
        yield Stand(run[0].start(), run[-1].end(), True)
