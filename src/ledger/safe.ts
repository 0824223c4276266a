/**
 * The text as PostgreSQL can keep it: U+0000, which `text` refuses, and lone surrogates, which UTF-8 has no form for, become U+FFFD.
 * One code unit stays one code unit, so spans hold in what is kept. The exact text stands in the journal and in the reading (type `json`).
 */
export function safeText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole
}

/** JSON of rows for `json_populate_recordset`, every string in it safe. */
export const safeJson = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? safeText(value) : value))
