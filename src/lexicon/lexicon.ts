export { type Entry, type Holder, lexicon, type NameHit } from './names.ts'
export { outletKind, outletNamed } from './outlets.ts'
export { cellValues, hasTable, readTable } from './table.ts'
export { phraseWords, Trie } from './trie.ts'
