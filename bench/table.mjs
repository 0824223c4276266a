// Figures as a table for people: what was reached beside the pinned floor, the floor asked for and the aim.

const cell = (value) => (value === null || value === undefined ? '' : value.toFixed(2))

/** Prints figures under a heading; `missed` marks those below the floor asked for. */
export function print(heading, figures, floors) {
  console.log(`\n${heading}`)
  const wide = Math.max(...figures.map((f) => f.name.length))
  console.log(`${''.padEnd(wide)}  reached  pinned  asked   aim`)
  for (const { name, value, note = '' } of figures) {
    const { floor, issue, aim } = floors.figures[name] ?? {}
    const mark = issue && value < issue ? 'below what was asked' : aim && value >= aim ? 'aim met' : ''
    const columns = [value.toFixed(3).padStart(7), cell(floor).padStart(6), cell(issue).padStart(5), cell(aim).padStart(5)]
    console.log([name.padEnd(wide), ...columns, note, mark].join('  ').trimEnd())
  }
}
