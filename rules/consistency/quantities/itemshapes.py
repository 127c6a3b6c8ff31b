"""Whether the things that a sentence names are built alike, so that they can be counted for sure."""

from collections.abc import Mapping, Sequence

from copydesk.api import Scope, Tagger

_NOUNS = frozenset({"NN", "NNS", "NNP", "FW"})
_SHORT = 2


def built_alike(scope: Scope, items: Sequence[str], *, known: bool) -> bool:
    """Say whether all things begin with a word of one class: an article, a preposition, a question word, a
    noun; or
    whether all are names of things, where what was announced (``known``) is told by listing it.
    """
    if len(items) < 2:
        return False
    tagger: Tagger = scope.facts.tagger
    kinds = [_kind(scope.data("quantities.toml"), tagger, item) for item in items]
    if kinds[0] in ("determiners", "questions", "prepositions", "gerunds") and len(set(kinds)) == 1:
        return len(items) > 2 or kinds[0] != "determiners" or known
    if kinds[0] == "noun" and len(set(kinds)) == 1:
        return len(items) > 2 and all(len(item.split()) <= _SHORT for item in items)
    return known and len(items) > 2 and set(kinds) <= {"determiners", "noun"}


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
    last = item.rsplit(" ", 1)[-1]
    tags = {tagger.table.tags[tagger.kinds(each)[0][0]] for each in (first, last)}
    return "noun" if tags <= _NOUNS and tags else "other"
