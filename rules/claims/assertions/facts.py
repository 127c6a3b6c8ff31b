"""What a text asserts in its own voice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from copydesk.api import Facts, fact

from ...sources.attribution.statement import Statement
from .accusations import accusing_words, find_accusations
from .anyvoice import find_anyvoice
from .budgets import BudgetClaim, LateSource, find_budget_claims, find_late_sources
from .crowds import crowd_words, find_crowds
from .effects import find_effects
from .emptysentences import Empty, empty_words, find_empty
from .forecasts import Assertion, find_advice, find_forecasts
from .generals import find_generals
from .hearsaychain import chain_words, find_chains
from .judgements import find_judgements
from .loadedwords import Loaded, find_loaded, loaded_words
from .mainclauses import Clauses
from .murmurs import find_murmurs, murmur_words
from .outlook import find_outlook
from .outright import find_outright
from .ownvoice import OwnWords, Told, find_own_voice
from .peerless import find_peerless, peerless_words
from .portions import find_portions
from .ranks import find_ranks
from .receptions import find_receptions, reception_words
from .roughfigures import RoughFigure, find_rough_figures
from .secondhand import find_secondhand
from .sweeping import find_sweeping
from .tallies import find_tallies
from .tastes import find_certain, find_tastes, taste_words
from .unnamed import GrandName, Unnamed, find_grand_names, find_unnamed
from .unnoted import find_unnoted
from .unsaid import find_unsaid
from .utmost import find_utmost
from .verdicts import find_verdicts, verdict_words

_SAYS = frozenset(("neutral", "loaded"))
_Told = TypeVar("_Told", Told, Loaded)


@fact("own_words")
def own_words(facts: Facts) -> OwnWords:
    """The sets of words by which a text is known to speak in its own voice."""
    return OwnWords(facts.data)


@fact("own_voice")
def own_voice(facts: Facts) -> Sequence[Statement]:
    """The statements and questions that nobody answers for."""
    return find_own_voice(facts)


@fact("main_clauses")
def main_clauses(facts: Facts) -> Clauses:
    """The main clauses of sentences, each read when first asked for."""
    return Clauses(facts)


@fact("anyvoice")
def anyvoice(facts: Facts) -> tuple[tuple[str, Told], ...]:
    """What is a claim whoever says it, each with its kind."""
    return tuple(find_anyvoice(facts))


def _with_anyvoice(facts: Facts, kind: str, found: Iterable[Told]) -> Iterator[Told]:
    """Yield what was found, and the claims of a kind in sentences in which nothing was."""
    seen = set()
    for told in found:
        seen.add(told.statement.start)
        yield told
    yield from (told for of, told in facts.anyvoice if of == kind and told.statement.start not in seen)


@fact("forecasts")
def forecasts(facts: Facts) -> tuple[Assertion, ...]:
    """What will or could be, said by nobody: one of a sentence or several."""
    found = {(one.start, one.end): one for one in find_forecasts(facts)}
    for told in (*_with_anyvoice(facts, "outlook", find_outlook(facts)), *find_certain(facts)):
        sentence = told.statement.sentence
        if not any(sentence.start <= start < sentence.end for start, _ in found):
            found[told.start, told.end] = Assertion(told.start, told.end)
    return tuple(sorted(found.values()))


@fact("ranks")
def ranks(facts: Facts) -> tuple[Told, ...]:
    """What is the first of its field, or unlike all others."""
    return tuple(_with_anyvoice(facts, "rank", find_ranks(facts)))


@fact("effects")
def effects(facts: Facts) -> tuple[Told, ...]:
    """Cause and effect in predicates."""
    return tuple(_with_anyvoice(facts, "effect", find_effects(facts)))


@fact("portions")
def portions(facts: Facts) -> tuple[Told, ...]:
    """Shares and counts in words."""
    return tuple(_with_anyvoice(facts, "share", find_portions(facts)))


@fact("unsaid")
def unsaid(facts: Facts) -> tuple[Told, ...]:
    """What got about without anybody who said it."""
    known = {told.statement.start for told in facts.hearsay_chains}
    return tuple(told for told in find_unsaid(facts) if told.statement.start not in known)


@fact("outright")
def outright(facts: Facts) -> tuple[Told, ...]:
    """Comparisons with all others, changes over years, what is told of all of a kind and what somebody must
    have counted, for which nobody answers.
    """
    found = list(find_outright(facts))
    for more in (find_sweeping(facts), find_tallies(facts)):
        found += _apart(more, [told.start for told in found])
    return tuple(found)


@fact("accusations", triggers=accusing_words)
def accusations(facts: Facts) -> tuple[Told, ...]:
    """What others would deny, told by nobody."""
    return tuple(sorted(find_accusations(facts)))


@fact("unnoted")
def unnoted(facts: Facts) -> tuple[Statement, ...]:
    """Statements behind the last note of their paragraph, where the article gives notes for what it says."""
    return tuple(find_unnoted(facts))


@fact("secondhand")
def secondhand(facts: Facts) -> tuple[Told, ...]:
    """What an outlet told of which only its kind is said; none where the rules on attribution see it."""
    return tuple(told for told in find_secondhand(facts) if not _is_carried(told.statement))


@fact("hearsay_chains", triggers=chain_words)
def hearsay_chains(facts: Facts) -> tuple[Told, ...]:
    """What went from hand to hand without a name; none where an outlet is what told it."""
    known = {told.statement.start for told in facts.secondhand}
    return tuple(told for told in find_chains(facts) if told.statement.start not in known)


@fact("murmurs", triggers=murmur_words)
def murmurs(facts: Facts) -> tuple[Told, ...]:
    """What many feel, hold and mutter of whom nobody is named; none where something else says as much."""
    known = {told.statement.start for told in (*facts.unsaid, *facts.hearsay_chains)}
    return tuple(sorted(told for told in find_murmurs(facts) if told.statement.start not in known))


@fact("receptions", triggers=reception_words)
def receptions(facts: Facts) -> tuple[Told, ...]:
    """How people without a name took something; none where another form of them is told."""
    known = {told.statement.start for told in (*facts.unsaid, *facts.murmurs, *facts.hearsay_chains)}
    return tuple(sorted(told for told in find_receptions(facts) if told.statement.start not in known))


@fact("crowds", triggers=crowd_words)
def crowds(facts: Facts) -> tuple[Told, ...]:
    """What crowds without a name say and think; none where another form of them is told."""
    others = (*facts.unsaid, *facts.murmurs, *facts.receptions, *facts.hearsay_chains)
    known = {told.statement.start for told in others}
    return tuple(sorted(told for told in find_crowds(facts) if told.statement.start not in known))


def _is_carried(statement: Statement) -> bool:
    return not statement.supported and any(
        c.kind == "unnamed" and not c.classes.isdisjoint(_SAYS) for c in statement.carriers
    )


@fact("generals")
def generals(facts: Facts) -> tuple[Told, ...]:
    """What is told of many or all in the present."""
    return tuple(_with_anyvoice(facts, "general", find_generals(facts)))


@fact("advice")
def advice(facts: Facts) -> tuple[Assertion, ...]:
    """Advice and judgement, given by nobody: one of a sentence."""
    found = list(find_advice(facts))
    for told in find_judgements(facts):
        sentence = told.statement.sentence
        if not any(sentence.start <= one.start < sentence.end for one in found):
            found.append(Assertion(told.start, told.end))
    return tuple(sorted(found))


@fact("utmost")
def utmost(facts: Facts) -> tuple[Told, ...]:
    """The best and worst of all in sentences in which no advice or judgement is told already."""
    return tuple(_apart(find_utmost(facts), _advised(facts)))


@fact("peerless", triggers=peerless_words)
def peerless(facts: Facts) -> tuple[Told, ...]:
    """What is set above all there is, in sentences in which no other judgement is told."""
    known = [*_advised(facts), *(one.start for one in (*facts.utmost, *facts.verdicts))]
    return tuple(sorted(_apart(find_peerless(facts), known)))


@fact("verdicts", triggers=verdict_words)
def verdicts(facts: Facts) -> tuple[Told, ...]:
    """Scorn that is told as a fact, in sentences in which no other judgement is told."""
    known = [*_advised(facts), *(one.start for one in facts.utmost)]
    return tuple(sorted(_apart(find_verdicts(facts), known)))


@fact("tastes", triggers=taste_words)
def tastes(facts: Facts) -> tuple[Told, ...]:
    """Judgements of taste, in sentences in which no other judgement is told."""
    return tuple(sorted(_apart(find_tastes(facts), _judged(facts))))


def _advised(facts: Facts) -> list[int]:
    """Return where a report gives advice or judges."""
    return [one.start for one in facts.advice] if facts.attributions.reports else []


def _judged(facts: Facts) -> list[int]:
    """Return where advice or a judgement is told already."""
    judged = (*facts.utmost, *facts.verdicts, *facts.peerless)
    return [*_advised(facts), *(one.start for one in judged)]


def _apart(found: Iterable[_Told], known: Collection[int]) -> Iterator[_Told]:
    """Yield what is told in sentences in which none of some offsets lies."""
    for told in found:
        if not any(told.statement.start <= one < told.statement.end for one in known):
            yield told


@fact("loaded_words", triggers=loaded_words)
def loaded(facts: Facts, every: bool) -> tuple[Loaded, ...]:
    """Words by which a report takes sides, in sentences in which no other judgement is told; in ``every``
    text that may be one, or in those that show it.
    """
    return tuple(_apart(find_loaded(facts, every), _judged(facts)))


@fact("empty_sentences", triggers=empty_words)
def empty_sentences(facts: Facts) -> tuple[Empty, ...]:
    """Sentences that tell nothing."""
    return tuple(find_empty(facts))


@fact("unnamed_examples")
def unnamed_examples(facts: Facts) -> tuple[Unnamed, ...]:
    """Several countries, one of the most popular: which?"""
    return tuple(find_unnamed(facts))


@fact("grand_names")
def grand_names(facts: Facts) -> tuple[GrandName, ...]:
    """Capitalised names of bodies and programmes that look made up."""
    return tuple(find_grand_names(facts))


@fact("rough_figures")
def rough_figures(facts: Facts, least: int) -> tuple[RoughFigure, ...]:
    """Approximate figures with at least so many significant digits."""
    return tuple(find_rough_figures(facts, least))


@fact("budget_claims")
def budget_claims(facts: Facts) -> tuple[BudgetClaim, ...]:
    """Claims about budgets without a figure."""
    return tuple(find_budget_claims(facts))


@fact("late_sources")
def late_sources(facts: Facts) -> tuple[LateSource, ...]:
    """Paragraphs whose first sentence gets its source later."""
    return tuple(find_late_sources(facts))
