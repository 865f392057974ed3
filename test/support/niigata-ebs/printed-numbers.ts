/** The numbers that the paper's prose prints about its patients, by place, sorted; tables are left out. */
export function printedNumbers(text: string): Record<string, string[]> {
  const places: Record<string, string[]> = {}
  for (const [place, prose] of sections(withoutTables(text))) {
    const numbers = numbersIn(withoutOtherNumbers(place, prose))
    if (numbers.length > 0) places[place] = [...(places[place] ?? []), ...numbers].sort()
  }
  return places
}

/** The cases that the prose names ("case 6", "cases 8 and 14"), by place. */
export function namedCases(text: string): Record<string, string[]> {
  const places: Record<string, string[]> = {}
  for (const [place, prose] of sections(withoutTables(text)))
    for (const [, first = '', second = ''] of prose.matchAll(/\bcases?\s+(\d+)(?:\s+and\s+(\d+))?/g))
      places[place] = [...(places[place] ?? []), first, ...(second === '' ? [] : [second])]
  return places
}

const tables: readonly RegExp[] = [
  /Table 1\. Patient demographics.*?F, female; M, male\./s,
  /Table 2\. Surgical procedures.*?highest grade after EBS\./s,
  /Table 3\. Oncological outcomes.*?RAI, radioactive iodine therapy\./s,
]

/** Legends stand in the middle of sentences, so they are cut out before the prose is cut at its headings. */
const legends: readonly (readonly [place: string, legend: RegExp])[] = [
  ['Fig. 1 legend', /Fig\. 1\. Distant.*?groups \(p=0\.62\)\./s],
  ['Fig. 2 legend', /Fig\. 2\. Survival curve.*?metas-\s*tases\./s],
  ['Fig. 3 legend', /Fig\. 3\. Overall survival.*?18 patients\./s],
]

/** Headings in the order of the text; what follows one belongs to its place. An empty place holds nothing about patients. */
const headings: readonly (readonly [place: string, heading: string])[] = [
  ['', 'Study Design:'],
  ['Abstract, Purpose', '\nPurpose:'],
  ['', '\nOverview of Literature:'],
  ['Abstract, Methods', '\nMethods:'],
  ['Abstract, Results', '\nResults:'],
  ['Abstract, Conclusions', '\nConclusions:'],
  ['Introduction', '\n Introduction'],
  ['Materials and Methods', '\nMaterials and Methods'],
  ['Materials and Methods, Surgical technique', '\n1. Surgical technique'],
  ['', '\n2. Histological assessment and surgical classification'],
  ['', '\n4. Statistical analysis'],
  ['Results, Patients', '\nResults\n\n1. Patients'],
  ['Results, Surgical procedures', '\n2. Surgical procedures and clinical outcomes'],
  ['Results, Oncological outcomes', '\n3. Oncological outcomes and overall survival'],
  ['Discussion', '\nDiscussion'],
  ['Conclusions', '\nConclusions\n'],
]

/** Numbers that name something: a reference, a case, a type, a table or figure, the time point of a rate, an item of a list. */
const names: readonly RegExp[] = [
  /\[\d{1,2}(?:[-,]\d{1,2})*\]/g,
  /\bcases? \d+(?: and \d+)?/g,
  /\b(?:Fig\.|Table) \d+[AB]?/g,
  /\btype [1-7]\b/g,
  /\b\d+-(?:year|month)(?=,? )(?=[^.]*? sur-?vival rates)/g,
  /95% (?:CI|con-?fidence interval)/g,
  /\(\d\)/g,
]

/** Single places whose number is about no patient of the series, or counts nothing. */
const others: Readonly<Record<string, readonly string[]>> = {
  'Materials and Methods': ['approval no., 2017-0103'],
  'Materials and Methods, Surgical technique': ['at least two vertebral levels', '360° dissection'],
  Discussion: ['one of the most', '(5%–20%)', 'was 37.7%', 'versus 16 months', 'within 2 years'],
}

const words: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twelve: '12',
  thirteen: '13',
  sixteen: '16',
  half: '50',
  'no patients were': '0',
  'another patient': '1',
  'all patients had improved': '100',
}

function withoutTables(text: string): string {
  return tables.reduce((rest, table) => {
    if (!table.test(rest)) throw new Error(`expected ${table} in the text, found none`)
    return rest.replace(table, ' ')
  }, text)
}

function sections(text: string): [place: string, prose: string][] {
  const found: [string, string][] = []
  let rest = text
  for (const [place, legend] of legends) {
    const match = legend.exec(rest)
    if (match === null) throw new Error(`expected ${legend} in the text, found none`)
    found.push([place, match[0]])
    rest = rest.replace(legend, ' ')
  }
  let from = 0
  const starts = headings.map(([place, heading]) => {
    const at = rest.indexOf(heading, from)
    if (at < 0) throw new Error(`expected the heading "${heading.trim()}" in the text, found none`)
    from = at + heading.length
    return { place, at, from }
  })
  for (const [index, { place, from: start }] of starts.entries()) {
    if (place !== '') found.push([place, rest.slice(start, starts[index + 1]?.at)])
  }
  return found
}

function withoutOtherNumbers(place: string, prose: string): string {
  let rest = prose
    .replace(/-\s*\n\s*/g, '-')
    .replace(/–\s*\n\s*/g, '–')
    .replace(/\s+/g, ' ')
  for (const phrase of others[place] ?? []) {
    if (!rest.includes(phrase)) throw new Error(`${place}: expected "${phrase}" in the text, found none`)
    rest = rest.replace(phrase, ' ')
  }
  return names.reduce((left, name) => left.replace(name, ' '), rest)
}

function numbersIn(prose: string): string[] {
  const number = new RegExp(`\\d+(?:,\\d{3})*(?:\\.\\d+)?|\\b(?:${Object.keys(words).join('|')})\\b`, 'gi')
  return [...prose.matchAll(number)].map(([found]) => words[found.toLowerCase()] ?? found)
}
