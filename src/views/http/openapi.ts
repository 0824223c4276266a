import { z } from 'zod'
import { isFile, isWrite, type OperationName, operations } from '../../desk/desk.ts'

type Json = Readonly<Record<string, unknown>>

/** The HTTP door in OpenAPI 3.1, made from the desk's list of operations. */
export function openapi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Marsad',
      version,
      summary: 'What Arabic news says on collective security, every fact with the characters that prove it',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{}, { token: [] }, { password: [] }],
    tags: [{ name: 'desk', description: 'Questions to the ledger; only what is sent with POST keeps a decision in it.' }],
    paths: Object.fromEntries(
      (Object.keys(operations) as OperationName[]).map((name) => [`/api/${name}`, { [isWrite(name) ? 'post' : 'get']: operationOf(name) }]),
    ),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'needed where another address than the loopback is served' },
        password: { type: 'http', scheme: 'basic', description: 'the token as the password, under any name' },
      },
      schemas: { Problem: PROBLEM },
      responses: {
        Problem: {
          description: 'what was wrong',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      headers: {
        ETag: { description: 'tag of this answer, for If-None-Match', schema: { type: 'string' } },
        Link: { description: 'first, prev, next and last part of a list', schema: { type: 'string' } },
      },
    },
  }
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'what was found and what was expected' },
    instance: { type: 'string' },
  },
}

const problem = { $ref: '#/components/responses/Problem' }

function operationOf(name: OperationName): Json {
  const { summary, input, output } = operations[name]
  return {
    operationId: name,
    tags: ['desk'],
    summary,
    parameters: parametersOf(input),
    responses: {
      200: isFile(name)
        ? {
            description: 'the file, as long as it is',
            content: { '*/*': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } },
          }
        : {
            description: 'the answer',
            headers: { ETag: { $ref: '#/components/headers/ETag' }, Link: { $ref: '#/components/headers/Link' } },
            content: { 'application/json': { schema: plain(z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }) as Json) } },
          },
      ...(isFile(name) ? {} : { 304: { description: 'the answer is the one whose tag was sent' } }),
      400: problem,
      401: problem,
      404: problem,
      421: problem,
      429: problem,
      default: problem,
    },
  }
}

function parametersOf(input: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    // Lists are written with commas: ?kinds=event,pact
    ...(schema.type === 'array' ? { style: 'form', explode: false } : {}),
    schema,
  }))
}

/** A schema as part of a document that says its dialect itself. */
function plain(schema: Json): Json {
  const { $schema: _, ...rest } = schema
  return rest
}
