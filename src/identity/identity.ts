export { actorKey } from './actor-key.ts'
export { type CrisisFile, type CrisisOpening, crisisFiles } from './crisis-file.ts'
export { type Decision, heeded, type Judgement, standing } from './judgement.ts'
export { type Likeness, likenessOf, nearNames, type Profile } from './likeness.ts'
export { outletName } from './outlet-name.ts'
export { savedSearches } from './saved-search.ts'
export { isJudgement } from './sound.ts'
export {
  type Correction,
  factAsRead,
  type Heeded,
  heedVerdicts,
  type Judged,
  type Named,
  numbered,
  standsOn,
  type Verdict,
} from './verdict.ts'
