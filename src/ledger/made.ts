import { statSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** What is dear to make: the claims of a story's articles, what came of an undertaking, a whole answer. */
export type MadeKind = 'claims' | 'history' | 'answer'

/** Something made, by a key of its own, and what of the ledger it was made of: it holds as long as that is so. */
export interface MadeThing {
  readonly key: string
  readonly of: string
  /** Anything that JSON says. */
  readonly value: unknown
}

/** Things that the ledger was asked for before, so that a desk just opened need not make them again. They may be lost at any time. */
export interface Made {
  /** What is kept under these keys and was made of the same, by key. */
  get<Value>(kind: MadeKind, wanted: readonly Pick<MadeThing, 'key' | 'of'>[]): Promise<Map<string, Value>>
  /** Keeps things, and of each kind only those made last. */
  put(kind: MadeKind, things: readonly MadeThing[]): Promise<void>
}

/** The table of what was made. */
export const madeTable = `
create table made (number bigserial primary key, kind text not null, key text not null, "of" text not null, value bytea not null);
comment on table made is 'what was made of the ledger and is dear to make: nothing is lost with it';
comment on column made."of" is 'what it was made of: where that is another now, it holds no longer';
comment on column made.value is 'JSON, compressed (raw deflate)';
alter table made alter column value set storage external;
create unique index made_key on made (kind, key);
`

// So many of each kind: stories that several people read on one day, undertakings and screens of some hours. An answer may have some megabytes.
const MOST: Readonly<Record<MadeKind, number>> = { claims: 500, history: 1000, answer: 50 }

// Another build of the program may make it otherwise.
const BUILD = statSync(new URL(import.meta.url)).mtimeMs

/** What was made, in a ledger's database, by this program with these rules. */
export function madeOf(db: Kysely<Tables>, rules: string): Made {
  const made = (of: string): string => `${BUILD} ${rules} ${of}`
  return {
    async get<Value>(kind: MadeKind, wanted: readonly Pick<MadeThing, 'key' | 'of'>[]) {
      const found = new Map<string, Value>()
      if (wanted.length === 0) return found
      const { rows } = await sql<{ key: string; value: Uint8Array }>`select m.key, m.value from made m
        join unnest(${wanted.map((w) => w.key)}::text[], ${wanted.map((w) => made(w.of))}::text[]) as w(key, "of") on m.key = w.key and m."of" = w."of"
        where m.kind = ${kind}`.execute(db)
      for (const { key, value } of rows) found.set(key, JSON.parse(inflateRawSync(value).toString('utf8')) as Value)
      return found
    },
    async put(kind, things) {
      for (const { key, of, value } of things) {
        const packed = deflateRawSync(JSON.stringify(value), { level: 1 })
        await sql`insert into made (kind, key, "of", value) values (${kind}, ${key}, ${made(of)}, ${packed})
          on conflict (kind, key) do update set number = excluded.number, "of" = excluded."of", value = excluded.value`.execute(db)
      }
      if (things.length === 0) return
      await sql`delete from made where kind = ${kind}
        and number <= (select number from made where kind = ${kind} order by number desc offset ${MOST[kind]} limit 1)`.execute(db)
    },
  }
}
