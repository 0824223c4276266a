import { type Decision, likenessOf, nearNames, type Profile, standing } from '../identity/identity.ts'
import type { ActorRef, Alike, Ledger, Surroundings } from '../ledger/ledger.ts'
import { lexicon } from '../lexicon/lexicon.ts'
import { foldWord, tokenize } from '../text/text.ts'
import { officesOf } from './offices.ts'
import type { Subjects } from './subjects.ts'

/** Likeness from which two actors are shown to a reader. */
const WORTH_ASKING = 0.5

/** Brings the comparisons between actors up to the pages that the ledger has. Costs next to nothing where nothing is new. */
export async function likened(ledger: Ledger): Promise<void> {
  if (!(await ledger.comparisons.behind())) return
  const pairs = nearNames(await ledger.comparisons.actors())
  const around = await ledger.comparisons.around([...new Set(pairs.flatMap(([a, b]) => [a.key, b.key]))].sort())
  const known = new Map<string, Profile>()
  const profile = (actor: ActorRef): Profile => {
    const of = known.get(actor.key) ?? profileOf(actor, around.get(actor.key))
    known.set(actor.key, of)
    return of
  }
  await ledger.comparisons.put(
    pairs.flatMap(([a, b]): Alike[] => {
      const likeness = likenessOf(profile(a), profile(b))
      return likeness === null || likeness.score < WORTH_ASKING ? [] : [{ a: a.key, b: b.key, ...likeness }]
    }),
  )
}

function profileOf(actor: ActorRef, around: Surroundings | undefined): Profile {
  const { offices } = officesOf(actor.en)
  const called = calledBy(around?.before ?? '')
  const own = lexicon().entries.get(actor.en ?? '')?.country
  return {
    ...actor,
    offices: [...new Set([...offices.map((o) => o.office), ...called.offices])],
    countries: [...new Set([...offices.map((o) => o.of), ...called.countries, ...(own ? [own] : [])])],
    company: around?.company ?? new Map(),
  }
}

let forms: ReadonlyMap<string, string> | null = null
const WORDS = 6

/** Office and country in the words right before a name: «وزير الخارجية الروسي …». */
function calledBy(before: string): { offices: string[]; countries: string[] } {
  forms ??= new Map(
    [...lexicon().offices].flatMap(([office, said]) => said.map((form) => [form.split(' ').map(foldWord).join(' '), office] as const)),
  )
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const tokens = tokenize(line)
  const mark = tokens.findLastIndex((t) => t.kind === 'mark')
  const near = tokens.slice(Math.max(mark + 1, tokens.length - WORDS))
  for (let from = 0; from < near.length; from++)
    for (let to = near.length; to > from; to--) {
      const said = near
        .slice(from, to)
        .map((t) => t.form)
        .join(' ')
      const office = forms.get(said)
      if (office === undefined) continue
      const state = to === near.length ? undefined : lexicon().nisbaAt(near, to, near.length)?.values[0]?.en
      return { offices: [office], countries: state === undefined ? [] : [state] }
    }
  return { offices: [], countries: [] }
}

/** What readers last decided about each two actors, by their keys: that they are two, or that it cannot be told. */
export function judgedPairs(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
  const judged = new Map<string, Decision>()
  for (const decision of standing(decisions)) {
    if (decision.what !== 'actor') continue
    const [head, ...others] = decision.subjects
    const pairs = decision.kind === 'split' ? others.map((o) => [head!, o] as const) : among(decision.subjects)
    for (const [a, b] of pairs) judged.set(pairOf(a, b), decision)
  }
  return judged
}

/** Two keys as one, in whatever order they come. */
export const pairOf = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`)

const among = (keys: readonly string[]): (readonly [string, string])[] =>
  keys.flatMap((a, i) => keys.slice(i + 1).map((b) => [a, b] as const))

/** Keeps a reader's judgement of actors or stories; one of actors without a score or a reason of its own takes the comparison's. */
export async function judgeAlike(
  ledger: Ledger,
  kind: 'merge' | 'split' | 'undecided',
  of: Subjects,
  { by, why, score }: { readonly by: string; readonly why?: string | undefined; readonly score?: number | undefined },
) {
  const compared = of.what === 'actor' ? await comparedScore(ledger, of.subjects) : { score: null, why: null }
  return ledger.decide({ kind, ...of, by, score: score ?? compared.score, why: why ?? compared.why, undoes: null })
}

/** Score and reasons of the comparison kept of two actors. */
async function comparedScore(
  ledger: Ledger,
  subjects: readonly string[],
): Promise<{ readonly score: number | null; readonly why: string | null }> {
  if (subjects.length !== 2) return { score: null, why: null }
  const pair = pairOf(subjects[0]!, subjects[1]!)
  const found = (await ledger.comparisons.kept()).find((x) => pairOf(x.a, x.b) === pair)
  if (found === undefined) return { score: null, why: null }
  return { score: found.score, why: found.reasons.map((r) => `${r.kind}: ${r.said}`).join('; ') }
}
