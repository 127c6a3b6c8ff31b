"""What the rules on spelling and capitals share."""

from collections.abc import Iterable

from copydesk.api import Facts, Slip, Unseen, fact, find_unseen, word_sets

from .capitals import capitalised_inside
from .evidence import StoredWords, words_in_code
from .evidence import link_texts as find_link_texts
from .evidence import stored_words as find_stored_words
from .spelling import Spelling, find_spelling

LEAST_OF_TONGUE, ONE_IN = 6, 60
"""So many words of dialect, and one in so many words, make an article one that is told in it."""


@fact("spelling")
def spelling(facts: Facts) -> Spelling:
    """Words that the English dictionary does not know as they are written."""
    return find_spelling(facts)


@fact("capitals")
def capitals(facts: Facts) -> dict[str, dict[str, int]]:
    """How often each word is capitalised inside sentences, by form: lower-case word → form → count."""
    return capitalised_inside(facts)


@fact("code_words")
def code_words(facts: Facts) -> frozenset[str]:
    """Words, in lower case, that stand in code of the document."""
    return words_in_code(facts)


@fact("unseen")
def unseen(facts: Facts) -> Unseen:
    """What stands in the file and no reader sees."""
    return find_unseen(facts.doc)


@fact("told_in_dialect")
def told_in_dialect(facts: Facts) -> bool:
    """Whether the article is told as people of a region speak, not in standard English."""
    table = facts.word_table
    spoken = word_sets(facts.data("speech.txt"))["tongue"] & table.vocabulary
    if len(spoken) < LEAST_OF_TONGUE:
        return False
    return sum(len(table.numbers[word]) for word in spoken) * ONE_IN >= len(table)


@fact("link_texts")
def link_texts(facts: Facts) -> list[tuple[int, int, str]]:
    """The links of the document: prose range of the text, address in lower case."""
    return find_link_texts(facts)


@fact("stored_words")
def stored_words(facts: Facts) -> StoredWords:
    """How often words, in lower case, stand in the file as it is stored."""
    return find_stored_words(facts)


@fact("then_for_than")
def then_for_than(facts: Facts) -> tuple[Slip, ...]:
    """“then” and “that” after a comparative."""
    from .comparisons import then_than

    return tuple(then_than(facts.scope(("prose", "-quote"), ("en",))))


@fact("noun_number_slips")
def noun_number_slips(facts: Facts) -> tuple[Slip, ...]:
    """Nouns whose number does not fit the word before them."""
    from .nounnumber import noun_number

    return tuple(noun_number(facts.scope(("prose", "-quote"), ("en",))))


@fact("counted_mass_nouns")
def counted_mass_nouns(facts: Facts) -> tuple[Slip, ...]:
    """Nouns that are not counted, counted."""
    from .countability import countability

    return tuple(countability(facts.scope(("prose", "-quote"), ("en",))))


@fact("doubled_words")
def doubled_words(facts: Facts) -> tuple[Slip, ...]:
    """Words typed twice."""
    from .doubledwords import doubled_word

    return tuple(doubled_word(facts.scope(("prose", "alt-text", "front-matter", "-quote"), ())))


@fact("small_sentence_starts")
def small_sentence_starts(facts: Facts) -> tuple[Slip, ...]:
    """Sentences, paragraphs and list items that begin with a small letter."""
    from .sentencestarts import sentence_start_lower

    return tuple(sentence_start_lower(facts.scope(("paragraph", "list-item", "-quote"), ("en",))))


@fact("wrong_articles")
def wrong_articles(facts: Facts) -> tuple[Slip, ...]:
    """“a” before a vowel sound, “an” before a consonant sound."""
    from .indefinitearticles import article_sound

    return tuple(article_sound(facts.scope(("prose", "-quote"), ("en",))))


@fact("mixed_heading_case")
def mixed_heading_case(facts: Facts) -> tuple[Slip, ...]:
    """Words and headings that do not follow the case of the others."""
    from .headingcase import heading_case_mixed

    return tuple(heading_case_mixed(facts.scope(("heading",), ("en",))))


@fact("verb_form_slips")
def verb_form_slips(facts: Facts) -> tuple[Slip, ...]:
    """Verbs in a form that cannot stand after their helper."""
    from .verbforms import verb_form

    return tuple(verb_form(facts.scope(("prose", "-quote"), ("en",))))


@fact("agreement_slips")
def agreement_slips(facts: Facts) -> tuple[Slip, ...]:
    """Verbs and nouns that do not agree."""
    from .agreement import agreement
    from .nearby.closesubjects import close_subjects
    from .nearby.pronounverbs import pronoun_verbs

    scope = facts.scope(("prose", "-quote"), ("en",))
    found: list[Slip] = []
    taken: set[int] = set()
    for look in (agreement, close_subjects, pronoun_verbs):
        told = [slip for slip in look(scope) if taken.isdisjoint((slip.start, slip.end))]
        taken.update(*((slip.start, slip.end) for slip in told))
        found += told
    return tuple(found)


@fact("lost_possessives")
def lost_possessives(facts: Facts) -> tuple[Slip, ...]:
    """“it”, “it's” and “you're” before what somebody has."""
    from .nearby.lostpossessives import lost_possessives as find_lost

    return tuple(find_lost(facts.scope(("prose", "-quote"), ("en",))))


@fact("absent_be")
def absent_be(facts: Facts) -> tuple[Slip, ...]:
    """Places where a form of “be” or “have” is missing."""
    from .nearby.absentbe import absent_be as find_absent

    told = {slip.start for slip in facts.missing_words}
    found = find_absent(facts.scope(("prose", "-quote"), ("en",)))
    return tuple(slip for slip in found if slip.start not in told)


@fact("stray_words")
def stray_words(facts: Facts) -> tuple[Slip, ...]:
    """Small words that their neighbours do not let stand, and such as are missing, by frames."""
    from .nearby.strayframes import stray_words as find_stray

    return tuple(find_stray(facts.scope(("prose", "-quote"), ("en",))))


@fact("marked_plurals")
def marked_plurals(facts: Facts) -> tuple[Slip, ...]:
    """Plurals with an apostrophe before their s."""
    from .nearby.markedplurals import marked_plurals as find_marked

    return tuple(find_marked(facts.scope(("prose", "-quote"), ("en",))))


@fact("clause_slips")
def clause_slips(facts: Facts) -> tuple[Slip, ...]:
    """Words of a clause that do not go together though others stand between them, by frames."""
    from .nearby.clauseframes import clause_slips as find_slips

    return tuple(find_slips(facts.scope(("prose", "-quote"), ("en",))))


@fact("placed_words")
def placed_words(facts: Facts) -> tuple[Slip, ...]:
    """Small words that another one is put for."""
    from .nearby.placedwords import placed_words as find_placed

    return tuple(find_placed(facts.scope(("prose", "-quote"), ("en",))))


@fact("names_written_small")
def names_written_small(facts: Facts) -> tuple[Slip, ...]:
    """Names written small."""
    from .smallnames import proper_noun_lower

    return tuple(proper_noun_lower(facts.scope(("prose", "-quote"), ("en",))))


@fact("capitalised_phrases")
def capitalised_phrases(facts: Facts) -> tuple[Slip, ...]:
    """Ordinary phrases written as if they were names."""
    from .capitalisedphrases import overcapitalised_term
    from .capitalpairs import capital_pair
    from .lonecapitals import lone_capital
    from .loosecapitals import loose_capital
    from .midcapitals import mid_capital
    from .splitnames import split_name
    from .straycapitals import loud_noun, stray_capital
    from .twinnedcapitals import twinned_capital

    scope = facts.scope(("paragraph", "list-item", "-quote"), ("en",))
    looks = (
        overcapitalised_term,
        split_name,
        stray_capital,
        loud_noun,
        mid_capital,
        twinned_capital,
        capital_pair,
        loose_capital,
        lone_capital,
    )
    found = [slip for look in looks for slip in look(scope)]
    return tuple({(one.start, one.end): one for one in reversed(found)}.values())[::-1]


@fact("replaced_words")
def replaced_words(facts: Facts) -> tuple[Slip, ...]:
    """Fixed expressions in which a program put other words."""
    from .replacedwords import spinner_synonym

    return tuple(spinner_synonym(facts.scope(("prose", "-quote"), ("en",))))


@fact("misspellings")
def misspellings(facts: Facts, unknown: bool) -> Iterable[Slip]:
    """Words that are no words."""
    from .nonwords import Misspellings

    return Misspellings(facts.scope(("prose", "alt-text", "front-matter", "quote"), ("en",)), unknown)


@fact("split_words")
def split_words(facts: Facts) -> tuple[Slip, ...]:
    """Words that are written in two."""
    from .splitwords import split_word

    return tuple(split_word(facts.scope(("prose", "-quote"), ("en",))))
