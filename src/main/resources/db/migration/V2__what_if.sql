-- a lab made by asking what if: no list shows it, and it goes with the lab it was made of
create table variant (
    lab      varchar(16) primary key references lab (id) on delete cascade,
    origin   varchar(16) not null references lab (id) on delete cascade,
    revision integer     not null,
    digest   varchar(64) not null,
    unique (origin, revision, digest)
);
