import type { OperationName } from '../../desk/desk.ts'

/** How an operation is called in the terminal: the command's name, the field its words fill, an example. */
export interface Asking {
  readonly command: string
  readonly words: { readonly field: string; readonly usage: string; readonly second?: string; readonly apart?: string } | null
  readonly example: string
  /** What a reader of the answer must know. */
  readonly note?: string
}

const PAIRS =
  'With --pairs, each line {"a": id, "b": id} of the file gives a line: copy, same-event, same-story or different (with --json, what was measured too).'
const STANDS = 'A decision outlives a re-reading and a rebuild, and travels with export --all; marsad undo takes it back.'
const BRACKETS = 'A date in brackets is that of the page: its text does not date the fact itself.'

/** Every operation of the desk as a command. */
export const askings: { readonly [Name in OperationName]: Asking } = {
  today: {
    command: 'today',
    words: null,
    example: 'marsad today    or    marsad today --since 2024-11    or    marsad today --after 120',
    note: 'The answer ends with the record it went up to: the next look begins there with --after.',
  },
  overview: { command: 'overview', words: null, example: 'marsad overview' },
  paste: {
    command: 'paste',
    words: { field: 'text', usage: '<text...>' },
    example: 'marsad paste "$(cat story.txt)" --name story',
    note: 'Files, folders and addresses are read with marsad read.',
  },
  pages: { command: 'pages', words: null, example: 'marsad pages --from 2024-06 --limit 20' },
  page: {
    command: 'show',
    words: { field: 'id', usage: '<id>' },
    example: 'marsad show 3fa9c1d2e0b7    or    marsad show pages/report.txt',
  },
  find: {
    command: 'find',
    words: { field: 'words', usage: '<words...>' },
    example: "marsad find 'الأمن الجماعي' -تدريب    or    marsad find '\"معاهدة الدفاع المشترك\"'",
  },
  timeline: { command: 'timeline', words: null, example: 'marsad timeline --from 2024 --kinds event,pact --order newest', note: BRACKETS },
  stories: {
    command: 'stories',
    words: null,
    example: 'marsad stories --order weight    or    marsad stories --pairs pairs.jsonl',
    note: PAIRS,
  },
  story: {
    command: 'story',
    words: { field: 'id', usage: '<id>' },
    example: 'marsad story S3fa9c1d2e0b7    or    marsad story pages/report.txt',
  },
  claims: { command: 'claims', words: { field: 'id', usage: '<id>' }, example: 'marsad claims S3fa9c1d2e0b7 --disputed' },
  compare: {
    command: 'compare',
    words: { field: 'pairs', usage: '<pairs>' },
    example: "marsad compare 'pages/one.txt|pages/two.txt'",
  },
  actors: { command: 'actors', words: null, example: 'marsad actors --type ORG' },
  actor: {
    command: 'who',
    words: { field: 'key', usage: '<name...>' },
    example: "marsad who Lavrov    or    marsad who 'سيرغي لافروف' --act warn",
    note: BRACKETS,
  },
  pacts: { command: 'pacts', words: null, example: 'marsad pacts --status signed', note: BRACKETS },
  order: {
    command: 'order',
    words: { field: 'of', usage: '[names...]', second: 'with' },
    example: "marsad order CSTO --at 2025-12    or    marsad order Russia 'North Korea'    or    marsad order --dyads --at 2018-12-31",
    note: 'One name: a body, a state, or whoever pages name; two: two states. What stands in the lexicon says «base», what pages say opens with explain.',
  },
  network: {
    command: 'network',
    words: { field: 'of', usage: '[body...]' },
    example: 'marsad network NATO --kind strained    or    marsad network --obligation defense --at 2025-06',
    note: 'Ties are those of the base; strains are counted in the news: marsad order A B has their words.',
  },
  map: {
    command: 'map',
    words: { field: 'of', usage: '[body...]' },
    example: 'marsad map --type ASSAULT    or    marsad map CSTO --place Minsk',
  },
  triggered: {
    command: 'triggered',
    words: null,
    example: 'marsad triggered --event attack --on Belarus --at 2025-06',
    note: 'Obligations and statements with their evidence: no advice and no prediction.',
  },
  due: { command: 'due', words: null, example: 'marsad due --from 2025-01 --to 2025-06' },
  crises: { command: 'crisis list', words: null, example: 'marsad crisis list' },
  crisis: {
    command: 'crisis show',
    words: { field: 'id', usage: '<id>' },
    example: 'marsad crisis show d3fa9c1d2e0b',
    note: 'Obligations and statements with their evidence: no advice and no prediction. Silent means that nothing was read.',
  },
  'crisis-open': {
    command: 'crisis open',
    words: { field: 'id', usage: '<id>' },
    example:
      "marsad crisis open v0a1b2c3d4e5f678 --name 'Kursk' --by Huda    or    marsad crisis open S3fa9c1d2e0b7 --happening attack --on Belarus",
    note: 'It grows by itself as pages come; a watch rule opens one with --to crisis.',
  },
  'crisis-close': {
    command: 'crisis close',
    words: { field: 'id', usage: '<id>' },
    example: "marsad crisis close d3fa9c1d2e0b --why 'over'",
  },
  'crisis-reopen': { command: 'crisis reopen', words: { field: 'id', usage: '<id>' }, example: 'marsad crisis reopen d3fa9c1d2e0b' },
  'crisis-report': {
    command: 'crisis report',
    words: { field: 'id', usage: '<id>' },
    example: 'marsad crisis report d3fa9c1d2e0b --lang ar --out report.html',
  },
  searches: { command: 'search list', words: null, example: 'marsad search list' },
  'search-keep': {
    command: 'search keep',
    words: { field: 'name', usage: '<name...>' },
    example: "marsad search keep NATO in November --address '/find?words=NATO&from=2024-11'",
  },
  'search-forget': {
    command: 'search forget',
    words: { field: 'name', usage: '<name...>' },
    example: 'marsad search forget NATO in November',
  },
  explain: { command: 'explain', words: { field: 'id', usage: '<id>' }, example: 'marsad explain s0a1b2c3d4e5f678' },
  brief: {
    command: 'brief',
    words: null,
    example: 'marsad brief --about Russia --lang ar --out brief.html    or    marsad brief --since 2024-11 > brief.md',
    note: 'What is new is told against the last briefing on the same subject.',
  },
  news: {
    command: 'news',
    words: null,
    example: 'marsad news --after 120 --json',
    note: 'The answer’s upTo is where the next question goes on; a date in brackets is that of the page.',
  },
  export: {
    command: 'export',
    words: null,
    example: 'marsad export --format csv --out facts.csv --about Russia --from 2024',
    note: 'Without a query it is the whole ledger; nothing is cut. --out - writes to standard output.',
  },
  difference: {
    command: 'diff',
    words: { field: 'id', usage: '<id>' },
    example: 'marsad diff pages/report.html',
    note: 'Without --from the version before it is what it is compared with.',
  },
  verify: { command: 'verify', words: null, example: 'marsad verify' },
  doctor: { command: 'doctor', words: null, example: 'marsad doctor --deep' },
  confirm: {
    command: 'confirm',
    words: { field: 'id', usage: '<id>' },
    example: 'marsad confirm s0a1b2c3d4e5f678 --by Huda',
    note: STANDS,
  },
  correct: {
    command: 'correct',
    words: { field: 'id', usage: '<id>' },
    example: "marsad correct s0a1b2c3d4e5f678 --who 'Sergey Lavrov' --what warn    or    marsad correct c0a1b2c3d4e5f678 --date 2026-05",
    note: STANDS,
  },
  reject: {
    command: 'reject',
    words: { field: 'id', usage: '<id>' },
    example: "marsad reject e0a1b2c3d4e5f678 --by Huda --why 'a film, not a war'",
    note: STANDS,
  },
  merge: {
    command: 'merge',
    words: { field: 'names', usage: '<names...>', apart: '|' },
    example: "marsad merge 'Sergey Lavrov' 'PER:لافروف' --by Huda --why 'same man'    or    marsad merge S3fa9c1d2e0b7 S07c41a9be822",
    note: 'The first is what the others become part of. Nothing is lost: marsad undo takes it back.',
  },
  split: {
    command: 'split',
    words: { field: 'names', usage: '<names...>', apart: '|' },
    example: "marsad split S3fa9c1d2e0b7 pages/report.txt    or    marsad split 'Sergey Lavrov' 'PER:لافروف'",
    note: 'The pages leave the story for one of their own; merged actors part again.',
  },
  doubt: {
    command: 'doubt',
    words: { field: 'names', usage: '<names...>', apart: '|' },
    example: "marsad doubt 'Sergey Lavrov' 'PER:لافروف' --by Huda --why 'may be his brother'",
    note: 'Nothing changes but what marsad undecided says of them.',
  },
  undecided: {
    command: 'undecided',
    words: null,
    example: 'marsad undecided --judged open --limit 20',
    note: 'Judge each two with marsad merge, split or doubt.',
  },
  undo: { command: 'undo', words: { field: 'id', usage: '[id]' }, example: 'marsad undo    or    marsad undo d3fa9c1d2e0b' },
  decisions: { command: 'decisions', words: null, example: 'marsad decisions --limit 10' },
  journal: { command: 'journal', words: null, example: 'marsad journal --limit 10' },
}
