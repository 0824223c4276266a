import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Desk, deskOf, type Ledger, openWith } from '../../src/desk/desk.ts'
import { reader } from '../../src/desk/intake.ts'
import { embedded, newPlace, onAny, pageOf } from '../ledger/invented.ts'
import { type Invented, REPORTS } from '../stories/invented.ts'

/** Records invented articles as pages that a collector brought. */
async function record(ledger: Ledger, articles: readonly Invented[]): Promise<void> {
  const pages = articles.map(({ id, title, body, outlet, at }) =>
    pageOf(`${id}.txt`, [title, '', ...body].join('\n'), {
      id,
      title,
      ...(outlet === undefined ? {} : { outlet }),
      ...(at === undefined ? {} : { published: at }),
    }),
  )
  await ledger.record(pages.map((page) => ({ page, reading: reader.read(page) })))
}

const whole = async (desk: Desk): Promise<string[]> => {
  const { items } = await desk.ask('stories', { least: 1 })
  const stories = await Promise.all(items.map((s) => desk.ask('story', { id: s.id })))
  return stories
    .map((s) =>
      s.members
        .map((m) => m.page.source)
        .sort()
        .join(' '),
    )
    .sort()
}
const SIGNING = 'agency.txt later.txt own-words.txt paper.txt'

async function opened(use: (desk: Desk, ledger: Ledger, place: string) => Promise<void>, articles = REPORTS): Promise<void> {
  const place = await newPlace()
  const ledger = await openWith(place)
  try {
    await record(ledger, articles)
    await use(deskOf(ledger), ledger, place)
  } finally {
    await ledger.close()
  }
}

onAny('articles become stories; copies are told from independent reports', async () => {
  await opened(async (desk) => {
    expect(await whole(desk)).toEqual([SIGNING, 'else.txt'])
    const [line, ...others] = (await desk.ask('stories', {})).items
    expect(others).toEqual([])
    expect(line).toMatchObject({ articles: 4, reports: 3, copies: 1, events: 2, outlets: 3, first: '2024-06-19T09:00' })
    const story = await desk.ask('story', { id: 'paper' })
    expect(story.id).toBe(line!.id)
    const [copy] = story.carried
    const source = (id: string) => story.members.find((m) => m.id === id)!.page.source
    expect([source(copy!.from), source(copy!.to), copy!.share]).toEqual(['agency.txt', 'paper.txt', 1])
    expect(copy!.added).toEqual([])
    expect(copy!.cut).toHaveLength(2)
    const swapped = copy!.changed[1]!.pieces.filter((p) => p.kind !== 'same')
    expect(swapped.map((p) => [p.kind, p.text.trim()])).toEqual([
      ['cut', 'اعتداء'],
      ['added', 'هجوم'],
    ])
    const pairs = ['agency|paper', 'agency|own-words', 'own-words|later', 'else|agency']
    expect((await desk.ask('compare', { pairs })).pairs.map((p) => p.label)).toEqual(['copy', 'same-event', 'same-story', 'different'])
    const missing = await desk.ask('compare', { pairs: [pairs[0]!, 'agency|nowhere-at-all'] })
    expect(missing.pairs.map((p) => p.label)).toEqual(['copy', null])
  })
})

onAny('stories are chosen by size, outlet and days; how many there are is said on every page of the list', async () => {
  await opened(async (desk) => {
    const chosen = async (input: object) => {
      const { total, items } = await desk.ask('stories', input)
      return [total, ...items.map((s) => s.articles)]
    }
    expect(await chosen({ least: 1, order: 'weight' })).toEqual([2, 4, 1])
    expect(await chosen({ least: 5 })).toEqual([0])
    expect(await chosen({ least: 1, order: 'weight', offset: 1, limit: 1 })).toEqual([2, 1])
    expect(await chosen({ least: 1, offset: 7 })).toEqual([2])
    const { members } = await desk.ask('story', { id: 'agency' })
    const days = members.map((m) => m.published!.slice(0, 10))
    expect(await chosen({ outlet: members[0]!.page.outlet })).toEqual([1, 4])
    expect(await chosen({ least: 1, outlet: 'no such outlet' })).toEqual([0])
    expect(await chosen({ from: days.at(-1), to: days.at(-1) })).toEqual([1, 4])
    expect(await chosen({ from: '2024', to: '2024-06' })).toEqual([1, 4])
    expect(await chosen({ least: 1, to: '2024-05' })).toEqual([0])
    expect(await chosen({ least: 1, from: '2025' })).toEqual([0])
  })
})

onAny('an article without a date leaves a story its last day', async () => {
  const undated = REPORTS.map(({ at, ...rest }) => (rest.id === 'paper' || at === undefined ? rest : { ...rest, at }))
  await opened(async (desk) => {
    const ids = await Promise.all(['agency', 'paper'].map(async (id) => (await desk.ask('story', { id })).id))
    expect(new Set(ids).size).toBe(2)
    await desk.ask('merge', { names: ids })
    const [listed] = (await desk.ask('stories', {})).items
    const bounds = { first: '2024-06-19T09:00', last: '2024-06-22T10:00' }
    expect(listed).toMatchObject({ articles: 4, ...bounds })
    expect(await desk.ask('story', { id: 'paper' })).toMatchObject({ id: listed!.id, ...bounds })
  }, undated)
})

onAny('a story keeps its id as it grows, and the order of intake does not change what is in it', async () => {
  await opened(
    async (desk, ledger) => {
      const [before] = (await desk.ask('stories', { least: 1 })).items
      await record(ledger, REPORTS)
      const after = (await desk.ask('stories', { least: 2 })).items
      expect(after.map((s) => [s.id, s.articles])).toEqual([[before!.id, 4]])
      expect(await whole(desk)).toEqual([SIGNING, 'else.txt'])
    },
    [REPORTS[2]!],
  )
})

onAny('stories are merged, split and undone by hand', async () => {
  await opened(async (desk) => {
    const ids = (await desk.ask('stories', { least: 1 })).items.map((s) => s.id)
    const merged = await desk.ask('merge', { names: ids, by: 'Huda', why: 'one day' })
    expect(await whole(desk)).toEqual(['agency.txt else.txt later.txt own-words.txt paper.txt'])
    // Either id still leads to the story.
    for (const id of ids) expect((await desk.ask('story', { id })).articles).toBe(5)
    const [one] = (await desk.ask('stories', { least: 1 })).items
    await desk.ask('split', { names: [one!.id, 'later'] })
    expect(await whole(desk)).toEqual(['agency.txt else.txt own-words.txt paper.txt', 'later.txt'])
    await desk.ask('undo', {})
    await desk.ask('undo', { id: merged.id })
    expect(await whole(desk)).toEqual([SIGNING, 'else.txt'])
    const made = (await desk.ask('decisions', {})).items
    expect(made.map((d) => [d.kind, d.stands])).toEqual([
      ['undo', true],
      ['undo', true],
      ['split', false],
      ['merge', false],
    ])
    await expect(desk.ask('undo', { id: merged.id })).rejects.toThrow('undone already')
    await expect(desk.ask('undo', {})).rejects.toThrow('no decision to undo')
  })
})

const ABROAD: Invented = {
  id: 'abroad',
  outlet: 'وكالة الساحل',
  at: '2024-06-20T09:00',
  title: 'لافروف يلتقي لوكاشينكو في مينسك',
  body: [
    'التقى وزير الخارجية الروسي سيرغي لافروف الرئيس البيلاروسي ألكسندر لوكاشينكو في مينسك يوم الخميس.',
    'وقال لافروف إن روسيا ستدعم بيلاروسيا، وأكد لوكاشينكو أن المحادثات مع موسكو ستستمر.',
  ],
}

onAny('actors are merged without loss: undo gives back every row', async () => {
  await opened(
    async (desk) => {
      const actors = async () => (await desk.ask('actors', { limit: 500 })).items
      const before = await actors()
      const [first, second] = before.filter((a) => a.type === 'PER')
      await desk.ask('merge', { names: [first!.key, second!.key] })
      const keys = (await actors()).map((a) => a.key)
      expect(keys).not.toContain(second!.key)
      expect(keys).toHaveLength(before.length - 1)
      // Who asks for the one that was merged finds whom it is part of.
      expect((await desk.ask('actor', { key: second!.key })).actor.key).toBe(first!.key)
      await desk.ask('undo', {})
      expect(await actors()).toEqual(before)
    },
    [ABROAD],
  )
})

embedded('decisions outlive the database', async () => {
  const place = await newPlace()
  const first = await openWith(place)
  await record(first, [...REPORTS, ABROAD])
  const ids = (await deskOf(first).ask('stories', { least: 1 })).items.map((s) => s.id)
  await deskOf(first).ask('merge', { names: ids })
  const actors = (await deskOf(first).ask('actors', { limit: 500 })).items
  await deskOf(first).ask('merge', { names: [actors[0]!.key, actors[1]!.key] })
  const expected = [await whole(deskOf(first)), (await deskOf(first).ask('actors', { limit: 500 })).items]
  await first.close()
  rmSync(join(place, 'db'), { recursive: true })
  const again = await openWith(place)
  try {
    expect([await whole(deskOf(again)), (await deskOf(again).ask('actors', { limit: 500 })).items]).toEqual(expected)
  } finally {
    await again.close()
  }
})

onAny('the record of an older version stands for the article as it is now', async () => {
  await opened(async (desk, ledger) => {
    const agency = REPORTS.find((r) => r.id === 'agency')!
    const edited = pageOf('agency.txt', [agency.title, '', ...agency.body, 'وأضاف المصدر أن المراسم انتهت مساء.'].join('\n'), {
      id: 'agency-edited',
      title: agency.title,
      ...(agency.at === undefined ? {} : { published: agency.at }),
    })
    await ledger.record([{ page: edited, reading: reader.read(edited) }])
    const { pairs } = await desk.ask('compare', { pairs: ['agency|agency-edited'] })
    expect(pairs[0]?.carried).toBe(1)
  })
})
