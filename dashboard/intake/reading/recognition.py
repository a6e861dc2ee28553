"""Which dataset a set of headers belongs to, and how sure that is."""

from collections.abc import Sequence

from dashboard.catalog.dataset import Column, Dataset
from dashboard.catalog.datasets import UPLOADED
from dashboard.intake.reading.headers import closed, find_column, likeness

_LIKE = 75
"""From 0 to 100: how like a column's name a misspelt header is."""
_ALIKE = 0.1
"""Two datasets that are nearer to each other than this can't be told apart."""
_NAMED, _EXPLAINED = 0.6, 0.4
"""What the required columns found, and the headers understood, weigh in the confidence."""


def score(headers: Sequence[str], dataset: Dataset) -> int:
    """How well a row would do as the header row: 0 unless it names half of the required columns, and two columns.

    1 when it does so with headers that are only like them.
    """
    found = _found(headers, dataset)
    required = sum(column.required for column in found)
    if len(found) >= 2 and 2 * required >= len(dataset.required):
        return len(found) + required
    if not required:
        return 0
    words = [header for header in headers if 2 <= len(closed(header)) <= 20]
    like = {
        column.name
        for column in dataset.required
        if column in found or any(likeness(word, column) >= _LIKE for word in words)
    }
    return int(len(like) >= 2 and 2 * len(like) >= len(dataset.required) and len(words) >= len(like))


def rank(headers: Sequence[str]) -> tuple[tuple[Dataset, float], ...]:
    """The uploaded datasets that the headers may belong to with their confidence from 0 to 1, the likeliest first."""
    words = [header for header in headers if closed(header)]

    def fit(dataset: Dataset) -> tuple[int, float, float]:
        found = _found(words, dataset)
        required = sum(column.required for column in found)
        explained = len(found) / max(len(words), 1)
        return required - len(dataset.required), explained, (len(found) + required) / len(dataset.columns)

    ordered = sorted(UPLOADED, key=fit, reverse=True)
    return tuple((dataset, confidence(words, dataset)) for dataset in ordered)


def best_dataset(headers: Sequence[str]) -> Dataset:
    """The uploaded dataset that fits the headers best: most required columns found, fewest headers left over."""
    return rank(headers)[0][0]


def confidence(headers: Sequence[str], dataset: Dataset) -> float:
    """From 0 to 1: how sure it is that the headers are those of a dataset."""
    words = [header for header in headers if closed(header)]
    found = _found(words, dataset)
    required = sum(column.required for column in found) / max(len(dataset.required), 1)
    return round(required * (_NAMED + _EXPLAINED * min(len(found) / max(len(words), 1), 1)), 2)


def rivals(ranked: Sequence[tuple[Dataset, float]], headers: Sequence[str]) -> tuple[Dataset, ...]:
    """The datasets that fit about equally well; one alone when it is clear."""
    whole = [
        (dataset, sure) for dataset, sure in ranked if set(dataset.required) <= set(_found(headers, dataset))
    ]
    return tuple(dataset for dataset, sure in whole if whole[0][1] - sure < _ALIKE)


def _found(headers: Sequence[str], dataset: Dataset) -> list[Column]:
    """The columns that the headers name, each once."""
    found = (find_column(header, dataset) for header in headers)
    return list({each.column.name: each.column for each in found if each}.values())
