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
actions as (
  select milestones.task_code,
         milestones.actual_date as day
  from milestones
  join clock
    on milestones.actual_date <= clock.as_of
  union all
  select task_reports.task_code,
         least(last_day(task_reports.period), clock.as_of) as day
  from task_reports
  cross join clock
  where task_reports.is_moved
    and task_reports.period <= $period::date
),
task_actions as (
  select task_code,
         max(day) as day
  from actions
  group by task_code
),
shared as (
  select tasks_now.*,
         task_actions.day as last_action,
         unnest([{'kind': 'district', 'code': district_code}, {'kind': 'unit', 'code': lead_unit}], recursive := true)
  from tasks_now
  left join task_actions
    on task_actions.task_code = tasks_now.task_code
),
entries_sent as (
  select units.unit_code,
         units.district_code,
         max(exchange.date) as day
  from exchange
  join units
    on units.unit_code = exchange.unit_code
  cross join clock
  where exchange.date <= clock.as_of
  group by units.unit_code, units.district_code
),
sent as (
  select 'unit' as kind,
         unit_code as code,
         day
  from entries_sent
  union all
  select 'district' as kind,
         district_code as code,
         max(day) as day
  from entries_sent
  group by district_code
),
summed as (
  select kind,
         code,
         count(*) filter (where is_in_force) as started,
         count(*) filter (where is_in_force and progress > 0) as stirred,
         min(planned_start) filter (where is_in_force) as first_start,
         count(*) filter (where is_policy and not is_neutral and planned_end < as_of) as policies,
         count(*) filter (where is_policy and not is_neutral and planned_end < as_of and is_completed) as policies_done,
         min(planned_end) filter (where is_policy and not is_neutral and planned_end < as_of) as policy_end,
         count(*) filter (where is_in_force and not is_completed) as running,
         max(last_action) as last_action
  from shared
  group by kind, code
),
stood as (
  select *
  from standings
  where period = $period::date
    and (kind = 'district' or category = '部门')
),
watched as (
  select stood.kind,
         stood.code,
         stood.short_name as name,
         stood.value,
         stood.status,
         stood.silent,
         stood.last_reported,
         summed.started,
         summed.policies,
         summed.first_start,
         summed.policy_end,
         clock.as_of,
         greatest(summed.last_action, sent.day, summed.first_start) as idle_from,
         limits.idle_days,
         summed.started > 0 and summed.stirred = 0 as is_still,
         summed.policies > 0 and summed.policies_done = 0 as is_unissued,
         stood.silent >= limits.silent_periods as is_silent,
         stood.kind = 'district' and stood.status = 'over' as is_severe,
         summed.running
  from stood
  join summed
    on summed.kind = stood.kind
    and summed.code = stood.code
  left join sent
    on sent.kind = stood.kind
    and sent.code = stood.code
  cross join clock
  cross join limits
),
triggered as (
  select *,
         running > 0 and coalesce(as_of - idle_from > idle_days, false) as is_idle
  from watched
),
judged as (
  select *,
         is_still::integer + is_unissued::integer + is_silent::integer + is_idle::integer as triggers
  from triggered
),
units_asked as (
  select case when triggers >= 2 then 'inactive' when is_severe then 'behind' else 'watched' end as kind,
         kind as subject,
         code,
         name,
         case when triggers >= 2 or is_severe then 'over' else 'late' end as status,
         case when triggers >= 2 then '未行动' when is_severe then '严重落后' else '关注' end as word,
         concat_ws('；',
           case when is_still then '已到开始日的 ' || started || ' 项任务完成度均为 0' end,
           case when is_unissued then '应出的 ' || policies || ' 项配套政策无一出台，最早一项已过计划日 '
                || (as_of - policy_end) || ' 天' end,
           case when is_silent then '连续 ' || silent || ' 期未报'
                || coalesce('，上次报送 ' || year(last_reported) || '年' || month(last_reported) || '月', '，从未报送') end,
           case when is_idle then '已 ' || (as_of - idle_from) || ' 天没有有日期的动作' end,
           case when is_severe then '平均落后应有进度 ' || printf('%.1f', -value) || ' 个百分点' end) as reason,
         least(
           case when is_still then first_start end,
           case when is_unissued then policy_end end,
           case when is_silent then coalesce(last_reported + interval 1 month, first_start) end,
           case when is_idle then idle_from end,
           case when is_severe then as_of end) as since,
         case when triggers >= 2 then 1 when is_severe then 2 else 5 end as place,
         coalesce(value, -100) - 1000 * triggers as weight
  from judged
  where triggers > 0
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
         clusters.employer as code,
         coalesce(districts.short_name, districts.district_name, '') || '同一'
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
