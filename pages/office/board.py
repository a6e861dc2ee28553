"""报送看板: who should report this period, who has, who is late, and what to do about it."""

import streamlit as st

from dashboard.ui import board, board_fill, board_list, board_matrix, board_own, board_report
from dashboard.ui.empty import no_data
from dashboard.ui.here import here

at = here()
if at.period is None:
    no_data(at)
    st.stop()
if at.view.rows == "fill" and at.view.unit:
    board_fill.fill(at, at.period, at.view.unit)
    st.stop()

made = board.made(at, at.period)
board.say_who_owes(at, made)
if made.cells.empty:
    st.stop()
left, middle, right = st.columns(board.widths(at, made), gap="medium")
with left, st.container(gap="xsmall"):
    if board.is_inside(at) or made.has_departments:
        board_matrix.units(at, made)
    else:
        board_matrix.districts(at, made)
with middle, st.container(gap="xsmall"):
    if not board.is_inside(at) and made.has_departments:
        board_matrix.districts(at, made)
    board.punctuality(at, made)
    board_report.locking(at, made)
with right, st.container(gap="xsmall"):
    board_own.own(at, made)
    board_report.opened(at, made)
    board_list.owing(at, made)
