"""What a run knows beside the document: the one door through which rules and facts learn anything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from ..input.companions import Companions

Data = Callable[[str], Any]
"""The door to the data files of all packs: ``data("names.txt")``; see ``Catalogue.data``."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


def no_data(name: str) -> Any:
    """The door of a run without packs. Raises ``FileNotFoundError`` for every name."""
    raise FileNotFoundError(f"no pack has a data file {name!r}")


class Knowledge(NamedTuple):
    """Everything that a rule or a fact may know and that is not in the article.

    ``data`` opens the data files of the packs; ``settings`` is the part of the configuration that rules share
    (languages, project words, project root …); ``today`` is the date of the run, ``YYYY-MM-DD``; ``profile``
    its name; ``companions`` are the files and links that the article names, None where nobody read them.
    """

    data: Data = no_data
    settings: Mapping[str, Any] = _NOTHING
    today: str = "1970-01-01"
    profile: str = "default"
    companions: Companions | None = None


class Watched(Knowledge):
    """Knowledge that notices whether anybody has asked for the date: ``date_asked``."""

    date_asked = False

    @property
    def today(self) -> str:
        """The date of the run."""
        self.date_asked = True
        return str(self[2])
