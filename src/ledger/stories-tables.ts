/** Tables of what joins articles: how each is told, what links them, the groups they make, and what readers decided. */
export const storiesTables = `
create table tellings (
  id text primary key, page text not null, article integer not null, number integer not null,
  outlet text, at double precision, whole boolean not null, told bytea not null, report text, event text, story text
);
comment on table tellings is 'each article of the current pages as it is compared; at is hours since 1970 of its publication';
comment on column tellings.told is 'stems, sentences and actors, packed';
comment on column tellings.report is 'the text it is or copies; report, event and story are named after the article of theirs that the journal has first';
create index on tellings (page);
create index on tellings (at);
create index on tellings (story);
create index on tellings (event);

create table links (a text not null, b text not null, story real not null, event real not null, copied real not null);
comment on table links is 'what a comparison of two articles found: log odds of one story and of one event, share of the shorter one carried by the other';
create index on links (a);
create index on links (b);

create table decisions (
  number integer primary key, id text not null unique, kind text not null, what text not null, subjects text[] not null, who text not null,
  seen text not null, score double precision, why text, undoes text, fact json, crisis json
);
comment on table decisions is 'what readers decided, in the order of the journal, which keeps them';
comment on column decisions.fact is 'of a decision on a fact: its page, kind and span when it was decided on, and what is put in its place';
comment on column decisions.crisis is 'of a working file that is opened: what it is opened on';

create table verdicts (fact text not null, page text not null, decision text not null, kind text not null, who text not null, seen text not null);
comment on table verdicts is 'the last standing decision on each fact that is read now; rejected ones are in no other table';
create index on verdicts (fact);
create index on verdicts (page);

create table woven (single boolean primary key default true check (single), decided integer not null);
comment on table woven is 'how many decisions on stories the groups of the tellings were made with';
insert into woven (decided) values (-1);
`
