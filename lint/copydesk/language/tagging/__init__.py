"""Parts of speech and confusions: what a word may be, what the words of a sentence are, and which word is
meant, by counts.
"""

from .confusions import Confusions, english_confusions
from .pairtable import WordPairs, english_pairs
from .rewording import Better, reworded
from .slipmodel import SlipModel, english_slips
from .splitting import SplitWords
from .swapframes import FRAME_LOOSE, FRAME_SLOT, frames_at
from .swaptable import Fixed, Near, Swaps, english_swaps, fixed_of, singular
from .tagger import Tagger, english_tags
from .tagtable import Kinds, TagTable
from .unlikely import UnlikelyWords

__all__ = [
    "FRAME_LOOSE",
    "FRAME_SLOT",
    "Better",
    "Confusions",
    "Fixed",
    "Kinds",
    "Near",
    "SlipModel",
    "SplitWords",
    "Swaps",
    "TagTable",
    "Tagger",
    "UnlikelyWords",
    "WordPairs",
    "english_confusions",
    "english_pairs",
    "english_slips",
    "english_swaps",
    "english_tags",
    "fixed_of",
    "frames_at",
    "reworded",
    "singular",
]
