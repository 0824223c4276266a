import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { BadInput, type Desk, type Output } from '../../desk/desk.ts'
import { signed } from './deciding.ts'
import type { Lang } from './words.ts'

const LONGEST_FORM = 16 * 1024
/** Which pairs are shown: not judged or doubted ones (all), or those of one kind. */
export const JUDGED = ['all', 'open', 'doubted', 'different'] as const
export type Judged = (typeof JUDGED)[number]

export type Judgement = Output<'decisions'>['items'][number]

/** Takes the form that judges two actors, or takes such a judgement back; the answer is the list again, with what was decided. */
export function pairing(app: Hono, desk: Desk, lang: Lang): { made(c: Context): Promise<Judgement | null> } {
  app.post('/undecided', bodyLimit({ maxSize: LONGEST_FORM }), async (c) => {
    const sent = await c.req.parseBody()
    const field = (name: string): string => (typeof sent[name] === 'string' ? sent[name].trim() : '')
    const as = { ...signed(c, field('by')), ...(field('why') === '' ? {} : { why: field('why').slice(0, 500) }) }
    const { id } = await judge(desk, field, as)
    const judged = JUDGED.find((j) => j === field('judged')) ?? 'all'
    return c.redirect(`/${lang}/undecided?${judged === 'all' ? '' : `judged=${judged}&`}did=${id}`, 303)
  })
  return {
    async made(c) {
      const did = c.req.query('did')
      if (did === undefined) return null
      return (await desk.ask('decisions', { limit: 20 })).items.find((d) => d.id === did) ?? null
    },
  }
}

async function judge(desk: Desk, field: (name: string) => string, as: { readonly by?: string; readonly why?: string }) {
  if (field('undo') !== '') return desk.ask('undo', { id: field('undo'), ...as })
  const names = [field('a'), field('b')]
  if (names.includes('')) throw new BadInput('expected the two actors that are judged')
  const judgement = field('judge')
  if (judgement === 'same') return desk.ask('merge', { names, ...as })
  if (judgement === 'different') return desk.ask('split', { names, ...as })
  if (judgement === 'doubt') return desk.ask('doubt', { names, ...as })
  throw new BadInput('expected one of same, different, doubt')
}
