import { z } from 'zod'

/** A reader's decision as answers show it. */
export const decisionForm = z.object({
  id: z.string().describe('what undo takes'),
  kind: z.enum(['merge', 'split', 'undecided', 'undo']),
  what: z.enum(['actor', 'story']),
  subjects: z.array(z.string()).describe("actors' keys, or articles' ids"),
  by: z.string(),
  when: z.string(),
  score: z.number().nullable(),
  why: z.string().nullable(),
  undoes: z.string().nullable(),
})

/** What every deciding operation takes beside its subjects. */
export const decidingForm = {
  by: z.string().min(1).default('reader').describe('who decides'),
  why: z.string().optional().describe('why'),
}

/** Two or more names, one a list item; in a query or a terminal they stand apart by «|». */
export const namesForm = z.preprocess(
  (v) => (typeof v === 'string' ? v.split('|').map((s) => s.trim()) : v),
  z.array(z.string().min(1)).min(2, 'expected two or more, apart by |'),
)
