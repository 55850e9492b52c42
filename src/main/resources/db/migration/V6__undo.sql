-- what its owner removed is kept for an hour, seen by nobody, so that it can be had back
create view standing_lab as
select * from lab l where not exists (select 1 from removal r where r.id = l.id);

-- a lab takes its traces with it, also one that is walked while it goes
create view standing_trace as
select * from trace t where not exists (select 1 from removal r where r.id = t.id or r.id = t.lab);

create index removal_by_time on removal (removed);

-- until now labs made by asking what if outlived the lab they were made of
delete from lab where visitor = 'what-if' and id not in (select lab from variant);
