import { readFileSync } from 'node:fs'
import { BadInput, isServer } from '../../desk/desk.ts'

/** What the environment sets; options of a command win over it. */
export interface Settings {
  /** MARSAD_DB: the ledger's folder. */
  readonly ledger: string
  /** MARSAD_HOME: the folder of what is beside the ledger: the last briefings, watch rules and what they delivered. */
  readonly home: string
  /** MARSAD_PORT: where `serve` and `start` listen. */
  readonly port: number
  /** MARSAD_HOST: the address they listen on. */
  readonly host: string
  /** MARSAD_TOKEN: what must be brought where another address than this machine's own is served. */
  readonly token: string | null
  /** MARSAD_RATE: requests a second that one client may make. */
  readonly rate: number
  /** This program's version. */
  readonly version: string
}

/** Reads the environment. @throws BadInput where a value cannot be used. */
export function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const ledger = environment.MARSAD_DB || './marsad-data'
  return {
    ledger,
    home: environment.MARSAD_HOME || (isServer(ledger) ? './marsad-data' : ledger),
    port: portOf(environment.MARSAD_PORT || '4747', 'MARSAD_PORT'),
    host: environment.MARSAD_HOST || '127.0.0.1',
    token: environment.MARSAD_TOKEN || null,
    rate: rateOf(environment.MARSAD_RATE || '100'),
    version: ownVersion(),
  }
}

function rateOf(text: string): number {
  const rate = Number(text)
  if (!/^\d+$/.test(text) || rate > 1_000_000)
    throw new BadInput(`MARSAD_RATE: expected requests a second as a whole number, 0 for any, found "${text}"`)
  return rate
}

const ownVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version

/** A port as a person gives it; 0 asks for any free one. */
export function portOf(text: string, from: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new BadInput(`${from}: expected a port number up to 65535, found "${text}"`)
  return port
}
