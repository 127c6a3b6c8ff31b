"""What a text says about AI in its own making, and what it asks of the reader."""

from collections.abc import Iterable

from copydesk.api import Data, Facts, fact

from .builtfiles import tells_of_conversion, tells_of_files
from .burdens import Burden, find_burdens, find_warnings
from .labelplace import LateLabel, find_late_label
from .notice import Notice
from .noticegrammar import find_notices, is_review
from .noticewords import languages
from .products import products_of


def _as_built(facts: Facts, notice: Notice) -> Notice:
    """Return a notice as one of form ``built``, if it tells of files that are generated in a manual."""
    built = not notice.tools and tells_of_files(facts, notice.start, notice.end)
    return notice._replace(form="built") if built else notice


def naming_words(data: Data) -> Iterable[str]:
    """Return the words without one of which there is no notice."""
    table = data("ai-notices/naming.toml")
    listed = (name for names in languages(data).values() for name in names)
    # A beginning is one word; what begins with a phrase holds the phrase.
    named = (
        name if name.rstrip("*").isalnum() else name.rstrip("*") for name in (*listed, *table["automation"])
    )
    return (*named, *products_of(data).names)


@fact("ai_statements", triggers=naming_words)
def ai_statements(facts: Facts) -> tuple[Notice, ...]:
    """What a text says about AI in its own making, denials included, in reading order."""
    return tuple(
        notice
        for notice in find_notices(facts)
        if notice.tools or not tells_of_conversion(facts, notice.start, notice.end)
    )


@fact("ai_notices")
def ai_notices(facts: Facts) -> tuple[Notice, ...]:
    """The notices that AI was used, in reading order."""
    return tuple(_as_built(facts, notice) for notice in facts.ai_statements if notice.form != "denial")


@fact("ai_denials")
def ai_denials(facts: Facts) -> tuple[Notice, ...]:
    """The statements that no AI was used, in reading order."""
    return tuple(notice for notice in facts.ai_statements if notice.form == "denial")


@fact("reader_burdens")
def reader_burdens(facts: Facts) -> tuple[Burden, ...]:
    """The sentences that ask the reader to verify, in reading order."""
    return find_burdens(facts, facts.ai_notices)


@fact("pasted_notices")
def pasted_notices(facts: Facts) -> tuple[Notice, ...]:
    """The notices that are not taken for the label of the article: in a file that declares a use of AI, a
    notice whose block holds nothing else is one.
    """
    if facts.declaration.use not in ("assisted", "generated"):
        used: tuple[Notice, ...] = facts.ai_notices
        return used
    taken = {n.start for n in facts.ai_statements} | {b.start for b in facts.reader_burdens}
    return tuple(
        notice
        for notice in facts.ai_notices
        if not all(s.start in taken or is_review(facts, s) for s in facts.sentences_of(notice.block))
    )


@fact("handed_over")
def handed_over(facts: Facts) -> tuple[Burden, ...]:
    """The sentences that hand the checking to the reader, warnings of errors beside a notice included."""
    return (*facts.reader_burdens, *find_warnings(facts, facts.ai_notices, facts.reader_burdens))


@fact("late_labels")
def late_labels(facts: Facts, required: bool) -> tuple[LateLabel, ...]:
    """The notice that must serve as the label of the article, if readers meet it late."""
    return find_late_label(facts, required)
