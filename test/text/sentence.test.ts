import { expect, test } from 'vitest'
import { sentences, tokenize } from '../../src/text/text.ts'

const cut = (line: string): string[] => {
  const tokens = tokenize(line)
  return sentences(tokens).map(({ from, to }) => line.slice(tokens[from]!.start, tokens[to - 1]!.end))
}

test('a stop ends a sentence, the dot of a title, of an agency and of a number does not', () => {
  expect(cut('وصل د. سامي أمس. ونقلت أ.ف.ب عنه أن النسبة 3.5 في المئة. ثم غادر')).toEqual([
    'وصل د. سامي أمس.',
    'ونقلت أ.ف.ب عنه أن النسبة 3.5 في المئة.',
    'ثم غادر',
  ])
})

test('a stop inside a closed quotation ends nothing', () => {
  expect(cut('قال «انتهينا. سنعود» ثم مضى. وصمت')).toEqual(['قال «انتهينا. سنعود» ثم مضى.', 'وصمت'])
})

test('a sentence that never ends is read in pieces of at most 500 words and marks, cut behind a comma where there is one', () => {
  const plain = tokenize('كلمة '.repeat(1200))
  expect(sentences(plain).map((s) => s.to - s.from)).toEqual([500, 500, 200])
  const paused = tokenize(`${'كلمة '.repeat(300)}، ${'كلمة '.repeat(400)}`)
  expect(sentences(paused).map((s) => s.to - s.from)).toEqual([301, 400])
})
