import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Reading } from '../reading/reading.ts'
import { safeText } from './safe.ts'

/**
 * A reading as the database keeps it: its JSON compressed, so that lone surrogates and the order of fields stay, and without its text
 * where the page's column holds it already, unit for unit.
 */
export function packReading(reading: Reading): Uint8Array {
  const { text, ...rest } = reading
  return deflateRawSync(JSON.stringify(safeText(text) === text ? rest : reading), { level: 1 })
}

/** The reading that `packReading` packed; `text` is the page's text as its column holds it. */
export function unpackReading(packed: Uint8Array, text: string): Reading {
  const { schema, source, sha256, ...rest } = JSON.parse(inflateRawSync(packed).toString('utf8')) as Reading
  return { schema, source, sha256, ...(rest.text === undefined ? { text } : {}), ...rest }
}
