import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Population } from '../descriptors/plan/population.ts'
import { canonical } from '../values/canonical.ts'
import { shown } from '../values/problem.ts'
import type { Variable } from '../values/value.ts'
import { CENTRE, type Member } from './member.ts'
import type { SharedEndpoint, SharedVariable } from './shared-package.ts'

/** A difference between two packages, in the file of the second. */
export interface Disagreement {
  readonly file: string
  readonly path: readonly (string | number)[]
  readonly expected: string
  readonly found: string
  readonly remedy: string
}

/** The definitions that all members share; other definitions are not available to the pooled cohort. */
export interface Agreed {
  readonly origin: string
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly populations: Readonly<Record<string, Population>>
  /** The centre first. */
  readonly variables: readonly Variable[]
  readonly disagreements: readonly Disagreement[]
  /** How many definitions were compared. */
  readonly compared: number
}

/** The definitions that the plan uses: only on these must the members agree. */
export interface Uses {
  readonly endpoints: ReadonlySet<string>
  readonly populations: ReadonlySet<string>
}

/** A part of a definition: its place in the package, in the first member's, in another's. */
type Compared = readonly [place: readonly string[], first: unknown, second: unknown]

const WAY_OUT = 'the centres agree on one definition, and one of them shares again'

/**
 * The members' definitions as one. Titles and labels may differ, as between languages, and are taken from the first
 * member. Units, codes and rules must agree, and a label must not belong to different codes.
 */
export const agree = (members: readonly Member[], { endpoints, populations }: Uses): Agreed => {
  const [first, ...others] = members
  const disagreements: Disagreement[] = []
  let compared = 0
  const compare = (other: Member, path: readonly (string | number)[], parts: readonly Compared[]): void => {
    for (const [place, ours, theirs] of parts) {
      compared += 1
      if (canonical(ours) === canonical(theirs)) continue
      disagreements.push({
        file: other.file,
        path: ['casebook', ...path, ...place],
        expected: `${shown(ours)}, as in ${first!.file}`,
        found: shown(theirs),
        remedy: WAY_OUT,
      })
    }
  }
  for (const other of others) {
    compare(other, ['origin'], [[[], first!.shared.origin, other.shared.origin]])
    for (const [name, endpoint] of common(first!.shared.endpoints, other.shared.endpoints, endpoints))
      compare(other, ['endpoints', name], rulesOf(endpoint, other.shared.endpoints[name]!))
    for (const [name, { condition }] of common(
      first!.shared.populations,
      other.shared.populations,
      populations,
    ))
      compare(
        other,
        ['populations', name],
        [[['condition'], condition, other.shared.populations[name]!.condition]],
      )
    for (const variable of first!.shared.variables) {
      const place = other.shared.variables.findIndex(({ name }) => name === variable.name)
      if (place < 0) continue
      const theirs = other.shared.variables[place]!
      compare(other, ['variables', place], kindOf(variable, theirs))
      disagreements.push(...crossed(variable, theirs, first!.file, other.file, ['variables', place]))
    }
  }
  const all = <T>(part: (member: Member) => Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
    Object.entries(part(first!)).filter(([name]) => others.every((other) => Object.hasOwn(part(other), name)))
  return {
    origin: first!.shared.origin,
    endpoints: Object.fromEntries(
      all(({ shared }) => shared.endpoints).map(([name, { definition }]) => [
        name,
        withCutoffs(definition, name, members),
      ]),
    ),
    populations: Object.fromEntries(
      all(({ shared }) => shared.populations).map(([name, { title, condition }]) => [
        name,
        { title, condition },
      ]),
    ),
    variables: [
      centreOf(members),
      ...first!.shared.variables.flatMap((variable) => {
        const declared = members.flatMap(
          ({ shared }) => shared.variables.find(({ name }) => name === variable.name) ?? [],
        )
        return declared.length === members.length ? [variableOf(variable, declared, members)] : []
      }),
    ],
    disagreements,
    compared,
  }
}

const common = <T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  used: ReadonlySet<string>,
) => Object.entries(a).filter(([name]) => Object.hasOwn(b, name) && used.has(name))

/** The properties in which two endpoints must agree, each with its path in the package. */
const rulesOf = (a: SharedEndpoint, b: SharedEndpoint): readonly Compared[] => {
  const causes = ({ competing }: Endpoint) =>
    Object.entries(competing).map(([cause, { when, at }]) => ({ cause, when, at }))
  const [ours, theirs] = [a.definition, b.definition]
  const same = ['code', 'among', 'from', 'enters', 'until', 'in'] as const
  return [
    [['unit'], a.unit, b.unit],
    ...same.map((name): Compared => [['definition', name], ours[name], theirs[name]]),
    [['definition', 'event', 'when'], ours.event.when, theirs.event.when],
    [['definition', 'event', 'at'], ours.event.at, theirs.event.at],
    [['definition', 'competing'], causes(ours), causes(theirs)],
  ]
}

const kindOf = (a: SharedVariable, b: SharedVariable): readonly Compared[] => {
  const values = ({ categories }: SharedVariable) => categories?.map(({ value }) => value) ?? null
  return [
    [['type'], a.type, b.type],
    [['unit'], a.unit, b.unit],
    [['categories'], values(a), values(b)],
    [['ordered'], a.ordered, b.ordered],
  ]
}

/** Codes with the label of a different code of the first member: 1 is male here and female there. */
const crossed = (
  first: SharedVariable,
  other: SharedVariable,
  firstFile: string,
  file: string,
  path: readonly (string | number)[],
): readonly Disagreement[] => {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
  return (other.categories ?? []).flatMap(({ value, label }, i) => {
    const own = first.categories?.find((category) => category.value === value)
    const elsewhere = first.categories?.find(
      (category) => category.value !== value && same(category.label, label),
    )
    return own === undefined || elsewhere === undefined || same(own.label, label)
      ? []
      : [
          {
            file,
            path: ['casebook', ...path, 'categories', i, 'label'],
            expected: `${shown(own.label)} or a translation, because in ${firstFile} ${shown(label)} is the label of ${elsewhere.value}`,
            found: shown(label),
            remedy: WAY_OUT,
          },
        ]
  })
}

/** Centres may have different data cut-offs: these are listed in the description. */
const withCutoffs = (definition: Endpoint, name: string, members: readonly Member[]): Endpoint => {
  const cutoffs = members.map(({ title, shared }) => ({
    title,
    cutoff: shared.endpoints[name]!.definition.cutoff ?? 'none',
  }))
  if (new Set(cutoffs.map(({ cutoff }) => cutoff)).size === 1) return definition
  const { cutoff: _, description, ...rest } = definition
  const words = `Data cut-off: ${cutoffs.map(({ title, cutoff }) => `${title} ${cutoff}`).join(', ')}.`
  return { ...rest, description: description === undefined ? words : `${description} ${words}` }
}

const centreOf = (members: readonly Member[]): Variable => ({
  name: CENTRE,
  title: 'Centre',
  type: 'string',
  unit: '1',
  categories: members.map(({ name, title }) => ({ value: name, label: title })),
  ordered: false,
  source: null,
  derivation: null,
  of: [],
})

/** Derivations may differ between centres: then each is listed. */
const variableOf = (
  variable: SharedVariable,
  own: readonly SharedVariable[],
  members: readonly Member[],
): Variable => {
  const ways = own.map(({ derivation }) => derivation ?? 'recorded')
  const words =
    new Set(ways).size === 1 ? ways[0]! : ways.map((way, i) => `${members[i]!.title}: ${way}`).join('; ')
  return {
    ...variable,
    source: null,
    derivation: own.every(({ derivation }) => derivation === null) ? null : words,
    of: [],
  }
}
