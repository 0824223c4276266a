import { expect, test } from 'vitest'
import { readBody } from '../invented-article.ts'

// Names made by the sequence model, as they stand in an invented text.
const seen = (text: string): string[] =>
  readBody(text, null)
    .entities.filter((e) => e.why === 'seen by the names model')
    .flatMap((e) => e.mentions.map((m) => `${e.type} ${text.slice(...m)}`))

test('a person that the lexicon lacks is seen without title and conjunction', () => {
  expect(seen('وقال الخبير العسكري سمير الدرقاوي إن الخطة جاهزة.')).toEqual(['PER سمير الدرقاوي'])
})

test('a preposition before a given name is cut off, a first letter of the name is not', () => {
  expect(seen('وصفقت القاعة للمخرج بعد عرض فيلم لمايكل درنوفيتش مساء الخميس.')).toEqual(['PER مايكل درنوفيتش'])
  expect(seen('وقال الباحث بلال الدرقاوي إن الخطة جاهزة.')).toEqual(['PER بلال الدرقاوي'])
})

test('ordinary sentences hold no name', () => {
  expect(seen('وقال مسؤول كبير إن الخطة جاهزة وإن الاجتماع سيعقد غدا في القاعة.')).toEqual([])
})
