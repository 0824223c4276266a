import type { CrisisOpening } from './crisis-file.ts'
import type { OnFact } from './verdict.ts'

/**
 * What a reader decided: that things are the same (`merge`), are not (`split`), or cannot be told (`undecided`); that a fact is right
 * (`confirm`), wrong (`reject`) or otherwise (`correct`). `undo` takes one back. A working file is opened (`open`), closed and reopened,
 * a search kept (`keep`) and forgotten.
 */
export interface Judgement {
  readonly kind:
    | 'merge'
    | 'split'
    | 'undecided'
    | 'confirm'
    | 'reject'
    | 'correct'
    | 'undo'
    | 'open'
    | 'close'
    | 'reopen'
    | 'keep'
    | 'forget'
  readonly what: 'actor' | 'story' | 'fact' | 'crisis' | 'search'
  /** Actors' keys, articles' ids, or one fact's id. Of a merge the first is what the others become part of, of a split what the others are parted from. */
  readonly subjects: readonly string[]
  /** Who decided. */
  readonly by: string
  readonly score: number | null
  readonly why: string | null
  /** The decision that an `undo` takes back. */
  readonly undoes: string | null
  /** Of a decision on a fact: where it stands, and what is put in its place. */
  readonly fact?: OnFact
  /** Of a working file that is opened: what it is opened on. */
  readonly crisis?: CrisisOpening
}

/** A judgement with its id and place among all that were made, and when. */
export interface Decision extends Judgement {
  readonly id: string
  readonly number: number
  readonly when: string
}

/** The decisions that hold, in their order: what was undone is left out, what was undone and the undoing undone is not. */
export function standing(decisions: readonly Decision[]): Decision[] {
  const undone = new Set<string>()
  const held: Decision[] = []
  for (const decision of decisions.toReversed()) {
    if (undone.has(decision.id)) continue
    if (decision.kind === 'undo') undone.add(decision.undoes ?? '')
    else held.push(decision)
  }
  return held.reverse()
}

/**
 * Heeds merges and splits over groups that were found without them. `first` names each thing's group by one of its members; the answer names
 * it anew. A merge puts the groups of its subjects together under that of the first; a split takes its subjects but the first out of the
 * first one's group, into one of their own. What no thing is any more is passed over.
 */
export function heeded(first: ReadonlyMap<string, string>, decisions: readonly Decision[]): Map<string, string> {
  const groups = new Map<string, string[]>()
  const of = new Map(first)
  for (const [thing, group] of of) groups.set(group, [...(groups.get(group) ?? []), thing])
  const move = (things: readonly string[], to: string): void => {
    for (const thing of things) {
      const from = of.get(thing)!
      groups.set(
        from,
        (groups.get(from) ?? []).filter((t) => t !== thing),
      )
      of.set(thing, to)
      groups.set(to, [...(groups.get(to) ?? []), thing])
    }
  }
  for (const { kind, subjects } of standing(decisions)) {
    const [head, ...others] = subjects.filter((s) => of.has(s))
    if (head === undefined || others.length === 0) continue
    const group = of.get(head)!
    if (kind === 'merge')
      for (const other of others) {
        if (of.get(other) !== group) move(groups.get(of.get(other)!) ?? [], group)
      }
    else if (kind === 'split') {
      const leaving = others.filter((o) => of.get(o) === group && o !== head)
      // The leaving may hold the member that the group is named after: then those who stay are named anew.
      const staying = (groups.get(group) ?? []).filter((t) => !leaving.includes(t))
      if (leaving.length === 0 || staying.length === 0) continue
      if (leaving.includes(group)) move(staying, `${staying[0]!}`)
      move(leaving, leaving.includes(group) ? group : leaving[0]!)
    }
  }
  return of
}
