import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { servedAt, takeLock } from '../../src/ledger/lock.ts'
import { newFolder } from './invented.ts'

const fresh = (): string => {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  return folder
}

test('a second taker is told who holds the lock and where it is served', () => {
  const folder = fresh()
  const lock = takeLock(folder)
  expect(() => takeLock(folder)).toThrow(`process ${process.pid}`)
  expect(servedAt(folder)).toBeNull()
  lock.announce('http://127.0.0.1:4747')
  expect(servedAt(folder)).toBe('http://127.0.0.1:4747')
  expect(() => takeLock(folder)).toThrow('http://127.0.0.1:4747')
  lock.release()
  expect(readdirSync(folder)).toEqual([])
  takeLock(folder).release()
})

test('the lock of a process that is gone is taken over', async () => {
  const folder = fresh()
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.on('exit', resolve))
  writeFileSync(join(folder, 'lock'), JSON.stringify({ token: 'x', pid: child.pid, began: null, host: hostname(), address: null }))
  const lock = takeLock(folder)
  expect(lock.stale).toBe(true)
  lock.release()
})

test('a living process with the number of the one that is gone does not count', () => {
  const folder = fresh()
  writeFileSync(join(folder, 'lock'), JSON.stringify({ token: 'x', pid: process.pid, began: '1', host: hostname(), address: null }))
  if (!existsSync('/proc/self/stat')) return
  const lock = takeLock(folder)
  expect(lock.stale).toBe(true)
  lock.release()
})

test('the lock of another machine is never taken over', () => {
  const folder = fresh()
  writeFileSync(join(folder, 'lock'), JSON.stringify({ token: 'x', pid: 1, began: null, host: 'elsewhere', address: null }))
  expect(() => takeLock(folder)).toThrow('of the machine elsewhere')
})

test('a lock file of nonsense is taken over, and a lock that was lost is not released', () => {
  const folder = fresh()
  writeFileSync(join(folder, 'lock'), '{"pid":')
  const lock = takeLock(folder)
  writeFileSync(join(folder, 'lock'), JSON.stringify({ token: 'other', pid: process.pid, began: null, host: hostname(), address: null }))
  lock.release()
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain('other')
})
