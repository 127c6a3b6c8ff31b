"""``copydesk claims``: the ledger as a table and as JSON."""

from __future__ import annotations

from desk import Desk

TEXT = (
    "# The mill\n\nThe mill in Aldern lost 40 jobs in 2019.\n\nThe mill stands at the river.\n\n"
    "The Danish fleet reduced smuggling by 12 percent, Anna Holt said.\n"
)


def test_table_names_score_kind_and_support(desk: Desk) -> None:
    desk.write("a.md", TEXT)
    found = desk.run("claims", "a.md")
    lines = found.out.splitlines()
    assert found.code == 0
    assert lines[0].startswith("a.md: 2 claims in 3 sentences; 50% supported")
    assert lines[1].split() == ["line", "score", "kind", "support", "sentence"]
    assert [line.split()[0] for line in lines[2::2]] == ["7", "3"]
    assert "carrier" in lines[2] and "none" in lines[4]
    assert all("tells what was +" in line or "a figure +" in line for line in lines[3::2])


def test_json_has_places_features_and_carriers(desk: Desk) -> None:
    desk.write("a.md", TEXT)
    (file,) = desk.run("claims", "a.md", "--format", "json", "--sort", "place").json["files"]
    assert [claim["line"] for claim in file["claims"]] == [3, 7]
    first, last = file["claims"]
    assert TEXT[first["start"] : first["end"]] == first["sentence"]
    assert {"number", "year"} <= set(first["features"])
    assert {"feature": "year", "words": "a year or date"}.items() <= next(
        reason.items() for reason in first["reasons"] if reason["feature"] == "year"
    )
    assert last["carriers"] == [
        {"kind": "person", "verb": "say", "class": "neutral", "text": "Anna Holt said"}
    ]
    assert file["totals"]["claims"] == 2


def test_choice_of_claims(desk: Desk) -> None:
    desk.write("a.md", TEXT)
    assert (
        len(desk.run("claims", "a.md", "--unsupported", "--format", "json").json["files"][0]["claims"]) == 1
    )
    assert len(desk.run("claims", "a.md", "--every", "--format", "json").json["files"][0]["claims"]) == 3
    assert len(desk.run("claims", "a.md", "--limit", "1", "--format", "json").json["files"][0]["claims"]) == 1


def test_missing_file_and_bad_limit_are_usage_errors(desk: Desk) -> None:
    assert desk.run("claims", "nowhere.md").code == 2
    assert desk.run("claims", "--limit", "none", "a.md").code == 2


def test_standard_input_and_unsafe_characters(desk: Desk) -> None:
    found = desk.run("claims", "-", stdin=(b"The mill in Aldern lost 40 jobs in 2019 \x1b[31mred."))
    assert found.code == 0
    assert "stdin.md" in found.out
    assert "\x1b" not in found.out


def test_the_article_is_not_overwritten(desk: Desk) -> None:
    text = "The mill lost 40 jobs in 2019.\n"
    article = desk.write("a.md", text)
    result = desk.run("claims", "-o", "./a.md", "a.md")
    assert (result.code, "is one of the files to be read" in result.err, article.read_text()) == (
        2,
        True,
        text,
    )
