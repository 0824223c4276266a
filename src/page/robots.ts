/** Rules of a robots.txt for one agent: path patterns, the longest match decides. */
export type Robots = readonly { readonly allow: boolean; readonly pattern: string }[]

/** Reads the rules for an agent (lower case), those for `*` where it is not named (RFC 9309). */
export function readRobots(text: string, agent: string): Robots {
  const groups: { agents: string[]; rules: { allow: boolean; pattern: string }[] }[] = []
  let open = false
  for (const line of text.slice(0, 512 * 1024).split(/\r?\n/)) {
    const [, key, value] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/.exec(line) ?? []
    if (key === undefined || value === undefined) continue
    const name = key.toLowerCase()
    if (name === 'user-agent') {
      if (!open) groups.push({ agents: [], rules: [] })
      groups[groups.length - 1]!.agents.push(value.trim().toLowerCase())
      open = true
    } else if (name === 'allow' || name === 'disallow') {
      open = false
      const pattern = value.trim()
      if (pattern !== '') groups[groups.length - 1]?.rules.push({ allow: name === 'allow', pattern })
    }
  }
  const named = groups.filter((g) => g.agents.some((a) => a !== '*' && a !== '' && agent.includes(a)))
  return (named.length > 0 ? named : groups.filter((g) => g.agents.includes('*'))).flatMap((g) => g.rules)
}

/** Whether a path (with its query) may be fetched. */
export function allows(rules: Robots, path: string): boolean {
  let best: { allow: boolean; length: number } | null = null
  for (const { allow, pattern } of rules) {
    if (!matches(pattern, path)) continue
    if (best === null || pattern.length > best.length || (pattern.length === best.length && allow)) best = { allow, length: pattern.length }
  }
  return best?.allow ?? true
}

// `*` stands for anything, `$` for the path's end; each part is sought behind the one before, so no pattern costs more than one pass.
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  let at = 0
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    if (i === 0) {
      if (!path.startsWith(part)) return false
      at = part.length
    } else if (i === parts.length - 1 && anchored) {
      return path.length - part.length >= at && path.endsWith(part)
    } else {
      const found = path.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
  }
  return !anchored || at === path.length
}
