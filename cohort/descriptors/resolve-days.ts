import { Day } from './plan-words.ts'

/**
 * Endpoints followed until a declared day: `until: 2023-02-23` is a variable of that day, which is added to the variables
 * of the plan. A column of that name is the column.
 */
export const resolveDays = <
  P extends {
    readonly endpoints: Readonly<Record<string, { readonly until: string }>>
    readonly variables: Readonly<Record<string, object>>
  },
>(
  plan: P,
  columns: readonly string[],
): P => {
  const days = Object.values(plan.endpoints)
    .map(({ until }) => until)
    .filter((until) => Day.safeParse(until).success && !columns.includes(until))
  if (days.length === 0) return plan
  const nameOf = (day: string): string => `day-${day}`
  return {
    ...plan,
    variables: {
      ...plan.variables,
      ...Object.fromEntries(days.map((day) => [nameOf(day), { title: day, day }])),
    },
    endpoints: Object.fromEntries(
      Object.entries(plan.endpoints).map(([name, endpoint]) => [
        name,
        days.includes(endpoint.until) ? { ...endpoint, until: nameOf(endpoint.until) } : endpoint,
      ]),
    ),
  }
}
