import type { Output } from '../../desk/desk.ts'
import { factLines } from './facts.ts'
import { said, t } from './speak.ts'
import { dim, shortened } from './terminal.ts'

type Owed = Output<'due'>['items'][number]

/** How a commitment stands, in the language spoken. */
const stateWord = (state: Owed['state']): string => said(state === 'passed' ? 'due date passed, nothing known' : state)

/** A commitment with how it stands and since when, and what changed it on the way with the words that prove it. */
export const owedLines = (c: Owed): string[] => [
  factLines(c),
  ...c.history
    .slice(1)
    .filter((h, i, all) => i === all.length - 1 || h.proof !== null)
    .map((h) => `${' '.repeat(23)}${stepText(h)}`),
]

const stepText = ({ state, on, proof }: Owed['history'][number]): string =>
  `${on === null ? stateWord(state) : t`${stateWord(state)} since ${on}`}${proof === null ? '' : ` ${shortened(proof.text, 60)} ${dim(proof.fact ?? '')}`}`
