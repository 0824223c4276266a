import { expect, test } from 'vitest'
import { tokenize, tokenizeLine, tokensOf } from '../../src/text/text.ts'

test('a page cut line by line gives what it gives when cut whole', () => {
  const pages = [
    '',
    '\n',
    'سطر واحد',
    'عنوان الخبر\r\n\r\n  قالت الوزيرة: «لن نوقع»، 12.5 مليونا…\n\n#قمة_الرياض\n٣٬٥٠٠ جندي \n',
    '\n\n  \nأول\n\tثان\n',
  ]
  for (const page of pages) {
    // Some lines are known from before, whatever white space they were cut with.
    for (const [from, to] of [
      [0, Math.min(8, page.indexOf('\n'))],
      [0, page.indexOf('\n')],
    ] as const)
      if (to > from) tokenizeLine(page, from, to)
    const shape = (tokens: Iterable<{ start: number; end: number; form: string; kind: string }>) =>
      [...tokens].map(({ start, end, form, kind }) => [start, end, form, kind])
    expect(shape(tokensOf(page))).toEqual(shape(tokenize(page)))
  }
})

test('what folds to one form is one word, also after more words have come than are remembered', () => {
  const [first, second] = tokenize('الأمن الامن')
  expect(first!.word).toBe(second!.word)
  for (let round = 0; round < 4; round++) {
    const many = Array.from({ length: 30_000 }, (_, i) =>
      `كلمة${String.fromCharCode(0x621 + ((i * 7 + round) % 26))}${i}${round}`.replace(/\d/g, (d) => 'ابتثجحخدذر'[Number(d)]!),
    )
    tokenize(many.join(' '))
    const [a, b, c] = tokenize('الأمن الامن الآمن')
    expect([a!.word === b!.word, c!.word === a!.word]).toEqual([true, true])
  }
})
