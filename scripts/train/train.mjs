// Trains the names model and writes model/names.bin with its card's figures.
//   node scripts/train/train.mjs DIST SHARED CLUSTERS.tsv OUT.bin [PASSES]
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { conlleval } from './conlleval.mjs'
import { conll, cut, folder } from './corpora.mjs'

const [dist, shared, clusterFile, out, passes = '12'] = process.argv.slice(2)
const load = (f) => import(pathToFileURL(path.resolve(dist, f)).href)
const { tokenize } = await load('text/text.js')
const tagger = await load('tagger/tagger.js')
const table = new Map(
  fs.readFileSync(clusterFile, 'utf8').trim().split('\n').map((line) => {
    const [w, ...g] = line.split('\t')
    return [w, g.map(Number)]
  }),
)
const clusters = (form) => table.get(form) ?? null
const number = new Map(tagger.LABELS.map((l, i) => [l, i]))
const example = (sentence) => {
  const { tokens, labels } = cut(sentence, tokenize)
  return { forms: tokens.map(tagger.modelForm), labels: labels.map((l) => number.get(l) ?? 0), hints: tagger.lexiconHints(tokens) }
}
const own = path.resolve('scripts/train/own.conll')
const sources = [
  ...conll(path.join(shared, 'data/ner/anercorp/ANERCorp_CamelLab_train.txt')),
  ...(process.env.NO_AQMAR ? [] : folder(path.join(shared, 'data/ner/aqmar/articles'))),
  ...(fs.existsSync(own) ? conll(own) : []),
]
const examples = sources.map(example).filter((e) => e.forms.length > 0)
console.error(`${examples.length} sentences`)
const model = tagger.train(examples, clusters, Number(passes), (l) => console.error(l))
fs.writeFileSync(out, tagger.packModel(model, table))
const packed = tagger.unpackModel(fs.readFileSync(out))
for (const [name, file] of [
  ['ANERcorp test', 'data/ner/anercorp/ANERCorp_CamelLab_test.txt'],
  ['Darwish-MSA test', 'data/ner/darwish-msa/test.txt'],
]) {
  const sentences = conll(path.join(shared, file))
  const guess = sentences.map((s) => {
    const { tokens, first } = cut(s, tokenize)
    const labels = new Array(tokens.length).fill('O')
    for (const p of tagger.propose(tokens, packed)) for (let k = p.from; k < p.to; k++) labels[k] = `${k === p.from ? 'B' : 'I'}-${p.type}`
    return first.map((k) => (k < 0 ? 'O' : labels[k]))
  })
  console.log(name, JSON.stringify(conlleval(sentences.map((s) => s.map((w) => w.tag)), guess)))
}
console.log(`${fs.statSync(out).size} bytes`)
