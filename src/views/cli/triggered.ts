import type { Output } from '../../desk/desk.ts'
import { actorName, either, factLines, pageMark, word } from './facts.ts'
import { label, said, t } from './speak.ts'
import { bold, dim, shortened } from './terminal.ts'

type Answer = Output<'triggered'>
type Clause = Answer['clauses'][number]

const UNKNOWN: Readonly<Record<Clause['unknown'][number], string>> = {
  wording: 'no page read quotes its words',
  article: 'number of the article',
  organ: 'organ it works through',
  'in force': 'day of entry into force',
  statements: 'no statement of its parties about it in what was read',
  attacker: 'who does it (--by)',
}

/** What would be triggered, clause by clause: obligations and statements, no advice. */
export function triggeredText(a: Answer): string {
  const deed = t`${either(a.event)} on ${actorName(a.on)}`
  const title = a.by === null ? deed : t`${deed} by ${actorName(a.by)}`
  return [
    `${bold(title)} ${dim(t`by what is in force and known on ${a.at}`)}`,
    dim(said('Clauses that touch it. Obligations and statements with their evidence: no advice, no prediction.')),
    ...(a.clauses.length === 0 ? ['', said('No clause of an instrument in the base touches it.')] : a.clauses.flatMap(clauseLines)),
  ].join('\n')
}

const line = (name: string, text: string): string => `  ${label(name, 16)} ${text}`

function clauseLines(c: Clause): string[] {
  const base = dim(said('base'))
  const article = c.article === null ? '' : `${said(', ')}${t`article ${c.article}`}`
  const owes = c.owes.length === 0 ? said('every member of the United Nations') : some(c.owes)
  return [
    '',
    `${bold(actorName(c.instrument))}${article} ${dim(`${t`${word('term', c.standing)} since ${c.since ?? '?'}`} · ${said('base')}`)}`,
    line('comes under it', `${word('term', c.fit)}${c.basis === null ? '' : `${said(': ')}${either(c.basis)}`}`),
    line('asks', either(c.asks)),
    ...(c.obligation === null ? [] : [line('obligation', `${either(c.obligation)} ${base}`)]),
    ...(c.trigger === null ? [] : [line('condition', `${either(c.trigger)} ${base}`)]),
    ...c.condition.map((p) => line('condition', quote(p))),
    ...c.quoted.map((p) => line('in its words', quote(p))),
    // A right of self-defence lets others help; nobody owes it.
    line(c.response === 'self-defence' ? 'who may help' : 'who owes', `${owes} → ${some(c.to)}`),
    ...(c.organ === null ? [] : [line('through', `${actorName(c.organ)} ${base}`)]),
    ...c.reserved.map((r) => line('kept out', `${actorName(r.party)}${said(': ')}${t`${either(r)}, since ${r.from}`} ${base}`)),
    ...c.absent.map((a) =>
      line('told absent', `${actorName(a.state)}${said(', ')}${a.date ?? said('undated')}${said(': ')}${quote(a.proof)}`),
    ),
    ...(c.said.total === 0 ? [] : [line('what was said', saidText(c.said)), ...c.said.items.map(factLines)]),
    line('not known', c.unknown.map((u) => said(UNKNOWN[u])).join(said('; ')) || said('nothing of these')),
  ]
}

const saidText = ({ total, items }: Clause['said']): string =>
  items.length < total ? t`the newest ${items.length} of ${total}` : String(total)

const some = (actors: Clause['owes']): string => {
  const names = actors
    .slice(0, 12)
    .map((a) => actorName(a))
    .join(said(', '))
  return actors.length <= 12 ? names : t`${names} and ${actors.length - 12} more`
}

const quote = (p: Clause['quoted'][number]): string => `${shortened(p.text, 130)} ${dim(p.fact ?? '')} ${pageMark(p.page)}`
