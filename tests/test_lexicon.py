"""The dictionary: table, misspellings, suggestions, and the words it finds in a document."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.base.resources import path
from copydesk.catalogue.catalogue import load
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.language.lexicon import Lexicon, english
from copydesk.language.lexicon.gazetteer import parse_names
from copydesk.language.lexicon.misspellings import parse
from copydesk.language.lexicon.nearness import COST, edits, letters_of, slips, within
from copydesk.language.lexicon.suggest import Suggester
from copydesk.language.lexicon.table import FlagTable
from copydesk.testing import facts_of

DATA = Path(path("rules", "data"))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return english(load().data)


def test_every_suggestible_word_is_known(lexicon: Lexicon) -> None:
    words = (DATA / "english-frequency.txt").read_text().split()
    assert len(words) > 60_000
    unknown = [word for word in words if not lexicon.look_up(word).known]
    assert unknown == []


def test_no_listed_misspelling_passes_for_a_word(lexicon: Lexicon) -> None:
    wrong = parse(load().data("misspellings.txt"))
    assert len(wrong) > 5_000
    assert [word for word in wrong if lexicon.look_up(word).known] == []
    assert [word for word in wrong if not lexicon.corrections(word)] == []


def test_every_right_form_is_known(lexicon: Lexicon) -> None:
    for forms in parse(load().data("misspellings.txt")).values():
        for form in forms:
            for word in form.split():
                looked = lexicon.look_up(word)
                assert looked.known or looked.name, f"{word!r} in {form!r}"


def test_random_letters_are_hardly_ever_taken_for_words(lexicon: Lexicon) -> None:
    vowelless = "bcdfghjklmnpqrstvwxz"
    strange = [
        a + b + c + "q" + d + "xz" for a in vowelless for b in vowelless for c in "bcdf" for d in vowelless
    ]
    false = [word for word in strange if lexicon.look_up(word).known]
    assert len(false) < len(strange) / 1_000


def test_regions_names_and_tiers(lexicon: Lexicon) -> None:
    assert lexicon.look_up("colour").british and not lexicon.look_up("colour").american
    assert lexicon.look_up("color").american and not lexicon.look_up("color").british
    assert lexicon.look_up("denmark").name and not lexicon.look_up("denmark").known
    assert lexicon.look_up("turkey").known and lexicon.look_up("turkey").name
    assert lexicon.tier("the") == 7
    assert 0 < lexicon.tier("soliloquy") < 5


@pytest.mark.parametrize(
    "word",
    [
        "cafés",
        "naïve",
        "don’t",
        "o'clock",
        "mother's",
        "counterpiracy",
        "cybersecurity",
        "weblike",
        "tokenization",
    ],
)
def test_right_words_are_known(lexicon: Lexicon, word: str) -> None:
    assert lexicon.known(word)


@pytest.mark.parametrize("word", ["overide", "deveolpment", "unkown", "glorbish", "recieve", "onyl"])
def test_wrong_words_are_not(lexicon: Lexicon, word: str) -> None:
    assert not lexicon.known(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("accidnet", "accident"),
        ("embdded", "embedded"),
        ("langyage", "language"),
        ("articluate", "articulate"),
    ],
)
def test_plain_slips_have_one_answer(lexicon: Lexicon, wrong: str, right: str) -> None:
    slip = lexicon.slip(wrong)
    assert slip is not None and slip.word == right


@pytest.mark.parametrize("word", ["walkings", "glorbish", "nx", "café", "x" * 5_000, "cat2"])
def test_no_slip_is_made_up(lexicon: Lexicon, word: str) -> None:
    assert lexicon.slip(word) is None


def test_suggestions_at_distance_two(lexicon: Lexicon) -> None:
    assert "tutorial" in lexicon.suggestions("turotial")
    assert lexicon.suggestions("turotial", far=False) == []


@given(st.text(alphabet="abcde", min_size=1, max_size=6), st.text(alphabet="abcde", min_size=1, max_size=6))
def test_edits_are_the_words_at_distance_one(left: str, right: str) -> None:
    assert (right in edits(left) - {left}) == (distance(left, right) == 1)


@given(st.text(alphabet="abc", max_size=7), st.text(alphabet="abc", max_size=7), st.integers(0, 3))
def test_words_are_within_their_distance(left: str, right: str, limit: int) -> None:
    assert within(left, right, limit) == (distance(left, right) <= limit)


def distance(left: str, right: str) -> int:
    """The optimal-string-alignment distance by the whole table."""
    rows = [list(range(len(right) + 1))]
    for at, letter in enumerate(left, 1):
        row = [at]
        for to, other in enumerate(right, 1):
            cost = min(rows[-1][to] + 1, row[to - 1] + 1, rows[-1][to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == right[to - 2] and left[at - 2] == other:
                cost = min(cost, rows[-2][to - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


@given(st.text(alphabet="abcd", max_size=9), st.text(alphabet="abcd", max_size=9))
def test_letters_differ_no_more_than_two_edits_can_make_them(left: str, right: str) -> None:
    if distance(left, right) <= 2:
        apart = (letters_of(left) ^ letters_of(right)).bit_count()
        assert apart <= 4 - abs(len(left) - len(right))


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        ("teh", "the", "swap"),
        ("runing", "running", "double"),
        ("runnning", "running", "double"),
        ("accidnt", "accident", "drop"),
        ("acciderent", "accident", None),
        ("accrident", "accident", "add"),
        ("accodent", "accident", "vowel"),
        ("accudent", "accident", "vowel"),
        ("accidemt", "accident", "key"),
        ("acsident", "accident", "sound"),
        ("acpident", "accident", "other"),
        ("ccident", "accident", "edge"),
        ("accidents", "accident", "edge"),
    ],
)
def test_slips_have_names(wrong: str, right: str, slip: str | None) -> None:
    assert (right in edits(wrong)) == (slip is not None)
    if slip is not None:
        assert min(slips(wrong, right), key=COST.__getitem__) == slip


def test_suggestions_are_the_same_from_the_files_and_from_memory() -> None:
    words = ["accidnet", "langyage", "turotial", "walkings", "qqqq", "recieved", "hte"]
    table = FlagTable(str(DATA / "english.words"))
    fresh = Suggester(table, str(DATA / "english-frequency.txt"))
    first = [fresh.near(word) for word in words]
    warm = Suggester(table, str(DATA / "english-frequency.txt"))
    for number in range(60):
        warm.near("x" * 4 + chr(97 + number % 26) * (1 + number // 26))
    assert [warm.near(word) for word in words] == first
    assert first[0][0].word == "accident"


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "words"
    other.write_bytes(b"something else, and long enough to be mapped")
    with pytest.raises(ValueError, match="not a word table"):
        FlagTable(str(other))


def test_gazetteer_marks_ambiguous_names() -> None:
    names = parse_names(["country: Chad; ~Turkey; South Korea"])
    assert names["turkey"].ambiguous and not names["chad"].ambiguous
    assert names["south korea"].text == "South Korea"


def test_looking_up_loads_no_heavy_module() -> None:
    code = (
        "import sys; from copydesk.language.lexicon import english; from copydesk.catalogue.catalogue import load;"
        "data = load().data; before = set(sys.modules); words = english(data);"
        "words.look_up('word'); words.slip('accidnet'); words.suggestions('turotial'); loaded = set(sys.modules) - before;"
        "print(' '.join(sorted({'typing_extensions','logging','difflib','tomllib','importlib.metadata'} & loaded)))"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == ""
    )


def test_spelling_of_a_document() -> None:
    text = "We recieve teh mail in denmark. Open foo.glorb or see glorbish.org/teh; a glorbish day. McGlorb came on-glorbish."
    spelling = facts_of(read(Source.from_text(text, "a.md"), "markdown")).spelling
    assert set(spelling.listed) == {"recieve", "teh"}
    assert [len(spelling.listed["teh"])] == [1]
    assert set(spelling.small) == {"denmark"}
    assert set(spelling.unknown) == {"glorbish"}
    assert len(spelling.unknown["glorbish"]) == 2
    for places in (spelling.listed, spelling.small, spelling.unknown):
        for word, found in places.items():
            assert all(text[place.start : place.end].lower() == word for place in found)


def test_a_word_without_end_is_not_taken_apart(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of its parts would be a copy: 200,000 letters have 20 GB of them."""
    asked: list[str] = []

    class Affixes(dict[str, int]):
        def get(self, part: str, default: object = None) -> object:  # type: ignore[override]
            asked.append(part)
            return default

    monkeypatch.setitem(vars(lexicon), "_affixes", Affixes())
    assert not lexicon.known("multi" + "x" * 200_000) and asked == []
    assert not lexicon.known("multixyzzy") and "multi-" in asked
