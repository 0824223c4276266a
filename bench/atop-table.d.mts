export const OBLIGATIONS: readonly string[]
export function readPairs(file: string | URL): Map<string, Set<string>>
export function boundPairs(
  dyads: readonly {
    readonly a: string
    readonly b: string
    readonly obligations: Readonly<Record<string, boolean>>
    readonly by: readonly string[]
  }[],
): Map<string, Map<string, readonly string[]>>
export function agreement(
  found: ReadonlyMap<string, unknown>,
  table: ReadonlySet<string>,
): { precision: number; recall: number; found: number; table: number }
