import { wording } from './words.ts'

// Words of the first screen: what is new, what falls due, what contradicts.
const WORDS = {
  sinceVisit: ['منذ زيارتك السابقة', 'since your last visit'],
  sinceDay: ['نُشرت منذ', 'published since'],
  nothingNew: ['لا جديد منذ زيارتك السابقة.', 'Nothing new since your last visit.'],
  nothingSince: ['لا شيء نُشر منذ ذلك اليوم.', 'Nothing was published since that day.'],
  chooseDay: ['أو منذ يوم تختاره', 'or since a day you choose'],
  show: ['أظهر', 'Show'],
  byStory: ['القصص', 'By story'],
  inAll: ['القصة كلها', 'the story in all'],
  moreStories: ['كل القصص', 'all stories'],
  upcoming: ['ما يستحق', 'Falls due'],
  overdue: ['انقضى أجله', 'Past its date'],
  overdueSay: ['انقضى التاريخ ولا يُعرف ما آل إليه، إلا ما ذُكر', 'the date is over; what became of it is not known unless it says so'],
  noneUpcoming: ['لا شيء مؤرخ بعد هذا اليوم.', 'Nothing dated from this day on.'],
  noneOverdue: ['لا شيء.', 'Nothing.'],
  contradicts: ['ما يتعارض في الجديد', 'What contradicts in the new'],
  looked: ['قصص فُحصت', 'stories looked through'],
  noneContradicts: ['لا تعارض في ما فُحص.', 'No contradiction in what was looked through.'],
  calendar: ['تقويم للاشتراك', 'calendar to subscribe to'],
  denial: ['نفي', 'A denial'],
  of: ['من', 'of'],
} as const satisfies Record<string, readonly [ar: string, en: string]>

/** A word of the first screen. */
export const daily = wording(WORDS)
