import { foldWord } from '../../text/text.ts'

const LETTERS: Readonly<Record<string, string>> = {
  ا: 'a',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'w',
  ي: 'i',
  ء: '',
}

/**
 * A plain Latin rendering of an unknown Arabic name, word by word, after the simplified scheme that Arabic newsrooms use in their
 * English services: no diacritics, `al-` for the article, و and ي as vowels between consonants. It is a label, not an identification.
 */
export function transliterate(name: string): string {
  return name
    .split(/[\s_#]+/)
    .filter((w) => w !== '')
    .map(word)
    .filter((w) => w !== '')
    .join(' ')
}

function word(source: string): string {
  const w = foldWord(source)
  if (w === 'بن') return 'bin'
  if (w.startsWith('ال') && w.length > 3) return `al-${capital(letters(w.slice(2)))}`
  return capital(letters(w))
}

function letters(w: string): string {
  let out = ''
  for (let i = 0; i < w.length; i++) {
    const c = w[i]!
    const before = i > 0 && isConsonant(w[i - 1]!)
    const after = i + 1 < w.length && isConsonant(w[i + 1]!)
    if (c === 'و' && i > 0 && (before || !after)) out += 'u'
    else if (c === 'ي' && i === 0) out += 'y'
    else if (c === 'ه' && i === w.length - 1 && i > 1) out += 'a'
    else out += LETTERS[c] ?? c
  }
  return out
}

const isConsonant = (c: string): boolean => c !== 'ا' && c !== 'و' && c !== 'ي'
const capital = (w: string): string => w.slice(0, 1).toUpperCase() + w.slice(1)
