import { isUnMember } from '../lexicon/lexicon.ts'
import { type Base, type Bilingual, base, type Clause, type Instrument, type Trigger } from './base.ts'
import { boundOn, standingOn } from './in-force.ts'

/** How a happening comes under a clause: the clause names it or its kind; a definition counts it; parties have said that it may. */
export type Fit = 'named' | 'as a threat' | 'by definition' | 'held by parties'

/** What happens to whom, by whom if that is known, and when. */
export interface Case {
  readonly trigger: Trigger
  readonly on: string
  readonly by: string | null
  readonly day: string
}

/** A clause that a happening comes under, and the instrument's parties of that day; a universal one has none. */
export interface Fitting {
  readonly instrument: Instrument
  readonly clause: Clause
  readonly fit: Fit
  readonly basis: Bilingual | null
  readonly parties: readonly string[]
}

/** Every clause that the happening comes under: the surest fit first, then the strongest response. */
export function clausesOf({ trigger, on, by, day }: Case): Fitting[] {
  const known = base()
  const out: Fitting[] = []
  for (const instrument of known.instruments.values()) {
    const universal = instrument.parties.length === 0 && known.clauses.some((c) => c.instrument === instrument.en)
    const parties = boundOn(instrument, day).map((p) => p.state)
    if (universal ? standingOn(instrument, day) !== 'in force' : parties.length === 0) continue
    for (const clause of clausesFor(instrument, known)) {
      const fit = fitOf(clause, trigger, known)
      if (fit === null) continue
      const guarded = clause.on.length > 0 ? clause.on.includes(on) : universal ? isUnMember(on) : parties.includes(on)
      if (!guarded) continue
      // Not to use force binds the attacker alone: asked without one, it is nobody's to keep.
      if (clause.response === 'nonaggression' && (by === null || !(clause.by.length > 0 ? clause.by.includes(by) : parties.includes(by))))
        continue
      out.push({ instrument, clause, ...fit, parties })
    }
  }
  const rank = (f: Fitting): number => FITS.indexOf(f.fit) * 100 + known.responses.get(f.clause.response)!.rank
  return out.sort((a, b) => rank(a) - rank(b) || (a.instrument.en < b.instrument.en ? -1 : 1))
}

const FITS: readonly Fit[] = ['named', 'by definition', 'held by parties', 'as a threat']

/** The clauses that the base lists, and for obligations that it only flags, one made of the flag and the instrument's own article. */
function clausesFor(instrument: Instrument, known: Base): Clause[] {
  const listed = known.clauses.filter((c) => c.instrument === instrument.en)
  const has = (...responses: string[]): boolean => listed.some((c) => responses.includes(c.response))
  // The instrument's own article, condition and words are those of its main clause: help where it owes that, else consultation.
  const main = instrument.obligations.defense === true ? 'help' : instrument.obligations.consultation === true ? 'consultation' : ''
  const flagged = (response: string, fits: string): Clause => ({
    instrument: instrument.en,
    article: response === main ? instrument.article : '',
    fits: [fits],
    response,
    organ: '',
    on: [],
    by: [],
    held: [],
    basis: null,
    flag: response !== main,
    source: instrument.source,
  })
  const { defense, consultation, neutrality, nonaggression } = instrument.obligations
  return [
    ...listed,
    ...(defense === true && !has('armed-help', 'any-means', 'help', 'collective-measures', 'self-defence')
      ? [flagged('help', 'attack')]
      : []),
    ...(consultation === true && instrument.trigger !== null && listed.length === 0 && defense !== true
      ? [flagged('consultation', 'threat')]
      : []),
    ...(neutrality === true && !has('no-aid') ? [flagged('no-aid', 'attack')] : []),
    ...(nonaggression === true && !has('nonaggression') ? [flagged('nonaggression', 'attack')] : []),
  ]
}

function fitOf(clause: Clause, trigger: Trigger, known: Base): Pick<Fitting, 'fit' | 'basis'> | null {
  const wider = widerKinds(trigger, known)
  const direct = clause.fits.find((f) => wider.includes(f))
  if (direct !== undefined) return { fit: direct === 'threat' && trigger.event !== 'threat' ? 'as a threat' : 'named', basis: null }
  if (clause.fits.includes('aggression') && trigger.defined !== '')
    return {
      fit: 'by definition',
      basis: {
        en: `United Nations General Assembly resolution 3314 (XXIX), article ${trigger.defined}`,
        ar: `قرار الجمعية العامة للأمم المتحدة 3314، المادة ${trigger.defined}`,
      },
    }
  return clause.held.includes(trigger.event) ? { fit: 'held by parties', basis: clause.basis } : null
}

/** The kind itself and every wider one that holds it. */
function widerKinds(trigger: Trigger, known: Base): string[] {
  const out = [trigger.event]
  for (const kind of out) for (const wider of known.triggers.get(kind)!.within) if (!out.includes(wider)) out.push(wider)
  return out
}
