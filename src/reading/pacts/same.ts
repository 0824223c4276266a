import type { Ref } from '../contract.ts'
import { particles } from '../grammar/particles.ts'
import type { Described } from './describe.ts'

/** What was told of an instrument so far. */
export interface Told {
  readonly lead: Described
  readonly parties: readonly Ref[]
}

/** Whether a description with its parties is of the instrument that was told before as `lead`, with those parties. */
export function isSame({ lead: a, parties: told }: Told, b: Described, parties: readonly Ref[]): boolean {
  if (a.entity !== null && a.entity === b.entity) return true
  if (a.head.family !== b.head.family) return false
  // Two of other sides altogether.
  if (a.head.family === 'accord' && b.telling.length > 0 && told.length > 1 && parties.length > 1 && !parties.some((p) => told.includes(p)))
    return false
  if (b.telling.length === 0) return !b.vague || !a.vague
  // «اتفاق مع إيران»: any that one of these is told to be bound by.
  if (a.sidesOnly || b.sidesOnly || (a.bySides && b.bySides)) return parties.length === 0 || parties.some((p) => told.includes(p))
  if (a.entity !== null && b.entity !== null) return false
  // «عقوبات على أ» and «عقوبات على ب» have only the preposition in common.
  if (isToldAlike(a, b)) return true
  // «العقوبات الاقتصادية», nobody's: those told of before.
  if (a.head.family === 'sanctions' && b.definite && !isAimed(b) && parties.length === 0) return true
  // «العقوبات المفروضة عليها»: whose they are its pronoun does not tell.
  if (a.head.family === 'sanctions' && (isPointing(a) || isPointing(b))) return false
  if (a.head.family === 'sanctions' && (isAimed(a) !== isAimed(b) || isOneAim(a, b))) return isOneSide(told, parties)
  // The one that the same two are told to make, first without its name.
  return a.head.kind === b.head.kind && !a.settled && parties.length === 2 && told.length === 2 && parties.every((p) => told.includes(p))
}

// «اتفاق الوصول المتبادل» and «معاهدة الأمن المتبادل» have only an adjective in common: two words, or the first of one, tell the same.
function isToldAlike(a: Described, b: Described): boolean {
  const shared = a.telling.filter((w) => w.length > 2 && b.telling.includes(w) && !particles('preposition').has(w))
  const first = shared[0]
  if (first === undefined) return false
  return a.head.family !== 'accord' || shared.length > 1 || first === a.telling[0] || first === b.telling[0]
}

const isPointing = (d: Described): boolean => /^علي(ه|ها|هم)$/.test(d.telling.at(-1) ?? '')

// «عقوبات مشددة على موسكو», «العقوبات المفروضة على موسكو»
const isOneAim = (a: Described, b: Described): boolean => isAimed(a) && isAimed(b) && a.telling.at(-1) === b.telling.at(-1)

/** «العقوبات المفروضة على موسكو»: sanctions that are told by whom they are to hit. */
export const isAimed = (d: Described): boolean => d.telling.some((w) => /^(علي(ه|ها|هم)?|ضد)$/.test(w))

// «العقوبات الأمريكية» and «العقوبات على روسيا»: whose they are, and whom they are to hit, and nobody else named.
const isOneSide = (a: readonly Ref[], b: readonly Ref[]): boolean => a.length > 0 && b.length > 0 && new Set([...a, ...b]).size <= 2
