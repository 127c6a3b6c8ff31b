"""What the tests catch: a fixed sample of small faults in the parts where a fault is easily overlooked.

Cosmic Ray makes the faults (a comparison turned, a number one off, a loop never entered …). For each module
some places are drawn, the same in every run, and at each place one fault; the tests that belong to the module
are run on it in a forked process that imports the faulty module, so no file is changed and each takes a few
seconds::

    python tools/mutants.py --record mutants.json        # the whole sample: what survived, and a table
    python tools/mutants.py --record mutants.json --again   # only what survived the last time, or is new
    python tools/mutants.py settle.py fix.py --each 40   # some modules, more places
"""

from __future__ import annotations

import argparse
import ast
import difflib
import importlib.util
import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple

import pytest
from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

ROOT = Path(__file__).parents[1]
CODE = ROOT / "lint" / "copydesk"
_PATTERNS = "test_patterns test_fact_rules test_match_schema test_boundaries test_shapes"
_READERS = "test_places test_markdown_reader test_boundaries test_tables test_frontmatter"
TESTS = {
    "pipeline/baseline.py": "test_baseline test_baseline_paths",
    "pipeline/directives.py": "test_suppress test_boundaries",
    "pipeline/engine.py": "test_engine test_scope test_boundaries",
    "pipeline/fingerprint.py": "test_engine test_boundaries test_baseline",
    "pipeline/fix.py": "test_boundaries test_fix",
    "pipeline/pipeline.py": "test_engine test_suppress test_boundaries",
    "pipeline/settle.py": "test_engine test_boundaries",
    "pipeline/suppress.py": "test_suppress test_boundaries",
    "pipeline/timings.py": "test_progress",
    **{
        f"catalogue/patterns/{path.name}": _PATTERNS
        for path in (CODE / "catalogue" / "patterns").glob("*.py")
    },
    "catalogue/ruleset.py": "test_engine test_boundaries test_profiles test_config",
    "catalogue/profilefiles.py": "test_profiles test_config test_boundaries",
    "document/document.py": f"test_lines {_READERS}",
    "document/prose.py": _READERS,
    "document/source.py": "test_places test_boundaries test_html_reader test_reader_properties",
    "document/traits.py": "test_formats",
    **{
        f"input/readers/{name}.py": f"test_lines {_READERS}"
        for name in "blocks headinglines inline lines notes runs".split()
    },
    "input/companions.py": "test_companions test_boundaries test_citations",
}
LIMIT = 120.0
# Variables would have to be named one by one, and "except a.B" is more than the exception replacer can take.
_LEFT = ("core/Variable", "core/ExceptionReplacer")
_TAKEN = tuple(name for name in plugins.operator_names() if not name.startswith(_LEFT))


class Mutant(NamedTuple):
    """One fault: where it is, what makes it, and the module with it."""

    module: str
    operator: str
    occurrence: int
    line: int
    code: str

    @property
    def key(self) -> str:
        """What names it in a record."""
        return f"{self.module}:{self.line} {self.operator} {self.occurrence}"


def sample(module: str, each: int) -> Iterator[Mutant]:
    """Draw up to ``each`` places of a module and one fault for each; what only types see is no fault."""
    source = (CODE / module).read_text(encoding="utf-8")
    places: dict[tuple[int, int], list[tuple[str, int]]] = {}
    nodes = list(ast_nodes(get_ast(source)))
    for name in _TAKEN:
        operator = plugins.get_operator(name)()
        found = [place[0] for node in nodes for place in operator.mutation_positions(node)]
        for occurrence, start in enumerate(found):
            places.setdefault(start, []).append((name, occurrence))
    draw, meaning, left = random.Random(module), _meaning(source), each
    for place in draw.sample(sorted(places), len(places)):
        name, occurrence = draw.choice(places[place])
        code = mutate_code(source, plugins.get_operator(name)(), occurrence) if left else None
        if code is not None and _meaning(code) != meaning:
            left -= 1
            yield Mutant(module, name, occurrence, place[0], code)


def _meaning(code: str) -> str:
    """Return the syntax tree of a module without its annotations and what is imported for them."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return _meaning("")
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign):
            node.annotation = ast.Constant(None)
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.test, node.body = ast.Constant(None), []
    return ast.dump(tree)


class _Faulty(SourceFileLoader):
    """Loads one module with its fault, and says where it is found."""

    def __init__(self, mutant: Mutant) -> None:
        parts = ("copydesk", *Path(mutant.module).with_suffix("").parts)
        self.wanted = ".".join(parts).removesuffix(".__init__")
        self.mutant = mutant
        super().__init__(self.wanted, str(CODE / mutant.module))

    def find_spec(self, name: str, *_: Any) -> ModuleSpec | None:
        """Answer the import system for this module only."""
        return (
            importlib.util.spec_from_file_location(name, self.path, loader=self)
            if name == self.wanted
            else None
        )

    def get_code(self, fullname: str) -> CodeType:
        """Return the faulty code; nothing is read or cached."""
        return compile(self.mutant.code, self.path, "exec", dont_inherit=True)


def start(mutant: Mutant) -> int:
    """Run the tests of a module on a fault in a process of its own; return its number."""
    child = os.fork()
    if child:
        return child
    os.setsid()
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    sys.meta_path.insert(0, _Faulty(mutant))
    # Plain asserts: the hook that rewrites them would load the module before _Faulty is asked.
    tests = [f"tests/{name}.py" for name in TESTS[mutant.module].split()]
    code = 3
    try:
        code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--assert=plain", *tests]))
    finally:
        os._exit(code)


def survivors(mutants: Sequence[Mutant], workers: int) -> Iterator[tuple[Mutant, bool]]:
    """Yield every mutant as its tests end, with whether it survived; one that takes too long did not."""
    waiting, running = list(reversed(mutants)), dict[int, tuple[Mutant, float]]()
    while waiting or running:
        while waiting and len(running) < workers:
            mutant = waiting.pop()
            running[start(mutant)] = mutant, time.monotonic()
        time.sleep(0.05)
        for child, (mutant, begun) in list(running.items()):
            if time.monotonic() - begun > LIMIT:
                os.killpg(child, signal.SIGKILL)
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                del running[child]
                yield mutant, status == 0


def change(mutant: Mutant) -> str:
    """Show what is different: the lines without and with the fault."""
    before = (CODE / mutant.module).read_text(encoding="utf-8").splitlines()
    lines = difflib.unified_diff(before, mutant.code.splitlines(), n=0, lineterm="")
    return "\n".join(line for line in lines if line[:3] not in ("---", "+++", "@@ "))


def table(record: dict[str, bool]) -> Iterator[str]:
    """Yield a table: module, faults, killed, share."""
    modules = {key.split(":")[0] for key in record}
    for module in [*sorted(modules), ""]:
        lived = [survived for key, survived in record.items() if key.startswith(module)]
        killed = len(lived) - sum(lived)
        yield f"{module or 'all':36} {len(lived):4} {killed:4} {killed / max(1, len(lived)):6.2f}"


def main() -> None:
    """Take the sample, run it and print what became of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="*", help="ends of their paths (all of the table)")
    parser.add_argument("--each", type=int, default=9, help="places a module (9)")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--record", type=Path, help="keep what became of each fault in this file")
    parser.add_argument("--again", action="store_true", help="only what did not die according to the record")
    asked = parser.parse_args()
    record: dict[str, bool] = json.loads(asked.record.read_text()) if asked.again else {}
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT / "lint"))
    os.environ["PYTHONPATH"] = str(ROOT / "lint")
    wanted = [name for name in TESTS if not asked.modules or name.endswith(tuple(asked.modules))]
    mutants = [mutant for name in wanted for mutant in sample(name, asked.each)]
    if asked.again:
        known = {mutant.key for mutant in mutants}
        record = {
            key: lived for key, lived in record.items() if key in known or key.split(":")[0] not in wanted
        }
        mutants = [mutant for mutant in mutants if record.get(mutant.key, True)]
    for mutant, survived in survivors(mutants, asked.workers):
        record[mutant.key] = survived
        if survived:
            print(f"{mutant.key}\n{change(mutant)}", flush=True)
        if asked.record:
            asked.record.write_text(json.dumps(record, indent=1))
    print("\n".join(table(record)))


if __name__ == "__main__":
    main()
