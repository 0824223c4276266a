import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { isPrivateAddress } from './address.ts'
import { allows, type Robots, readRobots } from './robots.ts'
import { Unreadable } from './trouble.ts'
import { unpack } from './warc.ts'

/** How addresses are fetched. */
export interface FetchOptions {
  /** Addresses of this machine and of private networks may be fetched; a public one's redirect never leads there. */
  readonly allowPrivate?: boolean
  /** What counts as an address of this machine or of a private network; `isPrivateAddress` if not given. */
  readonly isPrivate?: (address: string) => boolean
  /** Bytes; 16 MiB if not given. */
  readonly maxBytes?: number
  /** Milliseconds for the whole fetch, redirects included; 20 seconds if not given. */
  readonly timeout?: number
  /** Milliseconds between two requests to one host; a second if not given. */
  readonly pause?: number
  /** `If-None-Match` and `If-Modified-Since` of an earlier fetch. */
  readonly etag?: string
  readonly modified?: string
}

/** What an address answered. `body` is null where the server says it has not changed. */
export interface Fetched {
  readonly url: string
  readonly body: Uint8Array | null
  readonly type: string
  readonly charset: string | null
  readonly etag: string | null
  readonly modified: string | null
}

const AGENT = 'Marsad/0.1 (+news reader; respects robots.txt)'
const MAX_HOPS = 6

interface Hop {
  readonly url: URL
  /** Whether addresses of this machine and of private networks may be asked at this hop. */
  readonly inward: boolean
  readonly options: FetchOptions
  readonly deadline: number
}

/**
 * Fetches a page or feed. Every hop of a redirect is checked: http or https only, no address of this machine or of a private network (the
 * address that was checked is the one connected to), robots.txt, time and size bounded.
 * @throws Unreadable naming the address and the reason.
 */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const deadline = Date.now() + (options.timeout ?? 20_000)
  let url = parse(address, address)
  let inward = options.allowPrivate === true
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    await askRobots(address, { url, inward, options, deadline })
    await politely(url, options.pause ?? 1000)
    const answer = await ask(address, { url, inward, options, deadline })
    const status = answer.message.statusCode ?? 0
    const location = answer.message.headers.location
    if (status >= 300 && status < 400 && status !== 304 && location !== undefined) {
      url = parse(new URL(location, url).href, address)
      inward &&= answer.inward
      continue
    }
    const { headers } = answer.message
    const kept = { url: url.href, etag: headers.etag ?? null, modified: headers['last-modified'] ?? null }
    if (status === 304) return { ...kept, body: null, type: '', charset: null }
    if (status !== 200) throw new Unreadable(address, `the server answered ${status} ${answer.message.statusMessage ?? ''}`.trim())
    const type = (headers['content-type'] ?? '').toLowerCase()
    return { ...kept, body: answer.body, type, charset: /charset=["']?([\w-]+)/.exec(type)?.[1] ?? null }
  }
  throw new Unreadable(address, `more than ${MAX_HOPS - 1} redirects`)
}

function parse(text: string, address: string): URL {
  let url: URL
  try {
    url = new URL(text)
  } catch (cause) {
    throw new Unreadable(address, `no address: ${text.slice(0, 200)}`, { cause })
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Unreadable(address, `${url.protocol} is not fetched, only http and https`)
  if (url.username !== '' || url.password !== '') throw new Unreadable(address, 'an address with a user name is not fetched')
  return url
}

interface Answer {
  readonly message: IncomingMessage
  readonly body: Uint8Array
  /** It came from this machine or a private network. */
  readonly inward: boolean
}

async function ask(address: string, hop: Hop): Promise<Answer> {
  const { url, options } = hop
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const target = await resolve(address, host, hop)
  const left = hop.deadline - Date.now()
  if (left <= 0) throw new Unreadable(address, 'the time for it ran out')
  const limit = options.maxBytes ?? 16 * 1024 * 1024
  return new Promise((done, fail) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const call = send(
      url,
      {
        headers: {
          'user-agent': AGENT,
          accept: 'text/html,application/xhtml+xml,application/xml,application/rss+xml,application/atom+xml,text/plain;q=0.8',
          'accept-encoding': 'gzip, deflate, br',
          ...(options.etag === undefined ? {} : { 'if-none-match': options.etag }),
          ...(options.modified === undefined ? {} : { 'if-modified-since': options.modified }),
        },
        // The connection goes to the address that was checked: a name that answers otherwise the second time gains nothing.
        lookup: (_name, wanted, give) => (wanted.all === true ? give(null, [target]) : give(null, target.address, target.family)),
        signal: AbortSignal.timeout(left),
        agent: false,
      },
      (message) => {
        const parts: Buffer[] = []
        let size = 0
        message.on('data', (part: Buffer) => {
          size += part.length
          if (size > limit) {
            call.destroy()
            fail(new Unreadable(address, `more than ${limit} bytes`))
          } else parts.push(part)
        })
        message.on('error', (cause) => fail(networkTrouble(address, cause)))
        message.on('end', () => {
          try {
            done({ message, body: unpack(Buffer.concat(parts), message.headers['content-encoding'] ?? '', limit), inward: target.inward })
          } catch (cause) {
            fail(new Unreadable(address, 'its body does not unpack within the limit', { cause }))
          }
        })
      },
    )
    call.on('error', (cause) => fail(networkTrouble(address, cause)))
    call.end()
  })
}

function networkTrouble(address: string, cause: unknown): Unreadable {
  if (cause instanceof Unreadable) return cause
  const timed = cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError')
  return new Unreadable(
    address,
    timed ? 'the time for it ran out' : `no answer: ${cause instanceof Error ? cause.message : 'network failure'}`,
    { cause },
  )
}

async function resolve(
  address: string,
  host: string,
  { inward: allowed, options: { isPrivate = isPrivateAddress } }: Hop,
): Promise<{ address: string; family: number; inward: boolean }> {
  const version = isIP(host)
  let found: readonly { address: string; family: number }[]
  try {
    found = version === 0 ? await lookup(host, { all: true }) : [{ address: host, family: version }]
  } catch (cause) {
    throw new Unreadable(address, `the name ${host} is not known`, { cause })
  }
  const inward = found.some((f) => isPrivate(f.address))
  if (inward && !allowed)
    throw new Unreadable(address, `${host} is an address of this machine or of a private network (--allow-private lets it through)`)
  const first = found[0]
  if (first === undefined) throw new Unreadable(address, `the name ${host} has no address`)
  return { ...first, inward }
}

const lastAsked = new Map<string, number>()

// One request a pause to one host, in the order asked.
async function politely(url: URL, pause: number): Promise<void> {
  const now = Date.now()
  const at = Math.max(now, (lastAsked.get(url.host) ?? 0) + pause)
  lastAsked.set(url.host, at)
  if (lastAsked.size > 1000) lastAsked.delete(lastAsked.keys().next().value ?? '')
  if (at > now) await new Promise((done) => setTimeout(done, at - now))
}

const robots = new Map<string, Robots>()

async function askRobots(address: string, hop: Hop): Promise<void> {
  const { origin } = hop.url
  let rules = robots.get(origin)
  if (rules === undefined) {
    rules = await robotsOf(address, hop)
    if (robots.size > 500) robots.clear()
    robots.set(origin, rules)
  }
  if (!allows(rules, hop.url.pathname + hop.url.search)) throw new Unreadable(address, 'robots.txt of its site forbids it')
}

async function robotsOf(address: string, hop: Hop): Promise<Robots> {
  const { etag: _etag, modified: _modified, ...plain } = hop.options
  try {
    const answer = await ask(address, { ...hop, url: new URL('/robots.txt', hop.url), options: { ...plain, maxBytes: 512 * 1024 } })
    return answer.message.statusCode === 200 ? readRobots(new TextDecoder().decode(answer.body), 'marsad') : []
  } catch (error) {
    // A site whose robots.txt cannot be had is read; a private address or a wrong name must be told.
    if (error instanceof Unreadable && /private network|not known|ran out|no answer/.test(error.reason)) throw error
    return []
  }
}
