// Articles edited as newsrooms do: another order, other words, cuts, additions. Same seed, same edits.

/** Numbers from 0 to 1 that look random (mulberry32). */
export function noise(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

// Words that a desk puts for each other.
const SYNONYMS = Object.entries({
  قال: 'ذكر',
  أكد: 'شدد',
  أعلن: 'كشف',
  أضاف: 'تابع',
  وقال: 'وذكر',
  وأكد: 'وشدد',
  وأضاف: 'وتابع',
  أعلنت: 'كشفت',
  وأضافت: 'وتابعت',
  وقالت: 'وذكرت',
  الرئيس: 'رئيس البلاد',
  الحكومة: 'السلطات',
  الجيش: 'القوات المسلحة',
  هجوم: 'اعتداء',
  الهجوم: 'الاعتداء',
  مقتل: 'مصرع',
  وزير: 'الوزير',
  اتفاق: 'تفاهم',
  خلال: 'أثناء',
  بعد: 'عقب',
  قبل: 'قبيل',
  حول: 'بشأن',
  أمس: 'يوم أمس',
  منذ: 'ابتداء من',
  أيضا: 'كذلك',
  كبير: 'ضخم',
  كبيرة: 'ضخمة',
  إلى: 'نحو',
  لكن: 'غير أن',
  نحو: 'قرابة',
}).map(([word, other]) => [new RegExp(`(?<![\\p{L}\\p{M}])${word}(?![\\p{L}\\p{M}])`, 'gu'), other])

const sentencesOf = (text) => text.split(/(?<=[.؟!])\s+|\n+/).filter((s) => s.trim() !== '')
const synonymous = (text) => SYNONYMS.reduce((t, [word, other]) => t.replace(word, other), text)

function shuffled(list, random) {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[out[i], out[j]] = [out[j], out[i]]
  }
  return out
}

/** The edits of a text, by kind; `other` is the text that paragraphs are added from. */
export function edited(text, other, random) {
  const own = sentencesOf(text)
  const foreign = sentencesOf(other)
  const half = own.filter(() => random() < 0.5)
  const mixed = [...own.slice(0, Math.max(2, Math.ceil(own.length / 2))), ...foreign]
  return [
    ['sentences in another order', shuffled(own, random).join('\n')],
    ['other words', own.map(synonymous).join('\n')],
    ['half of the sentences cut', (half.length < 2 ? own.slice(0, 2) : half).join('\n')],
    ['paragraphs of another added', [...own, ...foreign].join('\n')],
    ['half of it inside another article', mixed.join('\n')],
    [
      'all of it: cut, reordered, reworded',
      shuffled(own.slice(0, Math.max(2, Math.ceil(own.length * 0.7))), random)
        .map(synonymous)
        .join('\n'),
    ],
  ]
}
