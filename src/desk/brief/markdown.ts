import type { Paper } from './paper.ts'
import { partShown, phrase } from './phrases.ts'

/** A briefing as Markdown: each sentence with its notes, each note with the line as published, the words that prove it between `**`. */
export function briefMarkdown(of: Paper): string {
  const { lang } = of
  const notes: string[] = []
  const lines = [`# ${of.title}${of.about === null ? '' : `: ${plain(of.about)}`}`, '', `${of.since} – ${of.until}`]
  for (const section of of.sections) {
    lines.push('', `## ${section.heading}`, '')
    if (section.sentences.length === 0) lines.push(phrase(lang, 'none'))
    for (const sentence of section.sentences) {
      const marks = sentence.evidence.map((e) => {
        notes.push(`[^${notes.length + 1}]: ${noteText(e, lang)}`)
        return `[^${notes.length}]`
      })
      lines.push(
        `- ${plain(sentence.text)}${sentence.outlets.length > 1 ? ` (${phrase(lang, 'outlets')}: ${sentence.outlets.map(plain).join(lang === 'ar' ? '، ' : ', ')})` : ''} ${marks.join('')}`,
      )
    }
    if (section.facts > section.sentences.length) lines.push('', `*${partShown(lang, section.sentences.length, section.facts)}*`)
  }
  return [...lines, '', ...notes, '', `*${phrase(lang, 'foot')}*`, ''].join('\n')
}

function noteText(e: Paper['sections'][number]['sentences'][number]['evidence'][number], lang: Paper['lang']): string {
  if (e.page === null) return `${plain(e.text)} — ${phrase(lang, e.part === 'base' ? 'base' : 'journal')}`
  const where = [e.page.outlet, e.page.title, e.page.published, e.page.url ?? e.page.source].filter((w) => w !== null).map((w) => plain(w))
  return `${e.line === null || e.span === null ? `${plain(e.text)} (${phrase(lang, 'record')})` : marked(e.line, e.span)} — ${where.join(' · ')}`
}

const escaped = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'))
    .replace(/[\\`*_[\]>#|]/g, (c) => `\\${c}`)

const plain = (text: string): string => escaped(text).trim()

function marked(line: { span: readonly [number, number]; text: string }, span: readonly [number, number]): string {
  const at = span[0] - line.span[0]
  const end = at + span[1] - span[0]
  return `${escaped(line.text.slice(0, at))}**${plain(line.text.slice(at, end))}**${escaped(line.text.slice(end))}`.trim()
}
