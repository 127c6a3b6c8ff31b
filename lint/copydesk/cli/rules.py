"""List the rules: id, name, severity, confidence, status, languages, what they find."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from . import OK, fail, shared, show

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue

SUMMARY = "list the rules"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    parser.add_argument("--active", action="store_true", help="only rules that run with this configuration")
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Print the table or the JSON list."""
    from ..catalogue.errors import PackError
    from ..project.configkeys import ConfigError

    session = shared.session(args)
    try:
        settings = session.configuration.for_file("article")
        ruleset = session.ruleset(settings)
    except ConfigError as error:
        return fail(error)
    except PackError as error:
        return fail("\n".join(error.errors))
    levels = {active.rule.id: active.level for active in ruleset.active}
    narrowed = args.active or args.select or args.ignore
    rules = [rule for rule in ruleset.catalogue.rules.values() if rule.id in levels or not narrowed]
    if args.format == "json":
        from ..report.outputs.json import render

        fields = (
            "id",
            "name",
            "version",
            "status",
            "severity",
            "confidence",
            "category",
            "summary",
            "languages",
            "scope",
            "tags",
            "formats",
        )
        rows = [
            {
                **{field: getattr(rule, field) for field in fields},
                "level": levels.get(rule.id, "off"),
                "options": {
                    name: {"type": option.type, "default": option.default, "summary": option.summary}
                    for name, option in rule.options.items()
                },
            }
            for rule in rules
        ]
        shared.write((render({"profile": ruleset.profile, "rules": rows}),), None)
        return OK
    size = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        level = levels.get(rule.id, "off")
        marks = "" if rule.status == "stable" else f" [{rule.status}]"
        show(f"{rule.id}  {rule.name:{size}}  {level:7}  {rule.summary}{marks}")
    running = sum(rule.id in levels for rule in rules)
    print(f"\n{len(rules)} rules, {running} of them run in profile {ruleset.profile}.")
    print("`copydesk explain RULE` tells more about one.")
    _tell_not_run(ruleset.catalogue)
    return OK


def _tell_not_run(catalogue: Catalogue) -> None:
    """List the rules of Vale styles that are not run, and what of their configuration is not followed."""
    from ..catalogue.stylepacks import why_not_run

    notes = [note for pack in catalogue.styles for note in pack.notes]
    rules = [(rule.id, why) for pack in catalogue.styles for rule in pack.rules if (why := why_not_run(rule))]
    if rules or notes:
        print(f"\nOf Vale styles, {len(rules)} rule{'s are' if len(rules) != 1 else ' is'} not run:")
    for line in [*(f"{rule_id}: {why}" for rule_id, why in rules), *notes]:
        show(f"  {line}")
