-- question: Which ledger entries wrote the rows that count in an exhibit?
-- grain: rows
-- takes: period, datasets, months, district, unit
-- gives: number, dataset, kind, file_name, person, received, written_at, rows
with clock as (
  select least(last_day($period::date), getvariable('reading').today::date) as as_of,
         $period::date - to_months(coalesce($months::integer, 1200) - 1) as first_day
),
counted as (
  select live_rows.entry,
         live_rows.dataset,
         sum(live_rows.rows)::bigint as rows
  from live_rows
  cross join clock
  where list_contains(string_split($datasets, ','), live_rows.dataset)
    and (live_rows.day is null or live_rows.day <= clock.as_of)
    and (live_rows.until is null or live_rows.until > clock.first_day)
    and ($unit::varchar is null or live_rows.unit_code is null or live_rows.unit_code = $unit)
    and ($district::varchar is null or $unit::varchar is not null
         or live_rows.district_code is null or live_rows.district_code = $district)
  group by live_rows.entry, live_rows.dataset
)
-- what others handed in for the same place counts too, without its file and person
select entry_days.number,
       counted.dataset,
       entry_days.kind,
       case when imports.number is null then '其他单位报送' else imports.file_name end as file_name,
       coalesce(imports.person, '') as person,
       entry_days.received,
       entry_days.written_at,
       counted.rows
from counted
join entry_days
  on entry_days.number = counted.entry
left join imports
  on imports.number = counted.entry
order by entry_days.number desc, counted.dataset;
