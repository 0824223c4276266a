import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('every claim of docs/security.md has a test that is there', () => {
  const rows = readFileSync(`${root}docs/security.md`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
  expect(rows.length).toBeGreaterThan(15)
  const without = rows.filter((cells) => {
    const tests = [...cells[4]!.matchAll(/`(test\/[\w./-]+)`/g)].map((m) => m[1]!)
    return tests.length === 0 || !tests.every((file) => existsSync(root + file))
  })
  expect(without.map((cells) => cells[2])).toEqual([])
})
