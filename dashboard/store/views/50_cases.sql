-- The calendar of deadlines: every day from the first case to three years from today, whether it is worked, how many worked
-- days there were up to it, and the first worked day not before it. Without holiday rows for a year (is_covered false) Monday
-- to Friday are worked.
create or replace view workdays as
with
days as (
  select unnest(generate_series(
    greatest(coalesce(min(received_date), getvariable('reading').today::date), date '2000-01-01'),
    getvariable('reading').today::date + interval 3 year,
    interval 1 day))::date as day
  from cases
),
kinds as (
  select
    days.day,
    coalesce(holidays.kind = '班', isodow(days.day) <= 5) as is_workday,
    year(days.day) in (select year(date) from holidays) as is_covered
  from days
  left join holidays on holidays.date = days.day
)
select
  day,
  is_workday,
  is_covered,
  count(*) filter (where is_workday) over (order by day rows between unbounded preceding and current row) as ordinal,
  min(day) filter (where is_workday) over (order by day rows between current row and unbounded following) as next_workday
from kinds;

-- One row a case: its columns and its clock. The day of acceptance isn't counted; a deadline in natural days, months or years
-- that falls on a day off moves to the next worked day; hours and minutes are due the same day. An extension counts if it was
-- granted before the deadline, a suspension if it began before it (in worked days for a clock of worked days); an open one
-- runs until the closing or today. days_over counts from the deadline to the closing or today: negative while days are left.
-- is_repeat marks the further numbers of one matter; of two that name each other the first stays.
create or replace view case_clock as
with
calendar as (
  select
    min(day) - 1 as eve,
    list(ordinal order by day) as ordinals,
    list(next_workday order by day) as next_workdays,
    list(is_covered order by day) as covered,
    list(day order by day) filter (where is_workday) as worked
  from workdays
),
started as (
  select
    cases.*,
    clocks.matter,
    clocks.time_unit,
    clocks.basis,
    clocks.days::integer as term,
    coalesce(clocks.extension, 0)::integer as longer_by,
    coalesce(cases.accepted_date, cases.received_date) as started_date,
    cases.related_case is not null and coalesce(
      related.related_case <> cases.case_no or related.case_no < cases.case_no, true) as is_repeat,
    greatest(cases.suspended_from, cases.accepted_date, cases.received_date) as stopped_from,
    coalesce(cases.suspended_to, cases.closed_date, getvariable('reading').today::date) as stopped_to
  from cases
  left join clocks on clocks.clock_code = cases.clock_code
  left join cases as related on related.case_no = cases.related_case
),
-- a day's place in the calendar's lists; 0, not negative, before they begin, because negative places count from their end
placed as (
  select
    case_no,
    time_unit,
    term,
    longer_by,
    started_date,
    extended_date,
    suspended_from,
    greatest(started_date - calendar.eve, 0) as started_place,
    greatest(case
      when suspended_from is null then 0
      when time_unit = '工作日' then
        calendar.ordinals[greatest(stopped_to - calendar.eve, 0)]
        - calendar.ordinals[greatest(stopped_from - calendar.eve, 0)]
      else stopped_to - stopped_from
    end, 0)::integer as stopped_for
  from started
  cross join calendar
),
-- the deadline without and with the extension, without and with the suspension
variants as (
  select
    placed.*,
    variant.is_longer,
    variant.is_stopped,
    placed.term + case when variant.is_longer then placed.longer_by else 0 end as granted,
    case when variant.is_stopped then placed.stopped_for else 0 end as stopped
  from placed
  join (values (false, false), (false, true), (true, false), (true, true)) as variant(is_longer, is_stopped)
    on (not variant.is_longer or placed.extended_date is not null)
    and (not variant.is_stopped or placed.suspended_from is not null)
),
deadlines as (
  select
    variants.case_no,
    variants.is_longer,
    variants.is_stopped,
    case
      when time_unit = '工作日' then calendar.worked[calendar.ordinals[started_place] + granted + stopped]
      when time_unit in ('小时', '分钟') then started_date
      else calendar.next_workdays[greatest(case time_unit
        when '自然日' then started_date + granted
        when '月' then (started_date + to_months(granted))::date
        when '年' then (started_date + to_years(granted))::date
      end + stopped - calendar.eve, 0)]
    end as deadline
  from variants
  cross join calendar
),
gathered as (
  select
    case_no,
    max(deadline) filter (where not is_longer and not is_stopped) as plain,
    max(deadline) filter (where not is_longer and is_stopped) as stopped,
    max(deadline) filter (where is_longer and not is_stopped) as longer,
    max(deadline) filter (where is_longer and is_stopped) as longer_stopped
  from deadlines
  group by case_no
),
judged as (
  select
    started.*,
    gathered.longer,
    gathered.longer_stopped,
    case when started.suspended_from <= gathered.plain then gathered.stopped else gathered.plain end as original_due
  from started
  join gathered on gathered.case_no = started.case_no
),
ended as (
  select
    judged.*,
    coalesce(extended_date <= original_due, false) as is_extended,
    case
      when extended_date <= original_due and suspended_from <= longer then longer_stopped
      when extended_date <= original_due then longer
      else original_due
    end as due_date
  from judged
)
select
  ended.* exclude (longer, longer_stopped, longer_by, stopped_from, stopped_to),
  people >= 10 as is_collective,
  coalesce(closed_date <= due_date, false) as closed_on_time,
  coalesce(closed_date, getvariable('reading').today::date) - due_date as days_over,
  case when not calendar.covered[greatest(due_date - calendar.eve, 0)] then year(due_date) end as uncovered_year
from ended
cross join calendar;

-- What happened to cases, a row a day and kind: received, closed, due, become overdue. A case enters the overdue ones the day
-- after its deadline and leaves them when it is closed. `matters`, amounts and people leave out repeats; `helped` are the people
-- case_rows: a case with the names of its places, and whether it belongs in no leader's list.
create or replace view case_rows as
select case_clock.*,
       coalesce(districts.short_name, districts.district_name) as district_name,
       coalesce(handlers.short_name, handlers.unit_name, case_clock.handling_unit) as handling_name,
       coalesce(employers.short_name, employers.unit_name, case_clock.employer) as employer_name,
       case_clock.category in ('工伤与职业伤害', '劳动安全与职业健康', '女职工与未成年工特殊保护') as is_sensitive
from case_clock
left join districts
  on districts.district_code = case_clock.district_code
left join units as handlers
  on handlers.unit_code = case_clock.handling_unit
left join units as employers
  on employers.unit_code = case_clock.employer;

-- of closed cases that recovered something.
create or replace view case_happenings as
with
clocked as (
  select
    district_code,
    handling_unit,
    category,
    worker_group,
    received_date,
    closed_date,
    due_date,
    closed_on_time,
    is_collective,
    not is_repeat as is_matter,
    people,
    coalesce(amount, 0) as amount,
    coalesce(recovered, 0) as recovered
  from case_clock
),
happened as (
  select
    district_code,
    handling_unit,
    category,
    worker_group,
    received_date as day,
    1 as received,
    is_matter::integer as matters,
    is_collective::integer as collective,
    case when is_matter then people end as people,
    case when is_matter then amount end as amount,
    1 as opened
  from clocked
  union all by name
  select
    district_code,
    handling_unit,
    category,
    worker_group,
    closed_date as day,
    1 as closed,
    case when is_matter then recovered end as recovered,
    case when is_matter and recovered > 0 then people end as helped,
    -1 as opened
  from clocked
  where closed_date is not null
  union all by name
  select district_code, handling_unit, category, worker_group, due_date as day, 1 as due, closed_on_time::integer as due_on_time
  from clocked
  union all by name
  select district_code, handling_unit, category, worker_group, due_date + 1 as day, 1 as overdue
  from clocked
  where due_date is not null and not closed_on_time
  union all by name
  select district_code, handling_unit, category, worker_group, closed_date as day, -1 as overdue
  from clocked
  where closed_date > due_date
)
select *
from happened
where day <= getvariable('reading').today::date;

-- Month × district × handling unit, from the first case to today's month: flows within the month, stocks at as-of.
create or replace view case_months as
with
sums as (
  select
    date_trunc('month', day)::date as period,
    district_code,
    handling_unit,
    sum(received) as received,
    sum(matters) as matters,
    sum(collective) as collective,
    sum(people) as people,
    sum(amount) as amount,
    sum(closed) as closed,
    sum(recovered) as recovered,
    sum(helped) as helped,
    sum(due) as due,
    sum(due_on_time) as due_on_time,
    sum(opened) as opened,
    sum(overdue) as overdue
  from case_happenings
  group by date_trunc('month', day), district_code, handling_unit
),
months as (
  select unnest(generate_series(min(period), getvariable('reading').today::date, interval 1 month))::date as period
  from sums
),
grid as (
  select months.period, places.district_code, places.handling_unit
  from months
  cross join (select distinct district_code, handling_unit from sums) as places
)
select
  grid.period,
  grid.district_code,
  grid.handling_unit,
  coalesce(sums.received, 0)::bigint as received,
  coalesce(sums.matters, 0)::bigint as matters,
  coalesce(sums.collective, 0)::bigint as collective,
  coalesce(sums.people, 0)::bigint as people,
  coalesce(sums.amount, 0)::double as amount,
  coalesce(sums.closed, 0)::bigint as closed,
  coalesce(sums.recovered, 0)::double as recovered,
  coalesce(sums.helped, 0)::bigint as helped,
  coalesce(sums.due, 0)::bigint as due,
  coalesce(sums.due_on_time, 0)::bigint as due_on_time,
  coalesce(sum(sums.opened) over running, 0)::bigint as open_cases,
  coalesce(sum(sums.overdue) over running, 0)::bigint as overdue_open
from grid
left join sums
  on sums.period = grid.period
  and sums.district_code is not distinct from grid.district_code
  and sums.handling_unit = grid.handling_unit
window running as (partition by grid.district_code, grid.handling_unit order by grid.period);
