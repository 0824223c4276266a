import type { Output } from '../../desk/desk.ts'
import { actorName, counted, factLines, otherName, some, stretch, word } from './facts.ts'
import { label, said, speaking, t } from './speak.ts'
import { bold, dim, shown } from './terminal.ts'

type Answer = Output<'actor'>

const WIDTH = 11

/** One actor: names, offices, memberships, what it said by act, company; then its facts. */
export function actorText(a: Answer): string {
  const { actor } = a
  const line = (name: string, text: string): string => `${label(name, WIDTH)} ${text}`
  const section = (title: string, list: { total: number; offset: number; items: readonly Parameters<typeof factLines>[0][] }): string[] =>
    list.total === 0 ? [] : ['', bold(said(title)), ...list.items.map(factLines), counted(list, title.toLowerCase())]
  const own = (en: string, ar: string | null): string => shown(speaking() === 'ar' ? (ar ?? en) : en)
  return [
    bold(actorName(actor)) + otherName(actor),
    dim([word('type', actor.type), actor.wikidata, some(actor.pages, 'pages')].filter((x) => x !== null).join(' · ')),
    line('written as', a.names.map((n) => `${shown(n.form)} ${n.mentions}`).join(said(', '))),
    ...a.offices.map((o) =>
      line('office', `${t`${own(o.office, o.officeAr)} of ${own(o.of, o.ofAr)}`}${said(', ')}${stretch(o.from, o.to)}`),
    ),
    ...a.memberships.map((m) => `${word('term', m.status).padEnd(WIDTH)} ${own(m.body, m.bodyAr)}${said(', ')}${stretch(m.from, m.to)}`),
    ...(a.acts.length === 0 ? [] : [line('said', a.acts.map((x) => `${word('act', x.act)} ${x.statements}`).join(said(', ')))]),
    line('spoken of', String(a.spokenOf)),
    ...(a.with.length === 0
      ? []
      : [
          line(
            'with',
            a.with
              .slice(0, 10)
              .map((w) => `${actorName(w.actor)} ${w.pages}`)
              .join(said(', ')),
          ),
        ]),
    ...section('Statements', a.statements),
    ...section('Events', a.events),
    ...section('Pacts', a.pacts),
    ...section('Commitments', a.commitments),
  ].join('\n')
}
