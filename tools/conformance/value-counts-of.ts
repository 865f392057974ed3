import type { ValueCounts } from '../../statistics/ranks/value-counts.ts'

/** Counts the values of named samples in a simple and slow way. */
export const valueCountsOf = (samples: Readonly<Record<string, readonly number[]>>): ValueCounts => {
  const values = [...new Set(Object.values(samples).flat())].sort((a, b) => a - b)
  return {
    values,
    groups: Object.entries(samples).map(([name, sample]) => ({
      name,
      counts: values.map((value) => sample.filter((x) => x === value).length),
    })),
  }
}
