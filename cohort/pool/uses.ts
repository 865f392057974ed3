import type { Uses } from './agree.ts'
import type { Member } from './member.ts'
import type { PooledPlan } from './pooled-plan.ts'

/** The endpoints and populations that the plan uses, including the populations of these endpoints. */
export const usesOf = (plan: PooledPlan, members: readonly Member[]): Uses => {
  const { estimates, tests, models, summaries, tables } = plan
  const endpoints = new Set([
    ...Object.values(estimates).map(({ endpoint }) => endpoint),
    ...[...Object.values(tests), ...Object.values(models)].flatMap((entry) =>
      'endpoint' in entry ? [entry.endpoint] : [],
    ),
  ])
  const among = [
    ...Object.values(tests),
    ...Object.values(models),
    ...Object.values(summaries),
    ...Object.values(tables),
  ].flatMap((entry) => ('among' in entry && entry.among !== undefined ? [entry.among] : []))
  const ofEndpoints = members.flatMap(({ shared }) =>
    Object.entries(shared.endpoints).flatMap(([name, { definition }]) =>
      endpoints.has(name) ? (definition.among ?? []) : [],
    ),
  )
  return { endpoints, populations: new Set([...among, ...ofEndpoints]) }
}

/** The entries that are used. */
export const onlyUsed = <T>(of: Readonly<Record<string, T>>, used: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(of).filter(([name]) => used.has(name)))
