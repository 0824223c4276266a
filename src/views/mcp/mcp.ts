import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema, type Tool } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { type Desk, isForeseen, NotFound, type OperationName, operations } from '../../desk/desk.ts'

const INSTRUCTIONS = `Marsad keeps what Arabic news pages say on collective security. Every fact comes with the id of its page and the span (start, end, in UTF-16 code units of the page's text) of the words that prove it: quote those words, and name the page's outlet. What a page does not say is null; do not fill it in. Begin with overview or find; actors are named by their key.`

/** The desk as tools for a language model's client: one for each operation, with its input and output schema. */
export function mcp(desk: Desk, version: string): Server {
  const server = new Server({ name: 'marsad', title: 'Marsad', version }, { capabilities: { tools: {} }, instructions: INSTRUCTIONS })
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: TOOLS }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => call(desk, params.name, params.arguments ?? {}))
  return server
}

// Draft 7, which clients' validators know; in later drafts a span's pair of numbers is written in a way that they read as «no items».
// An answer of several shapes is an object in each of them, which the protocol wants said at the top.
const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => ({
  ...z.toJSONSchema(schema, { io, target: 'draft-7', unrepresentable: 'any' }),
  type: 'object' as const,
})

const TOOLS: Tool[] = Object.values(operations).map(({ name, summary, input, output, writes }) => ({
  name,
  title: summary,
  description: summary,
  inputSchema: schemaOf(input, 'input') as Tool['inputSchema'],
  outputSchema: schemaOf(output, 'output') as NonNullable<Tool['outputSchema']>,
  annotations: { readOnlyHint: writes !== true, destructiveHint: false, idempotentHint: writes !== true, openWorldHint: false },
}))

/** An operation's answer, both as text and as data. What the caller can mend is told to the model; a bug is told to the terminal. */
async function call(desk: Desk, name: string, given: Record<string, unknown>): Promise<CallToolResult> {
  try {
    if (!Object.hasOwn(operations, name)) throw new NotFound(`${name}: no such tool; there are ${Object.keys(operations).join(', ')}`)
    const answer = await desk.ask(name as OperationName, given as never)
    return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer as Record<string, unknown> }
  } catch (error) {
    if (!isForeseen(error)) console.error(error)
    const text = isForeseen(error) ? (error as Error).message : 'Marsad met an error; its terminal says more'
    return { content: [{ type: 'text', text }], isError: true }
  }
}

/** Speaks MCP on standard input and output until the client goes. */
export async function mcpOnStdio(desk: Desk, version: string): Promise<void> {
  const server = mcp(desk, version)
  const gone = new Promise<void>((resolve) => {
    server.onclose = resolve
    process.stdin.once('end', resolve)
    process.stdin.once('close', resolve)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await server.connect(new StdioServerTransport())
  await gone
  await server.close()
}

/** Answers one request of the streamable HTTP transport. Nothing is kept between requests, so any number of clients may ask. */
export async function mcpOverHttp(desk: Desk, version: string, request: Request): Promise<Response> {
  // Without sessions there is nothing to listen to or to end.
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } })
  const server = mcp(desk, version)
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server.connect(transport)
  try {
    return await transport.handleRequest(request)
  } finally {
    await server.close()
  }
}
