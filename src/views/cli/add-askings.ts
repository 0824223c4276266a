import type { Command } from 'commander'
import { z } from 'zod'
import { type Desk, type Input, isFile, type OperationName, operations, westernDigits, withoutLedger } from '../../desk/desk.ts'
import { withDesk } from './ask.ts'
import { type Asking, askings } from './askings.ts'
import { addBriefing, addReport } from './briefing.ts'
import { keep } from './filing.ts'
import { printPairs } from './pairs.ts'
import { render } from './render.ts'
import { settings } from './settings.ts'
import { said, speaking, t } from './speak.ts'
import { print } from './terminal.ts'

interface Property {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly string[]
  readonly items?: Property
}

/** Adds a command for each operation: its summary, its words, an option for every other field of its input. An answer that says it is not `ok` ends with 1. */
export function addAskings(program: Command, finish: (status: number) => void): void {
  for (const name of Object.keys(operations) as OperationName[]) {
    const { command, words, example, note } = askings[name]
    const [under, own] = command.includes(' ') ? command.split(' ') : [null, command]
    const added = (under === null ? program : groupOf(program, under!))
      .command(own + (words === null ? '' : ` ${words.usage}`))
      .summary(operations[name].summary)
    added.description(operations[name].summary).allowUnknownOption(name === 'find')
    const { properties = {}, required = [] } = z.toJSONSchema(operations[name].input, { io: 'input', unrepresentable: 'any' }) as {
      properties?: Record<string, Property>
      required?: readonly string[]
    }
    for (const [field, property] of Object.entries(properties)) {
      if (field === words?.field || field === words?.second) continue
      if (required.includes(field)) added.requiredOption(...optionOf(field, property))
      else added.option(...optionOf(field, property))
    }
    if (name === 'crisis-report') {
      addReport(added.addHelpText('after', `\nExample:\n  ${example}`), () => program.opts<{ quiet?: boolean }>().quiet === true)
      continue
    }
    if (name === 'brief') {
      addBriefing(
        added.addHelpText('after', `\n${note}\n\nExample:\n  ${example}`),
        () => program.opts<{ quiet?: boolean }>().quiet === true,
      )
      continue
    }
    if (isFile(name)) added.requiredOption('--out <file>', 'the file to write, - for standard output')
    else added.option('--json', 'print the answer as JSON')
    if (name === 'stories') added.option('--pairs <file>', 'say what each pair of articles of a file is, instead')
    added.addHelpText('after', `${note === undefined ? '' : `\n${note}\n`}\nExample:\n  ${example}`)
    added.action(async (...given: unknown[]) => {
      const { json, out, pairs, ...asked } = added.opts<Record<string, unknown>>()
      const options = { ...('lang' in properties ? { lang: speaking() } : {}), ...inFigures(asked, properties) }
      const said = words === null ? [] : [given[0] ?? []].flat().map(String)
      // `find` takes «-word» for «not this word»; what begins with two dashes is an option misspelt.
      const misspelt = said.find((word) => word.startsWith('--'))
      if (misspelt !== undefined) added.error(`error: unknown option '${misspelt}'`)
      const input = words === null ? options : { ...options, ...worded(words, said) }
      const quiet = program.opts<{ quiet?: boolean }>().quiet === true
      if (typeof pairs === 'string') return printPairs(pairs, json === true, quiet)
      if (isFile(name)) {
        await withDesk(settings(), quiet, async (desk) => keep(await desk.file(name, input as Input<typeof name>), String(out), quiet))
        return
      }
      const answer =
        withoutLedger(name, input as Input<typeof name>) ??
        (await withDesk(settings(), quiet, (desk: Desk) => desk.ask(name, input as Input<typeof name>)))
      await print(json === true ? JSON.stringify(answer) : render[name](answer as never))
      if ((answer as { ok?: boolean }).ok === false) finish(1)
    })
  }
}

/** Numbers as Arabic keyboards write them are numbers too. */
const inFigures = (asked: Readonly<Record<string, unknown>>, properties: Readonly<Record<string, Property>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(asked).map(([field, value]) => [
      field,
      typeof value === 'string' && /^(integer|number)$/.test(String(properties[field]?.type)) ? westernDigits(value) : value,
    ]),
  )

const GROUPS: Readonly<Record<string, string>> = {
  crisis: 'Working files on events: claims, obligations, who said what since, who is silent',
  search: 'Searches that are kept under a name',
}

/** The command that commands of two words stand under. */
function groupOf(program: Command, name: string): Command {
  const known = program.commands.find((c) => c.name() === name)
  if (known !== undefined) return known
  const first = Object.values(askings).find((a) => a.command.startsWith(`${name} `))!
  return program
    .command(name)
    .summary(GROUPS[name]!)
    .description(GROUPS[name]!)
    .helpCommand(false)
    .addHelpText('after', `\nExample:\n  ${first.example}`)
}

/** What the words of a command fill: its field, and with just two of them the second field as well. */
function worded({ field, second, apart = ' ' }: NonNullable<Asking['words']>, said: readonly string[]): Record<string, string> {
  if (said.length === 0) return {}
  return second !== undefined && said.length === 2 ? { [field]: said[0]!, [second]: said[1]! } : { [field]: said.join(apart) }
}

function optionOf(field: string, property: Property): [flags: string, description: string] {
  const { default: usual } = property
  const description = said(property.description ?? '')
  if (usual === false || [property.type].flat().includes('boolean')) return [`--${field}`, description]
  const choices = property.enum ?? property.items?.enum
  const about = [
    description,
    ...(choices === undefined ? [] : [(description === '' ? '' : '· ') + choices.join(property.items === undefined ? ' | ' : ',')]),
    ...(usual === undefined || usual === false ? [] : [t`(default ${Array.isArray(usual) ? 'all' : String(usual)})`]),
  ]
  return [`--${field} <${property.type === 'integer' || property.type === 'number' ? 'n' : field}>`, about.join(' ').trim()]
}
