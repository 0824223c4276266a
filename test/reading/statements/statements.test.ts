import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/article/article.ts'
import { findNames } from '../../../src/reading/names/names.ts'
import { cutSource, type Source } from '../../../src/reading/source.ts'
import { speechForms } from '../../../src/reading/statements/speech.ts'
import { findStatements } from '../../../src/reading/statements/statements.ts'
import { findTimes } from '../../../src/reading/times/times.ts'

const folder = fileURLToPath(new URL('../../cases/statements/', import.meta.url))

/** A case: title, the lines of an invented article («title:» marks a headline), `==>`, and `speaker | act | mode | content` a line. */
interface Case {
  readonly title: string
  readonly lines: readonly string[]
  readonly expected: readonly string[]
}

function readCases(file: string): Case[] {
  return readFileSync(folder + file, 'utf8')
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [title = '', ...rest] = block.split('\n')
      const arrow = rest.indexOf('==>')
      const filled = (l: string): boolean => l.trim() !== ''
      return { title, lines: rest.slice(0, arrow).filter(filled), expected: rest.slice(arrow + 1).filter(filled) }
    })
}

function sourceOf(lines: readonly string[]): Source {
  const bare = lines.map((l) => l.replace(/^title: /, ''))
  const text = bare.join('\n')
  let at = 0
  const spans = bare.map((l) => {
    const span = [at, at + l.length] as const
    at += l.length + 1
    return span
  })
  const article: Article = {
    title: null,
    titles: spans.filter((_, i) => lines[i]!.startsWith('title: ')),
    outlet: null,
    published: { span: null, value: '2018-05-10', why: 'invented' },
    credits: [],
    body: spans.filter((_, i) => !lines[i]!.startsWith('title: ')),
    bylines: [],
  }
  return cutSource(text, article)
}

function read(lines: readonly string[]): string[] {
  const source = sourceOf(lines)
  const names = findNames(source)
  return findStatements(source, names, findTimes(source)).map((s) => {
    const speaker = s.speaker === null ? 'nobody' : (names.entity(s.speaker).name.en ?? '?')
    return `${speaker} | ${s.act} | ${s.mode} | ${source.text.slice(...s.content)}`
  })
}

for (const file of readdirSync(folder).sort())
  describe(file, () => {
    for (const c of readCases(file)) it(c.title, () => expect(read(c.lines)).toEqual(c.expected))
  })

describe('speech.tsv', () => {
  const only = (form: string): string => [...new Set(speechForms(form).map((f) => `${f.kind} ${f.speech.act}`))].join(', ')
  it('conjugates a weak verb in every person of report', () => {
    for (const form of ['نفي', 'نفت', 'نفوا', 'ينفي', 'تنفي', 'ينفون', 'سينفي', 'نافيا', 'نافين'])
      expect(only(form), form).toContain('deny')
  })
  it('knows feminine, dual and plural participles', () => {
    for (const form of ['موكدا', 'موكده', 'موكدين', 'موكدتين']) expect(only(form), form).toBe('participle confirm')
  })
  it('holds at least 250 lemmas', () => {
    const table = readFileSync(new URL('../../../lexicon/words/speech.tsv', import.meta.url), 'utf8')
    expect(table.split('\n').filter((l) => l !== '' && !l.startsWith('#')).length - 1).toBeGreaterThanOrEqual(250)
  })
})

describe('hostile input', () => {
  it('reads marks and verbs without end', () => {
    expect(read([`${'قال "'.repeat(3000)} إن ${'، مؤكدا أن'.repeat(3000)}`]).length).toBeGreaterThan(0)
  })
})
