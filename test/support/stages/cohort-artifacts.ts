import { readFileSync } from 'node:fs'
import type { Artifacts, Values } from '../../../pipeline/contracts.ts'
import { claims } from '../../../stages/2-validate/artifacts.ts'
import { estimateResults } from '../../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../../stages/5-compare/artifacts.ts'
import { auditedOf, recomputed } from '../../../stages/6-audit/audited-input.ts'

/** The committed artifacts of a cohort, decoded. */
export const artifactsOf = <R extends Artifacts>(cohort: string, reads: R): Values<R> =>
  Object.fromEntries(
    Object.entries(reads).map(([name, { path, format }]) => {
      const file = path.replace('{cohort}', cohort)
      return [name, format.decode(readFileSync(file), file)]
    }),
  ) as Values<R>

/** The input of the audit of a committed cohort. */
export const auditOf = (cohort: string) => {
  const {
    claims: stated,
    estimates,
    tests,
  } = artifactsOf(cohort, {
    claims,
    estimates: estimateResults,
    tests: testResults,
  })
  return {
    audited: auditedOf(artifactsOf(cohort, recomputed)),
    claims: stated,
    results: { estimates, tests },
  }
}
