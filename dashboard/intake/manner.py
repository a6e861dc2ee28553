"""How a file meets the rows that are already live, and how that is said to a clerk."""

from enum import StrEnum

from dashboard.catalog.dataset import Dataset


class Manner(StrEnum):
    """What a file is handed in for; its value is its name in the ledger and in addresses."""

    MERGE = "merge"
    """The dataset's own way: by key, or its scopes replaced whole."""
    ONLY_NEW = "only_new"
    """What stands is left alone; nothing is changed or ended."""
    WITHDRAW = "withdraw"
    """The live rows whose keys the file names are ended."""

    @property
    def word(self) -> str:
        """What the page calls it."""
        return _WORDS[self]

    @property
    def recorded(self) -> str | None:
        """What the ledger keeps: nothing for the dataset's own way."""
        return None if self is Manner.MERGE else self.value


_WORDS = {Manner.MERGE: "更新", Manner.ONLY_NEW: "只新增", Manner.WITHDRAW: "作废"}


def recorded_manner(word: str | None) -> Manner:
    """The manner that a ledger line or a journal entry names."""
    return Manner.MERGE if word is None else Manner(word)


def manners_of(dataset: Dataset) -> tuple[Manner, ...]:
    """The manners that make sense for files of a dataset, its own first; what the pages keep isn't handed in at all."""
    return () if dataset.kept else tuple(Manner)


def describe(dataset: Dataset, manner: Manner) -> str:
    """What handing in a file in this manner does, in one sentence for the clerk."""
    *firsts, last = (dataset.column(name).header for name in dataset.key)
    keys = f"{'、'.join(firsts)}和{last}" if firsts else last
    scope = "×".join(dataset.column(name).header for name in dataset.scope)
    measure, thing = _ROWS.get(dataset.name, ("行", "行"))
    match manner:
        case Manner.ONLY_NEW:
            what = f"{scope} " if scope else keys
            return f"只新增：{what}在库里还没有的才收进来，已有的一格也不改"
        case Manner.WITHDRAW:
            return f"作废：按{keys}撤下文件里写到的行，没有写到的不动；要写明原因，以后可以撤销"
        case Manner.MERGE if scope:
            return f"整块替换：文件里的 {scope} 全部换成文件里的，没有写到的不动"
        case _:
            return f"按{keys}更新：同一{measure}改的格更新，没有写到的{thing}不动"


_ROWS = {
    "districts": ("个", "县区"),
    "units": ("家", "单位"),
    "measures": ("条", "措施"),
    "tasks": ("项", "任务"),
    "milestones": ("个", "节点"),
    "progress": ("项", "任务"),
    "cases": ("件", "案件"),
    "exchange": ("条", "条目"),
}
"""The measure word and the noun for a row, where a clerk has better ones than 行."""
