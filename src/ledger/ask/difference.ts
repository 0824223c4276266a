import type { Kysely } from 'kysely'
import { BadInput } from '../../page/page.ts'
import { type Span, tokenize } from '../../text/text.ts'
import type { PageRef } from '../fact.ts'
import type { Tables } from '../tables.ts'
import { wordsDiffer } from './edit-script.ts'
import { PAGE_REF } from './facts.ts'
import { versionsOf } from './page.ts'

/** A stretch that two versions share, or that only one of them has; spans are those of each version's own text. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed'
  readonly before: Span | null
  readonly after: Span | null
  readonly text: string
}

/** What became of a page between two of its versions: the text as stretches in order, and which facts came and went. */
export interface Difference {
  readonly before: PageRef & { readonly version: number; readonly seen: string }
  readonly after: PageRef & { readonly version: number; readonly seen: string }
  readonly added: number
  readonly removed: number
  readonly pieces: readonly Piece[]
}

/**
 * The difference between a page's version and another, by words: the one before it where no other is named.
 * @throws NotFound, or BadInput where the page has no other version.
 */
export async function difference(db: Kysely<Tables>, of: { id: string; from?: string | undefined }): Promise<Difference> {
  const versions = await versionsOf(db, of.id)
  const at = versions.findIndex((v) => v.asked)
  const from = of.from === undefined ? null : (await versionsOf(db, of.from)).find((v) => v.asked)!.id
  const before = from ?? versions[at - 1]?.id
  if (before === undefined) throw new BadInput(`${of.id}: no version before this one is kept; name another page with --from`)
  const after = versions[at]!.id
  const rows = await db
    .selectFrom('pages')
    .select([...PAGE_REF, 'version', 'seen', 'text'])
    .where('id', 'in', [before, after])
    .execute()
  const [{ text: a, ...left }, { text: b, ...right }] = [before, after].map((id) => rows.find((r) => r.id === id)!) as [Row, Row]
  const pieces = piecesOf(a, b)
  const words = (kind: Piece['kind']): number =>
    pieces.reduce((n, piece) => n + (piece.kind === kind ? tokenize(piece.text).filter((t) => t.kind !== 'mark').length : 0), 0)
  return { before: left, after: right, added: words('added'), removed: words('removed'), pieces }
}

type Row = Difference['before'] & { readonly text: string }

/** Stretches that, put together, give the one text (`same`, `removed`) or the other (`same`, `added`). */
export function piecesOf(before: string, after: string): Piece[] {
  const [a, b] = [cut(before), cut(after)]
  const out: Piece[] = []
  for (const { kind, a: left, b: right } of wordsDiffer(
    a.map((s) => before.slice(...s)),
    b.map((s) => after.slice(...s)),
  )) {
    const own = (spans: readonly Span[], [from, to]: Span): Span => [spans[from]![0], spans[to - 1]![1]]
    const was = kind === 'added' ? null : own(a, left)
    const is = kind === 'removed' ? null : own(b, right)
    out.push({ kind, before: was, after: is, text: is === null ? before.slice(...was!) : after.slice(...is) })
  }
  return out
}

// Words and marks, each with the white space before it, so that nothing of either text is left out.
function cut(text: string): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const { end } of tokenize(text)) {
    spans.push([at, end])
    at = end
  }
  if (at < text.length) spans.push([at, text.length])
  return spans
}
