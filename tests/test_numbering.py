"""Figures, tables and sections by their numbers; pictures and headings without words: what examples do not show."""

from __future__ import annotations

import pytest

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

RULES = build(load(), Choice(select=("CIT022", "CIT023", "CIT024", "MRK011")))
TWO = "\n\nFigure 1: Ships\n\nFigure 2: Locks\n"
SECTIONS = "\n\n## 1 Ships\n\nA.\n\n## 2 Locks\n\nB.\n\n## 3 Weirs\n\nC.\n"


def found(text: str, form: str = "markdown") -> list[tuple[str, str]]:
    findings = lint_document(read(Source.from_text(text, "a"), form), RULES).findings
    return [(one.rule_id, one.text) for one in findings]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("See Figures 1-3." + TWO, "Figures 1-3"),
        ("See Fig. 1, and figure 4." + TWO, "figure 4"),
        ("Ships grew (Figure 3)." + TWO, "Figure 3"),
        ("See Appendix C.\n\n# Appendix A: x\n\nt\n\n# Appendix B: y\n\nt", "Appendix C"),
        ("See footnote 5.[^1] And.[^2]\n\n[^1]: a\n[^2]: b", "footnote 5"),
        ("By equation (7) and Eq. (2).\n\n$$a=b \\tag{1}$$\n\n$$a=b \\tag{2}$$\n", "equation (7)"),
        ("See Section 7." + SECTIONS, "Section 7"),
        ("Wie Abbildung 5 zeigt.\n\nAbbildung 1: A\n\nAbb. 2: B", "Abbildung 5"),
        ("Voir le tableau 4, et le tableau 2.\n\nTableau 1 : A\n\nTableau 2 : B", "tableau 4"),
        ("![Figure 1: A](a.png)\n\n![Figure 2: B](b.png)\n\nSee Figure 3 and Figure 2.", "Figure 3"),
        ("| Table 1. A | Table 2. B |\n|--|--|\n| x | y |\n\nSee Table 3.", "Table 3"),
        ("As Figure 3 of this article shows." + TWO, "Figure 3"),
    ],
)
def test_what_is_not_there_is_found(text: str, lost: str) -> None:
    assert found(text) == [("CIT023", lost)]


@pytest.mark.parametrize(
    "text",
    [
        "See Figure 3 in Smith (2019), [12, Fig. 4], Figure 5 [3], Figure 6 (Smith 2019), their Figure 7."
        + TWO,
        "See Figure S1, Figure A1 and Figure IV." + TWO,
        "See Extended Data Figure 4 and Supplementary Fig. 5." + TWO,
        "> See Figure 9, he wrote." + TWO,
        "Section 2(a) of the Act; Section 230 protects them." + SECTIONS,
        "See Figure 3.\n\nFigure 4: A\n\nFigure 5: B",
        "See Figure 3.\n\n**Figure 1** A.\n\n**Figure 2** B.\n\n**Figure 3** C.",
        "<figure><figcaption>Figure 1: A</figcaption></figure><figure><figcaption>Figure 2: B</figcaption></figure>\n\n"
        "See Figure 2.",
        "See Chapter 12." + SECTIONS,
        "The table 4 metres long." + TWO.replace("Figure", "Table"),
        "```\nSee Figure 9.\n```" + TWO,
    ],
)
def test_what_is_of_another_work_or_cannot_be_told_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_numbers_that_begin_again_or_are_versions_are_in_order() -> None:
    parts = "".join(f"Table {n}: {word}\n\nText.\n\n" for word in ("Ships", "Locks") for n in (1, 2, 3))
    assert found(parts) == []
    versions = "".join(f"## 1.{n} News\n\nText.\n\n" for n in (1, 2, 4, 5))
    assert found(versions) == []
    assert found(f"## 1 All\n\nText.\n\n{versions.replace('## 1', '### 1')}") == [("CIT024", "1.4")]
    countdown = "".join(f"## {n}. Way\n\nText.\n\n" for n in (5, 4, 2, 1))
    assert found(countdown) == []


def test_a_number_that_the_text_speaks_of_is_not_told_twice() -> None:
    text = "See Figure 3.\n\nFigure 1: A\n\nFigure 2: B\n\nFigure 4: C\n"
    assert found(text) == [("CIT023", "Figure 3")]
    assert found(text.replace("See Figure 3.", "See it.")) == [("CIT024", "Figure 4")]


def test_a_row_of_pictures_is_one_finding() -> None:
    row = "\n".join(f'<a href="/{n}"><img src="{n}.png"></a>' for n in range(9))
    assert found(f"<p>{row}</p>", "html") == [("CIT022", '<img src="0.png">')]
    (one,) = lint_document(read(Source.from_text(f"<p>{row}</p>", "a"), "html"), RULES).findings
    assert one.message.endswith(", nor have the 8 pictures after it")


def test_headings_in_code_and_comments_are_not_read() -> None:
    assert found("```\n##\n```\n\n<!--\n##\n-->\n\n    ##\n\nText.\n") == []
    assert found("<main><h1>T</h1><p>Text.</p><pre><h2></h2></pre></main>", "html") == []
    assert found("T\n\n##   \n\nMore.\n") == [("MRK011", "##")]
