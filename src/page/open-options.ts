import type { Readable } from 'node:stream'
import type { Answers } from './answers.ts'
import type { FetchOptions } from './fetch.ts'

/** How pages are opened; the limits are bytes. */
export interface OpenOptions {
  /** Where `-` is read from; the process's standard input if not given. */
  readonly stdin?: Readable
  /** Largest page (a file, a record, a fetched body) that is read; 16 MiB if not given. */
  readonly maxPage?: number
  /** Pages in other languages are given too instead of being refused. */
  readonly anyLanguage?: boolean
  /** Told of what a folder holds that is no page by its name. */
  readonly skipped?: (path: string, reason: string) => void
  /** What addresses answered with in earlier runs: one that says nothing has changed gives no page. */
  readonly answers?: Answers
  /** Told of an address that says nothing has changed. */
  readonly unchanged?: (address: string) => void
  /** Of a feed's entries the pages they point to are fetched; an entry whose page cannot be had is read itself. */
  readonly entryPages?: boolean
  /** How addresses are fetched. */
  readonly fetch?: FetchOptions
}

/** The largest page that may be read. */
export const limitOf = (options: OpenOptions): number => options.maxPage ?? 16 * 1024 * 1024
