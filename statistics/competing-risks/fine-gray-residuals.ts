import type { Matrix } from '../numbers/quadratic-form.ts'
import { dot } from '../numbers/symmetric.ts'
import type { EventTable, GroupCounts } from '../survival/event-table.ts'
import { censoringBefore } from './subdistribution-table.ts'

/** eta + psi of each class of subjects with one covariate pattern, exit time and outcome (`fineGray`). */
export const fineGrayResiduals = (
  table: EventTable,
  weighted: EventTable,
  covariates: ReadonlyMap<string, readonly number[]>,
  cause: number,
  b: readonly number[],
): readonly { readonly count: number; readonly residual: readonly number[] }[] => {
  const x = table.groups.map((group) => covariates.get(group.name)!)
  const linear = x.map((values) => dot(values, b))
  // Minus the largest, so that exp cannot overflow; a common factor of all risks cancels.
  const largest = linear.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const risk = linear.map((value) => Math.exp(value - largest))
  const before = censoringBefore(table)
  const path = hazardPath(weighted, x, risk, before)
  const psi = censoringPath(table, x, risk, before, cause, path)
  return table.groups.flatMap((group, j) =>
    Array.from(table.times, (_, i) => {
      const z = x[j]!
      const base = z.map(
        (value, k) => -risk[j]! * (value * path.sum[i]! - path.mean[i]![k]!) + psi.common[i]![k]!,
      )
      const later = path.after(i)
      const stays = z.map((value, k) => (-risk[j]! / before[i]!) * (value * later.sum - later.mean[k]!))
      return exitCounts(group, cause, i).map(({ kind, count }) => ({
        count,
        residual: base.map((value, k) => {
          if (kind === 'event') return value + z[k]! - path.at[i]![k]!
          return value + (kind === 'other' ? stays[k]! : psi.weights[i]![k]!)
        }),
      }))
    }).flat(),
  )
}

const exitCounts = (group: GroupCounts, cause: number, i: number) => {
  const counts = [group.events, ...group.competing].map((events) => events[i]!)
  const other = counts.reduce((sum, count, k) => (k === cause ? sum : sum + count), 0)
  const ways = [
    { kind: 'event', count: counts[cause] ?? 0 },
    { kind: 'other', count: other },
    { kind: 'censored', count: group.censored[i]! },
  ] as const
  return ways.filter(({ count }) => count > 0)
}

/** Running sums over event times of dL and xbar dL (dL = d/S0), plain up to each time, weighted by G(t-) after it. */
const hazardPath = (weighted: EventTable, x: Matrix, risk: readonly number[], before: readonly number[]) => {
  const size = x[0]!.length
  let sum = 0
  let mean: readonly number[] = Array.from({ length: size }, () => 0)
  let weightedSum = 0
  let weightedMean = mean
  const steps = before.map((g, i) => {
    const w = weighted.groups.map((group, j) => group.atRisk[i]! * risk[j]!)
    const total = w.reduce((a, value) => a + value, 0)
    const d = weighted.groups.reduce((a, group) => a + group.events[i]!, 0)
    const at = mean.map((_, k) =>
      total > 0 ? w.reduce((a, value, j) => a + value * x[j]![k]!, 0) / total : 0,
    )
    const rise = total > 0 ? d / total : 0
    sum += rise
    mean = mean.map((value, k) => value + at[k]! * rise)
    weightedSum += g * rise
    weightedMean = weightedMean.map((value, k) => value + g * at[k]! * rise)
    return { sum, mean, at, weightedSum, weightedMean }
  })
  const after = (i: number) => ({
    sum: weightedSum - steps[i]!.weightedSum,
    mean: weightedMean.map((value, k) => value - steps[i]!.weightedMean[k]!),
  })
  return {
    sum: steps.map((step) => step.sum),
    mean: steps.map((step) => step.mean),
    at: steps.map((step) => step.at),
    after,
  }
}

/** psi: the influence of one censoring at each time on the weights (`weights`), minus its expectation (`common`). */
const censoringPath = (
  table: EventTable,
  x: Matrix,
  risk: readonly number[],
  before: readonly number[],
  cause: number,
  path: ReturnType<typeof hazardPath>,
) => {
  let departed = 0
  let goneMean: readonly number[] = x[0]!.map(() => 0)
  let due: readonly number[] = x[0]!.map(() => 0)
  const weights: (readonly number[])[] = []
  const common: (readonly number[])[] = []
  for (const [i, g] of before.entries()) {
    const n = table.groups.reduce((sum, group) => sum + group.atRisk[i]!, 0)
    const c = table.groups.reduce((sum, group) => sum + group.censored[i]!, 0)
    // subjects with another cause before this time stay at risk for the events from this time on
    const later = path.after(Math.max(0, i - 1))
    const influence = goneMean.map((value, k) =>
      n > 0 ? (value * later.sum - departed * later.mean[k]!) / n : 0,
    )
    due = due.map((value, k) => value + (n > 0 ? (influence[k]! * c) / n : 0))
    weights.push(influence)
    common.push(due.map((value) => -value))
    table.groups.forEach((group, j) => {
      const other = exitCounts(group, cause, i).find(({ kind }) => kind === 'other')?.count ?? 0
      departed += (other * risk[j]!) / g
      goneMean = goneMean.map((value, k) => value + (other * risk[j]! * x[j]![k]!) / g)
    })
  }
  return { weights, common }
}
