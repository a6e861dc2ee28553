-- question: What did the last meeting before this one decide, and what of older meetings is still open?
-- grain: rows
-- takes: before
-- gives: meeting, item_no, held_on, matter, unit_code, unit_name, task_code, due_date, status, state, days, done_date, note, is_last
with earlier as (
  select *,
         dense_rank() over (order by began desc, version desc) = 1 as is_last
  from decision_states
  where began < split_part($before::varchar, '-', 2)
     or (began = split_part($before::varchar, '-', 2)
         and version < try_cast(split_part($before::varchar, '-', 1) as bigint))
)
select meeting,
       item_no,
       held_on,
       matter,
       unit_code,
       unit_name,
       task_code,
       due_date,
       status,
       state,
       days,
       done_date,
       note,
       is_last
from earlier
where is_last
   or status = '办理中'
order by not is_last,
         case when is_last then item_no::bigint end,
         due_date,
         meeting,
         item_no::bigint;
