import type { Ledger } from '../ledger/ledger.ts'
import { openReadings, type Page, type ReadingLine, Unreadable } from '../page/page.ts'
import { printed } from '../work/work.ts'
import { type Intake, type IntakeNews, type IntakeOptions, takeAll } from './intake.ts'
import { readingForm } from './reading-form.ts'

/**
 * Takes printed readings into the ledger without reading their pages anew: into the journal first, then by COPY, in the order of the inputs. A
 * reading that was printed with its page is kept as if the page had been read here; of another the line itself is kept in the place of the
 * page's bytes, until the page comes. What is known already changes nothing, so a load done twice, or broken off and done again, is done once.
 */
export const loadReadings = (
  ledger: Ledger,
  inputs: readonly string[],
  news?: IntakeNews,
  { workers, stop, ...options }: IntakeOptions = {},
): Promise<Intake> => takeAll(ledger, opened(openReadings(inputs, options)), 'loaded', news, { workers, stop })

async function* opened(lines: AsyncIterable<ReadingLine | Unreadable>): AsyncGenerator<Page | Unreadable> {
  for await (const line of lines) yield line instanceof Unreadable ? line : standIn(line)
}

/** The page of a printed reading as far as sifting needs it, with the line in the place of its bytes, from which a thread makes the rest. */
function standIn({ source, line }: ReadingLine): Page | Unreadable {
  try {
    checkReading(source, line)
    const bytes = Buffer.from(line)
    const { page } = printed(source, bytes)
    return { ...page, source: page.source, text: '', hints: [], stated: [], bytes }
  } catch (error) {
    return error instanceof Unreadable ? error : new Unreadable(source, `no reading: ${(error as Error).message}`, { cause: error })
  }
}

// Lines come from other machines and may have been made by anybody: what they say must fit itself before it is kept for good.
function checkReading(source: string, line: string): void {
  const parsed = readingForm.safeParse(JSON.parse(line))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Unreadable(source, `no reading: ${issue!.path.join('.') || 'the line'}: ${issue!.message}`)
  }
  const { text, blocks, messages, articles } = parsed.data
  const wrong = spanOutside([blocks, messages, articles], text.length)
  if (wrong !== null) throw new Unreadable(source, `no reading: the span ${wrong.join('–')} does not lie in its text`)
}

/** The first span that does not lie in a text of this length; all numbers of a reading are ends of spans. */
function spanOutside(value: unknown, length: number): readonly [number, number] | null {
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value) && typeof value[0] === 'number') {
    const [start, end] = value as [number, number]
    return start <= end && end <= length ? null : [start, end]
  }
  for (const part of Object.values(value)) {
    const wrong = spanOutside(part, length)
    if (wrong !== null) return wrong
  }
  return null
}
