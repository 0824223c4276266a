import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'

// The scripts that docs/scale.md shows, run on a few pages; each is skipped where its tool is not installed.
const root = fileURLToPath(new URL('../../', import.meta.url))
const MAIN = join(root, 'dist', 'main.js')
const MARSAD = `${process.execPath} ${MAIN}`
const own = join(root, 'bench', 'peers', 'venv', 'bin', 'python')
const python = existsSync(own) ? own : 'python3'
const works = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0
const hasParallel = works('parallel', '--version')
const hasSpark = works('java', '-version') && works(python, '-c', 'import pyspark')

let folder = ''
let pages = ''
let plain: string[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-scale-'))
  pages = join(folder, 'pages.jsonl')
  const record = (n: number): object => ({
    url: `https://anba.example/${n}`,
    title: `تركيا وإيران في جولة رقم ${n}`,
    text: `وقعت تركيا وإيران اتفاقية للدفاع المشترك في 3 مارس 2024. وقال وزير الخارجية التركي إن الجولة رقم ${n} ناجحة.`,
  })
  const broken = '{"title":"صفحة بلا نص"}\n'
  writeFileSync(pages, Array.from({ length: 60 }, (_, n) => `${JSON.stringify(record(n))}\n`).join('') + broken)
  const read = spawnSync(process.execPath, [MAIN, 'read', '--json', '--workers', '0', pages], { encoding: 'utf8', maxBuffer: 1 << 28 })
  plain = facts(read.stdout.split('\n'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What each line reads, whatever place its page was read from, in an order of its own. */
const facts = (lines: readonly string[]): string[] =>
  lines
    .filter((line) => line !== '')
    .map((line) => {
      const { source: _, page: __, ...reading } = JSON.parse(line) as Record<string, unknown>
      return JSON.stringify(reading)
    })
    .sort()

const partsOf = (out: string): string[] =>
  readdirSync(out)
    .filter((name) => /^part-.*\.gz$/.test(name))
    .flatMap((name) =>
      gunzipSync(readFileSync(join(out, name)))
        .toString('utf8')
        .split('\n'),
    )

const loaded = (out: string): string => {
  const env = { ...process.env, MARSAD_DB: `${out}-ledger` }
  return spawnSync(process.execPath, [MAIN, 'load', out], { encoding: 'utf8', env }).stdout
}

test.skipIf(!hasParallel)('GNU parallel reads what one program reads, and its parts load (needs parallel)', { timeout: 600_000 }, () => {
  const script = join(root, 'scripts', 'scale', 'parallel.sh')
  const run = (out: string, files: readonly string[]) =>
    spawnSync(script, [out, '2', ...files], {
      encoding: 'utf8',
      env: { ...process.env, MARSAD },
      ...(files.length === 0 ? { input: readFileSync(pages) } : {}),
    })
  const [piped, filed] = [join(folder, 'piped'), join(folder, 'filed')]
  expect(run(piped, []).status).toBe(0)
  expect(facts(partsOf(piped))).toEqual(plain)
  expect(run(filed, [pages]).status).toBe(0)
  expect(facts(partsOf(filed))).toEqual(plain)
  // What is done is not done again.
  expect(run(filed, [pages]).status).toBe(0)
  expect(readFileSync(join(filed, '_jobs.log'), 'utf8').trim().split('\n')).toHaveLength(2)
  expect(loaded(piped)).toContain('60 new')
})

test.skipIf(!hasSpark)(
  'Spark’s pipe reads what one program reads, and its parts load (needs Java and pyspark)',
  { timeout: 600_000 },
  () => {
    const out = join(folder, 'spark')
    const run = spawnSync(python, [join(root, 'scripts', 'scale', 'spark.py'), pages, out, '2'], {
      encoding: 'utf8',
      env: { ...process.env, MARSAD, SPARK_MASTER: 'local[2]' },
    })
    expect(run.stderr).toContain('the record has neither text nor html')
    expect(run.status).toBe(0)
    expect(facts(partsOf(out))).toEqual(plain)
    expect(loaded(out)).toContain('60 new')
  },
)
