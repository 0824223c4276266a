import type { AnyFact, Sheaf } from '../../ledger/ledger.ts'
import { type Lang, listed, nameIn, telling } from './words.ts'

type Actor = Sheaf['actors'][number]

/** A fact in one plain sentence of the desk's own words, its quotation as published: what feeds, calendars and annotations are headed with. */
export function tell(lang: Lang, fact: AnyFact): string {
  const names = (actors: readonly Actor[]): string =>
    listed(
      lang,
      actors.map((a) => nameIn(lang, a)),
    )
  if (fact.fact === 'statement') return `${saying(lang, fact.act, fact.speaker, fact.addressee)}: ${quoted(lang, fact.content.text)}`
  if (fact.fact === 'event') {
    const status = fact.status === 'happened' ? '' : ` (${telling(lang, 'status', fact.status).noun})`
    return `${doing(lang, fact.type, names(fact.actors), names(fact.recipients))}${status}`
  }
  if (fact.fact === 'pact') {
    const parties = fact.parties.length === 0 ? '' : ` (${names(fact.parties)})`
    return `${fact.name}${parties}: ${telling(lang, 'status', fact.status).noun}`
  }
  return `${binding(lang, fact.by, fact.to)}: ${quoted(lang, fact.content.text)}`
}

/** Who says, without the words: «Lavrov warns NATO», «تحذير من لافروف إلى الناتو». */
export function saying(lang: Lang, act: string, speaker: Actor | null, addressee: Actor | null): string {
  const { noun, on } = telling(lang, 'act', act)
  const to = addressee === null ? '' : `${on === '' ? '' : ` ${on}`} ${nameIn(lang, addressee)}`
  if (lang === 'ar') return `${noun}${speaker === null ? ' من قائل لم يُسمَّ' : ` من ${nameIn(lang, speaker)}`}${to}`
  return `${speaker === null ? 'Somebody unnamed' : nameIn(lang, speaker)} ${noun}${to}`
}

/** What is done, by whom, to whom: «Attack by A on B», «اتفاق بين أ وب». */
export function doing(lang: Lang, type: string, actors: string, recipients: string): string {
  const { noun, joint, on } = telling(lang, 'event', type)
  const by = actors === '' ? '' : lang === 'ar' ? ` من ${actors}` : ` by ${actors}`
  if (joint && recipients === '' && actors !== '') return `${noun}: ${actors}`
  if (joint && recipients !== '' && actors !== '')
    return lang === 'ar' ? `${noun} بين ${actors} وبين ${recipients}` : `${noun} between ${actors} and ${recipients}`
  return `${noun}${by}${recipients === '' ? '' : ` ${on} ${recipients}`}`
}

/** Who is bound, without the words. */
export function binding(lang: Lang, by: Actor | null, to: Actor | null): string {
  if (lang === 'ar')
    return `التزام ${by === null ? 'لم يُسمَّ صاحبه' : `على ${nameIn(lang, by)}`}${to === null ? '' : ` تجاه ${nameIn(lang, to)}`}`
  return `${by === null ? 'Somebody unnamed' : nameIn(lang, by)} is bound${to === null ? '' : ` towards ${nameIn(lang, to)}`}`
}

/** Words of a page in the language's quotation marks; the page's own marks at their ends are not doubled. */
export function quoted(lang: Lang, words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim()
  return lang === 'ar' ? `«${plain}»` : `“${plain}”`
}
