import type { FingerprintRow } from '../../../audit/conventions/fingerprint.ts'
import { groupBy } from '../../../cohort/values/group-by.ts'
import type { Context } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { auditText } from '../html/number.ts'

const BEST = 'reproduces most'
/** Families of whole programs, whose claims are all that can be computed. */
const PROGRAM = 'program'
const MIXTURE = 'mixture'

/** Which common rules and programs fit the reported numbers, in sentences; null without claims that depend on one. */
export const rulesInWords = ({ input }: Context): Html | null => {
  const families = [...groupBy(input.fingerprint, ({ family }) => family)]
  const told = families.filter(([, rows]) => rows.some(({ finding }) => finding === BEST))
  const single = told.filter(([family]) => family !== PROGRAM && family !== MIXTURE).map(([, rows]) => rows)
  const programs = told.find(([family]) => family === PROGRAM)?.[1]
  if (told.length === 0) return null
  const isDeclared = (rows: readonly FingerprintRow[]): boolean =>
    rows.some(({ finding, declared }) => finding === BEST && declared)
  const [agreeing, others] = [single.filter(isDeclared), single.filter((rows) => !isDeclared(rows))]
  return html`<p>${programs !== undefined && programWords(programs)}${
    agreeing.length > 0 &&
    html` The declared rule fits best, or as well as another, for: ${joined(agreeing.map(declaredWords), '; ')}.`
  }${
    others.length > 0 &&
    html` Another rule fits better than the declared one for: ${joined(others.map(otherWords), '; ')}.`
  } <a href="#fingerprint">All rules tried</a>.</p>`
}

const counted = ({ reproduced, claims }: FingerprintRow): Html =>
  html`${auditText('fingerprint', reproduced)} of ${auditText('fingerprint', claims)}`

/** `The rules of SPSS as a whole reproduce most: 147 of 171 numbers (R 142, SAS 139).` */
const programWords = (rows: readonly FingerprintRow[]): Html => {
  const best = rows.filter(({ finding }) => finding === BEST)
  const others = rows.filter(({ finding }) => finding !== BEST)
  return html`Among programs, the rules of ${auditText('fingerprint', best.map(({ rule }) => rule).join(' and of '))} reproduce most: ${counted(best[0]!)} numbers${
    others.length > 0 &&
    html` (${joined(
      others.map(({ rule, reproduced }) => html`${auditText('fingerprint', `${rule} ${reproduced}`)}`),
      ', ',
    )})`
  }.`
}

const declaredWords = (rows: readonly FingerprintRow[]): Html => {
  const row = rows.find(({ finding, declared }) => finding === BEST && declared)!
  return html`${auditText('fingerprint', `${row.title} (${row.rule})`)}, ${counted(row)} numbers`
}

const otherWords = (rows: readonly FingerprintRow[]): Html => {
  const best = rows.filter(({ finding }) => finding === BEST)
  const declared = rows.find((row) => row.declared)
  return html`${auditText('fingerprint', `${best[0]!.title} (${best.map(({ rule }) => rule).join(' or ')})`)}, ${counted(best[0]!)}${declared !== undefined && html` instead of ${auditText('fingerprint', declared.reproduced)}`}`
}
