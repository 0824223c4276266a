import type { Output } from '../../desk/desk.ts'
import { counted, some } from './facts.ts'
import { said } from './speak.ts'
import { decisionText } from './stories.ts'
import { dim, shown } from './terminal.ts'

type Pair = Output<'undecided'>['items'][number]

/** Actors that may be one: the score of each two, what speaks for and against, what a reader said last. */
export const undecidedText = (list: Output<'undecided'>): string => [...list.items.map(pairText), counted(list, 'pairs')].join('\n')

const side = ({ key, pages }: Pair['a']): string => `${shown(key)} (${some(pages, 'pages')})`

const pairText = (x: Pair): string =>
  [
    `${x.score.toFixed(2)}  ${side(x.a)}  ~  ${side(x.b)}`,
    ...x.reasons.map((r) => dim(`      ${r.weight >= 0 ? '+' : ''}${r.weight.toFixed(2)} ${said(r.kind)}${said(': ')}${shown(r.said)}`)),
    ...(x.judgement === null ? [] : [`      ${decisionText(x.judgement)}`]),
  ].join('\n')
