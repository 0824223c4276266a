import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../../src/', import.meta.url))

/** The house's list: each room with the rooms whose doors it may open; `type` only for their types. */
const ROOMS: Readonly<Record<string, { readonly doors: readonly string[]; readonly types?: readonly string[] }>> = {
  text: { doors: [] },
  lexicon: { doors: ['text'] },
  calendar: { doors: ['text', 'lexicon'] },
  tagger: { doors: ['text', 'lexicon'] },
  // Telling Arabic from Persian or English takes word lists, and words are data.
  page: { doors: ['text', 'lexicon'] },
  article: { doors: ['page', 'text', 'calendar', 'lexicon'] },
  reading: { doors: ['article', 'text', 'lexicon', 'calendar', 'tagger'], types: ['page'] },
  identity: { doors: ['reading', 'text', 'lexicon'] },
  // Which side an actor is of, whether two places can be one, and what a number counts are the lexicon's.
  stories: { doors: ['reading', 'identity', 'text', 'calendar', 'lexicon'] },
  // The ledger takes types of what it keeps, and of values only the identity's key, the folding that words meet by, and the errors.
  ledger: { doors: ['identity', 'text', 'page'], types: ['article', 'reading'] },
  // The order takes types of what it is made from: the ledger's answers and the readings in them.
  order: { doors: ['text', 'lexicon'], types: ['ledger', 'reading'] },
  work: { doors: ['page', 'article', 'reading', 'ledger'] },
  desk: { doors: ['text', 'lexicon', 'calendar', 'page', 'article', 'reading', 'identity', 'stories', 'ledger', 'order', 'work'] },
  views: { doors: ['desk'], types: ['text'] },
}

interface Import {
  readonly file: string
  readonly to: string
  readonly type: boolean
}

const files = readdirSync(src, { recursive: true })
  .map(String)
  .filter((f) => f.endsWith('.ts') && !f.startsWith(join('views', 'web', 'client')))

const imports: readonly Import[] = files.flatMap((file) =>
  [
    ...readFileSync(join(src, file), 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export)\b([^'";]*?)(?:from\s*)?'(\.[^']+)'|import\('(\.[^']+)'\)/g,
    ),
  ].map((m) => ({
    file,
    to: relative(src, join(src, dirname(file), m[2] ?? m[3]!)),
    type: /^\s*type\b/.test(m[1] ?? ''),
  })),
)

const room = (file: string): string | null => (file.includes('/') ? file.split('/')[0]! : null)

test('there are imports to judge', () => {
  expect(imports.length).toBeGreaterThan(100)
})

test('a room opens only doors of rooms above it', () => {
  const wrong = imports.filter(({ file, to, type }) => {
    const from = room(file)
    const other = room(to)
    if (from === null || other === null || other === '..' || from === other) return false
    const { doors, types = [] } = ROOMS[from]!
    const isDoor = to === `${other}/${other}.ts`
    return !isDoor || !(doors.includes(other) || (type && types.includes(other)))
  })
  expect(wrong.map(({ file, to }) => `${file} → ${to}`)).toEqual([])
})

test('every room of the sources stands in the list', () => {
  expect([...new Set(files.map(room))].filter((r) => r !== null && !(r in ROOMS))).toEqual([])
})

test('only the ledger opens a database driver', () => {
  const drivers = files.filter(
    (f) => room(f) !== 'ledger' && /from '(kysely|pg|@electric-sql\/[^']+)'/.test(readFileSync(join(src, f), 'utf8')),
  )
  expect(drivers).toEqual([])
})

test('nothing below the desk looks at the clock, draws at random or asks the network, but for page and ledger', () => {
  const pure = files.filter((f) =>
    ['text', 'lexicon', 'calendar', 'tagger', 'article', 'reading', 'identity', 'stories', 'order'].includes(room(f) ?? ''),
  )
  const impure = pure.filter((f) =>
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bperformance\.now\(/.test(readFileSync(join(src, f), 'utf8')),
  )
  expect(impure).toEqual([])
})
