"""The index that public pages are found by."""

from lantoa.kit.finding.index import WordIndex

INDEX = WordIndex("exemplars_searchentry", "exemplars_found")
