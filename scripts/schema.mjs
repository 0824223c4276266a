// npm run schema: writes schema/reading.schema.json from the form that readings have in src/desk/reading-form.ts.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, install, root } from './ready.mjs'

install()
build()
const { z } = await import('zod')
const { readingForm } = await import('../dist/desk/desk.js')
const { $schema, ...form } = z.toJSONSchema(readingForm, { io: 'input' })
mkdirSync(join(root, 'schema'), { recursive: true })
const schema = { $schema, $id: 'urn:marsad:reading:1', title: 'marsad/reading/1', ...form }
writeFileSync(join(root, 'schema', 'reading.schema.json'), JSON.stringify(schema, null, 2) + '\n')
