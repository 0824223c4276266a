// Chunk scores as conlleval counts them: a chunk may open with I- where none of its type is open.
const chunks = (tags) => {
  const out = []
  let from = -1
  let type = null
  tags.forEach((tag, i) => {
    const t = tag === 'O' ? null : tag.slice(2)
    if (from >= 0 && (t === null || tag[0] === 'B' || t !== type)) {
      out.push(`${from}-${i}-${type}`)
      from = -1
    }
    if (t !== null && from < 0) {
      from = i
      type = t
    }
  })
  if (from >= 0) out.push(`${from}-${tags.length}-${type}`)
  return out
}

/** Precision, recall and F1 in all and for each type. */
export function conlleval(gold, guess) {
  const count = {}
  const add = (type, key) => {
    count[type] ??= { hit: 0, gold: 0, found: 0 }
    count[type][key]++
  }
  gold.forEach((tags, s) => {
    const g = chunks(tags)
    const f = new Set(chunks(guess[s]))
    for (const c of g) {
      const type = c.split('-')[2]
      add(type, 'gold')
      add('all', 'gold')
      if (f.has(c)) {
        add(type, 'hit')
        add('all', 'hit')
      }
    }
    for (const c of f) {
      add(c.split('-')[2], 'found')
      add('all', 'found')
    }
  })
  const out = {}
  for (const [type, c] of Object.entries(count)) {
    const p = c.found ? c.hit / c.found : 0
    const r = c.gold ? c.hit / c.gold : 0
    out[type] = { p: +p.toFixed(3), r: +r.toFixed(3), f1: +(p + r ? (2 * p * r) / (p + r) : 0).toFixed(4), n: c.gold }
  }
  return out
}
