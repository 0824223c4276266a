import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readBody } from '../invented-article.ts'

const folder = fileURLToPath(new URL('../../cases/names/', import.meta.url))

/** Cases: title, an invented text, `==>`, and `TYPE English name | surfaces` a line for each entity the text names; no English name: the lexicon has none. */
for (const file of readdirSync(folder).sort())
  describe(file, () => {
    for (const block of readFileSync(folder + file, 'utf8')
      .split(/^# /m)
      .slice(1)) {
      const [title = '', ...rest] = block.split('\n')
      const arrow = rest.indexOf('==>')
      const filled = (l: string): boolean => l.trim() !== ''
      it(title, () => expect(named(rest.slice(0, arrow).filter(filled).join('\n'))).toEqual(rest.slice(arrow + 1).filter(filled)))
    }
  })

function named(text: string): string[] {
  return readBody(text, '2018-05-10')
    .entities.filter((e) => e.mentions.length > 0)
    .sort((a, b) => a.mentions[0]![0] - b.mentions[0]![0])
    .map((e) => {
      const known = e.why.startsWith('lexicon') || /institution|spelling/.test(e.why)
      return `${e.type}${known ? ` ${e.name.en}` : ''} | ${[...new Set(e.mentions.map((m) => text.slice(...m)))].join(', ')}`
    })
}

it('lists a name behind لل with the article that it hides, and one without an article as it is', () => {
  const { entities } = readBody('وجاء الرد بعد إنذار للاتحاد الروسي. وكتب الوزير رسالة للبنان، ووصل وفد من روسيا.', '2018-05-10')
  const aliases = (en: string): readonly string[] => entities.find((e) => e.name.en === en)?.aliases ?? ['none']
  expect(aliases('Russia')).toEqual(['الاتحاد الروسي'])
  expect(aliases('Lebanon')).toEqual([])
})
