"""What the rules that read sentences by parts of speech share."""

from copydesk.api import Facts, Slip, fact

from .parsed import Parser


@fact("parser")
def parser(facts: Facts) -> Parser:
    """The sentences of the document with the part of speech of each word, read when they are asked for."""
    return Parser(facts)


@fact("subject_slips")
def subject_slips(facts: Facts) -> tuple[Slip, ...]:
    """Verbs that do not agree with a subject that stands anywhere before them."""
    from .subjects import subjects

    return tuple(subjects(facts.scope(("prose", "-quote"), ("en",)), facts.parser))


@fact("verb_chain_slips")
def verb_chain_slips(facts: Facts) -> tuple[Slip, ...]:
    """Verbs in a form that cannot stand behind their helper, a preposition or "to"."""
    from .chains import verb_chains

    return tuple(verb_chains(facts.scope(("prose", "-quote"), ("en",)), facts.parser))


@fact("noun_count_slips")
def noun_count_slips(facts: Facts) -> tuple[Slip, ...]:
    """Nouns whose number does not fit what counts them."""
    from .counted import noun_counts

    return tuple(noun_counts(facts.scope(("prose", "-quote"), ("en",)), facts.parser))


@fact("missing_words")
def missing_words(facts: Facts) -> tuple[Slip, ...]:
    """Places where a small word is missing."""
    from .lacking import missing_words as find

    return tuple(find(facts.scope(("prose", "-quote"), ("en",)), facts.parser))


@fact("confused_words")
def confused_words(facts: Facts) -> tuple[Slip, ...]:
    """Words that stand where one that is written or spoken alike is meant."""
    from .confused import confused_words as find

    return tuple(find(facts.scope(("prose",), ("en",)), facts.parser, facts.confusions))
