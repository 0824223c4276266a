// How fast Marsad reads and starts. The machine may be busy: processor seconds are the figure, wall seconds stand beside them.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { node } from '../child.mjs'
import { shared } from '../material.mjs'

export const CORPUS = join(shared, 'data', 'corpus', 'ant-2018.jsonl.gz')

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1]

/** Median milliseconds of a child over `times` runs. */
function started(times, args) {
  const runs = Array.from({ length: times }, () => node(args, { quiet: true }))
  return { wall: median(runs.map((r) => r.seconds * 1000)), cpu: median(runs.map((r) => r.cpu * 1000)) }
}

/** Prints reading speed on the ANT corpus, the time of `marsad --version` and what loading the lexicon and the model costs. */
export function printSpeed(dist) {
  const said = JSON.parse(node(['bench/speed.mjs', dist, CORPUS, '3000']).stdout)
  const words = Math.round(said.words / said.cpuSeconds)
  console.log(
    `reading            ${said.articlesPerCpuSecond} articles and ${words} words per CPU second (asked 400, aim 1000); ${said.articles} ANT articles`,
  )
  console.log(`                   ${said.articlesPerSecond} articles a second by the clock`)
  console.log(
    `plain scan         ${(said.scannedWordsPerSecond / 1e6).toFixed(1)} million words per CPU second on this machine now: 13 on the one the aims were set for`,
  )
  const version = started(11, [join(dist, 'main.js'), '--version'])
  console.log(`marsad --version   ${Math.round(version.cpu)} ms CPU, ${Math.round(version.wall)} ms by the clock (asked 150)`)
  const bare = started(5, ['--eval', '0'])
  const loading = (file, call) =>
    started(5, [
      '--input-type=module',
      '--eval',
      `const m = await import(${JSON.stringify(pathToFileURL(join(dist, file)).href)}); ${call}`,
    ])
  const lexicon = loading('lexicon/lexicon.js', 'm.lexicon()')
  console.log(
    `lexicon            ${Math.round(lexicon.cpu - bare.cpu)} ms CPU, ${Math.round(lexicon.wall - bare.wall)} ms by the clock to load`,
  )
  const page = JSON.stringify({
    source: 's',
    sha256: '',
    bytes: [],
    media: 'text',
    encoding: 'utf-8',
    text: 'قال الوزير إن الاجتماع بدأ.',
    collected: {},
    hints: [],
    stated: [],
    messages: [],
  })
  const first = loading(
    'desk/desk.js',
    `const { reader } = await import(${JSON.stringify(pathToFileURL(join(dist, 'desk/intake.js')).href)}); reader.read(${page})`,
  )
  console.log(
    `first reading      ${Math.round(first.cpu - bare.cpu)} ms CPU, ${Math.round(first.wall - bare.wall)} ms by the clock from nothing loaded`,
  )
}
