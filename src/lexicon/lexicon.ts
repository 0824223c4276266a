export { type Entry, type Holder, type Lexicon, lexicon, type Member, type NameHit } from './names.ts'
export { cellValues, parseTable, type Row, readTable } from './table.ts'
