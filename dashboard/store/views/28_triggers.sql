-- Who has not begun to act, by which triggers and since when, month by month.
-- task_actions: the last dated action on a task by a month's as-of date: a milestone reached, or a report that moved its
-- progress, dated by the end of its month.
create or replace view task_actions as
with dated as (
  select months.period,
         milestones.task_code,
         milestones.actual_date as day
  from months
  join milestones
    on milestones.actual_date <= months.as_of
  union all
  select months.period,
         task_reports.task_code,
         least(last_day(task_reports.period), months.as_of) as day
  from months
  join task_reports
    on task_reports.is_moved
    and task_reports.period <= months.period
)
select period,
       task_code,
       max(day) as day
from dated
group by period, task_code;

-- entries_sent: the day of the last entry of experience or problems that a unit, or any unit of a district, had sent by then.
create or replace view entries_sent as
with shared as (
  select months.period,
         exchange.date as day,
         unnest([{'kind': 'unit', 'code': units.unit_code}, {'kind': 'district', 'code': units.district_code}],
                recursive := true)
  from months
  join exchange
    on exchange.date <= months.as_of
  join units
    on units.unit_code = exchange.unit_code
)
select period,
       kind,
       code,
       max(day) as day
from shared
where code is not null
group by period, kind, code;

-- triggers: of each place with tasks, the triggers that the data can tell, numbered as catalog/triggers.py names them.
-- applies: there is something to judge; is_met: it puts the place on the list; since: the day from which it holds;
-- words: the reason where it is met, else what stands against it.
create or replace view triggers as
with shared as (
  select task_months.*,
         task_actions.day as last_action,
         unnest([{'kind': 'district', 'code': task_months.district_code}, {'kind': 'unit', 'code': task_months.lead_unit}],
                recursive := true)
  from task_months
  left join task_actions
    on task_actions.period = task_months.period
    and task_actions.task_code = task_months.task_code
),
summed as (
  select period,
         as_of,
         kind,
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
  group by period, as_of, kind, code
),
watched as (
  select standings.category,
         standings.short_name,
         standings.owed,
         standings.silent,
         standings.last_reported,
         summed.*,
         greatest(summed.last_action, entries_sent.day) as acted,
         greatest(summed.last_action, entries_sent.day, summed.first_start) as idle_from,
         limits.silent_periods,
         limits.idle_days
  from standings
  join summed
    on summed.period = standings.period
    and summed.kind = standings.kind
    and summed.code = standings.code
  left join entries_sent
    on entries_sent.period = standings.period
    and entries_sent.kind = standings.kind
    and entries_sent.code = standings.code
  cross join limits
),
told as (
  select period,
         kind,
         category,
         code,
         short_name,
         unnest([
           {'number': 1, 'applies': started > 0, 'is_met': started > 0 and stirred = 0, 'since': first_start,
            'met': '已到开始日的 ' || started || ' 项任务完成度均为 0',
            'unmet': '已到开始日的 ' || started || ' 项任务，' || stirred || ' 项已有进度'},
           {'number': 2, 'applies': policies > 0, 'is_met': policies > 0 and policies_done = 0, 'since': policy_end,
            'met': '应出的 ' || policies || ' 项配套政策无一出台，最早一项已过计划日 ' || (as_of - policy_end) || ' 天',
            'unmet': '应出的 ' || policies || ' 项配套政策，已出台 ' || policies_done || ' 项'},
           {'number': 3, 'applies': owed > 0, 'is_met': silent >= silent_periods,
            'since': coalesce((last_reported + interval 1 month)::date, first_start),
            'met': '连续 ' || silent || ' 期未报'
                   || coalesce('，上次报送 ' || year(last_reported) || '年' || month(last_reported) || '月', '，从未报送'),
            'unmet': coalesce('最近一次报送 ' || year(last_reported) || '年' || month(last_reported) || '月', '还没有满期')},
           {'number': 5, 'applies': running > 0,
            'is_met': running > 0 and coalesce(as_of - idle_from > idle_days, false), 'since': idle_from,
            'met': '已 ' || (as_of - idle_from) || ' 天没有有日期的动作',
            'unmet': coalesce('最近一次动作 ' || year(acted) || '年' || month(acted) || '月' || day(acted) || '日',
                              '开始不到 ' || idle_days || ' 天')}],
           recursive := true)
  from watched
)
select period,
       kind,
       category,
       code,
       short_name,
       number,
       applies,
       is_met,
       case when is_met then since end as since,
       case when not applies then null when is_met then met else unmet end as words
from told;

-- watchlist: the places that any trigger names; two or more are 未行动, one is 关注. since: the day of the earliest.
create or replace view watchlist as
select period,
       kind,
       category,
       code,
       short_name,
       count(*) as triggers,
       count(*) >= 2 as is_inactive,
       string_agg(words, '；' order by number) as reason,
       min(since) as since
from triggers
where is_met
group by period, kind, category, code, short_name;
