"""Notices of newsletters, wikis, forums, shops, players and themes that stand on a page beside the article.

Each fragment is a whole line in lower case, with or without a final stop. All repeats are bounded.
"""

from __future__ import annotations

from .lazypattern import LazyPattern

_SYSTEM = (
    r"(?:phpbb|vbulletin|discourse|xenforo|mybb|smf|invision|mediawiki|joomla|drupal|wordpress|blogger|blogspot"
    r"|ghost|squarespace|wix|weebly|shopify|woocommerce|substack|beehiiv|mailchimp|hugo|jekyll|typepad"
    r"|movable type|medium|webflow)"
)
_PLATFORM = (
    r"(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|mastodon|bluesky|threads|pinterest|google news)"
)
_BUTTON = r"(?:share|tweet|pin|e-?mail|print|save|post|like|comment)"
_TALLY = r"\d[\d.,]{0,6}[km]? (?:shares?|views?|likes?|comments?)"
_MAIL = r"(?:e-?mail|newsletter|message)"


def _any_of(fragments: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(fragments)})[.!]?"


_NEWSLETTER = (
    rf"you (?:are receiving|received|have received) this {_MAIL}\b.{{0,150}}",
    r"(?:to )?unsubscribe (?:from|at|by|here|click)\b.{0,120}",
    rf"(?:was )?this {_MAIL} (?:was )?forwarded to you\?.{{0,60}}",
    rf"forwarded this {_MAIL}\?.{{0,60}}",
    rf"(?:having )?trouble (?:viewing|reading) this {_MAIL}\?.{{0,60}}",
    rf"(?:click here to )?(?:view|read|open) (?:this |the )?(?:{_MAIL} |it )?(?:in|on) (?:your |a )?"
    r"(?:web ?)?browser",
    r"(?:no longer want|don['’]t want) (?:to receive )?these e-?mails\b.{0,80}",
    r"thanks for reading\b.{0,60}\b(?:subscribe|share|upgrade)\b.{0,80}",
    r"(?:like|love|enjoy(?:ing|ed)?) (?:what you(?:['’]re| are) reading|this (?:article|post|story))\?"
    r".{0,100}",
    r"(?:got|have) a (?:news )?(?:story|tip|question|correction)\?.{0,100}",
    r"this post is (?:public|for paid subscribers|for subscribers)\b.{0,60}",
    r"subscribe (?:for|from) (?:just |only |as little as )?[£$€] ?\d.{0,40}",
    r"(?:.{0,80}[.!] )?(?:please )?(?:don['’]t|do not) forget to"
    r" (?:subscribe|share|like|follow|pin)\b.{0,60}",
)
_WIKI = (
    r"from [\w .'’-]{2,40}, the free (?:encyclopa?edia|dictionary|library|wiki)",
    r"retrieved from [\"“'].{1,200}",
    r"\[ ?edit(?: source| section)?(?: ?\| ?edit source)? ?\]",
    r"this page was last (?:edited|modified|changed|updated)\b.{0,80}",
    r"(?:text|content) is available under\b.{0,120}",
    r"this page has been accessed\b.{0,40}",
    r"jump to ?:.{2,60}",
)
_FORUM = (
    r"last edited (?:by|on|at)\b.{0,80}",
    r"users? browsing this\b.{0,100}",
    r"all times are\b.{0,40}",
    r"\d{1,4} (?:users?|guests?|members?) (?:online|viewing)\b.{0,60}",
    r"you (?:cannot|can not|can|may not|may) (?:post|reply|edit|delete|vote)\b.{0,60}"
    r"\b(?:this forum|attachments)\b.{0,20}",
)
_SHOP = (
    r"(?:this|the) (?:post|article|page|site|blog|video) (?:may )?(?:contains?|includes?|uses?)"
    r" affiliate links?\b.{0,160}",
    r"as an amazon (?:associate|affiliate)\b.{0,100}",
    r"(?:we|i|our site) (?:may )?(?:earn|receive|get) (?:an? )?(?:small )?(?:affiliate )?"
    r"commission\b.{0,120}",
    r"(?:rated )?[0-5](?:\.\d{1,2})? ?(?:out of 5|/ ?5) stars?(?: .{0,30})?",
    r"(?:rated )?[0-5](?:\.\d{1,2})? (?:stars? )?from \d[\d,]{0,6} (?:votes?|ratings?|reviews?)",
    r"\(?\d[\d,]{0,6}\)? (?:customer |user )?(?:reviews?|ratings?)",
    r"did you (?:make|try|cook|bake) this recipe\b.{0,80}",
    r"(?:tag|mention) (?:us )?@\w{2,30}\b.{0,60}",
    r"free (?:shipping|delivery|returns) (?:on|for|over) (?:all )?(?:orders|purchases|us|uk|eu|[$£€]).{0,60}",
)
_SITE = (
    rf"(?:proudly |forum )?(?:powered|designed|built|made|created) (?:by|with|on) {_SYSTEM}\b.{{0,60}}",
    r"theme (?:by|:) ?[\w .&'’-]{2,40}",
    r"(?:web ?)?site (?:design(?:ed)? |developed |built |hosted |powered )?by [\w .&'’-]{2,40}",
    r"web design by [\w .&'’-]{2,40}",
    r"this (?:web ?)?site requires javascript\b.{0,120}",
    r"(?:please )?turn on javascript\b.{0,60}",
    rf"(?:follow|like|tag) us\b.{{0,40}}(?:@\w|\b{_PLATFORM}\b).{{0,60}}",
    r"follow @\w{2,30}.{0,40}",
    rf"@\w{{2,30}} on {_PLATFORM}",
    rf"{_PLATFORM} \d[\d.,]{{0,6}}[km]?(?: {_PLATFORM} \d[\d.,]{{0,6}}[km]?){{1,6}}",
    rf"{_BUTTON}(?: {_BUTTON}){{2,6}}",
    rf"{_TALLY}(?: {_TALLY}){{1,3}}",
    r"share (?:this|the) (?:article|story|post|page|news|video|recipe) (?:on|in|via|to|with) [\w ,]{2,40}",
    r"\*? ?(?:we (?:hate|never) (?:send )?spam|we respect your privacy|no spam)\b.{0,80}",
    r"(?:we['’]re sorry|sorry|we apologi[sz]e),? (?:but )?this (?:video|content|page|player)\b.{0,60}",
    rf"(?:share|share this|follow|follow us|follow me) ?:(?: (?:{_PLATFORM}|whatsapp|reddit|telegram|e-?mail"
    r"|print|copy link)[,|·/]?){1,8}",
    r"listen to (?:this|the) (?:article|story|post|episode)\b.{0,30}",
    r"this video can ?not be played\b.{0,40}",
    r"play video [\"“].{2,120}",
    r"click here (?:to|for) (?:listen|watch|read|view|see|download|subscribe|sign|join|get|more|donate"
    r"|register)\b.{0,60}",
    r"tap (?:here )?to (?:listen|watch|read|view|see|unmute|expand)\b.{0,40}",
    r"search(?: this (?:site|blog|website))?(?: for)? ?: ?",
    r"showing \d{1,5} ?[-–] ?\d{1,5} of \d[\d,]{0,6}(?: results?| posts?)?",
)
_POINTER = (
    r"\[?(?:continue reading|read more|read on|read the full story|more) ?(?:…|\.\.\.|→|»|›|>>)\]?",
    r"\[(?:read more|continue reading|read the full story|more)\]",
    r"(?:read )?more (?:from|on|about) [\w .'’-]{2,40}:",
    r"read more (?:from|on|about) [\w .'’-]{2,40}",
)
_TURN = (
    r"(?:previous|next|older|newer|prev) (?:post|article|story|entry|page) ?[:»«→←-] ?.{2,120}",
    r"(?:prevprevious|nextnext)",
)
_AD = LazyPattern(
    _any_of(
        (
            r"(?:advertisement|ad|advert) \d{1,2}",
            r"this (?:advertisement|ad) (?:has not|hasn['’]t|did not) load(?:ed)?\b.{0,60}",
            r"(?:sponsored|promoted|paid|partner) (?:content|links|stories|posts?) (?:by|from) "
            r"[\w .&'’-]{2,40}",
        )
    )
)
_NOTICE = LazyPattern(_any_of((*_NEWSLETTER, *_WIKI, *_FORUM, *_SHOP, *_SITE)))
_STEP = LazyPattern(_any_of(_TURN))
_MORE = LazyPattern(_any_of(_POINTER))
_ARCHIVE = LazyPattern(
    _any_of(
        (
            r"(?:monthly |daily |yearly |tag |category |author |blog )?archives?(?: for| by)? ?:? ?"
            r"[\w ,&'’“”\"-]{2,50}",
            r"(?:posts|articles|stories|entries) (?:tagged|filed|categori[sz]ed) ?(?:with|as|under|in)?:? ?"
            r"[\w &'’“”\"-]{2,50}",
            r"you searched for\b.{0,60}",
            r"search results for\b.{0,60}",
            r"brows(?:e|ing):? .{2,80}",
            r"(?:tag|category|author): [\w &'’-]{2,40}",
            r"(?:today['’]s |local )?weather:? .{0,20}-?\d{1,3} ?°.{0,40}",
            r"-?\d{1,3} ?° ?[cf]?(?: .{1,30})?",
            r"issue #?\d{1,4} ?[|·•–—-].{2,40}",
            r"« .{3,80}",
            r"[^«]{3,80} »",
        )
    )
)
_PICTURE_HEADS = (
    "file", "stock", "archive", "courtesy", "handout", "represent", "illustrative", "image", "photo",
    "picture", "media",
)  # fmt: skip
_FILE_PHOTO = LazyPattern(
    r"[(\[]?(?:(?:file|stock|archive|courtesy|handout|representative|representational|representation"
    r"|illustrative) (?:photo|image|picture|pic|photograph)"
    r"|image (?:used )?for representation(?: purposes?)?(?: only)?)\.?[)\]]?"
    r"|(?:image|photo|picture|media) (?:source|caption|credit|copyright)[,:] ?.{2,120}"
)


# With which words a notice begins, if it begins with a word: most headings begin with another.
_FIRST_WORDS = frozenset(
    """
    love enjoy enjoying enjoyed got have
    you to unsubscribe was this forwarded having trouble click view read open no don't don’t thanks subscribe
    please do from retrieved edit text content jump last user users all the as we we're we’re i our rated did
    tag mention free proudly forum powered designed built made created theme website web site turn follow like
    facebook twitter x instagram linkedin youtube tiktok mastodon bluesky threads pinterest google share tweet
    pin email print save post comment sorry listen play tap search showing
    """.split()
)


def is_notice(text: str) -> bool:
    """Say whether a line is a notice that only a newsletter, wiki, forum, shop or theme puts on a page."""
    first = text.split(" ", 1)[0].strip("[(*,:")
    plain = first.isalpha() and first not in _FIRST_WORDS and " forget to " not in text
    return not plain and bool(_NOTICE.fullmatch(text))


def is_ad(text: str) -> bool:
    """Say whether a line is a numbered or failed slot of an advertisement, or names who sold it."""
    return text.startswith(("ad", "this ad", "sponsored", "promoted", "paid", "partner")) and bool(
        _AD.fullmatch(text)
    )


def is_turn(text: str) -> bool:
    """Say whether a line leads to the post before or after this one, and names it."""
    return text.startswith(("prev", "next", "older", "newer")) and bool(_STEP.fullmatch(text))


def is_pointer(text: str) -> bool:
    """Say whether a line is a bare pointer to more text: "read more »", "more from Leeds:"."""
    return text.startswith(("[", "continue", "read", "more")) and bool(_MORE.fullmatch(text))


def is_archive_line(text: str) -> bool:
    """Say whether a line may name the list of entries that was copied; only outside an article's body."""
    return bool(_ARCHIVE.fullmatch(text))


def is_file_photo(text: str) -> bool:
    """Say whether a line is the remark of a picture desk that stands below a picture."""
    return text.lstrip("[(").startswith(_PICTURE_HEADS) and bool(_FILE_PHOTO.fullmatch(text))
