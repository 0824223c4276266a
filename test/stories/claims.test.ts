import { expect, test } from 'vitest'
import type { ReadArticle } from '../../src/reading/reading.ts'
import { claimsOf, type Source } from '../../src/stories/stories.ts'

interface Told {
  readonly event?: {
    readonly trigger: string
    readonly who: readonly string[]
    readonly whom?: readonly string[]
    readonly date?: string
    readonly place?: string
    readonly type?: string
    readonly status?: string
  }
  readonly said?: { readonly content: string; readonly speaker: string; readonly act?: string }
  /** Whom its words name, by key. */
  readonly named?: Readonly<Record<string, string>>
}

/** An invented article of one line, with the facts that a reader would find in it. */
function source(id: string, text: string, { event, said, named = {} }: Told, report = id): Source {
  const at = (words: string): [number, number] => {
    const start = text.indexOf(words)
    expect(start, words).toBeGreaterThanOrEqual(0)
    return [start, start + words.length]
  }
  const article = {
    body: [[0, text.length]],
    entities: Object.entries(named).map(([key, words]) => ({ id: key, type: 'ORG', mentions: [at(words)] })),
    dated: null,
    times: [...text.matchAll(/\d+ يونيو/g)].map((m) => ({ span: [m.index, m.index + m[0].length], value: null, why: 'stand-in' })),
    events:
      event === undefined
        ? []
        : [
            {
              id: `e-${id}`,
              type: event.type ?? 'ASSAULT',
              status: event.status ?? 'happened',
              trigger: at(event.trigger),
              told: [at(event.trigger)],
              mode: null,
              actors: event.who,
              recipients: event.whom ?? [],
              place: event.place ?? null,
              time: event.date === undefined ? null : { span: at(event.trigger), value: event.date },
            },
          ],
    statements:
      said === undefined
        ? []
        : [{ id: `s-${id}`, act: said.act ?? 'say', content: at(said.content), speaker: said.speaker, addressee: null, time: null }],
  } as unknown as ReadArticle
  return { id, report, text, article, key: (ref) => ref }
}

const SHELLING = 'قصفت قوات الجبل ميناء المرفأ في جزيرة الرمل'

test('one event told by three, two of them one text, has two independent sources', () => {
  const [claim, ...others] = claimsOf([
    source('one', `${SHELLING} وقتل 12 بحارا.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'], date: '2024-06-18' } }, 'r1'),
    source('copy', `${SHELLING} وقتل 12 بحارا.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'] } }, 'r1'),
    source('own', `أعلنت سلطات المرفأ أن قوات الجبل قصفت ميناء جزيرة الرمل وأن 15 بحارا قتلوا.`, {
      event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'], date: '2024-06-19' },
    }),
  ])
  expect(others).toEqual([])
  expect(claim!.carriers.map((c) => c.article)).toEqual(['one', 'copy', 'own'])
  expect(claim!.reports).toBe(2)
})

test('different days and numbers stand side by side, none preferred', () => {
  const [claim] = claimsOf([
    source('one', `${SHELLING} وقتل 12 بحارا.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'], date: '2024-06-18' } }),
    source('two', `${SHELLING} وقتل 15 بحارا.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'], date: '2024-06-19' } }),
  ])
  expect(claim!.contradictions.map((c) => [c.slot, c.sides.map((s) => s.value)])).toEqual([
    ['date', ['2024-06-18', '2024-06-19']],
    ['number', ['12', '15']],
  ])
})

test('the day of a date counts nothing', () => {
  const [claim] = claimsOf([
    source('one', `${SHELLING} في 18 يونيو.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'], date: '2024-06-18' } }),
    source('two', `${SHELLING} في 19 يونيو.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'], date: '2024-06-19' } }),
  ])
  expect(claim!.contradictions.map((c) => c.slot)).toEqual(['date'])
})

test('what is told less finely, or left out, contradicts nothing', () => {
  const [claim] = claimsOf([
    source('one', `${SHELLING}.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'], date: '2024-06-18' } }),
    source('two', `${SHELLING} وقتل 15 بحارا.`, { event: { trigger: 'قصفت', who: ['Jabal', 'Sahel'], whom: ['Raml'], date: '2024-06' } }),
  ])
  expect(claim!.carriers).toHaveLength(2)
  expect(claim!.contradictions).toEqual([])
})

test('a date that one article lacks is placed by its sibling, and says so', () => {
  const [claim] = claimsOf([
    source('undated', `${SHELLING}.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'] } }),
    source('dated', `${SHELLING}.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'], date: '2024-06-18' } }),
  ])
  expect(claim!.placed).toEqual([{ article: 'undated', value: '2024-06-18', from: 'dated' }])
  expect(claim!.carriers.map((c) => c.date)).toEqual([null, '2024-06-18'])
})

test('two attacks on one port weeks apart are two events', () => {
  const claims = claimsOf([
    source('one', `${SHELLING}.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'], date: '2024-06-18' } }),
    source('two', `${SHELLING}.`, { event: { trigger: 'قصفت', who: ['Jabal'], whom: ['Raml'], date: '2024-07-09' } }),
  ])
  expect(claims).toHaveLength(2)
})

test('the same words of one speaker are one claim; a denial points at what it denies', () => {
  const claims = claimsOf([
    source('one', 'قال وزير الرمل إن قوات الجبل قصفت ميناء المرفأ بالمدفعية الثقيلة.', {
      said: { speaker: 'Minister', content: 'قوات الجبل قصفت ميناء المرفأ بالمدفعية الثقيلة' },
      named: { Jabal: 'قوات الجبل' },
    }),
    source('two', 'وأكد وزير الرمل أن قوات الجبل قصفت ميناء المرفأ بالمدفعية.', {
      said: { speaker: 'Minister', content: 'قوات الجبل قصفت ميناء المرفأ بالمدفعية', act: 'confirm' },
      named: { Jabal: 'قوات الجبل' },
    }),
    source('three', 'ونفت قوات الجبل قصف ميناء المرفأ بالمدفعية.', {
      said: { speaker: 'Jabal', content: 'قصف ميناء المرفأ بالمدفعية', act: 'deny' },
    }),
    // Nothing is told of him.
    source('four', 'ونفى سفير الساحل قصف ميناء المرفأ بالمدفعية.', {
      said: { speaker: 'Ambassador', content: 'قصف ميناء المرفأ بالمدفعية', act: 'deny' },
    }),
  ])
  expect(claims.map((c) => [c.who, c.carriers.length, c.denies])).toEqual([
    [['Minister'], 2, []],
    [['Jabal', 'Ambassador'], 2, [0]],
  ])
})

test('other words of one speaker are another claim', () => {
  const claims = claimsOf([
    source('one', 'قال الوزير إن السفن ستغادر ميناء المرفأ.', { said: { speaker: 'M', content: 'السفن ستغادر ميناء المرفأ' } }),
    source('two', 'قال الوزير إن البرلمان سيناقش الموازنة والضرائب.', {
      said: { speaker: 'M', content: 'البرلمان سيناقش الموازنة والضرائب' },
    }),
  ])
  expect(claims).toHaveLength(2)
})

const dated = (id: string, words: string, date: string, more: Partial<Told['event'] & object> = {}, report = id) =>
  source(id, words, { event: { trigger: words.split(' ')[0]!, who: ['Jabal'], whom: ['Raml'], date, ...more } }, report)
const slots = (...sources: Source[]) => claimsOf(sources).flatMap((c) => c.contradictions.map((x) => x.slot))

test('one text contradicts itself in nothing, whoever carries it', () => {
  const [one, two] = [`${SHELLING} وقتل 12 بحارا.`, `${SHELLING} وقتل 15 بحارا.`]
  expect(slots(dated('one', one, '2024-06-18'), dated('two', two, '2024-06-18'))).toEqual(['number'])
  expect(slots(dated('one', one, '2024-06-18', {}, 'r'), dated('two', two, '2024-06-18', {}, 'r'))).toEqual([])
})

test.each([
  ['a rounded number', 'وقتل نحو 50 بحارا', 'وقتل 48 بحارا'],
  ['a toll that grew', 'وقتل 12 بحارا', 'وارتفعت الحصيلة إلى 15 قتيلا'],
  ['the hurt beside the killed', 'وأصيب 20 شخصا', 'وقتل 6 أشخاص'],
  ['the least beside the whole', 'وقتل 12 بحارا على الأقل', 'وقتل 14 بحارا'],
  ['an hour', 'في الساعة 2100 بتوقيت المرفأ', 'في الساعة 1900 بتوقيت المرفأ'],
])('%s is no other number', (_, one, two) => {
  expect(slots(dated('one', `${SHELLING} ${one}.`, '2024-06-18'), dated('two', `${SHELLING} ${two}.`, '2024-06-18'))).toEqual([])
})

test.each([
  ['in words', 'وقتل عشرة بحارة', 'وقتل خمسة بحارة وعامل', ['number']],
  ['in digits and words', 'وقتل 15 شخصا', 'وقتل خمسة عشر شخصا', []],
  ['in thousands', 'ونزح 12 ألف شخص', 'ونزح 30 ألف شخص', ['number']],
] as const)('numbers %s are laid beside each other', (_, one, two, found) => {
  expect(slots(dated('one', `${SHELLING} ${one}.`, '2024-06-18'), dated('two', `${SHELLING} ${two}.`, '2024-06-18'))).toEqual(found)
})

test('who denies is the one it is told of; what his own side says is not denied', () => {
  const told = (who: string) =>
    source('told', `قصفت قوات إيران ميناء المرفأ بالمدفعية الثقيلة.`, { event: { trigger: 'قصفت', who: [who], whom: ['Raml'] } })
  const denial = source('denial', 'ونفت وزارة الدفاع الإيرانية قصف ميناء المرفأ بالمدفعية الثقيلة.', {
    said: { speaker: 'Ministry of Defence (Iran)', content: 'قصف ميناء المرفأ بالمدفعية الثقيلة', act: 'deny' },
    event: { trigger: 'قصف', who: ['Iran'], whom: ['Raml'], status: 'denied' },
  })
  const denied = (...all: Source[]) => claimsOf(all).some((c) => c.kind === 'statement' && c.denies.length > 0)
  expect(denied(told('Iran'), denial)).toBe(true)
  expect(denied(told('Israel'), denial)).toBe(false)
})
