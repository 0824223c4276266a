import type { Context } from 'hono'
import { inArabic, isForeseen, outcomeOf } from '../../desk/desk.ts'

/** An error as RFC 9457 tells it: `application/problem+json`. */
export function problem(c: Context, status: number, title: string, detail: string): Response {
  const type = `urn:marsad:problem:${title.toLowerCase().replaceAll(' ', '-')}`
  // The reader's language, where it is Arabic, for what a person reads; type and title stay for programs.
  const arabic = /^\s*ar\b/i.test(c.req.header('accept-language') ?? '')
  const body = JSON.stringify({ type, title, status, detail: arabic ? inArabic(detail) : detail, instance: c.req.path })
  return c.body(body, status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'accept-language',
  })
}

/** What went wrong while answering, as a problem. */
export function problemOf(c: Context, error: unknown): Response {
  const { http, title } = outcomeOf(error)
  // What was not foreseen may name anything: the reader of the terminal sees it, the asker does not.
  if (!isForeseen(error)) console.error(error)
  const detail = isForeseen(error) ? (error as Error).message : 'the server met an error; its terminal says more'
  return problem(c, http, title, detail)
}
