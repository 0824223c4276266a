import { z } from 'zod'
import type { Ledger } from '../ledger/ledger.ts'
import { BadInput } from '../page/page.ts'
import { decidingForm, decisionForm, namesForm } from './decision-form.ts'
import { judgeAlike } from './likening.ts'
import { operation } from './operation.ts'
import { storyOf } from './story-lines.ts'
import { isStoryId, type Subjects } from './subjects.ts'

/** Says that what was taken for one is not: pages leave a story, or an actor's merged keys part again. Undo takes it back. */
export const split = operation({
  name: 'split',
  summary: 'Say that pages leave a story, or that actors are not one; kept as a decision that undo takes back',
  writes: true,
  input: z.object({
    names: namesForm.describe('a story and the pages that leave it, or an actor and the merged keys that part from it, apart by «|»'),
    ...decidingForm,
    score: z.coerce.number().min(0).max(1).optional().describe('how sure, 0 to 1'),
  }),
  output: decisionForm,
  run: async (ledger, { names, ...as }) => {
    const of = isStoryId(names[0]!) ? await leaving(ledger, names[0]!, names.slice(1)) : { what: 'actor' as const, subjects: names }
    return judgeAlike(ledger, 'split', of, as)
  },
})

async function leaving(ledger: Ledger, story: string, pages: readonly string[]): Promise<Subjects> {
  const { members } = await storyOf(ledger, story)
  const found = await ledger.stories.find(pages)
  const out = pages.map((name) => {
    const page = found.get(name)?.page
    const own = members.filter((m) => m.page === page)
    if (own.length === 0) throw new BadInput(`${name} is no page of ${story}`)
    return own.map((m) => m.id)
  })
  const stays = members.find((m) => !out.flat().includes(m.id))
  if (stays === undefined) throw new BadInput('all pages of the story would leave it; nothing is split')
  return { what: 'story', subjects: [stays.id, ...out.flat()] }
}
