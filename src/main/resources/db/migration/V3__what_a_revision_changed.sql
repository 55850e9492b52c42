-- null for the revisions made before: a list shows them without
alter table revision add column told varchar(1000);
alter table revision add column errors integer;
alter table revision add column warnings integer;
