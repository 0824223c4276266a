import { describe, expect, test } from 'vitest'
import { casesOf } from '../calendar/cases.ts'
import { nameOf, readBody } from './invented-article.ts'

// «who → towards whom | due | content», and the condition where there is one.
function commitmentsIn(text: string, published: string | null): string[] {
  const article = readBody(text, published)
  return article.commitments.map((c) => {
    const condition = c.condition === null ? '' : ` | ${text.slice(...c.condition)}`
    const to = c.to === null ? '' : ` → ${nameOf(article, c.to)}`
    return `${nameOf(article, c.by)}${to} | ${c.due ?? '-'} | ${text.slice(...c.content)}${condition}`
  })
}

describe('commitments', () => {
  for (const c of casesOf('commitments')) test(c.title, () => expect(commitmentsIn(c.input, c.reference)).toEqual(c.expected))
})
