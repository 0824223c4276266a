import type { CommitmentFact, Ties } from '../ledger/ledger.ts'
import { UNCUT } from './uncut.ts'

/** What actors bound themselves to that falls due on a day or later, soonest first; of articles that name one of `naming` only where it is given. */
export async function owedFrom(
  day: string,
  by: readonly string[],
  ties: Ties,
  naming?: readonly string[],
): Promise<readonly CommitmentFact[]> {
  const { items } = await ties.owed({ by, naming, from: day, ...UNCUT })
  return [...items].sort((a, b) => (a.due!.latest < b.due!.latest ? -1 : 1))
}
