-- question: For the period, or the newest quarter or year ended by then: who owed each report, and what became of it?
-- grain: rows
-- takes: period, dataset, district
-- gives: unit_code, name, unit_name, category, district_code, dataset, frequency, period, due_date, owed, reported, received, entry, is_occasional, state, is_owing, days, returned_date, reason, is_locked
select report_states.unit_code,
       coalesce(units.short_name, units.unit_name) as name,
       units.unit_name,
       report_states.category,
       report_states.district_code,
       report_states.dataset,
       report_states.frequency,
       report_states.period,
       report_states.due_date,
       report_states.owed,
       report_states.reported,
       report_states.received,
       report_states.entry,
       report_states.is_occasional,
       report_states.state,
       report_states.is_owing,
       report_states.days,
       report_states.returned_date,
       report_states.reason,
       locks.dataset is not null as is_locked
from report_states
join units
  on units.unit_code = report_states.unit_code
left join locks
  on locks.dataset = report_states.dataset
  and locks.period = report_states.period
where report_states.period = case report_states.frequency
        when '月' then $period::date
        when '季' then date_trunc('quarter', $period::date + interval 1 month) - interval 1 month
        else date_trunc('year', $period::date + interval 1 month) - interval 1 month
      end
  and ($dataset::varchar is null or report_states.dataset = $dataset)
  and ($district::varchar is null or report_states.district_code = $district)
order by report_states.is_owing desc, report_states.days desc nulls last, report_states.unit_code, report_states.dataset;
