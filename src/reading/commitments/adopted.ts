import { evidence } from '../../text/text.ts'
import type { Commitment, Pact } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { contentEnd } from './content.ts'

const DRAWN_UP: ReadonlySet<string> = new Set(['plan', 'strategy'])

/** What a plan that was adopted for years to come («اعتمد المجلس خطة التعاون للفترة 2026-2030») lays on those whose plan it is. */
export function adoptedIn(scenes: readonly Scene[], pacts: readonly Pact[]): Commitment[] {
  return pacts.flatMap((pact) => {
    const { period } = pact
    if (period === null || !DRAWN_UP.has(pact.kind) || (pact.status !== 'in force' && pact.status !== 'signed')) return []
    const scene = scenes.find((s) => s.source.tokens[s.to - 1]!.end > pact.span[0])
    const by = pact.parties[0]
    if (scene === undefined || by === undefined || !isAhead(period, scene.source.published)) return []
    const { tokens, text } = scene.source
    let start = scene.from
    while (start < scene.to - 1 && tokens[start]!.end <= pact.span[0]) start++
    const content = evidence(text, pact.span[0], tokens[contentEnd(scene, start, start, null) - 1]!.end)
    return [{ id: '', by, to: null, content, due: period, cue: null, condition: null, rule: 'commitment-plan' }]
  })
}

const isAhead = (period: string, today: string | null): boolean =>
  today === null || period.slice(period.indexOf('/') + 1) >= today.slice(0, 4)
