// What the pinned floors ask of figures, and how floors are raised and lowered. Pure: floors.json in, floors.json out.

/** The floor a figure is pinned at: what was reached, rounded down to two decimals. */
export const pinnedAt = (value) => Math.floor(value * 100 + 1e-9) / 100

/**
 * Everything that is not as the floors ask, one sentence each; empty when the gate is passed.
 * `digests`: input set → digest of what stands here now, null where it is not here. A figure whose inputs are not here is not asked for.
 */
export function failures(floors, figures, digests) {
  const out = []
  for (const [input, pinned] of Object.entries(floors.inputs)) {
    const found = digests[input]
    if (found !== null && found !== undefined && found !== pinned)
      out.push(`${input}: the inputs are not those that the floors were pinned on; look at the figures and pin them anew (gate --pin)`)
  }
  const measured = new Map(figures.map((f) => [f.name, f]))
  for (const [name, { floor, input }] of Object.entries(floors.figures)) {
    if (floor === null || digests[input] === null || digests[input] === undefined) continue
    const figure = measured.get(name)
    if (figure === undefined) out.push(`${name}: no figure, the floor is ${floor}`)
    else if (!(figure.value >= floor)) out.push(`${name}: ${figure.value.toFixed(3)} is below its floor of ${floor}`)
  }
  return out
}

/** Floors raised to what the figures reached, never lowered; figures not known yet get a floor, and the digests become today's. */
export function raised(floors, figures, digests) {
  const known = { ...floors.figures }
  for (const { name, input, value } of figures) {
    const old = known[name] ?? { floor: null, issue: null, aim: null, input }
    known[name] = { ...old, input, floor: Math.max(old.floor ?? 0, pinnedAt(value)) }
  }
  const inputs = { ...floors.inputs }
  for (const [input, digest] of Object.entries(digests)) if (digest !== null) inputs[input] = digest
  return { ...floors, inputs, figures: known }
}

/** Floors with one of them lowered, and why. @throws Error where there is no such floor, nothing is lowered or no reason is given. */
export function lowered(floors, name, value, why, on) {
  const old = floors.figures[name]
  if (old === undefined || old.floor === null) throw new Error(`there is no floor named ${name}`)
  if (!Number.isFinite(value)) throw new Error(`${name}: expected a number to lower the floor to`)
  if (value >= old.floor) throw new Error(`${name}: ${value} is not below the floor of ${old.floor}`)
  if (typeof why !== 'string' || why.trim() === '') throw new Error(`${name}: lowering a floor needs --why "…"`)
  return {
    ...floors,
    figures: { ...floors.figures, [name]: { ...old, floor: value } },
    lowered: [...floors.lowered, { name, from: old.floor, to: value, why: why.trim(), on }],
  }
}
