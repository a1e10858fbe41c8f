"""A plan to try the reader on, shipped with it.

The commune of Đông Mai, its province and everyone in the plan are invented; the layout is that of Decree 30/2020
and the offices are those of a commune after 1 July 2025.
"""

from importlib import resources

PLAN_OF_DONG_MAI = "ke-hoach-xa-dong-mai-2026.txt"


def plan_of_dong_mai() -> str:
    """The text of the sample plan, as an office's file would be saved."""
    return resources.files(__name__).joinpath(PLAN_OF_DONG_MAI).read_text(encoding="utf-8")
