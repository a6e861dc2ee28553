"""How large a file may be where a person waits for it; the command line knows no limits."""

from dataclasses import dataclass

from dashboard.intake.reading.problem import refusal

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The most bytes and the most rows that are read."""

    bytes: int = 200 * _MEGABYTE
    rows: int = 2_000_000

    def refuse_bytes(self, size: int) -> None:
        """Raise Unreadable for a file with more bytes."""
        if size > self.bytes:
            raise refusal(
                "too_large",
                f"文件过大（{size / _MEGABYTE:.0f} MB），上限 {self.bytes // _MEGABYTE} MB",
                "核对是不是选错了文件；确实这么大，请按期次或县区分批上传",
            )

    def refuse_rows(self, rows: int) -> None:
        """Raise Unreadable for a table with more rows."""
        if rows > self.rows:
            raise refusal(
                "too_large",
                f"文件过大（{rows} 行），上限 {self.rows} 行",
                "请按期次或县区分批上传",
            )
