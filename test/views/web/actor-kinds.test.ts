import { describe, expect, test } from 'vitest'
import type { Output } from '../../../src/desk/desk.ts'
import { lexicon } from '../../../src/lexicon/lexicon.ts'
import { whatIs } from '../../../src/views/web/actor-kinds.ts'

const answer = (type: string, known: Output<'actor'>['known']) => ({ actor: { type }, known }) as Parameters<typeof whatIs>[1]

describe('what an actor is', () => {
  test.each([
    ['GPE', { kind: 'state', of: null, ofAr: null }, 'دولة', 'state'],
    ['GPE', { kind: 'capital', of: 'Belarus', ofAr: 'بيلاروسيا' }, 'عاصمة · بيلاروسيا', 'capital · Belarus'],
    ['ORG', { kind: 'air-defence', of: 'Russia', ofAr: 'روسيا' }, 'منظومة دفاع جوي · روسيا', 'air-defence system · Russia'],
    ['PER', { kind: null, of: 'Armenia', ofAr: 'أرمينيا' }, 'شخص · أرمينيا', 'person · Armenia'],
    ['ORG', null, 'هيئة', 'body'],
  ])('%s %o', (type, known, ar, en) => {
    expect([whatIs('ar', answer(type, known)), whatIs('en', answer(type, known))]).toEqual([ar, en])
  })

  test('is said in words for every kind that states, bodies and places of the lexicon have', () => {
    const kinds = new Set(
      [...lexicon().entries.values()].filter((e) => e.kind !== '' && ['GPE', 'ORG', 'FAC'].includes(e.type)).map((e) => e.kind),
    )
    const mute = [...kinds].filter((kind) => whatIs('ar', answer('ORG', { kind, of: null, ofAr: null })) === 'هيئة')
    expect(mute).toEqual([])
  })
})
