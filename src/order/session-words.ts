import type { Entity } from '../reading/reading.ts'
import type { Span } from '../text/text.ts'
import { countryOf, isPlace, stateOfEntity, type Word } from './scene.ts'
import type { ToldTime } from './told-of-body.ts'

/** «القادة», «قادة دول …», «أعضاء الحلف»: all of them, not «أعضاء في الحلف». */
export const isAll = (w: Word, next: Word | undefined): boolean =>
  w.definite ||
  (next !== undefined && (next.roles.has('leaders') || next.definite || next.named !== null || next.token.form.startsWith('ال')))

/** Whether a span holds a token. */
export const covers = (span: Span, token: { start: number; end: number }): boolean => span[0] <= token.start && token.end <= span[1]

/** A town or state that «في» or «بـ» puts the session at, within its own phrase; `end` is where the name ends. */
export function placeAfter(words: readonly Word[], i: number): { who: Entity; end: number } | null {
  const found: { who: Entity; end: number }[] = []
  let away = 0
  let led = -1
  for (let k = i + 1; k < words.length && away < 11; k++) {
    const { named, token, inside } = words[k]!
    if (token.kind === 'mark') continue
    away++
    if (token.form === 'في' && away <= 7) led = away
    else if (named !== null && isPlace(named) && ((led > 0 && away - led <= 4) || (token.form.startsWith('ب') && away <= 4))) {
      const end = named.mentions.find(([start]) => start >= token.start && start < token.end)?.[1]
      if (end !== undefined) found.push({ who: named, end })
    } else if (found.length > 0 && !inside && away - led > 4) break
  }
  // «في العاصمة الكازاخستانية أستانا», «في بيشكيك عاصمة قرغيزستان»: the town, not its state.
  return found.find(({ who }) => who.name.en !== null && stateOfEntity(who) !== who.name.en) ?? found[0] ?? null
}

/** Whether two places may be one: a town and its state are. */
export const samePlace = (a: Entity | null, b: Entity | null): boolean =>
  a === null ||
  b === null ||
  (a.name.en ?? a.name.ar) === (b.name.en ?? b.name.ar) ||
  countryOf(a) === b.name.en ||
  countryOf(b) === a.name.en

/** Whether two times may be one: only those that the text tells can differ. */
export const sameTime = (a: ToldTime | null, b: ToldTime | null): boolean =>
  a === null || b === null || a.from === 'publication' || b.from === 'publication' || a.value.slice(0, 7) === b.value.slice(0, 7)

/** The last word that is so, from `from` back to `to`; -1 where none is. */
export function lastIndex(words: readonly Word[], from: number, to: number, is: (w: Word) => boolean): number {
  for (let k = from; k >= to; k--) if (is(words[k]!)) return k
  return -1
}

/** The words between quotation marks or brackets behind «تحت شعار», with its sentence's span given; null where it names no motto. */
export function mottoAfter(words: readonly Word[], i: number, [, end]: Span): Span | null {
  const at = words.findIndex((w, k) => k > i && w.roles.has('motto'))
  if (at < 0) return null
  const open = words.findIndex((w, k) => k > at && k < at + 3 && '(«"“'.includes(w.token.form))
  const close = open < 0 ? -1 : words.findIndex((w, k) => k > open && ')»"”'.includes(w.token.form))
  if (close < 0 || words[close]!.token.end > end) return null
  return [words[open + 1]!.token.start, words[close - 1]!.token.end]
}

/** The state named right before or behind a verb. */
export function stateBeside(words: readonly Word[], i: number): string | null {
  for (const k of [i - 1, i - 2, i + 1]) {
    const named = words[k]?.named
    if (named?.type === 'GPE') return stateOfEntity(named)
  }
  return null
}

const STOPS = '،,؛;.!؟:'

/** Where the clause that begins at `i` ends, in the text: at a comma, the sentence's end, or after `most` words. */
export function clauseEnd(words: readonly Word[], i: number, most = 30): number {
  let end = words[i]!.token.end
  let depth = 0
  for (let k = i + 1; k < Math.min(words.length, i + most); k++) {
    const { token } = words[k]!
    if ('(«'.includes(token.form)) depth++
    if (')»'.includes(token.form)) depth--
    // A comma soon after the verb parts it from its object: «وقع قادة الدول، خلال القمة، …».
    if (token.kind === 'mark' && depth <= 0 && STOPS.includes(token.form) && (k - i > 14 || !'،,'.includes(token.form))) break
    end = token.end
  }
  return end
}
