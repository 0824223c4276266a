import { BadInput } from '../../desk/desk.ts'

/** What the environment sets; options of a command win over it. */
export interface Settings {
  /** MARSAD_DB: the ledger's folder. */
  readonly ledger: string
  /** MARSAD_PORT: where `serve` and `start` listen. */
  readonly port: number
}

/** Reads the environment. @throws BadInput where a value cannot be used. */
export function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
  return { ledger: environment.MARSAD_DB || './marsad-data', port: portOf(environment.MARSAD_PORT || '4747', 'MARSAD_PORT') }
}

/** A port as a person gives it; 0 asks for any free one. */
export function portOf(text: string, from: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new BadInput(`${from}: expected a port number up to 65535, found "${text}"`)
  return port
}
