import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { BadInput, isForeseen, outcomeOf } from '../../desk/desk.ts'
import { addAskings } from './add-askings.ts'
import { withDesk } from './ask.ts'
import { addMoving } from './moving.ts'
import { portOf, settings } from './settings.ts'
import { languageOf, said, speak } from './speak.ts'
import { addStreaming } from './streaming.ts'
import { shown, tell } from './terminal.ts'
import { addWatching } from './watching.ts'

/** Runs the command with its arguments; gives the exit status: 0 done, 1 something could not be done, 2 wrong usage. */
export async function cli(args: readonly string[], version: string): Promise<number> {
  let status = 0
  try {
    const { lang, rest } = languageOf(args)
    speak(lang)
    const program = commands(version, (code) => {
      status = code
    })
    if (lang === 'ar') speakArabic(program)
    await program.parseAsync(rest, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    // The reader of our output went away («marsad … | head»): nothing is left to say.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
    if (isForeseen(error)) tell(`marsad: ${shown(said((error as Error).message))}`)
    else tell(`marsad: this is a bug, please report it: ${(error as Error).stack ?? String(error)}`)
    return outcomeOf(error).exit
  }
}

/** The whole command, in English; `finish` is told the exit status. */
export function commands(version: string, finish: (status: number) => void): Command {
  const program = new Command('marsad')
    .description('Reads Arabic news on collective security; every fact opens the characters that prove it.')
    .version(version, '-V, --version', 'print the version')
    .option('-q, --quiet', 'print results and errors only')
    .option('--lang <lang>', "the command's own words in this language: ar or en (or MARSAD_LANG)")
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError('(marsad --help lists the commands, marsad COMMAND --help the options of one)')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `
Environment:
  MARSAD_DB    the ledger's folder (default ./marsad-data)
  MARSAD_PORT  port for start and serve (default 4747)
  MARSAD_HOST  address for start and serve (default 127.0.0.1)
  MARSAD_TOKEN what clients must bring where another address is served
  MARSAD_RATE  requests a second that one client may make (default 100, 0: any number)
  MARSAD_LANG  language of the command's own words: ar or en
  NO_COLOR     print without colour

Example:
  marsad read pages/ && marsad find 'الأمن الجماعي' && marsad serve`,
    )
  const quiet = (): boolean => program.opts<{ quiet?: boolean }>().quiet === true

  program
    .command('read <inputs...>')
    .summary('Read pages into the ledger')
    .description('Read files (.txt .html .xml .jsonl .warc, also .gz), folders, web addresses or - (standard input) into the ledger.')
    .option('--json', 'print the readings, one JSON object a line, and touch no ledger')
    .option('--with-pages', 'with --json: each reading carries its page, so that `marsad load` keeps the page too')
    .option('--workers <n>', 'threads that read (default one for each processor; 0 reads in the one thread that there is)', workersOf)
    .option('--entry-pages', 'of feeds fetch the pages that their entries point to, not only what the feed says of them')
    .option('--allow-private', 'fetch addresses of this machine and of private networks too')
    .addHelpText('after', '\nExample:\n  marsad read pages/ report.html\n  marsad read --json report.txt | jq .articles[0].title')
    .action(async (inputs: string[], given: ReadGiven) => {
      if (given.withPages === true && given.json !== true) throw new BadInput('--with-pages goes with --json')
      const { printReadings, readIntoLedger } = await import('./read.ts')
      const options = {
        workers: given.workers,
        entryPages: given.entryPages === true,
        withPages: given.withPages === true,
        fetch: { allowPrivate: given.allowPrivate === true },
      }
      finish(given.json === true ? await printReadings(inputs, options) : await readIntoLedger(inputs, settings(), quiet(), options))
    })
  program
    .command('load <inputs...>')
    .summary('Take readings in that were made elsewhere')
    .description('Take what `marsad read --json` printed, here or on other machines, into the ledger: files, folders or - (also .gz).')
    .option(
      '--workers <n>',
      'threads that make rows of readings (default one for each processor; 0: the one thread that there is)',
      workersOf,
    )
    .addHelpText(
      'after',
      '\nExample:\n  marsad read --json --with-pages archive.warc.gz | gzip > part.jsonl.gz && marsad load part.jsonl.gz',
    )
    .action(async (inputs: string[], given: { workers?: number }) => {
      const { loadIntoLedger } = await import('./read.ts')
      finish(await loadIntoLedger(inputs, settings(), quiet(), given.workers))
    })
  program
    .command('serve')
    .summary('Show the ledger in the browser')
    .description("Serve the picture, the HTTP API and MCP on this machine's own address, or with a token in MARSAD_TOKEN on another.")
    .option('--port <port>', 'port to listen on (default 4747, or MARSAD_PORT)')
    .option('--host <address>', 'address to listen on (default 127.0.0.1, or MARSAD_HOST); any other needs MARSAD_TOKEN')
    .option('--watch', 'read the followed feeds and try the watch rules too')
    .addHelpText('after', '\nExample:\n  marsad serve --port 8080')
    .action(async ({ port, host, watch }: { port?: string; host?: string; watch?: boolean }) => {
      const { serveLedger } = await import('./serving.ts')
      finish(await serveLedger({ ...withPort(port), ...(host === undefined ? {} : { host }) }, quiet(), watch === true))
    })
  program
    .command('mcp')
    .summary('Answer a language model’s client (MCP)')
    .description(
      'Speak the Model Context Protocol on standard input and output: every operation as a tool. While `marsad serve` runs it is at /mcp too.',
    )
    .addHelpText('after', '\nExample:\n  MARSAD_DB=~/marsad-data marsad mcp')
    .action(async () => {
      const { mcpOnStdio } = await import('../mcp/mcp.ts')
      await withDesk(settings(), quiet(), (desk) => mcpOnStdio(desk, version))
    })
  program
    .command('start [inputs...]')
    .summary('Read the examples (or other pages) and serve')
    .description('Read the example pages, or the inputs given, into the ledger, print what it holds, and serve it.')
    .option('--port <port>', 'port to listen on (default 4747, or MARSAD_PORT)')
    .addHelpText('after', '\nExample:\n  marsad start pages/')
    .action(async (inputs: string[], { port }: { port?: string }) => {
      const { start } = await import('./serving.ts')
      finish(await start(inputs, withPort(port), quiet()))
    })
  addStreaming(program, quiet, finish)
  addMoving(program, quiet, finish)
  addAskings(program, finish)
  addWatching(program, quiet)
  return program
}

interface ReadGiven {
  readonly json?: boolean
  readonly withPages?: boolean
  readonly workers?: number
  readonly allowPrivate?: boolean
  readonly entryPages?: boolean
}

/** Puts the help of a command and of all below it, and what is wrong with their arguments, into Arabic. */
function speakArabic(command: Command): void {
  command
    .summary(said(command.summary()))
    .description(said(command.description()))
    .helpOption('-h, --help', said('display help for command'))
  for (const option of command.options) option.description = said(option.description)
  const inLines = (text: string): string =>
    text
      .split('\n')
      .map((line) => said(line))
      .join('\n')
  command.configureHelp({ showGlobalOptions: true, styleTitle: said }).configureOutput({
    writeOut: (text) => process.stdout.write(inLines(text)),
    writeErr: (text) => process.stderr.write(inLines(text)),
  })
  for (const below of command.commands) speakArabic(below)
}

const withPort = (port: string | undefined): ReturnType<typeof settings> =>
  port === undefined ? settings() : { ...settings(), port: portOf(port, '--port') }

function workersOf(given: string): number {
  const workers = Number(given)
  if (given.trim() === '' || !Number.isInteger(workers) || workers < 0 || workers > 256)
    throw new InvalidArgumentError('expected a whole number from 0 to 256')
  return workers
}
