/** Words that say nothing of what a number is of. */
const STOPWORDS = new Set(
  'a an the of in on at to by for with from and or as was were is are be been had has have who whom which that this these those there their its it all any each per than into between among during under over out up not no did do does we our he she his her they them respectively total patient case subject year month week day grouped group number level percent per rate time'.split(
    ' ',
  ),
)

/** Words of one meaning that share no stem, as their first member. None is the name of a disease. */
const SYNONYMS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'die died death deaths dead deceased mortality fatal lethal dying',
    'male males man men boy boys',
    'female females woman women girl girls',
    'treat treated treatment treatments therapy therapies therapeutic treating',
    'tumor tumour tumors tumours',
    'preoperative preoperatively pretreatment before prior',
    'postoperative postoperatively after',
    'surgery surgical surgically',
    'intraoperative intraoperatively',
    'site origin',
    'old older elderly age aged ages',
    'centre center centres centers',
    'followup follow',
  ].flatMap((words) => {
    const [first = '', ...others] = words.split(' ')
    return [first, ...others].map((word) => [word, first])
  }),
)

const ENDINGS = [
  ...['ations', 'ation', 'ational', 'atives', 'ative', 'ances', 'ance', 'ences', 'ence', 'ents', 'ent', 'ants', 'ant'],
  ...['itis', 'ities', 'ity', 'ically', 'ical', 'ics', 'ic', 'ally', 'als', 'al', 'ably', 'able', 'ives', 'ive', 'ions', 'ion'],
  ...['ings', 'ing', 'edly', 'ed', 'ers', 'er', 'ors', 'or', 'ses', 'sis', 'ies', 'es', 'ly', 's', 'e', 'y', 'a', 'um'],
]

/** The word without its ending, in one spelling; words of one meaning have one stem. */
export const stem = (word: string): string => {
  const plain = word
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/ae|oe/g, 'e')
    .replace(/our(?=s?$|ed$)/, 'or')
    .replace(/is(?=e[ds]?$|ing$|ation)/, 'iz')
  const known = SYNONYMS[plain]
  if (known !== undefined) return known
  const ending = ENDINGS.find((end) => plain.endsWith(end) && plain.length - end.length >= 4)
  const short = ending === undefined ? plain : plain.slice(0, -ending.length)
  return short.length > 4 && short.at(-1) === short.at(-2) ? short.slice(0, -1) : short
}

/** The stems of a text or of a name with "_" and "-", in order; numbers as they are. */
export const stemsOf = (text: string): readonly string[] =>
  (text.slice(0, LONGEST).match(/\p{L}[\p{L}\p{M}'’]*|\d+(?:[.,]\d+)*/gu) ?? []).map((word) => stem(word))

/** No title is longer. */
const LONGEST = 2000

export const isContent = (stemmed: string): boolean => !STOPWORDS.has(stemmed) && !STOP_STEMS.has(stemmed)

const STOP_STEMS = new Set([...STOPWORDS].map(stem))
