import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { askings } from '../../src/views/cli/askings.ts'
import { cli } from '../../src/views/cli/cli.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'marsad-cli-'))
const ledger = join(folder, 'ledger')
const pages = join(folder, 'pages')

interface Run {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

function marsad(args: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}): Run {
  const run = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, MARSAD_DB: ledger, NO_COLOR: '1', ...environment },
  })
  return { status: run.status, out: run.stdout, err: run.stderr }
}

const NEWS = `روسيا وبيلاروسيا توقعان معاهدة دفاعية
مينسك - 6 ديسمبر 2024
قال الرئيس الروسي فلاديمير بوتين: «سنعمل معا على ضمان أمن بلدينا في السنوات المقبلة».
وأكد الرئيس البيلاروسي ألكسندر لوكاشينكو أن بلاده ستلتزم بما اتفق عليه الجانبان.
`

beforeAll(() => {
  mkdirSync(pages)
  writeFileSync(join(pages, 'news.txt'), NEWS)
  writeFileSync(join(pages, 'empty.txt'), '')
  writeFileSync(join(pages, 'nul.txt'), Buffer.alloc(500))
  writeFileSync(join(pages, 'english.txt'), 'The ministers met in the capital on Monday and agreed to meet again next year.\n'.repeat(5))
  symlinkSync(join(pages, 'gone.txt'), join(pages, 'link.txt'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('--version is the version and nothing else', () => {
  expect(marsad(['--version'])).toEqual({ status: 0, out: '0.1.0\n', err: '' })
})

test.each([[], ['read'], ['serve'], ['start'], ...Object.values(askings).map((a) => [a.command])])(
  'help of %s has an example',
  async (...command) => {
    let out = ''
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text)
      return true
    })
    const status = await cli([...command, '--help'], '0.1.0')
    write.mockRestore()
    expect(status).toBe(0)
    expect(out).toMatch(/Example:\n {2}marsad /)
  },
)

test('wrong usage ends with status 2 and a word on what was wrong', () => {
  for (const args of [['bla'], ['read'], ['timeline', '--colour'], ['find', 'معاهدة', '--colour'], ['serve', '--port', 'many']]) {
    const { status, err } = marsad(args)
    expect([args, status]).toEqual([args, 2])
    expect(err.split('\n')[0]).toMatch(/unknown|missing|expected/)
  }
})

test('read --json prints a reading a line in the order of the arguments and touches no ledger', () => {
  const { status, out, err } = marsad(['read', '--json', 'pages/news.txt', 'nowhere.txt', '-'], NEWS.replace('6', '7'))
  const readings = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { source: string; text: string })
  expect(readings.map((r) => r.source)).toEqual(['pages/news.txt', '-'])
  expect(readings[0]!.text).toBe(NEWS)
  expect(status).toBe(1)
  expect(err).toMatch(/^marsad: nowhere\.txt: no such file or folder\n$/)
  expect(existsSync(ledger)).toBe(false)
})

test('a page with broken bytes is named and read all the same', () => {
  const broken = Buffer.concat([Buffer.from(NEWS), Buffer.from([0xc3, 0x28]), Buffer.from(NEWS)])
  const file = join(folder, 'broken.txt')
  writeFileSync(file, broken)
  const { status, out, err } = marsad(['read', '--json', file])
  expect(status).toBe(0)
  expect(err).toMatch(/broken\.txt: read, but 1 place/)
  expect((JSON.parse(out) as { text: string }).text).toBe(broken.toString('utf8'))
})

test('asking a ledger that is not there says how to make one', () => {
  expect(marsad(['timeline'])).toMatchObject({ status: 1, err: expect.stringContaining('marsad read') })
})

test('bad pages are named with their reasons, the good ones are read; a second time nothing is read twice', () => {
  const first = marsad(['read', 'pages'])
  expect(first.status).toBe(1)
  for (const [file, reason] of [
    ['empty.txt', 'empty'],
    ['nul.txt', 'NUL'],
    ['english.txt', 'Arabic'],
    ['link.txt', 'broken link'],
  ])
    expect(first.err).toMatch(new RegExp(`pages/${file}: .*${reason}`))
  expect(first.out).toMatch(/^pages +1\n/)
  expect(first.out).toContain('1 new, 0 known already; 4 could not be read:')
  expect(marsad(['read', 'pages']).out).toContain('0 new, 1 known already; 4 could not be read:')
  expect(marsad(['--quiet', 'read', 'pages/news.txt'])).toEqual({ status: 0, out: '', err: '' })
})

test('what was read is shown, found, explained', () => {
  const shown = marsad(['show', 'pages/news.txt'])
  expect(shown.status).toBe(0)
  expect(shown.out).toContain('\u2068روسيا وبيلاروسيا توقعان معاهدة دفاعية\u2069')
  expect(marsad(['find', 'المعاهدة', 'الدفاعية']).out).toContain('‹معاهدة› ‹دفاعية›')
  expect(marsad(['find', 'معاهدة', '-دفاعية']).out).toContain('no pages')
  const who = marsad(['who', 'بوتين'])
  expect(who.out).toContain('Vladimir Putin')
  const timeline = JSON.parse(marsad(['timeline', '--kinds', 'statement', '--json']).out) as { items: { id: string }[] }
  expect(timeline.items.length).toBeGreaterThan(0)
  expect(marsad(['explain', timeline.items[0]!.id]).out).toMatch(/\nrule {5}\S/)
  expect(marsad(['pacts', '--status', 'sealed'])).toMatchObject({ status: 2, err: expect.stringContaining('expected one of') })
  expect(marsad(['explain', 's0'])).toMatchObject({ status: 1, err: expect.stringContaining('no statement') })
  expect(marsad(['doctor', '--deep'])).toMatchObject({ status: 0, out: expect.stringContaining('in order') })
  expect(marsad(['journal']).out).toContain('pages/news.txt')
})

test('no control of a page reaches the terminal', () => {
  const hostile = join(pages, 'hostile.txt')
  writeFileSync(hostile, NEWS.replace('معاهدة', '\u001b[31m\u202eمعاهدة\u0007'))
  marsad(['read', hostile])
  expect(marsad(['show', hostile]).out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
})

test('a server answers for its ledger, other commands ask it, and Ctrl-C gives the ledger back', async () => {
  const server = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], { cwd: folder, env: { ...process.env, MARSAD_DB: ledger } })
  try {
    const address = await new Promise<string>((resolve) => {
      server.stdout.on('data', (part: Buffer) => {
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(part.toString())
        if (found !== null) resolve(found[0])
      })
    })
    const answer = await fetch(`${address}/api/overview`)
    expect(((await answer.json()) as { counts: { pages: number } }).counts.pages).toBeGreaterThan(0)
    expect(marsad(['find', 'معاهدة']).out).toContain('‹معاهدة›')
    expect(marsad(['timeline', '--from', 'x'])).toMatchObject({ status: 2, err: expect.stringContaining('expected a day') })
    expect(marsad(['read', 'pages/news.txt'])).toMatchObject({ status: 1, err: expect.stringContaining(address) })
    const busy = marsad(['serve', '--port', new URL(address).port], '', { MARSAD_DB: join(folder, 'other') })
    expect(busy).toMatchObject({ status: 2, err: expect.stringMatching(/in use .* --port \d+/) })
  } finally {
    server.kill('SIGINT')
  }
  expect(await new Promise((resolve) => server.on('exit', resolve))).toBe(0)
  expect(existsSync(join(ledger, 'lock'))).toBe(false)
})
