import { z } from 'zod'
import type { Ledger } from '../ledger/ledger.ts'
import { keysIn } from './claim-form.ts'
import { today } from './clock.ts'
import { fileLine, fileNamed } from './crisis/files.ts'
import { crisisForm } from './crisis/form.ts'
import { type Gathered, gather } from './crisis/gather.ts'
import type { Party } from './crisis/parties.ts'
import { standing } from './due.ts'
import { operation } from './operation.ts'
import { countsOf } from './story-lines.ts'

/** A working file: the event and its claims, the obligations it touches, who said what since and who is silent, what lies ahead, and the log. */
export const crisis = operation({
  name: 'crisis',
  summary: 'A working file: the event and its claims, obligations, statements since then, who is silent, what lies ahead, the log',
  input: z.object({
    id: z.string().min(1).describe("the file's id or name"),
    most: z.coerce
      .number()
      .int()
      .min(1)
      .max(500)
      .default(40)
      .describe("claims, and of each party's statements the newest, at most; how many there are is said"),
  }),
  output: crisisForm,
  run: async (ledger, { id, most }) => {
    const gathered = await gather(ledger, await fileNamed(ledger, id))
    const { file, event, claims, touches, planned, owed, log, parties } = gathered
    const part = <One>(all: readonly One[]) => ({ total: all.length, offset: 0, limit: most, items: all.slice(0, most) })
    const shown = part(claims)
    const upTo = file.until ?? (await ledger.journal({ offset: 0, limit: 1 })).total
    return {
      ...fileLine(file),
      upTo,
      event,
      story: storyLine(gathered),
      claims: shown,
      actors: [...(await ledger.stories.actors(keysIn(shown.items))).values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
      touches,
      parties: await Promise.all(parties.map((p) => partyLine(ledger, p, most))),
      planned: part(planned),
      owed: { ...part(owed), items: await standing(ledger, owed.slice(0, most), today()) },
      log: [...log],
    }
  },
})

function storyLine({ members, refs }: Gathered) {
  const first = members[0]
  if (first === undefined) return null
  const title = refs.get(first.page)?.title ?? null
  return { id: first.story, title, ...countsOf(members) }
}

async function partyLine(ledger: Ledger, { actor, part, utterances, pages }: Party, most: number) {
  const items = await ledger.following.statements(utterances.slice(-most).map((u) => u.id))
  return { actor, part, pages, statements: { total: utterances.length, items: [...items] }, silent: utterances.length === 0 }
}
