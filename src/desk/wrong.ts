import type { z } from 'zod'

/** What is wrong with a part of what was asked, in words that do not speak of types. What a form says in its own words stays. */
export function wrongIn(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return 'nothing was given'
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')) return 'expected a whole number'
  if (!/^(Too|Invalid) /.test(issue.message)) return issue.message
  if (issue.code === 'too_small' && issue.origin !== 'string') return `expected ${issue.minimum} or more`
  if (issue.code === 'too_big' && issue.origin !== 'string') return `expected ${issue.maximum} or less`
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.join(', ')}`
  return issue.message
}
