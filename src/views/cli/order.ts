import { OBLIGATIONS, type Output } from '../../desk/desk.ts'
import { actorName, counted, factLines, pageMark, some } from './facts.ts'
import { bold, dim, shortened, shown, table } from './terminal.ts'

type Answer = Output<'order'>
type Of<About extends Answer['about']> = Extract<Answer, { about: About }>
type Actor = Of<'alliance'>['subject']
type Proof = Of<'alliance'>['mechanisms'][number]
type Instrument = Of<'alliance'>['instruments'][number]

const QUOTE = 130
const MOST_PROOFS = 3

/** The order's answer in a terminal; pairs of states as tab-separated values. */
export function orderText(answer: Answer): string {
  if (answer.about === 'dyads') return dyadsText(answer)
  if (answer.about === 'alliance') return allianceText(answer)
  if (answer.about === 'state') return stateText(answer)
  if (answer.about === 'pair') return pairText(answer)
  return answer.about === 'world' ? worldText(answer) : runText(answer)
}

const dyadsText = ({ dyads }: Of<'dyads'>): string =>
  [
    ['state_a', 'state_b', ...OBLIGATIONS].join('\t'),
    ...dyads.map((d) => [d.a, d.b, ...OBLIGATIONS.map((o) => (d.obligations[o] === true ? 1 : 0))].join('\t')),
  ].join('\n')

const head = (title: string): string[] => ['', bold(title)]
const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [...head(title), ...lines])
const span = (from: string | null, to: string | null): string => `${from ?? '?'} to ${to ?? 'now'}`
const subjectLine = (subject: Actor, at: string): string =>
  `${bold(actorName(subject))}${subject.en === null ? '' : ` ${shown(subject.ar)}`} ${dim(`as known on ${at}`)}`
const list = (actors: readonly Actor[], most = 12): string =>
  actors
    .slice(0, most)
    .map((a) => actorName(a))
    .join(', ') + (actors.length > most ? ` and ${actors.length - most} more` : '')

/** Words of a page with the way to them. */
const proofLine = (proof: Proof, indent = 4): string =>
  `${' '.repeat(indent)}${shortened(proof.text, QUOTE)} ${dim(proof.fact ?? `[${proof.span.join(', ')})`)} ${pageMark(proof.page)}`
const proofLines = (proofs: readonly Proof[]): string[] => [
  ...proofs.slice(0, MOST_PROOFS).map((p) => proofLine(p)),
  ...(proofs.length > MOST_PROOFS ? [dim(`    and ${proofs.length - MOST_PROOFS} more places`)] : []),
]

function allianceText(a: Of<'alliance'>): string {
  return [
    subjectLine(a.subject, a.at),
    dim(`${some(a.articles, 'articles')} name it or its organs; «base» is the lexicon`),
    ...section('Members', [
      ...a.members.flatMap((m) => [
        `  ${m.now ? ' ' : dim('–')} ${actorName(m.member)}${m.status === 'member' ? '' : `, ${m.status}`}  ${dim(`${span(m.from, m.to)} · base`)}`,
        ...m.news.flatMap((n) => [
          `      ${n.contradicts ? bold('against the base: ') : ''}${n.change} by the news`,
          proofLine(n.proof, 6),
        ]),
      ]),
      ...a.reservations.map((r) => `    ${actorName(r.party)}: ${r.en}, since ${r.from} ${dim('base')}`),
    ]),
    ...section(
      'Organs',
      a.organs.flatMap((o) => [`    ${actorName(o.organ)} ${dim(`${o.role} · base`)}`, ...proofLines(o.news)]),
    ),
    ...section(
      'Chairs',
      a.chairs.flatMap((c) => [
        `    ${actorName(c.chair)}  ${c.from === null ? 'no year told' : c.from === c.to ? c.from : span(c.from, c.to)} ${dim(c.source === null ? 'news' : 'base')}${c.contradicts ? bold(' against the base') : ''}`,
        ...proofLines(c.news),
        ...(c.motto === null ? [] : [`    motto: ${shown(c.motto.text)}`]),
      ]),
    ),
    ...section(
      'Office-holders',
      a.officers.map((o) => `    ${o.office}: ${actorName(o.person)}  ${dim(`${span(o.from, o.to)} · base`)}`),
    ),
    ...section('Sessions', a.sessions.flatMap(sessionLines)),
    ...section(
      'Plans and declarations',
      a.plans.map((p) => proofLine(p.proof, 4).replace(/^ {4}/, `    ${p.kind}, ${p.status}${p.period === null ? '' : `, ${p.period}`}: `)),
    ),
    ...section('Mechanisms', proofLines(a.mechanisms)),
    ...section('Instruments', a.instruments.flatMap(instrumentLines)),
    ...section('Said about it', [
      ...a.said.items.map(factLines),
      ...(a.said.total > a.said.items.length ? [dim(`the newest ${a.said.items.length} of ${a.said.total}`)] : []),
    ]),
    ...section('Falls due', a.due.map(factLines)),
    ...section('Planned', a.planned.map(factLines)),
  ].join('\n')
}

function sessionLines(s: Of<'alliance'>['sessions'][number]): string[] {
  const when = s.date === null ? 'undated' : s.dated === 'publication' ? `(${s.date})` : s.date
  const there = s.planned
    ? 'planned'
    : s.present === null
      ? `${s.members} members${s.absent.length === 0 ? '' : `, ${s.absent.length} told absent`}`
      : `${s.present.number} of ${s.members} present${s.agrees === false ? bold(' (members and absences make another number)') : ''}`
  return [
    `    ${when.padEnd(12)} ${s.place === null ? 'place not told' : actorName(s.place)} · ${there}${s.chair === null ? '' : ` · chair ${actorName(s.chair)}`}`,
    ...proofLines(s.told),
    ...(s.present === null ? [] : [proofLine(s.present.proof)]),
    ...s.absent.map((a) => `    absent: ${actorName(a.state)}${proofLine(a.proof, 2)}`),
    ...(s.chairProof === null ? [] : [proofLine(s.chairProof)]),
    ...s.adopted.map((p) => `    adopted:${proofLine(p, 1)}`),
  ]
}

function instrumentLines(i: Instrument): string[] {
  const owed = i.obligations.length === 0 ? '' : ` · ${i.obligations.join(', ')}${i.article === null ? '' : ` (art. ${i.article})`}`
  return [
    `    ${actorName(i.instrument)} ${dim(`${i.standing} since ${i.inForce ?? i.signed ?? '?'}${owed} · base`)}`,
    ...i.news.slice(0, MOST_PROOFS).flatMap(toldLines),
    ...(i.news.length > MOST_PROOFS ? [dim(`      and ${i.news.length - MOST_PROOFS} more places`)] : []),
  ]
}

function toldLines(n: Instrument['news'][number]): string[] {
  return [
    `      ${n.contradicts ? bold('against the base: ') : ''}${n.status} by the news${n.joined === 'name' ? '' : dim(' (joined by its parties and day)')}${proofLine(n.proof, 1)}`,
    ...(n.condition === null ? [] : [`        if  ${proofLine(n.condition, 0)}`]),
    ...n.clauses.map((c) => `        then${proofLine(c, 1)}`),
  ]
}

function stateText(s: Of<'state'>): string {
  return [
    subjectLine(s.subject, s.at),
    ...section(
      'Belongs to',
      s.bodies.flatMap((b) => [
        `    ${actorName(b.body)}${b.status === 'member' ? '' : `, ${b.status}`}  ${dim(`${span(b.from, b.to)} · base`)}`,
        ...b.reserved.map((r) => `      ${r.en}, since ${r.from}`),
      ]),
    ),
    ...section(
      'Chairs',
      s.chairs.map((c) => `    ${actorName(c.body)}  ${dim(`${c.from === c.to ? c.from : span(c.from, c.to)} · base`)}`),
    ),
    ...section(
      'Office-holders',
      s.leaders.map((l) => `    ${l.office}: ${actorName(l.person)} ${dim(`since ${l.from ?? '?'} · base`)}`),
    ),
    ...section(
      'Instruments that bind it',
      s.instruments.flatMap((i) => [
        ...instrumentLines(i),
        `      ${dim('with')} ${list(i.parties.filter((p) => p.key !== s.subject.key))}`,
      ]),
    ),
    ...section(
      'Bound to',
      s.bound.map((b) => `    ${actorName(b.state)}: ${b.obligations.join(', ')} ${dim(list(b.by, 3))}`),
    ),
    ...section('Said', [
      `    ${s.said.acts.map((x) => `${x.act} ${x.statements}`).join(', ') || 'nothing in what was read'}`,
      ...s.said.newest.items.map(factLines),
      ...(s.said.newest.total > s.said.newest.items.length
        ? [
            dim(
              `the newest ${s.said.newest.items.length} of ${s.said.newest.total} that threaten, promise, warn, demand, propose, reject or accuse`,
            ),
          ]
        : []),
    ]),
    ...section('Other pacts in the news', s.pacts.items.map(factLines)),
    ...section('Falls due', s.due.map(factLines)),
  ].join('\n')
}

function pairText(p: Of<'pair'>): string {
  return [
    `${bold(`${actorName(p.subject)} and ${actorName(p.other)}`)} ${dim(`as known on ${p.at}`)}`,
    ...head('What binds'),
    p.obligations.length === 0 ? '    no obligation of ATOP’s kinds in the base' : `    ${p.obligations.join(', ')}`,
    ...p.instruments.flatMap(instrumentLines),
    ...p.bodies.map(
      (b) => `    both in ${actorName(b.body)}${b.status === b.otherStatus ? '' : ` (${b.status}, ${b.otherStatus})`} ${dim('base')}`,
    ),
    ...section('Other pacts in the news', p.pacts.items.map(factLines)),
    ...section(
      'Asked',
      p.asks.flatMap((x) => [
        factLines(x.request),
        ...x.answers.map((n) => `${' '.repeat(23)}answer, ${n.act}${n.time === null ? '' : `, ${n.time}`}:${proofLine(n.proof, 1)}`),
      ]),
    ),
    ...head('What strains'),
    ...p.strains.flatMap((s) => [
      `    ${actorName(s.by)} → ${actorName(s.towards)}: ${s.counts.length === 0 ? 'nothing in what was read' : s.counts.map((c) => `${c.what} ${c.number}`).join(', ')}`,
      ...s.events.items.map(factLines),
      ...(s.events.total > s.events.items.length ? [dim(`the newest ${s.events.items.length} of ${s.events.total} events`)] : []),
      ...s.statements.items.map(factLines),
      ...(s.statements.total > s.statements.items.length
        ? [dim(`the newest ${s.statements.items.length} of ${s.statements.total} statements`)]
        : []),
    ]),
  ].join('\n')
}

function runText(r: Of<'actor'>): string {
  return [
    subjectLine(r.subject, r.at),
    ...section('Statements by act', [table(r.acts.map((a) => [`    ${a.act}`, a.statements, `${a.first ?? '?'} to ${a.last ?? '?'}`]))]),
    ...section('In their words', r.statements.items.map(factLines)),
    counted(r.statements, 'statements'),
  ].join('\n')
}

function worldText(w: Of<'world'>): string {
  return [
    `${bold('The order')} ${dim(`as known on ${w.at}`)}`,
    `pairs of states bound (base): ${Object.entries(w.bound)
      .map(([o, n]) => `${o} ${n}`)
      .join(', ')}`,
    ...section('Bodies', [
      table(
        w.alliances.map((a) => [
          `    ${actorName(a.body)}`,
          a.members,
          'members',
          a.pages,
          'pages',
          a.chair === null ? '' : `chair ${actorName(a.chair)}`,
        ]),
      ),
    ]),
    ...section(
      'Who is bound to whom among the states that pages name',
      w.ties.map((t) => `    ${actorName(t.a)} – ${actorName(t.b)}: ${t.obligations.join(', ')} ${dim(list(t.by, 2))}`),
    ),
    ...section('Clauses and conditions that pages quote', w.quoted.map(factLines)),
  ].join('\n')
}
