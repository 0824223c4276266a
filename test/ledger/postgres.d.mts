/** A PostgreSQL server in a temporary folder. */
export interface Postgres {
  /** Address of a database that is always there. */
  readonly admin: string
  /** Makes a new database; gives its address. */
  database(): string
  /** Breaks every connection to a database. */
  breakConnections(url: string): void
  /** Kills the server as a power cut would, and starts it again after `pause` milliseconds. */
  crash(pause: number): Promise<void>
  /** Rows that a query on a database gives, as text with a tab between columns. */
  rows(url: string, query: string): string[]
  stop(): Promise<void>
}

export function startPostgres(): Promise<Postgres | null>
