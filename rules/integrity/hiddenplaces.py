"""Where a hidden character can be taken out and nothing happens, and where it was put in on purpose."""

from copydesk.api import Lexicon, Span, regex

# "@\u200bname", "#\u200b12": nobody is to be called, no number linked.
CALLS = frozenset("@#")
BREAKERS = tuple("…—–/")
BEFORE = regex(r"[^\W\d_](?:[^\W\d_]|[\u00ad\u200b-\u200d\u2060\ufeff]){0,40}\Z")
BEHIND = regex(r"(?:[^\W\d_]|[\u00ad\u200b-\u200d\u2060\ufeff]){0,40}[^\W\d_]")
HIDDEN = regex(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
ENDS = regex(r"[,.;:!?)”’\"]{1,3}(?:\s|\Z)")
LONGEST = 41
# What may begin a heading, an item, markup, a call or an address behind white space.
SIGNS = frozenset("#*_-+>=`~|:[]<@&!\\")


def meant(text: str, span: Span) -> bool:
    """Say whether a hidden character parts a sign that calls somebody or links a number from what follows."""
    return text[span.start - 1 : span.start] in CALLS and text[span.end : span.end + 1].isalnum()


def breaks_line(text: str, span: Span) -> bool:
    """Say whether a zero-width space stands behind a mark after which a line may end: the tools that make
    pages put it there, as "…" and "—" do not let a line end.
    """
    return span.end - span.start == 1 and text[span.start - 1 : span.start] in BREAKERS


def removable(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Say whether nothing is lost without a hidden character: white space stands beside it, a mark that ends
    something stands behind it, or the letters on its sides are one word of the dictionary.
    """
    before, behind = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if not before or before.isspace() or not behind or behind.isspace():
        other = behind if not before or before.isspace() else before
        line = text[span.end : span.end + 4] if not before or before == "\n" else ""
        return other not in SIGNS and not line[:1].isdigit()
    if before.isalnum() and ENDS.match(text, span.end):
        return True
    left = BEFORE.search(text, max(0, span.start - LONGEST), span.start)
    right = BEHIND.match(text, span.end)
    if left is None or right is None:
        return False
    word = HIDDEN.sub("", left[0] + right[0]).lower()
    return lexicon.known(word)
