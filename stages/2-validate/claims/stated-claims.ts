import { manuscriptClaims } from '../../../audit/manuscript/manuscript-claims.ts'
import { unitOf } from '../../../audit/manuscript/number-text.ts'
import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { currentId } from '../../../cohort/values/current-id.ts'
import type { Variable } from '../../../cohort/values/value.ts'
import { FIXED, isCutTag, OPEN } from '../../../documents/tag.ts'
import type { ClaimPlace } from '../artifacts.ts'
import type { Received } from '../validated.ts'
import { readClaims, type StatedClaims } from './read-claims.ts'
import { resultUnit } from './result-unit.ts'

/** Claims, and where they are if they come from a manuscript. */
export interface FoundClaims extends StatedClaims {
  readonly places: Readonly<Record<string, Readonly<Record<string, ClaimPlace>>>>
}

/** The claims of claims.csv; without that file, the bound numbers of the manuscript. */
export const statedClaims = (
  { tables, manuscripts }: Pick<Received, 'tables' | 'manuscripts'>,
  plan: Pick<Plan, 'endpoints' | 'estimates' | 'summaries' | 'tests' | 'audit' | 'language'>,
  variables: ReadonlyMap<string, Variable>,
): FoundClaims => {
  const manuscript = manuscripts['text']
  if (tables['claims'] !== undefined || manuscript === undefined || manuscript.faults.length > 0)
    return { ...readClaims(tables['claims'], plan.language), places: {} }
  const taken = manuscriptClaims(
    manuscript.paragraphs,
    { open: OPEN, fixed: FIXED, language: plan.language },
    (tag) => (isCutTag(tag) ? null : currentId(tag)),
    (id, written) => {
      const result = resultUnit(id, plan, variables)
      return result === null ? '1' : unitOf(result, written, { daysPerMonth: plan.audit?.daysPerMonth })
    },
  )
  const { file } = manuscript
  return {
    ...{ header: [], lines: new Map(), respelled: [], faults: [] },
    claims: taken.map(({ claim }) => claim),
    places: {
      manuscript: Object.fromEntries(
        taken.map(({ claim, place, line }) => [claim.id, { file, line, place }]),
      ),
    },
  }
}
