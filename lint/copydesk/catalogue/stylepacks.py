"""Vale styles among the packs: what of them is loaded only when a project names some."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.packnames import VALE
from ..facts import Fact
from .rule import Rule, RuleText

if TYPE_CHECKING:
    from ..facts import Facts
    from .digests import PackState
    from .patterns import Matcher

KIND = "vale"
"""The kind of pattern of the rules of Vale styles; no TOML rule can have it."""


class StylePack(NamedTuple):
    """A pack of Vale styles: its name (``vale:styles/Google``), its rules, what else is to be said of it, and
    digests of its files together and of each by path.
    """

    name: str
    rules: tuple[Rule, ...]
    notes: tuple[str, ...]
    digest: str
    files: Mapping[str, str]


def _view(facts: Facts) -> Any:
    from .vale.valeview import ValeView

    return ValeView(facts)


VIEW = Fact("vale_view", _view, otherwise=None)
"""What the rules of Vale styles see of an article."""


def read_style_packs(names: Sequence[str], errors: list[str]) -> list[StylePack]:
    """Read packs of Vale styles; what cannot be read is added to the errors. A rule that several of them
    bring is there once.
    """
    found: list[StylePack] = []
    seen: set[tuple[str, str]] = set()
    for name in names:
        from .vale.styleindex import read_styles

        try:
            index = read_styles(name)
        except OSError as error:
            errors.append(str(error))
            continue
        rules = tuple(rule for rule in index.rules if (rule.id, rule.path) not in seen)
        seen.update((rule.id, rule.path) for rule in rules)
        found.append(StylePack(name, rules, tuple(index.notes), index.digest, index.files))
    return found


def style_state(pack: StylePack) -> PackState:
    """Describe a pack of styles as other packs are described; its name holds no path of the machine."""
    from .digests import PackState

    name = VALE + os.path.basename(pack.name.removeprefix(VALE))
    return PackState(pack.name, name, "", pack.digest, pack.files)


def is_style_rule(rule: Rule) -> bool:
    """Say whether a rule is one of a Vale style."""
    return isinstance(rule.match, Mapping) and rule.match.get("kind") == KIND


def style_matcher(rule: Rule) -> Matcher:
    """Return what runs a rule of a Vale style."""
    from .vale.valekinds import matcher_of_style

    assert isinstance(rule.match, Mapping)
    return matcher_of_style(rule.match, rule)


def text_of_style(rule: Rule) -> RuleText:
    """Return the long texts of a rule of a Vale style, as far as it has any."""
    assert isinstance(rule.match, Mapping)
    table = rule.match
    rationale = table["description"] or f"The style {rule.category} asks for it."
    return RuleText(rationale, rule.remedy, (table["link"],) if table["link"] else (), (), ())


def why_not_run(rule: Rule) -> str:
    """Say why a rule is never run because of what it asks for, or ""."""
    if not is_style_rule(rule):
        return ""
    from .vale.stylerule import why_unfit

    assert isinstance(rule.match, Mapping)
    return why_unfit(rule.match)
