import { foldWord } from '../../text/text.ts'
import type { Ref } from '../contract.ts'
import { isPart } from './parts.ts'
import type { Scene } from './scene.ts'

/** Who spoke: null where nobody can be named, with the reason. */
export interface Speaker {
  readonly ref: Ref | null
  readonly why: string
  /** `own` where the cue brings its speaker itself, `sentence` where its sentence does, `carried` from before, `unnamed` where a subject stands without a name. */
  readonly how: 'own' | 'sentence' | 'carried' | 'unnamed' | 'nobody'
  /** Gender of the verb or pronoun that went with the speaker; null where none did. */
  readonly feminine: boolean | null
  readonly plural: boolean
}

const startsWith = (scene: Scene, ref: Ref, noun: string): boolean => {
  const { name, aliases } = scene.names.entity(ref)
  return [name.ar, ...aliases].some((n) => foldWord(n).replace(/^ال/, '').startsWith(noun))
}

const isCalled = (scene: Scene, from: number, noun: string): boolean => {
  const at = from > 0 && scene.opens.has(from - 1) ? from - 2 : from - 1
  return at >= 0 && /^[وفلبك]?$/.test(scene.tokens[at]!.form.slice(0, -noun.length)) && scene.tokens[at]!.form.endsWith(noun)
}

// The state whose group of that noun the article names («حكومة مالي»), where it names one only.
function phraseOf(scene: Scene, noun: string): Ref | null {
  const found = new Set<Ref>()
  for (const p of scene.names.phrases) {
    const { form } = scene.tokens[p.from]!
    if (p.kind !== 'body' || p.ref === null || p.to === p.from + 1 || scene.names.mentionAt(p.from) !== null) continue
    if (form.endsWith(noun) && form.length <= noun.length + 3) found.add(p.ref)
  }
  return found.size === 1 ? [...found][0]! : null
}

/** Who has spoken so far in the article, the last one at the end. */
export class Speakers {
  private readonly said: Speaker[] = []
  private topic: Speaker | null = null
  /** How many had spoken when the topic was kept. */
  private topicAt = -1
  private issuer: Speaker | null = null

  /** Keeps somebody introduced as speaking. */
  add(speaker: Speaker): void {
    this.said.push(speaker)
  }

  /** Keeps whom a sentence without a word of saying is about. */
  about(ref: Ref): void {
    this.topicAt = this.said.length
    this.topic = { ref, why: 'whom the sentences before are about', how: 'carried', feminine: null, plural: false }
  }

  /** Keeps whose document a sentence speaks of. */
  issued(speaker: Speaker): void {
    this.issuer = speaker
  }

  /** Whom «الوزارة», «الصحيفة» or «البيان» means: the last body that has spoken or is named with that word; of a document, the last speaker. */
  meant(scene: Scene, at: number): Speaker | null {
    const noun = scene.tokens[at]!.form
    const bare = noun.slice(2)
    const document = isPart('document', scene.tokens, at)
    if (document && this.issuer !== null)
      return { ...this.issuer, how: 'carried', why: `«${noun}» is the last spoken of (${this.issuer.why})` }
    for (let i = this.said.length - 1; i >= 0; i--) {
      const s = this.said[i]!
      if (s.ref !== null && (document || startsWith(scene, s.ref, bare)))
        return { ...s, how: 'carried', why: `«${noun}» is the last that spoke (${s.why})` }
    }
    // «حكومة مالي … وتعهدت الحكومة»: the only one that is named with the noun.
    const named = phraseOf(scene, bare)
    if (named !== null) return { ref: named, why: `«${noun}» is the only one so named`, how: 'sentence', feminine: null, plural: false }
    let found: Ref | null = null
    for (const m of scene.names.mentions) {
      if (m.from >= at) break
      // «صحيفة نيويورك تايمز … وأوضحت الصحيفة»
      if (m.type === 'ORG' && (startsWith(scene, m.entity, bare) || isCalled(scene, m.from, bare))) found = m.entity
    }
    if (found !== null) return { ref: found, why: `«${noun}» is the last so named`, how: 'sentence', feminine: null, plural: false }
    // «الشرطة», «المحكمة»: no body of another name is called so.
    if (isPart('own-kind', scene.tokens, at)) return null
    for (let i = this.said.length - 1; i >= 0; i--) {
      const s = this.said[i]!
      if (s.ref !== null && scene.typeOf(s.ref) === 'ORG')
        return { ...s, how: 'carried', why: `«${noun}» is the last that spoke (${s.why})` }
    }
    return null
  }

  /** Whom the sentence right before is about, where nobody has spoken since. */
  current(): Speaker | null {
    return this.topicAt === this.said.length ? this.topic : null
  }

  /** Whom a verb without a subject goes on with: the last speaker that it agrees with. */
  last(feminine: boolean, plural: boolean): Speaker | null {
    for (let i = this.said.length - 1; i >= Math.max(0, this.said.length - 4); i--) {
      const s = this.said[i]!
      if ((s.feminine === null || s.feminine === feminine) && (!plural || s.plural || s.ref === null)) return s
    }
    return plural || feminine ? null : this.topic
  }
}
