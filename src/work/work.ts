export { inOrder } from './in-order.ts'
export { damageOf, makeHere } from './making.ts'
export { openReaders, type Readers } from './pool.ts'
