import { existsSync } from 'node:fs'
import {
  BadInput,
  type Desk,
  deskOf,
  type FileAnswer,
  isServer,
  isWrite,
  type Ledger,
  NotFound,
  type OperationName,
  openWith,
  servedAt,
} from '../../desk/desk.ts'
import { progress } from './progress.ts'
import type { Settings } from './settings.ts'
import { said } from './speak.ts'
import { shown, tell } from './terminal.ts'

/** Opens the ledger with what mending it needs told on standard error. */
export async function openTold(path: string, quiet: boolean): Promise<Ledger> {
  const bar = await progress(quiet)
  const ledger = await openWith(path, (doing, done, total) => bar.show(doing, done, total))
  bar.clear()
  if (!quiet) for (const mended of ledger.mended) tell(`marsad: ${shown(said(mended))}`)
  return ledger
}

/** Asks the desk once: through the server that has the ledger open, where there is one, else by opening it. */
export async function withDesk<Answer>({ ledger: path }: Settings, quiet: boolean, use: (desk: Desk) => Promise<Answer>): Promise<Answer> {
  if (!isServer(path) && !existsSync(path)) throw new NotFound(`there is no ledger at ${path} yet; make one with: marsad read PAGE…`)
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
    ask: async (name, input) => (await answerOf(address, name, input)).json() as never,
    async file(name, input) {
      const { headers, body } = await answerOf(address, name, input)
      return {
        name: /filename="([^"]*)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? name,
        media: headers.get('content-type') ?? 'application/octet-stream',
        pages: Number(headers.get('marsad-pages') ?? 0),
        parts: (body ?? []) as FileAnswer['parts'],
      }
    },
  }
}

function queryOf(input: unknown): URLSearchParams {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input as Record<string, unknown>))
    if (value !== undefined) query.set(key, Array.isArray(value) ? value.join(',') : String(value))
  return query
}

async function answerOf(address: string, name: string, input: unknown): Promise<Response> {
  const token = process.env.MARSAD_TOKEN
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  // What is written may be long, a page for one.
  const response = isWrite(name as OperationName)
    ? await fetch(`${address}/api/${name}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
    : await fetch(`${address}/api/${name}?${queryOf(input)}`, { headers })
  if (response.ok) return response
  const body = (await response.json().catch(() => ({}))) as { detail?: string }
  const detail = body.detail ?? `the server at ${address} answered ${response.status}`
  if (response.status === 404) throw new NotFound(detail)
  if (response.status === 400 || response.status === 401) throw new BadInput(detail)
  // An address holds so much and no more.
  if (response.status === 414 || response.status === 431) throw new BadInput('what is asked is too long; ask for less')
  throw new Error(detail)
}
