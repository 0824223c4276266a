export { parseDay, weekdayOf } from './day.ts'
export { boundsOf, type Tense, type TimeContext, type TimeHit } from './reader.ts'
export { parseStamp, type Stamp } from './stamp.ts'
export { timeAt } from './time.ts'
