import { expect, test } from 'vitest'
import { indexForms, mayAnswer, searchVector } from '../../src/ledger/words.ts'
import { hasPresentationForms, tokenize } from '../../src/text/text.ts'

test('a word too long for the index is counted as cut, in the text and in the names beside it', () => {
  const long = 'ا'.repeat(10_000)
  const vector = searchVector(`موسكو ${long}`, [], [`Moscow ${'a'.repeat(3000)}`], [])
  expect(vector.cut).toBe(2)
  expect(vector.text).toContain("'موسكو':1")
  expect(vector.text).toContain("'moscow'")
  expect(vector.text.replace(/'~+' /, '').length).toBeLessThan(100)
})

test('words of titles stand once more for themselves, and so do the actors a page names', () => {
  const vector = searchVector('قمة موسكو\nقمة', [[0, 9]], [], ['Q159', "o'neil"])
  expect(vector.text.replace(/'~+' /, '')).toBe("'قمه':1A,3 '^قمه':1 'موسكو':2A '^موسكو':2 '@Q159' '@o''neil' ")
  for (const written of ['@Q159', '^قمة', '@@', '^^ ^', '~~', '~ما'])
    for (const { form, kind } of tokenize(written)) expect(kind === 'mark' || !'@^~'.includes(form[0]!)).toBe(true)
})

test('a word is seen where it stands by every form it is found by, however it is spelled', () => {
  const words =
    'وللأمم بالـمُعاهَدة لمعاهدتهم وبقوّاتنا فالاتحاد كأمنه للهجوم والقمّة ﺍلقمة ومسؤوليتها گروزنی ۲۰۱۸ ١٬٥٠٠ NATO وال الى للنا لله ولله مكتبه فتاة'.split(
      ' ',
    )
  const seen = words.filter((word) => !hasPresentationForms(word))
  expect(words.length - seen.length).toBe(1)
  for (const word of seen)
    for (const { form, word: itself } of tokenize(word))
      for (const asked of [form, ...indexForms(itself)])
        expect([word, asked, new RegExp(mayAnswer(asked)).test(word)]).toEqual([word, asked, true])
  expect(new RegExp(mayAnswer('قمه')).test('قمح')).toBe(false)
})
