/** The part of a list that the order asks for: no list of the order is cut. */
export const UNCUT = { offset: 0, limit: 100_000 } as const
