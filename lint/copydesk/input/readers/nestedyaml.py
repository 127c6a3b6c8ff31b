"""YAML of any shape, read with PyYAML's ``compose``: its nodes know where they stand."""

from __future__ import annotations

import re
from typing import Any

from ...base.regexes import regex
from ...base.surrogates import whole
from ...document.model import Problem
from ...document.source import Span
from .fieldvalues import MOST_VALUES, Parsed, Path
from .flatyaml import plain_value

_DEEPEST = 40
_PROPERTIES = regex(r"(?:[!&][^\s]{0,200}\s{1,200}){0,3}")
_MARGIN_LINE = regex(r"^([A-Za-z_][\w.-]{0,60})[ \t]*:[ \t]+(\S[^\r\n]*)", re.MULTILINE)


def parse_nested(text: str, start: int, end: int) -> Parsed:
    """Read ``text[start:end]``; what YAML refuses becomes a ``Problem`` where PyYAML stumbled."""
    import yaml

    piece = text[start:end]
    try:
        node = yaml.compose(piece, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError, IndexError, TypeError) as error:
        at = start + min(_error_offset(error, piece), len(piece))
        return _line_by_line(text, start, end, Problem("front-matter", Span(at, at), _reason(error)))
    if node is None:
        return Parsed({}, {}, [])
    if not isinstance(node, yaml.MappingNode):
        detail = "the front matter holds no “key: value” lines"
        return Parsed({}, {}, [Problem("front-matter", Span(start, end), detail)])
    reader = _Reader(text, start)
    values = reader.value(node, (), 0)
    return Parsed(values if isinstance(values, dict) else {}, reader.spans, reader.problems)


def _error_offset(error: Exception, piece: str) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return int(mark.index)
    position = getattr(error, "position", 0)
    return position if isinstance(position, int) else 0


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "the front matter is nested too deep to be read"
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).split("\n")[0]
    return f"the front matter is not valid YAML: {problem}"


def _line_by_line(text: str, start: int, end: int, problem: Problem) -> Parsed:
    """Take the ``key: …`` lines at the margin as text, so that one slip does not lose all the rest."""
    values: dict[str, Any] = {}
    spans: dict[Path, Span] = {}
    for match in _MARGIN_LINE.finditer(text, start, end):
        raw = match.group(2).strip()
        value = raw[1:-1] if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'" else raw
        at = match.start(2) + (raw != value)
        values[match.group(1)] = value
        spans[(match.group(1),)] = Span(at, at + len(value))
    return Parsed(values, spans, [problem])


class _Reader:
    """Turns nodes into values and notes where each stands; bounded, because aliases can multiply."""

    def __init__(self, text: str, base: int) -> None:
        self.text, self.base = text, base
        self.spans: dict[Path, Span] = {}
        self.problems: list[Problem] = []
        self._left = MOST_VALUES
        self._cut = False

    def value(self, node: Any, path: Path, depth: int) -> Any:
        import yaml

        span = self._span(node)
        self.spans[path] = span
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            detail = "the front matter is nested too deep or too large"
            if not self._cut:
                self._cut = True
                self.problems.append(Problem("front-matter", span, detail))
            return ""
        if isinstance(node, yaml.MappingNode):
            return self._map(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, number), depth + 1) for number, item in enumerate(node.value)]
        if node.style in ("|", ">"):
            return whole(node.value.rstrip("\n"))
        if node.style or node.tag == "tag:yaml.org,2002:str":
            return whole(node.value)
        return plain_value(node.value)

    def _map(self, node: Any, path: Path, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = whole(key_node.value) if isinstance(key_node.value, str) else str(self._span(key_node))
            if key in values:
                detail = f"the key “{key}” stands twice; the last one counts"
                self.problems.append(Problem("front-matter", self._span(key_node), detail))
            values[key] = self.value(value_node, (*path, key), depth + 1)
        return values

    def _span(self, node: Any) -> Span:
        """The place of a value: without tag and anchor, quotation marks, block markers and trailing space."""
        start, end = self.base + node.start_mark.index, self.base + node.end_mark.index
        if self.text[start : start + 1] in ("!", "&"):
            properties = _PROPERTIES.match(self.text, start, end)
            start = properties.end() if properties is not None else start
        style = getattr(node, "style", None)
        if style in ("'", '"') and end - start >= 2:
            return Span(start + 1, end - 1)
        if style in ("|", ">"):
            newline = self.text.find("\n", start, end)
            start = newline + 1 if newline >= 0 else start
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        return Span(start, end)
