// What runs in a reading thread: pages in, what the task makes of them out.
import { parentPort } from 'node:worker_threads'
import { type Page, Unreadable } from '../page/page.ts'
import { type Made, makeHere, type Task } from './making.ts'
import { freeSpentMemory } from './spent-memory.ts'

/** What a thread is asked for. */
export interface Asked {
  readonly task: Task
  readonly pages: readonly Page[]
}

/** What it answers: for each page what was made of it, or why it could not be read. */
export type Answer = readonly ({ readonly value: Made[Task['kind']] } | { readonly refused: string })[]

parentPort?.on('message', ({ task, pages }: Asked) => {
  const answer: Answer = pages.map((page) => {
    const made = makeHere(task, page)
    return made instanceof Unreadable ? { refused: made.reason } : { value: made }
  })
  parentPort!.postMessage(answer)
  freeSpentMemory()
})
