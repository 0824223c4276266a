import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createTransport } from 'nodemailer'
import { BadInput } from '../../page/page.ts'
import { atomHead } from '../export/atom.ts'
import { xml } from '../export/xml.ts'
import type { Parcel } from './memory.ts'
import type { Notice } from './notice.ts'

/** What delivery needs from outside. */
export interface Means {
  /** Prints a line on standard output. */
  print(line: string): Promise<void>
  /** Opens a working file on the event of a notice, unless one is open on its story already. */
  open(notice: Notice): Promise<void>
  /** Everything that was ever noticed, for feeds. */
  notices(): Promise<readonly Notice[]>
  /** `smtp://user:password@host:587` */
  readonly smtp: string | null
  /** Whom e-mail is from. */
  readonly from: string | null
  /** What webhooks are signed with. */
  readonly secret: string | null
}

const SHORTEST = 16
const TIMEOUT = 10_000

/** Checks where a rule's notices are to go, before it is kept. @throws BadInput saying what there is, or what a place needs. */
export function checkPlace(to: string, { smtp, from, secret }: Pick<Means, 'smtp' | 'from' | 'secret'>): void {
  if (to === 'stdout' || to === 'sse' || to === 'crisis') return
  if (/^(file|atom):./.test(to)) {
    if (!existsSync(dirname(to.slice(5)))) throw new BadInput(`${to.slice(5)}: its folder is not there; make it first`)
    return
  }
  if (/^mailto:[^@\s]+@[^@\s]+$/.test(to)) {
    if (smtp === null || from === null)
      throw new BadInput(`${to}: e-mail needs MARSAD_SMTP (smtp://user:password@host:587) and MARSAD_MAIL_FROM`)
    return
  }
  if (/^https?:\/\//.test(to) && URL.canParse(to)) {
    if ((secret ?? '').length < SHORTEST)
      throw new BadInput(
        `${to}: a webhook needs a secret of ${SHORTEST} characters or more in MARSAD_WEBHOOK_SECRET, which it is signed with`,
      )
    return
  }
  throw new BadInput(`"${to}": expected stdout, sse, crisis, file:PATH, atom:PATH, mailto:ADDRESS or the http(s) address of a webhook`)
}

/** Delivers a parcel. @throws Error with the reason where it could not be. */
export async function deliver(parcel: Parcel, means: Means, now: number): Promise<void> {
  const { to, notices } = parcel
  if (to === 'sse') return
  if (to === 'stdout') for (const notice of notices) await means.print(lineOf(notice))
  else if (to === 'crisis') await openEach(notices, means)
  else if (to.startsWith('file:')) await appendFile(to.slice(5), notices.map((n) => JSON.stringify(n) + '\n').join(''))
  else if (to.startsWith('atom:')) await writeFeed(to.slice(5), await means.notices(), parcel.rule)
  else if (to.startsWith('mailto:')) await mail(parcel, means)
  else await post(parcel, means, now)
}

// One event that no file can be opened on (its page has changed since) keeps none of the others waiting.
async function openEach(notices: readonly Notice[], means: Means): Promise<void> {
  const troubles: string[] = []
  for (const notice of notices) await means.open(notice).catch((error: Error) => troubles.push(error.message))
  if (troubles.length > 0) throw new Error([...new Set(troubles)].join('; '))
}

const lineOf = (n: Notice): string =>
  [`[${n.rule}] ${n.say}`, n.date, n.page.outlet, n.page.url, n.fact].filter((p) => p !== null).join(' — ')

// A feed shows the newest; notices.jsonl holds all.
const SHOWN = 200

/** Notices as an Atom feed, newest first. */
export function noticeFeed(notices: readonly Notice[], title: string): string {
  const newest = notices.slice(-SHOWN).reverse()
  const entries = newest.map((n) => {
    const link = n.page.url !== null && /^https?:\/\//.test(n.page.url) ? `<link rel="alternate" href="${xml(n.page.url)}"/>` : ''
    return `<entry><id>urn:marsad:notice:${n.id}</id><title>${xml(n.say)}</title><updated>${n.noticed}</updated>${link}<category term="${xml(n.rule)}"/><content type="text">${xml([n.words, n.page.outlet, n.page.title].filter((t) => t !== null).join('\n'))}</content></entry>\n`
  })
  return `${atomHead('en', `urn:marsad:watch:${encodeURIComponent(title)}`, title)}<updated>${newest[0]?.noticed ?? '1970-01-01T00:00:00.000Z'}</updated>\n${entries.join('')}</feed>\n`
}

async function writeFeed(path: string, notices: readonly Notice[], rule: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  await writeFile(
    beside,
    noticeFeed(
      notices.filter((n) => n.rule === rule),
      rule,
    ),
  )
  await rename(beside, path)
}

async function mail({ to, rule, notices, id }: Parcel, { smtp, from }: Means): Promise<void> {
  if (smtp === null || from === null) throw new Error('MARSAD_SMTP or MARSAD_MAIL_FROM is not set')
  const transport = createTransport({
    url: smtp,
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // Text of a page may hold line ends: a subject is one line.
  const subject = `[Marsad] ${rule}: ${notices.length === 1 ? notices[0]!.say : notices.length}`.replace(/\s+/g, ' ').slice(0, 200)
  const text = notices
    .map((n) =>
      [n.say, `«${n.words}»`, [n.page.outlet, n.page.title, n.page.published].filter((t) => t !== null).join(' · '), n.page.url, n.fact]
        .filter((t) => t !== null && t !== '')
        .join('\n'),
    )
    .join('\n\n')
  try {
    await transport.sendMail({ from, to: to.slice('mailto:'.length), subject, text, messageId: `<${id}@marsad>` })
  } finally {
    transport.close()
  }
}

/** The signature of a webhook's body: receivers make the same from the time, a dot and the body, and compare. */
export const signature = (secret: string, time: number, body: string): string =>
  createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')

async function post({ to, rule, notices, id }: Parcel, { secret }: Means, now: number): Promise<void> {
  if (secret === null) throw new Error('MARSAD_WEBHOOK_SECRET is not set')
  const body = JSON.stringify({ delivery: id, rule, notices })
  const time = Math.floor(now / 1000)
  const response = await fetch(to, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Marsad',
      'marsad-delivery': id,
      'marsad-signature': `t=${time},v1=${signature(secret, time, body)}`,
    },
    body,
    // What is signed for one address is not handed on to another.
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`it answered ${response.status}`)
}
