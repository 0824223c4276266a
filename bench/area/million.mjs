// A ledger of a million articles on a PostgreSQL server, made by varying the corpus, and how long its answers take.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startPostgres } from '../../test/ledger/postgres.mjs'
import { factTables, firstLines, mib, printAsking, printIntake, readInto } from './ledger.mjs'

// Actors named on fewer pages than this are others in each variation, as new people come with new years; the rest go on.
const RARE = 40
const DAYS_APART = 11

/** Reads `many` articles into a server, varies them in the database until there are `pages`, and asks it. `standing` is the address of one made before. */
export async function printMillion(dist, { many, pages, standing, keep }) {
  if (standing !== null) return printAsking(dist, standing, 200)
  const server = await startPostgres(['shared_buffers=2GB', 'maintenance_work_mem=1GB', 'max_wal_size=8GB', 'fsync=off'])
  if (server === null) return console.log('PostgreSQL is not installed: nothing measured')
  const folder = mkdtempSync(join(tmpdir(), 'marsad-bench-'))
  try {
    const url = server.database()
    const input = join(folder, 'articles.jsonl')
    const n = await firstLines(many, input)
    printIntake(n, readInto(dist, input, url))
    const rows = (query) => server.rows(url, query)
    const facts = await factTables(dist)
    prepare(rows, facts)
    const [own, numbers] = rows("select count(*) || ' ' || max(number) from pages")[0].split(' ').map(Number)
    const began = performance.now()
    for (let k = 1; k * own < pages; k++) vary(rows, facts, { k, numbers, many: Math.min(own, pages - k * own) })
    console.log(`varied to ${rows('select count(*) from pages')[0]} pages in ${seconds(began)}`)
    await finish(dist, url, rows, facts)
    const [bytes] = rows('select pg_database_size(current_database())')
    console.log(`database ${mib(Number(bytes))}${keep ? `; kept at ${url} until interrupted` : ''}`)
    await printAsking(dist, url, 200)
    if (keep) await new Promise((resolve) => process.once('SIGINT', resolve))
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await server.stop()
  }
}

const seconds = (began) => `${((performance.now() - began) / 1000).toFixed(0)} s`

/** Which actors vary; and no index that a question alone needs while rows come. */
function prepare(rows, facts) {
  rows(
    `create table rare as select key from actors where pages < ${RARE}; create unique index on rare (key); create table origin as select * from pages; create table origin_lookup as select * from lookup`,
  )
  for (const table of facts) rows(`create table origin_${table} as select * from ${table}`)
  const [indexes] =
    rows(`select string_agg(indexname, ', ') from pg_indexes where tablename in ('pages', 'lookup', ${facts.map((t) => `'${t}'`)})
    and indexname not like '%pkey'`)
  rows(`drop index ${indexes}; update state set indexed = false, counted = false; analyze origin; analyze rare`)
}

const KEYS = {
  key: false,
  speaker: false,
  addressee: false,
  about: true,
  actors: true,
  recipients: true,
  parties: true,
  by: false,
  to: false,
}

/** Every page of the corpus once more: other ids, other days, and other people where they are rarely named. */
function vary(rows, facts, { k, numbers, many }) {
  const columns = (table) =>
    rows(`select column_name from information_schema.columns where table_name = '${table}' order by ordinal_position`)
  const day = (c) => `to_char(o.${c}::date - ${k * DAYS_APART}, 'YYYY-MM-DD')`
  const id = (c) => `md5(${k} || o.${c}) || md5(o.${c} || ${k})`
  const one = (c) => `case when exists (select from rare where rare.key = o."${c}") then o."${c}" || ' ${k}' else o."${c}" end`
  const list = (c) =>
    `array(select case when r.key is null then a else a || ' ${k}' end from unnest(o."${c}") with ordinality u (a, i) left join rare r on r.key = a order by i)`
  const varied = (table) => (c) => {
    if (c === (table === 'pages' ? 'id' : 'page')) return id(c)
    if (c === 'id') return `left(md5(${k} || o.id) || md5(o.id), length(o.id))`
    if (c === 'number') return `o.number + ${k * numbers}`
    if (c === 'earliest' || c === 'latest') return day(c)
    if (!Object.hasOwn(KEYS, c)) return `o."${c}"`
    return KEYS[c] ? list(c) : one(c)
  }
  const some = `(select id from origin order by number limit ${many})`
  for (const table of ['pages', ...facts]) {
    const names = columns(table)
    const own = table === 'pages' ? `origin o where o.id in ${some}` : `origin_${table} o where o.page in ${some}`
    rows(`insert into ${table} (${names.map((c) => `"${c}"`)}) select ${names.map(varied(table))} from ${own}`)
  }
  // Whom a page names stands among its words, behind @.
  const others = (what) =>
    `array(select ${what} from (select substr(a, 2) as key from unnest(tsvector_to_array(o.words)) as a where starts_with(a, '@') offset 0) n where exists (select from rare where rare.key = n.key))`
  rows(`insert into lookup select o.number + ${k * numbers}, o.current, o.earliest - ${k * DAYS_APART}, o.latest - ${k * DAYS_APART},
    ts_delete(o.words, ${others("'@' || key")}) || array_to_tsvector(${others(`'@' || key || ' ${k}'`)})
    from origin_lookup o where o.number in (select number from origin order by number limit ${many})`)
}

/** Counts and indexes, by the ledger's own hand when it is opened. */
async function finish(dist, url, rows, facts) {
  rows(`drop table rare, origin, origin_lookup, ${facts.map((t) => `origin_${t}`)}`)
  const began = performance.now()
  const { openWith } = await import(pathToFileURL(join(dist, 'desk', 'desk.js')).href)
  const ledger = await openWith(url)
  await ledger.close()
  console.log(`indexes and counts in ${seconds(began)}`)
  rows('vacuum analyze')
}
