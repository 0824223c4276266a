import { overlaps } from '../text/text.ts'
import { covered, hasStem } from './bag.ts'
import type { ClaimTelling } from './claim-telling.ts'
import { isPerson, sameSide } from './side.ts'

/** Share of a denial's own words, but of the sides' names, that what it denies has. */
const DENIED_ALIKE = 0.6
/** The same where it is not known who denies, or who says what is denied: it may be the denier's own telling of it. */
const NOBODY_ALIKE = 0.75
/** Share of what is said that the denial has: a denial in passing is of a part of it. */
const TOLD_PARTLY = 0.3
const TOLD_WHOLE = 0.6
/** Days between the articles that make a claim and its denial. */
const NEAR_DAYS = 5
/** Acts that say something is so; nobody denies a demand, a promise or praise. */
const SAID_SO = ['say', 'confirm', 'accuse']
/** Events that are words, accusing apart. */
const WORDS = ['SUPPORT', 'REQUEST', 'REJECT', 'THREATEN']

/** Whether somebody denies among the first tellings what the others tell of him. */
export function isDenial(group: readonly ClaimTelling[], of: readonly ClaimTelling[]): boolean {
  const first = of[0]!
  if (first.kind === 'statement' ? !SAID_SO.includes(first.type) : WORDS.includes(first.type)) return false
  return group.some((d) => d.status === 'denied' && of.some((t) => denies(d, t)))
}

function denies(d: ClaimTelling, t: ClaimTelling): boolean {
  if (t.status === 'denied' || t.status === 'called-for') return false
  if (t.kind === 'statement' && (t.negated || !SAID_SO.includes(t.type))) return false
  // What stands in a denial's own sentence is what is denied there, not somebody's telling of it.
  if (t.inDenial) return false
  if (d.published !== null && t.published !== null && Math.abs(d.published - t.published) > NEAR_DAYS) return false
  if (d.who.length > 0 ? !concerns(d, t) : !d.named.some((x) => t.named.includes(x))) return false
  const known = d.who.length > 0 && (t.kind === 'event' || t.who.length > 0)
  return isOf(d, t) && covered(d.own, t.own) >= (known ? DENIED_ALIKE : NOBODY_ALIKE)
}

// The same deed: an event of the kind that is denied, its own word, or what is denied first; or else all that is said.
function isOf(d: ClaimTelling, t: ClaimTelling): boolean {
  if (t.kind === 'event') return t.type === 'ACCUSE' || deniedIn(d).includes(t.type) || t.trigger.some((stem) => hasStem(d.bag, stem))
  return covered(t.own, d.own) >= (d.opening !== null && hasStem(t.bag, d.opening) ? TOLD_PARTLY : TOLD_WHOLE)
}

// Kinds of events that a denial is of: «نفت … قصف المدينة» denies «قصفت …».
const deniedIn = (d: ClaimTelling): readonly string[] =>
  d.kind === 'event'
    ? [d.type]
    : d.source.article.events.flatMap((e) => (e.status === 'denied' && overlaps(e.trigger, d.span) ? [e.type] : []))

// It is told of the one who denies, by somebody known to be of another side: he is said to have done it, or is accused of it.
function concerns(d: ClaimTelling, t: ClaimTelling): boolean {
  const own = (keys: readonly string[]): boolean => keys.some((x) => d.who.some((y) => x === y || (!isPerson(x) && sameSide(x, y))))
  const byOwn = t.who.some((x) => d.who.some((y) => sameSide(x, y)))
  if (t.kind === 'statement') return !byOwn && own(t.named)
  return t.type === 'ACCUSE' ? own(t.whom) && !byOwn : own(t.who)
}
