"""The Python interface: what is found and where, what was not checked, what is refused, and many threads."""

from __future__ import annotations

import datetime
import doctest
import json
import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from desk import BAD, CLEAN, WARN
from desk import Desk as Folder

from copydesk import Desk, NotChecked, lint_paths, lint_text

ROOT = Path(__file__).parents[1]
DOUBLED = "# Ferries\n\nBoats left the the quay.\n"


def test_the_examples_of_the_page_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quay.md").write_text(DOUBLED)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)
    assert tried > 10 and failed == 0


def test_a_finding_says_where_it_stands_and_what_to_do() -> None:
    text = "# Ferries 🛥\n\nA 🛥 left.\n\nBoats 🛥 left the the quay.\n"
    (found,) = [one for one in lint_text(text) if one.rule_id == "TYP004"]
    assert (found.line, found.column, found.end_line, found.end_column) == (5, 14, 5, 21)
    assert text[found.span.start : found.span.end] == found.text == "the the"
    assert found.remedy == "Delete one of the two." and found.path == "text"
    assert found.fix is not None and found.fix.safety == "safe"


def test_related_places_have_lines(folder: Folder) -> None:
    text = "# A\n\n| a | b |\n|---|---|\n| 1 |\n"
    (found,) = [one for one in lint_text(text) if one.rule_id == "TBL004"]
    assert [(one.line, one.column, one.note) for one in found.related] == [(3, 1, "the header")]


@pytest.fixture
def folder(desk: Folder) -> Folder:
    return desk


def test_the_names_of_the_package_are_those_of_the_interface() -> None:
    import copydesk

    assert copydesk.Finding is type(lint_text(DOUBLED)[0])
    assert all(getattr(copydesk, name) is not None for name in copydesk.__all__)
    with pytest.raises(AttributeError):
        _ = copydesk.examine


def test_results_are_plain_values() -> None:
    checked = Desk(today="2026-11-29").check(DOUBLED)
    assert pickle.loads(pickle.dumps(checked.open)) == checked.open
    assert checked == Desk(today=datetime.date(2026, 11, 29)).check(DOUBLED)


@pytest.mark.parametrize("paths", ["a.md", b"a.md", Path("a.md"), 3, None])
def test_one_path_is_not_many(paths: Any) -> None:
    with pytest.raises(TypeError, match="must be a list of paths"):
        lint_paths(paths)


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: lint_text(b"text"), TypeError, "must be a str, not bytes; decode"),
        (lambda: lint_text(None), TypeError, "must be a str, not None"),
        (lambda: lint_text("x", 7), TypeError, "format must be a str, not int"),
        (lambda: lint_text("x", "docx"), ValueError, "no format 'docx'; known: markdown, html"),
        (lambda: lint_text("x", today=20261129), TypeError, "today must be"),
        (lambda: lint_text("x", today="2026-02-30"), ValueError, "YYYY-MM-DD"),
        (lambda: lint_text("x", today="tomorrow"), ValueError, "YYYY-MM-DD"),
        (lambda: lint_text("x", config=3), TypeError, "a path must be"),
        (lambda: lint_paths([3]), TypeError, "a path must be"),
        (lambda: lint_paths([b"a"]), TypeError, "a path must be"),
        (lambda: lint_paths(["a\0b"]), ValueError, "NUL"),
        (lambda: Desk().check_file(["a"]), TypeError, "a path must be"),
        (lambda: Desk(least="loud"), ValueError, "least must be one of"),
    ],
)
def test_wrong_types_and_values_are_refused(call: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        call()


def test_today_decides_what_rules_take_for_today() -> None:
    text = "# A\n\nThe pier <!-- stet TYP001 until=2026-06-01: rebuilt --> is closed.\n"
    before = [one.rule_id for one in lint_text(text, today="2026-05-01")]
    after = [one.rule_id for one in lint_text(text, today="2026-06-02")]
    assert "CPD005" in after and "CPD005" not in before


def test_files_are_checked_with_the_configuration_that_belongs_to_them(folder: Folder) -> None:
    folder.write("a.md", WARN)
    folder.write("sub/copydesk.toml", 'ignore = ["HSE001"]\n')
    folder.write("sub/b.md", WARN)
    found = {path: [one.rule_id for one in found] for path, found in lint_paths(["a.md", "sub"]).items()}
    assert found == {"a.md": ["HSE001"], "sub/b.md": []}


def test_an_unsaved_text_is_checked_as_a_file_of_its_place(folder: Folder) -> None:
    folder.write("sub/copydesk.toml", 'ignore = ["HSE001"]\n')
    desk = Desk()
    assert [one.rule_id for one in desk.check(WARN, path="new.md").open] == ["HSE001"]
    assert desk.check(WARN, path="sub/new.md").open == []
    assert desk.check("<p>The gizmo.</p>", path="new.html").format == "html"
    assert Desk(isolated=True).check(WARN, path="new.md").open == []
    assert Desk("copydesk.toml").check(WARN).open[0].rule_id == "HSE001"


def test_the_baseline_counts_for_texts_files_and_paths(folder: Folder) -> None:
    folder.write("a.md", BAD)
    folder.write(
        "copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE"]\nbaseline = "known.json"\n'
    )
    desk = Desk()
    (missing, result) = desk.check_paths(["a.md"])
    assert "no such baseline" in missing.not_checked and len(result.open) == 1
    assert not desk.check_file("a.md").complete and desk.check_file("a.md").problems
    folder.write("known.json", json.dumps(_baseline(result.findings[0])))
    for known in (desk.check_file("a.md"), desk.check(BAD, path="a.md"), *desk.check_paths(["a.md"])):
        assert [one.status for one in known.findings] == ["baseline"] and known.open == [] and known.complete


def _baseline(finding: Any) -> dict[str, Any]:
    from copydesk.pipeline.baselinefile import VERSION

    row = {"path": "a.md", "rule": finding.rule_id, "fingerprint": finding.fingerprint, "text": finding.text}
    return {"version": VERSION, "findings": [row]}


def test_what_could_not_be_checked_comes_with_the_rest(folder: Folder) -> None:
    folder.write("a.md", BAD)
    folder.write("broken/copydesk.toml", "select = 3\n")
    folder.write("broken/b.md", BAD)
    folder.write("c.bin.md", b"\0\0\0")
    with pytest.raises(NotChecked) as raised:
        lint_paths(["a.md", "broken/b.md", "c.bin.md", "gone.md"])
    assert {skip.path for skip in raised.value.skips} == {"broken/b.md", "c.bin.md", "gone.md"}
    assert [one.rule_id for one in raised.value.checked["a.md"]] == ["HSE002"]
    assert "select" in str(raised.value)


def test_a_crashed_rule_is_named_and_the_rest_is_there(folder: Folder) -> None:
    folder.write(
        "house/HSE003-crash.py",
        "from copydesk.api import rule\n\n\n@rule(id='HSE003', name='crash', version=1, status='stable', "
        "severity='warning', confidence='strong', scope=['prose'], summary='s', message='m', rationale='r', "
        "remedy='r', bad=['⟦Boom⟧.', '⟦Boom⟧!'], good=['a', 'b', 'c'])\n"
        "def crash(ctx):\n    raise RuntimeError('boom')\n    yield\n",
    )
    checked = Desk(allow_code=True).check(BAD, path="a.md")
    assert [(one.rule_id, "boom" in one.reason) for one in checked.crashed] == [("HSE003", True)]
    assert not checked.complete and {one.rule_id for one in checked.open} == {"HSE002", "CPD001"}
    assert "allow-code" in Desk().check(BAD, path="a.md").not_checked


def test_what_was_left_unread_is_listed() -> None:
    page = (
        "<html><body><nav><a href='/a'>Home</a> <a href='/b'>News</a> <a href='/c'>Sport</a></nav><main><h1>Boats"
        "</h1><p>The boats came in early, and the crews went home before the storm reached the bay.</p></main>"
        "</body></html>"
    )
    (part,) = Desk().check(page, "html").unread
    assert part.first_line == 1 and "nav" in part.reason
    english = "The boats came in early, and the crews went home before the storm reached the bay.\n\n"
    german = "Die Boote kamen früh zurück, und die Mannschaften gingen nach Hause, bevor der Sturm die Bucht erreichte.\n"
    mixed = Desk().check("# Boats\n\n" + english * 4 + german).unread
    assert [(one.first_line, one.reason) for one in mixed] == [(11, "in another language: de")]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# T\n\nBad \ud800 text the the end \udfff.\n", "markdown"),
        ('---\ntitle: "a \\ud800 b"\n---\n\n# T\n\nWe saw the the end.\n', "markdown"),
        ("---\ntitle: a \udc80 b\n---\n\n# T\n\nWe saw the the end.\n", "markdown"),
        ("<p>a \ud800 b the the</p>", "html"),
        ("<p>&#xD800; the the &#56320;</p>", "html"),
        ("x \udc80 y the the\n", "text"),
        ('{"uri":"a","headline":"x \\ud800 the the","body_text":"a \\udfff b the the c"}', "ninjs"),
    ],
)
def test_half_characters_crash_nothing(text: str, form: str) -> None:
    checked = Desk().check(text, form)
    assert checked.complete and "TYP004" in {one.rule_id for one in checked.open}
    json.dumps([one._asdict() for one in checked.findings]).encode()
    str([one._asdict() for one in checked.findings]).encode()  # raises for what no encoding can hold


def test_fixes_of_a_text() -> None:
    desk = Desk(today="2026-11-29")
    fixed = desk.fix("\ufeff" + DOUBLED)
    assert fixed.text == "\ufeff# Ferries\n\nBoats left the quay.\n"
    assert [(one.rule_id, one.text) for one in fixed.made] == [("TYP004", "the the")]
    assert desk.fix(CLEAN) == (CLEAN, (), 0)
    with pytest.raises(ValueError, match="larger than the limit"):
        desk.fix("a" * 10_000_001)


def test_a_watch_ends_a_check_and_the_desk_works_on() -> None:
    desk, calls = Desk(), list[int]()

    def watch() -> None:
        calls.append(1)
        if len(calls) == 20:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        desk.check(DOUBLED, watch=watch)
    assert len(calls) == 20
    assert [one.rule_id for one in desk.check(DOUBLED).open] == ["TYP004"]


def test_threads_find_what_one_thread_finds() -> None:
    texts = [
        f"# Pier {n}\n\nBoats left the the quay {n}.\n\nThey beleive it, pier {n} said.\n" for n in range(12)
    ]
    alone = [Desk(today="2026-11-29").check(text) for text in texts]
    shared, start = Desk(today="2026-11-29"), threading.Barrier(6)

    def work(number: int) -> list[Any]:
        start.wait(10)
        own = Desk(today="2026-11-29") if number % 2 else shared
        return [own.check(text) for text in texts]

    with ThreadPoolExecutor(6) as pool:
        assert all(found == alone for found in pool.map(work, range(6)))


FORKED = """
import os, threading, time
from copydesk import Desk
desk = Desk(); desk.check("# A")
inside, done = threading.Event(), threading.Event()
def hold():
    def watch():
        inside.set(); done.wait(5)
    desk.check("# A", watch=watch)
thread = threading.Thread(target=hold); thread.start(); inside.wait(5)
child = os.fork()
if child == 0:
    os._exit(0 if desk.check("A the the b.").open else 1)
time.sleep(0.1)
print(os.waitpid(child, 0)[1]); done.set(); thread.join()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_child_of_a_fork_does_not_wait_for_a_thread_that_is_not_there() -> None:
    done = subprocess.run([sys.executable, "-c", FORKED], capture_output=True, text=True, timeout=30)
    assert done.stdout == "0\n", done.stderr


def test_the_plain_desk_is_made_once() -> None:
    from copydesk import interface

    lint_text(DOUBLED, today="2026-11-28")
    before = interface._plain_desk.cache_info().hits
    lint_text(DOUBLED, today="2026-11-28")
    assert interface._plain_desk.cache_info().hits == before + 1
