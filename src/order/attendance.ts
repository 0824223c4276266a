import type { Entity } from '../reading/reading.ts'
import type { Span } from '../text/text.ts'
import { numberAt, stateOfEntity, type Word } from './scene.ts'

/** A member of a body as a sentence names it; `at` is the index of the word, `end` where its name ends in the text. */
export interface Member {
  readonly state: string
  readonly who: Entity
  readonly end: number
  readonly at: number
}

type IsMember = (state: string) => boolean

/** How many leaders were there, told at word `i`: «الزعماء الخمسة الحاضرون», «بمشاركة خمسة قادة». Null where it counts nobody. */
export function leadersCounted(words: readonly Word[], i: number): { readonly number: number; readonly span: Span } | null {
  const around = words[i]!.roles.has('present') ? words.slice(Math.max(0, i - 2), i) : words.slice(i + 1, i + 4)
  const number = around.map((w) => numberAt(w.token)).find((n) => n !== null)
  if (number === undefined || !around.some((w) => w.roles.has('leaders'))) return null
  const tokens = [...around, words[i]!].map((w) => w.token)
  return { number, span: [Math.min(...tokens.map((t) => t.start)), Math.max(...tokens.map((t) => t.end))] }
}

/** The member of whom word `i` tells that it keeps away from a session: it withholds its part, is absent, or does not go. */
export function whoStaysAway(words: readonly Word[], i: number, isMember: IsMember): Member | null {
  const { roles } = words[i]!
  const session = (from: number, to: number): boolean => words.slice(from, to).some((w) => w.roles.has('session') && !w.inside)
  if (roles.has('withhold')) {
    if (words[i]!.definite) return null
    const who = memberIn(words, i + 1, i + 4, isMember)
    const conceded = words.slice(Math.max(0, i - 3), i).some((w) => w.roles.has('despite'))
    return who !== null && (conceded || session(who.at + 1, who.at + 4)) ? who : null
  }
  if (roles.has('stay-away')) {
    const who = memberIn(words, i + 1, i + 5, isMember)
    return who !== null && session(Math.max(0, i - 15), i + 12) ? who : null
  }
  const denied = roles.has('go') && i > 0 && words[i - 1]!.roles.has('not')
  if (!denied && !roles.has('absent')) return null
  if (!session(i + 1, i + 9)) return null
  return memberIn(words, i + 1, i + 5, isMember) ?? memberIn(words, Math.max(0, i - (denied ? 4 : 3)), i, isMember)
}

/** The first actor named among these words, if it is or speaks for a member; null behind a comma or stop. */
export function memberIn(words: readonly Word[], from: number, to: number, isMember: IsMember): Member | null {
  for (let k = from; k < Math.min(to, words.length); k++) {
    const { named, token } = words[k]!
    if (named === null) {
      if (token.kind === 'mark' && '،,؛.'.includes(token.form)) return null
      continue
    }
    const state = stateOfEntity(named)
    if (state === null || !isMember(state)) return null
    const mention = named.mentions.find(([start]) => start >= token.start && start < token.end)
    return { state, who: named, end: mention?.[1] ?? token.end, at: k }
  }
  return null
}
