/** A PostgreSQL server in a temporary folder. */
export interface Postgres {
  /** Address of a database that is always there. */
  readonly admin: string
  /** Makes a new database; gives its address. */
  database(): string
  /** Breaks every connection to a database. */
  breakConnections(url: string): void
  stop(): Promise<void>
}

export function startPostgres(): Promise<Postgres | null>
