"""Two figures of style that are told by grammar and not by words: participial tails and lists of three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...language.wordshapes import Token

_ADVERBS = frozenset(
    "thereby thus further also directly significantly ultimately simultaneously greatly effectively not "
    "only while".split()
)


def participial_tails(
    tokens: Sequence[Token], strong: frozenset[str], weak: frozenset[str]
) -> Iterator[tuple[int, int, str]]:
    """Find clauses like “, fostering trust”: a comma, at most two adverbs, an -ing form of the lists, and
    words behind it.

    Yields prose ranges from the -ing form to the end of the clause, and the tier of the verb: “strong” and
    “weak” of the lists, “faint” for another verb with an abstract noun behind it, “slight” without. The -ing
    form must not open the sentence, and a list of -ing forms that is the subject or object (“by pooling,
    sharing and …”) does not count.
    """
    for at, token in enumerate(tokens):
        if token.text not in (",", "—", "–") or at < 3:
            continue
        k = at + 1
        while (
            k < len(tokens) and k <= at + 3 and (tokens[k].text in _ADVERBS or tokens[k].text.endswith("ly"))
        ):
            k += 1
        if k + 1 >= len(tokens) or not tokens[k].text.endswith("ing") or not tokens[k + 1].is_word:
            continue
        group = _tier(tokens, k, strong, weak)
        if group and not _in_gerund_list(tokens, at):
            yield tokens[k].start, tokens[_clause_end(tokens, k)].end, group


# -ing words that report, relate or name, and so do not comment on the sentence.
_NOT_COMMENTS = frozenset(
    "including excluding according regarding concerning following during considering depending pending "
    "owing barring "
    "notwithstanding being having saying noting citing telling warning asking referring quoting "
    "writing speaking "
    "killing injuring wounding wearing standing sitting lying holding looking smiling something "
    "anything nothing "
    "everything thing evening morning spring string king training meeting building beginning starting "
    "coming going".split()
)
# “adding that” reports, “adding a layer” comments.
_SAYS = frozenset(("adding",))
_THINGS = frozenset("a an to another further depth fuel weight value new more yet urgency".split())
_ABSTRACT = (
    "tion",
    "sion",
    "tions",
    "sions",
    "ity",
    "ities",
    "ment",
    "ments",
    "ness",
    "ance",
    "ence",
    "ship",
    "ships",
    "ism",
)


def _tier(tokens: Sequence[Token], at: int, strong: frozenset[str], weak: frozenset[str]) -> str:
    word = tokens[at].text
    if word in _NOT_COMMENTS or (word in _SAYS and tokens[at + 1].text not in _THINGS):
        return ""
    if word[:-3] in strong:
        return "strong"
    if word[:-3] in weak:
        return "weak"
    abstract = any(token.text.endswith(_ABSTRACT) for token in tokens[at + 1 : _clause_end(tokens, at) + 1])
    return "faint" if abstract else "slight"


def _in_gerund_list(tokens: Sequence[Token], comma: int) -> bool:
    """“By sharing data, fostering trust and …”: an -ing form already governs this one, with nothing finite
    between, and the list goes on behind it.
    """
    opened = False
    for token in reversed(tokens[max(0, comma - 12) : comma]):
        if token.text in (",", ";", ":"):
            break
        opened = _is_gerund(token)
    return opened and comma < 8 and _goes_on(tokens, comma + 1)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    ahead = tokens[at : at + 14]
    return any(
        token.text in ("and", "or") and any(_is_gerund(word) for word in ahead[k + 1 : k + 3])
        for k, token in enumerate(ahead)
    )


def _is_gerund(token: Token) -> bool:
    return token.text.endswith("ing") and len(token.text) > 5


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    last = at
    for k in range(at + 1, min(len(tokens), at + 14)):
        if not tokens[k].is_word or tokens[k].text == "while":
            break
        last = k
    return last


_CUT = frozenset("that which who whom whose when where if because but although though".split())


def triads(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Find “a, b and c” and “a, b, and c” with items of one to four words, and not as the end of a longer
    list.
    """
    commas = [k for k, token in enumerate(tokens) if token.text == ","]
    for comma in commas:
        second = _item(tokens, comma + 1)
        if second < 0:
            continue
        k = second + (tokens[second].text == ",")
        if k >= len(tokens) or tokens[k].text not in ("and", "or") or k + 1 >= len(tokens):
            continue
        first = comma - 1
        while first >= 0 and first > comma - 4 and tokens[first].is_word and tokens[first].text not in _CUT:
            first -= 1
        if (first >= 0 and tokens[first].text == ",") or comma == 0 or not tokens[comma - 1].is_word:
            continue
        if tokens[k + 1].is_word:
            yield tokens[max(first + 1, comma - 1)].start, tokens[k + 1].end


def _item(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the comma or conjunction behind an item of one to four words, or -1."""
    for k in range(at, min(at + 5, len(tokens))):
        text = tokens[k].text
        if text in (",", "and", "or"):
            return k if k > at else -1
        if not tokens[k].is_word or text in _CUT:
            return -1
    return -1
