import { likenessWords, type Output } from '../../desk/desk.ts'
import { actorName, counted, pageMark, some } from './facts.ts'
import { said, speaking } from './speak.ts'
import { decisionText } from './stories.ts'
import { dim, shortened, shown } from './terminal.ts'

type Pair = Output<'undecided'>['items'][number]

/** Actors that may be one: the score of each two, what speaks for and against, what a reader said last. */
export const undecidedText = (list: Output<'undecided'>): string => [...list.items.map(pairText), counted(list, 'pairs')].join('\n')

const side = (of: Pair['a']): string => `${actorName(of)} (${some(of.pages, 'pages')})`
const places = ({ named }: Pair['a']): string[] => named.map(({ page, line }) => `      ${shortened(line.text, 110)} ${pageMark(page)}`)

const pairText = (x: Pair): string =>
  [
    `${x.score.toFixed(2)}  ${side(x.a)}  ~  ${side(x.b)}`,
    ...x.reasons.map((r) =>
      dim(`      ${r.weight >= 0 ? '+' : ''}${r.weight.toFixed(2)} ${said(r.kind)}${said(': ')}${shown(likenessWords(speaking(), r))}`),
    ),
    dim(`      ${shown(x.a.key)} | ${shown(x.b.key)}`),
    ...places(x.a),
    ...places(x.b),
    ...(x.judgement === null ? [] : [`      ${decisionText(x.judgement)}`]),
  ].join('\n')
