import type { z } from 'zod'
import type { CrisisFile } from '../../identity/identity.ts'
import type { Member, PageRef } from '../../ledger/ledger.ts'
import type { ClaimLine } from '../story-claims.ts'
import type { logForm } from './form.ts'
import type { Party } from './parties.ts'

export type LogEntry = z.output<typeof logForm>

const BARE = { by: null, why: null, page: null, fact: null, actor: null, slot: null } as const
const ORDER: readonly LogEntry['what'][] = ['article', 'copy', 'spoke', 'contradicted', 'opened', 'closed', 'reopened']

/**
 * What was noticed when, from the journal alone, so that it reads the same after a rebuild: when each article came, when a party was first
 * heard, when tellings of one claim began to differ, and what readers did with the file.
 */
export function logOf(
  file: CrisisFile,
  members: readonly Member[],
  refs: ReadonlyMap<string, PageRef>,
  seen: ReadonlyMap<string, { readonly number: number; readonly seen: string }>,
  parties: readonly Party[],
  claims: readonly ClaimLine[],
): LogEntry[] {
  const at = (page: string) => ({ number: seen.get(page)?.number ?? 0, when: seen.get(page)?.seen ?? '', page: refs.get(page) ?? null })
  const reports = new Set<string>()
  const articles = [...members]
    .sort((a, b) => a.number - b.number || a.article - b.article)
    .map((m): LogEntry => {
      const copy = reports.has(m.report)
      reports.add(m.report)
      return { ...BARE, what: copy ? 'copy' : 'article', ...at(m.page) }
    })
  const spoke = parties.flatMap((p): LogEntry[] => {
    const first = p.utterances.reduce<Party['utterances'][number] | null>((f, u) => (f === null || u.number < f.number ? u : f), null)
    return first === null
      ? []
      : [
          {
            ...BARE,
            what: 'spoke',
            number: first.number,
            when: first.seen,
            page: refs.get(first.page) ?? null,
            fact: first.id,
            actor: p.actor,
          },
        ]
  })
  const contradicted = claims.flatMap((c) =>
    c.contradictions.map(({ slot, sides }): LogEntry => {
      const came = sides.map((s) => ({ ...at(s.page.id), value: s.value })).sort((a, b) => a.number - b.number)
      const { value: _, ...other } = came.find((s) => s.value !== came[0]!.value) ?? came[0]!
      return { ...BARE, what: 'contradicted', ...other, slot, fact: c.carriers.find((x) => x.page.id === other.page?.id)?.fact ?? null }
    }),
  )
  const steps = file.steps.map(({ what, by, why, when, number }): LogEntry => ({ ...BARE, what, by, why, when, number }))
  return [...articles, ...spoke, ...contradicted, ...steps].sort(
    (a, b) => a.number - b.number || ORDER.indexOf(a.what) - ORDER.indexOf(b.what),
  )
}
