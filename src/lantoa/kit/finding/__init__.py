"""Finding by words: an index that follows a table by itself, and looking things up in it, bounded however common.

A room keeps a model made of `WordEntry`, one row for each thing that can be found, and a `WordIndex` of its table. The
order of ids is the order of lists, the highest first.
"""

from lantoa.kit.finding.entries import WordEntry, all_words
from lantoa.kit.finding.index import WordIndex
from lantoa.kit.finding.looking import COUNTED, Hits, Wanted, look_up, tally, wanted

__all__ = ["COUNTED", "Hits", "Wanted", "WordEntry", "WordIndex", "all_words", "look_up", "tally", "wanted"]
