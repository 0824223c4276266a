import { describe, expect, test } from 'vitest'
import { casesOf } from '../calendar/cases.ts'
import { nameOf, readBody } from './invented-article.ts'

// «kind status: name | parties | period», and a line for each clause and trigger.
function pactsIn(text: string, published: string | null): string[] {
  const article = readBody(text, published)
  return article.pacts.flatMap((p) => [
    `${p.kind} ${p.status}: ${p.name} | ${p.parties.map((ref) => nameOf(article, ref)).join(', ')} | ${p.period ?? '-'}`,
    ...p.clauses.map((c) => `clause: ${text.slice(...c)}`),
    ...(p.trigger === null ? [] : [`trigger: ${text.slice(...p.trigger)}`]),
  ])
}

// «status: name | date | place»
function standingIn(text: string, published: string | null): string[] {
  const article = readBody(text, published)
  return article.pacts.map((p) => `${p.status}: ${p.name} | ${p.time?.value ?? '-'} | ${nameOf(article, p.place)}`)
}

describe('when and where pacts stand', () => {
  for (const c of casesOf('pact-standing')) test(c.title, () => expect(standingIn(c.input, c.reference)).toEqual(c.expected))
})

describe('pacts', () => {
  for (const c of casesOf('pacts')) test(c.title, () => expect(pactsIn(c.input, c.reference)).toEqual(c.expected))
})
