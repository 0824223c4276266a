import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { BadInput, briefHtml, briefMarkdown, type Output } from '../../desk/desk.ts'
import { withDesk } from './ask.ts'
import { keep } from './filing.ts'
import { settings } from './settings.ts'
import { speaking } from './speak.ts'
import { print } from './terminal.ts'

const FORMATS = ['html', 'md', 'pdf'] as const
const ENDINGS: Readonly<Record<string, (typeof FORMATS)[number]>> = {
  html: 'html',
  htm: 'html',
  md: 'md',
  markdown: 'md',
  txt: 'md',
  pdf: 'pdf',
}

/** What the last briefing on a subject went up to. */
interface Last {
  readonly upTo: number
  readonly until: string
}

/** Makes `marsad brief` of its command: in which form, where to, and what it is new against. */
export function addBriefing(command: Command, quiet: () => boolean): void {
  command
    .option('--format <format>', `${FORMATS.join(' | ')} (default md; of a file its ending)`)
    .option('--out <file>', 'the file to write (default: standard output)')
    .option('--peek', 'do not let this count as the last briefing')
    .option('--json', 'print the answer as JSON')
  command.action(async () => {
    const {
      format: form,
      out,
      peek,
      json,
      ...options
    } = command.opts<Record<string, string | undefined> & { peek?: boolean; json?: boolean }>()
    const format = formatOf(form, out)
    if (format === 'pdf' && (out === undefined || out === '-')) throw new BadInput('a PDF is written to a file: give --out brief.pdf')
    const { home } = settings()
    const subject = options.about ?? ''
    const last = (await lasts(home))[subject]
    const given = { lang: speaking(), ...options, ...(options.after === undefined && last !== undefined ? { after: last.upTo } : {}) }
    const brief = await withDesk(settings(), quiet(), (desk) => desk.ask('brief', given as never))
    await printPaper(brief, format, out, json === true, quiet())
    if (peek !== true) await remember(home, subject, brief)
  })
}

/** Makes `marsad crisis report` of its command: in which form and where to. */
export function addReport(command: Command, quiet: () => boolean): void {
  command
    .option('--format <format>', `${FORMATS.join(' | ')} (default md; of a file its ending)`)
    .option('--out <file>', 'the file to write (default: standard output)')
    .option('--json', 'print the answer as JSON')
  command.action(async (id: string) => {
    const { format: form, out, json, ...options } = command.opts<Record<string, string | undefined> & { json?: boolean }>()
    const paper = await withDesk(settings(), quiet(), (desk) => desk.ask('crisis-report', { id, lang: speaking(), ...options } as never))
    await printPaper(paper, formatOf(form, out), out, json === true, quiet())
  })
}

/** Prints a briefing or a report, or writes it to its file. */
async function printPaper(
  paper: Output<'brief'>,
  format: (typeof FORMATS)[number],
  out: string | undefined,
  json: boolean,
  quiet: boolean,
): Promise<void> {
  if (json) return print(JSON.stringify(paper))
  if (format !== 'pdf') return write(format === 'md' ? briefMarkdown(paper) : briefHtml(paper), out ?? '-', paper, quiet)
  if (out === undefined || out === '-') throw new BadInput('a PDF is written to a file: give --out brief.pdf')
  return writePdf(briefHtml(paper), out)
}

function formatOf(form: string | undefined, out: string | undefined): (typeof FORMATS)[number] {
  const ending = /\.(\w+)$/.exec(out ?? '')?.[1]?.toLowerCase() ?? 'md'
  const asked = form ?? ENDINGS[ending]
  if (asked === undefined) throw new BadInput(`${out ?? ''}: its ending says no format: give --format ${FORMATS.join(', ')}`)
  const format = FORMATS.find((f) => f === asked)
  if (format === undefined) throw new BadInput(`--format: expected ${FORMATS.join(', ')}, found "${asked}"`)
  return format
}

const write = (text: string, out: string, { pages }: Output<'brief'>, quiet: boolean): Promise<void> =>
  keep(
    {
      name: 'brief',
      media: 'text/plain',
      pages,
      parts: (async function* () {
        yield text
      })(),
    },
    out,
    quiet,
  )

const fileOf = (home: string): string => join(home, 'briefings.json')

/** The last briefing on each subject; none where nobody has asked for one, or the note of it cannot be read. */
async function lasts(home: string): Promise<Record<string, Last>> {
  try {
    return JSON.parse(await readFile(fileOf(home), 'utf8')) as Record<string, Last>
  } catch {
    return {}
  }
}

async function remember(home: string, subject: string, { upTo, until }: Output<'brief'>): Promise<void> {
  await mkdir(home, { recursive: true })
  const beside = `${fileOf(home)}.${process.pid}`
  await writeFile(beside, JSON.stringify({ ...(await lasts(home)), [subject]: { upTo, until } }, null, 1))
  await rename(beside, fileOf(home))
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Prints the briefing's HTML to PDF with Chromium. @throws BadInput saying how to have it where there is none. */
async function writePdf(html: string, out: string): Promise<void> {
  const chromium = [process.env.MARSAD_CHROMIUM, ...CHROMIUM].find((path) => path !== undefined && path !== '' && existsSync(path))
  if (chromium === undefined)
    throw new BadInput(
      'a PDF needs Chromium, which is not here: install it (Debian: apt install chromium), set MARSAD_CHROMIUM to its path, or take --format html and print it',
    )
  const folder = await mkdtemp(join(tmpdir(), 'marsad-brief-'))
  try {
    const [page, pdf] = [join(folder, 'brief.html'), join(folder, 'brief.pdf')]
    await writeFile(page, html)
    const said = await run(chromium, [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ])
    if (!existsSync(pdf)) throw new Error(`Chromium made no PDF: ${said.slice(-500)}`)
    await keep({ name: out, media: 'application/pdf', pages: 0, parts: [await readFile(pdf)] as never }, out, true)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Runs a program to its end, a minute at most; gives what it said on standard error. */
const run = (program: string, args: readonly string[]): Promise<string> =>
  new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 })
    let said = ''
    child.stderr.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-4000)
    })
    child.on('error', fail)
    child.on('close', () => done(said))
  })
