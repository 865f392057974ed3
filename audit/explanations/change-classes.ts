import { groupBy } from '../../cohort/values/group-by.ts'
import type { AuditInput } from '../recompute/audit-input.ts'
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
 * Single changes of one kind that no reported number tells apart, or that differ only in which patient, are one class with
 * all its patients: nobody is named alone where others would do as well. What a class explains and contradicts is told of the
 * patient with whom it explains most.
 */
export const changeClasses = (hits: readonly Hit[], audited: AuditInput): readonly ChangeClass[] =>
  joined(hits).map((members) => {
    const best = members.reduce((a, b) => (isBetter(b.effect, a.effect) ? b : a))
    const { explains, analyses, brokenInAnalyses, brokenInCohort } = best.effect
    const bySubject = groupBy(members, ({ edit }) => edit.edit.subject)
    return {
      what: [...new Set([best, ...members].map(({ edit }) => edit.edit.what))].slice(0, 2).join(', or '),
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

/** More explained, then less contradicted. */
const isBetter = (a: SideEffects, b: SideEffects): boolean =>
  a.explains.length > b.explains.length ||
  (a.explains.length === b.explains.length && a.brokenInCohort < b.brokenInCohort)

/** Hits that share an effect or the words, step by step. */
const joined = (hits: readonly Hit[]): readonly (readonly Hit[])[] => {
  const classOf = new Map<string, Hit[]>()
  const classes = new Set<Hit[]>()
  for (const hit of hits) {
    const keys = [`effect ${hit.effect.signature}`, `words ${hit.edit.edit.what}`]
    const found = new Set(keys.map((key) => classOf.get(key)).filter((one) => one !== undefined))
    const [into = [], ...others] = [...found]
    into.push(hit, ...others.flat())
    classes.add(into)
    for (const other of others) {
      classes.delete(other)
      for (const [key, one] of classOf) if (one === other) classOf.set(key, into)
    }
    for (const key of keys) classOf.set(key, into)
  }
  return [...classes].map((members) => members.toSorted((a, b) => a.edit.edit.subject - b.edit.edit.subject))
}
