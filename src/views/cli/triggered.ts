import type { Output } from '../../desk/desk.ts'
import { actorName, factLines, pageMark } from './facts.ts'
import { bold, dim, shortened, shown } from './terminal.ts'

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
export function triggeredText(t: Answer): string {
  const title = `${t.event.en} on ${actorName(t.on)}${t.by === null ? '' : ` by ${actorName(t.by)}`}`
  return [
    `${bold(title)} ${dim(`by what is in force and known on ${t.at}`)}`,
    dim('Clauses that touch it. Obligations and statements with their evidence: no advice, no prediction.'),
    ...(t.clauses.length === 0 ? ['', 'No clause of an instrument in the base touches it.'] : t.clauses.flatMap(clauseLines)),
  ].join('\n')
}

function clauseLines(c: Clause): string[] {
  const owes = c.owes.length === 0 ? 'every member of the United Nations' : some(c.owes)
  return [
    '',
    `${bold(actorName(c.instrument))}${c.article === null ? '' : `, article ${c.article}`} ${dim(`${c.standing} since ${c.since ?? '?'} · base`)}`,
    `  comes under it   ${c.fit}${c.basis === null ? '' : `: ${shown(c.basis.en)}`}`,
    `  asks             ${c.asks.en}`,
    ...(c.obligation === null ? [] : [`  obligation       ${c.obligation.en} ${dim('base')}`]),
    ...(c.trigger === null ? [] : [`  condition        ${c.trigger.en} ${dim('base')}`]),
    ...c.condition.map((p) => `  condition        ${quote(p)}`),
    ...c.quoted.map((p) => `  in its words     ${quote(p)}`),
    // A right of self-defence lets others help; nobody owes it.
    `  ${c.response === 'self-defence' ? 'who may help     ' : 'who owes         '}${owes} → ${some(c.to)}`,
    ...(c.organ === null ? [] : [`  through          ${actorName(c.organ)} ${dim('base')}`]),
    ...c.reserved.map((r) => `  kept out         ${actorName(r.party)}: ${r.en}, since ${r.from} ${dim('base')}`),
    ...c.absent.map((a) => `  told absent      ${actorName(a.state)}, ${a.date ?? 'undated'}: ${quote(a.proof)}`),
    ...(c.said.total === 0
      ? []
      : [
          `  said             ${c.said.total}${c.said.items.length < c.said.total ? `, the newest ${c.said.items.length}` : ''}`,
          ...c.said.items.map(factLines),
        ]),
    `  not known        ${c.unknown.map((u) => UNKNOWN[u]).join('; ') || 'nothing of these'}`,
  ]
}

const some = (actors: Clause['owes']): string =>
  actors.length <= 12
    ? actors.map((a) => actorName(a)).join(', ')
    : `${actors
        .slice(0, 12)
        .map((a) => actorName(a))
        .join(', ')} and ${actors.length - 12} more`

const quote = (p: Clause['quoted'][number]): string => `${shortened(p.text, 130)} ${dim(p.fact ?? '')} ${pageMark(p.page)}`
