"""The page of six charts in Dash: python -m benchmarks.dash_page.app STORE DAY, in an environment of its own."""

import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, dcc, html
from waitress import create_server

from benchmarks.dash_page.six import HEIGHT, Chart, newest_month, six
from dashboard.access import EVERYTHING
from dashboard.catalog.tokens import LIGHT
from dashboard.figures.canvas import CONFIG
from dashboard.queries import frame
from dashboard.queries.asking import Reading
from dashboard.store import open_store


def make(store_path: Path, today: date) -> Dash:
    """The app; a click on a row of the first chart shows the six of its district, and the address says so."""
    store = open_store(store_path)
    reading = Reading(store, EVERYTHING, store.version(), today)
    month = newest_month(reading)
    names = frame.places(reading).set_index("code")["name"].to_dict()

    @cache
    def charts(district: str | None) -> tuple[Chart, ...]:
        return six(reading, month, district, LIGHT)

    @cache
    def figures(district: str | None) -> tuple[dict[str, Any], ...]:
        return tuple(chart.figure.to_dict() for chart in charts(district))

    app = Dash(__name__, title="六图", update_title="")
    app.layout = html.Div(
        [
            dcc.Location(id="address"),
            html.H1(id="said"),
            html.Div(
                [
                    html.Div(
                        [
                            html.H2(chart.title),
                            dcc.Graph(id=f"six_{place}", config=CONFIG, style={"height": HEIGHT}),
                        ]
                    )
                    for place, chart in enumerate(charts(None))
                ],
                style={"display": "grid", "gridTemplateColumns": "1fr 1fr", "gap": "16px"},
            ),
        ]
    )

    # In the browser, as the quickest way to change the address: the click costs one question to the server.
    app.clientside_callback(
        f"clicked => '?district=' + {list(charts(None)[0].codes)}[clicked.points[0].pointIndex]",
        Output("address", "search"),
        Input("six_0", "clickData"),
        prevent_initial_call=True,
    )

    @app.callback(  # type: ignore[untyped-decorator]  # dash ships no types
        Output("said", "children"),
        *[Output(f"six_{place}", "figure") for place in range(6)],
        Input("address", "search"),
    )
    def show(search: str) -> tuple[Any, ...]:
        district = search.removeprefix("?district=") or None if search else None
        return f"{names.get(district, '全市')}六图", *figures(district)

    return app


if __name__ == "__main__":
    dash = make(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
    server = create_server(dash.server, host="127.0.0.1", port=0, threads=8)
    print(f"http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()
