import type { TimeUnit } from '../../documents/papers/figures/curves/read-figure.ts'
import { verdicts } from '../../stages/6-audit/artifacts.ts'
import { audit } from '../../stages/6-audit/stage.ts'
import { cohortOfFigure } from '../../stages/commands/from-figure/cohort-of-figure.ts'
import type { ReadFigure } from '../../stages/commands/from-figure/figure-of-file.ts'
import { artifactOf, COHORT, rawFiles, runStages, stagesUpTo } from './in-memory.ts'

/** Claims about the cohort of a figure. */
export interface FigureClaims {
  readonly file: string
  readonly unit: TimeUnit
  /** Lines of claims.csv without the header. */
  readonly lines: readonly string[]
  /** Times of estimates, in the unit of the figure. */
  readonly at: readonly string[]
  /** Models of the plan in YAML, each indented by two; empty for none. */
  readonly models: string
}

type VerdictRow = ReturnType<typeof verdicts.format.decode>[number]

const STAGES = [...stagesUpTo(5).filter(({ name }) => name !== '5-checks'), audit]

/**
 * The verdicts of claims by their ids, of the cohort that `from-figure` makes of a figure.
 * @throws Error with the faults of the cohort
 */
export const auditedFigure = async (
  read: ReadFigure,
  { file, unit, lines, at, models }: FigureClaims,
): Promise<ReadonlyMap<string, VerdictRow>> => {
  const cohort = new Map(cohortOfFigure(COHORT, file, { ...read, unit }))
  const plan = new TextDecoder()
    .decode(cohort.get('analysis.yaml'))
    .replace('event-free: { ticks', `event-free: { at: [${at.join(', ')}], ticks`)
    .replace('\nfigures:', `\n${models === '' ? '' : `models:\n${models}\n`}\nfigures:`)
  const header = 'id,place,label,published,unit,result,reason'
  const text = (value: string): Uint8Array => new TextEncoder().encode(value)
  const files = rawFiles({
    ...Object.fromEntries(cohort),
    'analysis.yaml': text(plan),
    'claims.csv': text(`${[header, ...lines].join('\n')}\n`),
  })
  const outcome = await runStages(STAGES, files)
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults).slice(0, 500))
  const faulty = [...outcome.files].find(([path]) => path.includes('6-audit/faults'))
  if (faulty !== undefined) throw new Error(new TextDecoder().decode(faulty[1]).slice(0, 500))
  return new Map(artifactOf(outcome.files, verdicts).map((row) => [row.id, row]))
}
