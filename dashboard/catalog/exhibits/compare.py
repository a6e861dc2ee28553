"""对比: one exhibit a measure."""

from dashboard.catalog.comparisons import COMPARISONS, Comparison
from dashboard.catalog.exhibits.exhibit import Exhibit

_DATASETS = {
    "skilled_share": ("skills",),
    "high_share": ("skills",),
    "case_on_time": ("cases",),
    "cases_per_10k": ("cases", "skills"),
}


def _exhibit(measure: Comparison) -> Exhibit:
    unit = {"点": "百分点"}.get(measure.unit, measure.unit)
    return Exhibit(
        name=f"compare/{measure.name}",
        page="compare",
        title=measure.title,
        definition=measure.definition,
        datasets=_DATASETS.get(measure.name, ("progress", "tasks")),
        columns=(
            "县区或单位",
            f"本期（{unit}）",
            f"对比月（{unit}）",
            f"本期基数（{measure.base}）",
            "同类中位",
            "最好",
        ),
        small_print=f"基数少于 {measure.least} {measure.base}的不比较，不算中位，也不算最好；中位至少要有 5 家",
        months=None,
    )


COMPARE = tuple(_exhibit(measure) for measure in COMPARISONS)
