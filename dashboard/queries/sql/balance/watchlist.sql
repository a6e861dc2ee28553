-- question: Which districts and departments have not begun to act, by which triggers, and since when each?
-- grain: aggregate
-- takes: period, district, unit
-- gives: subject, code, name, word, status, triggers, number, reason, since, order
with listed as (
  select watchlist.*,
         dense_rank() over (
           order by watchlist.triggers desc, watchlist.since, watchlist.kind, watchlist.code) as "order"
  from watchlist
  left join units
    on units.unit_code = watchlist.code
  where watchlist.period = $period::date
    and case
      when $unit::varchar is not null then watchlist.kind = 'unit' and watchlist.code = $unit
      when $district::varchar is not null then watchlist.code = $district or units.district_code = $district
      else watchlist.kind = 'district' or watchlist.category = '部门'
    end
)
select listed.kind as subject,
       listed.code,
       listed.short_name as name,
       case when listed.is_inactive then '未行动' else '关注' end as word,
       case when listed.is_inactive then 'over' else 'late' end as status,
       listed.triggers,
       triggers.number,
       triggers.words as reason,
       triggers.since,
       listed."order"
from listed
join triggers
  on triggers.period = listed.period
  and triggers.kind = listed.kind
  and triggers.code = listed.code
  and triggers.is_met
order by listed."order", triggers.number;
