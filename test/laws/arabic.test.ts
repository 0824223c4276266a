import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { expect, test, vi } from 'vitest'
import { hasArabic, inArabic } from '../../src/desk/desk.ts'
import { cli, commands } from '../../src/views/cli/cli.ts'

const src = fileURLToPath(new URL('../../src/', import.meta.url))

/** The whole of a literal that begins at a place of a source: its text with `{}` for each `${…}`, and where it ends. */
function literal(source: string, at: number): { readonly text: string; readonly end: number } {
  const quote = source[at]!
  let text = ''
  let i = at + 1
  while (source[i] !== quote) {
    if (source[i] === '\\') {
      text += source[i + 1]
      i += 2
    } else if (quote === '`' && source.startsWith('${', i)) {
      let depth = 1
      i += 2
      while (depth > 0) {
        if (source[i] === '`') i = literal(source, i).end - 1
        else if (source[i] === '{') depth++
        else if (source[i] === '}') depth--
        i++
      }
      text += '{}'
    } else text += source[i++]
  }
  return { text, end: i + 1 }
}

/** The messages that are written out where an error is made, as templates. */
function messages(): string[] {
  const found = new Set<string>()
  for (const file of readdirSync(src, { recursive: true })
    .map(String)
    .filter((f) => f.endsWith('.ts'))) {
    const source = readFileSync(src + file, 'utf8')
    for (const m of source.matchAll(/new (?:BadInput|NotFound|Damaged|Unreadable\([^'"`]*?,)\s*\(?\s*(?=['"`])/g))
      found.add(literal(source, m.index + m[0].length).text)
  }
  return [...found]
}

test('there are messages to judge', () => {
  expect(messages().length).toBeGreaterThan(60)
})

test('every error that a person can act on has its Arabic', () => {
  expect(messages().filter((m) => /[a-z]{3}/.test(m.replaceAll('{}', '')) && !hasArabic(m) && inArabic(m) === m)).toEqual([])
})

/** What the command's files say: texts that are put into the language spoken, as templates. */
function sayings(): { readonly said: string[]; readonly counted: string[] } {
  const found = { said: new Set<string>(), counted: new Set<string>() }
  const folder = `${src}views/cli/`
  for (const file of readdirSync(folder)) {
    const source = readFileSync(folder + file, 'utf8').replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, '')
    for (const m of source.matchAll(/\bt(?=`)|\b(?:said|label|line|section|head|show)\(\s*(?=['"])/g))
      found.said.add(literal(source, m.index + m[0].length).text)
    for (const m of source.matchAll(/\b(?:counted|some)\([^'"`]*?,\s*(?=['"])/g))
      found.counted.add(literal(source, m.index + m[0].length).text)
  }
  return { said: [...found.said], counted: [...found.counted] }
}

test('whatever the command says has its Arabic', () => {
  const all = sayings()
  expect(all.said.length).toBeGreaterThan(200)
  expect(all.said.filter((m) => /[a-z]{2}/i.test(m.replaceAll('{}', '')) && !hasArabic(m))).toEqual([])
  // Arabic counts one, two, few and many, each in its own way.
  expect(all.counted.filter((m) => !hasArabic(m) || !hasArabic(`{} ${m}`) || !hasArabic(`{} few ${m}`))).toEqual([])
})

const every = (command: Command): Command[] => [command, ...command.commands.flatMap(every)]

test('every command and option has its Arabic', () => {
  const words = every(commands('1', () => {})).flatMap((c) => [c.summary(), c.description(), ...c.options.map((o) => o.description)])
  expect([...new Set(words)].filter((w) => /[a-z]{3}/.test(w) && inArabic(w) === w)).toEqual([])
})

test.each([
  ['pages/x.txt: no such file or folder', 'pages/x.txt: لا ملف ولا مجلد بهذا الاسم'],
  [
    'there is no ledger at ./marsad-data yet; make one with: marsad read PAGE…',
    'لا سجل في ./marsad-data بعد؛ أنشئه بأمر: marsad read PAGE…',
  ],
  ["error: unknown option '--colour'", "خطأ: لا خيار باسم '--colour'"],
  ['http://x.example/: the server answered 404 Not Found', 'http://x.example/: أجاب الخادم 404 Not Found'],
  ['what nobody has put into Arabic', 'what nobody has put into Arabic'],
])('%s → %s', (en, ar) => {
  expect(inArabic(en)).toBe(ar)
})

async function run(...args: string[]): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const kept = { out: '', err: '' }
  const spies = (['stdout', 'stderr'] as const).map((to) =>
    vi.spyOn(process[to], 'write').mockImplementation(((text: string, done?: (error?: Error) => void) => {
      kept[to === 'stdout' ? 'out' : 'err'] += text
      done?.()
      return true
    }) as never),
  )
  const status = await cli(args, '1.0.0')
  for (const spy of spies) spy.mockRestore()
  return { status, ...kept }
}

test('--lang ar speaks Arabic in help and errors, wherever it stands; another language is refused', async () => {
  for (const args of [
    ['--lang', 'ar', '--help'],
    ['--help', '--lang=ar'],
  ]) {
    const { status, out } = await run(...args)
    expect(status).toBe(0)
    expect(out).toMatch(/الاستعمال:|الأوامر:/)
    expect(out).toContain('اقرأ صفحات إلى السجل')
    expect(out).not.toMatch(/\b(Usage|Commands|Options|Example|Environment):/)
  }
  expect((await run('bla', '--lang', 'ar')).err).toMatch(/خطأ: لا أمر باسم 'bla'/)
  expect(await run('pages', '--lang', 'fr')).toMatchObject({ status: 2, err: expect.stringContaining('--lang') as string })
  expect((await run('--help')).out).toContain('Read pages into the ledger')
})
