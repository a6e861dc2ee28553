-- question: Who reports each dataset, how often, and by which day after the period?
-- grain: rows
-- takes:
-- gives: dataset, reporter, frequency, due_day
select reporting.dataset,
       coalesce(units.short_name, units.unit_name, reporting.category) as reporter,
       reporting.frequency,
       reporting.due_day
from reporting
left join units
  on units.unit_code = reporting.unit_code
group by all
order by reporting.dataset, reporting.due_day, reporter;
