-- question: What was decided, in one meeting or in all, and where does it stand today?
-- grain: rows
-- takes: meeting
-- gives: meeting, item_no, held_on, matter, unit_code, unit_name, task_code, due_date, status, state, days, done_date, note
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
       note
from decision_states
where $meeting::varchar is null
   or meeting = $meeting
order by began desc,
         version desc,
         case when $meeting::varchar is null
              then case state when 'over' then 1 when 'near' then 2 when 'open' then 3 when 'done' then 4 else 5 end
         end,
         case when $meeting::varchar is null then due_date end,
         item_no::bigint;
