/** Half-open range `[start, end)` in UTF-16 code units of a page's text. */
export type Span = readonly [start: number, end: number]

/**
 * Makes a span after checking that it lies inside the text and is not empty, and that it cuts no surrogate pair.
 * Every span of a reading comes from here (or from a token, which the same text was cut into).
 * @throws RangeError when the range is empty, reversed, outside the text or inside a surrogate pair.
 */
export function evidence(text: string, start: number, end: number): Span {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length))
    throw new RangeError(`no evidence at [${start}, ${end}) in a text of ${text.length} code units`)
  if (isLowSurrogate(text.charCodeAt(start)) || isLowSurrogate(text.charCodeAt(end)))
    throw new RangeError(`[${start}, ${end}) cuts a surrogate pair`)
  return [start, end]
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

/** Whether two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]

/** Whether the first span lies wholly inside the second. */
export const within = (a: Span, b: Span): boolean => a[0] >= b[0] && a[1] <= b[1]
