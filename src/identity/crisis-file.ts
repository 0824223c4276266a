import type { Decision } from './judgement.ts'

/** What a working file is opened on. */
export interface CrisisOpening {
  readonly name: string
  /** Its name in both languages, where nobody gave it one of his own. */
  readonly names?: Readonly<Record<'ar' | 'en', string>> | undefined
  /** Id of the event; null where a story was named and none of its events. */
  readonly event: string | null
  /** The day from which statements and meetings are of it, `YYYY-MM-DD`. */
  readonly since: string
  /** The kind of happening that obligations are asked about, the state that it happens to, and the state that does it. */
  readonly happening: string | null
  readonly on: string | null
  readonly by: string | null
  /** Keys of those whose words are followed. */
  readonly parties: readonly string[]
}

/** Something that was decided about a working file. */
export interface CrisisStep {
  readonly what: 'opened' | 'closed' | 'reopened'
  readonly by: string
  readonly why: string | null
  readonly when: string
  /** Number of the journal's record that keeps it. */
  readonly number: number
}

/** A working file as decisions leave it. */
export interface CrisisFile {
  /** The id of the decision that opened it. */
  readonly id: string
  /** The article through which its story is found. */
  readonly article: string
  readonly opening: CrisisOpening
  readonly steps: readonly CrisisStep[]
  /** The last record that belongs to it; null while it is open. */
  readonly until: number | null
}

const STEPS = { open: 'opened', close: 'closed', reopen: 'reopened' } as const

/** The working files that decisions make, in the order they were opened; a file whose opening was undone is none. */
export function crisisFiles(standing: readonly Decision[]): CrisisFile[] {
  const files = new Map<string, CrisisFile>()
  for (const { kind, what, subjects, id, by, why, when, number, crisis } of standing) {
    if (what !== 'crisis' || !(kind in STEPS)) continue
    const step: CrisisStep = { what: STEPS[kind as keyof typeof STEPS], by, why, when, number }
    const file = files.get(subjects[0] ?? '')
    if (kind === 'open' && crisis !== undefined)
      files.set(id, { id, article: subjects[0] ?? '', opening: crisis, steps: [step], until: null })
    else if (file !== undefined) files.set(file.id, { ...file, steps: [...file.steps, step], until: kind === 'close' ? number : null })
  }
  return [...files.values()]
}
