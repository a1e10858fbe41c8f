"""The tables of moves as a page of the documentation, so that it is the program that says how records move."""

from __future__ import annotations

from django.utils.translation import override

from lantoa.kit.moves import Move, Moves, tables

HEAD = """\
# How records move

Written by `lantoa moves --write` from the tables in the `states.py` of the rooms; a test fails when it is stale. The
texts of the buttons are shown in English, the language of the source.
"""
ROW = "| {button} | `{name}` | {of} | {to} | `{needs}` | {reason} |"
MOVES_HEAD = "| button | move | from | to | who: may | reason |\n|---|---|---|---|---|---|"


def page() -> str:
    """The whole page, in Markdown: our own rooms only, not what tests add."""
    ours = [table for table in tables() if table.model.__module__.startswith("lantoa.")]
    with override("en"):
        return "\n".join([HEAD, *(section(table) for table in ours)])


def section(table: Moves) -> str:
    """One kind of record: its states with what citizens read where that differs, then its moves."""
    rows = "\n".join(_row(table, move) for move in table)
    title = f"## {table.model._meta.verbose_name} · `{table.model._meta.label}`"
    return f"{title}\nStates: {_states(table)}.\n\n{MOVES_HEAD}\n{rows}\n"


def _states(table: Moves) -> str:
    return " · ".join(_state(table, state) for state in table.states.values)


def _state(table: Moves, state: str) -> str:
    officer, citizen = (str(table.label(state)), str(table.label(state, "citizen")))
    return f"{officer} (`{state}`)" + (f", to citizens: {citizen}" if citizen != officer else "")


def _row(table: Moves, move: Move) -> str:
    return ROW.format(
        button=move.label,
        name=move.name,
        of=", ".join(str(table.label(state)) for state in move.of),
        to=table.label(move.to),
        needs=move.needs,
        reason="required" if move.reason_required else "",
    )
