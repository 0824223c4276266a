export type { DayOrder } from './numeric-date.ts'
export { parseStamp, type Stamp, type StampOptions } from './stamp.ts'
