import { type Entry, lexicon } from '../../lexicon/lexicon.ts'
import type { Span } from '../../text/text.ts'
import type { Entity, EntityType, Ref } from '../contract.ts'
import { transliterate } from './transliterate.ts'

interface Record {
  readonly id: Ref
  readonly type: EntityType
  readonly entry: Entry | null
  readonly ar: string
  readonly en: string | null
  readonly why: string
  readonly spans: Span[]
  readonly surfaces: Set<string>
  country: string | null
}

/** The entities of one article while it is read: each lexicon entry and each unknown name once, ids in order of first sight. */
export class Registry {
  readonly #records: Record[] = []
  readonly #byKey = new Map<string, Record>()
  readonly #lexicon = lexicon()

  /** The entity of a lexicon entry, made on first use. */
  known(entry: Entry, why: string): Ref {
    return this.#add(`known\t${entry.en}`, () => ({
      type: entry.type as EntityType,
      entry,
      ar: entry.ar,
      en: entry.en,
      why,
      country: entry.kind === 'state' ? entry.en : entry.country,
    }))
  }

  /** An entity that the lexicon lacks, by its Arabic name; `en` is a composed English name or a transliteration. */
  unknown(type: EntityType, ar: string, en: string | null, country: string | null, why: string): Ref {
    return this.#add(`${type}\t${en ?? ar}`, () => ({ type, entry: null, ar, en: en ?? transliterate(ar), why, country }))
  }

  #add(key: string, make: () => Omit<Record, 'id' | 'spans' | 'surfaces'>): Ref {
    let record = this.#byKey.get(key)
    if (record === undefined) {
      record = { id: `e${this.#records.length + 1}`, spans: [], surfaces: new Set(), ...make() }
      this.#records.push(record)
      this.#byKey.set(key, record)
    }
    return record.id
  }

  mention(ref: Ref, span: Span, surface: string): void {
    const record = this.#record(ref)
    record.spans.push(span)
    record.surfaces.add(surface)
  }

  entry(ref: Ref): Entry | null {
    return this.#record(ref).entry
  }

  /** English name of the state behind an entity, null where none is known. */
  country(ref: Ref): string | null {
    return this.#record(ref).country
  }

  /** Notes the state of a person whom the lexicon lacks, from the title beside the name. */
  belongs(ref: Ref, country: string): void {
    const record = this.#record(ref)
    record.country ??= country
  }

  #record(ref: Ref): Record {
    const record = this.#records[Number(ref.slice(1)) - 1]
    if (record === undefined) throw new Error(`no entity ${ref}`)
    return record
  }

  entity(ref: Ref): Entity {
    return this.#entity(this.#record(ref))
  }

  #entity(r: Record): Entity {
    return {
      id: r.id,
      type: r.type,
      name: { ar: r.ar, en: r.en },
      aliases: [...r.surfaces].filter((s) => s !== r.ar),
      wikidata: r.entry?.wikidata ?? null,
      mentions: [...r.spans].sort((a, b) => a[0] - b[0]),
      why: r.why,
    }
  }

  all(): Entity[] {
    return this.#records.map((r) => this.#entity(r))
  }

  /** The entity of a lexicon entry by its English name, null where the lexicon lacks it. */
  byName(en: string, why: string): Ref | null {
    const entry = this.#lexicon.entries.get(en)
    return entry === undefined ? null : this.known(entry, why)
  }
}
