"""What the rules that read sentences by parts of speech share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copydesk.api import Facts, Slip, fact, word_sets

from .confusedexcuses import named_before
from .parsed import Parser

if TYPE_CHECKING:
    from .judge import Judge


BEING = frozenset("am are be been being is was were".split())


@fact("sentence_judge")
def sentence_judge(facts: Facts) -> Judge:
    """What all who look at parts of speech share of one document."""
    from .judge import Judge, known

    sets, verbs = known(facts.data("grammar.txt"), facts.data("syntax.txt"), facts.tagger)
    return Judge(Parser(facts.scope(("prose",), ("en",))), sets, verbs)


@fact("sentence_slips")
def sentence_slips(facts: Facts) -> dict[str, tuple[Slip, ...]]:
    """What is found by parts of speech, by the name of the fact: one way through the sentences for all."""
    from .absent import AbsentWords
    from .barenouns import BareNouns
    from .chains import VerbChains
    from .counted import NounCounts
    from .distant import Distant
    from .finding import Finder, find
    from .framedforms import FramedForms
    from .fronted import Fronted
    from .helpergroups import VerbGroups
    from .howdone import Manner
    from .inverted import Inverted
    from .lacking import MissingWords
    from .likelier import LackingWords, Likelier
    from .openingsubjects import OpeningSubjects
    from .parallel import Parallel
    from .repairs import Repairs, participles_of
    from .subjects import Subjects
    from .verbless import VerblessClauses
    from .verbparts import verb_parts
    from .wordframes import frames_of

    nouns = word_sets(facts.data("counted-nouns.txt"))
    judge: Judge = facts.sentence_judge
    parser, sets = judge.parser, judge.sets
    parts = verb_parts(facts.data("irregular-verbs.txt"), facts.tagger)
    files = ("verb-frames.txt", "frames.txt", "syntax.txt")
    verb_frames = frames_of(facts.tagger, 1, *map(facts.data, files))
    finders: dict[str, Finder] = {
        "subject_slips": Subjects(judge),
        "distant_slips": Distant(judge),
        "opening_slips": OpeningSubjects(judge),
        "inverted_slips": Inverted(judge),
        "fronted_slips": Fronted(judge),
        "verb_chain_slips": VerbChains(parser, sets),
        "verb_group_slips": VerbGroups(judge),
        "repaired_verbs": Repairs(judge, participles_of(facts.data("irregular-verbs.txt"))),
        "noun_count_slips": NounCounts(parser, sets),
        "missing_words": MissingWords(parser, sets),
        "absent_words": AbsentWords(judge),
        "bare_nouns": BareNouns(judge, nouns),
        "likelier_forms": Likelier(judge, parts),
        "framed_forms": FramedForms(judge, verb_frames, parts),
        "joined_forms": Parallel(judge, parts),
        "lacking_words": LackingWords(judge),
        "verbless_clauses": VerblessClauses(judge),
        "manner_slips": Manner(judge),
    }
    found = find(parser, list(finders.values()), sets["dialect"])
    return dict(zip(finders, map(tuple, found), strict=True))


def _of(facts: Facts, name: str) -> tuple[Slip, ...]:
    found: tuple[Slip, ...] = facts.sentence_slips[name]
    return found


def _first_of(facts: Facts, names: Sequence[str]) -> tuple[Slip, ...]:
    """Return what some finders found, in reading order; where two end at one place, what the first says."""
    found = {slip.end: slip for name in reversed(names) for slip in _of(facts, name)}
    return tuple(found[end] for end in sorted(found))


@fact("subject_slips")
def subject_slips(facts: Facts) -> tuple[Slip, ...]:
    """Verbs that do not agree with a subject that stands anywhere before them, or behind them."""
    names = ("subject_slips", "inverted_slips", "fronted_slips", "distant_slips", "opening_slips")
    found = _first_of(facts, names)
    told = facts.agreement_slips
    return tuple(one for one in found if not any(one.start < at.end and at.start < one.end for at in told))


@fact("verb_chain_slips")
def verb_chain_slips(facts: Facts) -> tuple[Slip, ...]:
    """Verbs in a form that cannot stand behind their helper, a preposition or "to"."""
    from ..nearby.helpedforms import helped_forms

    names = ("verb_chain_slips", "verb_group_slips", "likelier_forms", "repaired_verbs", "framed_forms")
    found = _first_of(facts, (*names, "joined_forms"))
    found = tuple(slip for slip in found if not _is_one_with(facts, slip))
    ends = {slip.end for slip in found}
    near = helped_forms(facts.scope(("prose", "-quote"), ("en",)))
    return (*found, *(slip for slip in near if slip.end not in ends))


def _is_one_with(facts: Facts, slip: Slip) -> bool:
    """Say whether "be" joins a noun to itself: "what looks like change may be change in the speaker"."""
    table, block = facts.word_table, facts.doc.block_at(slip.start)
    sentence = facts.sentence_at(block, slip.start) if block is not None else None
    if slip.kind != "participle" or sentence is None or slip.data["helper"] not in BEING:
        return False
    verb = table.first(slip.end) - 1
    named = named_before(facts, table.first(sentence.start), verb)
    return named and facts.tagger.may(table.lower[verb], "NN")


@fact("noun_count_slips")
def noun_count_slips(facts: Facts) -> tuple[Slip, ...]:
    """Nouns whose number does not fit what counts them."""
    return _of(facts, "noun_count_slips")


@fact("missing_words")
def missing_words(facts: Facts) -> tuple[Slip, ...]:
    """Places where a small word is missing."""
    return _first_of(
        facts, ("missing_words", "absent_words", "lacking_words", "bare_nouns", "verbless_clauses")
    )


@fact("manner_slips")
def manner_slips(facts: Facts) -> tuple[Slip, ...]:
    """Adjectives where an adverb is meant, and the other way round."""
    return _of(facts, "manner_slips")


@fact("weighed_words")
def weighed_words(facts: Facts) -> tuple[Slip, ...]:
    """Words that hardly stand so but by a slip. Only remarks come of them, for which not everybody asks."""
    from .finding import find
    from .weighed import Weighed

    judge: Judge = facts.sentence_judge
    (found,) = find(judge.parser, [Weighed(judge, facts.slip_model)], judge.sets["dialect"])
    return tuple(found)


@fact("weighed_slips")
def weighed_slips(facts: Facts) -> tuple[Slip, ...]:
    """Words that hardly stand so but by a slip, also in quoted speech where nobody speaks dialect."""
    from .quoted import quoted_slips as find_quoted

    found = facts.weighed_words
    own = (slip for slip in found if not facts.in_quotes(slip.start, slip.end))
    return tuple(sorted((*own, *find_quoted(facts, found)), key=lambda slip: slip.start))


@fact("quoted_slips")
def quoted_slips(facts: Facts) -> tuple[Slip, ...]:
    """Slips in quoted speech, where nobody speaks dialect."""
    from .quoted import quoted_slips as find

    return tuple(find(facts, [slip for slips in facts.sentence_slips.values() for slip in slips]))


@fact("confused_words")
def confused_words(facts: Facts) -> tuple[Slip, ...]:
    """Words that stand where one that is written or spoken alike is meant."""
    from .confused import confused_words as find

    return tuple(find(facts.scope(("prose",), ("en",)), facts.confusions))


@fact("unlikely_words")
def unlikely_words(facts: Facts) -> tuple[Slip, ...]:
    """Words that are hardly ever meant where a far commoner one is a slip away."""
    from .unlikelywords import unlikely_words as find

    return tuple(find(facts.scope(("prose",), ("en",))))
