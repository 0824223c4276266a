import type { CommitmentFact, Ties } from '../ledger/ledger.ts'

// No list of the order is cut.
const MOST = 100_000

/** What actors bound themselves to that falls due on a day or later, soonest first; of articles that name one of `naming` only where it is given. */
export async function owedFrom(
  day: string,
  by: readonly string[],
  ties: Ties,
  naming?: readonly string[],
): Promise<readonly CommitmentFact[]> {
  const { items } = await ties.owed({ by, naming, from: day, offset: 0, limit: MOST })
  return [...items].sort((a, b) => (a.due!.latest < b.due!.latest ? -1 : 1))
}
