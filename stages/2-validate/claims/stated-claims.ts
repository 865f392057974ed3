import type { Claim } from '../../../audit/claims/claim.ts'
import { type ManuscriptClaim, manuscriptClaims } from '../../../audit/manuscript/manuscript-claims.ts'
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

type Planned = Pick<Plan, 'endpoints' | 'estimates' | 'summaries' | 'tests' | 'audit' | 'language'>
type Files = Pick<Received, 'tables' | 'manuscripts'>

/** The claims of claims.csv; without that file, the bound numbers of the manuscript. */
export const statedClaims = (
  files: Files,
  plan: Planned,
  variables: ReadonlyMap<string, Variable>,
): FoundClaims => {
  const taken = files.tables['claims'] === undefined ? ofManuscript(files, plan, variables) : null
  if (taken === null) return { ...readClaims(files.tables['claims'], plan.language), places: {} }
  const { file } = files.manuscripts['text']!
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

/** The bound numbers of a manuscript beside claims.csv, under the name "manuscript". */
export const claimsBeside = (
  files: Files,
  plan: Planned,
  variables: ReadonlyMap<string, Variable>,
): Readonly<Record<string, readonly Claim[]>> => {
  const taken = files.tables['claims'] === undefined ? null : ofManuscript(files, plan, variables)
  return taken === null ? {} : { manuscript: taken.map(({ claim }) => claim) }
}

const ofManuscript = (
  { manuscripts }: Files,
  plan: Planned,
  variables: ReadonlyMap<string, Variable>,
): readonly ManuscriptClaim[] | null => {
  const manuscript = manuscripts['text']
  if (manuscript === undefined || manuscript.faults.length > 0) return null
  return manuscriptClaims(
    manuscript.paragraphs,
    { open: OPEN, fixed: FIXED, language: plan.language },
    (tag) => (isCutTag(tag) ? null : currentId(tag)),
    (id, written) => {
      const result = resultUnit(id, plan, variables)
      return result === null ? '1' : unitOf(result, written, { daysPerMonth: plan.audit?.daysPerMonth })
    },
  )
}
