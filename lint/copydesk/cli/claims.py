"""List the claims of articles: how much each deserves a source, of what kind it is, and what stands behind
it.

The score ranks and does not judge. Exit codes: 0 done, 2 wrong usage, configuration or input.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any

from . import OK, USAGE, fail, shared
from .outputs import is_one_of

if TYPE_CHECKING:
    from ..facts import Facts

SUMMARY = "list claims with their score, kind and support"
_EXCERPT = 100
_REASONS = 5
_COLUMNS = ("line", "score", "kind", "support", "sentence")


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    shared.input_options(parser)
    group = parser.add_argument_group("output")
    group.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    group.add_argument("-o", "--output", metavar="FILE", help="write the output to a file")
    group.add_argument("--unsupported", action="store_true", help="only claims with nothing behind them")
    group.add_argument("--every", action="store_true", help="every sentence, not only claims")
    group.add_argument(
        "--sort",
        choices=("score", "place"),
        default="score",
        help="highest score first (default), or as in the text",
    )
    group.add_argument("--limit", metavar="N", type=_a_number, help="at most N claims of each file")
    shared.configuration_options(parser)


def run(args: Namespace) -> int:
    """Print the ledger of each file."""
    from ..input import readers
    from ..pipeline.timelimit import OutOfTime, TimeLimit
    from ..project.discover import Skip, discover
    from ..project.run import given_up, open_target

    session, names = shared.session(args), shared.names(args)
    found = discover(list(args.paths), session.configuration, force_exclude=args.force_exclude)
    if args.output is not None and is_one_of(args.output, found.targets):
        return fail(f"{args.output}: is one of the files to be read; it is not overwritten")
    skips, files = list(found.skips), []
    for target in found.targets:
        opened = open_target(session, target, names)
        if isinstance(opened, Skip):
            skips.append(opened)
            continue
        source = readers.decode(session.report_path(opened.path), opened.data, opened.task.format)
        try:
            with TimeLimit(opened.task.limit):
                document = readers.read(source, opened.task.format)
                files.append(describe(opened.task.rules.facts(document), args))
        except OutOfTime as error:
            skips.append(given_up(target, names, error))
    shared.tell_skips(skips)
    if args.format == "json":
        import json

        from ..base.encode import json_text

        text = json.dumps({"files": files}, ensure_ascii=False, indent=2)
        shared.write_text(json_text(text) + "\n", args.output)
    else:
        shared.write_text("\n".join(table(file) for file in files), args.output)
    return USAGE if skips else OK


def describe(facts: Facts, args: Namespace) -> dict[str, Any]:
    """Return path, totals and the wanted entries of one document as JSON values."""
    document, ledger = facts.doc, facts.ledger
    rows: list[dict[str, Any]] = []
    for entry in ledger.entries:
        if not (args.every or entry.is_claim) or (args.unsupported and entry.statement.supported):
            continue
        span = document.lift(entry.sentence.start, entry.sentence.end)
        place = document.source.position(span.start)
        rows.append(
            {
                "line": place.line,
                "column": place.column,
                "start": span.start,
                "end": span.end,
                "score": entry.score,
                "kind": entry.kind,
                "support": entry.support,
                "features": list(entry.features),
                "reasons": [
                    {"feature": reason.feature, "points": reason.points, "words": reason.words}
                    for reason in entry.reasons
                ],
                "carriers": [
                    {
                        "kind": c.kind,
                        "verb": c.lemma,
                        "class": c.verb_class,
                        "text": document.prose.text[c.start : c.end],
                    }
                    for c in entry.statement.carriers
                ],
                "sentence": entry.sentence.text,
            }
        )
    if args.sort == "score":
        rows.sort(key=lambda row: (-row["score"], row["start"]))
    return {"path": document.source.path, "totals": ledger.totals, "claims": rows[: args.limit]}


def table(file: dict[str, Any]) -> str:
    """Return one file's claims as a table for people."""
    from ..base.encode import line, within
    from ..base.plural import counted

    totals = file["totals"]
    lines = [
        f"{line(file['path'])}: {counted(totals['claims'], 'claim')} "
        f"in {counted(totals['sentences'], 'sentence')}; {totals['share_supported']:.0%} supported, "
        f"{totals['share_unnamed_carrier']:.0%} with an unnamed carrier; {counted(totals['links'], 'link')}, "
        f"{counted(totals['notes'], 'note')}, {counted(totals['quotations'], 'quotation')}, "
        f"{counted(totals['named_sources'], 'named source')}"
    ]
    rows = [
        (
            str(row["line"]),
            f"{row['score']:.1f}",
            row["kind"],
            row["support"],
            within(_short(row["sentence"])),
        )
        for row in file["claims"]
    ]
    if rows:
        widths = [max(len(row[column]) for row in [_COLUMNS, *rows]) for column in range(4)]
        lines.append("  " + _row(_COLUMNS, widths))
        for row, claim in zip(rows, file["claims"], strict=True):
            lines += ["  " + _row(row, widths), f"  {' ' * widths[0]}  {_why(claim['reasons'])}"]
    return "\n".join(lines) + "\n"


def _row(row: tuple[str, ...], widths: list[int]) -> str:
    numbers = [row[column].rjust(widths[column]) for column in (0, 1)]
    words = [row[column].ljust(widths[column]) for column in (2, 3)]
    return "  ".join([*numbers, *words, row[4]])


def _why(reasons: list[dict[str, Any]]) -> str:
    """Return the strongest reasons of a score in words."""
    told = [f"{reason['words']} {reason['points']:+.1f}".replace("-", "−") for reason in reasons[:_REASONS]]
    return f"({', '.join(told)}{', …' if len(reasons) > _REASONS else ''})"


def _short(sentence: str) -> str:
    flat = " ".join(sentence.split())
    return flat if len(flat) <= _EXCERPT else flat[: _EXCERPT - 1].rstrip() + "…"


def _a_number(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise ArgumentTypeError(f"“{text}” is not a number of claims")
    return int(text)
