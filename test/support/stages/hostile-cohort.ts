import { readdirSync, readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import { index } from '../../../stages/8-report/index-stage.ts'
import { stages } from '../../../stages/index.ts'
import { artifactOf, COHORT, type Files, rawFiles, runStages } from '../../../tools/support/in-memory.ts'

/** Texts that a browser, a template, a spreadsheet or a reader could take for something else. */
export const ATTACKS = [
  '"><img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  "=cmd|' /C calc'!A0",
  '{{constructor.constructor("alert(1)")()}}',
  "' onmouseover='alert(1)",
  '</style></svg></title><svg onload=alert(1)>',
  '-->]]><b>',
  '\u202egnp.exe',
  '@SUM(1+1)*cmd|x',
  '\tjavascript:alert(1)',
] as const

/** Properties with text for readers. */
const WORDS: ReadonlySet<string> = new Set(
  'title description label question what why notes limits labels origin'.split(' '),
)

/** Puts an attack before every text for readers; names, units and conditions are unchanged. */
const hostile = (document: unknown): unknown => {
  let next = 0
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return WORDS.has(key) ? `${ATTACKS[next++ % ATTACKS.length]} ${value}` : value
    if (Array.isArray(value)) return value.map((item) => walk(item, key))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, walk(entry, key === 'labels' ? key : name)]),
    )
  }
  return walk(document, '')
}

const FIGURES = {
  up: {
    kind: 'kaplan-meier',
    title: 'up',
    estimate: 'overall-survival',
    by: 'arm',
    direction: 'up',
    landmarks: true,
    model: 'survival-cox',
    test: 'survival-by-arm',
  },
  incidence: { kind: 'cumulative-incidence', title: 'incidence', estimate: 'progression' },
  hazard: { kind: 'cumulative-hazard', title: 'hazard', estimate: 'overall-survival', by: 'arm' },
  followed: { kind: 'follow-up', title: 'followed', estimate: 'overall-survival' },
  ratios: { kind: 'forest', title: 'ratios', of: ['survival-cox'] },
  lanes: { kind: 'swimmer', title: 'lanes', until: 'follow_up', end: 'arm' },
  printed: { kind: 'audit', title: 'printed' },
}
/** Named like parts of the report, to test for duplicate anchors. */
const TABLES = {
  audit: { title: 'listed', columns: ['id', 'arm', 'age'], notes: ['a note'] },
  characteristics: {
    kind: 'characteristics',
    title: 'compared',
    by: 'arm',
    rows: ['age', 'sex'],
    tests: { numbers: 'mann-whitney', categories: 'fisher' },
    notes: ['another'],
  },
  'over-time': {
    kind: 'differences',
    title: 'differing',
    estimate: 'overall-survival',
    by: 'arm',
    tests: ['survival-at-times', 'survival-time'],
    notes: ['a third'],
  },
}

/** The first 39 subjects of a cohort with hostile texts, codes and subject ids, and a figure and table of each kind. */
const hostileFiles = (folder: string): Files => {
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
  )
  const plan = parse(files['analysis.yaml']!) as { figures: object; amendments: object }
  const added = {
    ...plan,
    figures: { ...plan.figures, ...FIGURES },
    tables: TABLES,
    disclosure: { editions: ['public'], k: 3 },
    amendments: [{ date: '2026-11-22', what: 'a', why: 'b' }],
  }
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const claim = (id: string, i: number, rest: string): string =>
    `${id},${quoted(`${ATTACKS[i]} place`)},${quoted(`${ATTACKS[i + 1]} label`)},${rest}`
  const swapped = {
    ...files,
    'datapackage.json': JSON.stringify(hostile(JSON.parse(files['datapackage.json']!)))
      .replaceAll('"standard"', JSON.stringify(ATTACKS[2]))
      .replaceAll('"new"', JSON.stringify(ATTACKS[0])),
    'analysis.yaml': stringify(hostile(added))
      .replaceAll('arm: standard\n', `arm: ${JSON.stringify(ATTACKS[2])}\n`)
      .replaceAll('arm: new\n', `arm: ${JSON.stringify(ATTACKS[0])}\n`),
    'patients.csv': files['patients.csv']!.replaceAll(',standard,', `,${ATTACKS[2]},`)
      .replaceAll(',new,', `,${quoted(ATTACKS[0])},`)
      .replace(/^M(?!0[0-3]).*\n/gm, '')
      .replace(/^M/gm, '@M'),
    'events.csv': files['events.csv']!.replace(/^M(?!0[0-3]).*\n/gm, '').replace(/^M/gm, '@M'),
    'claims.csv': [
      'id,place,label,published,unit,result,reason',
      claim('n', 0, '36,1,overall-survival/n,'),
      claim('none', 5, `2,1,,${quoted(`${ATTACKS[1]} reason`)}`),
    ]
      .join('\n')
      .concat('\n'),
  }
  return rawFiles(
    Object.fromEntries(Object.entries(swapped).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  )
}

/** The artifacts of the hostile cohort and the index of cohorts. */
export const hostileRun = async (): Promise<Files> => {
  const cohortStages = stages.filter(({ scope }) => scope === 'cohort')
  const provenance = { version: '0', raw: { 'data/raw/six/patients.csv': '0' }, artifacts: {} }
  const outcome = await runStages(
    cohortStages,
    new Map([
      ...hostileFiles('data/raw/made-up-dates'),
      [`provenance:${COHORT}`, new TextEncoder().encode(JSON.stringify(provenance))],
    ]),
  )
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults, null, 1))
  const input = Object.entries(index.reads).map(([key, read]) => [
    key,
    { [COHORT]: artifactOf(outcome.files, read as never) },
  ])
  const { page } = await index.run(Object.fromEntries(input), () => {})
  return new Map([...outcome.files, ['reports/index.html', new TextEncoder().encode(page)]])
}
