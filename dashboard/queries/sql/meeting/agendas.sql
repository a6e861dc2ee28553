-- question: Which agendas were saved?
-- grain: rows
-- takes:
-- gives: agenda, title, slides, seconds
select agenda,
       coalesce(title, '') as title,
       slides,
       seconds
from agendas
order by agenda;
