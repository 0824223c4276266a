import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Desk, deskOf, happeningsNamed, type Ledger, type OperationName, openWith, takeIn } from '../../src/desk/desk.ts'
import { askings } from '../../src/views/cli/askings.ts'
import { cli } from '../../src/views/cli/cli.ts'
import { serve } from '../../src/views/http/serve.ts'

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'marsad-arabic-'))
const path = join(folder, 'ledger')

let ledger: Ledger
let desk: Desk
let serving: Awaited<ReturnType<typeof serve>>
/** Names, titles and words of pages: what an Arabic answer may show in Latin letters. */
let given: readonly string[] = []

beforeAll(async () => {
  ledger = await openWith(path)
  await takeIn(ledger, [EXAMPLES])
  desk = deskOf(ledger)
  serving = await serve(desk, { port: 0, host: '127.0.0.1', token: null, rate: 0, version: '0', home: folder })
  ledger.announce(serving.address)
  vi.stubEnv('MARSAD_DB', path)
  vi.stubEnv('MARSAD_HOME', folder)
  const actors = await desk.ask('actors', { limit: 500 })
  const pages = readdirSync(EXAMPLES)
    .map((name) => readFileSync(EXAMPLES + name, 'utf8'))
    .flatMap((text) => text.match(/[A-Za-z]{2,}(?=[^A-Za-z<>="/]*[\u0600-\u06ff])/g) ?? [])
  given = [...actors.items.flatMap((a) => (a.en === null ? [] : [a.en])), ...new Set(pages)].sort((a, b) => b.length - a.length)
}, 120_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  await serving?.close()
  await ledger?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function said(...args: string[]): Promise<string> {
  let text = ''
  const spies = (['stdout', 'stderr'] as const).map((to) =>
    vi.spyOn(process[to], 'write').mockImplementation(((part: string, done?: (error?: Error) => void) => {
      text += part
      done?.()
      return true
    }) as never),
  )
  await cli([...args, '--lang', 'ar'], '0.1.0')
  for (const spy of spies) spy.mockRestore()
  return text
}

// Ids, hashes, moments, options and commands as they are typed, addresses and files, acronyms, a rule's id.
const OWN = [
  /\b[0-9a-f]{12,64}\b/g,
  /\b[a-zA-Z][0-9a-f]{12,16}(-\d+)?\b/g,
  /\b\d{4}-\d\d-\d\dT[\d:.]+Z?/g,
  /\b\d{4}-(W\d\d|H[12]|Q[1-4])|\b\d{4}s\b/g,
  /(?<=^|[\s(])--?[a-z][a-z-]*/gm,
  /\bmarsad( [a-z]+)+|\bmarsad\b/g,
  /\bpasted:\S*|\bhttps?:\/\/\S+|\S*\/\S+|\S+\.(txt|html|jsonl|journal|csv)\S*/g,
  /\bQ\d+\b|\b[A-Z]{2,}[A-Z_]*\b|\butf-8\b|\bPGlite\b|\bwindows-\d+\b/g,
  /^القاعدة +\S+( \S+)*/gm,
]

/** Words in Latin letters that are neither names nor anything that is typed or found so. */
function english(text: string): string[] {
  let rest = text.replace(/[\u2066-\u2069\u200e]/g, '')
  for (const name of given) rest = rest.replaceAll(name, ' ')
  for (const own of OWN) rest = rest.replace(own, ' ')
  return rest.match(/[A-Za-z][A-Za-z'’-]+/g) ?? []
}

test('the sweep sees English, and lets names, ids and options be', () => {
  expect(english('published: 2024 to now')).toEqual(['published', 'to', 'now'])
  expect(english('فلاديمير بوتين Vladimir Putin Q7747 --offset 4 e0ab12cd34ef5678')).toEqual([])
})

type Asked = readonly (readonly string[])[]

/** How every command is asked, its facts, stories and files taken from the ledger. */
async function askedFor(): Promise<Readonly<Record<OperationName, Asked>>> {
  const fact = async (kind: 'event' | 'statement' | 'pact' | 'commitment'): Promise<string> =>
    (await desk.ask('timeline', { kinds: [kind] as never, limit: 1 }).catch(() => desk.ask('due', { limit: 1 }))).items[0]!.id
  const [event, statement, pact] = [await fact('event'), await fact('statement'), await fact('pact')]
  const due = (await desk.ask('due', { limit: 1 })).items[0]!.id
  const story = (await desk.ask('stories', { limit: 1 })).items[0]!.id
  const page = 'examples/05-pyongyang-treaty-copy.txt'
  const own = (await desk.ask('pages', { limit: 500 })).items.find((p) => p.source.endsWith(page.slice(9)))!.id
  const pair = ['Sergey Lavrov', 'Dmitry Peskov']
  return {
    today: [['--since', '2024-06']],
    overview: [[]],
    paste: [['خبر\nقال الوزير إن بلاده ستلتزم بالاتفاق الذي وقعته في المدينة يوم الثلاثاء مع جيرانها.', '--name', 'خبر']],
    pages: [[], ['--offset', '900']],
    page: [[own]],
    find: [['روسيا', '--facets'], ['زرافة']],
    timeline: [
      ['--limit', '200'],
      ['--from', '1900', '--to', '1901'],
    ],
    stories: [[]],
    story: [[story]],
    claims: [[story]],
    compare: [[`${own}|${own}`]],
    actors: [['--limit', '100']],
    actor: [['Russia'], ['Sergey', 'Lavrov'], ['NATO']],
    pacts: [[]],
    order: [[], ['NATO'], ['CSTO'], ['Russia'], ['Russia', 'North Korea'], ['Dmitry Peskov']],
    network: [[], ['CSTO']],
    map: [[], ['NATO']],
    triggered: [
      ['--event', 'attack', '--on', 'Russia'],
      ['--event', 'threat', '--on', 'Poland', '--by', 'Russia'],
      ['--event', 'coup', '--on', 'Mali'],
    ],
    due: [[]],
    explain: [[event], [statement], [pact], [due]],
    'crisis-open': [[event, '--name', 'كورسك', '--happening', 'attack', '--on', 'Russia']],
    crises: [[]],
    crisis: [['كورسك']],
    'crisis-report': [['كورسك']],
    'crisis-close': [['كورسك']],
    'crisis-reopen': [['كورسك']],
    'search-keep': [['بحث', '--address', '/find?words=x']],
    searches: [[]],
    'search-forget': [['بحث']],
    brief: [['--peek']],
    news: [['--after', '20']],
    export: [['--format', 'csv', '--out', join(folder, 'facts.csv')]],
    difference: [[own, '--from', own]],
    verify: [[]],
    doctor: [['--deep']],
    confirm: [[event]],
    correct: [[event, '--what', 'SUPPORT']],
    reject: [[event]],
    doubt: [pair],
    undecided: [[]],
    merge: [pair],
    split: [pair],
    decisions: [[]],
    undo: [[], []],
    journal: [['--limit', '100']],
  }
}

test('no command answers with an English word where it speaks Arabic', async () => {
  const asked = await askedFor()
  const wrong: Record<string, string[]> = {}
  for (const [name, all] of Object.entries(asked) as [OperationName, Asked][])
    for (const args of all) {
      const command = [...askings[name].command.split(' '), ...args]
      const answer = await said(...command)
      expect(answer.trim(), command.join(' ')).not.toBe('')
      const found = english(answer)
      if (found.length > 0) wrong[command.join(' ')] = [...new Set(found)]
    }
  expect(wrong).toEqual({})
}, 120_000)

test('undo without an id takes back the last decision', async () => {
  await said('doubt', 'Sergey Lavrov', 'Dmitry Peskov')
  const [last] = (await desk.ask('decisions', { limit: 1 })).items
  await said('undo')
  expect((await desk.ask('decisions', { limit: 1 })).items[0]).toMatchObject({ kind: 'undo', undoes: last!.id })
})

test('days and numbers may be written in the digits of an Arabic keyboard', async () => {
  expect(await said('pages', '--from', '٢٠٢٤-٠٦', '--limit', '٢')).toBe(await said('pages', '--from', '2024-06', '--limit', '2'))
})

test('why each fact is there is said in Arabic', async () => {
  const { items } = await desk.ask('timeline', { limit: 500 })
  const wrong = new Set<string>()
  const { render } = await import('../../src/views/cli/render.ts')
  const { speak } = await import('../../src/views/cli/speak.ts')
  speak('ar')
  for (const { id } of items) for (const word of english(render.explain(await desk.ask('explain', { id })))) wrong.add(`${id} ${word}`)
  speak('en')
  expect(items.length).toBeGreaterThan(300)
  expect([...wrong]).toEqual([])
}, 120_000)

test.each([
  [['pages', '--limit', '0'], 'limit: أصغر من اللازم'],
  [['pages', '--limit', '9000'], 'limit: أكبر من اللازم'],
  [['pages', '--limit', 'x', '--offset', '-1'], 'offset: أصغر من اللازم'],
  [['pages', '--limit', 'x'], 'limit: المنتظر عدد صحيح'],
  [['pages', '--from', '2024-02-31'], 'from: لا يوم كهذا'],
  [['pages', '--from', '2025', '--to', '2024'], 'ولا شيء بينهما'],
  [['find', ''], 'words: لم يُعط شيء'],
  [['find', 'كلمة '.repeat(400)], 'أطول من اللازم'],
  [['triggered', '--event', 'attack', '--on', 'Mars'], 'ليست دولة'],
  [['pages', '--from', '19/6/2024'], 'from: المنتظر يوم'],
  [['timeline', '--order', 'backwards'], 'order: قيمة غير مقبولة'],
  [['timeline', '--kinds', 'event,war'], 'قيمة غير مقبولة'],
  [['doctor', '--deep', '--nothing'], 'لا خيار باسم'],
  [['watch', 'add', 'x', '--what', 'y'], 'هل تقصد أحد'],
  [['page'], 'لا أمر باسم'],
  [['show'], "ينقص المعطى 'id'"],
  [['who', 'nobody-of-that-name'], 'nobody-of-that-name'],
  [['undo', 'd000000000000'], 'لا قرار بهذا المعرّف'],
  [['triggered', '--event', 'rain', '--on', 'Mali'], 'event:'],
  [['who', 'عبقرينو'], 'لا صفحة تسمي «عبقرينو»'],
  [['order', 'كوريا', 'روسيا'], 'اذكر أيها تريد'],
  [['triggered', '--event', 'attack', '--on', 'كوريا'], 'اذكر أيها تريد'],
  [['search', 'forget', 'بحثي'], 'لا بحث باسم «بحثي»'],
  [['paste', 'خبر', '--url', 'عنوان'], '«عنوان» ليس عنوان صفحة'],
])('%j says in Arabic what is wrong', async (args, says) => {
  const answer = await said(...args)
  expect(answer).toContain(says)
  // What was typed, the field it was typed for, and what may be typed there stand as they are.
  const typed = [
    ...args,
    ...happeningsNamed().map((h) => h.event),
    'limit',
    'offset',
    'from',
    'kinds',
    'order',
    'event',
    'of',
    'on',
    'https',
    'http',
  ]
  const own = answer
    .replace(/[\u2068\u2069]/g, '')
    .replace(/"[^"]*"|«[^»]*»|'[^']*'/g, ' ')
    .split(/[\s,،:.]+/)
  expect(english(own.filter((word) => !typed.includes(word)).join(' '))).toEqual([])
})
