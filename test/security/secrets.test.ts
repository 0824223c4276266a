import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openWith, takeIn } from '../../src/desk/desk.ts'
import { feedStream } from '../../src/work/work.ts'
import { newFolder } from '../ledger/invented.ts'

const SECRET = 'kalimat-sirr'
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

test('what stands before the @ of a server’s address is in no error', async () => {
  for (const address of [`nats://marsad:${SECRET}@127.0.0.1:1`, `nats://${SECRET}@127.0.0.1:1,nats://u:${SECRET}@127.0.0.1:2`]) {
    const error: Error = await feedStream((async function* () {})(), address).then(
      () => new Error('it was reached'),
      (cause) => cause,
    )
    expect(error.message).toContain('no NATS server can be reached')
    expect(error.message).not.toContain(SECRET)
  }
  await expect(openWith(`postgres://marsad:${SECRET}@127.0.0.1:1/marsad`)).rejects.toThrow(
    /postgres:\/\/marsad:…@127\.0\.0\.1:1\/marsad cannot be used/,
  )
})

test('no secret of the environment is printed, whatever fails', () => {
  const env = {
    ...process.env,
    MARSAD_DB: `postgres://marsad:${SECRET}@127.0.0.1:1/marsad`,
    MARSAD_TOKEN: SECRET,
    MARSAD_WEBHOOK_SECRET: SECRET,
    MARSAD_SMTP: `smtp://marsad:${SECRET}@127.0.0.1:1`,
  }
  for (const args of [
    ['overview'],
    ['read', '-'],
    ['work', '--from', `nats://u:${SECRET}@127.0.0.1:1`],
    ['feed', '-', '--to', `nats://u:${SECRET}@127.0.0.1:1`],
  ]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { env, encoding: 'utf8', input: '' })
    expect(status, args.join(' ')).not.toBe(0)
    expect(stdout + stderr, args.join(' ')).not.toContain(SECRET)
  }
})

test('no secret of the environment is written into a ledger', () => {
  const folder = newFolder()
  const env = {
    ...process.env,
    MARSAD_DB: folder,
    MARSAD_TOKEN: SECRET,
    MARSAD_WEBHOOK_SECRET: SECRET,
    MARSAD_SMTP: `smtp://u:${SECRET}@h:1`,
  }
  const { status } = spawnSync(process.execPath, [MAIN, 'read', '-q', '-'], { env, encoding: 'utf8', input: 'قال الوزير إن الاجتماع بدأ.' })
  expect(status).toBe(0)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile())
  expect(files.length).toBeGreaterThan(10)
  for (const file of files) expect(readFileSync(join(file.parentPath, file.name)).includes(SECRET), file.name).toBe(false)
})

test('no file is named by a page: names that lead out of the folder lead nowhere', async () => {
  const folder = newFolder()
  const around = dirname(folder)
  mkdirSync(around, { recursive: true })
  const record = (name: string): string =>
    `${JSON.stringify({ id: name, url: name, source: name, title: name, text: 'قال الوزير إن الاجتماع بدأ في العاصمة.' })}\n`
  const warc = (url: string): string => {
    const body = '<html><p>قال الوزير إن الاجتماع بدأ في العاصمة أمس.</p></html>'
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`
    return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`
  }
  const names = ['../../outside', '/tmp/marsad-outside', '..\\..\\outside', 'C:\\outside', 'a\0b', 'file:///etc/passwd']
  writeFileSync(join(around, 'in.jsonl'), names.map(record).join(''))
  writeFileSync(join(around, 'in.warc'), names.map((n) => warc(n.replaceAll('\0', ''))).join(''))
  const ledger = await openWith(folder)
  const { new: taken } = await takeIn(ledger, [join(around, 'in.jsonl'), join(around, 'in.warc')], undefined, { workers: 0 })
  expect(taken).toBeGreaterThanOrEqual(names.length)
  await ledger.close()
  expect(readdirSync(around).sort()).toEqual(['in.jsonl', 'in.warc', 'ledger'])
  expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('outside'))).toEqual([])
  expect(readFileSync(join(around, 'in.jsonl'), 'utf8')).toBe(names.map(record).join(''))
})
