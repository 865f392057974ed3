import type { Plan } from '../descriptors/plan/plan.ts'
import { isInPopulation } from '../subjects/follow-ups.ts'
import type { DescriptorProblem } from '../values/problem.ts'
import type { Subject } from '../values/value.ts'
import type { Counting } from './counting.ts'

/** Populations that the plan uses and that contain no subject. */
export const emptyPopulations = (
  { populations, endpoints }: Pick<Plan, 'populations' | 'endpoints'>,
  asked: Counting,
  subjects: readonly Subject[],
): readonly DescriptorProblem[] => {
  const isEmpty = (among: string | null | undefined): boolean =>
    typeof among === 'string' && !subjects.some((subject) => isInPopulation(among, populations, subject))
  const followed = [...new Set(asked.eventTables.map(({ endpoint }) => endpoint))]
  const counted = [...new Set(asked.counts.map(({ population }) => population))]
  return [
    ...followed.filter((name) => isEmpty(endpoints[name]!.among)).map((name) => ['endpoints', name]),
    ...counted.filter(isEmpty).map((name) => ['populations', name!]),
  ].map((path) => ({ path, ...EMPTY_POPULATION }))
}

/** The fault that every stage reports for an empty population. */
export const EMPTY_POPULATION = {
  expected: 'at least one subject',
  found: 'none',
  remedy: 'correct the condition of the population or the landmark, or remove the analyses of it',
} as const
