"""Who carries each sentence: the facts of attribution."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Facts, fact

from ..words import wordclasses as words
from ..words.classedwords import TokenTable
from ..words.publicwords import count_public
from .carried import Carried
from .carriedrows import find_carried
from .fullnames import find_full_names
from .outlets import may_name_outlets
from .statements import Statements


@fact("word_classes")
def word_classes(facts: Facts) -> words.WordClasses:
    """The word classes of ``attribution.txt`` and ``claims.txt``."""
    return words.word_classes(facts.data)


@fact("public_count")
def public_count(facts: Facts) -> int:
    """How many words may name countries, capitals and alliances, at most."""
    return count_public(facts)


@fact("tokens")
def tokens(facts: Facts) -> TokenTable:
    """The words of the prose with their classes."""
    return TokenTable(facts, facts.word_classes)


@fact("full_names")
def full_names(facts: Facts) -> frozenset[str]:
    """The words, in lower case, that are parts of somebody's name in full."""
    return find_full_names(facts.doc, facts.word_classes)


@fact("carried")
def carried(facts: Facts) -> Sequence[Carried]:
    """Each carrier with its sentence, as the rules about attribution ask for it."""
    return find_carried(facts)


@fact("outlet_carriers")
def outlet_carriers(facts: Facts) -> Sequence[Carried]:
    """The carriers that are outlets: newspapers, agencies, broadcasters."""
    if not may_name_outlets(facts):
        return ()
    return tuple(each for each in facts.carried if each.carrier.kind == "outlet")


@fact("attributions")
def attributions(facts: Facts) -> Statements:
    """Who carries each sentence of the body, by which verb, with which support."""
    return Statements(facts)
