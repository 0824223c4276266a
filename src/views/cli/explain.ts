import type { Output } from '../../desk/desk.ts'
import { factLines, pageLine, why } from './facts.ts'
import { label, said, t } from './speak.ts'
import { dim, shown } from './terminal.ts'

type Explanation = Output<'explain'>

const line = (name: string, text: string): string => `${label(name, 8)} ${text}`
const placed = (e: Explanation['words']): string => `[${e.span.join(', ')}) ${shown(e.text)}`

/** Why a fact is there: its rule and reason, its words, what it stands on beside them, what was refused in its line, its page. */
export const explainText = (e: Explanation): string =>
  [
    factLines(e.fact),
    '',
    line('rule', e.rule),
    ...(e.why === null ? [] : [line('why', why(e.why))]),
    line('words', placed(e.words)),
    line('line', placed(e.line)),
    ...e.parts.map((p) => line(p.part, `${placed(p)}${p.why === null ? '' : dim(` (${why(p.why)})`)}`)),
    ...e.refused.map((r) => line('refused', `${r.rule}${said(': ')}${why(r.detail)}`)),
    '',
    pageLine(e.page),
    line(
      'read',
      `${t`by rules ${e.page.rules}, in the ledger since ${e.page.seen}`}${e.page.current ? '' : ` ${said('(an older version of the page)')}`}`,
    ),
    line('sha256', e.page.id),
  ].join('\n')
