import type { Matrix } from '../numbers/quadratic-form.ts'
import { inverse } from '../numbers/symmetric.ts'
import type { BinaryColumns } from './binary-data.ts'

/** The likelihood at some coefficients of the columns. */
export interface LogisticSum {
  /** Of Bernoulli outcomes: the sum of events log p + (n - events) log(1 - p). */
  readonly logLikelihood: number
  /** What is maximised: the log likelihood, with Firth's penalty plus half the log determinant of the information. */
  readonly target: number
  /** The gradient of the target. */
  readonly slope: readonly number[]
  readonly information: Matrix
  /** What a step divides the gradient by: the information, with Firth's penalty that of n + h subjects. */
  readonly curvature: Matrix
  /** The linear predictor of each pattern. */
  readonly linear: Float64Array
}

/**
 * Log likelihood, gradient sum of (events - n p) x and information sum of n p (1 - p) x x'. With `isFirth` the gradient has
 * the term h (1/2 - p) x, h = n p (1 - p) x' I^-1 x; its target is -Infinity where the information is singular.
 */
export const logisticSum = (columns: BinaryColumns, b: readonly number[], isFirth: boolean): LogisticSum => {
  const { rows, size, x, n, events } = columns
  const linear = new Float64Array(rows)
  const chance = new Float64Array(rows)
  const weight = new Float64Array(rows)
  const rest = new Float64Array(rows)
  const likelihood = exactSum()
  for (let i = 0; i < rows; i++) {
    let eta = 0
    for (let k = 0; k < size; k++) eta += x[i * size + k]! * b[k]!
    const [p, q] = [1 / (1 + Math.exp(-eta)), 1 / (1 + Math.exp(eta))]
    const logP = eta < 0 ? eta - Math.log1p(Math.exp(eta)) : -Math.log1p(Math.exp(-eta))
    const logQ = eta < 0 ? -Math.log1p(Math.exp(eta)) : -eta - Math.log1p(Math.exp(-eta))
    likelihood.add(events[i]! * logP)
    likelihood.add((n[i]! - events[i]!) * logQ)
    linear[i] = eta
    chance[i] = p
    weight[i] = n[i]! * p * q
    rest[i] = events[i]! * q - (n[i]! - events[i]!) * p
  }
  const information = informationOf(columns, weight)
  const logLikelihood = likelihood.value()
  const plain = { logLikelihood, information, linear }
  const inner = isFirth ? inverse(information, SINGULAR) : null
  if (inner === null)
    return {
      ...plain,
      target: isFirth ? Number.NEGATIVE_INFINITY : logLikelihood,
      slope: gradientOf(columns, rest),
      curvature: information,
    }
  for (let i = 0; i < rows; i++) {
    const h = weight[i]! * leverage(columns, inner, i)
    rest[i] = rest[i]! + h * (0.5 - chance[i]!)
    weight[i] = weight[i]! * (1 + h / n[i]!)
  }
  return {
    ...plain,
    target: logLikelihood + 0.5 * logDeterminant(information),
    slope: gradientOf(columns, rest),
    curvature: informationOf(columns, weight),
  }
}

const SINGULAR = 1e-13

const gradientOf = ({ rows, size, x }: BinaryColumns, rest: Float64Array): readonly number[] =>
  Array.from({ length: size }, (_, k) => {
    const sum = exactSum()
    for (let i = 0; i < rows; i++) sum.add(rest[i]! * x[i * size + k]!)
    return sum.value()
  })

const informationOf = ({ rows, size, x }: BinaryColumns, weight: Float64Array): Matrix => {
  const cells = new Float64Array(size * size)
  for (let i = 0; i < rows; i++)
    for (let a = 0; a < size; a++) {
      const weighted = weight[i]! * x[i * size + a]!
      for (let c = a; c < size; c++) cells[a * size + c]! += weighted * x[i * size + c]!
    }
  return Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, c) => cells[a < c ? a * size + c : c * size + a]!),
  )
}

/** x' I^-1 x of a pattern. */
const leverage = ({ size, x }: BinaryColumns, inner: Matrix, i: number): number => {
  let sum = 0
  for (let a = 0; a < size; a++)
    for (let c = 0; c < size; c++) sum += x[i * size + a]! * inner[a]![c]! * x[i * size + c]!
  return sum
}

/** A sum that keeps what rounding takes away (Neumaier). */
const exactSum = () => {
  let [sum, lost] = [0, 0]
  return {
    add: (value: number): void => {
      const next = sum + value
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
      sum = next
    },
    value: (): number => sum + lost,
  }
}

const logDeterminant = (matrix: Matrix): number => {
  const a = matrix.map((row) => [...row])
  let log = 0
  a.forEach((row, i) => {
    log += Math.log(row[i]!)
    for (let k = i + 1; k < a.length; k++) {
      const factor = a[k]![i]! / row[i]!
      row.forEach((value, j) => {
        a[k]![j]! -= factor * value
      })
    }
  })
  return log
}
