import { z } from 'zod'
import { fileLine, fileNamed, filesOf } from './crisis/files.ts'
import { crisisLineForm } from './crisis/form.ts'
import { openingOn } from './crisis/opening.ts'
import { storiesOf } from './crisis/story.ts'
import { decidingForm } from './decision-form.ts'
import { dayForm } from './forms.ts'
import { operation } from './operation.ts'

/** Opens a working file on an event or a story, unless one is open on the same story already: then that one is the answer. */
export const crisisOpen = operation({
  name: 'crisis-open',
  summary: 'Open a working file on an event or a story; it grows by itself as pages come',
  writes: true,
  input: z.object({
    id: z.string().min(1).describe('an event (its id), a story, or a page of one; of a story its most told event is taken'),
    name: z.string().min(1).max(200).optional().describe('what the file is called (default: the event in a few words)'),
    lang: z.enum(['ar', 'en']).default('en').describe('language of that default name'),
    since: dayForm.optional().describe('statements and meetings from this day on (default: the day of the event)'),
    happening: z.string().optional().describe('the kind of happening that obligations are asked about, as triggered takes it'),
    on: z.string().optional().describe('the state it happens to (default: as the event says)'),
    against: z.string().optional().describe('the state that does it (default: as the event says)'),
    parties: z
      .preprocess((v) => (typeof v === 'string' ? v.split('|').map((s) => s.trim()) : v), z.array(z.string().min(1)).min(1))
      .optional()
      .describe('whose words are followed, apart by | (default: those who take part in the event)'),
    ...decidingForm,
  }),
  output: crisisLineForm.extend({ known: z.boolean().describe('whether a file was open on the same story already') }),
  run: async (ledger, { by, why, ...asked }) => {
    const { article, opening } = await openingOn(ledger, asked)
    const files = (await filesOf(ledger)).filter((file) => file.until === null)
    const story = await storiesOf(ledger, [article, ...files.map((file) => file.article)])
    const isSame = (other: string): boolean => other === article || (story.has(article) && story.get(other) === story.get(article))
    const known = files.find((file) => isSame(file.article))
    if (known !== undefined) return { ...fileLine(known), known: true }
    const { id } = await ledger.decide({
      kind: 'open',
      what: 'crisis',
      subjects: [article],
      by,
      score: null,
      why: why ?? null,
      undoes: null,
      crisis: opening,
    })
    return { ...fileLine(await fileNamed(ledger, id)), known: false }
  },
})
