// Word vectors and clusters from unlabelled text: positional PPMI counts, truncated SVD, k-means at three grains.
//   node scripts/train/vectors.mjs DIST CORPUS.jsonl.gz OUT.tsv
// OUT: one word a line with its cluster number at each grain.
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { pathToFileURL } from 'node:url'
import zlib from 'node:zlib'

const [dist, corpus, out] = process.argv.slice(2)
const { tokenize } = await import(pathToFileURL(path.resolve(dist, 'text/text.js')).href)
const LEAST = 6
const MOST_WORDS = 48_000
const CONTEXTS = 1_600
const DIMENSIONS = 80
const GRAINS = [64, 320, 1400]
const log = (line) => console.error(`${(performance.now() / 1000).toFixed(0)} s  ${line}`)

async function* articles() {
  const lines = readline.createInterface({ input: fs.createReadStream(corpus).pipe(zlib.createGunzip()) })
  for await (const line of lines) {
    const r = JSON.parse(line)
    yield `${r.title}\n${r.text}`
  }
}

const counts = new Map()
const texts = []
for await (const text of articles()) {
  const forms = tokenize(text).map((t) => (t.kind === 'number' ? '0' : t.form))
  texts.push(forms)
  for (const f of forms) counts.set(f, (counts.get(f) ?? 0) + 1)
}
const vocabulary = [...counts]
  .filter(([, n]) => n >= LEAST)
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .slice(0, MOST_WORDS)
  .map(([w]) => w)
const id = new Map(vocabulary.map((w, i) => [w, i]))
log(`${texts.length} texts, ${vocabulary.length} words`)

// Columns: the commonest words as seen one before, one after, and two or three away on either side.
const V = vocabulary.length
const C = CONTEXTS * 4
const m = new Float32Array(V * C)
for (const forms of texts) {
  const ids = forms.map((f) => id.get(f) ?? -1)
  for (let i = 0; i < ids.length; i++) {
    const w = ids[i]
    if (w < 0) continue
    for (let d = -3; d <= 3; d++) {
      const c = ids[i + d]
      if (d === 0 || c === undefined || c < 0 || c >= CONTEXTS) continue
      const place = d === -1 ? 0 : d === 1 ? 1 : d < 0 ? 2 : 3
      m[w * C + place * CONTEXTS + c]++
    }
  }
}
const rows = new Float64Array(V)
const columns = new Float64Array(C)
for (let w = 0; w < V; w++)
  for (let c = 0; c < C; c++) {
    const n = m[w * C + c]
    if (n === 0) continue
    rows[w] += n
    columns[c] += n
  }
const smooth = columns.map((n) => n ** 0.75)
const smoothTotal = smooth.reduce((a, b) => a + b, 0)
// Sparse rows of positive pointwise mutual information.
const index = []
const value = []
const start = new Int32Array(V + 1)
for (let w = 0; w < V; w++) {
  for (let c = 0; c < C; c++) {
    const n = m[w * C + c]
    if (n === 0) continue
    const pmi = Math.log((n * smoothTotal) / (rows[w] * smooth[c]))
    if (pmi > 0) {
      index.push(c)
      value.push(pmi)
    }
  }
  start[w + 1] = index.length
}
log(`${index.length} positive cells`)

let seed = 7
const uniform = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 4294967296
}
const gauss = () => Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform())
const K = DIMENSIONS + 12
const times = (b) => {
  // M · b, b: C × K
  const y = new Float64Array(V * K)
  for (let w = 0; w < V; w++)
    for (let p = start[w]; p < start[w + 1]; p++) {
      const v = value[p]
      const at = index[p] * K
      for (let k = 0; k < K; k++) y[w * K + k] += v * b[at + k]
    }
  return y
}
const timesT = (y) => {
  // Mᵀ · y
  const b = new Float64Array(C * K)
  for (let w = 0; w < V; w++)
    for (let p = start[w]; p < start[w + 1]; p++) {
      const v = value[p]
      const at = index[p] * K
      for (let k = 0; k < K; k++) b[at + k] += v * y[w * K + k]
    }
  return b
}
const orthonormal = (a, n) => {
  // Gram–Schmidt on the columns, in place
  for (let k = 0; k < K; k++) {
    for (let j = 0; j < k; j++) {
      let dot = 0
      for (let i = 0; i < n; i++) dot += a[i * K + k] * a[i * K + j]
      for (let i = 0; i < n; i++) a[i * K + k] -= dot * a[i * K + j]
    }
    let norm = 0
    for (let i = 0; i < n; i++) norm += a[i * K + k] ** 2
    norm = Math.sqrt(norm) || 1
    for (let i = 0; i < n; i++) a[i * K + k] /= norm
  }
  return a
}
let y = orthonormal(times(Float64Array.from({ length: C * K }, gauss)), V)
for (let pass = 0; pass < 2; pass++) y = orthonormal(times(orthonormal(timesT(y), C)), V)
// With Q = y: B = QᵀM (K × C); eigen-decomposition of B·Bᵀ by Jacobi gives the left vectors.
const bt = timesT(y)
const g = new Float64Array(K * K)
for (let c = 0; c < C; c++) for (let a = 0; a < K; a++) for (let b = 0; b < K; b++) g[a * K + b] += bt[c * K + a] * bt[c * K + b]
const { vectors, values } = jacobi(g, K)
const order = [...values.keys()].sort((a, b) => values[b] - values[a]).slice(0, DIMENSIONS)
const D = DIMENSIONS
const x = new Float32Array(V * D)
for (let w = 0; w < V; w++) {
  let norm = 0
  order.forEach((e, d) => {
    let s = 0
    for (let k = 0; k < K; k++) s += y[w * K + k] * vectors[k * K + e]
    s *= Math.max(values[e], 0) ** 0.25 // the square root of the singular value
    x[w * D + d] = s
    norm += s * s
  })
  norm = Math.sqrt(norm) || 1
  for (let d = 0; d < D; d++) x[w * D + d] /= norm
}
log('vectors')
const near = (word, n = 8) => {
  const w = id.get(word)
  if (w === undefined) return []
  const scored = vocabulary.map((v, i) => {
    let s = 0
    for (let d = 0; d < D; d++) s += x[i * D + d] * x[w * D + d]
    return [s, v]
  })
  return scored
    .sort((a, b) => b[0] - a[0])
    .slice(1, n + 1)
    .map((p) => p[1])
}
for (const w of ['بوتين', 'القاهره', 'وزير', 'الاربعاء', 'رويترز']) log(`${w}: ${near(w).join(' ')}`)

const clusters = GRAINS.map((k) => kmeans(k))
fs.writeFileSync(out, vocabulary.map((w, i) => [w, ...clusters.map((c) => c[i])].join('\t')).join('\n') + '\n')
log('done')

function kmeans(k) {
  const centres = new Float32Array(k * D)
  // The k commonest words spaced over the vocabulary's ranks begin.
  for (let j = 0; j < k; j++) {
    const w = Math.floor((j / k) ** 1.5 * Math.min(V, 20_000))
    centres.set(x.subarray(w * D, w * D + D), j * D)
  }
  const assign = new Int32Array(V)
  for (let pass = 0; pass < 9; pass++) {
    for (let w = 0; w < V; w++) {
      let best = -Infinity
      for (let j = 0; j < k; j++) {
        let s = 0
        for (let d = 0; d < D; d++) s += x[w * D + d] * centres[j * D + d]
        if (s > best) {
          best = s
          assign[w] = j
        }
      }
    }
    if (pass === 8) break
    centres.fill(0)
    for (let w = 0; w < V; w++) for (let d = 0; d < D; d++) centres[assign[w] * D + d] += x[w * D + d]
    for (let j = 0; j < k; j++) {
      let norm = 0
      for (let d = 0; d < D; d++) norm += centres[j * D + d] ** 2
      norm = Math.sqrt(norm)
      if (norm === 0) {
        const w = Math.floor(uniform() * V)
        centres.set(x.subarray(w * D, w * D + D), j * D)
      } else for (let d = 0; d < D; d++) centres[j * D + d] /= norm
    }
  }
  log(`${k} clusters`)
  return assign
}

function jacobi(a, n) {
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += a[p * n + q] ** 2
    if (off < 1e-9) break
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p * n + q]) < 1e-14) continue
        const theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q])
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        for (let i = 0; i < n; i++) {
          const ip = a[i * n + p]
          const iq = a[i * n + q]
          a[i * n + p] = c * ip - s * iq
          a[i * n + q] = s * ip + c * iq
        }
        for (let i = 0; i < n; i++) {
          const pi = a[p * n + i]
          const qi = a[q * n + i]
          a[p * n + i] = c * pi - s * qi
          a[q * n + i] = s * pi + c * qi
        }
        for (let i = 0; i < n; i++) {
          const ip = v[i * n + p]
          const iq = v[i * n + q]
          v[i * n + p] = c * ip - s * iq
          v[i * n + q] = s * ip + c * iq
        }
      }
  }
  return { vectors: v, values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]) }
}
