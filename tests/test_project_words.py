"""The words of a project, and the variety of English that an article declares."""

from __future__ import annotations

import pytest
from desk import Desk


def words_found(desk: Desk, text: str, words: str, rule: str = "TYP001") -> list[str]:
    desk.write("copydesk.toml", "root = true\n")
    desk.write("words.txt", words)
    desk.write("a.md", text)
    (file,) = desk.run("check", "--select", rule, "--format", "json", "a.md").json["files"]
    return [finding["text"] for finding in file["findings"]]


SHED = (
    "# Sheds\n\nThe glorbish shed is old. Glorbish sheds are cold, said a GLORBISH man, and glorbish it is.\n"
)


@pytest.mark.parametrize(
    ("entry", "left"),
    [("", ["glorbish"]), ("glorbish", []), ("Glorbish", ["glorbish"]), ("GLORBISH", ["glorbish"])],
)
def test_a_name_does_not_excuse_its_small_twin(desk: Desk, entry: str, left: list[str]) -> None:
    found = words_found(desk, SHED, entry)
    assert sorted({word.lower() for word in found}) == left


@pytest.mark.parametrize(
    ("entry", "left"),
    [("", 3), ("Teh", 2), ("teh", 0), ("TEH", 3)],
)
def test_listed_misspellings_are_excused_as_they_are_written(desk: Desk, entry: str, left: int) -> None:
    text = "# A family\n\nTeh came first. We saw teh man, and teh dog.\n"
    assert len(words_found(desk, text, entry)) == left


@pytest.mark.parametrize(
    ("front", "config", "found"),
    [
        ("", "", []),
        ("---\nlang: en-GB\n---\n\n", "", ["color"]),
        ("---\nlang: en_US\n---\n\n", "", ["harbour"]),
        ("---\nlang: en-CA\n---\n\n", "", []),
        ("---\nlang: en\n---\n\n", "", []),
        ("", 'languages = ["en-GB"]\n', ["color"]),
        ("", 'languages = ["de", "en-GB"]\n', []),
        ("---\nlang: en-US\n---\n\n", 'languages = ["en-GB"]\n', ["harbour"]),
    ],
)
def test_the_declared_variety_decides(desk: Desk, front: str, config: str, found: list[str]) -> None:
    desk.write("copydesk.toml", "root = true\n" + config)
    desk.write("a.md", front + "The color of the harbour changed, and they left it in the program.\n")
    (file,) = desk.run("check", "--select", "CON002", "--format", "json", "a.md").json["files"]
    assert [finding["text"] for finding in file["findings"]] == found


def test_a_passage_may_declare_another_variety(desk: Desk) -> None:
    desk.write("copydesk.toml", "root = true\n")
    desk.write(
        "a.html",
        '<html lang="en-GB"><body><p>The color of the sea.</p><p lang="en-US">The color of the sea, and the harbour.</p>'
        "</body></html>",
    )
    (file,) = desk.run("check", "--select", "CON002", "--format", "json", "a.html").json["files"]
    assert [finding["text"] for finding in file["findings"]] == ["color", "harbour"]
    assert "declared as en-GB" in desk.run("check", "--select", "CON002", "--show", "info", "a.html").out
