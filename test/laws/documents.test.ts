import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { operations } from '../../src/desk/desk.ts'
import { askings } from '../../src/views/cli/askings.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (file: string): string => readFileSync(root + file, 'utf8')
const documents = read('README.md') + read('docs/architecture.md')
const manifest = JSON.parse(read('package.json')) as Record<
  'scripts' | 'dependencies' | 'devDependencies' | 'exports',
  Record<string, unknown>
>

test('every command is documented', () => {
  const commands = ['read', 'serve', 'start', ...Object.values(askings).map((a) => a.command)]
  expect(commands.filter((c) => !documents.includes(`marsad ${c}`))).toEqual([])
})

test('every operation of the desk has a command and an address, and is documented', () => {
  expect(Object.keys(askings).sort()).toEqual(Object.keys(operations).sort())
  expect(Object.keys(operations).filter((o) => !documents.includes(`/api/${o}`))).toEqual([])
})

test('every setting of the environment is documented', () => {
  const settings = new Set(
    readdirSync(root + 'src', { recursive: true })
      .map(String)
      .filter((f) => f.endsWith('.ts'))
      .flatMap((f) => read(`src/${f}`).match(/\bMARSAD_[A-Z_]+\b|\bNO_COLOR\b/g) ?? []),
  )
  expect([...settings].filter((s) => !documents.includes(s))).toEqual([])
})

test('every script, dependency and way in is documented', () => {
  const { scripts, dependencies, devDependencies, exports } = manifest
  const words = [
    ...Object.keys(scripts).filter((s) => s !== 'prepack'),
    ...Object.keys({ ...dependencies, ...devDependencies }).filter((d) => !d.startsWith('@types/')),
    ...Object.keys(exports)
      .filter((e) => !e.endsWith('.json'))
      .map((e) => e.replace(/^\./, 'marsad')),
  ]
  expect(words.filter((w) => !documents.includes(w))).toEqual([])
})
