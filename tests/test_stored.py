"""What is kept in the store equals what fresh sources give, and is not used once they have changed."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import traceback
import typing
from argparse import ArgumentParser
from collections import namedtuple
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from copydesk.base import regexes, resources, shelf
from copydesk.base.leancode import compiled
from copydesk.base.linetable import without_columns
from copydesk.catalogue import catalogue, machinery, packdata, packindex
from copydesk.catalogue.packfiles import built_in_state
from copydesk.cli import COMMANDS
from copydesk.cli.plainargs import PlainArguments

PACKAGE = Path(catalogue.__file__).parents[1]


def built_in() -> catalogue.Catalogue:
    """Load the built-in pack as a new process would."""
    core = resources.folder("rules")
    return catalogue._built_in.__wrapped__(core, built_in_state(core))


def test_the_catalogue_from_the_store_equals_the_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path))
    fresh = built_in()
    fresh_triggers = {name: tuple(heard) for name, heard in fresh.fact_triggers.items()}
    monkeypatch.setattr(packindex, "_decode", lambda *_: pytest.fail("the index was not kept"))
    kept = built_in()
    assert kept.rules == fresh.rules and len(kept.rules) > 100
    plain = [
        {name: fact._replace(run=None, triggers=()) for name, fact in found.facts.items()}
        for found in (fresh, kept)
    ]
    assert plain[0] == plain[1] and len(plain[0]) > 20
    assert {name: tuple(heard) for name, heard in kept.fact_triggers.items()} == fresh_triggers
    for path, source in kept.codes[0].sources.items():
        assert kept.codes[0].code(path) == compiled(source, path), path


def test_what_is_looked_for_from_the_store_is_what_rules_and_facts_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path))
    every = built_in()
    rules, text = (
        tuple(every.rules.values()),
        "according to a report, it was said on monday, as an ai language model",
    )
    fresh, fewer = machinery.Machinery(every, rules), machinery.Machinery(every, rules[:9])
    assert fresh._sought != fewer._sought and len(fresh.gated) > 5
    monkeypatch.setattr(machinery, "matcher_of", lambda *_: pytest.fail("a pattern was read"))
    for one in (fresh, fewer):
        kept = machinery.Machinery(every, one._rules)
        assert kept._sought == one._sought
    kept = machinery.Machinery(every, rules)
    for raw in (False, True):
        found = [list(one.scanner(raw).scan(text)._found) for one in (fresh, kept)]
        assert found[0] == found[1]
    heard = [one.providers.prose.heard(text.split(), text) for one in (fresh, kept)]
    assert heard[0] == heard[1] and heard[0]


def test_data_files_from_the_store_are_what_the_files_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "data"
    folder.mkdir()
    files = {
        "piers.txt": "# Ours\nNorth Quay\nOld Pier # closed\n",
        "boats.toml": "since = 1999-01-02\nnames = ['Gull']",
        "fares.json": '{"adult": 2.5}',
    }
    for name, text in files.items():
        (folder / name).write_text(text)
    values = [("North Quay", "Old Pier"), {"since": "1999-01-02", "names": ["Gull"]}, {"adult": 2.5}]

    def read(state: str) -> list[object]:
        prepared = packdata.Prepared(str(folder) + os.sep, state)
        found = [prepared.read(str(folder / name)) for name in files]
        shelf.settle()
        return found

    assert read("before") == values
    (folder / "piers.txt").write_text("Harbour Street\n")
    assert read("before") == values, "not read again"
    assert read("after")[0] == ("Harbour Street",)


def test_an_expression_from_the_store_is_the_one_that_was_compiled() -> None:
    for pattern, flags in (
        (r"(?P<day>\d+)\.(?: |$)", 0),
        ("straße|gasse", re.I),
        (r"^a.(?<=b)c", re.M | re.S),
    ):
        entry, made = regexes._entry(pattern, flags), re.compile(pattern, flags)
        assert entry is not None
        found = regexes._revive(pattern, entry)
        assert found == made
        assert (found.groupindex, found.flags) == (made.groupindex, made.flags)


FAR = (
    "x = 1\n"
    + "\n" * 5_000
    + "def sail(n):\n    try:\n        return [1 / each\n            for each in n]\n    finally:\n\n        x\n"
)


def test_code_without_columns_tells_the_same_lines_in_less() -> None:
    whole = compile(FAR, "boat.py", "exec")
    lean = without_columns(whole)
    pairs = [(whole, lean)]
    for one, other in pairs:
        inner = zip(one.co_consts, other.co_consts, strict=True)
        pairs += [(a, b) for a, b in inner if isinstance(a, CodeType)]
        lines = [
            [line for start, end, line in code.co_lines() for _ in range(start, end, 2)]
            for code in (one, other)
        ]
        assert lines[0] == lines[1] and len(other.co_linetable) < len(one.co_linetable)
        assert {column for _, _, column, _ in other.co_positions()} == {None}
    assert len(pairs) > 2
    space: dict[str, Any] = {}
    exec(lean, space)
    with pytest.raises(ZeroDivisionError) as caught:
        space["sail"]([0])
    assert [entry.lineno for entry in traceback.extract_tb(caught.tb)[1:]] == [5004, 5004]


NAMED = """
from typing import NamedTuple, Any, TYPE_CHECKING
if TYPE_CHECKING:
    from nowhere import nothing
NOTHING = ()
class Pier(NamedTuple):
    \"\"\"A pier.\"\"\"
    name: str
    count: int = 3  # as a method of tuples
    boats: "tuple[Any, ...]" = NOTHING
    @property
    def busy(self) -> bool:
        \"\"\"Say so.\"\"\"
        return self.count > 2
"""


def test_a_named_tuple_that_is_written_out_does_what_a_named_tuple_does() -> None:
    space: dict[str, Any] = {"__name__": "harbour"}
    code = compiled(NAMED.encode(), "harbour.py")
    exec(code, space)
    pier = space["Pier"]
    same = namedtuple("Pier", "name count boats", defaults=(3, ()))
    assert "typing" not in code.co_names and pier.__doc__ is None
    for attribute in ("_fields", "_field_defaults", "__match_args__"):
        assert getattr(pier, attribute) == getattr(same, attribute)
    one, other = pier("Old Pier", boats=("ferry",)), same("Old Pier", boats=("ferry",))
    assert one == other == ("Old Pier", 3, ("ferry",)) and hash(one) == hash(other)
    assert repr(one) == repr(other)
    assert (one.name, one.count, one.busy) == ("Old Pier", 3, True)
    assert one._replace(count=1) == other._replace(count=1) and not one._replace(count=1).busy
    assert one._asdict() == other._asdict() and pier._make(one) == one
    assert not hasattr(one, "__dict__")
    for wrong in (lambda kind: kind(), lambda kind: kind("a", 1, (), 4), lambda kind: kind("a", pier=1)):
        for kind in (pier, same):
            with pytest.raises(TypeError):
                wrong(kind)
    for kind in (pier, same):
        with pytest.raises(ValueError, match="unexpected field names"):
            kind("a")._replace(pier=1)
        with pytest.raises(TypeError, match="Expected 3 arguments, got 1"):
            kind._make(["a"])


EVERY = """
import sys
from importlib import import_module
from types import ModuleType
from copydesk.base import bundle
if {lean}:
    bundle.install()
for name in {names!r}:
    defined = {{key for key, value in vars(import_module(name)).items() if not isinstance(value, ModuleType)}}
    print(name, *sorted(name for name in defined if not name.startswith("_")))
"""


def test_every_module_defines_the_same_in_lean_code(tmp_path: Path) -> None:
    files = sorted(PACKAGE.rglob("*.py"))
    parts = [path.relative_to(PACKAGE.parent).with_suffix("").parts for path in files]
    names = [".".join(part).removesuffix(".__init__") for part in parts if part[-1] != "__main__"]
    environment = {**os.environ, "COPYDESK_CACHE_DIR": str(tmp_path / "kept")}
    found = []
    for lean in (False, True, True):
        probe = EVERY.format(lean=lean, names=names)
        done = subprocess.run(
            [sys.executable, "-c", probe], env=environment, capture_output=True, text=True, check=True
        )
        rows = (line.split() for line in done.stdout.splitlines())
        found.append({name: set(defined) - {*typing.__all__} for name, *defined in rows})
    plain, _, lean = found
    assert plain.keys() == lean.keys()
    sources = dict(
        zip(
            names,
            (path.read_text() for path, part in zip(files, parts, strict=True) if part[-1] != "__main__"),
            strict=True,
        )
    )
    for name, defined in plain.items():
        assert lean[name] <= defined, name
        imports = [node for node in ast.walk(ast.parse(sources[name])) if isinstance(node, ast.ImportFrom)]
        brought = {alias.asname or alias.name for node in imports for alias in node.names}
        assert defined - lean[name] <= brought, (
            f"{name}: only what nothing but annotations name is not imported"
        )


PROBE = """
import atexit, sys
sys.argv = ["copydesk", "--version"]
atexit.register(lambda: print("from", sys.modules["copydesk.cli"].__loader__.__class__.__module__))
from copydesk.client import entry
entry()
"""


@pytest.fixture
def start(tmp_path: Path) -> Any:
    """A copy of the package, and what starts it."""
    shutil.copytree(
        PACKAGE, tmp_path / "lint" / "copydesk", ignore=shutil.ignore_patterns("__pycache__", "rules")
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "lint"),
        "COPYDESK_CACHE_DIR": str(tmp_path / "kept"),
    }

    def started() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", PROBE], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.splitlines()

    return started


BUNDLED, FRESH = "from copydesk.base.bundle", "from _frozen_importlib_external"


def test_modules_are_kept_until_their_source_changes(start: Any, tmp_path: Path) -> None:
    assert start()[-1] == FRESH
    assert start()[-1] == BUNDLED
    module = tmp_path / "lint" / "copydesk" / "cli" / "__init__.py"
    module.write_text(module.read_text() + "\nprint('changed')\n")
    assert start()[::2] == ["changed", FRESH]
    assert start()[::2] == ["changed", BUNDLED]


def test_modules_that_somebody_else_could_have_written_are_not_loaded(start: Any, tmp_path: Path) -> None:
    start()
    (kept,) = (tmp_path / "kept").glob("modules-*")
    data = kept.read_bytes()
    for harm in (data[:-1], data[:40] + b"?" + data[41:], b"", b"x" * len(data)):
        kept.write_bytes(harm)
        assert start()[-1] == FRESH
        kept.write_bytes(data)
    (tmp_path / "kept").chmod(0o755)
    assert start()[-1] == FRESH


LINES = [
    "a.md",
    "",
    "-",
    "a.md b.md --quiet",
    "-q --no-cache a.md",
    "--format json --jobs 2 a.md",
    "--select TYP --select SRC,CLM a.md",
    "--today 2026-01-02 --fail-on never a.md",
    "--max-bytes 9 --format-as markdown a.md",
]
NOT_PLAIN = [
    "--help",
    "--format=json a.md",
    "a.md --quiet b.md",
    "-- a.md",
    "--jobs no a.md",
    "--jobs",
    "--fail-on sometimes a.md",
    "--quie a.md",
    "--today 2026 a.md",
    "--today -1 a.md",
    "-qx a.md",
]


@pytest.mark.parametrize("line", LINES)
def test_plain_command_lines_mean_what_argparse_says(line: str) -> None:
    module = import_module("copydesk.cli.check")
    plain, parser = PlainArguments(), ArgumentParser(allow_abbrev=False)
    module.arguments(plain)
    module.arguments(parser)
    found = plain.read(line.split())
    assert found is not None
    assert vars(found) == vars(parser.parse_args(line.split()))


@pytest.mark.parametrize("line", NOT_PLAIN)
def test_all_other_command_lines_are_left_to_argparse(line: str) -> None:
    plain = PlainArguments()
    import_module("copydesk.cli.check").arguments(plain)
    assert plain.read(line.split()) is None


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("line", ["", "a.md", "a.md --today 2026-01-02", "start", "TYP001"])
def test_no_command_is_read_in_another_way_than_argparse_would(command: str, line: str) -> None:
    module = import_module(f"copydesk.cli.{command}")
    plain, parser = PlainArguments(), ArgumentParser(allow_abbrev=False)
    module.arguments(plain)
    module.arguments(parser)
    found = plain.read(line.split())
    if found is not None:
        assert vars(found) == vars(parser.parse_args(line.split()))
