import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, deskOf, operations } from '../../src/desk/desk.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { serve } from '../../src/views/http/serve.ts'
import { mcp } from '../../src/views/mcp/mcp.ts'
import { newFolder, openStub, PAGES, put } from '../ledger/invented.ts'

let ledger: Ledger
let desk: Desk
const client = new Client({ name: 'test', version: '1' })
beforeAll(async () => {
  ledger = await openStub(newFolder())
  await put(ledger, ...PAGES)
  desk = deskOf(ledger)
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  await mcp(desk, '1').connect(theirs)
  await client.connect(ours)
})
afterAll(async () => {
  await client.close()
  await ledger.close()
})

test('every operation of the desk is a tool that says what it takes and gives', async () => {
  const { tools } = await client.listTools()
  expect(tools.map((t) => t.name)).toEqual(Object.keys(operations))
  for (const tool of tools) {
    expect(tool.description).not.toBe('')
    expect(Object.keys(tool.inputSchema.properties ?? {})).toEqual(
      Object.keys(operations[tool.name as keyof typeof operations].input.shape),
    )
    expect(tool.annotations?.readOnlyHint).toBe(!('writes' in operations[tool.name as keyof typeof operations]))
  }
})

// The official client checks each answer against the tool's output schema by itself.
test.each([
  ['overview', {}],
  ['pages', { limit: 2 }],
  ['find', { words: 'اتفاق' }],
  ['timeline', { kinds: ['event', 'statement'] }],
  ['actors', {}],
  ['actor', { key: 'Talawnia' }],
  ['pacts', {}],
  ['due', {}],
  ['order', {}],
  ['order', { of: 'CSTO' }],
  ['order', { of: 'Armenia' }],
  ['order', { of: 'Russia', with: 'Belarus' }],
  ['triggered', { event: 'attack', on: 'Armenia' }],
  ['network', { body: 'CSTO' }],
  ['map', { body: 'CSTO' }],
  ['today', {}],
  ['stories', {}],
  ['news', {}],
  ['brief', {}],
  ['doctor', {}],
  ['journal', {}],
  ['export', { format: 'csv' }],
])('%s answers as the desk does', async (name, given) => {
  const answer = await client.callTool({ name, arguments: given })
  expect(answer.isError ?? false).toBe(false)
  expect(answer.structuredContent).toEqual(JSON.parse(JSON.stringify(await desk.ask(name as 'pages', given as never))))
  expect(JSON.parse((answer.content as { text: string }[])[0]!.text)).toEqual(answer.structuredContent)
})

test('a page and its facts come with the spans of their words', async () => {
  const found = (await client.callTool({ name: 'timeline', arguments: {} })).structuredContent as unknown as Awaited<
    ReturnType<Desk['ask']>
  > & { items: { fact: string; page: { id: string }; content: { span: [number, number]; text: string } }[] }
  const said = found.items.find((f) => f.fact === 'statement')!
  const page = (await client.callTool({ name: 'page', arguments: { id: said.page.id } })).structuredContent as { reading: { text: string } }
  expect(page.reading.text.slice(...said.content.span)).toBe(said.content.text)
})

test.each([
  ['page', { id: 'nowhere' }, /no page/],
  ['pages', { limit: -1 }, /limit/],
  ['find', {}, /words/],
  ['export', { format: 'docx' }, /format/],
])('%s with %j is an error that says why', async (name, given, why) => {
  const answer = await client.callTool({ name, arguments: given })
  expect([answer.isError, (answer.content as { text: string }[])[0]!.text]).toEqual([true, expect.stringMatching(why)])
})

test('a tool that is not there is an error, not a crash', async () => {
  const answer = await client.callTool({ name: 'constructor', arguments: {} })
  expect(answer.isError).toBe(true)
})

test('over streamable HTTP the same tools answer', async () => {
  const serving = await serve(desk, { port: 0 })
  const far = new Client({ name: 'test', version: '1' })
  await far.connect(new StreamableHTTPClientTransport(new URL(`${serving.address}/mcp`)) as never)
  expect((await far.listTools()).tools).toHaveLength(Object.keys(operations).length)
  expect((await far.callTool({ name: 'overview', arguments: {} })).structuredContent).toMatchObject({ counts: { pages: 3 } })
  await far.close()
  await serving.close()
})

test('`marsad mcp` speaks it on standard input and output, and nothing else there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-mcp-'))
  const own = await openStub(join(folder, 'ledger'))
  await put(own, ...PAGES)
  await own.close()
  const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
  const near = new Client({ name: 'test', version: '1' })
  await near.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [main, 'mcp'],
      env: { ...process.env, MARSAD_DB: join(folder, 'ledger') } as Record<string, string>,
      stderr: 'ignore',
    }),
  )
  expect(near.getServerVersion()?.name).toBe('marsad')
  expect((await near.callTool({ name: 'pages', arguments: {} })).structuredContent).toMatchObject({ total: 3 })
  await near.close()
  rmSync(folder, { recursive: true, force: true })
})
