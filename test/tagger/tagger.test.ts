import { describe, expect, test } from 'vitest'
import { hasModel, LABELS, lexiconHints, modelForm, packModel, propose, readyModel, train, unpackModel } from '../../src/tagger/tagger.ts'
import { type Token, tokenize } from '../../src/text/text.ts'

// Invented sentences: «[» opens a person's name and «{» a place's, the same mark turned closes it.
const SENTENCES = [
  'قال الخبير [درباس صنقور] إن الخطة جاهزة',
  'قال المحلل [نمران كلبوش] إن القرار متأخر',
  'قالت الخبيرة [صفناز درموك] إن الاجتماع مفيد',
  'وأضاف المحلل [كنعور صفدان] أن الموعد قريب',
  'وأضافت الباحثة [برمان نعسوس] أن الأرقام واضحة',
  'وصل الوفد إلى بلدة {درنفال} صباحا',
  'وقع الحادث في بلدة {صنقراب} مساء',
  'عاد الفريق من بلدة {كربوسا} أمس',
  'تقع المحطة قرب بلدة {نمرودان} القديمة',
  'اجتمع الخبير بالوفد في القاعة صباحا',
  'كانت الأرقام واضحة والقرار متأخرا',
  'يناقش الفريق الخطة في الاجتماع القادم',
]

const example = (marked: string) => {
  const labels: number[] = []
  const tokens: Token[] = []
  let open: 'PER' | 'LOC' | null = null
  let begun = false
  for (const t of tokenize(marked)) {
    if (t.form === '[' || t.form === '{') {
      open = t.form === '[' ? 'PER' : 'LOC'
      begun = false
    } else if (t.form === ']' || t.form === '}') open = null
    else {
      tokens.push(t)
      labels.push(open === null ? 0 : LABELS.indexOf(`${begun ? 'I' : 'B'}-${open}`))
      begun = true
    }
  }
  return { forms: tokens.map(modelForm), labels, hints: lexiconHints(tokens) }
}

const tiny = () => train(SENTENCES.map(example), () => null, { passes: 30, least: 1, dropout: 0.1, blind: 0.3 })

function namesIn(text: string, model = tiny().model): string[] {
  const tokens = tokenize(text)
  return propose(tokens, [{ from: 0, to: tokens.length }], readyModel(model)).map(
    (p) => `${p.type} ${text.slice(tokens[p.from]!.start, tokens[p.to - 1]!.end)}`,
  )
}

describe('the sequence model', () => {
  test('learns from a dozen sentences where names stand', () => {
    expect(namesIn('قال الباحث درفاس كلمور إن الموعد متأخر')).toEqual(['PER درفاس كلمور'])
    expect(namesIn('عاد الوفد من بلدة صربونا مساء')).toEqual(['LOC صربونا'])
    expect(namesIn('كان القرار في الاجتماع واضحا')).toEqual([])
  })

  test('gives the same weights for the same examples', () => {
    expect(tiny().model.weights).toEqual(tiny().model.weights)
  })

  test('says the same after packing and unpacking', () => {
    const { model, hashes } = tiny()
    const packed = unpackModel(packModel(model, hashes, new Map([['خطه', [1, 2, 3]]])))
    expect(packed.clusters('خطه')).toEqual([1, 2, 3])
    expect(packed.clusters('قرار')).toBeNull()
    for (const s of SENTENCES) {
      const plain = s.replace(/[[\]{}]/g, '')
      expect(namesIn(plain, packed)).toEqual(namesIn(plain, model))
    }
  })

  test('refuses a file of another format', () => {
    const { model, hashes } = tiny()
    const file = packModel(model, hashes, new Map())
    expect(() => unpackModel(file.subarray(0, file.length - 40))).toThrow()
  })
})

describe('the project’s model', () => {
  test('is there and proposes a person that the lexicon lacks', () => {
    expect(hasModel()).toBe(true)
    const text = 'وقال الباحث في مركز الدراسات سمير الدرقاوي إن الحكومة ستعلن خطتها غدا.'
    const tokens = tokenize(text)
    const found = propose(tokens, [{ from: 0, to: tokens.length }]).map(
      (p) => `${p.type} ${text.slice(tokens[p.from]!.start, tokens[p.to - 1]!.end)}`,
    )
    expect(found).toContain('PER سمير الدرقاوي')
  })

  test('looks only at the tokens it is given', () => {
    const tokens = tokenize('وقال الباحث سمير الدرقاوي إن الحكومة ستعلن خطتها غدا.')
    for (const p of propose(tokens, [{ from: 4, to: tokens.length }])) expect(p.from).toBeGreaterThanOrEqual(4)
    expect(propose(tokens, [{ from: 2, to: 2 }])).toEqual([])
  })
})
