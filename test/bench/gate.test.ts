import { describe, expect, it } from 'vitest'
import { type Floors, failures, lowered, pinnedAt, raised } from '../../bench/gate.mjs'

const floors: Floors = {
  inputs: { gold: 'aaa', times: 'ttt' },
  figures: {
    'names.span': { floor: 0.91, issue: 0.84, aim: 0.94, input: 'gold' },
    'times.valued': { floor: 0.9, issue: 0.86, aim: 0.95, input: 'gold' },
    'cases.all': { floor: 0.8, issue: 0.8, aim: null, input: 'times' },
    'events.typed': { floor: null, issue: 0.48, aim: 0.7, input: 'gold' },
  },
  lowered: [],
}
const digests = { gold: 'aaa', times: 'ttt' }
const figure = (name: string, value: number, input = 'gold') => ({ name, value, input })
const reached = [figure('names.span', 0.913), figure('times.valued', 0.9), figure('cases.all', 0.84, 'times')]

describe('the gate', () => {
  it('lets figures at or above their floors pass', () => {
    expect(failures(floors, reached, digests)).toEqual([])
  })

  it('names each figure below its floor', () => {
    expect(failures(floors, [figure('names.span', 0.9099), ...reached.slice(1)], digests)).toEqual([
      'names.span: 0.910 is below its floor of 0.91',
    ])
  })

  it('takes a figure that is missing or no number for a failure', () => {
    expect(failures(floors, reached.slice(1), digests)).toEqual(['names.span: no figure, the floor is 0.91'])
    expect(failures(floors, [figure('names.span', Number.NaN), ...reached.slice(1)], digests)).toHaveLength(1)
  })

  it('asks nothing of figures without a floor, nor of figures whose inputs are not here', () => {
    expect(failures(floors, reached.slice(0, 2), { gold: 'aaa', times: null })).toEqual([])
    expect(failures(floors, [], {})).toEqual([])
  })

  it('fails when the inputs are not those that the floors were pinned on', () => {
    expect(failures(floors, reached, { ...digests, gold: 'bbb' })).toEqual([expect.stringMatching(/^gold: the inputs are not those/)])
  })
})

describe('a floor', () => {
  it('is what was reached, rounded down to two decimals', () => {
    expect([0.957, 0.29, 1, 0.999, 0].map(pinnedAt)).toEqual([0.95, 0.29, 1, 0.99, 0])
  })

  it('is raised to what was reached and never lowered by it', () => {
    const { figures } = raised(floors, [figure('names.span', 0.957), figure('times.valued', 0.5)], digests)
    expect(figures['names.span']).toEqual({ floor: 0.95, issue: 0.84, aim: 0.94, input: 'gold' })
    expect(figures['times.valued']?.floor).toBe(0.9)
  })

  it('begins where a figure is first pinned, and takes the digests of the inputs with it', () => {
    const pinned = raised(floors, [figure('events.typed', 0.546), figure('pacts.named', 0.6)], { gold: 'bbb', times: null })
    expect(pinned.figures['events.typed']).toEqual({ floor: 0.54, issue: 0.48, aim: 0.7, input: 'gold' })
    expect(pinned.figures['pacts.named']).toEqual({ floor: 0.6, issue: null, aim: null, input: 'gold' })
    expect(pinned.inputs).toEqual({ gold: 'bbb', times: 'ttt' })
  })

  it('is lowered only with a reason, which is kept', () => {
    const after = lowered(floors, 'names.span', 0.88, 'nisba adjectives are no longer names', '2026-01-05')
    expect(after.figures['names.span']?.floor).toBe(0.88)
    expect(after.lowered).toEqual([
      { name: 'names.span', from: 0.91, to: 0.88, why: 'nisba adjectives are no longer names', on: '2026-01-05' },
    ])
    expect(floors.figures['names.span']?.floor).toBe(0.91)
  })

  it('is not lowered without a reason, to more than it was, to no number, or where there is none', () => {
    expect(() => lowered(floors, 'names.span', 0.88, ' ', '2026-01-05')).toThrow(/needs --why/)
    expect(() => lowered(floors, 'names.span', 0.91, 'why', '2026-01-05')).toThrow(/not below/)
    expect(() => lowered(floors, 'names.span', Number.NaN, 'why', '2026-01-05')).toThrow(/expected a number/)
    expect(() => lowered(floors, 'events.typed', 0.1, 'why', '2026-01-05')).toThrow(/no floor named events.typed/)
  })
})
