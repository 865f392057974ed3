/**
 * Whether an audit of a cohort from a figure judges rightly: `npx tsx tools/figure-claims.ts <folder> [pattern of files] [most
 * patients]`, where draw-figures.R and draw-figures.py wrote figures and `true-results.R <folder>` what R computes from their data.
 * Each true number is claimed as papers print it, and once more moved by 3 units of its last digit. Prints the tables of
 * docs/measurements/from-figure.md. What was measured is kept in claims.jsonl of the folder and not measured again.
 */
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { idPart } from '../cohort/values/id-part.ts'
import { verdicts } from '../stages/6-audit/artifacts.ts'
import { audit } from '../stages/6-audit/stage.ts'
import { cohortOfFigure } from '../stages/commands/from-figure/cohort-of-figure.ts'
import { figureOfFile, type ReadFigure } from '../stages/commands/from-figure/figure-of-file.ts'
import { claimTables, type Judged, type JudgedFigure, type TrueNumber } from './support/claim-tables.ts'
import { type DrawnSet, drawnSets, matchedGroups, rowsBefore, unitOfKind } from './support/drawn-figures.ts'
import { artifactOf, COHORT, rawFiles, runStages, stagesUpTo } from './support/in-memory.ts'

const trueNumbers = (folder: string): ReadonlyMap<string, readonly TrueNumber[]> => {
  const bySet = new Map<string, TrueNumber[]>()
  const lines = readFileSync(join(folder, 'true-results.csv'), 'utf8').trim().split('\n').slice(1)
  for (const line of lines) {
    const [set = '', , statistic = '', at = '', value, ...name] = line.split(',')
    const number = { statistic, at, value: Number(value), group: name.join(',') }
    bySet.set(set, [...(bySet.get(set) ?? []), number])
  }
  return bySet
}

const COUNTS = ['n', 'events', 'censored', 'at-risk']
const TIMES = ['median', 'person-time', 'follow-up', 'min', 'max']
const OF_TEST = ['chi-square', 'p', 'expected']
/** Units of the last digit by which a false claim is moved. */
const MOVED = 3

/** Decimals as papers print: whole counts, times with one, proportions with three, P with two digits, else two. */
const decimalsOf = ({ statistic, value }: TrueNumber): number => {
  if (COUNTS.includes(statistic)) return 0
  if (TIMES.includes(statistic)) return 1
  if (statistic === 'survival') return 3
  return statistic === 'p' ? Math.max(2, 1 - Math.floor(Math.log10(value))) : 2
}

const isSmallP = ({ statistic, value }: TrueNumber): boolean => statistic === 'p' && value < 0.001

/** The number as it is printed; null if no false one can be made. */
const printed = (number: TrueNumber, claim: Judged['claim'], i: number): string | null => {
  if (isSmallP(number)) return claim === 'true' ? '<0.001' : null
  const decimals = decimalsOf(number)
  if (claim === 'true') return number.value.toFixed(decimals)
  const step = MOVED * 10 ** -decimals
  const [first, second] = i % 2 === 0 ? [step, -step] : [-step, step]
  const isPossible = (value: number): boolean =>
    value >= 0 && (value <= 1 || !['survival', 'p'].includes(number.statistic))
  const moved = [first, second].find((by) => isPossible(number.value + by))
  return moved === undefined ? null : (number.value + moved).toFixed(decimals)
}

/** Claims of an audit: id, number and the line of claims.csv. */
interface Claimed {
  readonly id: string
  readonly number: TrueNumber
  readonly published: string
  readonly line: string
}

const resultOf = ({ statistic, at, group }: TrueNumber, nameOf: (group: string) => string): string => {
  const named = group === '' ? '' : `group=${idPart(nameOf(group))}/`
  if (OF_TEST.includes(statistic)) return `event-free-by-group/${named}${statistic}`
  if (statistic.startsWith('hazard-ratio')) return `cox/group ${idPart(nameOf(group))}/${statistic}`
  if (statistic === 'min' || statistic === 'max') return `time/${statistic}`
  return `event-free/${named}${statistic}${at === '' ? '' : `@${at}`}`
}

interface Call {
  readonly read: ReadFigure
  readonly file: string
  /** Numbers that the cohort of the figure has results for. */
  readonly numbers: readonly TrueNumber[]
  readonly nameOf: (group: string) => string
}

const claimsOf = ({ numbers, nameOf }: Call, claim: Judged['claim']): readonly Claimed[] =>
  numbers.flatMap((number, i) => {
    const published = printed(number, claim, i)
    if (published === null) return []
    const unit = TIMES.includes(number.statistic) ? 'd' : '1'
    const id = `c${i}`
    const line = `${id},Results,${number.statistic},${published},${unit},${resultOf(number, nameOf)},`
    return [{ id, number, published, line }]
  })

const STAGES = [...stagesUpTo(5).filter(({ name }) => name !== '5-checks'), audit]

const audited = async ({ read, file, numbers }: Call, claims: readonly Claimed[]) => {
  const cohort = new Map(cohortOfFigure(COHORT, file, { ...read, unit: 'days' }))
  const at = [...new Set(numbers.flatMap((number) => (number.at === '' ? [] : [number.at])))]
  const model =
    'models:\n  cox: { title: Hazard, method: cox, endpoint: event-free, covariates: [group], ties: efron }\n'
  const hasRatio = numbers.some(({ statistic }) => statistic.startsWith('hazard-ratio'))
  const plan = new TextDecoder()
    .decode(cohort.get('analysis.yaml'))
    .replace('event-free: { ticks', `event-free: { at: [${at.join(', ')}], ticks`)
    .replace('\nfigures:', `\n${hasRatio ? model : ''}\nfigures:`)
  const header = 'id,place,label,published,unit,result,reason'
  const text = (value: string): Uint8Array => new TextEncoder().encode(value)
  const files = rawFiles({
    ...Object.fromEntries(cohort),
    'analysis.yaml': text(plan),
    'claims.csv': text(`${[header, ...claims.map(({ line }) => line)].join('\n')}\n`),
  })
  const outcome = await runStages(STAGES, files)
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults).slice(0, 500))
  const faulty = [...outcome.files].find(([path]) => path.includes('6-audit/faults'))
  if (faulty !== undefined) throw new Error(new TextDecoder().decode(faulty[1]).slice(0, 500))
  return new Map(artifactOf(outcome.files, verdicts).map((row) => [row.id, row]))
}

/** Numbers in the unit of a figure; without those at a patient's own time, which another unit has only rounded. */
const inUnitOf = (
  kind: string,
  { truth }: DrawnSet,
  numbers: readonly TrueNumber[],
): readonly TrueNumber[] => {
  const unit = unitOfKind(kind)
  if (unit === 1) return numbers
  const times = new Set([...truth.values()].flat().map(({ time }) => time))
  return numbers
    .filter(({ at }) => at === '' || !times.has(Number(at)))
    .map((number) => ({
      ...number,
      at: number.at === '' ? '' : String(Number(number.at) / unit),
      value: TIMES.includes(number.statistic) ? number.value / unit : number.value,
    }))
}

/** The figure with its groups in the order of the data, so that a hazard ratio has the same reference. */
const callOf = (read: ReadFigure, set: DrawnSet, file: string, all: readonly TrueNumber[]): Call => {
  const order = [...new Set(all.map(({ group }) => group))]
  const unit = unitOfKind(file.slice(set.name.length + 1))
  const matched = matchedGroups(read.patients.groups, set.truth, unit).toSorted(
    (a, b) => order.indexOf(a.group) - order.indexOf(b.group),
  )
  const others = read.patients.groups.filter((group) => !matched.some((match) => match.read === group))
  const groups = [...matched.map((match) => match.read), ...others]
  const isFirst = matched[0]?.group === order.find((group) => group !== '')
  const numbers = all.filter(({ group, statistic }) => {
    if (statistic.startsWith('hazard-ratio') && !isFirst) return false
    if (OF_TEST.includes(statistic) && groups.length < 2) return false
    return group === '' || matched.some((match) => match.group === group)
  })
  const isAlone = groups.length === 1
  return {
    ...{ file, read: { ...read, patients: { ...read.patients, groups } } },
    numbers: isAlone ? numbers.map((number) => ({ ...number, group: '' })) : numbers,
    nameOf: (group) => matched.find((match) => match.group === group)!.read.name,
  }
}

const judgedFigure = async (
  folder: string,
  set: DrawnSet,
  file: string,
  all: readonly TrueNumber[],
): Promise<Pick<JudgedFigure, 'fault' | 'judged'>> => {
  const read = await figureOfFile(readFileSync(join(folder, file)), { page: null, n: null, unit: null })
  if ('fault' in read) return { fault: read.fault.found, judged: [] }
  if (read.patients.groups.some(({ counts }) => counts === null))
    return { fault: 'no whole numbers give a curve', judged: [] }
  const call = callOf(read, set, file, all)
  const judged: Judged[] = []
  try {
    for (const claim of ['true', 'false'] as const) {
      const claims = claimsOf(call, claim)
      const rows = await audited(call, claims)
      for (const { id, number, published } of claims) {
        const { verdict, explanation } = rows.get(id)!
        const kind = file.slice(set.name.length + 1)
        judged.push({ set: set.name, kind, claim, ...number, published, verdict, explanation })
      }
    }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error), judged }
  }
  return { fault: '', judged }
}

const [folder = '', pattern = '', most = '1000'] = process.argv.slice(2)
const kept = join(folder, 'claims.jsonl')
const figures = [...rowsBefore<JudgedFigure>(kept)]
const numbers = trueNumbers(folder)
for (const set of drawnSets(folder, pattern, Number(most)))
  for (const file of set.files) {
    const kind = file.slice(set.name.length + 1)
    if (figures.some((figure) => file === `${figure.set}-${figure.kind}`)) continue
    const before = process.cpuUsage()
    const all = inUnitOf(kind, set, numbers.get(set.name) ?? [])
    const judged = await judgedFigure(folder, set, file, all)
    const { user, system } = process.cpuUsage(before)
    const figure = { set: set.name, kind, seconds: (user + system) / 1e6, ...judged }
    appendFileSync(kept, `${JSON.stringify(figure)}\n`)
    figures.push(figure)
  }
process.stdout.write(
  claimTables(figures.filter(({ set, kind }) => new RegExp(pattern).test(`${set}-${kind}`))),
)
