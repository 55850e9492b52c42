-- what a list says of a trace besides its row; of traces walked before there was this table nothing is said
create table trace_told (
    trace varchar(16)  primary key references trace (id) on delete cascade,
    mode  varchar(20)  not null,
    cause varchar(200) not null
);

-- what somebody wants to find again
create table star (
    visitor varchar(64) not null,
    trace   varchar(16) not null references trace (id) on delete cascade,
    primary key (visitor, trace)
);
