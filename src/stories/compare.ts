import { readFileSync } from 'node:fs'
import { type Alignment, align } from './align.ts'
import { shared } from './shingle.ts'
import type { Telling } from './telling.ts'
import { cosine } from './vector.ts'

/** What two articles are to each other; the first that fits, from the left. */
export type Relation = 'copy' | 'same-event' | 'same-story' | 'different'

/** What a comparison of two articles measured, and what it judges. */
export interface Comparison {
  readonly relation: Relation
  /** Above 0: one story; above 0: one event rather than two stages of a story. In units of the weights (log odds). */
  readonly story: number
  readonly event: number
  /** Cosines of all words, of the beginnings' words, and of the actors named. */
  readonly words: number
  readonly lead: number
  readonly actors: number
  /** Hours between the two publications; null where one is undated. */
  readonly hours: number | null
  /** How much of the shorter article the longer one carries; null where too few runs of words are shared to look. */
  readonly carried: Alignment | null
  /** Whether the shorter article's sentences were looked for in the second one: it is the shorter. */
  readonly shorterFirst: boolean
}

/** Weights of the two judgements; trained by `scripts/train/stories.mjs`, kept in `model/stories.json`. */
export interface Weights {
  readonly story: Readonly<Record<string, number>>
  readonly event: Readonly<Record<string, number>>
}

let weights: Weights | null = null
const ownWeights = (): Weights => {
  weights ??= JSON.parse(readFileSync(new URL('../../model/stories.json', import.meta.url), 'utf8')) as Weights
  return weights
}

/** About a third of the sentences of the shorter article carried: a copy. */
const COPIED = 0.3
// Runs of five words that two articles share before their sentences are laid side by side.
const RUNS = 2
/** Hours after which two articles are no longer taken for one event or story by their likeness alone. */
export const WINDOW = 120

/** Lays two articles side by side. Same two tellings, same answer, whatever else is known; the order of the two does not matter. */
export function compare(a: Telling, b: Telling): Comparison {
  const measured = measure(a, b)
  const features = featuresOf(measured, a.outlet !== null && a.outlet === b.outlet)
  const story = dot(ownWeights().story, features)
  const event = dot(ownWeights().event, features)
  return { relation: relationOf(measured, story, event), story, event, ...measured }
}

/** What is measured of two articles, before anything is judged. */
export type Measured = Omit<Comparison, 'relation' | 'story' | 'event'>

/** Measures two articles without judging them. */
export function measure(a: Telling, b: Telling): Measured {
  const shorterFirst = a.words.length < b.words.length || (a.words.length === b.words.length && a.id <= b.id)
  const [short, long] = shorterFirst ? [a, b] : [b, a]
  const carried = shared(short.shingles, long.shingles) < RUNS ? null : align(short, long)
  return {
    words: cosine(a.all, b.all),
    lead: cosine(a.lead, b.lead),
    actors: cosine(a.actors, b.actors),
    hours: hoursBetween(a, b),
    carried,
    shorterFirst,
  }
}

function relationOf({ carried, hours }: Measured, story: number, event: number): Relation {
  if (carried !== null && isCopy(carried)) return 'copy'
  if (hours === null || hours > WINDOW || story <= 0) return 'different'
  return event > 0 ? 'same-event' : 'same-story'
}

/** Whether so much of the shorter article is carried that it is one text, edited or cut. */
export const isCopy = (carried: Pick<Alignment, 'share' | 'soft'>): boolean => carried.share >= COPIED && carried.soft >= COPIED

/** The measured values as the weights take them, about 0 to 3 each. */
export function featuresOf({ words, lead, actors, hours }: Measured, sameOutlet: boolean): Readonly<Record<string, number>> {
  return {
    bias: 1,
    words: words * 5,
    lead: lead * 4,
    actors: actors * 3,
    // Hours count less the more of them there are; undated articles are as far as the window is wide.
    hours: Math.log(1 + (hours ?? WINDOW) / 2),
    // One outlet seldom tells one event twice in its own words.
    outlet: sameOutlet ? 1 : 0,
  }
}

function dot(of: Readonly<Record<string, number>>, features: Readonly<Record<string, number>>): number {
  let sum = 0
  for (const [name, weight] of Object.entries(of)) sum += weight * (features[name] ?? 0)
  return sum
}

// Where only the day of one is known, the day is all that can be compared; the same day counts as some hours apart.
function hoursBetween(a: Telling, b: Telling): number | null {
  if (a.at === null || b.at === null) return null
  if (!a.whole && !b.whole) return Math.abs(a.at - b.at)
  const days = Math.abs(Math.floor(a.at / 24) - Math.floor(b.at / 24))
  return days === 0 ? 6 : days * 24
}
