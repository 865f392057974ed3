import { countingOf } from '../../../cohort/counts/counting.ts'
import { PROFILES, type Rules } from '../../../cohort/descriptors/conventions.ts'
import { type DataPackage, SYNTHETIC } from '../../../cohort/descriptors/data-package.ts'
import type { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import type { Study } from '../artifacts.ts'

/** The description of a study's data, be they rows or packages of counts. */
type DataDescription = Pick<DataPackage, 'title' | 'sources' | 'created' | 'keywords'> & {
  readonly engine?: Study['engine']
}

/** The sections of a checked plan that are separate artifacts, with what follows from them. */
export const planSections = (plan: Plan, dataPackage: DataDescription) => ({
  study: studyOf(plan, dataPackage),
  published: plan.publish,
  disclosure: plan.disclosure ?? null,
  rules: rulesOf(plan),
  counting: countingOf(plan),
  derivations: plan.variables,
  declaredChecks: plan.checks,
  populations: plan.populations,
  endpoints: plan.endpoints,
  summaries: plan.summaries,
  estimates: plan.estimates,
  tests: plan.tests,
  models: plan.models,
  simulations: plan.simulations,
  figures: plan.figures,
  tables: plan.tables,
})

/** The conventions of the profile with the overrides of the plan. */
export const rulesOf = ({
  profile,
  conventions,
  alpha,
  confidence,
  audit,
  style,
  language,
}: Plan): Rules => ({
  ...PROFILES[profile],
  ...defined(conventions),
  alpha,
  confidence,
  ...(audit?.daysPerMonth === undefined ? {} : { daysPerMonth: audit.daysPerMonth }),
  ...(style === undefined && language === undefined ? {} : { shown: defined({ style, language }) }),
})

const studyOf = (plan: Plan, dataPackage: DataDescription): Study => {
  const { title, question, version, subject, origin, cutoff, profile, limits, amendments } = plan
  return {
    title,
    question,
    version,
    subject,
    origin,
    cutoff,
    profile,
    limits,
    amendments,
    dataTitle: dataPackage.title,
    created: dataPackage.created,
    isSynthetic: dataPackage.keywords?.includes(SYNTHETIC) ?? false,
    engine: dataPackage.engine,
    source: dataPackage.sources?.[0]?.title,
  }
}

const defined = <T extends object>(overrides: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
