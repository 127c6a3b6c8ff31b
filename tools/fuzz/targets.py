"""What is fuzzed, and what must hold: each target makes a file of bytes and holds what becomes of it against
what is promised; it raises ``AssertionError`` when something does not hold.

No exception and no crashed rule, positions that hold, the same findings twice, a fix that settles, a report
that its schema accepts; for configurations, packs and baselines nothing but the errors that they are refused
with.
"""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from copydesk.audit import reports
from copydesk.audit.compare import compare
from copydesk.audit.verify import verify
from copydesk.catalogue import catalogue
from copydesk.catalogue.errors import PackError
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.cli import main
from copydesk.document.source import Source
from copydesk.input.readers import decode, detect_format, read
from copydesk.pipeline import baselinefile
from copydesk.pipeline.baseline import Entry
from copydesk.pipeline.fix import Refused, fix_data
from copydesk.pipeline.pipeline import Task, examine
from copydesk.pipeline.stetting import CannotStand, Wish, add
from copydesk.project.config import Configuration
from copydesk.project.configkeys import ConfigError
from copydesk.project.hunks import changed_lines, read_patch
from copydesk.project.session import Session
from copydesk.report.fileentries import file_entry
from copydesk.report.validation import invalid_entry
from copydesk.testing import check_document

from .damage import damaged, files
from .draw import Draw
from .forms import forms, named
from .grammar import GRAMMARS, SETTINGS
from .pagecheck import held
from .sources import library, library_file, links, page_file
from .styles import style, style_file

SUFFIXES = {"markdown": ".md", "html": ".html", "text": ".txt", "ninjs": ".json"}
TODAY = "2026-11-22"


@cache
def rules() -> RuleSet:
    """Return all built-in rules at the levels of their files."""
    return build(catalogue.load(), Choice(profile="default", today=TODAY))


def article(data: bytes) -> tuple[str, bytes]:
    """Make an article of bytes: its name and content. Some are damaged files, some made by a grammar, some
    the bytes themselves.
    """
    draw = Draw(data)
    kind = draw.below(8)
    if kind == 0:
        return f"a{draw.pick(('.md', '.html', '.txt', '.json', '.mdx', ''))}", draw.rest()
    if kind <= 2:
        suffix, content = draw.pick(files("articles"))
        return f"a{suffix}", damaged(draw, content[: 500 + draw.below(4000)])
    name = draw.pick(tuple(GRAMMARS))
    text = GRAMMARS[name](draw)
    return f"a{SUFFIXES[name]}", text.encode(
        draw.pick(("utf-8", "utf-8", "utf-8", "utf-16", "utf-32")), "replace"
    )


def check(name: str, content: bytes) -> None:
    """Check an article twice."""
    form = detect_format(name, content)
    if form is None:
        return
    source = decode(name, content, form)
    check_document(read(source, form))
    task = Task(form, rules())
    outcome = examine(source, task)
    assert not outcome.crashed, [f.evidence for f in outcome.findings if f.rule_id == "CPD001"][:3]
    for finding in outcome.findings:
        start, end = finding.span
        assert 0 <= start <= end <= len(source.text), f"{finding.rule_id} lies outside: {finding.span}"
        assert finding.text == source.slice(finding.span), f"{finding.rule_id} says another text"
        for place in (finding.span, *(other.span for other in finding.related)):
            span = source.text[place.start : place.end]
            if not source.repairs and source.writable:
                stored = content[source.byte_offset(place.start) : source.byte_offset(place.end)]
                assert stored == source.encoded(span)[source.bom_bytes :], (
                    f"{finding.rule_id} counts bytes wrong"
                )
    again = examine(decode(name, content, form), task)
    assert [f.fingerprint for f in again.findings] == [f.fingerprint for f in outcome.findings], (
        "two runs differ"
    )
    entry = file_entry(name, outcome, task.rules, claims=True)
    assert not invalid_entry(entry), invalid_entry(entry)
    json.dumps(entry, ensure_ascii=False).encode()


def page(name: str, content: bytes) -> None:
    """Make the proof of an article, as the HTML report has it."""
    form = detect_format(name, content)
    if form is None:
        return
    source = decode(name, content, form)
    task = Task(form, rules())
    held(file_entry(name, examine(source, task), task.rules, claims=True), source.text)


def fix(name: str, content: bytes) -> None:
    """Fix an article and fix the result again: it settles, and nothing but what the fixes say has changed."""
    form = detect_format(name, content)
    if form is None:
        return
    task = Task(form, rules())
    for unsafe in (False, True):
        try:
            done = fix_data(name, content, task, unsafe=unsafe)
        except Refused:
            return
        assert (done.data != content) == bool(done.made), "changed without a fix, or a fix without a change"
        if done.made:
            again = fix_data(name, done.data, task, unsafe=unsafe)
            assert again.data == done.data, f"does not settle: {sorted({f.rule_id for f in again.made})}"


def stand(name: str, content: bytes) -> None:
    """Let findings of an article stand: each does by one directive that is put in, or by none."""
    form = detect_format(name, content)
    if form is None:
        return
    source, task = decode(name, content, form), Task(form, rules())
    outcome = examine(source, task)
    wanted = [one for one in outcome.findings if one.status == "open" and not one.rule_id.startswith("CPD")]
    for finding in wanted[:: 1 + len(wanted) // 2]:
        try:
            added = add(
                outcome, [finding], Wish(finding.rule_id, "a reason"), lambda text: examine(text, task)
            )
        except CannotStand:
            continue
        at = added.text.index(added.written)
        before, after = added.text[:at], added.text[at + len(added.written) :]
        assert source.text.startswith(before.rstrip()), "something else has changed"
        assert source.text.endswith(after.lstrip()), "something else has changed"


def settings_file(data: bytes) -> tuple[str, bytes]:
    """Make a configuration of settings that are right and wrong, whole or damaged."""
    draw = Draw(data)
    text = "\n".join(draw.some(14, lambda: draw.pick(SETTINGS))).encode()
    return "copydesk.toml", damaged(draw, text) if draw.below(3) == 0 else text


def configuration(name: str, content: bytes) -> None:
    """Load a configuration and ask what counts for an article: it is used or refused with a message."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        try:
            session = Session(Configuration(str(path)), today=TODAY)
            session.ruleset(session.configuration.for_file(str(Path(folder, "a.md"))))
        except (ConfigError, PackError) as error:
            assert str(error), "refused without a word"


def rule_file(data: bytes) -> tuple[str, bytes]:
    """Make a damaged rule file."""
    draw = Draw(data)
    return "HSE001-x.toml", damaged(draw, draw.pick(files("rules"))[1])


def pack(name: str, content: bytes) -> None:
    """Load a rule file as a pack: it is refused with messages, or its rule runs without a crash."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(content)
        try:
            loaded = catalogue.load([folder], allow_code=False)
        except PackError as error:
            assert all(error.errors), "refused without a word"
            return
        own = [rule.id for rule in loaded.rules.values() if folder in rule.path]
        outcome = examine(
            Source.from_text("The mill was was sold, experts say."),
            Task("markdown", build(loaded, Choice(select=tuple(own)))),
        )
        assert not outcome.crashed, outcome.crashed


def baseline_file(data: bytes) -> tuple[str, bytes]:
    """Make a damaged baseline."""
    draw = Draw(data)
    entry = Entry("a.md", "TYP001", "7b6f0d1c2e3a4f5b6c7d", "recieved")
    return "baseline.json", damaged(
        draw, baselinefile.dump([entry] * (1 + draw.below(4)), {"a.md": "00"}).encode()
    )


def baseline(name: str, content: bytes) -> None:
    """Load a baseline: it is read or refused with a message."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        try:
            baselinefile.load(str(path))
        except baselinefile.BaselineError as error:
            assert str(path) in str(error), "refused without its name"


@cache
def whole_report() -> bytes:
    """Return the report of a small article."""
    with tempfile.TemporaryDirectory() as folder:
        article, out = Path(folder, "a.md"), Path(folder, "report.json")
        article.write_text("# A title\n\nHe recieved it, experts say. <!-- stet TYP001: a reason -->\n")
        main(["check", "--no-config", "--no-cache", "--format", "json", "-o", str(out), str(article)])
        return out.read_bytes()


def report_file(data: bytes) -> tuple[str, bytes]:
    """Make a damaged report."""
    return "report.json", damaged(Draw(data), whole_report())


def report(name: str, content: bytes) -> None:
    """Read a report and compare it with the whole one: that is done, or it is refused with a message."""
    with tempfile.TemporaryDirectory() as folder:
        path, whole = Path(folder, name), Path(folder, "whole.json")
        path.write_bytes(content)
        whole.write_bytes(whole_report())
        try:
            compare(reports.load(str(path)), reports.load(str(whole)))
        except reports.Unusable as error:
            assert str(path) in str(error), "refused without its name"


PATCH = b"""diff --git a/a.md b/a.md
--- a/a.md
+++ b/a.md
@@ -3 +3,2 @@ # A title
-One.
+Two.
++++ b/b.md
@@ -9,2 +10,0 @@
-Three.
-Four.
diff --git "a/caf\\303\\251.md" "b/caf\\303\\251.md"
+++ "b/caf\\303\\251.md"\t
@@ -0,0 +1 @@
+Five.
\\ No newline at end of file
"""


def patch_file(data: bytes) -> tuple[str, bytes]:
    """Make a damaged patch."""
    return "change.patch", damaged(Draw(data), PATCH)


def patch(name: str, content: bytes) -> None:
    """Read a patch, and its hunks as those of itself: every line of an answer is one of the text."""
    last = content.count(b"\n") + content.count(b"\r") + 1
    for _, hunks in read_patch(content.splitlines(keepends=True)):
        found = changed_lines(hunks, content)
        assert all(1 <= first <= end <= last for first, end in found.ranges), found.ranges


PROJECT = {
    "copydesk.toml": 'words = ["frob"]\nwords-files = ["terms.txt"]\n[rules]\nTYP004 = "error"\n',
    "terms.txt": "widget\n",
    "a.md": "# A title\n\nHe recieved it it, experts say. <!-- stet TYP001: a reason -->\n",
}
ODD: tuple[Any, ...] = (
    None, True, -1, 10**30, 0.5, "", "../secret.md", "/etc/passwd", "a.md", "x" * 3_000, "\x1b[2J", [], {},
    ["../x"], {"value": 1, "origin": []}, {"path": "../secret.md"}, "0" * 12, "off",
)  # fmt: skip
SECRET = "Wordsofasecret"


@cache
def audited() -> dict[str, Any]:
    """Return the report of a small project."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in PROJECT.items():
            Path(folder, name).write_text(text)
        out = Path(folder, "report.json")
        main(["check", "--no-cache", "--format", "json", "-o", str(out), str(Path(folder, "a.md"))])
        report: dict[str, Any] = json.loads(out.read_bytes())
        return report


def forged_report(data: bytes) -> tuple[str, bytes]:
    """Make a report in which somebody put other values."""
    draw, forged = Draw(data), copy.deepcopy(audited())
    for _ in range(1 + draw.below(3)):
        holder: Any = forged
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            key = draw.pick(keys)
            if not (isinstance(holder[key], dict | list) and holder[key]) or draw.below(8) == 0:
                break
            holder = holder[key]
        holder[key] = copy.deepcopy(draw.pick(ODD))
    return "report.json", json.dumps(forged).encode()


def verified(name: str, content: bytes) -> None:
    """Verify a report and check its articles again: that is done, or it is refused, and no file of somebody
    else is told of.
    """
    with tempfile.TemporaryDirectory() as folder:
        project, report = Path(folder, "project"), Path(folder, name)
        project.mkdir()
        for one, text in PROJECT.items():
            (project / one).write_text(text)
        Path(folder, "secret.md").write_text(f"# {SECRET}\n\nThe the {SECRET}.\n")
        report.write_bytes(content)
        try:
            found = verify(reports.load(str(report)), str(project), rerun=True)
        except reports.Unusable as error:
            assert str(report) in str(error), "refused without its name"
        else:
            assert SECRET not in repr(found)


class Target(NamedTuple):
    """What makes a file (name and content) of bytes, and what holds it against the promises."""

    make: Callable[[bytes], tuple[str, bytes]]
    hold: Callable[[str, bytes], None]


TARGETS = {
    "check": Target(article, check),
    "fix": Target(article, fix),
    "stand": Target(article, stand),
    "page": Target(article, page),
    "configuration": Target(settings_file, configuration),
    "pack": Target(rule_file, pack),
    "style": Target(style_file, style),
    "baseline": Target(baseline_file, baseline),
    "report": Target(report_file, report),
    "patch": Target(patch_file, patch),
    "verify": Target(forged_report, verified),
    "forms": Target(named(article), forms(rules)),
    "library": Target(library_file, library),
    "links": Target(page_file, links),
}
