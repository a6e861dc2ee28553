"""Writes the workbooks and archives of the corpus, always the same bytes: `python -m tests.corpus.build`.

The text files beside them are kept as they are, and so are the three of Excel 97: their bytes are what is tested.
"""

from pathlib import Path

from tests.corpus.making import archives, sheets, values
from tests.corpus.making.book import MAKERS

FOLDER = Path(__file__).parent
PARTS = (values, sheets, archives)
"""Loaded, so that what they make is among the makers."""


def write() -> None:
    """Write every file."""
    for name, maker in MAKERS.items():
        (FOLDER / name).write_bytes(maker())


if __name__ == "__main__":
    write()
