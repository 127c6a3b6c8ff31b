"""Page numbers in lines that were printed: what one looks like, beside the name of a file or in columns."""

from __future__ import annotations

from copydesk.api import regex

WORD = r"(?:pages?|pg\.?|p\.|seite|s\.|página|pág\.|pagina|pag\.|blz\.|sida|side|strona)"  # before a number
OF = r"(?: ?/ ?| (?:of|von|de|sur|di|van|av|af) )"
NUMBER = regex(
    rf"(?i)(?P<open>[–—-] ?|[\[(] ?)?(?P<word>{WORD} ?)?(?P<number>\d{{1,4}})(?:{OF}(?P<last>\d{{1,4}}))?"
    r"(?: ?[–—-]| ?[\])])?"
)
# A line that may be one: it begins or ends with a number, or tells where a text goes on.
_MAY_BE = regex(
    r"\A[\s\f]*[\[(–—-]{0,2} ?\d{1,4}\b|\d[ \])–—-]{0,3}\s*\Z|\A\W{0,2}(?:[Cc]ont|[Ff]orts|[Ss]uite)"
)
_FIRST, _LAST = "CcFfSs", "])–—-"
"""With which letters and signs such a line begins or ends."""
MARKUP = regex(r"[#>*+•`<]|- (?!\d{1,4} -(?:\Z|  ))|\|")
_VERB = regex(r"[a-z]{2}[.,;] |[.!?:;,]\Z")
# A page and the file that was printed: "Page 4 of 9 minutes v3.docx", "C:\\Users\\ada\\fen.doc 3".
_FILE = regex(
    r"(?i)(?<![/@\w])(?P<path>[a-z]:\\[^\n]{1,80}|)[\w()-]{1,40}\.(?:docx?|odt|rtf|pdf|pptx?|xlsx?|indd|pages|wpd|pub)\b"
)
_ENDING = regex(r"(?i)\.(?:doc|odt|rtf|pdf|ppt|xls|indd|pages|wpd|pub)")
_PAGE = regex(
    r"(?i)\bpage \d{1,4}\b|\bp\. ?\d{1,4}\b|(?<![\w/])\d{1,3} ?/ ?\d{1,3}(?![\w/])|\A\d{1,4}\s|\s\d{1,4}\Z"
)
_COLUMNS = regex(r"[ \t\u00a0]{3,}|\t| ?[|•] ?")
_PARTING = ("   ", "\t", "|", "•", "\u00a0")
"""One of them stands between columns."""
_PAGED = regex(r"(?i)(?:\bpage|\bpg\.?|\bp\.) ?\d{1,4}\b|\s[–—-] ?\d{1,3} ?[–—-]\s")
_LONGEST, _WIDEST = 120, 300


def may_be(line: str) -> bool:
    """Say whether a line may be that of a printed page: most are told by their first and last sign."""
    text = line.strip()
    if not text:
        return False
    first, last = text[0], text[-1]
    if first.isalpha() and first not in _FIRST and not (last.isdigit() or last in _LAST):
        return False
    return _MAY_BE.search(line) is not None


def page_of_file(line: str) -> bool:
    """Say whether a line names a page and the file that was printed, and is no sentence."""
    file = _FILE.search(line) if len(line) <= _LONGEST and _ENDING.search(line) else None
    if file is None or _VERB.search(line) or MARKUP.match(line.strip()):
        return False
    return bool(file["path"] or _PAGE.search(f"{line[: file.start()]} {line[file.end() :]}".strip()))


def page_column(line: str) -> bool | None:
    """Return whether a line in columns, one of which is a page, is surely a printed one, or None:
    "Minutes    Page 2 of 3    DRAFT".
    """
    text = line.strip()
    if (
        len(line) > _WIDEST
        or not any(mark in line for mark in _PARTING)
        or not _PAGED.search(line)
        or MARKUP.match(text)
    ):
        return None
    pieces = [piece for piece in _COLUMNS.split(text) if piece]
    if len(pieces) < 2 or sum(map(len, pieces)) > _LONGEST or any(map(_VERB.search, pieces)):
        return None
    numbers = [match for match in map(NUMBER.fullmatch, pieces) if match is not None]
    if len(numbers) != 1 or not (numbers[0]["word"] or numbers[0]["open"]):
        return None
    return bool(numbers[0]["last"]) or len(pieces) > 2
