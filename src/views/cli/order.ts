import { OBLIGATIONS, type Output } from '../../desk/desk.ts'
import { actorName, counted, either, factLines, otherName, pageMark, some, stretch, word, words } from './facts.ts'
import { label, said, speaking, t } from './speak.ts'
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

const head = (title: string): string[] => ['', bold(said(title))]
const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [...head(title), ...lines])
/** A line of the lexicon, told apart from what pages say. */
const base = (text = ''): string => dim(text === '' ? said('base') : `${text} · ${said('base')}`)
const time = ({ from, to }: { readonly from: string | null; readonly to: string | null }): string =>
  from !== null && from === to ? from : stretch(from, to)
const known = (at: string): string => dim(t`as known on ${at}`)
const against = (contradicts: boolean): string => (contradicts ? bold(`${said('against the base')}${said(': ')}`) : '')
/** A standing other than plain membership, behind a name. */
const standing = (status: string): string => (status === 'member' ? '' : `${said(', ')}${word('term', status)}`)
const officeName = ({ office, officeAr }: { readonly office: string; readonly officeAr: string | null }): string =>
  speaking() === 'ar' ? (officeAr ?? office) : office
const newestOf = (list: { readonly total: number; readonly items: readonly unknown[] }): string[] =>
  list.total > list.items.length ? [dim(t`the newest ${list.items.length} of ${list.total}`)] : []
const subjectLine = (subject: Actor, at: string): string => `${bold(actorName(subject))}${otherName(subject)} ${known(at)}`
const list = (actors: readonly Actor[], most = 12): string => {
  const names = actors
    .slice(0, most)
    .map((a) => actorName(a))
    .join(said(', '))
  return actors.length > most ? t`${names} and ${actors.length - most} more` : names
}

/** Words of a page with the way to them. */
const proofLine = (proof: Proof, indent = 4): string =>
  `${' '.repeat(indent)}${shortened(proof.text, QUOTE)} ${dim(proof.fact ?? `[${proof.span.join(', ')})`)} ${pageMark(proof.page)}`
const proofLines = (proofs: readonly Proof[]): string[] => [
  ...proofs.slice(0, MOST_PROOFS).map((p) => proofLine(p)),
  ...(proofs.length > MOST_PROOFS ? [dim(`    ${t`and ${proofs.length - MOST_PROOFS} more places`}`)] : []),
]

function allianceText(a: Of<'alliance'>): string {
  return [
    subjectLine(a.subject, a.at),
    dim(t`${some(a.articles, 'articles')} name it or its organs; «base» is the lexicon`),
    ...section('Members', [
      ...a.members.flatMap((m) => [
        `  ${m.now ? ' ' : dim('–')} ${actorName(m.member)}${standing(m.status)}  ${base(stretch(m.from, m.to))}`,
        ...m.news.flatMap((n) => [`      ${against(n.contradicts)}${t`${word('term', n.change)} by the news`}`, proofLine(n.proof, 6)]),
      ]),
      ...a.reservations.map((r) => `    ${actorName(r.party)}${said(': ')}${t`${either(r)}, since ${r.from}`} ${base()}`),
    ]),
    ...section(
      'Organs',
      a.organs.flatMap((o) => [`    ${actorName(o.organ)} ${base(word('term', o.role))}`, ...proofLines(o.news)]),
    ),
    ...section(
      'Chairs',
      a.chairs.flatMap((c) => [
        `    ${actorName(c.chair)}  ${c.from === null ? said('no year told') : time(c)} ${c.source === null ? dim(said('news')) : base()}${c.contradicts ? ` ${bold(said('against the base'))}` : ''}`,
        ...proofLines(c.news),
        ...(c.motto === null ? [] : [`    ${t`motto: ${shown(c.motto.text)}`}`]),
      ]),
    ),
    ...section(
      'Office-holders',
      a.officers.map((o) => `    ${officeName(o)}${said(': ')}${actorName(o.person)}  ${base(stretch(o.from, o.to))}`),
    ),
    ...section('Sessions', a.sessions.flatMap(sessionLines)),
    ...section(
      'Plans and declarations',
      a.plans.map(
        (p) =>
          `    ${word('kind', p.kind)}${said(', ')}${word('status', p.status)}${p.period === null ? '' : `${said(', ')}${p.period}`}${said(': ')}${proofLine(p.proof, 0)}`,
      ),
    ),
    ...section('Mechanisms', proofLines(a.mechanisms)),
    ...section('Instruments', a.instruments.flatMap(instrumentLines)),
    ...section('Said about it', [...a.said.items.map(factLines), ...newestOf(a.said)]),
    ...section('Falls due', a.due.map(factLines)),
    ...section('Planned', a.planned.map(factLines)),
  ].join('\n')
}

function sessionLines(s: Of<'alliance'>['sessions'][number]): string[] {
  const when = s.date === null ? said('undated') : s.dated === 'publication' ? `(${s.date})` : s.date
  return [
    `    ${when.padEnd(12)} ${s.place === null ? said('place not told') : actorName(s.place)} · ${attendance(s)}${s.chair === null ? '' : ` · ${t`chair ${actorName(s.chair)}`}`}`,
    ...proofLines(s.told),
    ...(s.present === null ? [] : [proofLine(s.present.proof)]),
    ...s.absent.map((a) => `    ${t`absent: ${actorName(a.state)}`}${proofLine(a.proof, 2)}`),
    ...(s.chairProof === null ? [] : [proofLine(s.chairProof)]),
    ...s.adopted.map((p) => `    ${said('adopted:')}${proofLine(p, 1)}`),
  ]
}

function attendance(s: Of<'alliance'>['sessions'][number]): string {
  if (s.planned) return word('status', 'planned')
  if (s.present !== null) {
    const other = s.agrees === false ? ` ${bold(said('(members and absences make another number)'))}` : ''
    return `${t`${s.present.number} of ${s.members} present`}${other}`
  }
  return `${some(s.members, 'members')}${s.absent.length === 0 ? '' : `${said(', ')}${t`${s.absent.length} told absent`}`}`
}

function instrumentLines(i: Instrument): string[] {
  const article = i.article === null ? '' : ` (${t`art. ${i.article}`})`
  const owed = i.obligations.length === 0 ? '' : ` · ${words('term', i.obligations)}${article}`
  return [
    `    ${actorName(i.instrument)} ${base(`${t`${word('term', i.standing)} since ${i.inForce ?? i.signed ?? '?'}`}${owed}`)}`,
    ...i.news.slice(0, MOST_PROOFS).flatMap(toldLines),
    ...(i.news.length > MOST_PROOFS ? [dim(`      ${t`and ${i.news.length - MOST_PROOFS} more places`}`)] : []),
  ]
}

function toldLines(n: Instrument['news'][number]): string[] {
  return [
    `      ${against(n.contradicts)}${t`${word('status', n.status)} by the news`}${n.joined === 'name' ? '' : ` ${dim(said('(joined by its parties and day)'))}`}${proofLine(n.proof, 1)}`,
    ...(n.condition === null ? [] : [`        ${label('if', 4)}${proofLine(n.condition, 1)}`]),
    ...n.clauses.map((c) => `        ${label('then', 4)}${proofLine(c, 1)}`),
  ]
}

function stateText(s: Of<'state'>): string {
  return [
    subjectLine(s.subject, s.at),
    ...section(
      'Belongs to',
      s.bodies.flatMap((b) => [
        `    ${actorName(b.body)}${standing(b.status)}  ${base(stretch(b.from, b.to))}`,
        ...b.reserved.map((r) => `      ${t`${either(r)}, since ${r.from}`}`),
      ]),
    ),
    ...section(
      'Chairs',
      s.chairs.map((c) => `    ${actorName(c.body)}  ${base(time(c))}`),
    ),
    ...section(
      'Office-holders',
      s.leaders.map((l) => `    ${officeName(l)}${said(': ')}${actorName(l.person)} ${base(t`since ${l.from ?? '?'}`)}`),
    ),
    ...section(
      'Instruments that bind it',
      s.instruments.flatMap((i) => [
        ...instrumentLines(i),
        `      ${dim(said('with'))} ${list(i.parties.filter((p) => p.key !== s.subject.key))}`,
      ]),
    ),
    ...section(
      'Bound to',
      s.bound.map((b) => `    ${actorName(b.state)}${said(': ')}${words('term', b.obligations)} ${dim(list(b.by, 3))}`),
    ),
    ...section('Said', [
      `    ${s.said.acts.map((x) => `${word('act', x.act)} ${x.statements}`).join(said(', ')) || said('nothing in what was read')}`,
      ...s.said.newest.items.map(factLines),
      ...(s.said.newest.total > s.said.newest.items.length
        ? [
            dim(
              t`the newest ${s.said.newest.items.length} of ${s.said.newest.total} that threaten, promise, warn, demand, propose, reject or accuse`,
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
    `${bold(t`${actorName(p.subject)} and ${actorName(p.other)}`)} ${known(p.at)}`,
    ...head('What binds'),
    p.obligations.length === 0 ? `    ${said('no obligation of ATOP’s kinds in the base')}` : `    ${words('term', p.obligations)}`,
    ...p.instruments.flatMap(instrumentLines),
    ...p.bodies.map(
      (b) =>
        `    ${t`both in ${actorName(b.body)}`}${b.status === b.otherStatus ? '' : ` (${words('term', [b.status, b.otherStatus])})`} ${base()}`,
    ),
    ...section('Other pacts in the news', p.pacts.items.map(factLines)),
    ...section(
      'Asked',
      p.asks.flatMap((x) => [
        factLines(x.request),
        ...x.answers.map(
          (n) =>
            `${' '.repeat(23)}${t`answer, ${word('act', n.act)}`}${n.time === null ? '' : `${said(', ')}${n.time}`}:${proofLine(n.proof, 1)}`,
        ),
      ]),
    ),
    ...head('What strains'),
    ...p.strains.flatMap((s) => [
      `    ${actorName(s.by)} → ${actorName(s.towards)}${said(': ')}${s.counts.length === 0 ? said('nothing in what was read') : s.counts.map((c) => `${word(c.kind === 'event' ? 'event' : 'act', c.what)} ${c.number}`).join(said(', '))}`,
      ...s.events.items.map(factLines),
      ...newestOf(s.events),
      ...s.statements.items.map(factLines),
      ...newestOf(s.statements),
    ]),
  ].join('\n')
}

function runText(r: Of<'actor'>): string {
  return [
    subjectLine(r.subject, r.at),
    ...section('Statements by act', [
      table(r.acts.map((a) => [`    ${word('act', a.act)}`, a.statements, t`${a.first ?? '?'} to ${a.last ?? '?'}`])),
    ]),
    ...section('In their words', r.statements.items.map(factLines)),
    counted(r.statements, 'statements'),
  ].join('\n')
}

function worldText(w: Of<'world'>): string {
  return [
    `${bold(said('The order'))} ${known(w.at)}`,
    t`pairs of states bound (base): ${Object.entries(w.bound)
      .map(([o, n]) => `${word('term', o)} ${n}`)
      .join(said(', '))}`,
    ...section('Bodies', [
      table(
        w.alliances.map((a) => [
          `    ${actorName(a.body)}`,
          some(a.members, 'members'),
          some(a.pages, 'pages'),
          a.chair === null ? '' : t`chair ${actorName(a.chair)}`,
        ]),
      ),
    ]),
    ...section(
      'Who is bound to whom among the states that pages name',
      w.ties.map((x) => `    ${actorName(x.a)} – ${actorName(x.b)}${said(': ')}${words('term', x.obligations)} ${dim(list(x.by, 2))}`),
    ),
    ...section('Clauses and conditions that pages quote', w.quoted.map(factLines)),
  ].join('\n')
}
