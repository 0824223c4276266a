import type { Model } from './decode.ts'
import { LABELS } from './labels.ts'
import {
  OWN,
  PLACES,
  tellClass,
  tellCluster,
  tellClusterOwn,
  tellNoCluster,
  tellPrefix,
  tellShape,
  type WordFacts,
} from './word-features.ts'

const N = LABELS.length

/** Adds what is known of a word beside its letters to its scores at a place. */
export type Telling = (facts: WordFacts, place: number, parts: Float32Array) => void

type Put = (hash: number) => void

/** What shapes, clusters and classes give in a model: each is one of a few thousand, and is summed over its features once. */
export function tellings({ table, weights }: Model): Telling {
  const summed = (give: (place: number, put: Put) => void): Float32Array => {
    const row = new Float32Array(PLACES * N)
    for (let place = 0; place < PLACES; place++)
      give(place, (hash) => {
        const from = table.at(hash)
        if (from >= 0) for (let y = 0; y < N; y++) row[place * N + y]! += weights[from + y]!
      })
    return row
  }
  const kept = <Key>(rows: Map<Key, Float32Array>, key: Key, give: (place: number, put: Put) => void): Float32Array => {
    let row = rows.get(key)
    if (row === undefined) {
      row = summed(give)
      rows.set(key, row)
    }
    return row
  }
  const shapes = new Map<string, Float32Array>()
  const prefixes = new Map<string, Float32Array>()
  const clusters: Float32Array[][] = []
  const owned: (Float32Array | undefined)[] = []
  const classes: (Float32Array | undefined)[] = []
  const unclustered = summed(tellNoCluster)
  const clusterAt = (grain: number, group: number): Float32Array => {
    clusters[grain] ??= []
    const rows = clusters[grain]!
    rows[group] ??= summed((place, put) => tellCluster(grain, group, place, put))
    return rows[group]!
  }
  return (facts, place, parts) => {
    const { shape, groups, form, stem } = facts
    add(
      kept(shapes, shape, (at, put) => tellShape(shape, at, put)),
      place,
      parts,
    )
    if (groups === null) add(unclustered, place, parts)
    else for (let i = 0; i < groups.length; i++) add(clusterAt(i, groups[i]!), place, parts)
    for (let bit = 0; facts.classes >> bit !== 0; bit++) {
      if ((facts.classes & (1 << bit)) === 0) continue
      classes[bit] ??= summed((at, put) => tellClass(1 << bit, at, put))
      add(classes[bit]!, place, parts)
    }
    if (place !== OWN) return
    if (stem !== form) {
      const prefix = form.slice(0, form.length - stem.length)
      add(
        kept(prefixes, prefix, (at, put) => tellPrefix(prefix, at, put)),
        place,
        parts,
      )
    }
    const definite = form.startsWith('ال')
    if (groups !== null)
      for (const g of groups) {
        const key = g * 2 + (definite ? 1 : 0)
        owned[key] ??= summed((at, put) => tellClusterOwn(g, definite, at, put))
        add(owned[key]!, place, parts)
      }
  }
}

function add(row: Float32Array, place: number, parts: Float32Array): void {
  const at = place * N
  for (let y = at; y < at + N; y++) parts[y]! += row[y]!
}
