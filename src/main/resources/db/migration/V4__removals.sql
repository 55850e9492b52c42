-- what was removed by its owner is gone; its id is remembered, so that a link to it can say so and the id is never given again
create table removal (
    id      varchar(16) primary key,
    removed timestamp with time zone not null
);
