import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

const record = (n: number): string =>
  `${JSON.stringify({ id: `r${n}`, title: `خبر رقم ${n}`, text: 'قال الوزير في مؤتمر صحفي إن بلاده ملتزمة بالاتفاق الموقع بين الجانبين في العاصمة.' })}\n`

interface Ended {
  readonly code: number | null
  readonly lines: readonly string[]
}

/** Feeds records to `marsad read --json -` without ever closing its input, and interrupts it once `enough` lines are out. */
function fedWithoutEnd(workers: number, records: number, enough: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, 'read', '--json', '--workers', String(workers), '-'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    let out = ''
    let told = false
    child.stdin.on('error', () => {})
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString()
      if (told || out.split('\n').length <= enough) return
      told = true
      child.kill('SIGINT')
    })
    child.on('close', (code) => resolve({ code, lines: out.split('\n') }))
    for (let n = 0; n < records; n++) child.stdin.write(record(n))
  })
}

test.each([
  [0, 3],
  [2, 190],
])(
  'with %i workers lines come while the input is still open, and Ctrl-C ends in order with whole lines',
  async (workers, enough) => {
    const { code, lines } = await fedWithoutEnd(workers, 200, enough)
    expect(code).toBe(130)
    expect(lines.at(-1)).toBe('')
    const ids = lines.slice(0, -1).map((line) => (JSON.parse(line) as { id: string }).id)
    expect(ids.length).toBeGreaterThanOrEqual(enough)
    expect(ids).toEqual(ids.map((_, n) => `r${n}`))
  },
  120_000,
)
