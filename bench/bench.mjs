// npm run bench -- pages|reading|speed|workers|peers|scale|soak|ledger|million|screens|gate: what Marsad reaches, on the material of ../shared.
//   reading                              figures of the finders beside pinned floors, floors asked for and aims
//   pages [--peers]                      figures of lines, articles and saved pages; --peers installs and measures others beside them
//   peers [--part NAME]                  everything beside others, in one run, written to docs/comparison.md; one part is printed
//   scale [--articles N] [--rows N]       what docs/scale.md reckons with: GNU parallel, Spark, load, shards, tables as they grow
//   workers [--articles N]               reading alone on two threads beside one, in turns
//   speed                                articles per CPU second, starting, loading
//   soak [--minutes N] [--articles N]     500,000 articles or two hours of them into one ledger (--store embedded|server): what grows
//   ledger [--all]                       3,000 articles (or all) into an empty ledger, then searches and actors' pages; copies and stories
//   million [--articles N] [--pages N]    the corpus varied to a million articles on a server, then searches and actors' pages; --keep leaves it up,
//                                        --ledger ADDRESS asks one that was left
//   screens [--ledger FOLDER]            the server's time for each screen over 3,000 articles, and a browser's first paint
//   gate                                 ends with 1 when a figure of reading or pages is below its pinned floor
//   gate --pin                           raises floors to what is reached, and takes the inputs that stand here for those measured on
//   gate --lower NAME VALUE --why "…"    lowers a floor; the reason is kept in bench/floors.json
// --dist FOLDER measures another build than dist/.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, root } from '../scripts/ready.mjs'
import { printLedger } from './area/ledger.mjs'
import { printMillion } from './area/million.mjs'
import { measurePages, measurePeers } from './area/pages.mjs'
import { writeComparison } from './area/peers.mjs'
import { measureReading } from './area/reading.mjs'
import { printScale } from './area/scale.mjs'
import { printScreens } from './area/screens.mjs'
import { runSoak } from './area/soak.mjs'
import { printSpeed } from './area/speed.mjs'
import { printStories } from './area/stories.mjs'
import { printWorkers } from './area/workers.mjs'
import { failures, lowered, raised } from './gate.mjs'
import { ABSENT, digestOf, here, INPUTS } from './material.mjs'
import { print } from './table.mjs'

const FLOORS = join(root, 'bench', 'floors.json')
const readFloors = () => JSON.parse(readFileSync(FLOORS, 'utf8'))
const writeFloors = (floors) => writeFileSync(FLOORS, JSON.stringify(floors, null, 2) + '\n')

const args = process.argv.slice(2)
const option = (name, count = 1) => {
  const i = args.indexOf(name)
  return i < 0 ? null : args.splice(i, count + 1).slice(1)
}
const given = option('--dist')
const standing = option('--ledger')
const dist = given ? resolve(given[0]) : join(root, 'dist')
const [peers, all, pin, lower, why] = [option('--peers', 0), option('--all', 0), option('--pin', 0), option('--lower', 2), option('--why')]
const [part, articles, minutes] = [option('--part'), option('--articles'), option('--minutes')]
const [store, rows, pages, keep] = [option('--store'), option('--rows'), option('--pages'), option('--keep', 0)]

const areas = {
  async reading() {
    print('reading', measureReading(dist), readFloors())
  },
  async pages() {
    print('pages', measurePages(dist), readFloors())
    if (!peers) return
    console.log('\npeers, on this machine, now')
    for (const line of measurePeers(dist)) console.log(line)
  },
  async speed() {
    printSpeed(dist)
  },
  async peers() {
    await writeComparison(dist, part?.[0] ?? null)
  },
  async workers() {
    await printWorkers(dist, articles ? Number(articles[0]) : undefined)
  },
  async scale() {
    await printScale(dist, Number(articles?.[0] ?? 2000), Number(rows?.[0] ?? 20))
  },
  async soak() {
    await runSoak(dist, { articles: Number(articles?.[0] ?? 500_000), minutes: Number(minutes?.[0] ?? 120), store: store?.[0] ?? 'server' })
  },
  async ledger() {
    await printLedger(dist, all ? Number.POSITIVE_INFINITY : 3000)
    await printStories(dist)
  },
  async million() {
    await printMillion(dist, {
      many: Number(articles?.[0] ?? Number.POSITIVE_INFINITY),
      pages: Number(pages?.[0] ?? 1_000_000),
      standing: standing?.[0] ?? null,
      keep: keep !== null,
    })
  },
  async screens() {
    await printScreens(dist, 3000, { ledger: standing?.[0] ?? null })
  },
  async gate() {
    const figures = [...measureReading(dist), ...measurePages(dist)]
    const digests = Object.fromEntries(Object.keys(INPUTS).map((input) => [input, digestOf(input)]))
    if (pin) writeFloors(raised(readFloors(), figures, digests))
    const floors = readFloors()
    print('gate', figures, floors)
    const below = failures(floors, figures, digests)
    for (const line of below) console.log(line)
    console.log(below.length === 0 ? '\nno figure is below its floor' : `\n${below.length} not as the floors ask`)
    process.exitCode = below.length === 0 ? 0 : 1
  },
}

const [area] = args
if (!Object.hasOwn(areas, area ?? '') || args.length > 1) {
  console.error(`usage: npm run bench -- ${Object.keys(areas).join('|')}; found "${args.join(' ')}"`)
  process.exitCode = 2
} else if (area === 'gate' && lower) {
  try {
    writeFloors(lowered(readFloors(), lower[0], Number(lower[1]), why?.[0], new Date().toISOString().slice(0, 10)))
  } catch (error) {
    console.error(error.message)
    process.exitCode = 2
  }
} else if (!here) console.log(ABSENT)
else {
  if (!given) build()
  await areas[area]()
}
