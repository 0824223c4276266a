import { existsSync } from 'node:fs'
import { BadInput, type Desk, deskOf, type Ledger, NotFound, openWith, servedAt } from '../../desk/desk.ts'
import { progress } from './progress.ts'
import type { Settings } from './settings.ts'
import { shown, tell } from './terminal.ts'

/** Opens the ledger with what mending it needs told on standard error. */
export async function openTold(path: string, quiet: boolean): Promise<Ledger> {
  const bar = await progress(quiet)
  const ledger = await openWith(path, (doing, done, total) => bar.show(doing, done, total))
  bar.clear()
  if (!quiet) for (const mended of ledger.mended) tell(`marsad: ${shown(mended)}`)
  return ledger
}

/** Asks the desk once: through the server that has the ledger open, where there is one, else by opening it. */
export async function withDesk<Answer>({ ledger: path }: Settings, quiet: boolean, use: (desk: Desk) => Promise<Answer>): Promise<Answer> {
  if (!existsSync(path)) throw new NotFound(`there is no ledger at ${path} yet; make one with: marsad read PAGE…`)
  const address = servedAt(path)
  if (address !== null) return use(deskAt(address))
  const ledger = await openTold(path, quiet)
  try {
    return await use(deskOf(ledger))
  } finally {
    await ledger.close()
  }
}

/** A desk that a server of this machine answers for. */
function deskAt(address: string): Desk {
  return {
    async ask(name, input) {
      const query = new URLSearchParams()
      for (const [key, value] of Object.entries(input as Record<string, unknown>))
        if (value !== undefined) query.set(key, Array.isArray(value) ? value.join(',') : String(value))
      const response = await fetch(`${address}/api/${name}?${query}`)
      const body: unknown = await response.json()
      if (response.ok) return body as never
      const detail = (body as { detail?: string }).detail ?? `the server at ${address} answered ${response.status}`
      if (response.status === 404) throw new NotFound(detail)
      if (response.status === 400) throw new BadInput(detail)
      throw new Error(detail)
    },
  }
}
