import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { segment } from '../../src/article/article.ts'
import type { Page } from '../../src/page/page.ts'

const blocksOf = (file: string): string[] =>
  readFileSync(fileURLToPath(new URL(`../cases/article/${file}`, import.meta.url)), 'utf8')
    .split(/\n\n+/)
    .map((b) => b.trim())
    .filter((b) => b !== '')

const pageOf = (text: string): Page => ({
  source: 'case',
  sha256: '',
  bytes: new Uint8Array(),
  media: 'text',
  encoding: 'utf-8',
  text,
  collected: {},
  hints: [],
  stated: [],
  messages: [],
})

describe('lines of a page', () => {
  for (const block of blocksOf('lines.txt')) {
    const [title = '', ...rows] = block.split('\n')
    test(title.slice(2), () => {
      const text = rows.map((r) => r.slice(r.indexOf('|') + 2)).join('\n')
      const found = segment(pageOf(text))
      let at = 0
      const got = text.split('\n').map((line) => {
        const kind = found.blocks.find((b) => b.span[0] <= at && at < b.span[1])?.kind
        at += line.length + 1
        return `${kind} | ${line}`
      })
      expect(got).toEqual(rows)
    })
  }
})

describe('title, outlet, date and credits', () => {
  for (const block of blocksOf('provenance.txt')) {
    const [title = '', ...rows] = block.split('\n')
    const arrow = rows.indexOf('==>')
    test(title.slice(2), () => {
      const text = rows.slice(0, arrow).join('\n')
      const article = segment(pageOf(text)).articles[0]
      const at = (span: readonly [number, number]): string => text.slice(span[0], span[1])
      expect([
        ...(article?.title ? [`title ${at(article.title.span)}`] : []),
        ...(article?.outlet ? [`outlet ${article.outlet.name}`] : []),
        ...(article?.published ? [`published ${article.published.value}`] : []),
        ...(article?.credits.map((c) => `credit ${c.name}`) ?? []),
      ]).toEqual(rows.slice(arrow + 1))
    })
  }
})

test('what the collector knew dates a page that does not date itself', () => {
  const text = 'لجنة الحدود تعود إلى العمل\nأعلنت لجنة الحدود عودتها إلى العمل بعد توقف دام عامين كاملين، وقالت إن الخرائط جاهزة.'
  const page = { ...pageOf(text), collected: { published: '2022-05-12T08:00:00+03:00' } }
  expect(segment(page).articles[0]?.published).toEqual({ span: null, value: '2022-05-12T08:00', why: 'meta' })
})

test('every non-blank line lies in exactly one block, in order', () => {
  const text =
    '\n\nعاجل\r\n\r\n  خبر قصير عن لقاء الوزيرين  \n\n\nقال الوزير إن اللقاء كان مثمرا وإن الطرفين اتفقا على عقد جولة أخرى قريبا.\n©\n'
  const { blocks } = segment(pageOf(text))
  let at = 0
  for (const line of text.split('\n')) {
    const inside = blocks.filter((b) => b.span[0] < at + line.length && at < b.span[1])
    if (line.trim() !== '') expect(inside.length).toBe(1)
    at += line.length + 1
  }
  for (let i = 1; i < blocks.length; i++) expect(blocks[i]!.span[0]).toBeGreaterThanOrEqual(blocks[i - 1]!.span[1])
})

test('an empty page gives no article', () => {
  expect(segment(pageOf(' \n\n')).articles).toEqual([])
})
