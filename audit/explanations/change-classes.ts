import { groupBy } from '../../cohort/values/group-by.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
import { alternativeWords } from './alternative-words.ts'
import type { Hit, SideEffects } from './edits/side-effects.ts'
import { editWords, subjectOf } from './edits/tried-edits.ts'
import type { Explanation } from './explanation.ts'

type ChangeClass = Pick<
  Explanation,
  | 'what'
  | 'patients'
  | 'witnesses'
  | 'wordings'
  | 'explains'
  | 'analyses'
  | 'brokenInAnalyses'
  | 'brokenInCohort'
>

/**
 * Groups single changes of one kind that have the same effect on all reported numbers, or that differ only in the
 * patient, so that no patient is singled out. What a class explains and contradicts refers to the patient for whom it
 * explains most.
 */
export const changeClasses = (hits: readonly Hit[], audited: AuditInput): readonly ChangeClass[] =>
  connected(hits).map((members) => {
    const best = members.reduce((a, b) => (isBetter(b.effect, a.effect) ? b : a))
    const { explains, analyses, brokenInAnalyses, brokenInCohort } = best.effect
    const bySubject = groupBy(members, ({ edit }) => edit.edit.subject)
    return {
      what: alternativeWords([...new Set([best, ...members].map(({ edit }) => edit.edit.what))].slice(0, 2)),
      patients: [...bySubject.values()].map(([first]) => subjectOf(first!.edit.edit, audited)),
      witnesses: [...bySubject.values()].map(([first]) => editWords(first!.edit.edit, audited)),
      wordings: [...bySubject.values()].flatMap(([, ...others]) =>
        others.map(({ edit }) => editWords(edit.edit, audited)),
      ),
      explains,
      analyses,
      brokenInAnalyses,
      brokenInCohort,
    }
  })

/** Explains more; if equal, contradicts less. */
const isBetter = (a: SideEffects, b: SideEffects): boolean =>
  a.explains.length > b.explains.length ||
  (a.explains.length === b.explains.length && a.brokenInCohort < b.brokenInCohort)

/** Connected components of hits that share an effect or a description. */
const connected = (hits: readonly Hit[]): readonly (readonly Hit[])[] => {
  const classOf = new Map<string, Hit[]>()
  const classes = new Set<Hit[]>()
  for (const hit of hits) {
    const keys = [`effect ${hit.effect.signature}`, `words ${hit.edit.edit.what}`]
    const known = new Set(keys.map((key) => classOf.get(key)).filter((known) => known !== undefined))
    const [into = [], ...others] = [...known]
    into.push(hit, ...others.flat())
    classes.add(into)
    for (const other of others) {
      classes.delete(other)
      for (const [key, members] of classOf) if (members === other) classOf.set(key, into)
    }
    for (const key of keys) classOf.set(key, into)
  }
  return [...classes].map((members) => members.toSorted((a, b) => a.edit.edit.subject - b.edit.edit.subject))
}
