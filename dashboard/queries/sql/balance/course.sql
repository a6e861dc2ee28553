-- question: Where did each district, or each department, stand over the last twelve months, and in which of them does it count?
-- grain: aggregate
-- takes: period, among
-- gives: period, code, name, short_name, deviation, is_counted, is_few, status
select period,
       code,
       name,
       short_name,
       deviation,
       rank is not null as is_counted,
       is_few,
       status
from standings
where period between $period::date - interval 11 month and $period::date
  and case $among::varchar when 'districts' then kind = 'district' else category = '部门' end
  and tasks > 0
order by period, position nulls last, code;
