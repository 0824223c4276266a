import { z } from 'zod'
import { claimForm } from '../claim-form.ts'
import { openingForm } from '../decision-form.ts'
import { owedForm } from '../due.ts'
import { actorRefForm, eventForm, listOf, pageRefForm, statementForm } from '../forms.ts'
import { triggeredForm } from '../order-form.ts'
import { storyLineForm } from '../story-form.ts'

const stepForm = z.object({
  what: z.enum(['opened', 'closed', 'reopened']),
  by: z.string(),
  why: z.string().nullable(),
  when: z.string(),
  number: z.int().describe("the journal's record that keeps it"),
})

/** A working file as lists name it. */
export const crisisLineForm = z.object({
  id: z.string().describe('what show, close, reopen and report take'),
  name: z.string(),
  open: z.boolean(),
  opening: openingForm,
  steps: z.array(stepForm).describe('opened, closed, reopened: when, by whom and why'),
})

/** Something that was noticed: an entry of a working file's log. */
export const logForm = z.object({
  when: z.string(),
  number: z.int().describe("the journal's record"),
  what: z.enum(['opened', 'closed', 'reopened', 'article', 'copy', 'spoke', 'contradicted']),
  by: z.string().nullable().describe('who opened, closed or reopened it'),
  why: z.string().nullable(),
  page: pageRefForm.nullable(),
  fact: z.string().nullable(),
  actor: actorRefForm.nullable().describe('the party that spoke for the first time since the event'),
  slot: z.string().nullable().describe('on what tellings of one claim began to differ'),
})

/** A working file: everything that was read of an event, and what it touches. */
export const crisisForm = crisisLineForm.extend({
  upTo: z.int().describe('the last record it takes in: of a closed file the one that closed it'),
  event: eventForm.nullable().describe('null where it is on a story as a whole, or its page is no longer read so'),
  story: storyLineForm.nullable(),
  claims: listOf(claimForm).describe('what the story claims, those that stand against something first, then by independent reports'),
  actors: z.array(actorRefForm).describe('everybody whom the claims name'),
  touches: triggeredForm.nullable().describe('clauses in force on the day that it touches; null where kind or state is not known'),
  parties: z
    .array(
      z.object({
        actor: actorRefForm,
        part: z.enum(['named', 'bound']).describe('named: it takes part in the event; bound: an obligation that it touches binds it'),
        pages: z.int().describe('pages since then that name it'),
        statements: z.object({ total: z.int(), items: z.array(statementForm) }).describe('since then, in order'),
        silent: z.boolean().describe('nothing said about it in what was read'),
      }),
    )
    .describe('those who take part first, then those who are bound'),
  planned: listOf(eventForm).describe('meetings and steps that are scheduled or called for'),
  owed: listOf(owedForm).describe('what parties are bound to, with how it stands'),
  log: z.array(logForm).describe('what was noticed when, oldest first'),
})
