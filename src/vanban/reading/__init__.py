"""Reads a plan (kế hoạch): header, outline, duties, criteria, each with its place in the text.

The rules live in one module a subject, in the order in which they run:
`sources` files to text · `characters`, `labels`, `layout` text to blocks · `frame`, `signature`, `header` the document
itself · `outline` parts and sentences · `citations`, `targets`, `tasks`, `criteria`, `fields`, `subjects`, `channels`,
`events`, `money` what stands in them.
`vocabulary` holds the words that the rules lean on.
"""

from __future__ import annotations

from pathlib import Path

from .channels import read_channels
from .citations import read_citations
from .criteria import read_criteria
from .events import read_events
from .fields import read_fields
from .header import read_document
from .model import Plan
from .money import read_budget_sources
from .outline import all_sentences, sentences_of
from .paper import Paper
from .subjects import read_subjects
from .tables import rows_of
from .targets import read_targets
from .tasks import read_tasks

__all__ = ["Plan", "read", "read_text"]


def read(source: str | Path | bytes, *, name: str | None = None) -> Plan:
    """Read a plan from a file (a path), a file's bytes, or pasted text (a str).

    Raises `vanban.reading.problems.Unreadable` when there is no text to be had.
    """
    from .sources import load  # file formats load their libraries only when a file is read

    return read_text(load(source, name=name).text)


def read_text(raw: str) -> Plan:
    """Read a plan from its raw text. Deterministic; never raises; costs linear time."""
    paper = Paper.of(raw)
    document = read_document(paper)
    closing = [s for block in paper.closing for s in sentences_of(block, None)]
    rows = [row for part in paper.parts for row in rows_of(part)]
    sentences = list(all_sentences(paper.parts))
    basis, references = read_citations(paper.opening_sentences(), paper.parts, closing)
    criteria = read_criteria(paper.parts)
    return Plan(
        text=paper.text,
        document=document,
        legal_basis=basis,
        references=references,
        sections=tuple(part.section for part in paper.parts),
        targets=read_targets(paper.parts),
        tasks=read_tasks(paper.parts, paper.closing),
        criteria=criteria,
        fields=read_fields(criteria, paper.parts),
        subjects=read_subjects(sentences),
        channels=read_channels(sentences, document.recipients),
        events=read_events(sentences, rows),
        budget_sources=read_budget_sources(paper.parts),
    )
