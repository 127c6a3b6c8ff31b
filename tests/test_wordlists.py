"""Words stand in data files, where a pack can change them and an editor can read them, not in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MANY = 12
_WORD = re.compile(r"[a-zà-ÿ][a-zà-ÿ'’ -]+")
_LETTERS = re.compile(r"(?<!\\)[a-zà-ÿ]{2,}")


def words_of(node: ast.AST) -> list[str]:
    """Return the words of a literal that is a list of them: a collection, a split text, an expression."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
        parts = node.keys if isinstance(node, ast.Dict) else node.elts
        texts = [part.value for part in parts if isinstance(part, ast.Constant)]
        return [text for text in texts if isinstance(text, str) and _WORD.fullmatch(text)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
        return max(alternatives(node.value), key=len)
    if isinstance(node, ast.JoinedStr):
        texts = [str(part.value) if isinstance(part, ast.Constant) else "_" for part in node.values]
        return max(alternatives("".join(texts)), key=len)
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "split"
        and isinstance(node.func.value, ast.Constant)
        and isinstance(node.func.value.value, str)
    ):
        return _WORD.findall(node.func.value.value.replace(" ", "\n"))
    return []


def alternatives(expression: str) -> list[list[str]]:
    """Return the alternatives of each group of an expression that begin with a word, or are one."""
    groups, open_ = list[list[str]](), [[""]]
    for mark in re.findall(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", expression, re.DOTALL):
        if mark == "(":
            open_.append([""])
        elif mark == ")" and len(open_) > 1:
            groups.append(open_.pop())
        elif mark == "|":
            open_[-1].append("")
        else:
            open_[-1][-1] += mark
    return [[found[0] for text in group if (found := _LETTERS.findall(text))] for group in [*groups, *open_]]


def _is_slots(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id == "__slots__"


def lists(path: Path) -> Iterator[tuple[int, int, list[str]]]:
    """Yield first line, last line and words of each literal of a file that holds many words."""
    nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    pieces = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    slots = {id(node.value) for node in nodes if isinstance(node, ast.Assign) and _is_slots(node.targets[0])}
    for node in nodes:
        words = words_of(node) if id(node) not in pieces | slots else []
        if len(set(words)) >= MANY:
            yield node.lineno, node.end_lineno or node.lineno, words  # type: ignore[attr-defined]


SYNTAX = {
    "lint/copydesk/catalogue/patterns/fields.py": "kinds of fields",
    "lint/copydesk/catalogue/ruledecode.py": "keys of rule files",
    "lint/copydesk/catalogue/vale/definition.py": "keys of Vale rules",
    "lint/copydesk/catalogue/vale/measured.py": "names that Vale's formulas use",
    "lint/copydesk/catalogue/vale/selectors.py": "scopes of Vale rules",
    "lint/copydesk/catalogue/vale/styleindex.py": "keys of what is kept of a Vale rule",
    "lint/copydesk/cli/__init__.py": "commands",
    "lint/copydesk/cli/rules.py": "columns of an output",
    "lint/copydesk/input/linkpaths.py": "endings of files, paths of code hosts",
    "lint/copydesk/input/retractions.py": "columns of lists of retracted works",
    "lint/copydesk/pipeline/stetgrammar.py": "wrong spellings of the forms of directives",
    "lint/copydesk/project/configkeys.py": "keys of the configuration",
    "lint/copydesk/input/readers/chrome.py": "roles and classes of elements in markup",
    "lint/copydesk/input/readers/htmltokens.py": "elements, and classes of elements in markup",
    "lint/copydesk/input/readers/headerlines.py": "keys of metadata",
    "lint/copydesk/input/readers/newsforms.py": "properties of ninjs",
    "lint/copydesk/project/articles.py": "names of files that programs read",
    "lint/copydesk/input/readers/boxtitles.py": "names of directives",
    "lint/copydesk/input/readers/restructured.py": "names of directives",
    "lint/copydesk/input/readers/islandlexer.py": "elements, and names of template tags",
    "rules/claims/ledger/weights.py": "names of features, each with its weight",
    "rules/sources/attribution/fullnames.py": "names of word classes",
    "rules/sources/words/wordclasses.py": "names of word classes",
    "rules/typos/indefinitearticles.py": "beginnings of words as they are spoken: spelling with look-aheads",
    # What a file is must not depend on a pack, so readers have no door to data.
    "lint/copydesk/input/readers/lines.py": "titles of callouts",
    "lint/copydesk/input/readers/headinglines.py": "months and small words, by which a line is told from a headline",
}
"""Files that hold many words at once and no word list: names that code goes by."""


def sources() -> Iterator[Path]:
    for folder in (ROOT / "lint" / "copydesk", ROOT / "rules"):
        yield from sorted(folder.rglob("*.py"))


def test_no_word_lists_in_python() -> None:
    found = [
        f"{name}:{first}: {len(set(words))} words ({', '.join(words[:6])} …) belong in a file of rules/data"
        for path in sources()
        if (name := path.relative_to(ROOT).as_posix()) not in SYNTAX
        for first, _, words in lists(path)
    ]
    assert not found, "\n".join(found)


def test_what_is_excused_is_there() -> None:
    assert [name for name in SYNTAX if not [*lists(ROOT / name)]] == []


@pytest.mark.parametrize(
    "code",
    [
        "W = {'red', 'blue', 'green', 'grey', 'black', 'white', 'pink', 'brown', 'teal', 'plum', 'rust', 'sand'}",
        "W = 'red blue green grey black white pink brown teal plum rust sand'.split()",
        "W = regex(r'\\b(?:red|blue|greens?|grey|black|white|pink|brown|teal|plum|rust|sand)\\b')",
        "W = regex(rf'{A}\\b(red|blue|greens?|grey|black|white|pink|brown|teal|plum|rust|sand) boats')",
        "W = 'red|blue|green|grey|black|white' + '|pink'\nV = 'red|blue|green|grey|black|white|pink|brown'"
        "'|teal|plum|rust|sand'",
    ],
)
def test_word_lists_are_found(tmp_path: Path, code: str) -> None:
    (tmp_path / "a.py").write_text(code)
    assert len([*lists(tmp_path / "a.py")]) == 1


@pytest.mark.parametrize(
    "code",
    [
        "W = ('red', 'blue', 'green')",
        "W = 'A sentence of many words is not a list of them, however long it may be, and so it is left alone.'",
        "W = regex(r'(?:a|b) (?:red|blue) (?:green|grey) (?:black|white) (?:pink|brown) (?:teal|plum) (rust|x)')",
    ],
)
def test_sentences_and_small_choices_are_no_lists(tmp_path: Path, code: str) -> None:
    (tmp_path / "a.py").write_text(code)
    assert [*lists(tmp_path / "a.py")] == []
