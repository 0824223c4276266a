import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unproven } from '../../src/desk/brief/check.ts'
import { dateText } from '../../src/desk/brief/date-text.ts'
import { sentenceOf, type Told } from '../../src/desk/brief/sentence.ts'
import { today } from '../../src/desk/clock.ts'
import { BRIEF_POLICY, briefHtml, briefMarkdown, type Desk, deskOf, type Ledger, type Output, openWith } from '../../src/desk/desk.ts'
import type { Sheaf } from '../../src/ledger/ledger.ts'
import { newPlace } from '../ledger/invented.ts'
import { deskOfExamples } from './desk-of-examples.ts'

let desk: Desk
let ledger: Ledger
const texts = new Map<string, string>()
beforeAll(async () => {
  ;({ desk, ledger } = await deskOfExamples('04-pyongyang-treaty-agency.txt', '05-pyongyang-treaty-copy.txt', '10-troops-copy.txt'))
  for (const { id } of (await desk.ask('pages', {})).items) texts.set(id, (await desk.ask('page', { id })).reading.text)
})
afterAll(() => ledger.close())

const sentencesOf = (brief: Output<'brief'>) => brief.sections.flatMap((s) => s.sentences)

describe.each(['en', 'ar'] as const)('a briefing in %s', (lang) => {
  let brief: Output<'brief'>
  beforeAll(async () => {
    brief = await desk.ask('brief', { lang, since: '2024', most: 60 })
  })

  test('tells what happened, who said what, what falls due and what is disputed', () => {
    expect(brief.sections.map((s) => s.name)).toEqual(['happened', 'said', 'due', 'disputed'])
    for (const section of brief.sections)
      expect([section.name, section.sentences.length > 0, section.facts >= section.sentences.length]).toEqual([section.name, true, true])
  })

  test('stands on characters of pages, sentence by sentence', () => {
    for (const sentence of sentencesOf(brief)) {
      expect(sentence.pieces.map((p) => p.text).join('')).toBe(sentence.text)
      expect(sentence.evidence.some((e) => e.part === 'words')).toBe(true)
      for (const e of sentence.evidence)
        if (e.span !== null) {
          expect(texts.get(e.page!.id)!.slice(...e.span)).toBe(e.text)
          expect(texts.get(e.page!.id)!.slice(...e.line!.span)).toBe(e.line!.text)
        }
    }
  })

  test('takes a copy for the same telling, and names both outlets', () => {
    const joined = sentencesOf(brief).filter((s) => s.outlets.length > 1)
    expect(joined.length).toBeGreaterThan(0)
    for (const s of joined) expect(new Set(s.evidence.map((e) => e.page!.id)).size).toBeGreaterThan(1)
  })

  test('is one HTML file that needs nothing else and whose notes lead to the words in it', () => {
    const html = briefHtml(brief)
    expect(html).toContain(`content="${BRIEF_POLICY}"`)
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|src=|@import|url\(/)
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]))
    const jumps = [...html.matchAll(/href="#([^"]+)"/g)].map((m) => m[1])
    expect(jumps.length).toBe(2 * sentencesOf(brief).reduce((n, s) => n + s.evidence.length, 0))
    expect(jumps.filter((j) => !ids.has(j))).toEqual([])
    expect(html).toContain(lang === 'ar' ? 'dir="rtl"' : 'dir="ltr"')
    expect(html).toContain('<mark>')
  })

  test('is Markdown in which every note is there, and markup of a page is only text', () => {
    const markdown = briefMarkdown(brief)
    const used = [...markdown.matchAll(/(?<!^)\[\^(\d+)\]/gm)].map((m) => m[1])
    const given = [...markdown.matchAll(/^\[\^(\d+)\]:/gm)].map((m) => m[1])
    expect(given).toEqual([...used].sort((a, b) => Number(a) - Number(b)))
    expect(markdown).not.toMatch(/<script|<b>/)
  })
})

test('a stretch that ends before it begins, or begins after the newest page, is refused', async () => {
  await expect(desk.ask('brief', { since: '2030' })).rejects.toThrow(/since: no page is newer than \d{4}-/)
  await expect(desk.ask('brief', { since: '2024-05', until: '2024-01' })).rejects.toThrow('since: 2024-05-01 is after 2024-01-31')
})

test('how much is shown is told without a noun that would have to agree with the number', async () => {
  const brief = await desk.ask('brief', { since: '2024', lang: 'ar', most: 2 })
  expect(briefMarkdown(brief)).toMatch(/\*عدد الجمل هنا 2، وعدد الوقائع كلها \d+\*/)
  expect(JSON.stringify(brief)).not.toContain('طرفها ')
})

test('«another treaty» tells of none', async () => {
  const own = await deskOfExamples('23-new-start-expires.txt')
  try {
    const told = sentencesOf(await own.desk.ask('brief', { since: '2026', lang: 'ar' })).map((s) => s.text)
    expect(told.some((t) => t.startsWith('«معاهدة'))).toBe(true)
    expect(told.filter((t) => t.startsWith('«معاهدة أخرى'))).toEqual([])
  } finally {
    await own.ledger.close()
  }
})

test('what is new is told against the last briefing, once', async () => {
  const before = await desk.ask('brief', { since: '2024' })
  const again = await desk.ask('brief', { since: '2024', after: before.upTo })
  expect(again.sections[0]).toMatchObject({ name: 'new', facts: 0, sentences: [] })
  const halfway = await desk.ask('brief', { since: '2024', after: 2, most: 100 })
  const fresh = halfway.sections[0]!
  expect(fresh.sentences.length).toBeGreaterThan(0)
  const older = new Set(halfway.sections.slice(1).flatMap((s) => s.sentences.map((x) => x.text)))
  expect(fresh.sentences.filter((s) => older.has(s.text))).toEqual([])
})

test('a briefing about an actor tells only what it has a part in; about nobody known it says so', async () => {
  const brief = await desk.ask('brief', { about: 'France', since: '2024' })
  expect(new Set(sentencesOf(brief).flatMap((s) => s.evidence.map((e) => e.page!.source.split('/').at(-1))))).toEqual(
    new Set(['hostile.txt']),
  )
  await expect(desk.ask('brief', { about: 'من لا وجود له' })).rejects.toThrow(/no page names/)
  await expect(desk.ask('brief', { since: 'yesterday' })).rejects.toThrow(/since/)
})

describe('the check', () => {
  const known = new Set(['Russia', 'روسيا', 'North Korea', 'Vladimir Putin', 'فلاديمير بوتين'])
  let told: Told
  beforeAll(async () => {
    const harvest = await ledger.harvest({ kinds: ['statement'] })
    let first: { sheaf: Sheaf; fact: Sheaf['facts'][number] } | undefined
    for await (const sheaf of harvest.sheaves())
      for (const fact of sheaf.facts)
        if (fact.fact === 'statement' && fact.speaker !== null && sentenceOf('en', fact, sheaf).pieces.some((p) => p.kind === 'date'))
          first ??= { sheaf, fact }
    told = sentenceOf('en', first!.fact, first!.sheaf)
  })
  const withPiece = (kind: 'plain' | 'name' | 'date' | 'quote', text: string): Told => ({
    ...told,
    pieces: [...told.pieces, { kind, text }],
  })

  test('lets pass what the evidence shows', () => {
    expect(unproven('en', told, known)).toBeNull()
  })

  test.each([
    ['plain', ' and Ruritania', /name.*Ruritania/],
    ['name', 'Ruritania', /name.*Ruritania/],
    ['plain', ' in 3 days', /number.*3/],
    ['plain', ' بعد ٣ أيام', /number.*٣/],
    ['date', ' 14 March 1999', /date.*March/],
    ['date', ' 1999', /number.*1999/],
    ['quote', 'كلمات لم تقلها صفحة', /words that stand in no evidence/],
  ] as const)('stops a sentence with %s «%s»', (kind, text, why) => {
    expect(unproven('en', withPiece(kind, text), new Set([...known, 'Ruritania']))).toMatch(why)
  })

  test('stops a name whose evidence was taken away, a date too, and evidence that is not in its page', () => {
    const speaker = told.pieces.find((p) => p.kind === 'name')!.text
    expect(unproven('en', { ...told, proofs: told.proofs.filter((p) => p.part !== 'name') }, new Set([speaker]))).toMatch(/name/)
    expect(unproven('en', { ...told, proofs: told.proofs.filter((p) => p.part !== 'date' && p.part !== 'published') }, known)).toMatch(
      /date|number/,
    )
    expect(unproven('en', { ...told, proofs: told.proofs.map((p) => ({ ...p, text: 'غير ذلك' })) }, known)).toMatch(/not in its page/)
  })
})

test.each([
  ['2024-06-19', '19 June 2024', '19 حزيران/يونيو 2024'],
  ['2024-06-19T21:05', '19 June 2024', '19 حزيران/يونيو 2024'],
  ['2024-06', 'June 2024', 'حزيران/يونيو 2024'],
  ['2024', '2024', '2024'],
  ['2025-H2', 'second half of 2025', 'النصف الثاني من 2025'],
  ['2024-W41', 'week 41 of 2024', 'الأسبوع 41 من 2024'],
  ['2026/2030', '2026 to 2030', '2026 إلى 2030'],
  ['1990s', '1990s', '1990s'],
])('%s is %s, in Arabic %s', (value, en, ar) => {
  expect([dateText('en', value), dateText('ar', value)]).toEqual([en, ar])
})

test('a briefing of a ledger without a page runs up to today, or over the days asked for', async () => {
  const empty = await openWith(await newPlace())
  try {
    const [now, asked] = [await deskOf(empty).ask('brief', {}), await deskOf(empty).ask('brief', { since: '2999-02' })]
    expect([now.until, now.since < now.until]).toEqual([today(), true])
    expect([asked.since, asked.until]).toEqual(['2999-02-01', '2999-02-28'])
    expect(now.sections.every((s) => s.facts === 0 && s.sentences.length === 0)).toBe(true)
  } finally {
    await empty.close()
  }
})
