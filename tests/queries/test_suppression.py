"""What is withheld from tables of cases: worked out by hand, proved by trying every table, and by chance."""

from collections.abc import Iterator
from itertools import combinations_with_replacement, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from dashboard.queries.suppression import withheld, withheld_throughout

LEAST = 3
Table = NDArray[np.int64]


def table(*rows: tuple[int, ...]) -> Table:
    return np.array(rows, dtype=np.int64)


def shares(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to deal a total out to so many parts."""
    if parts == 0:
        if total == 0:
            yield ()
        return
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in shares(total - first, parts - 1):
            yield (first, *rest)


def possible(counts: Table, hidden: NDArray[np.bool_]) -> dict[tuple[int, int], set[int]]:
    """The values that each withheld cell may have, by trying every table that shows the same cells and totals."""
    rows = [
        [
            dict(zip(np.flatnonzero(hidden[row]).tolist(), dealt, strict=True))
            for dealt in shares(int(counts[row][hidden[row]].sum()), int(hidden[row].sum()))
        ]
        for row in range(len(counts))
    ]
    wanted = (counts * hidden).sum(axis=0)
    found: dict[tuple[int, int], set[int]] = {
        (int(row), int(column)): set() for row, column in zip(*np.nonzero(hidden), strict=True)
    }
    for guess in product(*rows):
        sums = np.zeros(counts.shape[1], dtype=np.int64)
        for dealt in guess:
            for column, value in dealt.items():
                sums[column] += value
        if (sums == wanted).all():
            for row, dealt in enumerate(guess):
                for column, value in dealt.items():
                    found[row, column].add(value)
    return found


def bounds(counts: Table, row: int, column: int) -> tuple[int, int]:
    """What the totals alone say about a cell."""
    across, down, whole = counts[row].sum(), counts[:, column].sum(), counts.sum()
    return max(0, int(across + down - whole)), int(min(across, down))


def assert_safe(counts: Table, hidden: NDArray[np.bool_], least: int = LEAST) -> None:
    """Small cells are withheld; each withheld cell is open as widely as it must be, or as the totals leave it."""
    small = (counts > 0) & (counts < least)
    assert not (small & ~hidden).any()
    for (row, column), values in possible(counts, hidden).items():
        low, high = bounds(counts, row, column)
        assert len(values) >= 2 or low == high, (counts, hidden, row, column)
        if small[row, column]:
            assert max(values) >= min(least, high), (counts, hidden, row, column)
            assert max(values) - min(values) >= min(2, high - low), (counts, hidden, row, column)


def test_a_table_of_large_numbers_and_zeros_is_shown_whole() -> None:
    assert not withheld(table((5, 0, 3), (4, 9, 0)), LEAST).any()


def test_one_small_cell_takes_three_others_with_it_that_cost_least() -> None:
    counts = table((2, 9, 30), (8, 7, 40), (50, 60, 70))
    # 2 could be 3 while 9, 8 and 7 move by one: the cheapest way round
    assert withheld(counts, LEAST).tolist() == [[True, True, False], [True, True, False], [False] * 3]


def test_two_small_cells_of_a_line_that_make_two_are_not_told_by_their_sum() -> None:
    counts = table((1, 1, 6), (4, 5, 6))
    hidden = withheld(counts, LEAST)
    # 1 + 1 shown as a difference would be 1 and 1, or 0 and 2: a third cell of the line goes with them
    assert hidden[0].all()
    assert max(possible(counts, hidden)[0, 0]) >= 3


def test_two_small_cells_across_protect_each_other() -> None:
    counts = table((2, 5), (5, 2))
    assert withheld(counts, LEAST).all()
    assert possible(counts, withheld(counts, LEAST))[0, 0] == {0, 1, 2, 3, 4, 5, 6, 7}


def test_zeros_are_withheld_where_only_they_can_take_what_moves() -> None:
    counts = table((2, 6), (7, 0))
    assert withheld(counts, LEAST).all()
    assert possible(counts, withheld(counts, LEAST))[0, 0] >= {2, 3, 4}


def test_what_the_totals_tell_by_themselves_cannot_be_hidden() -> None:
    only_district = table((2, 5, 8))
    assert withheld(only_district, LEAST)[0, 0]
    assert possible(only_district, withheld(only_district, LEAST))[0, 0] == {2}
    assert bounds(only_district, 0, 0) == (2, 2)


def test_the_only_case_of_a_category_could_have_come_from_another_district() -> None:
    counts = table((1, 9), (0, 8))
    assert possible(counts, withheld(counts, LEAST))[0, 0] == {0, 1}


def test_the_same_table_gives_the_same_cells_whatever_was_asked_before() -> None:
    counts = table((2, 9, 30), (8, 7, 40), (50, 60, 70))
    first = withheld(counts, LEAST)
    first[:] = True
    assert withheld(counts, LEAST).sum() == 4
    assert withheld(counts, 1).sum() == 0


def test_every_small_cube_is_safe() -> None:
    """Each month of a cube is a table of its own: all tables of 2 × 3 with these numbers, but for the order of their lines."""
    for columns in combinations_with_replacement(product((0, 1, 2, 4), repeat=2), 3):
        counts = np.array(columns, dtype=np.int64).T
        assert_safe(counts, withheld(counts, LEAST))


@settings(max_examples=60, deadline=None)
@given(arrays(np.int64, (3, 3), elements=st.integers(0, 5)), st.sampled_from([2, 3, 4]))
def test_any_table_is_safe(counts: Table, least: int) -> None:
    assert_safe(counts, withheld(counts, least), least)


@settings(max_examples=60, deadline=None)
@given(arrays(np.int64, (3, 2, 4), elements=st.integers(0, 6)))
def test_windows_that_overlap_withhold_the_same_cells(windows: Table) -> None:
    hidden = withheld_throughout(windows, LEAST)
    for window in windows:
        small = (window > 0) & (window < LEAST)
        assert not (small & ~hidden).any()
        for row, parts in enumerate(hidden):
            left = int(window[row][parts].sum())
            if parts.all() and left < LEAST:
                continue  # the row's own total is small
            # what is left of the total is enough for any of the parts to be the threshold, or nothing at all
            assert left == 0 or (parts.sum() >= 2 and left >= LEAST)


def test_a_part_that_is_small_in_one_window_is_withheld_in_all_with_the_next_smallest() -> None:
    windows = np.array([[[2, 7, 30]], [[4, 6, 31]]], dtype=np.int64)
    assert withheld_throughout(windows, LEAST).tolist() == [[True, True, False]]
