import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import { entityType } from './entity-type.ts'
import { particles } from './particles.ts'
import { cutParts, type Part, type Spoken, withJoined } from './parts.ts'

/** A sentence with everybody named in it. */
export interface Scene {
  readonly source: Source
  readonly names: Names
  readonly from: number
  readonly to: number
  readonly parts: readonly Part[]
  readonly inTitle: boolean
  /** Whom the sentences before spoke of. */
  readonly spoken: Readonly<Spoken>
}

const opened = new WeakMap<Names, readonly Scene[]>()

/** Each sentence of an article with its parts, in order; cut once for an article, whoever asks. */
export function scenesOf(source: Source, names: Names): readonly Scene[] {
  let scenes = opened.get(names)
  if (scenes === undefined) {
    scenes = openScenes(source, names)
    opened.set(names, scenes)
  }
  return scenes
}

function openScenes(source: Source, names: Names): Scene[] {
  const spoken: Spoken = { person: null, group: [] }
  return source.sentences.map(({ line, from, to }) => {
    const before = { ...spoken }
    const parts = cutParts(source, names, from, to, before)
    const scene = { source, names, from, to, parts, inTitle: source.lines[line]!.kind === 'title', spoken: before }
    follow(scene, spoken)
    return scene
  })
}

// What a sentence leaves in mind: its subject, and parties that it names together.
function follow(scene: Scene, spoken: Spoken): void {
  const { parts, names } = scene
  const topics = parts.filter((p) => p.lead === '' && p.kind !== 'nisba' && p.refs.length > 0)
  const people = topics.flatMap((p) => p.refs).filter((ref) => entityType(names, ref) === 'PER')
  spoken.person = people.at(0) ?? topics[0]?.refs[0] ?? spoken.person
  for (let k = 0; k < parts.length; k++) {
    if (parts[k + 1]?.joined !== true || parts[k]!.joined) continue
    const together = withJoined(parts, k).refs.filter((ref) => /^(PER|ORG|GPE)$/.test(entityType(names, ref)))
    if (together.length > 1) spoken.group = together
  }
}

/** Index of the first part that begins at or after token `i`. */
export function partFrom(scene: Scene, i: number): number {
  let low = 0
  let high = scene.parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (scene.parts[middle]!.from >= i) high = middle
    else low = middle + 1
  }
  return low
}

// No clause of a newspaper is longer; what is comes from hostile or broken text, and must not cost a scan of it all.
const LONGEST_CLAUSE = 80

const JOINED_VERB = /^[وف][\u0621-\u064a]{2,}[^ا]ت$/

/** Marks at which every clause ends. */
export const STOPS: ReadonlySet<string> = new Set(['.', '؛', ':', '!', '؟', '?'])

/** Where the clause that token `i` opens ends: at a stop or before a word that opens another clause. */
export function clauseEnd(scene: Scene, i: number): number {
  const { tokens } = scene.source
  const opens = particles('subordinator')
  const limit = Math.min(scene.to, i + LONGEST_CLAUSE)
  for (let k = i + 1; k < limit; k++) {
    const t = tokens[k]!
    // «…، وسحبت الجزائر …»: a comma and a joined verb begin another.
    if (t.form === '،' && JOINED_VERB.test(tokens[k + 1]?.form ?? '')) return k
    if (t.kind === 'mark' ? STOPS.has(t.form) && !(t.form === '.' && !t.gap && tokens[k + 1]?.gap === false) : opens.has(t.form)) return k
  }
  return limit
}

/** Where the clause that token `i` stands in begins: after a stop or a word that opens it, that word included. */
export function clauseStart(scene: Scene, i: number): number {
  const { tokens } = scene.source
  const opens = particles('subordinator')
  const limit = Math.max(scene.from, i - LONGEST_CLAUSE)
  for (let k = i - 1; k >= limit; k--) {
    const t = tokens[k]!
    if (t.kind === 'mark' && STOPS.has(t.form)) return k + 1
    if (t.kind === 'word' && opens.has(t.form)) return k
  }
  return limit
}
