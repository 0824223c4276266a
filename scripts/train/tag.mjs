// What a model says of the words of a corpus, in the corpus's own cutting.
import { cut } from './corpora.mjs'

/** Labels for each word of each sentence; without a model, the project's own is asked. */
export function tagAll(sentences, tokenize, tagger, model = null) {
  const given = model === null ? null : { model, cache: new Map() }
  return sentences.map((sentence) => {
    const { tokens, first } = cut(sentence, tokenize)
    const labels = new Array(tokens.length).fill('O')
    for (const p of tagger.propose(tokens, 0, tokens.length, given))
      for (let k = p.from; k < p.to; k++) labels[k] = `${k === p.from ? 'B' : 'I'}-${p.type}`
    return first.map((k) => (k < 0 ? 'O' : labels[k]))
  })
}

export const tagsOf = (sentences) => sentences.map((s) => s.map((w) => w.tag))
