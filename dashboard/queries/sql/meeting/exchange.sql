-- question: Which experiences and problems were reported last, with where the problems stand?
-- grain: rows
-- takes: period, limit
-- gives: entry_no, kind, theme, title, content, unit_code, unit_name, date, problem_category, remedy, remedy_due, state, is_open, days
with clock as (
  select least(last_day($period::date), getvariable('reading').today::date) as as_of
),
told as (
  select exchange.*,
         coalesce(units.short_name, units.unit_name, exchange.unit_code) as unit_name,
         exchange.kind = '问题' and coalesce(exchange.state, '') not in ('已解决', '已推广') as is_open,
         clock.as_of
  from exchange
  cross join clock
  left join units
    on units.unit_code = exchange.unit_code
  where exchange.kind in ('经验', '问题')
    and exchange.date <= clock.as_of
),
measured as (
  select *,
         case when is_open then as_of - remedy_due end as days
  from told
),
ranked as (
  select *,
         row_number() over (
           partition by kind
           order by is_open desc, days desc nulls last, date desc, entry_no desc) as place
  from measured
)
select entry_no,
       kind,
       theme,
       title,
       content,
       unit_code,
       unit_name,
       date,
       problem_category,
       remedy,
       remedy_due,
       state,
       is_open,
       days
from ranked
where $limit::bigint is null
   or place <= $limit
order by kind = '问题',
         place;
