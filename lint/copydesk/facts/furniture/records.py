"""Lines in which a content system tells about an entry: who posted it when, with how many comments, under
which tags; the fields of a forum profile, the counts of a list.

All patterns are tried on a whole line in lower case of at most 300 code points; all repeats are bounded.
"""

from __future__ import annotations

from ...base.regexes import regex
from .lazypattern import LazyPattern

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TIME = (
    r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)?"
    r"(?: ?(?:gmt|utc|est|edt|et|bst|cet|cest|ist|pst|pdt|pt))?)"
)
_DATE = (
    rf"(?:{_TIME},? )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d)"
    rf"(?:,? (?:at |@ )?{_TIME})?"
)
_MOMENT = rf"(?:{_DATE}|{_TIME})"
_DONE = r"(?:posted|published|submitted|uploaded|written|added|created|updated|modified|last updated)"
_MACHINE = r"(?:the )?(?:site )?(?:admin|administrator|webmaster|webadmin|siteadmin)"
_COMMENT_COUNT = (
    r"(?:\d{1,5} (?:comments?|replies|reply|responses?)|(?:no|one|zero) (?:comments?|replies|responses?)"
    r"|(?:leave|add) (?:a )?(?:comment|reply)|comments?:? ?\(?\d{1,5}\)?|comments? off(?: on .{1,100})?)"
)
_CUT = regex(r"\s*[|•·∙›»]\s*|\s+/\s+|\s+[–—-]\s+|\s{2,}|\t")
# Pieces of an entry line that only a page has …
_PAGE_ONLY = LazyPattern(
    rf"(?:{_DONE} )?(?:by )?{_MACHINE}|{_COMMENT_COUNT}"
    r"|\d[\d.,]{0,8}[km]? (?:views?|shares?|likes?|reads)|(?:post )?views:? ?\d[\d,.]{0,8}"
    r"|(?:this (?:post|article|page) )?(?:may )?contains? affiliate links|\d{1,3}[ -]?min(?:s|utes?)? read"
    rf"|(?:{_DONE} )?(?:an?|\d{{1,3}}) (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago"
    r"|permalink|(?:in )?uncategori[sz]ed"
)
# … and those that a byline has as well.
_PLAIN = LazyPattern(
    rf"(?:{_DONE} )?(?:by |author:? )[\w .'’-]{{2,50}}"
    rf"|(?:{_DONE}:? |date:? )?(?:on |at )?{_MOMENT}(?: by [\w .'’-]{{2,40}})?"
    r"|(?:posted |filed )?(?:in|under) [\w ,&'’-]{2,60}|tagged .{2,80}"
    r"|[\w'’-]{2,20}(?: [\w'’-]{2,20}){0,2}"
)
_WHO_OR_WHEN = LazyPattern(
    rf"(?:{_DONE}:? )?(?:by |author:? ).{{2,50}}|(?:{_DONE}:? |date:? )?(?:on |at )?{_DATE}.{{0,45}}"
)
_ENTRY = LazyPattern(
    rf"(?:{_DONE} )?(?:on )?{_DATE} by [\w .'’-]{{2,40}}? {_COMMENT_COUNT}"
    rf"|{_DONE}(?: on| at)?:? ?{_MOMENT}?,? by:? {_MACHINE}"
    rf"|(?:{_DONE} )?by:? {_MACHINE}(?: (?:on|at) {_MOMENT})?|{_DATE},? by:? {_MACHINE}"
    r"|this entry was (?:posted|published|written|filed)\b.{0,200}|bookmark the permalink\.?"
)
_POSTED = LazyPattern(
    rf"(?:posted|submitted|uploaded)(?: on| at)? ?:? ?{_DATE}(?: by [\w .'’-]{{2,40}})?"
    rf"|(?:posted|submitted|uploaded) by:? [\w .'’-]{{2,40}},? (?:on|at) {_MOMENT}"
    rf"|(?:[\w .'’-]{{2,40}} )?(?:posted|published):? {_DATE},? (?:last )?(?:updated|modified):? {_MOMENT}"
    rf"|this (?:story|article|post) was (?:originally |first )?(?:published|posted) (?:on |at )?{_DATE}\.?"
    rf"|published in [\w .'’-]{{2,40}}, {_DATE}|{_DATE} in [\w &'’-]{{2,30}}"
)
_STAMP = LazyPattern(rf"(?:and )?(?:{_DONE}:? )?(?:on |at )?(?:{_DATE},? (?:at |@ )?)?{_TIME}(?:,? {_DATE})?")
_TAGS = LazyPattern(
    r"(?:(?:post |article |story )?(?:tags|tagged(?: with| as| in| under)?|categories|filed (?:under|in)"
    r"|posted (?:in|under)|hidden categories|related topics|related tags)) ?: ?(.{2,200})"
    r"|(?:tagged(?: with| as| in| under)?|filed under|filed in|posted under) (.{2,200})"
)
_WEAK_TAGS = LazyPattern(r"(?:category|tag|topics?|labels?|sections?|more (?:in|on|about)) ?: ?(.{2,200})()")
_BETWEEN_TAGS = regex(r"\s*[,|·•;/>»]\s*|\s+(?=#)")
_FIELD = LazyPattern(
    rf"(?:joined|registered|member since|reg\. date|join date):? ?(?:{_DATE}|{_MONTH},? (?:19|20)\d\d)"
    r"|(?:posts|messages|topics|threads|likes received|reputation|reaction score|points|karma|thanks|thanked"
    r"|rep power|trophy points):? ?\d[\d,. ]{0,9}(?: times?)?"
    rf"|(?:posted|sent|post subject|last (?:visit|seen|active|online)):? ?{_DATE}"
    r"|(?:sku|item no|item number|model number|product code)\.?:? ?[\w-]{2,20}"
    r"|availability:? ?(?:in|out of) stock|about [\w.'’-]{2,20}(?: [\w.'’-]{2,20})?"
    r"|location:? ?[\w ,.'’-]{2,40}"
)
_COUNTED = LazyPattern(r"[^\W\d][\w &'’/.,-]{1,50} ?\(\d{1,5}\)")
_KEYED = LazyPattern(r"[a-z][\w /'’()-]{1,30}: ?\S.{0,200}")


_TELLING = (
    "admin",
    "webmaster",
    "comment",
    "permalink",
    "this entry",
    "uncategori",
    "affiliate",
    " ago",
    "repl",
)
_TAG_HEADS = (
    "tag", "post ", "posted", "article ", "story ", "categor", "filed", "hidden", "related", "topic", "label",
    "section", "more ",
)  # fmt: skip


def entry_kind(text: str) -> str:
    """Return how a line tells who posted an entry when: "entry line" where at least one piece of it is none
    of a byline (the number of comments, "admin"), "date of posting" where all are, "" for any other line.
    """
    telling = any(map(str.isdigit, text)) or any(word in text for word in _TELLING)
    if not telling or len(text) > 200 or text[-1:] in "?!":
        return ""
    if _ENTRY.fullmatch(text):
        return "entry line"
    if _POSTED.fullmatch(text):
        return "date of posting"
    pieces = [piece for piece in _CUT.split(text.strip()) if piece]
    if not 2 <= len(pieces) <= 8:
        return ""
    plain = [piece for piece in pieces if not _PAGE_ONLY.fullmatch(piece)]
    if len(plain) == len(pieces) or not all(_PLAIN.fullmatch(piece) for piece in plain):
        return ""
    enough = len(pieces) - len(plain) >= 2 or any(_WHO_OR_WHEN.fullmatch(piece) for piece in plain)
    return "entry line" if enough else ""


def is_stamp(text: str) -> bool:
    """Say whether a line is a time of day, with or without its date, as a page stamps its entries."""
    return any(map(str.isdigit, text)) and bool(_STAMP.fullmatch(text))


def is_tag_line(text: str, *, alone: bool) -> bool:
    """Say whether a line files the entry: "tags: solar, energy", "filed under: …".

    ``alone`` says that the line stands outside the article's body, where "topic: …" files it too.
    """
    if not text.startswith(_TAG_HEADS) or text[-1:] in ".;?!" or '"' in text or "“" in text:
        return False
    match = _TAGS.fullmatch(text) or (_WEAK_TAGS.fullmatch(text) if alone else None)
    if match is None:
        return False
    items = [item for item in _BETWEEN_TAGS.split(match.group(1) or match.group(2)) if item]
    words = max((item.count(" ") + 1 for item in items), default=9)
    return len(items) <= 20 and words <= (3 if match.group(2) and len(items) == 1 else 6)


def is_field(text: str) -> bool:
    """Say whether a line may be a field of a forum profile or of a shop's product."""
    return bool(_FIELD.fullmatch(text))


def is_counted(text: str) -> bool:
    """Say whether a line may be an entry of a list with counts: "garden (12)"."""
    return bool(_COUNTED.fullmatch(text))


def is_keyed(text: str) -> bool:
    """Say whether a line has the form "key: value"."""
    return bool(_KEYED.fullmatch(text))
