"""One page of six charts twice, in the cockpit and in Dash: what the browser gets from each is compared.

Fair is: both send the same six figures (`six.py`, made by dashboard.figures of the answers of dashboard.queries), made
once for a district and kept; both read the same demonstration city, each from a copy of its own, because one process
holds a store; a click on a district's row shows the six of that district in both; both servers are warm; one Chromium
takes them in turn. Dash stands behind a production server (waitress), has the faster JSON encoder that its manual
advises, and shows nothing but a sentence and the charts. The cockpit's page stands in the product's whole frame: menu,
breadcrumb, month picker, status line, stylesheet, address and Back.
"""
