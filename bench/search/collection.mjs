// An invented collection of 120 short news texts and 76 queries with their judged answers. Both are made from topics.tsv and lands.tsv, so what
// answers a query is known by how the texts were made: a text is about its topic and about two lands, and about nothing else.
import { readFileSync } from 'node:fs'

const rows = (file) => {
  const [head, ...lines] = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const names = head.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [names[i], cell])))
}

const topics = rows('topics.tsv')
const lands = rows('lands.tsv')
const PEOPLE = ['نادر المرسي', 'هاني الزيدي', 'سامي البدوي', 'رامي العطار', 'كريم الصالحي', 'لؤي الحموي']
const DAYS = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس']

/** The two lands of the topic with a number; each land stands in two topics. */
const landsOf = (i) => [lands[i], lands[(i * 7 + 3) % lands.length]]

// Four ways in which newsrooms tell of the same thing: announced, said, looked back at, counted among others of its kind.
function textsOf({ single, definite, plural, matter }, i) {
  const [a, b] = landsOf(i).map((land) => land.ar)
  const [one, other] = [PEOPLE[i % 6], PEOPLE[(i + 1) % 6]]
  const day = DAYS[i % 5]
  return [
    [`${single} بين ${a} و${b}`, `بحثت وزارة الخارجية في ${a} يوم ${day} مع وفد من ${b} أمر ${single}. وجاء في البيان: «${matter}».`],
    [`${one}: ماضون في ما اتفقنا عليه`, `قال الناطق ${one} إن الحديث عن ${definite} بين ${a} و${b} مستمر، وأضاف عنه: «${matter}».`],
    [
      `عام على الخلاف بين ${b} و${a}`,
      `رحبت ${b} ب${definite} بعد تردد طويل، فيما طالبت ${a} بضمانات مكتوبة. وكتب الباحث ${other}: «${matter}».`,
    ],
    [`${other} يعرض حصيلة السنة`, `عدّ التقرير السنوي ${plural} من أبرز ما شغل ${a} و${b}، وخلص إلى أن أثر ذلك في المنطقة باق.`],
  ]
}

/** Texts: id, title, text, and what they are about. */
export const texts = topics.flatMap((topic, i) =>
  textsOf(topic, i).map(([title, text], k) => ({
    id: `${topic.topic}-${k + 1}`,
    title,
    text,
    topic: topic.topic,
    lands: landsOf(i).map((l) => l.en),
  })),
)

const about = (topic) => texts.filter((t) => t.topic === topic.topic).map((t) => t.id)
const naming = (land, also = () => true) => texts.filter((t) => t.lands.includes(land.en) && also(t)).map((t) => t.id)
const every = (step, from, make) => topics.flatMap((topic, i) => (i % step === from ? make(topic, i) : []))

/** Queries: their kind, the words, and the ids of all texts that answer them. */
export const queries = [
  ...every(2, 0, (t) => [{ kind: 'as it is written', words: t.definite, answers: about(t) }]),
  ...every(2, 1, (t) => [{ kind: 'spelt otherwise', words: t.spelled, answers: about(t) }]),
  ...every(3, 0, (t) => [{ kind: 'with clitics', words: t.clinging, answers: about(t) }]),
  ...every(3, 1, (t) => [{ kind: 'without the article', words: t.single, answers: about(t) }]),
  ...every(5, 2, (t) => [{ kind: 'in the plural', words: t.plural, answers: about(t) }]),
  ...every(5, 4, (t) => [{ kind: 'as a phrase', words: `"${t.definite}"`, answers: about(t) }]),
  ...every(5, 3, (t, i) => [{ kind: 'a land and a thing', words: `${landsOf(i)[0].ar} ${t.definite}`, answers: about(t) }]),
  ...lands.flatMap((land, i) => (i % 5 === 0 ? [{ kind: 'a land’s English name', words: land.en, answers: naming(land) }] : [])),
  ...lands.flatMap((land, i) =>
    i % 15 === 1 ? [{ kind: 'a land, spelt otherwise', words: land.ar.replace(/[إأ]/g, 'ا'), answers: naming(land) }] : [],
  ),
]
