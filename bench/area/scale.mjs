// What a cluster's arithmetic stands on: reading as a filter under GNU parallel and Spark, loading what it printed, ledgers dealt out over several
// databases, and how tables and indexes of a ledger's form behave as they grow.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/ready.mjs'
import { startPostgres } from '../../test/ledger/postgres.mjs'
import { node } from '../child.mjs'
import { python } from '../install-peers.mjs'
import { factTables, firstLines, sampleOf } from './ledger.mjs'

const SHARDS = 4
const sizeOf = (path) => readdirSync(path).reduce((n, f) => n + statSync(join(path, f)).size, 0)
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** Prints all of it, over `articles` of the corpus; `rows` is how far the table of facts grows, in millions. */
export async function printScale(dist, articles, rows) {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-scale-'))
  const env = { MARSAD: `${process.execPath} ${join(dist, 'main.js')}` }
  try {
    const input = join(folder, 'pages.jsonl')
    const n = await firstLines(articles, input)
    console.log(`${n} articles, ${Math.round(statSync(input).size / n)} bytes each; load of the machine ${loadavg()[0].toFixed(1)}`)
    const plain = filter(dist, input, [])
    const whole = filter(dist, input, ['--with-pages'])
    console.log(
      `a reading takes ${Math.round(plain.bytes / n)} bytes, packed ${Math.round(plain.packed / n)}; with its page ${Math.round(whole.bytes / n)}, packed ${Math.round(whole.packed / n)}`,
    )
    console.log(
      `the filter alone: ${seconds(whole.ms)} by the clock, ${whole.cpu.toFixed(1)} s of CPU (${Math.round(n / whole.cpu)} a CPU second), at most ${Math.round(whole.rss / 2 ** 20)} MiB`,
    )
    for (const jobs of [1, 2])
      printRun(
        `GNU parallel, ${jobs} jobs`,
        n,
        run(join(root, 'scripts', 'scale', 'parallel.sh'), [join(folder, `parallel-${jobs}`), `${jobs}`], env, input),
      )
    if (existsSync(python) && spawnSync(python, ['-c', 'import pyspark']).status === 0)
      for (const cores of [1, 2])
        printRun(
          `Spark ${spark()}, local[${cores}]`,
          n,
          run(python, [join(root, 'scripts', 'scale', 'spark.py'), input, join(folder, `spark-${cores}`), '2'], {
            ...env,
            SPARK_MASTER: `local[${cores}]`,
          }),
        )
    else console.log('pyspark is not installed: Spark is not measured')
    const parts = join(folder, 'parallel-2')
    if (!existsSync(parts)) return
    console.log(`readings packed, with pages: ${Math.round(sizeOf(parts) / n)} bytes each`)
    printLoad('embedded', n, load(dist, parts, join(folder, 'ledger')))
    const postgres = await startPostgres()
    if (postgres === null) return console.log('PostgreSQL is not installed: nothing measured on a server')
    try {
      const one = postgres.database()
      printLoad('PostgreSQL', n, load(dist, parts, one))
      const facts = await factTables(dist)
      printSize(postgres, one, n, facts)
      await printShards(dist, postgres, one, input, folder, facts)
      printGrowth(postgres, rows)
    } finally {
      await postgres.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function filter(dist, input, more) {
  const {
    stdout,
    seconds: s,
    cpu,
    rss,
  } = node([join(dist, 'main.js'), 'read', '--json', '--workers', '0', ...more, input], { quiet: true, partly: true })
  const packed = spawnSync('gzip', ['-c'], { input: stdout, maxBuffer: 1 << 30 }).stdout.length
  return { ms: s * 1000, cpu, rss, bytes: Buffer.byteLength(stdout), packed }
}

function run(program, args, env, input) {
  const began = performance.now()
  const { status, error } = spawnSync('sh', ['-c', `"$@" ${input === undefined ? '' : `< '${input}'`}`, 'sh', program, ...args], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  })
  return error || status !== 0 ? null : performance.now() - began
}

const printRun = (what, n, ms) =>
  console.log(
    ms === null
      ? `${what}: not installed, or it failed`
      : `${what}: ${seconds(ms)} by the clock, ${Math.round((n / ms) * 1000)} articles a second`,
  )
const spark = () => spawnSync(python, ['-c', 'import pyspark; print(pyspark.__version__)'], { encoding: 'utf8' }).stdout.trim()
const load = (dist, parts, ledger) => node([join(dist, 'main.js'), 'load', '--quiet', parts], { env: { MARSAD_DB: ledger }, quiet: true })
const printLoad = (where, n, { seconds: s, cpu, rss }) =>
  console.log(
    `load, ${where}: ${s.toFixed(1)} s by the clock (${Math.round(n / s)} a second), ${cpu.toFixed(1)} s of this program's CPU (${Math.round(n / cpu)} a CPU second), at most ${Math.round(rss / 2 ** 20)} MiB`,
  )

function printSize(postgres, url, n, fact) {
  const tables = ['journal', 'pages', 'lookup', 'readings', ...fact]
  const bytes = (kind) =>
    Number(postgres.rows(url, `select sum(${kind}(oid)) from pg_class where relname in (${tables.map((t) => `'${t}'`).join(', ')})`)[0])
  const [journal] = postgres.rows(url, "select pg_total_relation_size('journal')")
  const [all] = postgres.rows(url, 'select pg_database_size(current_database())')
  const facts = fact.map((t) => `${t} ${(Number(postgres.rows(url, `select count(*) from ${t}`)[0]) / n).toFixed(1)}`)
  console.log(
    `PostgreSQL: ${Math.round(Number(all) / n)} bytes a page, of them journal ${Math.round(Number(journal) / n)}, indexes ${Math.round(bytes('pg_indexes_size') / n)}; rows a page: ${facts.join(', ')}`,
  )
}

/** The same pages dealt out over several databases by the first digit of their address's hash, so that its versions lie together: as many facts in all, and the same pages found by each search. */
async function printShards(dist, postgres, one, input, folder, facts) {
  const { deskOf, openWith, takeIn } = await import(pathToFileURL(join(dist, 'desk', 'desk.js')).href)
  const { createHash } = await import('node:crypto')
  const lines = (await sampleOf(Number(postgres.rows(one, 'select count(*) from pages')[0]) + 50)).slice(
    0,
    Number(spawnSync('sh', ['-c', `wc -l < '${input}'`], { encoding: 'utf8' }).stdout),
  )
  const dealt = Array.from({ length: SHARDS }, () => [])
  for (const line of lines) {
    const address = JSON.parse(line).url ?? line
    dealt[Number.parseInt(createHash('sha256').update(address).digest('hex')[0], 16) % SHARDS].push(line)
  }
  const shards = []
  for (const [i, some] of dealt.entries()) {
    const file = join(folder, `shard-${i}.jsonl`)
    writeFileSync(file, some.map((line) => `${line}\n`).join(''))
    const url = postgres.database()
    const ledger = await openWith(url)
    await takeIn(ledger, [file], undefined, {})
    shards.push({ url, ledger, desk: deskOf(ledger) })
  }
  const whole = await openWith(one)
  const desk = deskOf(whole)
  const count = (url, table) => Number(postgres.rows(url, `select count(*) from ${table}`)[0])
  const same = ['pages', ...facts].filter((t) => count(one, t) === shards.reduce((n, s) => n + count(s.url, t), 0))
  const { items } = await desk.ask('actors', { limit: 40 })
  let equal = 0
  const [alone, dealtOut] = [[], []]
  for (const { ar, en } of items) {
    const asked = { words: ar ?? en, limit: 200 }
    let began = performance.now()
    const { total } = await desk.ask('find', asked)
    alone.push(performance.now() - began)
    began = performance.now()
    const answers = await Promise.all(shards.map((s) => s.desk.ask('find', asked)))
    dealtOut.push(performance.now() - began)
    if (answers.reduce((n, a) => n + a.total, 0) === total) equal++
  }
  const middle = (list) => list.toSorted((a, b) => a - b)[list.length >> 1].toFixed(1)
  console.log(
    `${SHARDS} shards by the hash of the address on this machine: ${dealt.map((d) => d.length).join(' + ')} pages; ${same.length} of 7 tables have as many rows in all; ${equal} of ${items.length} searches find as many pages; ${middle(alone)} ms at the middle on one database, ${middle(dealtOut)} asked of all shards at once`,
  )
  for (const { ledger } of shards) await ledger.close()
  await whole.close()
}

/** A table of the form of a ledger's statements with its indexes, grown step by step: rows taken in a second, bytes, and the time of a look-up. */
function printGrowth(postgres, millions) {
  const url = postgres.database()
  postgres.rows(
    url,
    `create table facts (id text collate "C" not null, page text collate "C" not null, speaker text collate "C", act text not null, earliest text, starts integer not null, ends integer not null);
    create index on facts (page); create index on facts (speaker, earliest); create index on facts (id)`,
  )
  let from = 0
  for (const until of [1, 2, 5, 10, 20, 50, 100].filter((m) => m <= millions).map((m) => m * 1e6)) {
    const began = performance.now()
    postgres.rows(
      url,
      `insert into facts select md5(i::text), md5((i / 7)::text) || md5((i / 7)::text), 'actor ' || (power(random(), 4) * 200000)::integer, 'say', (date '1990-01-01' + (i % 13000)::integer)::text, i % 4000, i % 4000 + 90
      from generate_series(${from + 1}::bigint, ${until}::bigint) as i`,
    )
    const rate = (until - from) / ((performance.now() - began) / 1000)
    const [bytes, indexes] = ['pg_total_relation_size', 'pg_indexes_size'].map((f) => Number(postgres.rows(url, `select ${f}('facts')`)[0]))
    const looked = [1, 2, 3, 4, 5].map((k) => {
      const [said] = postgres
        .rows(url, `explain (analyze, format json) select * from facts where speaker = 'actor ${k * 1000}' order by earliest desc limit 20`)
        .join('')
        .match(/"Execution Time": ([\d.]+)/)
        .slice(1)
      return Number(said)
    })
    console.log(
      `facts, ${until / 1e6} million: ${Math.round(rate).toLocaleString('en')} rows a second with three indexes, ${(bytes / 2 ** 30).toFixed(2)} GiB (indexes ${(indexes / 2 ** 30).toFixed(2)}), newest of an actor ${looked.toSorted((a, b) => a - b)[2].toFixed(2)} ms`,
    )
    from = until
  }
}
