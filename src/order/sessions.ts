import type { ArticleText, Evidence } from '../ledger/ledger.ts'
import type { Entity } from '../reading/reading.ts'
import type { Span } from '../text/text.ts'
import { leadersCounted, memberIn, whoStaysAway } from './attendance.ts'
import { adjectiveOf, bodyOf, type Sentence, sentencesOf, stateOfEntity, type Word } from './scene.ts'
import { clauseEnd, covers, isAll, lastIndex, mottoAfter, placeAfter, samePlace, sameTime, stateBeside } from './session-words.ts'
import type { Session, Told, ToldChair, ToldChange, ToldTime } from './told-of-body.ts'

type Draft = { -readonly [K in keyof Session]: Session[K] } & {
  absent: Session['absent'][number][]
  adopted: Evidence[]
  mechanisms: Evidence[]
}

/** Reads what an article tells of a body's sessions, who was there and who was not, who presides, and what was adopted. `isMember` says who may be absent. */
export function toldOf(body: string, article: ArticleText, isMember: (state: string) => boolean): Told {
  const reader = new BodyReader(body, article, isMember)
  for (const sentence of sentencesOf(article)) reader.read(sentence)
  return reader.told()
}

// What a sentence means depends on what was named before it: the body last named, the session last told of, the last person.
class BodyReader {
  readonly #body: string
  readonly #article: ArticleText
  readonly #isMember: (state: string) => boolean
  readonly #sessions: Draft[] = []
  readonly #chairs: ToldChair[] = []
  readonly #changes: ToldChange[] = []
  #lastBody: string | null = null
  #lastPerson: Entity | null = null
  #lastSession: string | null = null

  constructor(body: string, article: ArticleText, isMember: (state: string) => boolean) {
    this.#body = body
    this.#article = article
    this.#isMember = isMember
  }

  told(): Told {
    return {
      sessions: this.#sessions.filter((s) => !isBare(s) || this.#sessions.length === 1),
      chairs: this.#chairs,
      changes: this.#changes,
    }
  }

  read(sentence: Sentence): void {
    const { words } = sentence
    words.forEach((word, i) => {
      if (word.named !== null) {
        this.#lastBody = bodyOf(word.named) ?? this.#lastBody
        if (word.named.type === 'PER') this.#lastPerson = word.named
      }
      if (word.inside || word.roles.size === 0) return
      if (word.roles.has('session')) this.#session(sentence, i)
      if (word.roles.has('chair')) this.#presidency(sentence, i)
      if (word.roles.has('preside')) this.#presiding(sentence, i)
      if (word.roles.has('freeze') || word.roles.has('leave') || word.roles.has('join')) this.#change(sentence, i)
    })
    const session = this.#sessions.at(-1)
    if (session !== undefined) this.#attend(sentence, session)
  }

  // «قمة منظمة …», «اجتماع للمنظمة», and «القمة» where its sentence names the body's leaders or its session was told of.
  #session(sentence: Sentence, i: number): void {
    const { words } = sentence
    const word = words[i]!
    const last = this.#sessions.at(-1)
    const of = this.#whose(words, i)
    if (of !== null) this.#lastSession = of
    if (of !== this.#body) return
    const place = placeAfter(words, i)
    const time = this.#timeIn(sentence.span)
    const known = this.#sessions.find((s) => samePlace(s.place, place?.who ?? null) && sameTime(s.time, time))
    if (known !== undefined) {
      known.place ??= place?.who ?? null
      if (time !== null && (known.time === null || known.time.from === 'publication')) known.time = time
      return
    }
    // A session without place or date beside one that has them is the same one told again.
    if (last !== undefined && place === null && time === null) return
    // Of a second one in other words nothing says that it was on the day of the page.
    const when = time?.from === 'publication' && last !== undefined ? null : time
    this.#sessions.push({
      body: this.#body,
      article: this.#article,
      words: this.#evidence([word.token.start, place?.end ?? word.token.end]),
      place: place?.who ?? null,
      time: when,
      counted: null,
      absent: [],
      chair: null,
      adopted: [],
      mechanisms: [],
    })
  }

  // Whose session it is: the body's that is named behind the word, or by an adjective; else the body's whose leaders its sentence has
  // named («وقع قادة دول الحلف … خلال القمة»); of a definite one («القمة») else the one's told of before. Null: nobody's, or two parties' own.
  #whose(words: readonly Word[], i: number): string | null {
    const word = words[i]!
    for (let k = i + 1; k < Math.min(i + 6, words.length); k++) {
      const w = words[k]!
      if (w.roles.has('between')) return null
      const named = w.named === null ? (k === i + 1 ? adjectiveOf(w) : null) : bodyOf(w.named)
      if (named !== null) return named
      if (w.roles.has('body') && w.definite && !w.inside) return this.#lastBody
    }
    for (let k = i - 1; k >= Math.max(0, i - 40); k--) {
      const { named } = words[k]!
      const body = named === null ? null : bodyOf(named)
      if (body !== null && words.slice(Math.max(0, k - 4), k).some((w) => w.roles.has('leaders'))) return body
    }
    return word.definite ? this.#lastSession : null
  }

  #isBody(w: Word): boolean {
    if (w.named !== null) return bodyOf(w.named) === this.#body
    return w.roles.has('body') && w.definite && !w.inside && this.#lastBody === this.#body
  }

  #attend(sentence: Sentence, session: Draft): void {
    const { words } = sentence
    words.forEach((word, i) => {
      if (word.inside) return
      if (session.counted === null && (word.roles.has('present') || word.roles.has('gathering'))) {
        const counted = leadersCounted(words, i)
        if (counted !== null) session.counted = { number: counted.number, words: this.#evidence(counted.span) }
      }
      const who = whoStaysAway(words, i, this.#isMember)
      if (who !== null && !session.absent.some((a) => a.state === who.state))
        session.absent.push({ ...who, words: this.#evidence([word.token.start, who.end]) })
      if (word.roles.has('adopt') && this.#collective(words, i)) this.#take(sentence, i, session.adopted)
      // «القرارات التي وقعها الزعماء»
      if (word.roles.has('adopt-it') && i > 1 && /^ال(تي|ذي)$/.test(words[i - 1]!.token.form) && this.#collective(words, i))
        this.#take(sentence, i - 2, session.adopted)
      if (word.roles.has('mechanism') && !session.adopted.some((a) => covers(a.span, word.token)))
        this.#take(sentence, i, session.mechanisms)
    })
  }

  // «واتفق القادة على …», «اعتمد مجلس الأمن الجماعي …»: the deciding is everybody's.
  #collective(words: readonly Word[], i: number): boolean {
    return (
      words.slice(i + 1, i + 4).some((w, k) => (w.roles.has('leaders') && !w.inside && isAll(w, words[i + k + 2])) || this.#isBody(w)) ||
      this.#isGoOn(words, i)
    )
  }

  // «… كما وقعوا حزمة»: a plural verb goes on with the leaders of its sentence.
  #isGoOn = (words: readonly Word[], i: number): boolean =>
    words[i]!.token.form.endsWith('وا') && words.slice(0, i).some((w) => w.roles.has('leaders'))

  #take({ words, span: sentence }: Sentence, i: number, into: Evidence[]): void {
    const end = clauseEnd(words, i)
    // «وقع قادة الدول، وتضم …، حزمة من الوثائق»: behind an insertion stands what was signed.
    const object = this.#article.article.pacts.find(({ span: [from, to] }) => from > end && to <= sentence[1])
    const at = object === undefined ? -1 : words.findIndex((w) => w.token.end > object.span[0])
    const span: Span = [words[i]!.token.start, at < 0 ? end : clauseEnd(words, at)]
    if (!into.some((e) => e.span[0] <= span[0] && e.span[1] >= span[1])) into.push(this.#evidence(span))
  }

  // «ترأست بلاده القمة», «ترأس … القمة»
  #presiding(sentence: Sentence, i: number): void {
    const { words } = sentence
    const session = this.#sessions.at(-1)
    if (session === undefined || !words.slice(i + 1, i + 8).some((w) => w.roles.has('session') || this.#isBody(w))) return
    const state = this.#subject(sentence, i)
    if (state !== null) session.chair ??= { state, words: this.#evidence([words[i]!.token.start, clauseEnd(words, i, 6)]) }
  }

  // «ستتولى رئاسة المنظمة في عام 2026», «انتقال رئاسة المنظمة إلى …», «ستتسلم الرئاسة»
  #presidency(sentence: Sentence, i: number): void {
    const { words, span } = sentence
    const at = lastIndex(words, i - 1, Math.max(0, i - 4), (w) => w.roles.has('take') || w.roles.has('pass'))
    if (at < 0) return
    const own = words.slice(i + 1, i + 4).some((w) => this.#isBody(w)) || (words[i]!.definite && this.#lastBody === this.#body)
    if (!own) return
    const passed = words[at]!.roles.has('pass')
    const to = passed ? words.findIndex((w, k) => k > i && k < i + 7 && w.token.form === 'الي') : -1
    const state = passed ? (to < 0 ? null : (memberIn(words, to + 1, to + 4, this.#isMember)?.state ?? null)) : this.#subject(sentence, at)
    if (state === null || !this.#isMember(state)) return
    const end = clauseEnd(words, at)
    const near: Span = [words[at]!.token.start, end]
    const motto = mottoAfter(words, i, span)
    this.#chairs.push({
      body: this.#body,
      article: this.#article,
      state,
      time: this.#timeIn(near, false) ?? null,
      words: this.#evidence(near),
      motto: motto === null ? null : this.#evidence(motto),
    })
  }

  // Who does it: «بلاده» is the state of the person last named, or of the one who says so; else whoever stands behind the verb, or before it.
  #subject(sentence: Sentence, i: number): string | null {
    const { words } = sentence
    const own = words.slice(Math.max(0, i - 2), i + 3).some((w) => w.roles.has('own'))
    if (own) return this.#speaker(words[i]!.token.start) ?? (this.#lastPerson === null ? null : stateOfEntity(this.#lastPerson))
    for (const k of [i + 1, i + 2, i - 1, i - 2, i - 3]) {
      const named = words[k]?.named
      if (named !== undefined && named !== null && stateOfEntity(named) !== null) return stateOfEntity(named)
    }
    return null
  }

  #speaker(at: number): string | null {
    const { statements, entities } = this.#article.article
    const said = statements.find((s) => s.content[0] <= at && at < s.content[1])
    const speaker = entities.find((e) => e.id === said?.speaker)
    return speaker === undefined ? null : stateOfEntity(speaker)
  }

  #change({ words }: Sentence, i: number): void {
    const { roles } = words[i]!
    const frozen = roles.has('freeze')
    if (frozen && !words.slice(i + 1, i + 3).some((w) => w.roles.has('share'))) return
    if (!words.slice(i + 1, i + 8).some((w) => this.#isBody(w))) return
    const who = stateBeside(words, i)
    if (who !== null)
      this.#changes.push({
        body: this.#body,
        article: this.#article,
        state: who,
        change: frozen ? 'frozen' : roles.has('leave') ? 'left' : 'joined',
        words: this.#evidence([words[i]!.token.start, clauseEnd(words, i, 8)]),
      })
  }

  // A time of day or month that the stretch names; the publication's where none does and that is allowed.
  #timeIn([start, end]: Span, orPublication = true): ToldTime | null {
    const { times, dated } = this.#article.article
    const told = times.find((t) => t.value !== null && t.span[0] >= start && t.span[1] <= end && (!orPublication || t.value.length >= 7))
    if (told !== undefined) return { value: told.value!, span: told.span, from: 'text' }
    return orPublication && dated !== null ? { value: dated.value.slice(0, 10), span: dated.span, from: 'publication' } : null
  }

  #evidence = (span: Span): Evidence => ({ span, text: this.#article.text.slice(span[0], span[1]) })
}

// A session of which nothing is told but its name.
const isBare = (s: Draft): boolean =>
  s.place === null && s.counted === null && s.absent.length === 0 && s.chair === null && s.adopted.length === 0 && s.mechanisms.length === 0
