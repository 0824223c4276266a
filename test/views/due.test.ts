import { expect, test } from 'vitest'
import { http } from '../../src/views/http/http.ts'
import { deskOfExamples } from '../desk/desk-of-examples.ts'

test('what falls due is told with since when it stands so, not as due on the first day of its year', async () => {
  const { desk, ledger } = await deskOfExamples('08-nato-washington.txt')
  try {
    const screen = await (await http(desk).request('/en/due')).text()
    expect(screen).toMatch(/class="faint">[\w ]+ since <time>/)
    expect(screen).not.toMatch(/class="faint">(?:due|overdue) <time>/)
  } finally {
    await ledger.close()
  }
})
