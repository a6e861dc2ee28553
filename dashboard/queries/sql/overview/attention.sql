-- question: Who needs asking: units that have not begun, districts far behind, clusters of arrears, key tasks overdue or near?
-- grain: aggregate
-- takes: period
-- gives: kind, subject, code, name, status, word, reason, since, order
with clock as (
  select least(last_day($period::date), getvariable('reading').today::date) as as_of
),
tasks_now as (
  select *
  from task_months
  where period = $period::date
),
stood as (
  select *,
         kind = 'district' and status = 'over' as is_severe
  from standings
  where period = $period::date
    and (kind = 'district' or category = '部门')
),
units_asked as (
  select case when watchlist.is_inactive then 'inactive' when is_severe then 'behind' else 'watched' end as kind,
         stood.kind as subject,
         stood.code,
         stood.short_name as name,
         case when watchlist.is_inactive or is_severe then 'over' else 'late' end as status,
         case when watchlist.is_inactive then '未行动' when is_severe then '严重落后' else '关注' end as word,
         concat_ws('；',
           watchlist.reason,
           case when is_severe then '平均落后应有进度 ' || printf('%.1f', -stood.value) || ' 个百分点' end) as reason,
         least(watchlist.since, case when is_severe then stood.as_of end) as since,
         case when watchlist.is_inactive then 1 when is_severe then 2 else 5 end as place,
         coalesce(stood.value, -100) - 1000 * coalesce(watchlist.triggers, 0) as weight
  from stood
  left join watchlist
    on watchlist.period = stood.period
    and watchlist.kind = stood.kind
    and watchlist.code = stood.code
  where watchlist.code is not null
     or is_severe
),
clusters as (
  select cases.employer,
         count(*) as received,
         sum(cases.people) as people,
         sum(cases.amount) as amount,
         min(cases.received_date) as since
  from cases
  cross join clock
  where cases.category = '拖欠克扣工资'
    and cases.employer is not null
    and cases.received_date >= $period::date - interval 2 month
    and cases.received_date <= clock.as_of
  group by cases.employer
),
employers_asked as (
  select 'cluster' as kind,
         'employer' as subject,
         coalesce(districts.district_code, '') as code,
         coalesce(districts.district_name, '') || '同一'
           || coalesce(regexp_replace(units.industry, '业$', ''), '') || '企业' as name,
         'over' as status,
         '集中欠薪' as word,
         '近三个月同一单位欠薪案件 ' || clusters.received || ' 件，涉及 ' || clusters.people || ' 人'
           || coalesce('、' || printf('%.1f', clusters.amount::double / 10000) || ' 万元', '') as reason,
         clusters.since,
         3 as place,
         -clusters.received as weight
  from clusters
  join limits
    on clusters.received >= limits.cluster_cases
  left join units
    on units.unit_code = clusters.employer
  left join districts
    on districts.district_code = units.district_code
),
tasks_asked as (
  select case when is_overdue then 'overdue' else 'near' end as kind,
         'task' as subject,
         task_code as code,
         task_name as name,
         status,
         word,
         case when is_overdue then '重点任务，逾期 ' || overdue_days || ' 天' else '重点任务，' || days_left || ' 天到期' end
           || '，完成 ' || printf('%.1f', progress) || '%' as reason,
         coalesce(overdue_since, as_of) as since,
         case when is_overdue then 4 else 6 end as place,
         coalesce(-overdue_days, days_left) as weight
  from tasks_now
  where is_key
    and parent_task is null
    and (is_overdue or status = 'near')
),
asked as (
  select * from units_asked
  union all
  select * from employers_asked
  union all
  select * from tasks_asked
)
select kind,
       subject,
       code,
       name,
       status,
       word,
       reason,
       date_trunc('month', since)::date as since,
       row_number() over (order by place, weight, code) as "order"
from asked
order by "order";
