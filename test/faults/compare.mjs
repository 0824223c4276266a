// Two ledgers on one PostgreSQL server, row for row.
const TABLES = {
  pages: 'id, version, current, source, title, outlet, published, md5(text)',
  'lookup join pages using (number)': 'id, lookup.current, lookup.earliest, lookup.latest, md5(words::text)',
  entities: 'id, page, article, ref, key, type, ar, en, forms',
  statements: '*',
  times: '*',
  events: '*',
  pacts: '*',
  commitments: '*',
}

/** Compares every derived row of two databases but for the order in which pages came; says whether they differ. */
export function compare(postgres, quiet, tried, say) {
  let differs = false
  for (const [table, columns] of Object.entries(TABLES)) {
    const query = `select ${columns} from ${table}`
    const [a, b] = [postgres.rows(quiet, query).sort(), postgres.rows(tried, query).sort()]
    const first = a.findIndex((row, i) => row !== b[i])
    if (a.length === b.length && first < 0) say(`${table}: ${a.length} rows, equal`)
    else {
      differs = true
      say(`${table}: ${a.length} rows in the quiet run, ${b.length} in the other; first difference:\n  ${a[first]}\n  ${b[first]}`)
    }
  }
  return differs
}
