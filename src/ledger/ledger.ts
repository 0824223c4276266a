import type {
  ActorLine,
  ActorWhole,
  AnyFact,
  CommitmentFact,
  Days,
  Explanation,
  Health,
  Hit,
  JournalLine,
  List,
  Overview,
  PactFact,
  PageLine,
  PageWhole,
  Paging,
} from './answers.ts'

export type * from './answers.ts'

/** What was read, kept and joined; every list names the true count of all. */
export interface Ledger {
  overview(of: { newest: number }): Promise<Overview>
  pages(of: { outlet?: string | undefined } & Days & Paging): Promise<List<PageLine>>
  /** @throws NotFound, or BadInput where the id's beginning fits several pages. */
  page(id: string): Promise<PageWhole>
  find(of: { words: string; outlet?: string | undefined } & Days & Paging): Promise<List<Hit>>
  timeline(
    of: { kinds: readonly ('event' | 'statement' | 'pact')[]; actor?: string | undefined; order: 'oldest' | 'newest' } & Days & Paging,
  ): Promise<List<AnyFact> & { readonly counts: { readonly event: number; readonly statement: number; readonly pact: number } }>
  actors(of: { name?: string | undefined; type?: string | undefined } & Paging): Promise<List<ActorLine>>
  actor(of: { key: string; act?: string | undefined } & Paging): Promise<ActorWhole>
  pacts(of: { actor?: string | undefined; kind?: string | undefined; status?: string | undefined } & Paging): Promise<List<PactFact>>
  due(of: { actor?: string | undefined } & Days & Paging): Promise<List<CommitmentFact> & { readonly undated: number }>
  explain(id: string): Promise<Explanation>
  doctor(of: { deep: boolean }): Promise<Health>
  journal(of: Paging): Promise<List<JournalLine>>
}
