import type { Readable } from 'node:stream'
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
  /** Told what an address answered with, for asking it later whether anything has changed. */
  readonly answered?: (answer: { readonly etag: string | null; readonly modified: string | null }) => void
  /** How addresses are fetched. */
  readonly fetch?: FetchOptions
}

/** The largest page that may be read. */
export const limitOf = (options: OpenOptions): number => options.maxPage ?? 16 * 1024 * 1024
