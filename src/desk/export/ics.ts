import type { Harvest } from '../../ledger/ledger.ts'
import { tell } from '../telling/tell.ts'
import type { Lang } from '../telling/words.ts'
import { type Found, factsOf } from './format.ts'

/**
 * What falls due as a calendar (RFC 5545): each dated commitment a whole day, the last on which it may be met; planned events that the text
 * dates; commitments without a date as tasks without one.
 */
export async function* ics(harvest: Harvest, lang: Lang): AsyncGenerator<string> {
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Marsad//Marsad//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${lang === 'ar' ? 'مرصد: ما يستحق' : 'Marsad: what falls due'}`,
  ]
  yield head.map(line).join('')
  for await (const found of factsOf(harvest)) {
    const { fact } = found
    if (fact.fact === 'commitment' || (fact.fact === 'event' && fact.status === 'planned' && fact.date?.from === 'text'))
      yield entry(found, lang)
  }
  yield line('END:VCALENDAR')
}

function entry({ fact, sheaf }: Found, lang: Lang): string {
  if (fact.fact !== 'commitment' && fact.fact !== 'event') return ''
  const moment = fact.fact === 'commitment' ? fact.due : fact.date
  const words = fact.fact === 'commitment' ? fact.content.text : fact.line.text
  const day = moment === null ? null : calendarDay(moment.latest)
  const kind = day === null ? 'VTODO' : 'VEVENT'
  const about = [
    words,
    ...(moment === null ? [] : [moment.value]),
    [fact.page.outlet, fact.page.title].filter((t) => t !== null).join(' · '),
  ]
  return [
    `BEGIN:${kind}`,
    `UID:${fact.id}@marsad`,
    `DTSTAMP:${stamp(sheaf.seen)}`,
    ...(day === null ? [] : [`DTSTART;VALUE=DATE:${day.first}`, `DTEND;VALUE=DATE:${day.next}`, 'TRANSP:TRANSPARENT']),
    `SUMMARY:${escaped(tell(lang, fact))}`,
    `DESCRIPTION:${escaped(about.filter((t) => t !== '').join('\n'))}`,
    ...(fact.fact === 'event' && fact.place !== null
      ? [`LOCATION:${escaped(lang === 'en' ? (fact.place.en ?? fact.place.ar) : fact.place.ar)}`]
      : []),
    ...(fact.page.url !== null && /^https?:\/\/[\x21-\x7e]+$/.test(fact.page.url) ? [`URL:${fact.page.url}`] : []),
    `CATEGORIES:${fact.fact}`,
    `END:${kind}`,
  ]
    .map(line)
    .join('')
}

/** A day and the one after it as the calendar writes them, or null where it is none. */
function calendarDay(iso: string): { readonly first: string; readonly next: string } | null {
  const time = Date.parse(`${iso}T00:00:00Z`)
  if (Number.isNaN(time) || !/^\d{4}-/.test(iso)) return null
  const plain = (at: number): string => new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
  return { first: plain(time), next: plain(time + 86_400_000) }
}

const stamp = (iso: string): string => new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, '') + 'Z'

const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replace(/\n/g, '\\n')

/** A content line, folded so that none is longer than 75 bytes, never inside a letter. */
function line(text: string): string {
  let out = ''
  let room = 75
  for (const letter of text) {
    const size = Buffer.byteLength(letter)
    if (size > room) {
      out += '\r\n '
      room = 74
    }
    out += letter
    room -= size
  }
  return out + '\r\n'
}
