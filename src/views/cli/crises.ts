import { nameOfFile, type Output } from '../../desk/desk.ts'
import { actorName, counted, decider, factLines, pageMark, some } from './facts.ts'
import { owedLines } from './owed.ts'
import { said, speaking, t } from './speak.ts'
import { claimText, storyWeight } from './stories.ts'
import { bold, dim, shown } from './terminal.ts'
import { triggeredText } from './triggered.ts'

type Crisis = Output<'crisis'>
type Line = Output<'crises'>['items'][number]

const PAD = ' '.repeat(17)

/** Working files, one on two lines: whether it is open, since when, by whom. */
export const crisisLines = (list: Output<'crises'>): string => [...list.items.map(crisisLine), counted(list, 'working files')].join('\n')

/** One working file on two lines. */
export function crisisLine(f: Line): string {
  const last = f.steps.at(-1)!
  return `${said(f.open ? 'open' : 'closed').padEnd(8)} ${bold(shown(nameOfFile(speaking(), f.opening)))} ${dim(f.id)}\n${' '.repeat(9)}${stepText(last)}`
}

const stepText = (s: Line['steps'][number]): string =>
  `${t`${said(s.what)} ${s.when.slice(0, 16)} by ${decider(s.by)}`}${s.why === null ? '' : `${said(': ')}${shown(s.why)}`}`

/** A whole working file: event, claims, obligations, statements, the silent, what lies ahead, the log. */
export function crisisText(c: Crisis): string {
  const section = (title: string, note: string, lines: readonly string[]): string[] => [
    '',
    `${bold(said(title))}${note === '' ? '' : ` ${dim(note)}`}`,
    ...(lines.length === 0 ? [dim(said('nothing'))] : lines),
  ]
  return [
    `${bold(shown(nameOfFile(speaking(), c.opening)))} ${dim(c.id)}`,
    ...c.steps.map((s) => dim(stepText(s))),
    ...(c.story === null ? [] : [`${storyWeight(c.story)} ${dim(c.story.id)}`]),
    ...section('The event', t`since ${c.opening.since}`, c.event === null ? [] : [factLines(c.event)]),
    ...section(
      'Claims',
      part(c.claims),
      c.claims.items.map((x) => claimText(x, c.actors)),
    ),
    ...section('Obligations it touches', '', c.touches === null ? [said(UNASKED)] : [triggeredText(c.touches)]),
    ...c.parties
      .filter((p) => !p.silent)
      .flatMap((p) => [
        '',
        `${bold(t`${actorName(p.actor)} since then`)} ${dim(`${part(p.statements)}${said(', ')}${t`named on ${some(p.pages, 'pages')}`}`)}`,
        ...p.statements.items.map(factLines),
      ]),
    ...section(
      'Silent in what was read',
      '',
      c.parties.filter((p) => p.silent).map((p) => `  ${actorName(p.actor)} ${dim(t`named on ${some(p.pages, 'pages')}`)}`),
    ),
    ...section('Scheduled or called for', part(c.planned), c.planned.items.map(factLines)),
    ...section('Deadlines', part(c.owed), c.owed.items.flatMap(owedLines)),
    ...section('What was noticed when', '', c.log.map(logLine)),
  ].join('\n')
}

const UNASKED = 'not known: say what happens to which state (--happening, --on) when the file is opened'

const part = (list: { readonly total: number; readonly items: readonly unknown[] }): string =>
  list.items.length < list.total ? t`${list.items.length} of ${list.total}` : String(list.total)

function logLine(e: Crisis['log'][number]): string {
  const what = e.what === 'spoke' && e.actor !== null ? t`first heard: ${actorName(e.actor)}` : said(LOGGED[e.what])
  const rest = [e.slot === null ? null : said(e.slot), e.by === null ? null : decider(e.by), e.why === null ? null : shown(e.why)].filter(
    (x) => x !== null,
  )
  return `${e.when.slice(0, 16)} ${what}${rest.length === 0 ? '' : `${said(': ')}${rest.join(said(', '))}`}${e.page === null ? '' : `\n${PAD}${shown(e.page.title ?? e.page.source)} ${pageMark(e.page)}`}`
}

const LOGGED: Readonly<Record<Crisis['log'][number]['what'], string>> = {
  opened: 'opened',
  closed: 'closed',
  reopened: 'reopened',
  article: 'a new article',
  copy: 'a copy',
  spoke: 'first heard',
  contradicted: 'tellings began to differ',
}

/** A kept search on one line. */
export const searchLine = (s: Output<'searches'>['items'][number]): string =>
  `${bold(shown(s.name))}  ${shown(s.address)} ${dim(`${s.when.slice(0, 10)} ${decider(s.by)}`)}`
