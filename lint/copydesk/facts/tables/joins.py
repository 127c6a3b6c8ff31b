"""Glued words: places in a line where two table cells lost the border, and the space, between them.

A join is weighed, not decided: "CountyCrop" or "2004Quito" is one for sure, "page12" perhaps, "YouTube"
and "McDonald" not at
all. ``facts/tables/flattened.py`` decides, from neighbouring lines, whether the joins make a table.
"""

from __future__ import annotations

from typing import NamedTuple

from ...base.regexes import regex

_CANDIDATE = regex(
    r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-ÞĀ-ſͰ-Ͽ])"
    r"|(?<=[^\W_])(?=[$€£“\"])"
    r"|(?<=[)\]%”»\"])(?=[A-ZÀ-ÖØ-ÞĀ-ſ\d])"
    r"|(?<=\d)(?=[A-ZÀ-ÖØ-ÞĀ-ſ])"
    r"|(?<=[^\W\d_])(?=\d)"
    r"|(?<=[!?])(?=[A-ZÀ-ÖØ-Þ])"
)
_LEFT_WORD = regex(r"[^\W\d_]*\Z")
_RIGHT_WORD = regex(r"[^\W\d_]*")
_ADDRESS = regex(r"://|^www\.|^[\w.+-]+@[\w-]+\.|^[#@\\/]")
_COMPOUND_NUMBER = regex(r"\d+[,.:–−-]\d|\d{5}")
_ITEM_NUMBER = regex(r"\s*\(?[\w.]{1,4}[)\]]\Z")
_REACH = 40

# Names whose parts are joined by a capital. Own list: programs, sites, firms, spellings that articles use as
# one word.
_BRANDS = frozenset(
    """
    activex airbnb aliexpress appstore arxiv autocad bitcoin biontech blackberry bitlocker bittorrent
    clickhouse codepen coffeescript
    coreldraw couchdb deepmind deepseek devops dreamworks duckduckgo dynamodb easyjet ecmascript etoro
    exxonmobil facebook facetime
    fedex fivethirtyeight freebsd github gitlab glaxosmithkline gofundme google graphql greatschools homebrew
    homekit hubspot
    icloud ietf iheartradio instagram intellij ipad iphone javascript jetblue jpmorgan kickstarter lastpass
    lego libreoffice linkedin livejournal
    logmein macbook macos mailchimp mariadb mastercard mathworks mcafee medlineplus microsoft minecraft
    mongodb moderna myspace
    nasdaq netapp netbeans netsuite nodejs onedrive onenote onlyfans openai openbsd openoffice openssl
    openstack openstreetmap
    openvpn patreon paypal photoshop playstation postgresql powerpoint powershell precision prochoice
    purescript pytorch quicktime quickbooks
    realplayer researchgate rubygems ryanair sciencedirect salesforce samsung servicenow sharepoint skyscanner
    slideshare smartphone snapchat
    soundcloud spacex sourceforge spongebob stackoverflow starcraft steamos streamyard successfactors
    surveymonkey tensorflow testflight thinkpad
    tiktok timewarner transunion tripadvisor truecrypt typescript unicredit unicef ubereats viacomcbs vmware
    warcraft webassembly webkit webmd
    weibo wechat wework whatsapp whistleblower wikileaks wikimedia wikidata windows wordpress wordperfect xbox
    yougov youtube zoominfo
    batman breitbart businessinsider bellsouth conocophillips daimlerchrysler glencore healthcare hellofresh
    lexisnexis mediawiki
    newscorp newsguard politifact pricewaterhousecoopers prnewswire pubmed readwrite techcrunch teamviewer
    trustpilot
    buzzfeed carmax comcast costar crowdstrike docusign doordash draftkings fanduel goodreads grubhub
    instacart journallist livescience
    lululemon metlife nbcuniversal openweb petsmart phonepe rocketlab scotiabank solarwinds sunedison
    sunpower swissport taskrabbit
    transcanada unitedhealth verisign vietjet wirecard workday
    """.split()
)
_NAME_PREFIXES = frozenset(["Mac", "Fitz", "Van", "Von", "Des", "Della", "Dell", "Los", "Las", "Saint"])


class Join(NamedTuple):
    """A possible lost border before the code point ``at`` of a line; ``weight`` is 0.5 (perhaps) or 1 (sure);
    ``token`` is the glued word."""

    at: int
    weight: float
    token: str


def find_joins(line: str) -> list[Join]:
    """Find the joins of one line, in order. Linear in the length of the line: looks at most 40 code points
    either side of each."""
    found: list[Join] = []
    for match in _CANDIDATE.finditer(line):
        at = match.start()
        weight = _weigh(line, at)
        if weight:
            found.append(Join(at, weight, _token(line, at)))
    return found


def _token(line: str, at: int) -> str:
    left = line[max(0, at - _REACH) : at]
    right = line[at : at + _REACH]
    head = left.rsplit(None, 1)[-1] if left and not left[-1].isspace() else ""
    tail = right.split(None, 1)[0] if right and not right[0].isspace() else ""
    return head + tail


def _weigh(line: str, at: int) -> float:
    before, after = line[at - 1], line[at]
    token = _token(line, at)
    if _ADDRESS.search(token):
        return 0.0
    left = _LEFT_WORD.search(line, max(0, at - _REACH), at)
    word_left = left.group() if left else ""
    word_right = _RIGHT_WORD.match(line, at, at + _REACH).group()  # type: ignore[union-attr]  # matches the empty string
    if before.islower() and after.isupper():
        code = token[0].islower() and token == line.strip()
        return 0.0 if code else _camel(token, word_left, word_right)
    if after in "$€£":
        return 1.0 if before.isdigit() or before.islower() else 0.0
    if after in '“"':
        return 1.0 if after == "“" or _opens(line, at) else 0.0
    if before in ')]%”»"!?':
        return _after_mark(line, at, word_right)
    if before.isdigit():
        return _after_number(word_right)
    if after.isdigit():
        return _before_number(line, at, word_left)
    return 0.0


def _camel(token: str, left: str, right: str) -> float:
    """Weigh lower case before a capital; two letters before the capital make a name (PfP, iOS)."""
    segment = left
    for index in range(len(left) - 1, -1, -1):
        if left[index].isupper():
            segment = left[index:]
            break
    if len(segment) <= 2 or segment in _NAME_PREFIXES or (left + right).casefold() in _BRANDS:
        return 0.0
    if "_" in token or "()" in token or len(left) + len(right) <= 5:
        return 0.0
    return 0.5 if len(right) == 1 else 1.0


def _opens(line: str, at: int) -> bool:
    """Tell whether a straight quotation mark opens: it is the odd one of its line and text follows."""
    return line.count('"', 0, at) % 2 == 0 and line[at + 1 : at + 2].strip() != "" and '"' in line[at + 1 :]


def _after_mark(line: str, at: int, right: str) -> float:
    before, after = line[at - 1], line[at]
    if before in "!?":
        return 0.5 if len(right) > 2 else 0.0
    if before == '"' and line.count('"', 0, at) % 2:
        return 0.0
    if before == "]" and line[at - 2 : at - 1].isdigit():
        return 0.5
    if after.isdigit() and before == ")":
        return 0.5
    return 0.0 if _ITEM_NUMBER.match(line[:at][:12]) else 1.0


def _after_number(right: str) -> float:
    """Weigh a capital after a digit: "2004Quito" surely, "4CKYB" likely, "5G" and "60Hz" not."""
    if len(right) >= 3:
        return 1.0 if right[1:].islower() or right[1].islower() else 0.5
    return 0.0


def _before_number(line: str, at: int, left: str) -> float:
    """Weigh a digit after a word: "Harwich12–3" surely, "page12" perhaps, "mp3" and "RS4" not."""
    if len(left) < 4 or not left[-1].islower():
        return 0.0
    return 1.0 if _COMPOUND_NUMBER.match(line, at) else 0.5
