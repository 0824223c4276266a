import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Page, Unreadable } from '../page/page.ts'
import { type Made, makeHere, type Task, type TaskOf } from './making.ts'
import type { Answer, Asked } from './reader.ts'
import { fitToThreads } from './thread-flags.ts'

/** Who reads pages: threads, or this thread itself. */
export interface Readers {
  /** How many threads there are; 0 where this one reads. */
  readonly threads: number
  /**
   * Makes of pages what the task makes, in their order; a page that the reader fails on comes back as `Unreadable` in its place. Ask for more
   * pieces at a time than there are threads (`inOrder`), and none of them waits.
   * @throws Error where a thread dies.
   */
  make<Kind extends Task['kind']>(task: TaskOf<Kind>, pages: readonly Page[]): Promise<(Made[Kind] | Unreadable)[]>
  close(): Promise<void>
}

/**
 * Opens readers: `threads` of them, or one for each processor; with 0 this thread reads. Threads start with the first pages, each with the
 * lexicon and the names model of its own: about 250 MB, and a second or two until it reads.
 */
export function openReaders(threads: number = availableParallelism()): Readers {
  if (threads === 0)
    return { threads, make: async (task, pages) => pages.map((page) => makeHere(task, page)), close: () => Promise.resolve() }
  const all: Thread[] = []
  const freest = (): Thread => {
    if (all.length === 0) {
      fitToThreads(threads)
      for (let i = 0; i < threads; i++) all.push(startThread())
    }
    return all.reduce((a, b) => (b.waiting.length < a.waiting.length ? b : a))
  }
  return {
    threads,
    async make<Kind extends Task['kind']>(task: TaskOf<Kind>, pages: readonly Page[]) {
      const answer = await ask(freest(), { task, pages: pages.map(light) })
      return answer.map((one, i) => ('refused' in one ? new Unreadable(pages[i]!.source, one.refused) : (one.value as Made[Kind])))
    },
    async close() {
      await Promise.all(all.map(({ worker }) => worker.terminate()))
    },
  }
}

interface Thread {
  readonly worker: Worker
  /** Who waits for this thread's answers, in the order of the questions. */
  readonly waiting: { resolve(answer: Answer): void; reject(error: Error): void }[]
  dead: Error | null
}

// Threads run what the build made, also where this file is run as it was written (in tests).
const READER = new URL(import.meta.url.endsWith('.ts') ? '../../dist/work/reader.js' : './reader.js', import.meta.url)

function startThread(): Thread {
  const worker = new Worker(READER)
  const thread: Thread = { worker, waiting: [], dead: null }
  const die = (error: Error): void => {
    thread.dead ??= error
    for (const { reject } of thread.waiting.splice(0)) reject(thread.dead)
  }
  worker.on('message', (answer: Answer) => thread.waiting.shift()?.resolve(answer))
  worker.on('error', (cause) => die(new Error(`a reading thread failed: ${(cause as Error).message}`, { cause })))
  worker.on('exit', () => die(new Error('a reading thread ended before its work was done')))
  return thread
}

const ask = (thread: Thread, asked: Asked): Promise<Answer> =>
  new Promise((resolve, reject) => {
    if (thread.dead !== null) return reject(thread.dead)
    thread.waiting.push({ resolve, reject })
    thread.worker.postMessage(asked)
    return undefined
  })

// A view is sent with all the memory behind it: its bytes alone are enough.
const light = (page: Page): Page => ({ ...page, bytes: new Uint8Array(page.bytes) })
