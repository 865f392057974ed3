const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^abstract|^summary/i, 'abstract'],
  [/introduction|background/i, 'introduction'],
  [/method|statistic|patients and/i, 'methods'],
  [/^(?:\d+\.? )?results|findings|outcomes/i, 'results'],
  [/discussion|comment/i, 'discussion'],
  [/conclusion|interpretation/i, 'conclusions'],
]

/** The main part of a paper that a heading begins: abstract, methods, results; null for another heading. */
export const mainPart = (heading: string): string | null =>
  PARTS.find(([pattern]) => pattern.test(heading))?.[1] ?? null

/** What an id begins with: the table or figure of a place, else the main part of the paper, else the words of a heading. */
export const partOf = (place: string, section: string, main: string | null): string => {
  const numbered = /^(?:page \d+, )?(table|fig(?:ure)?)\.? ?(\w{1,4})\b/i.exec(place)
  if (numbered !== null)
    return slug(`${/^t/i.test(numbered[1]!) ? 'table' : 'figure'} ${numbered[2]!}`, 20) || 'table'
  return mainPart(section) ?? main ?? (slug(section.replace(/^[\d.]+ /, ''), 24) || 'text')
}

/** Letters and digits of a text in small letters, joined by "-"; cut at a word. */
export const slug = (text: string, longest: number): string => {
  const words = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  let result = ''
  for (const word of words ?? []) {
    const next = result === '' ? word.slice(0, longest) : `${result}-${word}`
    if (next.length > longest) break
    result = next
  }
  return result
}

const LONGEST = 90

/** An id that is not in use yet: with a number after it if it is. */
export const freeId = (part: string, words: string, used: Set<string>): string => {
  const plain = slug(`${part} ${words}`, LONGEST) || 'claim'
  let id = plain
  for (let n = 2; used.has(id); n++) id = `${plain}-${n}`
  used.add(id)
  return id
}

/** The words of a result's id: `overall-survival/survival@24` as "overall-survival-24", `age/n` as "age-n". */
export const wordsOfResult = (id: string): string => {
  const [analysis = '', ...rest] = id.split('/')
  const [statistic = '', at = ''] = (rest.pop() ?? '').split('@')
  const levels = rest.map((part) => part.replace(/^.*=/, ''))
  return [analysis, ...levels, ...(statistic === 'survival' && at !== '' ? [] : [statistic]), at].join(' ')
}
