"""A text without quotes read at full speed: every line is a record, every delimiter ends a cell."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.csv

from dashboard.intake.files.coded import CODED_TEXT
from dashboard.intake.files.decode import Text

_BLOCK = 16 << 20
"""Bytes that are read at once; a line that is longer isn't regular."""
_APART = (",", "\t", ";")
"""Delimiters whose byte is part of no character of GB18030."""


def read_regular(text: Text, *, delimiter: str, skip: int, width: int) -> Sequence[pa.ChunkedArray] | None:
    """The columns below the first `skip` lines, coded block by block; None when the text isn't regular.

    GB18030 is parted as bytes and only the distinct texts are decoded, which proves each of them.
    """
    if (
        text.quoted
        or text.lines is None
        or text.lines <= skip
        or (text.codec == "gb18030" and delimiter not in _APART)
    ):
        return None
    coded = CODED_TEXT if text.codec != "gb18030" else pa.dictionary(pa.int32(), pa.binary())
    names = [f"c{place}" for place in range(width)]
    try:
        table = pyarrow.csv.read_csv(
            text.path,
            read_options=pyarrow.csv.ReadOptions(block_size=_BLOCK, skip_rows=skip, column_names=names),
            parse_options=pyarrow.csv.ParseOptions(delimiter=delimiter, quote_char=False),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, coded), null_values=[""], strings_can_be_null=True
            ),
        )
    except pa.ArrowInvalid:  # rows of another width, a line that is too long
        return None
    if table.num_rows != text.lines - skip:
        return None
    return (
        [_decoded(column, text.codec) for column in table.columns]
        if coded is not CODED_TEXT
        else table.columns
    )


def _decoded(column: pa.ChunkedArray, codec: str) -> pa.ChunkedArray:
    chunks = []
    for chunk in column.chunks:
        texts = (
            b"\n".join(chunk.dictionary.to_pylist()).decode(codec).split("\n")
        )  # no cell holds a line break
        chunks.append(
            pa.DictionaryArray.from_arrays(
                chunk.indices, pa.array(texts if len(chunk.dictionary) else [], pa.string())
            )
        )
    return pa.chunked_array(chunks, CODED_TEXT)
