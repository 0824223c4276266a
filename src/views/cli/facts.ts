import { type Coded, filledInArabic, type Output, reason, telling } from '../../desk/desk.ts'
import { said, speaking, t } from './speak.ts'
import { bold, dim, shortened, shown } from './terminal.ts'

export type Fact = Output<'timeline'>['items'][number]
type Actor = NonNullable<Extract<Fact, { fact: 'statement' }>['speaker']>
type PageRef = Fact['page']

const QUOTE = 110

/** An actor by the name that this interface's language knows it by, else as pages write it. */
export const actorName = (actor: Actor | null, nobody = 'somebody unnamed'): string =>
  actor === null ? said(nobody) : shown(speaking() === 'ar' ? actor.ar : (actor.en ?? actor.ar))

/** A code of the reading in the words of the language spoken; in English the code itself. */
export const word = (fact: Coded, code: string): string => (speaking() === 'ar' ? telling('ar', fact, code).noun : code)

/** Codes of one kind in a row. */
export const words = (fact: Coded, codes: readonly string[]): string => codes.map((code) => word(fact, code)).join(said(', '))

/** A finder's reason in the language spoken, as far as its pieces have words. */
export const why = (english: string): string => shown(speaking() === 'ar' ? said(reason('ar', english).text) : english)

/** An actor's name in the script of the other language, after the one that `actorName` gives; empty where there is none. */
export const otherName = (actor: Actor): string => (actor.en === null ? '' : ` ${shown(speaking() === 'ar' ? actor.en : actor.ar)}`)

/** Who decided: the name given, or in the language spoken that a reader did. */
export const decider = (by: string): string => (by === 'reader' ? said(by) : shown(by))

/** A text that the lexicon has in both languages. */
export const either = (text: { readonly en: string; readonly ar: string }): string => shown(text[speaking()])

/** From when to when; what is not known is «?», what goes on «now». */
export const stretch = (from: string | null, to: string | null): string => t`${from ?? '?'} to ${to ?? said('now')}`

const names = (actors: readonly Actor[]): string => actors.map((a) => actorName(a)).join(said(', '))

/** Where a fact was read: outlet and id of the page. */
export const pageMark = (page: PageRef): string => dim(`${page.outlet === null ? '' : shown(page.outlet) + ' '}${page.id.slice(0, 12)}`)

/** A page on two lines: when it was published and its title; where it was read. */
export const pageLine = (page: PageRef): string =>
  `${(page.published ?? said('undated')).padEnd(16)} ${shortened(page.title ?? page.source, 100)}\n${' '.repeat(17)}${pageMark(page)}`

/** One fact on two lines: when, what and who; then its words and where they stand. */
export function factLines(fact: Fact): string {
  const [date, head, text] = parts(fact)
  return `${date.padEnd(22)} ${bold(head)}\n${' '.repeat(23)}${shortened(text, QUOTE)}\n${' '.repeat(23)}${dim(fact.id)} ${pageMark(fact.page)}`
}

function parts(fact: Fact): [date: string, head: string, text: string] {
  if (fact.fact === 'statement')
    return [
      dated(fact.date),
      `${actorName(fact.speaker)} · ${word('act', fact.act)}${fact.addressee === null ? '' : ` → ${actorName(fact.addressee)}`}`,
      fact.content.text,
    ]
  if (fact.fact === 'event') {
    const who = [names(fact.actors), names(fact.recipients)].filter((n) => n !== '').join(' → ')
    const where = fact.place === null ? '' : ` · ${actorName(fact.place)}`
    return [
      dated(fact.date),
      `${word('event', fact.type)}${fact.status === 'happened' ? '' : ` (${word('status', fact.status)})`}${who === '' ? '' : ` · ${who}`}${where}`,
      fact.line.text,
    ]
  }
  if (fact.fact === 'pact')
    return [
      dated(fact.date),
      `${word('kind', fact.kind)}, ${word('status', fact.status)}: ${shown(fact.name)}${fact.parties.length === 0 ? '' : ` · ${names(fact.parties)}`}`,
      fact.line.text,
    ]
  return [dated(fact.due), `${t`${actorName(fact.by)} owes`}${fact.to === null ? '' : ` → ${actorName(fact.to)}`}`, fact.content.text]
}

// A date that is only the page's stands in brackets: the fact itself is not dated.
function dated(moment: Extract<Fact, { fact: 'event' }>['date']): string {
  if (moment === null) return said('undated')
  return moment.from === 'text' ? moment.value : `(${moment.value})`
}

const arabic = new Intl.PluralRules('ar')

/** A number with its noun: «1 page», «2 pages»; the noun is given in its plural. Arabic has a noun for one, two, few and many. */
export function some(n: number, plural: string): string {
  const one = plural.endsWith('ies') ? `${plural.slice(0, -3)}y` : plural.replace(/(?<=ch)es$|s$/, '')
  if (speaking() === 'en') return `${n} ${n === 1 ? one : plural}`
  const form = arabic.select(n)
  if (form === 'one' || form === 'two') return said(form === 'one' ? `1 ${one}` : `2 ${plural}`)
  return filledInArabic(`{} ${form === 'few' ? 'few ' : ''}${plural}`, [n]) ?? said(`${n} ${plural}`)
}

/** Line that says how much of a list is shown, and how to see the rest. */
export function counted(list: { total: number; offset: number; items: readonly unknown[] }, what: string): string {
  const last = list.offset + list.items.length
  if (list.total === 0) return dim(t`no ${said(what)}`)
  if (list.items.length === 0) return dim(t`no more ${said(what)}: there are ${list.total}`)
  if (last >= list.total && list.offset === 0) return dim(some(list.total, what))
  return dim(
    last < list.total
      ? t`${said(what)} ${list.offset + 1} to ${last} of ${list.total}; more with --offset ${last}`
      : t`${said(what)} ${list.offset + 1} to ${last} of ${list.total}`,
  )
}
