import type { Sheaf } from '../../ledger/ledger.ts'
import type { ClaimLine } from '../story-claims.ts'
import { quoted } from '../telling/tell.ts'
import type { Lang } from '../telling/words.ts'
import { type Proof, proofAt } from './evidence.ts'
import { phrase } from './phrases.ts'
import { around, type Piece, type Told } from './sentence.ts'

/** A claim on which tellings differ, or that denies others. */
export interface Dispute {
  readonly claim: ClaimLine
  readonly against: readonly ClaimLine[]
}

const SLOT = { date: 'noDate', number: 'noNumber', place: 'noPlace', party: 'noParty', who: 'noWho' } as const

interface Words {
  readonly page: string
  readonly fact: string
  readonly span: readonly [number, number]
}

/**
 * What stands against what, a sentence for each point on which tellings differ and for each claim that is denied: the words of both sides as
 * published, and no verdict.
 */
export function disputeTold(lang: Lang, { claim, against }: Dispute, sheaves: ReadonlyMap<string, Sheaf>): Told[] {
  const factOn = (page: string): string => claim.carriers.find((c) => c.page.id === page)?.fact ?? ''
  const points = claim.contradictions.map(({ slot, sides }) =>
    facing(
      lang,
      phrase(lang, SLOT[slot]),
      ' / ',
      sides.map((s) => ({ page: s.page.id, fact: factOn(s.page.id), span: s.words.span })),
      sheaves,
    ),
  )
  const denials = against.map((other) =>
    facing(lang, phrase(lang, 'denied'), ` ${phrase(lang, 'ofWhat')} `, [firstOf(claim), firstOf(other)], sheaves),
  )
  return [...points, ...denials]
}

/** Pages whose sheaves the sentences of a dispute are made from. */
export const pagesOf = ({ claim, against }: Dispute): string[] => [
  ...claim.contradictions.flatMap((x) => x.sides.map((s) => s.page.id)),
  ...[claim, ...against].map((c) => c.carriers[0]!.page.id),
]

const firstOf = ({ carriers }: ClaimLine): Words => ({ page: carriers[0]!.page.id, fact: carriers[0]!.fact, span: carriers[0]!.words.span })

function facing(lang: Lang, head: string, between: string, sides: readonly Words[], sheaves: ReadonlyMap<string, Sheaf>): Told {
  const proofs = sides.map((s): Proof => proofAt(s.fact, sheaves.get(s.page)!, 'words', s.span))
  const [open, close] = [quoted(lang, '').slice(0, 1), quoted(lang, '').slice(-1)]
  // Two sides in one line are told by their own words, else both would be the same quotation.
  const sharesLine = (p: Proof): boolean => proofs.some((o) => o !== p && o.page!.id === p.page!.id && o.line!.span[0] === p.line!.span[0])
  const pieces = proofs.flatMap((p, i): Piece[] => [
    { kind: 'plain', text: `${i === 0 ? `${head}: ` : between}${open}` },
    { kind: 'quote', text: (sharesLine(p) ? p.text : around(p.line!, p.span!)).trim() },
    { kind: 'plain', text: close },
  ])
  return { pieces, proofs }
}
