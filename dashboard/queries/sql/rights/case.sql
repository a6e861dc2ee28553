-- question: What is known about one case?
-- grain: rows
-- takes: case_no
-- gives: case_no, received_date, channel, district_code, district_name, handling_unit, handling_name, employer, employer_name, industry, worker_group, is_migrant, category, is_sensitive, people, amount, recovered, clock_code, matter, started_date, due_date, closed_date, closing, is_repeat, status, days_over, accepted_date, extended_date, is_extended, suspended_from, suspended_to, original_due, time_unit, term, basis, uncovered_year, closed_on_time, related_case, linked, revisited, satisfaction
with
found as (
  select case_clock.*, getvariable('reading').today::date as as_of
  from case_clock
  where case_no = $case_no::varchar
)
select
  found.case_no,
  found.received_date,
  found.channel,
  found.district_code,
  coalesce(districts.short_name, districts.district_name) as district_name,
  found.handling_unit,
  coalesce(handlers.short_name, handlers.unit_name, found.handling_unit) as handling_name,
  found.employer,
  coalesce(employers.short_name, employers.unit_name, found.employer) as employer_name,
  found.industry,
  found.worker_group,
  found.is_migrant,
  found.category,
  found.category in ('工伤与职业伤害', '劳动安全与职业健康', '女职工与未成年工特殊保护') as is_sensitive,
  found.people,
  found.amount::double as amount,
  found.recovered::double as recovered,
  found.clock_code,
  found.matter,
  found.started_date,
  found.due_date,
  found.closed_date,
  found.closing,
  found.is_repeat,
  case
    when found.closed_date <= found.as_of then 'done'
    when found.due_date is null then 'none'
    when found.due_date < found.as_of then 'over'
    when found.due_date - found.as_of <= 2 then 'late'
    when found.due_date - found.as_of <= 5 or (found.due_date - found.as_of) * 5 <= found.due_date - found.started_date then 'near'
    else 'ok'
  end as status,
  case when found.closed_date <= found.as_of then found.closed_date else found.as_of end - found.due_date as days_over,
  found.accepted_date,
  found.extended_date,
  found.is_extended,
  found.suspended_from,
  found.suspended_to,
  found.original_due,
  found.time_unit,
  found.term,
  found.basis,
  found.uncovered_year,
  found.closed_on_time,
  found.related_case,
  (select string_agg(other.case_no, '、' order by other.case_no) from cases as other where other.related_case = found.case_no) as linked,
  found.revisited,
  found.satisfaction
from found
left join districts on districts.district_code = found.district_code
left join units as handlers on handlers.unit_code = found.handling_unit
left join units as employers on employers.unit_code = found.employer
order by found.case_no;
