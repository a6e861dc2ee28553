-- question: What is known about one case?
-- grain: rows
-- takes: case_no
-- gives: case_no, received_date, channel, district_code, district_name, handling_unit, handling_name, employer, employer_name, industry, worker_group, is_migrant, category, is_sensitive, people, amount, recovered, clock_code, matter, started_date, due_date, closed_date, closing, is_repeat, status, days_over, accepted_date, extended_date, is_extended, suspended_from, suspended_to, original_due, time_unit, term, basis, uncovered_year, closed_on_time, related_case, linked, revisited, satisfaction
with
found as (
  select case_rows.*, getvariable('reading').today::date as as_of
  from case_rows
  where case_no = $case_no::varchar
)
select
  found.case_no,
  found.received_date,
  found.channel,
  found.district_code,
  found.district_name,
  found.handling_unit,
  found.handling_name,
  found.employer,
  found.employer_name,
  found.industry,
  found.worker_group,
  found.is_migrant,
  found.category,
  found.is_sensitive,
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
order by found.case_no;
