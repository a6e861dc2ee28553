"""The fictional city 澜川市, written as the CSV files that offices really send."""

from dashboard.demo.city import write_city
from dashboard.demo.days import newest_full_month
from dashboard.demo.outbox import DemoFile

__all__ = ["DemoFile", "newest_full_month", "write_city"]
