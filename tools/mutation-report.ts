import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { EQUIVALENT } from './mutation/equivalent.ts'

/** The part of Stryker's JSON report that is read. */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>
}

interface Place {
  readonly line: number
  readonly column: number
}

interface Mutant {
  readonly mutatorName: string
  readonly replacement: string
  readonly status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'RuntimeError' | 'Ignored'
  readonly location: { readonly start: Place; readonly end: Place }
}

/** A mutant with the code that it replaces, and the reason if it is not counted. */
interface Named extends Mutant {
  readonly file: string
  readonly from: string
  readonly line: string
  readonly why: string | undefined
}

/** Kaplan-Meier, quantiles, log-rank and the exact tests: 85%; the rest of statistics: 70%. */
const STRICT =
  /^(kaplan-meier|survival-quantile|quantile-sign|survival-exact|log-rank|permutation-statistic|fisher|tables-with|mann-whitney|rank-sum|signed-rank|mcnemar|clopper|odds-ratio|hodges)/
const targetOf = (file: string): number => (STRICT.test(file) ? 85 : 70)

/** Files of types alone have no mutants. */
const TYPES = new Set(['event-table.ts', 'value-counts.ts', 'index.ts'])

const root = new URL('..', import.meta.url)
const report = JSON.parse(readFileSync(new URL('build/mutation/mutation.json', root), 'utf8')) as Report

const cut = (lines: readonly string[], { start, end }: Mutant['location']): string =>
  lines
    .slice(start.line - 1, end.line)
    .map((line, i) =>
      line.slice(i === 0 ? start.column - 1 : 0, i === end.line - start.line ? end.column - 1 : undefined),
    )
    .join('\n')

/** A `default` that the types exclude: no call that compiles reaches it. */
const isForbidden = (lines: readonly string[], { start }: Mutant['location']): boolean =>
  lines.slice(start.line - 2, start.line + 2).some((line) => line.includes('never: never'))

const measured = Object.entries(report.files).sort(([a], [b]) => (a < b ? -1 : 1))
const named = measured.flatMap(([path, { source, mutants }]): readonly Named[] => {
  const file = basename(path)
  const lines = source.split('\n')
  return mutants.map((mutant) => {
    const from = cut(lines, mutant.location)
    const isOpen = mutant.status === 'Survived' || mutant.status === 'NoCoverage'
    const same = EQUIVALENT[file]?.find(([own, to]) => own === from && to === mutant.replacement)
    const why = !isOpen
      ? undefined
      : isForbidden(lines, mutant.location)
        ? 'a case that the types forbid'
        : same?.[2]
    return { ...mutant, file, from, line: lines[mutant.location.start.line - 1]!.trim(), why }
  })
})

const files = [...new Set(named.map(({ file }) => file))].sort()
const count = (of: readonly Named[], ...statuses: readonly Mutant['status'][]): number =>
  of.filter(({ status }) => statuses.includes(status)).length

const git = (...words: readonly string[]): string =>
  execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim()
const isDirty = git('status', '--porcelain', 'statistics', 'test/statistics', 'tools/mutation') !== ''
const commit = `${git('rev-parse', '--short', 'HEAD')}${isDirty ? ' with changes' : ''}`

const sources = readdirSync(new URL('statistics/', root), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => basename(path))

/** The page as it is: what it says of files that this run did not measure, and that are still there, is kept. */
const page = new URL('docs/measurements/mutation.md', root)
const before = existsSync(page) ? readFileSync(page, 'utf8').split('\n') : []
const isKept = (file: string | undefined): boolean =>
  file !== undefined && sources.includes(file) && !files.includes(file)
const keptRows = before.flatMap((line) => {
  const [file, ...cells] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
  if (!isKept(file)) return []
  const [mutants, killed, survived, uncovered, same] = cells.slice(0, 5).map(Number)
  return [
    {
      ...{
        file: file!,
        commit: cells[7] ?? 'd914217',
        score: Number.parseFloat(cells[5]!),
        target: targetOf(file!),
      },
      ...{ mutants: mutants!, killed: killed!, survived: survived!, uncovered: uncovered!, same: same! },
    },
  ]
})
const [, openBefore = [], sameBefore = []] = before
  .join('\n')
  .split(/^## .*$/m)
  .map((part) => part.split('\n').filter((line) => isKept(/^\* (\S+\.ts) \d/.exec(line)?.[1])))

const measuredRows = files.map((file) => {
  const own = named.filter((one) => one.file === file)
  const counted = own.filter(({ why, status }) => why === undefined && status !== 'RuntimeError')
  const killed = count(counted, 'Killed', 'Timeout')
  return {
    file,
    mutants: own.length,
    killed,
    survived: count(counted, 'Survived'),
    uncovered: count(counted, 'NoCoverage'),
    same: own.filter(({ why }) => why !== undefined).length,
    score: counted.length === 0 ? 100 : (100 * killed) / counted.length,
    target: targetOf(file),
    commit,
  }
})
const rows = [...keptRows, ...measuredRows].sort((a, b) => (a.file < b.file ? -1 : 1))

const unmeasured = sources.filter((file) => !rows.some((row) => row.file === file) && !TYPES.has(file)).sort()

const words = (text: string): string => `\`\` ${text.replace(/\s+/g, ' ').slice(0, 90)} \`\``
const item = ({ file, location, status, from, replacement }: Named): string =>
  `* ${file} ${location.start.line}${status === 'NoCoverage' ? ' (not covered)' : ''}: ${words(from)} -> ${words(replacement || '(nothing)')}`

const open = named.filter(
  ({ status, why }) => (status === 'Survived' || status === 'NoCoverage') && why === undefined,
)
const same = named.filter(({ why }) => why !== undefined)
const missed = rows.filter(({ score, target }) => score < target)
const all = rows.reduce((sum, row) => sum + row.killed, 0)
const counted = rows.reduce((sum, row) => sum + row.killed + row.survived + row.uncovered, 0)

writeFileSync(
  page,
  [
    '# Mutation testing',
    '',
    'Written by `make mutation-report` from what `make mutation` found: Stryker changes one thing of',
    '`statistics/` at a time, and the tests of `test/statistics/` have to fail. They run in one process, by',
    '`tools/mutation/runner.ts`, without those of the largest data sets; the run is incremental, so that a file alone is',
    'measured by `make mutation ARGS="--mutate statistics/<folder>/<file>"` (remove `build/mutation/` to start again). A mutant',
    'that never comes to an end, or makes a test reach it ten times as often, counts as killed. The target is 85% in Kaplan-Meier, quantiles, log-rank and the exact tests, 70%',
    'elsewhere. Equivalent mutants are listed below and not counted.',
    '',
    'A file is measured at the commit in its row: those of earlier runs are kept.',
    '',
    `Node ${process.version}: ${all} of ${counted} mutants killed in ${rows.length} files (${((100 * all) / counted).toFixed(1)}%); ${missed.length === 0 ? 'every file meets its target.' : `below the target: ${missed.map(({ file }) => file).join(', ')}.`}`,
    '',
    ...(unmeasured.length === 0 ? [] : [`Not measured: ${unmeasured.join(', ')}.`, '']),
    '| file | mutants | killed | survived | not covered | the same | score | target | commit |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.file} | ${row.mutants} | ${row.killed} | ${row.survived} | ${row.uncovered} | ${row.same} | ${row.score.toFixed(1)}% | ${row.target}%${row.score < row.target ? ', missed' : ''} | ${row.commit} |`,
    ),
    '',
    '## Survivors',
    '',
    ...[...openBefore, ...open.map(item)].sort(),
    '',
    '## The same as the source, not counted',
    '',
    ...[...sameBefore, ...same.map((one) => `${item(one)}: ${one.why}`)].sort(),
    '',
  ].join('\n'),
)
