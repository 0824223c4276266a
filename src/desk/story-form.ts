import { z } from 'zod'
import { pageRefForm } from './forms.ts'

/** One article of a story as lists name it: its page, when it was published, and what it is to the others. */
export const memberForm = z.object({
  id: z.string().describe('the article: its page, with #n where it is not the main one'),
  page: pageRefForm,
  report: z.string().describe('the text it is or copies'),
  event: z.string().describe('the event it tells'),
})

/** A story as lists name it. */
export const storyLineForm = z.object({
  id: z.string().describe('stays as the story grows'),
  title: z.string().nullable().describe('of its first article'),
  first: z.string().nullable().describe('when its first article was published'),
  last: z.string().nullable(),
  articles: z.int(),
  reports: z.int().describe('independent texts: an article and its copies count once'),
  copies: z.int(),
  events: z.int(),
  outlets: z.int(),
})
