-- What a task's plan asks and what its reports say, month by month. Percentages are 0 to 100.
-- task_steps: the pieces of a task's plan, one a milestone; a task without milestones is one piece.
-- Between begins and ends the plan climbs evenly by the piece's part of the task's weight.
create or replace view task_steps as
with clipped as (
  select tasks.task_code,
         tasks.planned_start,
         milestones.milestone_no,
         coalesce(milestones.planned_date, tasks.planned_end) as planned_date,
         milestones.actual_date,
         greatest(coalesce(milestones.planned_date, tasks.planned_end), tasks.planned_start) as ends,
         coalesce(milestones.weight, 1)::double as weight
  from tasks
  left join milestones
    on milestones.task_code = tasks.task_code
)
select task_code,
       milestone_no,
       planned_date,
       actual_date,
       coalesce(
         max(ends) over (
           partition by task_code
           order by ends
           groups between unbounded preceding and 1 preceding),
         planned_start)::date as begins,
       ends,
       weight
from clipped;

-- task_plan: what the plan expects of a task at a month's as-of date, and what its milestones attest by then.
-- Shares are rounded at the ninth place: sums of fractions must meet the lines and tie as they do on paper.
create or replace view task_plan as
with placed as (
  select plan_months.period,
         plan_months.as_of,
         task_steps.*,
         coalesce(task_steps.actual_date <= plan_months.as_of, false) as is_done
  from task_steps
  cross join plan_months
)
select period,
       as_of,
       task_code,
       round(100 * sum(weight * case
         when as_of >= ends then 1.0
         when as_of <= begins then 0.0
         else (as_of - begins) / (ends - begins)::double
       end) / sum(weight), 9) as expected,
       count(milestone_no) as milestones,
       round(100 * coalesce(sum(weight) filter (where is_done), 0) / sum(weight), 9) as done_share,
       round(100 * coalesce(arg_min(weight, (planned_date, milestone_no)) filter (where not is_done), 0)
         / sum(weight), 9) as next_share,
       min(planned_date) filter (where milestone_no is not null and not is_done and planned_date < as_of) as missed,
       min(planned_date) filter (where milestone_no is not null and not is_done and planned_date >= as_of) as next_date
from placed
group by period, as_of, task_code;

-- task_reports: every report on a task, until when it stands, and what went before it.
-- finished: the first report of the unbroken run that says it is done, so that a task sent back counts as open again.
create or replace view task_reports as
with judged as (
  select period,
         task_code,
         progress::double as progress,
         state,
         state in ('已完成待销号', '已销号') or progress >= 100 as is_done
  from progress
),
compared as (
  select *,
         lead(period, 1, date '9999-12-31') over task as until,
         lag(state) over task as state_before,
         is_done and not coalesce(lag(is_done) over task, false) as is_finishing,
         progress <> coalesce(lag(progress) over task, 0) as is_moved
  from judged
  window task as (partition by task_code order by period)
)
select period,
       until,
       task_code,
       progress,
       state,
       state_before,
       is_moved,
       case when is_done
            then max(case when is_finishing then period end) over (partition by task_code order by period)
       end as finished
from compared;

-- task_months: a task at a month's as-of date: progress, expectation, light, and what it counts towards.
create or replace view task_months as
with joined as (
  select task_plan.period,
         task_plan.as_of,
         tasks.task_code,
         tasks.task_name,
         tasks.policy_version,
         tasks.measure_no,
         tasks.lead_unit,
         tasks.district_code,
         tasks.parent_task,
         coalesce(tasks.is_key, false) as is_key,
         coalesce(tasks.is_policy, false) as is_policy,
         tasks.planned_start,
         tasks.planned_end,
         tasks.planned_start <= task_plan.as_of as is_started,
         task_plan.expected as plan_expected,
         task_plan.milestones,
         task_plan.done_share,
         task_plan.next_share,
         task_plan.missed,
         task_plan.next_date,
         task_reports.progress as self_reported,
         coalesce(task_reports.state, '未启动') as state,
         coalesce(task_reports.state, '') in ('长期坚持', '暂缓') as is_neutral,
         coalesce(task_reports.period = task_plan.period, false) as is_reported,
         case when task_reports.period = task_plan.period then task_reports.state_before
              else task_reports.state end as state_before,
         task_reports.period as last_reported,
         task_reports.finished
  from task_plan
  join tasks
    on tasks.task_code = task_plan.task_code
  left join task_reports
    on task_reports.task_code = task_plan.task_code
    and task_reports.period <= task_plan.period
    and task_reports.until > task_plan.period
  where task_plan.period <= getvariable('reading').today::date
),
measured as (
  select *,
         case
           when state in ('已完成待销号', '已销号') then 100.0
           when milestones = 0 then coalesce(self_reported, 0.0)
           else greatest(done_share, least(coalesce(self_reported, done_share), done_share + next_share))
         end as progress,
         case when not is_neutral then plan_expected end as expected,
         not is_neutral and is_started and state not in ('已完成待销号', '已销号') as is_running
  from joined
),
compared as (
  select *,
         progress - expected as deviation,
         case when is_running then least(missed, case when planned_end < as_of and finished is null then planned_end end)
         end as overdue_since,
         case when is_running then least(next_date, case when planned_end >= as_of and finished is null then planned_end end)
         end as next_due
  from measured
),
lit as (
  select compared.*,
         compared.next_due - compared.as_of as days_left,
         case
           when compared.state = '已销号' or compared.is_neutral then 'done'
           when not compared.is_running then 'ok'
           when compared.overdue_since is not null or compared.deviation < limits.deviation_over then 'over'
           when compared.deviation < limits.deviation_late then 'late'
           when compared.next_due - compared.as_of <= limits.near_days then 'near'
           else 'ok'
         end as status
  from compared
  cross join limits
)
select lit.period,
       lit.as_of,
       lit.task_code,
       lit.task_name,
       lit.policy_version,
       lit.measure_no,
       measures.aspect_no,
       measures.aspect_name as aspect,
       lit.lead_unit,
       lit.district_code,
       lit.parent_task,
       lit.is_key,
       lit.is_policy,
       lit.planned_start,
       lit.planned_end,
       lit.state,
       lit.progress,
       case when lit.milestones = 0 then '自报' else '里程碑' end as basis,
       lit.self_reported,
       lit.expected,
       lit.deviation,
       lit.status,
       case
         when lit.state in ('已销号', '长期坚持', '暂缓') then lit.state
         when lit.state = '已完成待销号' then '待销号'
         when not lit.is_started then '未到开始'
         when lit.overdue_since is not null then '逾期'
         when lit.status = 'over' then '严重落后'
         when lit.status = 'late' then '落后'
         when lit.status = 'near' then '临近'
         else '正常'
       end as word,
       lit.overdue_since,
       lit.as_of - lit.overdue_since as overdue_days,
       case when lit.status = 'near' then lit.days_left end as days_left,
       lit.overdue_since is not null as is_overdue,
       lit.is_neutral,
       lit.is_started and not lit.is_neutral as is_in_force,
       lit.state = '已销号' as is_closed,
       lit.finished is not null as is_completed,
       lit.finished as completed_period,
       not lit.is_neutral and lit.planned_end <= lit.as_of as is_due,
       not lit.is_neutral and lit.planned_end <= lit.as_of
         and coalesce(lit.finished <= lit.planned_end, false) as is_on_time,
       lit.is_started and not lit.is_neutral and coalesce(lit.state_before, '') <> '已销号' as is_owed,
       lit.is_reported,
       lit.last_reported
from lit
left join measures
  on measures.policy_version = lit.policy_version
  and measures.measure_no = lit.measure_no;
