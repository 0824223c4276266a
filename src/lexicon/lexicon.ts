export { type Entry, type Holder, type Lexicon, lexicon, type Member, type NameHit } from './names.ts'
export { cellValues, hasTable, parseTable, type Row, readTable } from './table.ts'
export { phraseWords, Trie, type TrieHit } from './trie.ts'
