import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readingForm } from '../../src/desk/desk.ts'

const FILE = new URL('../../schema/reading.schema.json', import.meta.url)

test('the published schema is the form of readings (npm run schema writes it)', () => {
  const { $id, title, ...made } = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>
  expect(made).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(readingForm, { io: 'input' }))))
  expect([$id, title]).toEqual(['urn:marsad:reading:1', 'marsad/reading/1'])
})
