"""Shapes of page furniture: whole lines that are told by pattern, whatever the subject of the article.

Each pattern is tried on one line of at most 300 code points, in lower case where it says so. All repeats
are bounded.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ...base.regexes import regex
from .lazypattern import LazyPattern

LONGEST = 300

_SITE = (
    r"(?:on |to |via |in |with )?(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|telegram|e-?mail"
    r"|instagram|tiktok|threads|bluesky|mastodon|youtube|tumblr|google(?: news)?|flipboard|messenger|sms)"
)

_SHARE = regex(
    rf"(?:click (?:here )?to (?:share|tweet|e-?mail|print|enlarge|pin|copy)\b.{{0,80}}"
    rf"|(?:share|tweet|pin|post|save|send|follow|like|find|join|connect with|watch)(?: us| this| me"
    rf"| it)?(?: \w{{1,12}}){{0,2}} {_SITE}"
    rf"(?:[ ,|/·]{{1,3}}(?:and |or |on )?{_SITE}){{0,6}}(?: \(?opens in (?:a )?new (?:window|tab)\)?)?"
    rf"|follow (?:@\w{{2,30}}|[\w .'’-]{{2,40}}) {_SITE}"
    rf"|{_SITE}(?:[ ,|/·•]{{1,3}}{_SITE}){{2,8}}"
    r"|\d[\d.,]{0,9} ?[km]? ?(?:shares?|likes?|followers|retweets|claps|reactions|reposts)"
    r"|(?:shares|likes|views|followers):? \d[\d.,]{0,9}[km]?"
    r"|\d[\d.,]{0,9} ?[km]? views?)[.!»›]?"
)
_SUBSCRIBE = regex(
    r"(?:(?:please )?(?:subscribe|sign up|sign-up|register|join)(?: now| here| today| free)? (?:to|for|our"
    r"|and)\b.{0,90}"
    r"\b(?:newsletters?|mailing list|e-?mail updates|e-?mail alerts|inbox|podcast|digest|briefing|channel"
    r"|rss)\b.{0,60}"
    r"|get .{0,100}\b(?:delivered |sent |straight |right |directly )?(?:to|in|into) your inbox\b.{0,40}"
    r"|(?:please )?(?:enter|type) your e-?mail\b.{0,100}"
    r"|by (?:signing up|subscribing|submitting|registering|clicking|entering)\b.{0,60}\b(?:you )?(?:agree"
    r"|consent|accept|acknowledge)\b.{0,150}"
    r"|(?:thank you|thanks) for (?:subscribing|signing up|registering)\b.{0,60}"
    r"|(?:already|not) (?:a |an )?(?:\w{1,15} )?(?:subscriber|member|registered|subscribed)(?: yet)?\?.{0,40}"
    r"|this (?:article|content|story|post|page) is (?:only |exclusively )?(?:available |reserved )?(?:for"
    r"|to) (?:our )?(?:paying |paid |premium |registered )?(?:subscribers|members)\b.{0,60}"
    r"|you have (?:\w{1,6} )(?:free )?(?:articles?|stories|story) (?:left|remaining)\b.{0,80}"
    r"|(?:to )?(?:continue|keep) reading(?: this (?:article|story))?,? (?:subscribe|sign in|sign up|log in"
    r"|register|create)\b.{0,80}"
    r"|download (?:our|the) (?:free )?(?:\w{1,15} ){0,3}app\b.{0,60}"
    r"|(?:if you (?:liked|enjoyed|like) this (?:article|post|story)),? .{0,120}\b(?:subscribe|share"
    r"|sign up|follow|newsletter)\b.{0,80}"
    r"|(?:buy|support) (?:me|us) .{0,20}\b(?:coffee|patreon|ko-fi)\b.{0,20})"
)
_COMMENTS = regex(
    r"(?:\(?\d{1,3}(?:[,.]\d{3})?\)? (?:comments?|replies|reply|responses?|thoughts?)(?: (?:on"
    r"|to) [\"“‘'].{0,150})?"
    r"|(?:no|one|two|three) (?:comments?|replies|responses?)(?: (?:on|to|yet).{0,150})?"
    r"|comments? ?\(\d{1,5}\)|comments?: ?\d{1,5}"
    r"|your e-?mail(?: address)? will not be (?:published|shared)\b.{0,80}"
    r"|required fields are marked\b.{0,10}"
    r"|save my (?:name|details|information)\b.{0,40}\b(?:browser|next time)\b.{0,60}"
    r"|this site uses akismet\b.{0,120}|learn how your comment data is processed\.?"
    r"|(?:you must be|please) (?:logged|log|sign|signed|register|registered) ?in? to (?:post|leave|add"
    r"|write|comment|reply)\b.{0,40}"
    r"|notify me (?:of|by|when)\b.{0,80}|comments (?:are|have been) (?:now )?(?:closed|disabled|off"
    r"|moderated)\b.{0,60}"
    r"|(?:leave|post|write|add) (?:a|your) (?:comment|reply)(?: (?:below|to|on|here)\b.{0,60})?)[.!]?"
)
_COOKIES = LazyPattern(
    r"(?:we|this (?:web ?)?site|our (?:web ?)?sites?|our partners|by (?:continuing|using|browsing|clicking"
    r"|visiting|accepting|closing)|"
    r"to (?:give|provide|offer|improve|ensure|help))\b.{0,160}\bcookies?\b.{0,160}"
)
_COOKIE_PURPOSE = LazyPattern(
    r"experience|consent|agree|accept|continu|brows|setting|preferenc|personali[sz]e|analy[sz]e|traffic"
    r"|our (?:web)?site|this (?:web ?)?site|policy"
)
_RIGHTS = regex(
    r"(?:(?:©|\(c\)|copyright(?: ©| \(c\)| notice)?:?) {0,2}(?:by )?(?:[\w.&,'’ -]{0,60})(?:19"
    r"|20)\d\d\b.{0,120}"
    r"|all (?:content|text|images|photos|material) (?:©|copyright).{0,80}"
    r"|(?:19|20)\d\d ?©.{0,80}|©.{1,80}|(?:\w.{0,80}\b)?all rights reserved\b.{0,80}"
    r"|this (?:material|article|content) (?:may|must) not be (?:published|reproduced|copied)\b.{0,150}"
    r"|(?:proudly )?powered by (?:wordpress|blogger|ghost|drupal|squarespace|wix|medium)\b.{0,60}"
    r"|theme:? .{0,40}\bby\b.{0,40}\bwordpress\b.{0,20}"
    r"|(?:please )?(?:enable|turn on) javascript\b.{0,120}|.{0,60}\bjavascript (?:is|must be"
    r"|to be) (?:disabled|enabled|required)\b.{0,100}"
    r"|your browser (?:does not|doesn['’]t) support\b.{0,100})"
)
_FILED = LazyPattern(
    r"(?:filed under|filed in|posted in|tagged|tagged with|tagged as|tagged in|more in"
    r"|categori[sz]ed in)[: ] ?[\w&#,.'’ /|·•-]{2,160}"
)
_READ_TIME = LazyPattern(
    r"(?:\W{0,3}(?:estimated )?(?:reading|read) time:?[ ~]{0,3}(?:about |approx\.? )?(?:< ?"
    r"|less than )?\d{1,3}(?: ?[-–] ?\d{1,3})? ?(?:m|min|mins|minutes?)\b\.?(?: read)?"
    r"|\W{0,3}(?:an? |about |~)?\d{1,3}(?: ?[-–] ?\d{1,3})?[- ]?(?:m|min|mins|minutes?)\.?[- ](?:read"
    r"|reading|reading time|listen|watch|video)"
    r"|less than (?:a|one|1) min(?:ute)? read)\W{0,3}"
)
_AGO = LazyPattern(
    r"(?:(?:last )?(?:updated|modified|published|posted|edited|added|by [\w .'’-]{2,40}):? {0,2})?"
    r"(?:an?|\d{1,3}) ?(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y"
    r"|years?) ago(?: by [\w .'’-]{2,40})?"
    r"|(?:last )?(?:updated|modified)(?: at| on)?:? {0,2}\d{1,2}[:.]\d\d ?(?:am|pm|a\.m\."
    r"|p\.m\.)?(?: ?(?:gmt|utc|est|edt|bst|cet|cest|ist|pst|pdt|et|pt))?"
    r"|(?:just now|moments ago)"
)
_CREDIT = LazyPattern(
    r"[(\[]?(?:(?:cover |featured |header |file |stock |main |top |lead )?(?:photo|image|picture"
    r"|photograph|illustration|graphic|photography|artwork)s?"
    r"(?: credits?| source| courtesy| by| courtesy of| via| from| copyright){0,2} ?[:/|–—] ?[^\s].{1,80}"
    r"|(?:photo|image|picture|photograph|illustration|photography|artwork)s?(?: courtesy of| credit| by"
    r"| via) [A-Z].{1,60}"
    r"|credits?: ?[A-Z].{1,60}"
    r"|(?:[A-Z][\w.'’-]{1,20} ){0,3}[A-Z][\w.'’-]{1,20} ?(?:/|\||via|for) ?(?:Getty(?: Images)?|Reuters"
    r"|REUTERS|AP|AFP|EPA|Shutterstock|Unsplash|Pexels|Pixabay|iStock|Alamy|Bloomberg|Wikimedia Commons"
    r"|AP Photo|Flickr)"
    r"|(?:AP|AFP|EPA|Getty|Reuters|REUTERS)(?: Photos?| Images?|-EFE)?(?:/[A-Z][\w .'’-]{2,40})?"
    r"|Getty Images|Shutterstock|iStock(?:photo)?|Unsplash)[)\]]?",
)
_CREDIT_HEAD = regex(
    r"[(\[]?(?:cover |featured |header |file |stock |main |top |lead )?(?:photo|image|picture|photograph"
    r"|illustration|graphic|credit|photography|artwork)",
    re.IGNORECASE,
)

_NUMBER = regex(r"\d{1,4}")
_PAGER = LazyPattern(
    r"(?:pages?:? )?(?:(?:«|‹|<|←|&laquo;)? ?(?:first|prev|previous|back)?(?: page)? ?[-|·•,/]? ?)?"
    r"\[?\d{1,4}\]?(?:[ ]?[-–—|·•,/]?[ ]?\[?(?:\d{1,4}|…|\.\.\.)\]?){1,30}"
    r"(?: ?[-|·•,/]? ?(?:next|last|older|newer)?(?: page)? ?(?:»|›|>|→|&raquo;)?){0,2}"
)
_PAGE_OF = LazyPattern(
    r"(?:page )\d{1,4} (?:of|/) \d{1,4}|\d{1,4} of \d{1,4}|page \d{1,4}(?: ?[|·-] ?next(?: page)?)?"
)
_STEP = LazyPattern(
    r"(?:«|‹|<{1,2}|←|⟵|&laquo;) ?(?:previous|prev|older|back|newer|earlier|first)(?: (?:page|post|posts"
    r"|article|story|entries|entry))?"
    r"|(?:previous|prev|older|newer|next|last)(?: (?:page|post|posts|article|story|entries|entry))? ?(?:»"
    r"|›|>{1,2}|→|⟶|&raquo;)"
    r"|(?:[«‹←] ?)?(?:previous|prev|older|newer)(?: (?:page|post|article))? ?[|/·•-]? ?(?:next|newer|older)"
    r"(?: (?:page|post|article))? ?[»›→]?"
)
_SEPARATED = regex(r"\s*[|•·∙›»→>‹«]\s*|\s+/\s+|\s+::\s+|\s+[–—-]\s+")
_CRUMB_HEAD = regex(
    r"(?:you are here:? ?)?(?:home|homepage|start|startseite|accueil|inicio|front page"
    r"|main)\s?(?:[>»›/|→·•]|::)\s?\S",
    re.IGNORECASE,
)

_SYMBOLS = frozenset("*.|·•»›«‹>~°†‡¤¦-–☰≡▲▼►▶◄◀✕✖⋮↑")
_LONE = frozenset("|·•»›«‹¦☰≡▲▼►▶◄◀✕✖⋮↑")
_BREAKS = frozenset("⁂❦❧☙✻✽✦§~")

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_CHROME_DATE = LazyPattern(
    rf"(?:today is |it['’]s )?{_WEEKDAY},? (?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st"
    rf"|nd|rd|th)? {_MONTH},? \d{{4}})"
    r"(?:[ ,|·-]{1,4}\d{1,2}[:.]\d\d ?(?:am|pm)?(?: [a-z]{2,4})?)?"
)
MONTH_YEAR = LazyPattern(
    rf"[«‹<]{{0,2}} ?(?:{_MONTH}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?,? ?(?:19"
    rf"|20)\d\d ?[»›>]{{0,2}}"
)

NAME = LazyPattern(
    r"(?:[A-Z][^\W\d_]*[.'’-]?[^\W\d_]*\.?)(?: (?:de|da|di|del|van|von|der|den|bin|al|el|la|le"
    r"|ter)){0,2}(?: [A-Z][^\W\d_]*[.'’-]?[^\W\d_]*\.?){1,3}"
)
_ROLE = LazyPattern(
    r"\b(?:writer|reporter|journalist|editor|correspondent|author|critic|blogger|columnist|analyst|expert"
    r"|enthusiast|"
    r"contributor|photographer|researcher|producer|freelancer|strategist|lover|fan|professor|lecturer"
    r"|historian|specialist|"
    r"consultant|commentator|storyteller|observer|novelist|essayist|fellow|veteran|geek|nerd|addict|creator|"
    r"copywriter|marketer|entrepreneur|engineer|developer|scientist|economist|student|intern|staffer"
    r"|translator|podcaster)\b"
)
_FINITE = LazyPattern(r"\b(?:is|was|are|were|has|had|will|would|said|says|can|could|did|does|do|have)\b")
_BIO_VERB = LazyPattern(
    r"(?:is|was) (?:an?|the) .{0,80}|(?:covers|writes|reports|edits|blogs|specializes|specialises|lives"
    r"|holds|joined)\b.{0,150}"
)


_KINDS = (("share", _SHARE), ("subscribe", _SUBSCRIBE), ("comments", _COMMENTS), ("rights", _RIGHTS))


def share_kind(text: str) -> str:
    """Return why a line is share, subscribe, comment or notice furniture ("share", "subscribe" …), or "".

    ``text`` is a whole line in lower case.
    """
    for name, pattern in _KINDS:
        if pattern.fullmatch(text):
            return name
    if "cookie" in text and _COOKIES.fullmatch(text) and _COOKIE_PURPOSE.search(text):
        return "cookies"
    if text.startswith(("filed", "posted in", "tagged", "more in", "categori")) and _FILED.fullmatch(text):
        return "filing"
    return ""


def is_read_time(text: str) -> bool:
    """Say whether a lower-case line is a reading time ("4 min read")."""
    return text[-1:].isalpha() and ("min" in text or "read" in text) and bool(_READ_TIME.fullmatch(text))


def is_relative_stamp(text: str) -> bool:
    """Say whether a lower-case line is a time stamp that only a live page can show ("3 hours ago")."""
    timely = "ago" in text or "now" in text or any(map(str.isdigit, text))
    return timely and bool(_AGO.fullmatch(text))


def is_credit(text: str) -> bool:
    """Say whether a line is the credit of a picture."""
    if len(text) > 110:
        return False
    if _CREDIT_HEAD.match(text):
        head = text[:1].lower() + text[1:] if text[0] not in "([" else text[0] + text[1:2].lower() + text[2:]
        return bool(_CREDIT.fullmatch(head))
    return bool(_CREDIT.fullmatch(text))


_STEP_HEADS = ("«", "‹", "<", "←", "⟵", "&laquo;", "prev", "next", "older", "newer", "last")


def is_pager(text: str) -> bool:
    """Say whether a lower-case line is a pager: page numbers in order, "page 2 of 5", "« previous"."""
    if len(text) > 160:
        return False
    digits = any(map(str.isdigit, text))
    if not digits and not text.startswith(_STEP_HEADS):
        return False
    if (digits and _PAGE_OF.fullmatch(text)) or _STEP.fullmatch(text):
        return True
    if not digits or not _PAGER.fullmatch(text):
        return False
    numbers = [int(number) for number in _NUMBER.findall(text)]
    wordy = any(word in text for word in ("next", "prev", "last", "page", "»", "›", "→"))
    if numbers[0] != 1 and not wordy:
        return False
    gap = "…" in text or "..." in text
    steps = [after - before for before, after in pairwise(numbers)]
    rising = all(step > 0 for step in steps) and 1 in steps
    in_order = all(step == 1 for step in steps) or (gap and rising)
    return in_order and len(numbers) >= (2 if wordy else 3 if gap else 4)


def segments(text: str) -> list[str]:
    """Cut a line at separators as menus have them (bars, dots, arrows, spaced dashes and slashes)."""
    return [piece for piece in _SEPARATED.split(text) if piece]


def is_breadcrumb(text: str) -> bool:
    """Say whether a line is a path through the site ("Home > News > Europe")."""
    pieces = segments(text)
    if len(text) > 200 or len(pieces) < 2 or text[-1:] in ".!?;,":
        return False
    if _CRUMB_HEAD.match(text):
        return True
    arrows = sum(text.count(mark) for mark in "›»→>")
    return (
        len(pieces) >= 3
        and arrows >= len(pieces) - 1
        and all(piece[0].isupper() and piece.count(" ") <= 4 for piece in pieces)
    )


def is_symbols(raw: str) -> bool:
    """Say whether a line is left-over symbols and not one of the usual scene breaks or rules."""
    if not 1 <= len(raw) <= 20 or any(char not in _SYMBOLS and not char.isspace() for char in raw):
        return False
    marks = [char for char in raw if not char.isspace()]
    if len(set(marks)) == 1:
        return marks[0] in _LONE and len(marks) <= 2
    return not set(raw) & _BREAKS


def is_chrome_date(text: str) -> bool:
    """Say whether a lower-case line is today's date as a page head shows it, weekday included."""
    return any(map(str.isdigit, text)) and bool(_CHROME_DATE.fullmatch(text))


def is_bio(text: str) -> bool:
    """Say whether a line is a writer's note: without a verb ("A music critic with an ear for …") or of the
    usual pattern.
    """
    if not 15 <= len(text) <= 400:
        return False
    first = text.casefold().split(". ")[0]
    named = NAME.match(text)
    if named and _BIO_VERB.match(first[named.end() :].lstrip()):
        return True
    if first.startswith(("covers ", "covering ", "writes about ", "writing about ", "reports on ")):
        return True
    return bool(_ROLE.search(first)) and not _FINITE.search(first)
