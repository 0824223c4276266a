import type { z } from 'zod'
import type { Ledger } from '../ledger/ledger.ts'

/** One thing the desk can be asked: every door (command line, HTTP, MCP, web) is made from these. */
export interface Operation<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  readonly name: string
  /** One line in English that help pages and documents show. */
  readonly summary: string
  readonly input: In
  readonly output: Out
  /** Whether it keeps a decision of a reader: doors let such through only where somebody means to write. */
  readonly writes?: true
  /** Whether its answer is kept for as long as the ledger holds the same: where making it takes long. */
  readonly kept?: true
  /** Answers from the ledger. It changes nothing there but for an operation that writes. */
  run(ledger: Ledger, input: z.output<In>): Promise<Frozen<z.input<Out>>>
  /** The answer where it needs no ledger at all; null where this input does. */
  withoutLedger?(input: z.output<In>): Frozen<z.input<Out>> | null
  /** Where the answer is a file: the file itself, which doors that can hand on a file give instead. */
  file?(ledger: Ledger, input: z.output<In>): Promise<FileAnswer>
}

/** An answer of any length, piece by piece. */
export interface FileAnswer {
  readonly name: string
  readonly media: string
  /** Pages it is made from. */
  readonly pages: number
  readonly parts: AsyncIterable<string | Uint8Array>
}

/** Keeps the types of an operation's schemas while checking its shape. */
export const operation = <In extends z.ZodType, Out extends z.ZodType>(of: Operation<In, Out>): Operation<In, Out> => of

/** The type with everything in it read-only. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T
