import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { base } from '../../src/order/base.ts'
import { subjectOf } from '../../src/order/name.ts'
import { toldOf } from '../../src/order/sessions.ts'
import { articleOf } from './told.ts'

// A case: «# title», the page's date or -, the body, the text line by line; behind ==> what is told, one a line:
//   session: words | place | time | how many were there | who was absent | who presided
//   adopted: words · chair: state | time | motto · change: state | what
const file = fileURLToPath(new URL('../cases/order/sessions.txt', import.meta.url))

const cases = readFileSync(file, 'utf8')
  .trim()
  .split(/\n\n+/)
  .map((block) => {
    const [title, date, body, ...rest] = block.split('\n')
    const arrow = rest.indexOf('==>')
    return { title: title!.replace(/^# /, ''), date: date!, body: body!, text: rest.slice(0, arrow), expected: rest.slice(arrow + 1) }
  })

function told(body: string, text: readonly string[], date: string): string[] {
  const subject = subjectOf(body)
  if (subject.kind !== 'alliance') throw new Error(`${body} is no body`)
  const members = new Set(
    base()
      .members.filter((m) => m.body === subject.en)
      .map((m) => m.member),
  )
  const found = toldOf(subject.en, articleOf(text, date === '-' ? undefined : date), (state) => members.has(state))
  return [
    ...found.sessions.flatMap((s) => [
      `session: ${[s.words.text, s.place?.name.en ?? '-', s.time?.value ?? '-', s.counted?.number ?? '-', s.absent.map((a) => a.state).join(', ') || '-', s.chair?.state ?? '-'].join(' | ')}`,
      ...s.adopted.map((a) => `adopted: ${a.text}`),
    ]),
    ...found.chairs.map((c) => `chair: ${[c.state, c.time?.value ?? '-', c.motto?.text ?? '-'].join(' | ')}`),
    ...found.changes.map((c) => `change: ${c.state} | ${c.change}`),
  ]
}

describe('what an article tells of a body', () => {
  for (const c of cases)
    it(c.title, () => {
      const found = told(c.body, c.text, c.date)
      expect(found.length === 0 ? ['-'] : found).toEqual(c.expected)
    })
})
