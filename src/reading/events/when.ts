import { boundsOf } from '../../calendar/calendar.ts'
import { clauseEnd, clauseStart, type Scene } from '../grammar/clause.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'
import type { FoundTime } from '../times/times.ts'

const REACH = 100
// Measured in tokens: another trigger in between, another clause, a day that is still to come; beyond the last a time dates nothing.
const STEP = 8
const OUTSIDE = 40
const UNLIKELY = 30
const FARTHEST = 50

/** Index of the first time that ends behind token `i`; times stand in the order of the text. */
export function firstBehind(times: readonly FoundTime[], i: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]!.to > i) high = middle
    else low = middle + 1
  }
  return low
}

/** What bears on when an event was: how real it is, the other triggers of its sentence, and the day the article appeared. */
export interface Dating {
  readonly isHappened: boolean
  /** Whether it goes on for long (a war, a siege), so that «منذ» tells when it began. */
  readonly lasts: boolean
  /** Tokens of the sentence's triggers, in order. */
  readonly triggers: readonly number[]
  /** Whether it is told by a noun. */
  readonly isNoun: boolean
  /** Day of publication. */
  readonly today: number | null
}

/** The time that dates an event: the nearest of its clause, else of its sentence, that is not another trigger's and does not contradict it. */
export function dateOf(scene: Scene, times: readonly FoundTime[], at: number, dating: Dating): FoundTime | null {
  let opener: number | null = dating.isNoun ? null : -1
  return nearest(
    scene,
    times,
    at,
    (t) => {
      opener ??= backgroundBefore(scene, at)
      if (opener >= 0 && (t.to <= opener || (t.from > at && hasComma(scene, at, t.from)))) return Number.POSITIVE_INFINITY
      if (isWhen(scene, t, at)) return WHEN
      // «إدانتها لهجوم التاسع من أبريل»: what stands right behind another event's word dates that one.
      if (dating.triggers.some((k) => k + 1 === t.from && Math.abs(k - at) > BESIDE)) return Number.POSITIVE_INFINITY
      if (dating.isHappened && isDeadline(scene, t)) return Number.POSITIVE_INFINITY
      if (dating.isHappened && dating.today !== null && !begins(t.value!, dating.today)) return UNLIKELY
      if (!dating.lasts && isSince(scene, t, at)) return Number.POSITIVE_INFINITY
      if (isOfPaper(scene, t, at)) return Number.POSITIVE_INFINITY
      return STEP * between(dating.triggers, at, t)
    },
    FARTHEST,
  )
}

// What has happened began on the day it is told, or before.
const begins = (value: string, today: number): boolean => (boundsOf(value)?.[0] ?? today) <= today

const BACKGROUND = 10
const BEFORE_IT = new Set(['قبل', 'قبيل', 'وسط', 'مقابل', 'غداه', 'عشيه'])

// «سافر الأربعاء … بعد ساعات من إعلان …»: what went before or comes after has a day of its own; token of the word that says so.
function backgroundBefore({ source: { tokens }, from }: Scene, at: number): number {
  for (let k = at - 1; k >= Math.max(from, at - BACKGROUND); k--) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' ? form === '،' : particles('subordinator').has(form)) return -1
    const bare = withoutConjunction(form)
    // «ينعقد غدا لبحث الغارة»: what is talked of has no day of the talk.
    if (k === at - 1 && particles('discussing').has(form)) return k
    if (particles('afterward').has(bare) || BEFORE_IT.has(bare) || (bare === 'علي' && tokens[k - 1]?.form === 'ردا')) return k
  }
  return -1
}

function hasComma({ source: { tokens } }: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (tokens[k]!.form === '،') return true
  return false
}

const WHEN = -OUTSIDE

// «منذ عام 2016 عندما انهار …»: the time that «when» tells on is the verb's behind it.
function isWhen(scene: Scene, t: FoundTime, at: number): boolean {
  const { tokens } = scene.source
  const k = tokens[t.to]?.form === '،' ? t.to + 1 : t.to
  return k < at && particles('when').has(tokens[k]?.form ?? '') && clauseStart(scene, at) <= k + 1
}

const BESIDE = 3
const DEADLINES = new Set(['اقصاه', 'اقصاها', 'بحلول', 'لغايه', 'حتي'])

// «كشف نيتها في موعد أقصاه الخميس»: no day of what has been done.
const isDeadline = ({ source: { tokens } }: Scene, t: FoundTime): boolean =>
  DEADLINES.has(tokens[t.from - 1]?.form ?? '') || DEADLINES.has(tokens[t.from]!.form)

// «منذ 2014», «منذ تأسيسها عام 2001»: when something else began.
function isSince({ source: { tokens } }: Scene, t: FoundTime, at: number): boolean {
  for (let k = t.from - 1; k >= t.from - SINCE_REACH; k--) {
    if (tokens[k]?.kind !== 'word') return false
    // «منذ قصف القاعدة عام 2001»: of what stands between, it says when it was.
    if (tokens[k]!.form === 'منذ') return !(at > k && at < t.from)
  }
  return false
}

const PAPERS = /^ال(موقع|مبرم|معتمد|صادر|مبرمه|موقعه|معتمده|صادره)$/
const PAPER_REACH = 6

// «انسحبت من الاتفاق الموقع مع طهران عام 2015»: when the paper was signed.
function isOfPaper({ source: { tokens } }: Scene, t: FoundTime, at: number): boolean {
  for (let k = t.from - 1; k > Math.max(at, t.from - PAPER_REACH); k--) if (PAPERS.test(tokens[k]!.form)) return true
  return false
}

const SINCE_REACH = 5

function between(triggers: readonly number[], at: number, t: FoundTime): number {
  let n = 0
  for (const k of triggers) if (k !== at && (t.from >= at ? k > at && k < t.from : k < at && k >= t.to)) n++
  return n
}

/** The time that places a word: the nearest one of its clause, else of its sentence, those behind it going first; null where none has a value. */
export const timeOf = (scene: Scene, times: readonly FoundTime[], at: number): FoundTime | null =>
  nearest(scene, times, at, () => 0, Number.POSITIVE_INFINITY)

function nearest(
  scene: Scene,
  times: readonly FoundTime[],
  at: number,
  extra: (t: FoundTime) => number,
  farthest: number,
): FoundTime | null {
  const from = clauseStart(scene, at)
  const to = clauseEnd(scene, at)
  let best: FoundTime | null = null
  let least = farthest
  for (let k = firstBehind(times, Math.max(scene.from, at - REACH)); k < times.length; k++) {
    const t = times[k]!
    if (t.from >= Math.min(scene.to, at + REACH)) break
    if (t.value === null) continue
    const outside = t.from < from || t.from >= to
    const distance = (t.from >= at ? t.from - at : (at - t.to) * 1.5 + 1) + (outside ? OUTSIDE : 0) + extra(t)
    if (distance < least) {
      least = distance
      best = t
    }
  }
  return best
}
