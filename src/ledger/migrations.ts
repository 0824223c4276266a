import { sha256 } from './checksum.ts'
import { WORDS_INDEX } from './indexes.ts'
import { likenessesTables } from './likenesses.ts'
import { madeTable } from './made.ts'
import { storiesTables } from './stories-tables.ts'

// The number of the day that stands in a column; null for a day that no month has.
const dayNumber = (column: string): string => `case when ${column} ~ '^\\d{4}-(0[1-9]|1[0-2])-\\d\\d$' and ${column} > '0001'
    then case when substr(${column}, 9)::integer between 1 and extract(day from (substr(${column}, 1, 7) || '-01')::date + interval '1 month' - interval '1 day')
      then ${column}::date - date '1970-01-01' end end`

/** One step of the schema; steps are applied in order, once, and never changed after a release. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** What a step is noted as when it was applied: its name and its content, since steps changed until the first release. */
export const labelOf = ({ name, sql }: Migration): string => `${name} (${sha256(Buffer.from(sql)).slice(0, 8)})`

/** Every step from an empty database to now. The database is derived from the journal; all ids in it come from content. */
export const migrations: readonly Migration[] = [
  {
    name: 'records, pages, readings, facts, actors',
    sql: `
create table if not exists journal (number integer primary key, record bytea not null);
comment on table journal is 'on a server the journal itself, record by record as an embedded ledger keeps them in files: nothing derives it; there it stays empty';
alter table journal alter column record set storage external;

create table records (
  number integer primary key, kind text not null, segment text not null, "offset" integer not null, length integer not null,
  page text not null, source text not null, address text not null, collected json not null, seen text not null, bytes integer not null
);
comment on table records is 'the journal''s records: every time a page was found';
comment on column records.address is 'the page''s own URL where its collector knew one, else its source: what versions are told by';
create index on records (page, number);
create index on records (address, number);

create table pages (
  id text primary key, number integer not null, version integer not null, current boolean not null,
  source text not null, url text, media text not null, encoding text not null, bytes integer not null, language text not null,
  title text, outlet text, published text, earliest text, latest text, published_from text,
  seen text not null, messages integer not null, uncovered integer not null, actors text[] not null, head tsvector not null, text text not null, words tsvector not null
);
comment on column pages.id is 'hex SHA-256 of the bytes';
comment on column pages.text is 'the text as decided when the page was opened; spans of all tables are UTF-16 code units of it, half-open: slice in JavaScript, PostgreSQL''s substr counts characters';
comment on column pages.published is 'ISO 8601 cut to what is known; earliest and latest are the days it may mean';
alter table pages alter column text set storage external;
alter table pages alter column words set storage external;
alter table pages set (toast_tuple_target = 1024);
comment on column pages.actors is 'keys of everyone and everything the page names, each once';
comment on column pages.head is 'the words of the title, as in words';
comment on column pages.uncovered is 'words for which the search vector had no room';

create table readings (page text primary key, rules text not null, reading bytea not null);
comment on column readings.reading is 'marsad/reading/1 as JSON, compressed (raw deflate), without its text where pages.text is that';
alter table readings alter column reading set storage external;

create table entities (
  id text not null, page text not null, article integer not null, ref text not null, key text not null,
  type text not null, ar text not null, en text, wikidata text, forms text[] not null, mentions integer[] not null
);
comment on column entities.key is 'who it is across pages';
comment on column entities.mentions is 'spans in UTF-16 code units, flat: start, end, start, end …; forms are their words, one for each';

create table actors (
  key text primary key, type text not null, ar text not null, en text, wikidata text,
  pages integer not null, statements integer not null, events integer not null, pacts integer not null, commitments integer not null,
  about integer not null, acts json not null
);
comment on table actors is 'entities by key with counts over current pages, kept with every batch';
comment on column actors.about is 'statements that are about it';
comment on column actors.acts is 'its statements by act';

create table forms (key text not null, form text not null, mentions integer not null);
comment on table forms is 'how current pages write each actor, and how often';

create table statements (
  id text not null, page text not null, article integer not null,
  starts integer not null, ends integer not null, cue integer[], channel integer[], time integer[],
  speaker text, addressee text, about text[] not null, act text not null, mode text not null,
  value text, earliest text, latest text, dated text, rule text not null, why text not null
);
comment on column statements.starts is 'of the content; this and every span here: UTF-16 code units of pages.text, half-open';
comment on column statements.dated is 'text where the text dates it, publication where only the page is dated';

create table times (
  id text not null, page text not null, article integer not null,
  starts integer not null, ends integer not null, value text, earliest text, latest text, why text not null
);
comment on column times.starts is 'UTF-16 code units of pages.text, half-open';

create table events (
  id text not null, page text not null, article integer not null,
  starts integer not null, ends integer not null, told integer[] not null, time integer[],
  type text not null, mode text, status text not null, actors text[] not null, recipients text[] not null, place text,
  value text, earliest text, latest text, dated text, rule text not null
);
comment on column events.starts is 'of the trigger; this and every span here: UTF-16 code units of pages.text, half-open';

create table pacts (
  id text not null, page text not null, article integer not null,
  starts integer not null, ends integer not null, time integer[], clauses integer[] not null, condition integer[],
  name text not null, kind text not null, status text not null, parties text[] not null, place text, period text, instrument text,
  value text, earliest text, latest text, dated text, rule text not null
);
comment on column pacts.starts is 'of the name; this and every span here: UTF-16 code units of pages.text, half-open';

create table commitments (
  id text not null, page text not null, article integer not null,
  starts integer not null, ends integer not null, cue integer[], condition integer[], time integer[],
  "by" text, "to" text, value text, earliest text, latest text, rule text not null
);
comment on column commitments.starts is 'of the content; this and every span here: UTF-16 code units of pages.text, half-open';
comment on column commitments.value is 'when it falls due, ISO 8601 cut to what is known';

create table state (single boolean primary key default true check (single), applied integer not null, rows json not null, counted boolean not null, indexed boolean not null);
comment on table state is 'how many records of the journal were taken in, how many rows each table then had, whether actors were counted since, and whether questions have their indexes';
insert into state (applied, rows, counted, indexed) values (0, '{}', true, false);
`,
  },
  { name: 'tellings, links, decisions', sql: storiesTables },
  {
    name: 'company kept, words of current pages',
    sql: `
alter table actors add column company json;
comment on column actors.company is 'key, shared pages and shared events of those most often beside it, most first; null where it was not gathered since the actor was counted';
drop index if exists pages_words;
update state set indexed = false;
`,
  },
  { name: 'comparisons of actors', sql: likenessesTables },
  {
    name: 'stories woven up to',
    sql: `
alter table woven add column rereads integer not null default 0, add column upto text not null default '';
comment on column woven.upto is 'the journal records taken in and the rereads that the stories were woven after';
comment on column woven.rereads is 'how often newer readings were put in the place of older ones';
update state set indexed = false;
`,
  },
  {
    name: 'what pages tell, indexes of what passes between two',
    sql: `
alter table pages add column tells text[] collate "C" not null default '{}';
comment on column pages.tells is 'acts of its statements (act warn) and types of its events (event MEET), each once';
drop index if exists pages_number, pages_latest, pages_older, pages_words, pages_head, pages_actors;
update pages p set tells = array(select distinct 'act ' || act from statements s where s.page = p.id
  union select distinct 'event ' || type from events e where e.page = p.id);
update state set indexed = false;
`,
  },
  { name: 'what was made and is dear to make', sql: madeTable },
  {
    name: 'facts of an actor in order',
    sql: `
drop index if exists commitments_by, commitments_to;
update state set indexed = false;
`,
  },
  {
    name: 'words found while pages come',
    sql: `
alter index if exists pages_words set (gin_pending_list_limit = 8192);
create index if not exists pages_words on pages using gin (words) with (gin_pending_list_limit = 8192) where current;
comment on index pages_words is 'kept from the first page on: what waits to be sorted in costs no more than sorting all at the end, and is done beside the reading';
`,
  },
  {
    name: 'narrow rows to look pages up in',
    sql: `
create table lookup (number integer primary key, current boolean not null, earliest integer, latest integer, words tsvector not null);
comment on table lookup is 'what searches look through: narrow, so that counting what is found reads few blocks';
comment on column lookup.number is 'of the page; earliest and latest are its days, 1970-01-01 being 0';
comment on column lookup.words is 'words of the text (A: in a title); words of titles once more, behind ^; keys of actors, behind @; ~ keeps short vectors out of the rows';
alter table lookup alter column words set storage external;
alter table lookup set (toast_tuple_target = 128);
insert into lookup select number, current, ${dayNumber('earliest')}, ${dayNumber('latest')},
  words || coalesce((select string_agg(format('%s:%s', quote, array_to_string(positions, ',')), ' ')
      from (select '''' || replace(replace('^' || lexeme, '\\', '\\\\'), '''', '''''') || '''' as quote, positions from unnest(head)) h), '')::tsvector
    || array_to_tsvector(array(select left('@' || a, 501) from unnest(actors) as a) || case when length(words) < 130 then array[repeat('~', 2000)] else '{}' end)
  from pages;
drop index if exists pages_words, pages_head, pages_actors;
alter table pages drop column words, drop column head;
${WORDS_INDEX};
update state set indexed = false, rows = (rows::jsonb || jsonb_build_object('lookup', (select count(*) from lookup)))::json;
`,
  },
]
