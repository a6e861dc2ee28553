"""The freeze of a meeting: the version of the store when it began and the clock then, as a token of the address."""

import re
from dataclasses import dataclass
from datetime import date, datetime

_TOKEN = re.compile(r"([1-9][0-9]{0,8})-(2[0-9]{11})")
_CLOCK = "%Y%m%d%H%M"


@dataclass(frozen=True)
class Freeze:
    """What a meeting looks at, whatever is uploaded meanwhile; `began` is on the server's clock, to the minute."""

    version: int
    began: datetime

    @property
    def token(self) -> str:
        """As the address and the decisions of the meeting name it: 162-202611220900."""
        return f"{self.version}-{self.began:{_CLOCK}}"

    @property
    def day(self) -> date:
        """The day of the meeting, which stays today for all that it shows."""
        return self.began.date()


def parse_freeze(text: str | None) -> Freeze | None:
    """The freeze of a token; None for what can't be one. Whether the store ever had that version isn't asked here."""
    match = _TOKEN.fullmatch(text or "")
    if match is None:
        return None
    try:
        began = datetime.strptime(match[2], _CLOCK)
    except ValueError:  # a 13th month, a 25th hour
        return None
    return Freeze(int(match[1]), began)
