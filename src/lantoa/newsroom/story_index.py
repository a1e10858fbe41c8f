"""The index that public stories are found by."""

from lantoa.kit.finding.index import WordIndex

INDEX = WordIndex("newsroom_storyentry", "newsroom_found")
