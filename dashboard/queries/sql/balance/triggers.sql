-- question: Of one district or unit: which triggers hold since when, and what stands against the others?
-- grain: aggregate
-- takes: period, district, unit
-- gives: number, applies, is_met, since, words
select number,
       applies,
       is_met,
       since,
       words
from triggers
where period = $period::date
  and kind = case when $unit::varchar is not null then 'unit' else 'district' end
  and code = coalesce($unit::varchar, $district::varchar)
order by number;
