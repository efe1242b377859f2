"""Pairs of icebreakers, each labelled: near copies of one another, or different."""

from pathlib import Path

FOLDER = Path(__file__).parent / "samples" / "likeness"


def pairs(name):
    """Of one file: whether they are the same, and the two texts."""
    rows = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in row.split("|")] for row in rows if not row.startswith("#")]
    return [(label == "same", one, other) for label, one, other in cells]


def measured(name, is_near):
    """Precision and recall of a measure on one file."""
    called = [(same, is_near(one, other)) for same, one, other in pairs(name)]
    right = sum(same and near for same, near in called)
    return (
        right / max(sum(near for _, near in called), 1),
        right / sum(same for same, _ in called),
    )
