"""All facts of a document together: what every article has, and the facts that packs declare."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.cached import cached_property
from ..base.heap import give_back
from ..base.once import forget
from ..language.triggers import Triggers
from .citations.index import CitationFacts
from .knowledge import Knowledge
from .provenance.index import ProvenanceFacts
from .provider import Fact
from .tables.index import TableFacts
from .text.index import TextFacts

if TYPE_CHECKING:
    from ..document.document import Document


class Providers(NamedTuple):
    """The facts of the packs by name, and the triggers of rules and facts: in the prose, in the stored text.

    The owners in ``prose`` and ``raw`` are the ids of rules and the names of facts.
    """

    facts: Mapping[str, Fact] = MappingProxyType({})
    prose: Triggers = Triggers({})
    raw: Triggers = Triggers({})


_NO_PROVIDERS = Providers()

MUCH = 1_000_000
"""Of articles of more characters not all facts are held until the last rule has run."""

_COPIES = ("folded", "folded_source", "lines")

_WORTH = 200_000
"""So many objects are worth making what they tell anew."""

_FILLED = 1_000_000
"""So many more than at the beginning of an article are worth filling the tables of the language anew, too."""

_KEPT = frozenset(
    "word_table heard heard_raw language languages told_language declared_language _sentence_table".split()
)


class Facts(
    TextFacts,
    TableFacts,
    CitationFacts,
    ProvenanceFacts,
):
    """Everything that is known about a document beyond what its reader saw, for one run.

    The facts of the packs (``providers``) become attributes when they are first asked for.
    """

    def __init__(
        self, doc: Document, knowledge: Knowledge | None = None, providers: Providers = _NO_PROVIDERS
    ) -> None:
        super().__init__(doc, Knowledge() if knowledge is None else knowledge)
        self._providers = providers
        # Counting them takes longer than many a rule.
        self._began = self._held = self._eased = sys.getallocatedblocks() if self.much else 0

    def __getattr__(self, name: str) -> Any:
        providers: Providers = self.__dict__.get("_providers", _NO_PROVIDERS)
        found = providers.facts.get(name)
        if found is None:
            raise AttributeError(f"no fact is called {name!r}")
        value = self._value(found)
        self.__dict__[name] = value
        return value

    def _value(self, found: Fact) -> Any:
        if not found.plain:
            return _Asked(self, found)
        if found.triggers and found.name not in (self.heard_raw if found.raw else self.heard):
            return found.otherwise
        return found.run(self) if all(map(self.has, found.needs)) else found.otherwise

    @property
    def much(self) -> bool:
        """Say whether the article is so long that what is known of it must not all be held at once."""
        return len(self.doc.source.text) > MUCH

    def let_go(self) -> None:
        """Forget copies of the text, and where it has come to much all that can be found out again."""
        known = self.__dict__
        for name in _COPIES:
            known.pop(name, None)
        if sys.getallocatedblocks() - self._held < _WORTH:
            return
        for name in list(known):
            found = self._providers.facts.get(name)
            if name in _again() if found is None else not found.kept:
                del known[name]
        self._tokens.clear()
        self._sentences_in.clear()
        self._blocks_in.clear()
        if self._filled():
            forget()
        gc.collect()
        give_back()
        self._held = self._eased = sys.getallocatedblocks()

    def ease(self) -> None:
        """Have tables forget their answers where these have come to much within a family of rules."""
        if sys.getallocatedblocks() - self._eased >= _WORTH and self._filled():
            forget()
            gc.collect()
            self._eased = sys.getallocatedblocks()

    def _filled(self) -> bool:
        return sys.getallocatedblocks() - self._began >= _FILLED

    def forget(self) -> None:
        """Let go of the document and of all that was found out about it. Facts and what is made from them
        hold on to each other in circles; without this they would wait for the next search for garbage.
        """
        self.__dict__.clear()

    @cached_property
    def heard(self) -> frozenset[str]:
        """The rules and facts with a trigger in the prose."""
        return self._providers.prose.heard(self.vocabulary_parts, self.folded)

    @cached_property
    def heard_raw(self) -> frozenset[str]:
        """The rules and facts about the stored text with a trigger in it."""
        return self._providers.raw.heard((), self.folded_source)


@cache
def _again() -> frozenset[str]:
    """Return the names of the facts of every article that are made anew where they were let go."""
    made = {
        name for cls in Facts.__mro__ for name, how in vars(cls).items() if isinstance(how, cached_property)
    }
    return frozenset(made - _KEPT)


class _Asked:
    """A fact that takes arguments; remembers its answers by them."""

    __slots__ = ("_answers", "_facts", "_found")

    def __init__(self, facts: Facts, found: Fact) -> None:
        self._facts, self._found = facts, found
        self._answers: dict[Any, Any] = {}

    def __call__(self, *arguments: Any) -> Any:
        key: Any = arguments
        try:
            known = key in self._answers
        except TypeError:  # tables, such as an option may be
            key = repr(arguments)
            known = key in self._answers
        if not known:
            self._answers[key] = self._found.run(self._facts, *arguments)
        return self._answers[key]
