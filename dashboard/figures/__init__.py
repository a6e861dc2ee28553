"""Charts, one module a form: with `draw(frame, theme, scale, …) -> Figure` and `alt_text(frame, …)`.

Both are pure. A clickable figure has one trace that takes the click, the last one drawn; its `point_index` is the
position of the row in the frame as it was passed. Rows of a long frame that share a mark answer with their first.
A frame without a stated column raises KeyError; an empty frame gives an empty figure.
"""
