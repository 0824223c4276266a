import { html } from 'hono/html'
import { actForm, eventStatusForm, eventTypeForm, pactKindForm, pactStatusForm } from '../../../desk/desk.ts'
import type { Html } from '../layout.ts'
import { worded } from '../page-words.ts'
import { actWord, eventWord, kindWord, type Lang, statusWord } from '../words.ts'
import type { Fact } from './fact-line.ts'

type Ref = NonNullable<Extract<Fact, { fact: 'statement' }>['speaker']>

/** What of a fact may be corrected, as the form shows it. */
interface Fields {
  readonly who: readonly Ref[]
  readonly to: readonly Ref[] | null
  readonly what: { readonly is: string; readonly options: readonly string[]; word(lang: Lang, value: string): string } | null
  readonly status: { readonly is: string; readonly options: readonly string[] } | null
  readonly date: string | null | undefined
  readonly words: string
}

const one = (ref: Ref | null): Ref[] => (ref === null ? [] : [ref])

function fieldsOf(fact: Fact): Fields {
  if (fact.fact === 'statement') {
    const what = { is: fact.act, options: actForm.options, word: actWord }
    return { who: one(fact.speaker), to: one(fact.addressee), what, status: null, date: undefined, words: fact.content.text }
  }
  if (fact.fact === 'event') {
    const what = { is: fact.type, options: eventTypeForm.options, word: eventWord }
    const status = { is: fact.status, options: eventStatusForm.options }
    return { who: fact.actors, to: fact.recipients, what, status, date: own(fact.date), words: fact.trigger.text }
  }
  if (fact.fact === 'pact') {
    const what = { is: fact.kind, options: pactKindForm.options, word: kindWord }
    return {
      who: fact.parties,
      to: null,
      what,
      status: { is: fact.status, options: pactStatusForm.options },
      date: own(fact.date),
      words: fact.words.text,
    }
  }
  return { who: one(fact.by), to: one(fact.to), what: null, status: null, date: fact.due?.value ?? null, words: fact.content.text }
}

const own = (date: { readonly value: string; readonly from: string } | null): string | null =>
  date === null || date.from === 'publication' ? null : date.value

/** The form that corrects a fact; every field stands as it is now, and only what was changed is kept. */
export function correctForm(lang: Lang, fact: Fact, by: string): Html {
  const { who, to, what, status, date, words } = fieldsOf(fact)
  const keys = (refs: readonly Ref[]): string => refs.map((r) => r.key).join(' | ')
  const people = [...who, ...(to ?? [])]
  const text = (name: 'who' | 'toWhom' | 'date', field: string, value: string): Html =>
    html`<label><span>${worded(lang, name)}</span><input name="${field}" value="${value}" dir="auto" list="people-${fact.id}" autocomplete="off"><input type="hidden" name="was-${field}" value="${value}"></label>`
  const choice = (name: 'what' | 'status', is: string, options: readonly string[], word: (lang: Lang, value: string) => string): Html =>
    html`<label><span>${worded(lang, name)}</span><select name="${name}">${options.map((o) => html`<option value="${o}"${o === is ? ' selected' : ''}>${word(lang, o)}</option>`)}</select><input type="hidden" name="was-${name}" value="${is}"></label>`
  return html`<form id="correct" class="correct" method="post" action="/${lang}/decide" data-correct><input type="hidden" name="correct" value="${fact.id}"><input type="hidden" name="page" value="${fact.page.id}">
<p class="faint">${worded(lang, 'correctSay')}</p>
<datalist id="people-${fact.id}">${people.map((p) => html`<option value="${p.key}">${p.ar}</option>`)}</datalist>
<div class="fields">${text('who', 'who', keys(who))}${to === null ? '' : text('toWhom', 'to', keys(to))}${what === null ? '' : choice('what', what.is, what.options, what.word)}${status === null ? '' : choice('status', status.is, status.options, statusWord)}${date === undefined ? '' : text('date', 'date', date ?? '')}
<label class="wide"><span>${worded(lang, 'words')}</span><textarea name="words" rows="2" lang="ar" dir="rtl">${words}</textarea><input type="hidden" name="was-words" value="${words}"></label>
<label class="wide"><span>${worded(lang, 'why')}</span><input name="why" dir="auto"></label><label><span>${worded(lang, 'signAs')}</span><input name="by" value="${by}" dir="auto" autocomplete="name" maxlength="80"></label></div>
<button>${worded(lang, 'save')}</button></form>`
}

/** The form that rejects or confirms a fact with a reason. */
export const judgeForm = (lang: Lang, fact: Fact, by: string): Html =>
  html`<form class="correct" method="post" action="/${lang}/decide"><input type="hidden" name="page" value="${fact.page.id}"><div class="fields"><label class="wide"><span>${worded(lang, 'why')}</span><input name="why" dir="auto"></label><label><span>${worded(lang, 'signAs')}</span><input name="by" value="${by}" dir="auto" autocomplete="name" maxlength="80"></label></div><button name="confirm" value="${fact.id}">${worded(lang, 'confirm')}</button> <button name="reject" value="${fact.id}">${worded(lang, 'reject')}</button></form>`
