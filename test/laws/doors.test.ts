import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { expect, test } from 'vitest'
import { type Desk, operations } from '../../src/desk/desk.ts'
import { formats } from '../../src/desk/export/formats.ts'
import { askings } from '../../src/views/cli/askings.ts'
import { render } from '../../src/views/cli/render.ts'
import { openapi } from '../../src/views/http/openapi.ts'
import { mcp } from '../../src/views/mcp/mcp.ts'

const names = Object.keys(operations)
const read = (file: string): string => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8')
const nobody = {} as Desk

test('an operation is called in the list as it calls itself', () => {
  for (const [name, operation] of Object.entries(operations)) expect(operation.name).toBe(name)
})

test('no operation of the desk is missing at the command line', () => {
  expect(Object.keys(askings).sort()).toEqual([...names].sort())
  expect(names.filter((n) => !(n in render))).toEqual([])
})

test('no operation is missing over HTTP, nor in its description', () => {
  expect(Object.keys(openapi('1').paths as object)).toEqual(names.map((n) => `/api/${n}`))
})

test('no operation is missing over MCP', async () => {
  const client = new Client({ name: 'test', version: '1' })
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  await mcp(nobody, '1').connect(theirs)
  await client.connect(ours)
  expect((await client.listTools()).tools.map((t) => t.name)).toEqual(names)
  await client.close()
})

test.each(['README.md'])('no operation is missing in %s, nor any format', (file) => {
  const text = read(file)
  expect(Object.values(askings).filter((a) => !text.includes(`marsad ${a.command}`))).toEqual([])
  expect(names.filter((n) => !text.includes(`/api/${n}`))).toEqual([])
  expect(Object.keys(formats).filter((f) => !text.includes(`\`${f}\``))).toEqual([])
})
