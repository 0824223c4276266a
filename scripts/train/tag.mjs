// What a model says of the words of a corpus, in the corpus's own cutting.
import { cut } from './corpora.mjs'

/**
 * Labels for each word of each sentence; without a model, the project's own is asked. `together`: how many sentences in a row are
 * taken for one document, where the corpus is running text without the bounds of its articles.
 */
export function tagAll(sentences, tokenize, tagger, model = null, together = 1) {
  const given = model === null ? null : tagger.readyModel(model)
  const out = []
  for (let at = 0; at < sentences.length; at += together) {
    const tokens = []
    const ranges = []
    const firsts = []
    for (const sentence of sentences.slice(at, at + together)) {
      const { tokens: own, first } = cut(sentence, tokenize)
      const from = tokens.length
      tokens.push(...own)
      ranges.push({ from, to: tokens.length })
      firsts.push(first.map((k) => (k < 0 ? -1 : k + from)))
    }
    const labels = new Array(tokens.length).fill('O')
    for (const p of tagger.propose(tokens, ranges, given))
      for (let k = p.from; k < p.to; k++) labels[k] = `${k === p.from ? 'B' : 'I'}-${p.type}`
    for (const first of firsts) out.push(first.map((k) => (k < 0 ? 'O' : labels[k])))
  }
  return out
}

export const tagsOf = (sentences) => sentences.map((s) => s.map((w) => w.tag))
