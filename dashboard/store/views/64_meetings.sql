-- decision_states: what was decided in meetings, and where each item stands on the day that counts as today.
-- state: over (open past its limit), near (due within the days of the thresholds), open, done, withdrawn.
-- days: open: how long past the limit today, negative before it; done: how long past the limit it was done.
create or replace view decision_states as
with measured as (
  select decisions.*,
         split_part(meeting, '-', 2) as began,
         split_part(meeting, '-', 1)::bigint as version,
         case status
           when '办理中' then getvariable('reading').today::date - due_date
           when '已办结' then done_date - due_date
         end as days
  from decisions
)
select measured.*,
       coalesce(units.short_name, units.unit_name, measured.unit_code) as unit_name,
       case
         when status = '已撤销' then 'withdrawn'
         when status = '已办结' then 'done'
         when days > 0 then 'over'
         when -days <= limits.near_days then 'near'
         else 'open'
       end as state
from measured
cross join limits
left join units
  on units.unit_code = measured.unit_code;
