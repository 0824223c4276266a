import { describe, expect, test } from 'vitest'
import { casesOf } from '../calendar/cases.ts'
import { nameOf, readBody } from './invented-article.ts'

// «TYPE status: trigger | actors > recipients | time»
function eventsIn(text: string, published: string | null): string[] {
  const article = readBody(text, published)
  const names = (refs: readonly string[]): string => refs.map((ref) => nameOf(article, ref)).join(', ')
  return article.events.map((e) => {
    const parties = `${names(e.actors)} > ${names(e.recipients)}`.trim()
    return `${e.type} ${e.status}: ${text.slice(...e.trigger)} | ${parties} | ${e.time?.value ?? '-'}`
  })
}

describe('events', () => {
  for (const c of casesOf('events')) test(c.title, () => expect(eventsIn(c.input, c.reference)).toEqual(c.expected))
})
