// What stands between the first letter of an imperfect and its endings: two or three letters, or a derived form by the school's table.
const STEMS = [
  '..{1,2}',
  // «يواصل», «يجتمع» with its neighbours in sound «يزدهر», «يضطلع».
  '.ا..',
  '.[تدط]..',
  // «يتخذ», «يتراجع», «يتدهور»
  'ت..{2,3}',
  // «ينسحب», «ينهار»
  'ن...',
  // «يستمر», «يستضيف»
  'ست..{1,2}',
  // «يترجم», «يسيطر», «يبلور», «يطمئن»
  '[^اوي]{4}',
  '[^اوي]ي[^اوي]{2}',
  '[^اوي]{2}[وي][^اوي](?=$|ه)',
]

const ENDINGS = '(?:ون|ان|ن|وا|ا)?(?:ه|ها|هم|هما|هن|كم|نا|ني|ك)?'

const IMPERFECT = new RegExp(`^[ايتن](?:${STEMS.join('|')})${ENDINGS}$`)

/** Whether a folded word without conjunction and س has the shape of an imperfect verb: «تنشر», «يستأنفها»; names and plurals («يرفانتيس», «ياسيات») have none. */
export const isImperfect = (form: string): boolean => IMPERFECT.test(form)

const VERBAL_NOUN = /^(?:ت..ي.|ت...?ه|ا..ا.{1,2}|ا.[تدط].ا.|است.{2,3}ا?.ه?|ا.ا..?ه|م.ا..ه|عدم)$/

/** Whether a folded word has the shape of a derived form's verbal noun: «تسليم», «إنفاق», «استثمار», «مواصلة»; «عدم» negates one. */
export const isVerbalNoun = (form: string): boolean => VERBAL_NOUN.test(form)
