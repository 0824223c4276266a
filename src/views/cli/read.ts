import { answersIn, deskOf, type Intake, type IntakeNews, loadReadings, readEach, takeIn, Unreadable } from '../../desk/desk.ts'
import { openTold } from './ask.ts'
import { some } from './facts.ts'
import { withInterrupt } from './interrupt.ts'
import { progress } from './progress.ts'
import { totals } from './render.ts'
import type { Settings } from './settings.ts'
import { said, t } from './speak.ts'
import { bold, print, shown, tell } from './terminal.ts'

type IntakeOptions = NonNullable<Parameters<typeof readEach>[1]>

/**
 * Prints a reading a line, in the order of the inputs, and touches no ledger. Exit status 1 where something could not be read. At Ctrl-C no
 * page is opened any more, and the pages begun are printed.
 */
export const printReadings = (inputs: readonly string[], options: IntakeOptions): Promise<number> =>
  withInterrupt(async (stop) => {
    let status = 0
    for await (const reading of readEach(inputs, { ...options, stop })) {
      if (reading instanceof Unreadable) {
        status = 1
        tell(`marsad: ${shown(reading.source)}: ${shown(said(reading.reason))}`)
        continue
      }
      if (reading.damage !== null) tell(`marsad: ${shown(reading.source)}: ${shown(reading.damage)}`)
      await print(reading.line)
    }
    return status
  })

/**
 * Reads inputs into the ledger and prints what it now holds. Exit status 1 where something could not be read. At Ctrl-C the pages begun are
 * kept and no other is opened: the same command again goes on from there.
 */
export async function readIntoLedger(
  inputs: readonly string[],
  { ledger: path, home }: Settings,
  quiet: boolean,
  options: IntakeOptions,
): Promise<number> {
  const ledger = await openTold(path, quiet)
  try {
    const answers = await answersIn(home)
    const status = await withInterrupt((stop) => takeInTold(ledger, inputs, quiet, { ...options, answers, stop }))
    // Only what is in the ledger need not be sent again.
    if (status < 2) await answers.save()
    return status
  } finally {
    await ledger.close()
  }
}

/** Reads inputs into an open ledger, telling how far it is and, at the end, what the ledger holds. */
export async function takeInTold(
  ledger: Parameters<typeof takeIn>[0],
  inputs: readonly string[],
  quiet: boolean,
  options: IntakeOptions = {},
): Promise<0 | 1> {
  await ledger.refresh()
  let [passed, same] = [0, 0]
  const done = await told(ledger, quiet, 'read now', (news) =>
    takeIn(ledger, inputs, news, { ...options, skipped: () => passed++, unchanged: () => same++ }),
  )
  if (!quiet && same > 0) await print(t`not sent again, as nothing has changed: ${some(same, 'pages')}`)
  if (!quiet && passed > 0) await print(t`passed over: ${some(passed, 'files')} of other kinds than pages`)
  return done.unreadable.length === 0 ? 0 : 1
}

/**
 * Loads printed readings into the ledger and prints what it now holds. Exit status 1 where something could not be taken. At Ctrl-C what was begun
 * is kept: the same command again goes on from there.
 */
export async function loadIntoLedger(
  inputs: readonly string[],
  { ledger: path }: Settings,
  quiet: boolean,
  workers: number | undefined,
): Promise<number> {
  const ledger = await openTold(path, quiet)
  try {
    return await withInterrupt(async (stop) => {
      const done = await told(ledger, quiet, 'loaded now', (news) => loadReadings(ledger, inputs, news, { workers, stop }))
      return done.unreadable.length === 0 ? 0 : 1
    })
  } finally {
    await ledger.close()
  }
}

async function told(
  ledger: Parameters<typeof takeIn>[0],
  quiet: boolean,
  doing: string,
  take: (news: IntakeNews) => Promise<Intake>,
): Promise<Intake> {
  const bar = await progress(quiet)
  const done = await take((count, unreadable, damaged) => {
    const trouble = unreadable ?? damaged
    if (trouble === undefined) return bar.show('pages', count, null)
    bar.clear()
    tell(`marsad: ${shown(trouble.source)}: ${shown(said(trouble.reason))}`)
  })
  bar.clear()
  if (quiet) return done
  await print(totals(await deskOf(ledger).ask('overview', { newest: 0 })))
  const news = [t`${done.new} new`, ...(done.found > 0 ? [t`${done.found} found again`] : []), t`${done.known} known already`]
  await print(
    `\n${bold(said(doing))}: ${news.join(said(', '))}${said('; ')}${t`${done.unreadable.length} could not be read`}${done.unreadable.length === 0 ? '' : ':'}`,
  )
  for (const { source, reason } of done.unreadable) await print(`  ${shown(source)}: ${shown(said(reason))}`)
  return done
}
