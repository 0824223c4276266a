interface Figure {
  readonly name: string
  readonly input: string
  readonly value: number
}
interface Floor {
  readonly floor: number | null
  readonly issue: number | null
  readonly aim: number | null
  readonly input: string
}
interface Lowered {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly why: string
  readonly on: string
}
export interface Floors {
  readonly inputs: Readonly<Record<string, string>>
  readonly figures: Readonly<Record<string, Floor>>
  readonly lowered: readonly Lowered[]
}
type Digests = Readonly<Record<string, string | null>>
export declare function pinnedAt(value: number): number
export declare function failures(floors: Floors, figures: readonly Figure[], digests: Digests): string[]
export declare function raised(floors: Floors, figures: readonly Figure[], digests: Digests): Floors
export declare function lowered(floors: Floors, name: string, value: number, why: string, on: string): Floors
