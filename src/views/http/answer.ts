import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { FileAnswer } from '../../desk/desk.ts'

/** An answer as JSON, with the tag by which the same question need not be sent the same answer again, and for lists the ways on. */
export function answered(c: Context, answer: unknown): Response {
  const body = JSON.stringify(answer)
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  c.header('ETag', tag)
  c.header('Cache-Control', 'private, no-cache')
  const ways = waysOn(new URL(c.req.url), answer)
  if (ways !== '') c.header('Link', ways)
  const known = (c.req.header('if-none-match') ?? '').split(',').map((t) => t.trim().replace(/^W\//, ''))
  if (known.includes(tag) || known.includes('*')) return c.body(null, 304)
  return c.body(body, 200, { 'content-type': 'application/json; charset=utf-8' })
}

/** `Link` of a list's answer (RFC 8288): first, previous, next, last. */
function waysOn(url: URL, answer: unknown): string {
  const { total, offset, limit } = answer as Readonly<Partial<Record<'total' | 'offset' | 'limit', number>>>
  if (total === undefined || offset === undefined || limit === undefined) return ''
  const to = (at: number, rel: string): string => {
    const there = new URL(url)
    there.searchParams.set('offset', String(at))
    there.searchParams.set('limit', String(limit))
    return `<${there.pathname}${there.search}>; rel="${rel}"`
  }
  return [
    to(0, 'first'),
    ...(offset > 0 ? [to(Math.max(0, offset - limit), 'prev')] : []),
    ...(offset + limit < total ? [to(offset + limit, 'next')] : []),
    to(Math.max(0, Math.ceil(total / limit) - 1) * limit, 'last'),
  ].join(', ')
}

/** A file as it is made, piece by piece; what breaks on the way breaks the connection, so that nobody takes half for the whole. */
export function filed(c: Context, { name, media, pages, parts }: FileAnswer, inline = false): Response {
  c.header('Content-Disposition', `${inline ? 'inline' : 'attachment'}; filename="${name}"`)
  c.header('Cache-Control', 'private, no-cache')
  c.header('Marsad-Pages', String(pages))
  return c.body(ReadableStream.from(bytesOf(parts)) as ReadableStream<Uint8Array>, 200, { 'content-type': media })
}

async function* bytesOf(parts: FileAnswer['parts']): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const part of parts) yield typeof part === 'string' ? encoder.encode(part) : part
}
