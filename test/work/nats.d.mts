/** NATS servers in a temporary folder. */
export interface Nats {
  /** Addresses of all servers, with commas. */
  readonly address: string
  /** Kills one server with -9 and starts it again after `pause` milliseconds. */
  crash(i: number, pause: number): Promise<void>
  stop(): Promise<void>
}

export const hasNats: boolean
export function startNats(of?: { readonly servers?: number; readonly maxPayload?: number }): Promise<Nats>
