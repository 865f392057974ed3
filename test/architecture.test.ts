import { describe, expect, it } from 'vitest'
import { edges, isFile, type Source, sourcesOf, words } from './support/sources.ts'

const sources: readonly Source[] = [
  ...['pipeline', 'cohort', 'audit', 'statistics', 'sources', 'documents', 'engines', 'stages'],
].flatMap(sourcesOf)

/** What the entry file hands to the runner, the list of stages and commands of its own: it may use the runner's hands. */
const isEntry = (path: string) => path === 'stages/index.ts' || path.startsWith('stages/commands/')

const of = (...rooms: readonly string[]) =>
  sources.filter(({ room, path }) => rooms.includes(room) && !isEntry(path))

/** Statistics from which no estimate follows: counts at a time, exact fractions, and whether two times are one. */
const NO_ESTIMATORS = [
  'survival/event-table',
  'survival/tied-times',
  'numbers/memoized',
  'numbers/rational',
  'numbers/twelve-digits',
].map((name) => `statistics/${name}.ts`)

/** The rooms that a room may import besides its own files. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  cohort: ['statistics'],
  audit: ['cohort', 'statistics'],
  sources: ['cohort', 'statistics'],
  documents: ['sources', 'cohort', 'statistics'],
  engines: ['cohort', 'statistics'],
}

/** The folders of a room in the order in which they may import each other: each only those before it. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  statistics: [
    ...['numbers', 'balance', 'distributions', 'means', 'proportions', 'ranks', 'association'],
    ...['likelihood', 'logistic'],
    ...['survival', 'log-rank', 'cox', 'robust', 'proportional-hazards', 'concordance', 'competing-risks'],
  ],
  cohort: [
    ...['values', 'descriptors', 'cells', 'subjects', 'counts', 'results'],
    ...['checks', 'disclosure', 'pool', 'propose'],
  ],
  audit: [
    'claims',
    'prose',
    'manuscript',
    'recompute',
    'conventions',
    'verdicts',
    'rounding',
    'figure',
    'consistency',
    'explanations',
  ],
}

/** The parts of the pipeline that stages share with it. */
const CONTRACTS = /^pipeline\/(contracts\.ts|fault\.ts|formats\/[a-z-]+\.ts)$/

describe('the layout', () => {
  it('is read whole: every room has files, and their imports are seen', () => {
    expect(new Set(sources.map(({ room }) => room)).size).toBe(8)
    expect(words(edges(of('engines')))).toContain('engines/memory.ts -> cohort/subjects/follow-ups.ts')
    expect(sources.filter(({ text, imports }) => /^import /m.test(text) && imports.length === 0)).toEqual([])
  })

  it('has a pipeline that imports no other room', () => {
    expect(
      words(edges(of('pipeline')).filter(({ to }) => isFile(to) && !to.startsWith('pipeline/'))),
    ).toEqual([])
  })

  it('has statistics that import their own only, and a special function in one file', () => {
    const strange = edges(of('statistics')).filter(
      ({ from, to }) =>
        !to.startsWith('statistics/') &&
        !(from === 'statistics/distributions/special-functions.ts' && to.startsWith('@stdlib/')),
    )
    expect(words(strange)).toEqual([])
  })

  it.each(Object.entries(BELOW))('has in %s imports of the rooms below it only', (room, below) => {
    const strange = edges(of(room)).filter(
      ({ to }) => isFile(to) && ![room, ...below].includes(to.split('/')[0]!),
    )
    expect(words(strange)).toEqual([])
  })

  it.each(Object.entries(ORDER))('has folders of %s that import only those before them', (room, order) => {
    const place = (path: string) => order.indexOf(path.split('/')[1]!)
    const files = sources.filter((source) => source.room === room)
    expect(files.filter(({ path }) => place(path) < 0).map(({ path }) => path)).toEqual([])
    expect(new Set(files.map(({ path }) => place(path))).size).toBe(order.length)
    const strange = edges(files).filter(
      ({ from, to }) => to.startsWith(`${room}/`) && place(to) > place(from),
    )
    expect(words(strange)).toEqual([])
  })

  it('has readers that know no other reader: a folder of sources imports what readers share, and its own files', () => {
    const folder = (path: string) => path.split('/')[1]!
    const SHARED: Readonly<Record<string, readonly string[]>> = {
      support: ['source.ts'],
      xml: ['source.ts', 'support'],
      zip: ['source.ts', 'support'],
      'compound-file': ['source.ts', 'support'],
    }
    const readers = of('sources').filter(({ path }) => path.split('/').length > 2)
    expect(words(edges(readers))).toContain('sources/redcap/redcap-reader.ts -> sources/xml/parse-xml.ts')
    const strange = edges(readers).filter(({ from, to }) => {
      const may = SHARED[folder(from)] ?? ['source.ts', 'support', 'xml', 'zip', 'compound-file']
      return to.startsWith('sources/') && folder(to) !== folder(from) && !may.includes(folder(to))
    })
    expect(words(strange)).toEqual([])
  })

  it('has stages that import of the pipeline its contracts, formats and faults only', () => {
    const strange = edges(of('stages')).filter(({ to }) => to.startsWith('pipeline/') && !CONTRACTS.test(to))
    expect(words(strange)).toEqual([])
  })

  it('has stages that import of other stages their artifacts only', () => {
    const folder = (path: string) => path.split('/')[1]
    const strange = edges(of('stages')).filter(
      ({ from, to }) =>
        to.startsWith('stages/') &&
        folder(from) !== folder(to) &&
        !/^stages\/\d-[a-z]+\/([a-z]+-)?artifacts\.ts$/.test(to),
    )
    expect(words(strange)).toEqual([])
  })

  it('lets data pass forward: no stage imports a later one', () => {
    const number = (path: string) => Number.parseInt(path.split('/')[1]!, 10)
    const strange = edges(of('stages')).filter(
      ({ from, to }) => to.startsWith('stages/') && number(to) > number(from),
    )
    expect(words(strange)).toEqual([])
  })

  it('has a page script that imports its own files only', () => {
    const files = of('stages').filter(({ path }) => path.startsWith('stages/8-report/page/'))
    const strange = edges(files).filter(({ to }) => !to.startsWith('stages/8-report/page/'))
    expect(files.length).toBeGreaterThan(5)
    expect(words(strange)).toEqual([])
  })

  it('has benches and tools that import no test, and no tool that imports a bench', () => {
    const [bench, tools] = [sourcesOf('bench'), sourcesOf('tools')]
    expect(words(edges(bench)).join()).toContain('bench/rows/measure.ts -> tools/support/in-memory.ts')
    expect(words(edges([...bench, ...tools]).filter(({ to }) => to.startsWith('test/')))).toEqual([])
    expect(words(edges(tools).filter(({ to }) => to.startsWith('bench/')))).toEqual([])
  })

  it('has no circle of imports, also of types, and also in benches and tools', () => {
    const next = new Map(
      [...sources, ...sourcesOf('bench'), ...sourcesOf('tools')].map((source) => [
        source.path,
        edges([source])
          .map(({ to }) => to)
          .filter(isFile),
      ]),
    )
    /** Everything that a file imports, directly or not; itself only where it lies on a circle. */
    const reached = (from: string): ReadonlySet<string> => {
      const seen = new Set(next.get(from) ?? [])
      for (const path of seen) for (const to of next.get(path) ?? []) seen.add(to)
      return seen
    }
    expect(reached('stages/index.ts').size).toBeGreaterThan(100)
    expect([...next.keys()].filter((path) => reached(path).has(path))).toEqual([])
  })

  it('opens rows in stages 2 and 3, and again in the audit: engines are imported nowhere else', () => {
    const strange = edges(of('stages', 'cohort', 'audit', 'statistics')).filter(
      ({ from, to, isType }) => to.startsWith('engines/') && !isType && !/^stages\/[236]-/.test(from),
    )
    expect(words(strange)).toEqual([])
  })

  it('computes no statistic in stages 7 and 8: no estimator is reached from them, not through the cohort either', () => {
    const next = new Map(
      sources.map((source) => [
        source.path,
        edges([source]).flatMap(({ to, isType }) => (isType || !isFile(to) ? [] : [to])),
      ]),
    )
    const chains = new Map(
      [...next.keys()].filter((path) => /^stages\/[78]-/.test(path)).map((path) => [path, path]),
    )
    // the map grows while it is walked
    for (const [path, chain] of chains)
      for (const to of next.get(path) ?? []) if (!chains.has(to)) chains.set(to, `${chain} -> ${to}`)
    expect(chains.has('cohort/results/shown-text.ts')).toBe(true)
    const strange = [...chains].filter(
      ([path]) => path.startsWith('statistics/') && !NO_ESTIMATORS.includes(path),
    )
    expect(strange.map(([, chain]) => chain)).toEqual([])
  })

  it('touches no file, clock, chance, process or locale outside the pipeline', () => {
    const FORBIDDEN =
      /\bDate\b|Math\.random|\bprocess\b|toLocale[A-Z]|\bIntl\b|localeCompare|\bfetch\(|performance\.now|\bcrypto\b(?!\.subtle\.digest)/g
    const strange = of('cohort', 'audit', 'statistics', 'sources', 'documents', 'engines', 'stages').flatMap(
      ({ path, code }) =>
        [...code.replace(/z\.iso\.date|'(?:[^'\\\n]|\\.)*'/g, '').matchAll(FORBIDDEN)].map(
          ([word]) => `${path}: ${word}`,
        ),
    )
    expect(strange).toEqual([])
    expect(
      words(
        edges(of('cohort', 'audit', 'statistics', 'sources', 'documents', 'engines', 'stages')).filter(
          ({ to }) => to.startsWith('node:'),
        ),
      ),
    ).toEqual([])
  })

  it('has no power that differs between versions of Node where numbers are computed', () => {
    const strange = of('statistics', 'cohort', 'audit').flatMap(({ path, code }) =>
      [...code.replace(/`[^`]*`|'[^'\n]*'/g, '').matchAll(/Math\.pow|[^*/\n]*[^*/]\*\*[^*/\n]*/g)]
        // powers of bigints are exact everywhere
        .filter(([word]) => !/\d+n\s*\*\*|BigInt\([^)]*\)\s*\*\*/.test(word))
        .map(([word]) => `${path}: ${word.trim()}`),
    )
    expect(strange).toEqual([])
  })

  it('knows no paper', () => {
    const PAPER =
      /niigata|spondylectom|tomita|tokuhashi|frankel|vertebra|ohashi|metasta|\bebs\b|['"`](margin|surgical_margin|relapse|prognosis)['"`]/gi
    const strange = sources.flatMap(({ path, code }) =>
      [...code.matchAll(PAPER)].map(([word]) => `${path}: ${word}`),
    )
    expect(strange).toEqual([])
  })
})
