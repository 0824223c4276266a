import { wording } from './words.ts'

// Words of the network and the map.
const WORDS = {
  network: ['الشبكة', 'Network'],
  map: ['الخريطة', 'Map'],
  networkTitle: ['من مُلزَم لمن، ومن يوتّر من', 'Who is bound to whom, who strains whom'],
  networkSay: [
    'كل دولة في الجهة التي تقع فيها من وسط الخريطة: الشمال أعلى. خط مزدوج: ميثاق بين قلّة؛ سهم متصل: ما فعله أو قاله أحدهما فوتّر؛ نقطة في حلقة: عضوية.',
    'Each state stands in the direction where it lies from the middle of the map: north is up. Double line: an instrument of a few; arrow: what one did or said that strains; dot on a ring: membership.',
  ],
  rings: ['الحلقات من الخارج إلى الداخل', 'Rings, from the outside in'],
  body: ['أعضاء هيئة', 'members of a body'],
  obligation: ['الالتزام', 'obligation'],
  kind: ['ما يظهر', 'what is shown'],
  all: ['الكل', 'all'],
  bound: ['ما يربط', 'what binds'],
  strained: ['ما يوتّر', 'what strains'],
  any: ['أي التزام', 'any'],
  show: ['أظهر', 'Show'],
  by: ['من', 'who'],
  howOften: ['كم مرة', 'how often'],
  nothingHere: ['لا رابطة ولا توتر بهذه الشروط.', 'Nothing binds or strains under these conditions.'],
  mapTitle: ['أين جرى ما جرى', 'Where it happened'],
  mapSay: [
    'مساحة الدائرة بعدد الأحداث؛ المربع عضو في الهيئة. كل علامة تفتح أحداثها. بلا حدود بين الدول: هي ما يُختلف فيه.',
    'A circle’s area is its number of events; a square is a member of the body. Each mark opens its events. No borders are drawn: where they run is what is disputed.',
  ],
  eventType: ['نوع الحدث', 'type of event'],
  anyType: ['كل الأنواع', 'all types'],
  view: ['الجهة', 'view'],
  world: ['العالم', 'the world'],
  near: ['أوروبا والشرق الأوسط', 'Europe and the Middle East'],
  east: ['آسيا الشرقية', 'East Asia'],
  placesTable: ['الأمكنة', 'Places'],
  place: ['المكان', 'place'],
  number: ['الأحداث', 'events'],
  noPoint: ['ليس على الخريطة', 'not on the map'],
  unplaced: ['أحداث لا يذكر النص مكانها', 'events that no text places'],
  eventsAt: ['ما جرى في', 'What happened in'],
  members: ['الأعضاء', 'Members'],
} as const satisfies Record<string, readonly [ar: string, en: string]>

/** A word of the network or the map. */
export const pictured = wording(WORDS)
