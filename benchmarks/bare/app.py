"""A bare Streamlit page: as many metrics and charts as the overview, from frames that are ready."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

NAMES = [f"第 {place} 行" for place in range(8)]
FRAME = pd.DataFrame({"name": NAMES, "value": [3.8, 3.3, -1.0, -3.4, -4.5, -8.3, -16.7, -20.0]})
LINE = [70, 74, 76, 79, 82, 83, 81, 82, 80, 81, 80.4, 78.3]

st.set_page_config(layout="wide")
shift = float(st.selectbox("期次", ["0", "1", "2"], key="pick_period"))
for place, cell in enumerate(st.columns(8)):
    with cell:
        st.metric(f"指标 {place}", 78.3 + shift, 2.1, chart_data=LINE)
for place, cell in enumerate(st.columns(3)):
    with cell:
        figure = go.Figure(go.Bar(x=FRAME["value"] + shift, y=FRAME["name"], orientation="h"))
        st.plotly_chart(figure, key=f"chart_{place}", on_select="rerun", selection_mode="points")
