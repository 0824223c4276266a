import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from '../../src/ledger/ask/difference.ts'
import { numRuns, seed } from '../fuzz/runs.ts'
import { newPlace, onAny, openStub, PAGES, pageOf, put } from './invented.ts'

onAny('an edited page is shown beside the version before it, word by word', async () => {
  const ledger = await openStub(await newPlace())
  const [old] = PAGES
  const edited = pageOf(old.source, old.text.replace('سنبقى على العهد', 'لن نبقى على العهد القديم'), old.collected)
  await put(ledger, old)
  await put(ledger, edited)
  const shown = await ledger.difference({ id: edited.sha256 })
  expect([shown.before.version, shown.after.version, shown.added, shown.removed]).toEqual([1, 2, 3, 1])
  const changed = shown.pieces.filter((p) => p.kind !== 'same').map((p) => [p.kind, p.text.trim()])
  expect(changed).toEqual([
    ['removed', 'سنبقى'],
    ['added', 'لن نبقى'],
    ['added', 'القديم'],
  ])
  await expect(ledger.difference({ id: old.sha256 })).rejects.toThrow('no version before this one')
  const back = await ledger.difference({ id: old.sha256, from: edited.sha256 })
  expect([back.added, back.removed]).toEqual([1, 3])
  await ledger.close()
})

test('the stretches of a difference put together give both texts, whatever they are', () => {
  const word = fc.constantFrom('قال', 'وقع', 'اتفاق', '«', '،', '\n', ' ', '12', '🕊️', '\ud83d')
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(text, text, (a, b) => {
      const pieces = piecesOf(a, b)
      const put = (not: string): string => pieces.flatMap((p) => (p.kind === not ? [] : [p.text])).join('')
      expect(put('removed')).toBe(b)
      expect(pieces.flatMap((p) => (p.before === null ? [] : [a.slice(...p.before)])).join('')).toBe(a)
      if (a === b) expect(pieces.every((p) => p.kind === 'same')).toBe(true)
    }),
    { numRuns, seed, endOnFailure: true },
  )
})

test('texts that share nothing are one taken for the other, in bounded time', () => {
  const a = Array.from({ length: 6000 }, (_, i) => `كلمة${i}`).join(' ')
  const b = Array.from({ length: 6000 }, (_, i) => `لفظ${i}`).join(' | ')
  const pieces = piecesOf(a, b)
  expect(pieces.flatMap((p) => (p.after === null ? [] : [b.slice(...p.after)])).join('')).toBe(b)
})
