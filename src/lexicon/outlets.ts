import { foldWord } from '../text/text.ts'
import { type Entry, lexicon } from './names.ts'
import { readTable } from './table.ts'

let kinds: ReadonlyMap<string, string> | null = null

/** What kind of medium an entry is (`agency newspaper channel site radio magazine`), null for anything else: an intelligence agency is none. */
export function outletKind(entry: Entry): string | null {
  kinds ??= new Map(readTable('names/outlets.tsv', ['en', 'kind']).map((r) => [r.en, r.kind]))
  const kind = kinds.get(entry.en)
  return kind === undefined || kind === 'platform' ? null : kind
}

let byName: ReadonlyMap<string, Entry> | null = null

/** The medium that one of its full names means, however it is spaced and pointed («CNN.», «سي ان ان»); null where the lexicon knows none. */
export function outletNamed(name: string): Entry | null {
  byName ??= new Map(
    [...lexicon().entries.values()].flatMap((e) =>
      outletKind(e) === null ? [] : [e.en, e.ar, ...e.forms].map((form): [string, Entry] => [plain(form), e]),
    ),
  )
  return byName.get(plain(name)) ?? null
}

const plain = (name: string): string => foldWord(name).replace(/[^\p{L}\p{N}]/gu, '')
