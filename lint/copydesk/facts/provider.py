"""How a fact is declared: ``@fact`` on a function in a file ``facts.py`` of a pack.

A fact is something that several rules want to know about a document. It is computed when it is first asked
for and remembered, with its arguments, for as long as the document is being checked::

    from copydesk.api import Facts, fact

    @fact("ferries", triggers=("ferry", "ferries"))
    def ferries(facts: Facts) -> tuple[Word, ...]:
        return tuple(word for word in facts.words if word.text.lower() in ("ferry", "ferries"))

Rules read it as ``ctx.facts.ferries``, other facts as ``facts.ferries``. A provider with more parameters than
``facts`` is asked with arguments: ``facts.ferries_in(start, end)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from .knowledge import Data

Run = Callable[..., Any]
F = TypeVar("F", bound=Run)


class Fact(NamedTuple):
    """A declared fact.

    ``needs`` are structures (``tables``, ``links`` …) or other facts without which this one is ``otherwise``.
    ``triggers`` are words and phrases (see ``language.triggers``), or a function that takes them from the
    data files: a document that holds none of them is not looked at. ``plain`` says that the provider takes no
    arguments beside the facts, ``raw`` that the triggers are literals of the stored text. ``path`` is the
    file that declares it. ``kept`` says that it is small and takes long to find: a long article keeps it.
    """

    name: str
    run: Run
    needs: tuple[str, ...] = ()
    triggers: tuple[str, ...] | Callable[[Data], Iterable[str]] = ()
    otherwise: Any = ()
    plain: bool = True
    raw: bool = False
    path: str = ""
    kept: bool = False


def fact(
    name: str,
    *,
    needs: Iterable[str] = (),
    triggers: Iterable[str] | Callable[[Data], Iterable[str]] = (),
    otherwise: Any = (),
    raw: bool = False,
    kept: bool = False,
) -> Callable[[F], F]:
    """Declare the decorated function as the provider of a fact; see ``Fact``.

    Raises ``ValueError`` for a name that is no identifier.
    """
    if not name.isidentifier() or name.startswith("_"):
        raise ValueError(f"a fact is named like a variable, not {name!r}")

    def attach(function: F) -> F:
        asked = triggers if callable(triggers) else tuple(triggers)
        plain = function.__code__.co_argcount == 1
        declared = Fact(name, function, tuple(needs), asked, otherwise, plain, raw, kept=kept)
        function.copydesk_fact = declared  # type: ignore[attr-defined]
        return function

    return attach
