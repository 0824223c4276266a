import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Harvest } from '../../ledger/ledger.ts'
import { type Found, factsOf } from './format.ts'
import { COLUMNS, type Column } from './table.ts'

// Rows of a group: what is in memory at a time.
const GROUP = 5000

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema']

/** The table of facts as Apache Parquet, written in groups of rows. */
export async function* parquet(harvest: Harvest): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({ writer: bytes, schema: SCHEMA, createdBy: 'marsad' })
  let rows: Found[] = []
  for await (const found of factsOf(harvest)) {
    rows.push(found)
    if (rows.length < GROUP) continue
    await write(writer, rows)
    rows = []
    yield taken(bytes)
  }
  if (rows.length > 0) await write(writer, rows)
  await writer.finish()
  yield taken(bytes)
}

async function write(writer: ParquetWriter, rows: readonly Found[]): Promise<void> {
  await writer.write({
    columnData: COLUMNS.map((c) => ({ name: c.name, data: rows.map((r) => c.of(r)) as unknown[] })),
    rowGroupSize: GROUP,
  })
}

/** What has been written since the last time; the writer goes on from an empty buffer. */
function taken(bytes: ByteWriter): Uint8Array {
  const part = bytes.getBytes().slice()
  bytes.index = 0
  return part
}

const SCHEMA: Schema = [{ name: 'facts', num_children: COLUMNS.length }, ...COLUMNS.flatMap(elementsOf)]

function elementsOf({ name, holds }: Column): Schema {
  if (holds === 'number') return [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }]
  if (holds === 'text') return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' }]
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  ]
}
