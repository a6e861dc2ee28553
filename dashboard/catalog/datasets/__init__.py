"""Every dataset, in the order in which an empty store can take them: what is referred to comes first."""

from dashboard.catalog.dataset import Dataset
from dashboard.catalog.datasets.cases import CASES
from dashboard.catalog.datasets.development import DEVELOPMENT
from dashboard.catalog.datasets.districts import DISTRICTS
from dashboard.catalog.datasets.exchange import EXCHANGE
from dashboard.catalog.datasets.indicators import INDICATORS
from dashboard.catalog.datasets.kept import AGENDAS, ALIASES, DECISIONS, HEADINGS, LOCKS, RETURNS, SHAPES
from dashboard.catalog.datasets.measures import MEASURES
from dashboard.catalog.datasets.milestones import MILESTONES
from dashboard.catalog.datasets.progress import PROGRESS
from dashboard.catalog.datasets.reference import (
    BENCHMARKS,
    CLOCKS,
    HOLIDAYS,
    INDICATOR_DEFINITIONS,
    REPORTING,
    THRESHOLDS,
)
from dashboard.catalog.datasets.skills import SKILLS
from dashboard.catalog.datasets.tasks import TASKS
from dashboard.catalog.datasets.units import UNITS
from dashboard.errors import UnknownName

UPLOADED: tuple[Dataset, ...] = (
    DISTRICTS, UNITS, MEASURES, TASKS, MILESTONES, PROGRESS, SKILLS, DEVELOPMENT, CASES, INDICATORS, EXCHANGE,
)  # fmt: skip
REFERENCE: tuple[Dataset, ...] = (CLOCKS, HOLIDAYS, BENCHMARKS, INDICATOR_DEFINITIONS, THRESHOLDS, REPORTING)
KEPT: tuple[Dataset, ...] = (ALIASES, HEADINGS, LOCKS, RETURNS, AGENDAS, DECISIONS, SHAPES)
DATASETS: tuple[Dataset, ...] = (*REFERENCE, *UPLOADED, *KEPT)


def named(name: str) -> Dataset:
    """The dataset of a name or a Chinese title; raises UnknownName."""
    for dataset in DATASETS:
        if name in (dataset.name, dataset.title):
            return dataset
    known = "、".join(f"{dataset.name}（{dataset.title}）" for dataset in UPLOADED)
    raise UnknownName(f"没有“{name}”这个数据集，可用的是：{known}。")
