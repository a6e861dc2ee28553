"""What reading a file puts right by itself: each is said to the clerk, and can be switched off."""

from dataclasses import dataclass
from enum import StrEnum


class RepairKind(StrEnum):
    """One kind of repair; its value is its name in addresses and in the journal."""

    TITLES = "titles"
    """Rows above the header are passed over; off: the first row that isn't blank is the header."""
    JOINED_HEADER = "joined_header"
    """A header of two or three rows, merged cells filled along; off: one row is the header, the last of them."""
    UNIT_ROW = "unit_row"
    """A row of units of measure under the header is passed over; off: it is data."""
    BLANK_COLUMNS = "blank_columns"
    """Columns without a header and without a cell are passed over; off: they are listed as surplus columns."""
    REPEATED_HEADERS = "repeated_headers"
    """The header again in the middle of the table is passed over; off: it is data."""
    TOTALS = "totals"
    """Rows of totals are passed over; off: they are data."""
    NOTES = "notes"
    """Notes below the table are passed over; off: they are data."""
    PADDED = "padded"
    """Rows that end early are filled up with empty cells; off: they refuse the file."""
    SPACES = "spaces"
    """Spaces of any width around texts are cut; off: texts stay as they are."""
    WIDTH = "width"
    """Full-width digits, letters and signs in codes count as half-width; off: codes stay as they are."""
    BLANKS = "blanks"
    """— / 无 暂无 and the like count as empty; off: in texts they are kept."""
    LINE_BREAKS = "line_breaks"
    """Line breaks inside cells become spaces; off: they stay."""
    MONTH_END = "month_end"
    """A month where a day is asked is read as its last day; off: it is a bad date."""
    FRACTIONS = "fractions"
    """0.85 in a column of percents is read as 85 %; off: it is 0.85 %."""
    UNITS = "units"
    """Amounts under a header or a title that says 万元 are read in 万元; off: the column is refused."""
    FILLED_DOWN = "filled_down"
    """Cells left empty by merging get the text above them, once the person has said so."""


@dataclass(frozen=True)
class Repair:
    """One repair that was made, in the sentence that the clerk reads."""

    kind: RepairKind
    said: str
