// npm run bench -- peers: Marsad beside others, everything in one run on one machine, written to docs/comparison.md.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/ready.mjs'
import { conll } from '../../scripts/train/corpora.mjs'
import { tagAll } from '../../scripts/train/tag.mjs'
import { startPostgres } from '../../test/ledger/postgres.mjs'
import { installPeers, NODE_PEERS, nodePeers, PYTHON_PEERS, python } from '../install-peers.mjs'
import { peers, shared } from '../material.mjs'
import { queries, texts } from '../search/collection.mjs'
import { sampleOf } from './ledger.mjs'
import { peerRuns } from './pages.mjs'
import { bestOf, editedSet, f1 } from './stories.mjs'

const EXTRACTION = [
  ['marsad', 'node', ['scrapinghub', 'segments:10', 'arabic']],
  ['trafilatura', 'python', ['scrapinghub', 'segments:10', 'arabic']],
  ['readability-lxml', 'python', ['scrapinghub', 'segments:10', 'arabic']],
  ['readability', 'node', ['scrapinghub', 'segments:10', 'arabic']],
  ['marsad', 'node', ['scrapinghub:5']],
  ['defuddle', 'node', ['scrapinghub:5', 'segments:10', 'arabic']],
  ['marsad', 'node', ['htmldate']],
  ['htmldate', 'python', ['htmldate']],
]
const HEADINGS = {
  extraction: 'Pages in, articles out',
  dates: 'Arabic dates',
  copies: 'Near duplicates',
  search: 'Arabic search',
  names: 'Names',
  words: 'Words a second',
}
const SETS = {
  scrapinghub: 'article bodies, Scrapinghub’s 181 pages (F1)',
  'scrapinghub:5': 'article bodies, every fifth of them (F1)',
  'segments:10': 'segments kept and left out, every tenth page of trafilatura’s set (F1)',
  arabic: 'bodies of seven Arabic pages (mean word F1)',
  htmldate: 'publication dates, htmldate’s pages (share right)',
}
const EDITED = 150
const NAME_SENTENCES = 400
const TEXTS = 200

const load = (dist, file) => import(pathToFileURL(join(dist, file)).href)
const three = (value) => value.toFixed(3)
const many = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1))

/** Measures all and writes the page; with the name of one part, measures that and prints it. */
export async function writeComparison(dist, only = null) {
  const began = new Date()
  const parts = []
  const chosen = Object.entries({ extraction, dates, copies, search, names, words }).filter(([name]) => only === null || name === only)
  const missing = installPeers()
  for (const reason of missing.values()) console.log(reason)
  for (const [name, part] of chosen) {
    const at = performance.now()
    parts.push({ heading: HEADINGS[name], ...(await part(dist)) })
    console.log(`${name}: ${((performance.now() - at) / 1000).toFixed(0)} s`)
  }
  const page = await pageOf(parts, began)
  if (only !== null) return console.log(page)
  const file = join(root, 'docs', 'comparison.md')
  writeFileSync(file, page)
  console.log(`wrote ${file}`)
}

/** A row of a comparison: who, what was reached (higher is better, null where nothing was), how fast, in words. */
const row = (who, score, said, speed = null) => ({ who, score, said, speed })

async function extraction(dist) {
  const runs = [...peerRuns(dist, EXTRACTION)]
  return {
    said: 'The sets and the scripts that score them are their authors’; the Arabic pages were saved and labelled for this project. Each tool reads the same bytes; five seconds of reading before the clock starts are in no figure.',
    tables: Object.entries(SETS).map(([set, what]) => ({
      what,
      speedIn: 'pages a CPU second',
      rows: runs
        .filter((r) => r.set === set)
        .map((r) =>
          row(
            r.who,
            r.score ?? null,
            r.error === undefined ? r.said.replace(/ {2,}/g, ', ') : `not measured: ${r.error}`,
            r.perSecond ?? null,
          ),
        ),
    })),
  }
}

function askPython(task, given) {
  mkdirSync(peers, { recursive: true })
  const [input, out] = [join(peers, `${task}-in.json`), join(peers, `${task}-out.json`)]
  writeFileSync(input, JSON.stringify(given))
  const { status, stderr } = spawnSync(python, [join(root, 'bench', 'peers.py'), task, input, out], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${task}: ${stderr.trim().split('\n').at(-1)}`)
  return JSON.parse(readFileSync(out, 'utf8'))
}

/** A day each: the cases of Recognizers-Text whose answer is one day, and how many of them each tool answers with that day. */
async function dates(dist) {
  const specs = join(shared, 'data', 'times', 'recognizers-text-ar', 'Specs', 'DateTime', 'Arabic', 'DateParser.json')
  const cases = JSON.parse(readFileSync(specs, 'utf8').replace(/^\uFEFF/, ''))
    .filter((c) => c.Results.length === 1 && c.Results[0].Value?.PastResolution?.date)
    .map((c) => ({
      text: c.Input,
      reference: c.Context?.ReferenceDateTime ?? '2016-11-07T00:00:00',
      days: [c.Results[0].Value.PastResolution.date, c.Results[0].Value.FutureResolution?.date],
    }))
  const right = (answers) => cases.filter((c, i) => answers[i].some((day) => c.days.includes(day))).length
  const line = (who, answers, seconds, note = '') => {
    const some = answers.filter((a) => a.length > 0).length
    const said = `${right(answers)} of ${cases.length} right, ${some - right(answers)} answered otherwise, ${cases.length - some} not at all${note}`
    return row(who, right(answers) / cases.length, said, cases.length / seconds)
  }
  const { boundsOf, parseDay, timeAt } = await load(dist, 'calendar/calendar.js')
  const { tokenize } = await load(dist, 'text/text.js')
  const marsad = timed(() =>
    cases.map(({ text, reference }) => {
      const tokens = tokenize(text)
      const found = []
      for (let i = 0; i < tokens.length; ) {
        const hit = timeAt(tokens, i, 0, tokens.length, { reference: parseDay(reference.slice(0, 10)), last: null, loose: true })
        const bounds = hit?.value ? boundsOf(hit.value) : null
        if (bounds) found.push(new Date(bounds[0] * 86_400_000).toISOString().slice(0, 10))
        i = hit?.to ?? i + 1
      }
      return found
    }),
  )
  const rows = [line('marsad', marsad.made, marsad.seconds)]
  const parser = await attempt('dateparser', () => askPython('dates', cases))
  rows.push(
    parser.failed ??
      line('dateparser', parser.made.answers, parser.made.seconds, '; texts in which several days are found count by any of them'),
  )
  const chrono = await attempt('chrono-node', async () => {
    const { exports, main } = JSON.parse(readFileSync(join(nodePeers, 'node_modules', 'chrono-node', 'package.json'), 'utf8'))
    const door = exports?.['.']?.import?.default ?? exports?.['.']?.import ?? main
    const { parse } = await import(pathToFileURL(join(nodePeers, 'node_modules', 'chrono-node', door)).href)
    return timed(() => cases.map(({ text, reference }) => parse(text, new Date(reference)).map((r) => localDay(r.start.date()))))
  })
  rows.push(
    chrono.failed ?? line('chrono-node', chrono.made.made, chrono.made.seconds, '; it has no Arabic, only dates in digits can be found'),
  )
  return {
    said: 'Cases of Microsoft’s Recognizers-Text (MIT), written by its authors: a sentence, the day it is said on, the day that is meant.',
    tables: [{ what: 'the one day that a sentence names (share right)', speedIn: 'sentences a CPU second', rows }],
  }
}

const localDay = (date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

async function copies(dist) {
  const { rows: pairs, seconds } = await editedSet(dist, EDITED)
  const isCopy = (r) => r.isCopy
  const said = ({ f1: f, p, r }) => `F1 ${three(f)}, P ${three(p)}, R ${three(r)}`
  const own = f1(pairs, isCopy, (r) => r.found)
  const rows = [row('marsad', own.f1, said(own), pairs.length / seconds)]
  const sketched = await attempt('datasketch', () =>
    askPython(
      'copies',
      pairs.map((p) => p.texts),
    ),
  )
  if (sketched.failed) rows.push(sketched.failed)
  else {
    const { likeness, seconds: spent } = sketched.made
    const all = pairs.map((p, i) => ({ ...p, likeness: likeness[i] }))
    const half = f1(all, isCopy, (r) => r.likeness >= 0.5)
    rows.push(row('datasketch MinHash, 0.5', half.f1, said(half), pairs.length / spent))
    const best = bestOf(all, isCopy, (r) => r.likeness)
    rows.push(
      row(
        'datasketch MinHash, best threshold',
        best.f1,
        `${said(best)}; a threshold that nobody could choose beforehand`,
        pairs.length / spent,
      ),
    )
  }
  return {
    said: `${pairs.length} pairs: ${EDITED} articles edited by script as newsrooms do (\`bench/edits.mjs\`: reordered, reworded, cut, joined with others), and the article next in the corpus beside each. MinHash over five words in a row, 128 permutations. Marsad’s time is that of reading both articles whole.`,
    tables: [{ what: 'is the one a copy of the other', speedIn: 'pairs a CPU second', rows }],
  }
}

async function search(dist) {
  const postgres = await startPostgres()
  const tools = { marsad: await asMarsad(dist) }
  if (postgres !== null) tools['PostgreSQL `arabic`'] = asPostgres(postgres)
  const kinds = [...new Set(queries.map((q) => q.kind))]
  const answers = new Map()
  for (const [who, { ask }] of Object.entries(tools)) answers.set(who, await Promise.all(queries.map((q) => ask(q.words))))
  const judged = (who, is) => judge(queries.map((q, i) => ({ ...q, found: answers.get(who)[i] })).filter(is))
  const line = (is) => (who) => {
    const { p, r, f, whole, of } = judged(who, is)
    return row(who, f, `F1 ${three(f)}, P ${three(p)}, R ${three(r)}; ${whole} of ${of} answered with just the right texts`)
  }
  const all = Object.keys(tools)
  for (const tool of Object.values(tools)) await tool.close()
  await postgres?.stop()
  return {
    said: `${texts.length} invented news texts and ${queries.length} queries with judged answers (\`bench/search/\`): a text is about its topic and two lands by the way it is made. PostgreSQL’s own \`arabic\` configuration (Snowball) with \`websearch_to_tsquery\`, titles and texts in one vector. Marsad’s list of plurals was written by one who had seen these queries.${postgres === null ? ' PostgreSQL is not installed here: not measured.' : ''}`,
    tables: [
      { what: `all ${queries.length} queries`, rows: all.map(line(() => true)) },
      ...kinds.map((kind) => ({ what: `queries ${kind}`, rows: all.map(line((q) => q.kind === kind)) })),
    ],
  }
}

/** Precision and recall over all answers of all queries together. */
function judge(asked) {
  let [hit, found, gold, whole] = [0, 0, 0, 0]
  for (const { answers, found: given } of asked) {
    const same = given.filter((id) => answers.includes(id)).length
    hit += same
    found += given.length
    gold += answers.length
    if (same === answers.length && same === given.length) whole++
  }
  const [p, r] = [hit / Math.max(1, found), hit / gold]
  return { p, r, f: p + r === 0 ? 0 : (2 * p * r) / (p + r), whole, of: asked.length }
}

async function asMarsad(dist) {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-search-'))
  const file = join(folder, 'texts.jsonl')
  writeFileSync(
    file,
    texts.map(({ id, title, text }) => `${JSON.stringify({ id, url: `https://example.org/${id}`, title, text })}\n`).join(''),
  )
  const { deskOf, openWith, takeIn } = await load(dist, 'desk/desk.js')
  const ledger = await openWith(join(folder, 'ledger'))
  await takeIn(ledger, [file], undefined, { workers: 0 })
  const desk = deskOf(ledger)
  return {
    ask: async (words) => (await desk.ask('find', { words, limit: 200 })).items.map((item) => item.url.split('/').at(-1)),
    async close() {
      await ledger.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function asPostgres(postgres) {
  const url = postgres.database()
  const quoted = (text) => `'${text.replaceAll("'", "''")}'`
  const values = texts.map(({ id, title, text }) => `(${[id, title, text].map(quoted).join(', ')})`).join(', ')
  const vector = "setweight(to_tsvector('arabic', title), 'A') || to_tsvector('arabic', body)"
  postgres.rows(url, `create table texts as select id, ${vector} as words from (values ${values}) as t (id, title, body)`)
  return {
    ask: async (words) =>
      postgres.rows(url, `select id from texts where words @@ websearch_to_tsquery('arabic', ${quoted(words)})`).filter((id) => id !== ''),
    close: async () => {},
  }
}

/** Which words of running news belong to a name, whatever its type. */
async function names(dist) {
  const sentences = conll(join(shared, 'data', 'ner', 'anercorp', 'ANERCorp_CamelLab_test.txt')).slice(0, NAME_SENTENCES)
  const flat = sentences.flat()
  const score = (isName) => {
    const rows = flat.map((w, i) => ({ gold: w.tag !== 'O', found: isName[i] }))
    return f1(
      rows,
      (r) => r.gold,
      (r) => r.found,
    )
  }
  const said = ({ f1: f, p, r }) => `F1 ${three(f)}, P ${three(p)}, R ${three(r)}`
  const [tagger, { tokenize }] = [await load(dist, 'tagger/tagger.js'), await load(dist, 'text/text.js')]
  tagAll(sentences.slice(0, 50), tokenize, tagger, null, 25)
  const own = timed(() =>
    tagAll(sentences, tokenize, tagger, null, 25)
      .flat()
      .map((tag) => tag !== 'O'),
  )
  const marsad = score(own.made)
  const rows = [row('marsad, the names model alone', marsad.f1, said(marsad), flat.length / own.seconds)]
  const other = await attempt('farahidi', () =>
    askPython(
      'names',
      flat.map((w) => w.word),
    ),
  )
  if (other.failed) rows.push(other.failed)
  else {
    const theirs = score(other.made.names)
    rows.push(row('farahidi, words analysed as proper nouns or not at all', theirs.f1, said(theirs), flat.length / other.made.seconds))
  }
  return {
    said: `The first ${sentences.length} sentences (${flat.length} words) of ANERcorp’s test part, CAMeL Lab’s split: does a word belong to a name? No package of the registries holds a whole Arabic model of named entities: camel-tools, stanza, sinatools, flair, gliner and polyglot fetch their weights when they run, spaCy has none for Arabic, ArabicTagger brings a CRF without the word vectors it was trained on. What ships whole and comes nearest is farahidi, whose lexicon marks proper nouns; it was not made to find names.`,
    tables: [{ what: 'words of names', speedIn: 'words a CPU second', rows }],
  }
}

async function words(dist) {
  const sample = await sampleOf(TEXTS)
  const { tokenize } = await load(dist, 'text/text.js')
  const { reader } = await load(dist, 'desk/intake.js')
  const { recordPage } = await load(dist, 'page/record.js')
  const pages = sample.map((line, i) => recordPage(`${i}`, line, () => null))
  const count = pages.reduce((n, page) => n + tokenize(page.text).length, 0)
  for (const page of pages.slice(0, 40)) reader.read(page)
  const cut = timed(() => Array.from({ length: 5 }, () => pages.map((page) => tokenize(page.text))))
  const read = timed(() => pages.map((page) => reader.read(page)))
  const rows = [
    row('marsad: cuts into words, with folded forms', null, `${count} words`, (5 * count) / cut.seconds),
    row('marsad: the whole reading, from markup to facts', null, `${count} words`, count / read.seconds),
  ]
  const others = await attempt('Python', () =>
    askPython(
      'words',
      pages.map((page) => page.text),
    ),
  )
  if (others.failed) rows.push(others.failed)
  else
    for (const [who, { what, words: n, seconds }] of Object.entries(others.made))
      rows.push(row(`${who}: ${what}`, null, `${n} words`, n / seconds))
  return {
    said: `${TEXTS} news articles; the slower ones read for twenty seconds. They do different things: the figure says what a word costs where a thing is done, not who does it better.`,
    tables: [{ what: 'words', speedIn: 'words a CPU second', rows }],
  }
}

function timed(work) {
  const before = process.cpuUsage()
  const made = work()
  const used = process.cpuUsage(before)
  return { made, seconds: (used.user + used.system) / 1e6 }
}

async function attempt(who, work) {
  try {
    return { made: await work() }
  } catch (error) {
    return { failed: row(who, null, `not measured: ${error.message}`) }
  }
}

async function versionsOf() {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim()
  const ofNode = Object.fromEntries(
    NODE_PEERS.flatMap((name) => {
      try {
        return [[name, JSON.parse(readFileSync(join(nodePeers, 'node_modules', name, 'package.json'), 'utf8')).version]]
      } catch {
        return []
      }
    }),
  )
  const ofPython = await attempt('versions', () => askPython('versions', PYTHON_PEERS))
  const postgres = spawnSync('sh', ['-c', 'ls /usr/lib/postgresql | sort -n | tail -1'], { encoding: 'utf8' }).stdout.trim()
  return {
    Marsad: `${own} (${commit})`,
    Node: process.versions.node,
    ...ofNode,
    ...(ofPython.made ?? {}),
    ...(postgres === '' ? {} : { PostgreSQL: postgres }),
  }
}

/** Every row in which another does better than Marsad: in what it reaches, or in what it costs. */
function losses(parts) {
  const out = []
  for (const { heading, tables } of parts)
    for (const { what, speedIn, rows } of tables) {
      const own = rows.filter((r) => r.who.startsWith('marsad'))
      for (const other of rows.filter((r) => !r.who.startsWith('marsad'))) {
        const best = Math.max(...own.map((r) => r.score ?? Number.NEGATIVE_INFINITY))
        if (other.score !== null && other.score > best + 0.0005) out.push([heading, what, other.who, three(other.score), three(best)])
        const fastest = Math.max(...own.map((r) => r.speed ?? 0))
        if (other.speed !== null && other.speed > fastest)
          out.push([heading, `${what}: ${speedIn}`, other.who, many(other.speed), many(fastest)])
      }
    }
  return out
}

const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

async function pageOf(parts, began) {
  const versions = await versionsOf()
  const [cpu] = cpus()
  const lost = losses(parts)
  const sections = parts.map(({ heading, said, tables }) => {
    const shown = tables.map(({ what, speedIn, rows }) => {
      const fast = speedIn !== undefined && rows.some((r) => r.speed !== null)
      return `**${what}**\n\n${table(
        ['', 'reached', ...(fast ? [speedIn] : [])],
        rows.map((r) => [r.who, r.said, ...(fast ? [r.speed === null ? '' : many(r.speed)] : [])]),
      )}`
    })
    return `## ${heading}\n\n${said}\n\n${shown.join('\n\n')}`
  })
  return `# Marsad beside others

Written by \`npm run bench -- peers\`: everything in one run on one machine, with the versions named. Speed is counted in seconds of processor time; a busy machine makes each of them do less, for all alike.

${began.toISOString().slice(0, 16).replace('T', ' ')} UTC, ${Math.round((Date.now() - began) / 60_000)} minutes; ${cpus().length} cores (${cpu.model.trim()}), load ${loadavg()[0].toFixed(1)} at the end.
${Object.entries(versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(' · ')}

## Where Marsad loses

${lost.length === 0 ? 'Nowhere in this run.' : table(['in', 'at', 'to', 'it reaches', 'Marsad'], lost)}

${sections.join('\n\n')}
`
}
