import type { Command } from 'commander'
import {
  addRule,
  BadInput,
  type Desk,
  deadOf,
  deskOf,
  follow,
  keepWatching,
  type Ledger,
  lasting,
  type Means,
  NotFound,
  noticesOf,
  type Rule,
  recall,
  removeRule,
  revive,
  ruleFrom,
  servedAt,
  tryOut,
  unfollow,
} from '../../desk/desk.ts'
import { openTold, withDesk } from './ask.ts'
import { some } from './facts.ts'
import { type Settings, settings } from './settings.ts'
import { said, speaking, t } from './speak.ts'
import { bold, dim, print, shortened, shown, tell } from './terminal.ts'
import { describe, listWatched } from './watched.ts'

const EVERY = '1m'
const FEED_EVERY = '15m'
const SHOWN = 20

/** Adds `marsad watch`: rules on facts, tried on the past, delivered as pages come. */
export function addWatching(program: Command, quiet: () => boolean): void {
  const watch = program
    .command('watch')
    .summary('Be told when a fact comes: rules, deliveries, feeds')
    .description('Rules on facts, not words: who threatens whom, a pact with a clause of defence, what falls due. Each claim is told once.')
    .helpCommand(false)
    .addHelpText(
      'after',
      '\nExample:\n  marsad watch test belarus --fact statement --act threaten --who Belarus\n  marsad watch add belarus --fact statement --act threaten --who Belarus --to stdout --to atom:belarus.atom\n  marsad watch follow https://news.example/feed.xml && marsad watch run',
    )
  ruleOptions(watch.command('add <name>').summary('Keep a rule; it looks at what comes from now on'))
    .requiredOption(
      '--to <place>',
      'where notices go: stdout, sse, crisis (opens a working file on the event), file:PATH, atom:PATH, mailto:ADDRESS or a webhook; may be said again',
      collect,
      [],
    )
    .option('--cool-down <time>', 'least time between two deliveries (30m, 6h, 1d); what comes meanwhile is told together')
    .option('--quiet-hours <hours>', 'hours in which nothing is delivered (22:00-07:00)')
    .option('--zone <zone>', 'time zone of the quiet hours (Asia/Riyadh)')
    .option('--replace', 'put it in the place of a rule of the same name')
    .addHelpText(
      'after',
      '\nExample:\n  marsad watch add defence --fact pact --status signed --clause defense --to mailto:desk@paper.example --cool-down 6h --quiet-hours 22:00-07:00 --zone Asia/Riyadh',
    )
    .action(async (name: string, given: Given) => {
      const rule = ruleFrom(asRule(name, given), means())
      const here = settings()
      await withDesk(here, quiet(), (desk) => addRule(desk, here.home, rule, given.replace === true))
      if (!quiet()) await print(t`kept: ${describe(rule)}`)
      await tellUnknown(here, rule, quiet())
    })
  ruleOptions(watch.command('test <name>').summary('Try a rule on all that the ledger holds: a kept one by its name, or one given here'))
    .option('--json', 'print the notices as JSON')
    .addHelpText('after', '\nExample:\n  marsad watch test due --fact commitment --who Russia --due-within 7')
    .action(async (name: string, given: Given) => {
      const kept = (await recall(settings().home)).rules.find((r) => r.name === name)
      const own = asRule(name, { ...given, to: ['stdout'] })
      const rule = kept !== undefined && Object.keys(own).length === 3 ? kept : ruleFrom(own, means())
      const { notices, facts } = await withDesk(settings(), quiet(), (desk) => tryOut(desk, rule))
      if (facts === 0) await tellUnknown(settings(), rule, quiet())
      if (given.json === true) return print(JSON.stringify({ rule, facts, notices }))
      await print(`${bold(describe(rule))}\n${t`${some(notices.length, 'notices')} of ${some(facts, 'facts')} in the past`}`)
      for (const n of notices.slice(-SHOWN))
        await print(`${(n.date ?? said('undated')).padEnd(22)} ${shown(n.say)}\n${' '.repeat(23)}${shortened(n.words, 110)} ${dim(n.fact)}`)
      if (notices.length > SHOWN) await print(dim(t`the newest ${SHOWN} of ${notices.length}; --json prints all`))
    })
  watch
    .command('list')
    .summary('Rules, feeds and what waits')
    .addHelpText('after', '\nExample:\n  marsad watch list')
    .option('--json', 'print it as JSON')
    .action(async ({ json }: { json?: boolean }) => listWatched(settings(), json === true))
  watch
    .command('remove <name>')
    .summary('Forget a rule')
    .addHelpText('after', '\nExample:\n  marsad watch remove belarus')
    .action(async (name: string) => {
      await removeRule(settings().home, name)
      if (!quiet()) await print(t`forgotten: ${shown(name)}`)
    })
  watch
    .command('follow <url>')
    .summary('Read a feed again and again while watch runs')
    .option('--every <time>', 'how often (15m, 1h)', FEED_EVERY)
    .option('--entry-pages', 'of feeds fetch the pages that their entries point to, not only what the feed says of them')
    .addHelpText('after', '\nExample:\n  marsad watch follow https://news.example/feed.xml --every 30m --entry-pages')
    .action(async (url: string, { every, entryPages }: { every: string; entryPages?: boolean }) => {
      await follow(settings().home, url, time(every, '--every') / 1000, entryPages === true)
      if (!quiet()) await print(t`followed every ${every}: ${shown(url)}`)
    })
  watch
    .command('unfollow <url>')
    .summary('Read a feed no longer')
    .addHelpText('after', '\nExample:\n  marsad watch unfollow https://news.example/feed.xml')
    .action(async (url: string) => {
      await unfollow(settings().home, url)
      if (!quiet()) await print(t`no longer followed: ${shown(url)}`)
    })
  watch
    .command('run')
    .summary('Read the feeds, try the rules, deliver; until it is stopped')
    .option('--once', 'one round only')
    .option('--every <time>', 'time between two rounds', EVERY)
    .option('--allow-private', 'fetch feeds of this machine and of private networks too')
    .addHelpText('after', '\nExample:\n  marsad watch run --every 5m')
    .action(async ({ once, every, allowPrivate }: { once?: boolean; every: string; allowPrivate?: boolean }) => {
      const pause = once === true ? null : time(every, '--every')
      await run(settings(), quiet(), pause, allowPrivate === true)
    })
  watch
    .command('dead')
    .summary('What could not be delivered')
    .option('--retry', 'put it up for delivery again')
    .addHelpText('after', '\nExample:\n  marsad watch dead --retry')
    .action(async ({ retry }: { retry?: boolean }) => {
      const { home } = settings()
      const dead = await deadOf(home)
      if (dead.length === 0 && retry !== true) await print(dim(said('nothing')))
      for (const p of dead)
        await print(
          `${p.given}  ${shown(p.rule)} → ${shown(p.to)}: ${shown(said(p.trouble ?? ''))} (${some(p.notices.length, 'notices')}${said(', ')}${some(p.tries, 'tries')})`,
        )
      if (retry === true) await print(t`${some(await revive(home), 'deliveries')} up again`)
    })
}

type Given = Readonly<Record<string, unknown>>

const collect = (value: string, before: readonly string[]): string[] => [...before, value]
const commas = (value: string): string[] => value.split(',').map((v) => v.trim())

function ruleOptions(command: Command): Command {
  return command
    .option('--fact <kind>', 'statement, event, pact or commitment')
    .option('--act <acts>', 'of a statement: threaten,warn,deny …', commas)
    .option('--type <types>', 'of an event: ASSAULT,SANCTION,AGREE …', commas)
    .option('--kind <kinds>', 'of a pact: treaty,agreement,sanctions …', commas)
    .option('--status <states>', 'of an event or pact: happened,planned,signed …', commas)
    .option('--who <name>', 'who says, does, is party or bound; a state stands for its people and bodies too')
    .option('--whom <name>', 'to whom')
    .option('--involving <name>', 'who has any part in it')
    .option('--clause <obligation>', 'of a pact: defense, offense, neutrality, nonaggression or consultation')
    .option('--due-within <days>', 'a commitment that falls due in so many days')
    .option('--denied', 'what is denied')
    .option('--contradicted', 'what another article of its story contradicts or denies, or what does so')
    .option('--lang <lang>', 'language of notices: ar or en')
}

/** A rule's fields out of the command's options. */
function asRule(name: string, given: Given): Given {
  const { dueWithin, quietHours, replace: _replace, json: _json, ...rest } = given
  if (dueWithin !== undefined && !/^\d+$/.test(String(dueWithin)))
    throw new BadInput(`--due-within: expected a number of days, found "${String(dueWithin)}"`)
  return {
    name,
    lang: speaking(),
    ...rest,
    ...(dueWithin === undefined ? {} : { dueWithin: Number(dueWithin) }),
    ...(quietHours === undefined ? {} : { quiet: quietHours }),
  }
}

/** Tells of names that nobody in the ledger bears: a slip of the pen would wait for ever. */
async function tellUnknown(here: Settings, { who, whom, involving }: Rule, quiet: boolean): Promise<void> {
  for (const key of [who, whom, involving])
    if (key !== undefined)
      await withDesk(here, quiet, (desk) => desk.ask('actor', { key, limit: 1 })).catch((error: unknown) => {
        if (!(error instanceof NotFound)) throw error
        tell(`marsad: no page names "${shown(key)}" yet: the rule waits for one that does`)
      })
}

function time(text: string, from: string): number {
  if (!/^[1-9]\d*[smhd]$/.test(text)) throw new BadInput(`${from}: expected a time like 30s, 15m, 6h or 1d, found "${text}"`)
  return lasting(text)
}

/** What deliveries need, from the environment. */
export const means = (): Omit<Means, 'open'> => ({
  print,
  notices: () => noticesOf(settings().home),
  smtp: process.env.MARSAD_SMTP || null,
  from: process.env.MARSAD_MAIL_FROM || null,
  secret: process.env.MARSAD_WEBHOOK_SECRET || null,
})

async function run(here: Settings, quiet: boolean, every: number | null, allowPrivate: boolean): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
  const served = servedAt(here.ledger) !== null
  if (served && (await recall(here.home)).feeds.length > 0)
    tell('marsad: the ledger is being served: rules are tried, feeds are read by `marsad serve --watch`')
  const go = (desk: Desk, ledger: Ledger | null): Promise<void> =>
    keepWatching({ desk, ledger, home: here.home, means: means(), allowPrivate, every, stopped: stop.signal, told: report(quiet) })
  if (served) return withDesk(here, quiet, (desk) => go(desk, null))
  const ledger = await openTold(here.ledger, quiet)
  try {
    await go(deskOf(ledger), ledger)
  } finally {
    await ledger.close()
  }
}

/** Tells of a round on standard error, where anything came of it. */
export const report =
  (quiet: boolean): Parameters<typeof keepWatching>[0]['told'] =>
  (done, look) => {
    for (const { source, reason } of look.unreadable) tell(`marsad: ${shown(source)}: ${shown(said(reason))}`)
    if (quiet || look.new + done.noticed + done.delivered + done.dead === 0) return
    const { delivered, held, waiting, dead } = done
    tell(
      `marsad: ${t`new: ${some(look.new, 'pages')}, ${some(done.noticed, 'notices')}`}${said('; ')}${t`${delivered} delivered, ${held} held back, ${waiting} waiting, ${dead} given up`}`,
    )
  }
