"""Other words at a place are likelier, or are not, by parts of speech and by neighbours."""

from copydesk.language.tagging import english_pairs, english_tags, reworded


def odds(sentence: str, at: int, words: str, length: int = 1) -> float:
    """Return the odds for words instead of so many others of a sentence."""
    tokens = sentence.split()
    return reworded(english_pairs(), english_tags(), tokens, (at, at + length), words.split()).odds


def test_the_form_that_belongs_there_is_likelier() -> None:
    assert odds("The letters were send on Friday .", 3, "sent") > 5
    assert odds("The letters were sent on Friday .", 3, "send") < -5


def test_words_may_be_put_in_and_left_out() -> None:
    assert odds("You need verify it first .", 2, "to verify") > 4
    assert odds("You must to verify it first .", 2, "verify", 2) > 2
    assert odds("You need to verify it first .", 2, "verify", 2) < 0


def test_what_is_left_alone_is_as_likely_as_itself() -> None:
    assert odds("The letters were sent on Friday .", 3, "sent") == 0
    assert odds("“ Go ” , she said .", 1, "Go") == 0


def test_the_edges_of_a_text_are_neighbours() -> None:
    assert odds("Send it", 0, "Sent") < 0
    assert odds("He send", 1, "sent") != 0
