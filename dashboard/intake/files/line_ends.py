"""The lines of a stream of bytes, counted whatever the kind of their ends."""

import numpy as np

_FEED, _RETURN = b"\n\r"


class LineEnds:
    """Counts the lines of a stream, whatever the kind of its line ends."""

    def __init__(self) -> None:
        self.feeds = 0
        self.quoted = False
        self._returns = 0
        self._tail = b""

    def see(self, step: bytes) -> None:
        """Take the next bytes."""
        array = np.frombuffer(step, np.uint8)
        self.feeds += int(np.count_nonzero(array == _FEED))
        if b"\r" in step:
            self._returns += int(np.count_nonzero(array == _RETURN))
        self.quoted = self.quoted or b'"' in step
        self._tail = step[-200:]

    @property
    def lines(self) -> int | None:
        """The lines up to the last that isn't blank; None when ends of several kinds are mixed."""
        if self._returns not in (0, self.feeds):
            return None
        filled = self._tail.rstrip(b"\r\n")
        return self.feeds + 1 - self._tail[len(filled) :].count(b"\n")
