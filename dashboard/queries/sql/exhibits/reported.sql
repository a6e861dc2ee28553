-- question: How many units have handed in all that they owed of a dataset, for the period or the newest quarter or year by then?
-- grain: aggregate
-- takes: period, dataset, district, unit
-- gives: frequency, period, reported, owed, is_occasional
select frequency,
       period,
       count(*) filter (where reported = owed) as reported,
       count(*) as owed,
       bool_or(is_occasional) as is_occasional
from report_states
where dataset = $dataset
  and period = case frequency
        when '月' then $period::date
        when '季' then date_trunc('quarter', $period::date + interval 1 month) - interval 1 month
        else date_trunc('year', $period::date + interval 1 month) - interval 1 month
      end
  and ($unit::varchar is null or unit_code = $unit)
  and ($district::varchar is null or $unit::varchar is not null or district_code = $district)
group by frequency, period
order by frequency;
