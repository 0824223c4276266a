import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/ledger.ts'
import type { Page } from '../../src/page/page.ts'
import type { Reading } from '../../src/reading/reading.ts'
import { newFolder } from './invented.ts'

const WRITER = fileURLToPath(new URL('./writer.mjs', import.meta.url))
const COUNT = 40

/** Runs the writer, kills it after so many acknowledged pages and so many milliseconds more; gives what it had acknowledged. */
function write(folder: string, killAfter: number, delay: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, folder, String(COUNT)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    let killed = false
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (!killed && said.split('\n').length - 2 >= killAfter) {
        killed = true
        setTimeout(() => child.kill('SIGKILL'), delay)
      }
    })
    child.on('error', reject)
    child.on('exit', () => resolve(said.split('\n').filter((line) => line.endsWith('.txt'))))
  })
}

const read = (page: Page): Reading => ({
  schema: 'marsad/reading/1',
  source: page.source,
  sha256: page.sha256,
  text: page.text,
  language: 'ar',
  blocks: [{ kind: 'body', span: [0, page.text.length] }],
  messages: [],
  articles: [],
})

test('a process killed in the middle of writing loses nothing it acknowledged', async () => {
  const folder = newFolder()
  const acknowledged = new Set<string>()
  for (const [after, delay] of [
    [0, 0],
    [4, 3],
    [12, 9],
  ] as const) {
    for (const source of await write(folder, after, delay)) acknowledged.add(source)
    const ledger = await openLedger(folder, { read, rules: 'writer' })
    const kept = await ledger.pages({ offset: 0, limit: 500 })
    expect(kept.items.map((p) => p.source)).toEqual(expect.arrayContaining([...acknowledged]))
    expect((await ledger.doctor({ deep: false })).checks.filter((c) => !c.ok)).toEqual([])
    await ledger.close()
  }
  expect(acknowledged.size).toBeGreaterThan(0)
  await write(folder, Number.POSITIVE_INFINITY, 0)
  const ledger = await openLedger(folder, { read, rules: 'writer' })
  expect((await ledger.pages({ offset: 0, limit: 500 })).total).toBe(COUNT)
  expect((await ledger.journal({ offset: 0, limit: 1 })).total).toBe(COUNT)
  expect((await ledger.doctor({ deep: true })).ok).toBe(true)
  await ledger.close()
}, 300_000)
