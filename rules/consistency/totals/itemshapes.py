"""Whether the things that a sentence names are built alike, so that they can be counted for sure."""

from collections.abc import Mapping, Sequence

from copydesk.api import Scope, Tagger

_NOUNS = frozenset({"NN", "NNS", "NNP", "FW"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG"})
_NO_THING = frozenset(("RB", "IN", "WDT", "MD"))
_JOINING = frozenset(("of", "from", "for", "in", "on", "at", "with", "by", "to"))
_SHORT, _SELDOM = 2, 64


def built_alike(scope: Scope, items: Sequence[str], *, known: bool) -> bool:
    """Say whether all things begin with a word of one class: an article, a preposition, a question word, a
    noun, or (what was announced) a verb that tells what to do; or whether all are names of things, in words
    that hold no statement unless what was announced (``known``) is told by listing it.
    """
    if len(items) < 2:
        return False
    tagger: Tagger = scope.facts.tagger
    kinds = [_kind(scope.data("quantities.toml"), tagger, item) for item in items]
    if kinds[0] in ("determiners", "questions", "prepositions", "gerunds") and len(set(kinds)) == 1:
        return len(items) > 2 or kinds[0] != "determiners" or known
    if known and kinds[0] == "verbs" and len(set(kinds)) == 1:
        return True
    if kinds[0] == "noun" and len(set(kinds)) == 1:
        return len(items) > 2 and all(len(item.split()) <= _SHORT for item in items)
    if len(items) < 3 or not set(kinds) <= {"determiners", "noun"}:
        return False
    return known or things(scope, items)


def things(scope: Scope, items: Sequence[str]) -> bool:
    """Say whether all items name things: none begins as a clause does, and none has a finite verb."""
    tagger: Tagger = scope.facts.tagger
    lists = scope.data("quantities.toml")
    with_article = any(_kind(lists, tagger, item) == "determiners" for item in items)
    for item in items:
        if _kind(lists, tagger, item) in ("questions", "pronouns", "prepositions", "verbs"):
            return False
        if tagger.likeliest(item.split(" ", 1)[0].lower()) in _NO_THING:
            return False  # "three points, very similar in place and size"
        tags = tagger.tag(item.split(), opens=False).tags
        # "A custom, static site": two words for one thing.
        if not _FINITE.isdisjoint(tags) or (with_article and tags[0] in _ADJECTIVES):
            return False
    return True


def _kind(lists: Mapping[str, list[str]], tagger: Tagger, item: str) -> str:
    first = item.split(" ", 1)[0]
    word = first.lower()
    for kind in ("determiners", "questions", "pronouns", "prepositions"):
        if word in lists[f"item_{kind}"]:
            return kind
    if word.endswith(("’s", "'s")):
        return "determiners"
    if word.endswith("ing") and len(word) > 5:
        return "gerunds"
    second = item.split(" ", 2)[1].lower() if " " in item else ""
    behind_verbs = ("item_determiners", "item_prepositions", "item_pronouns")
    if tagger.may(word, "VB", _SELDOM) and any(second in lists[kind] for kind in behind_verbs):
        return "verbs"
    words = item.split()
    # "Noise from the forge": the thing is named before the preposition.
    cut = next((at for at, one in enumerate(words) if at and one in _JOINING), len(words))
    tags = {tagger.likeliest(each) for each in (first, words[cut - 1])}
    return "noun" if tags <= _NOUNS and tags else "other"
