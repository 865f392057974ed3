import { CLAIM_COLUMNS } from '../../audit/claims/claim.ts'
import { comparableClaims } from '../../audit/claims/comparable-claims.ts'
import { manuscriptClaims } from '../../audit/manuscript/manuscript-claims.ts'
import { unitOf } from '../../audit/manuscript/number-text.ts'
import { judgeClaim } from '../../audit/verdicts/judge-claim.ts'
import type { FigureAgreement, FigureEvidence } from '../../audit/verdicts/judge-number.ts'
import type { Rules } from '../../cohort/descriptors/conventions.ts'
import type { Result } from '../../cohort/results/result.ts'
import { FIXED, OPEN } from '../../documents/tag.ts'
import { computed, type Table } from '../../pipeline/formats/csv.ts'
import type { ReadManuscript } from '../1-ingest/artifacts.ts'
import type { BesideRow } from '../6-audit/artifacts.ts'
import { type BoundNumber, idLookup } from './bound-numbers.ts'

/** Every binding in the order of the text: its tag, what it shows, and its value with full digits. */
export const boundTable = (numbers: readonly BoundNumber[]): Table => ({
  header: ['place', 'result', 'text', 'value', 'unit'],
  rows: numbers.map(({ place, result, isOpen, text }) => [
    place,
    result?.id ?? (isOpen ? OPEN : FIXED),
    text,
    result === null || result.value === null ? '' : computed.encode(result.value),
    result?.unit ?? '',
  ]),
})

/** What is other than in the manuscript that was filled, in the order of the text. */
export const changesTable = (numbers: readonly BoundNumber[]): Table => ({
  header: ['place', 'result', 'before', 'after', 'why', 'note'],
  rows: numbers.flatMap(({ place, result, written, text, why }) =>
    why === '' || result === null ? [] : [[place, result.id, written.text, text, why, result.reason]],
  ),
})

/**
 * The numbers as they are written: in the form of claims.csv, so that they can be published as one, and for each the
 * computed number and the verdict of it alone; of a cohort from a figure, over all tables that give the figure.
 */
export const claimTables = (
  { paragraphs }: ReadManuscript,
  results: ReadonlyMap<string, Result>,
  rules: Pick<Rules, 'alpha' | 'daysPerMonth' | 'shown'>,
  figure: readonly BesideRow[],
): { readonly claims: Table; readonly verdicts: Table } => {
  const idOf = idLookup(results)
  const claims = manuscriptClaims(
    paragraphs,
    { open: OPEN, fixed: FIXED, language: rules.shown?.language },
    (tag) => idOf(tag) ?? null,
    (id, written) => unitOf(results.get(id)!, written, rules),
  ).map(({ claim }) => claim)
  const known = {
    ...ALONE,
    figure: new Map(
      figure.map(({ id, agreement, words }): [string, FigureEvidence] => [
        id,
        { agreement: agreement as FigureAgreement, words },
      ]),
    ),
  }
  const evidence = {
    ...{ results, alpha: rules.alpha, known, subjects: [], subjectName: '', variables: new Map() },
    comparable: new Map(comparableClaims(claims, rules).map((claim) => [claim.id, claim])),
  }
  return {
    claims: {
      header: CLAIM_COLUMNS,
      rows: claims.map((claim) => CLAIM_COLUMNS.map((column) => claim[column])),
    },
    verdicts: {
      header: ['id', 'published', 'computed', 'verdict', 'explanation'],
      rows: claims
        .map((claim) => judgeClaim(claim, evidence))
        .map(({ id, published, computed: value, verdict, explanation }) => [
          id,
          published,
          value === null ? '' : computed.encode(value),
          verdict,
          explanation,
        ]),
    },
  }
}

/** Verdicts without other conventions and exact times, which the audit looks for in claims.csv only. */
const ALONE = {
  rules: () => ({ whole: [], alone: [], against: '' }),
  withinRounding: new Set<string>(),
  onlyAlone: new Map<string, readonly string[]>(),
} as const
