"""What the rules on links, sources and citations find."""

from typing import Any, NamedTuple

from copydesk.api import Facts, Link, Span, fact

from .bareaddresses import bare
from .captions import Caption, Mention, words_of_captions
from .captions import captions as find_captions
from .captions import mentions as find_mentions
from .captions import numbered_headings as find_headings
from .deadlinks import DeadLink, dead_files, dead_places
from .linkfaults import LinkFault, LinkText, leading_nowhere, saying_nothing
from .numbering import Lost, Odd, lost_mentions, odd_numbers
from .pictures import Undescribed, undescribed
from .sourcedates import OddDay, odd_accesses, odd_link_days


class LostMark(NamedTuple):
    """A mark like ``[3]`` that the list of references does not know: its place and numbers.

    ``missing`` is how many marks there are where there is no list at all; then it is the first of them.
    """

    span: Span
    label: str
    missing: int = 0


@fact("lost_marks")
def lost_marks(facts: Facts) -> tuple[LostMark, ...]:
    """Numbered citations that lead to no entry of a list."""
    references = facts.references
    marks = references.unlisted_marks
    if not references.has_list and all(len(mark.numbers) > 1 for mark in marks):
        return ()  # "set it to [1,3]", "a day of the week [1-7]": who cites has a mark of one number, too
    if marks and not references.has_list:
        return (LostMark(facts.doc.lift(marks[0].start, marks[0].end), "", len(marks)),)
    return tuple(
        LostMark(facts.doc.lift(mark.start, mark.end), ", ".join(str(number) for number in mark.numbers))
        for mark in marks
    )


@fact("bare_links", needs=["links"])
def bare_links(facts: Facts) -> tuple[LinkFault, ...]:
    """Addresses in running text of which nothing else is said."""
    return tuple(bare(facts))


@fact("placeholder_links", needs=["links"])
def placeholder_links(facts: Facts) -> tuple[LinkFault, ...]:
    """Links whose address is none that a reader can open."""
    return tuple(leading_nowhere(facts))


@fact("empty_link_texts", needs=["links"])
def empty_link_texts(facts: Facts) -> tuple[LinkText, ...]:
    """Link texts that would fit any link."""
    return tuple(saying_nothing(facts))


@fact("dead_files")
def files_not_there(facts: Facts) -> tuple[DeadLink, ...]:
    """Links and pictures whose files the project does not have, and links to places that other pages lack."""
    return tuple(dead_files(facts))


@fact("dead_places")
def places_not_there(facts: Facts) -> tuple[DeadLink, ...]:
    """Links to places that the page itself lacks."""
    return tuple(dead_places(facts))


@fact("undescribed_pictures")
def pictures_without_words(facts: Facts) -> tuple[Undescribed, ...]:
    """Pictures without a description, or with one that says nothing."""
    return tuple(undescribed(facts))


@fact("captions", triggers=words_of_captions)
def captions(facts: Facts) -> tuple[Caption, ...]:
    """The captions of the article, and its headings such as “Appendix A”."""
    return tuple(find_captions(facts))


@fact("numbered_headings")
def numbered_headings(facts: Facts) -> tuple[Caption, ...]:
    """The headings of the article that begin with a number."""
    return tuple(find_headings(facts))


@fact("mentions", triggers=words_of_captions)
def mentions(facts: Facts) -> tuple[Mention, ...]:
    """Where the text speaks of figures, tables, sections … by their numbers."""
    return tuple(find_mentions(facts))


@fact("lost_numbers", triggers=words_of_captions)
def lost_numbers(facts: Facts) -> tuple[Lost, ...]:
    """Mentions of figures, tables, sections … that the article does not have."""
    return tuple(lost_mentions(facts))


@fact("numbers_out_of_order")
def numbers_out_of_order(facts: Facts) -> tuple[Odd, ...]:
    """Numbers of captions and headings that stand twice or are left out."""
    return tuple(odd_numbers(facts))


@fact("odd_access_days")
def odd_access_days(facts: Facts) -> tuple[OddDay, ...]:
    """Days on which a source cannot have been looked up."""
    return tuple(odd_accesses(facts))


@fact("odd_link_days", needs=["links"])
def link_days(facts: Facts) -> tuple[OddDay, ...]:
    """Links whose address tells a day that does not fit the article."""
    return tuple(odd_link_days(facts))


class Archive(NamedTuple):
    """A link to an archived copy, with the place of its address."""

    span: Span
    url: str


@fact("impossible_copies", needs=["links"])
def impossible_copies(facts: Facts) -> tuple[Archive, ...]:
    """Links to archived copies whose time stamp is no time."""
    links: list[Link] = facts.impossible_archives
    return tuple(Archive(link.url_span or link.span, link.url) for link in links)


@fact("unsaved_sources")
def unsaved_sources(facts: Facts, always: bool) -> tuple[Any, ...]:
    """Declared sources of which nothing is saved; without ``always`` only beside others that are."""
    declared = facts.saved.all
    if not always and not any(source.snapshot or source.text is not None for source in declared):
        return ()
    return tuple(source for source in declared if source.text is None and not source.snapshot)
