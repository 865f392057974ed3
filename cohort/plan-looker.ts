import { canonical } from './canonical.ts'
import { derivedTime, endpointTimes } from './check-times.ts'
import type { Condition, ValueTest } from './condition.ts'
import { CURVE_NAMES } from './curve-names.ts'
import { isAll, isAny, isNot, isValues, testsOf } from './evaluate-condition.ts'
import type { Figure } from './figure.ts'
import { CENSORED, happenings } from './follow-ups.ts'
import { differentUnits } from './one-unit.ts'
import type { Derived, Plan, Test } from './plan.ts'
import { type DescriptorProblem, didYouMean, oneOf, shown } from './problem.ts'
import { isNumeric, levelsOf, type Variable } from './value.ts'

type Path = readonly (string | number)[]

/** Tests with a ratio that a forest plot can show. */
const HAVE_RATIOS: readonly Test['method'][] = ['fisher', 'chi-square', 'mcnemar', 'heterogeneity']
type Variables = ReadonlyMap<string, Variable>

/** A figure's curves. */
interface Curves {
  readonly estimate: string
  readonly by?: string | undefined
}

/** What the checks of the plan's parts are made of; every problem that they find is kept. */
export type Looker = ReturnType<typeof looker>

export const looker = (plan: Plan, variables: Variables) => {
  const problems: DescriptorProblem[] = []
  const complain = (path: Path, expected: string, found: unknown, remedy?: string): void => {
    problems.push({ path, expected, found: shown(found), remedy })
  }
  /** A thing that stands twice would be two results of one name. */
  const once = (things: readonly (readonly [string | number, Path])[], expected: string): void => {
    things.forEach(([thing, path], i) => {
      if (things.findIndex(([other]) => other === thing) < i) complain(path, expected, thing)
    })
  }
  const named = (
    what: string,
    among: Readonly<Record<string, unknown>>,
    name: string,
    path: Path,
  ): boolean => {
    if (Object.hasOwn(among, name)) return true
    const names = Object.keys(among)
    complain(
      path,
      names.length === 0
        ? `a ${what}, of which the plan has none`
        : `the name of one ${what}, ${oneOf(names)}`,
      name,
      didYouMean(name, Object.keys(among)),
    )
    return false
  }
  const variable = (name: string, path: Path): Variable | undefined => {
    const found = variables.get(name)
    if (!found)
      complain(
        path,
        `a variable, ${oneOf([...variables.keys()])}`,
        name,
        didYouMean(name, [...variables.keys()]),
      )
    return found
  }
  const numeric = (name: string, path: Path): Variable | undefined => {
    const found = variable(name, path)
    if (found && !isNumeric(found)) complain(path, 'a variable with numbers', `${name} (${found.type})`)
    return found
  }
  const date = (name: string, path: Path): Variable | undefined => {
    const found = variable(name, path)
    if (found && found.type !== 'date') complain(path, 'a variable with dates', `${name} (${found.type})`)
    return found
  }
  /** Numbers that are compared or combined are of one unit. */
  const oneUnit = (of: readonly Variable[], path: Path): void => {
    const different = differentUnits(of)
    if (different) complain(path, 'variables of one unit', different.found, different.remedy)
  }
  /** What stands in an order of times: numbers of one unit, or dates. */
  const ordered = (names: readonly string[], path: Path): void => sameUnit(names, path, 'or dates')
  const grouping = (name: string, path: Path): void => {
    const found = variable(name, path)
    if (found && (levelsOf(found) === null || found.type === 'list'))
      complain(
        path,
        'a variable with yes and no or with declared categories',
        `${name} (${found.type})`,
        'declare its categories, or derive one by recode or bin',
      )
  }
  /** How many groups a variable has; null where it is none or has none. */
  const levels = (name: string): number | null => {
    const found = variables.get(name)
    return (found && levelsOf(found)?.length) ?? null
  }
  const population = (name: string, path: Path): boolean => named('population', plan.populations, name, path)

  const condition = (of: Condition, path: Path): void => {
    if (isAll(of)) of.all.forEach((part, i) => condition(part, [...path, 'all', i]))
    else if (isAny(of)) of.any.forEach((part, i) => condition(part, [...path, 'any', i]))
    else if (isNot(of)) condition(of.not, [...path, 'not'])
    else
      for (const [name, test] of testsOf(of)) {
        const found = variable(name, [...path, name])
        if (found) valueTest(test, found, [...path, name])
      }
  }
  const valueTest = (test: ValueTest, of: Variable, path: Path): void => {
    const isList = of.type === 'list'
    if (typeof test !== 'object' || isValues(test)) {
      if (isList) complain(path, 'includes, includesAll or empty, since it is a list', test)
      else for (const one of typeof test === 'object' ? test : [test]) value(one, of, path)
    } else if ('includes' in test || 'includesAll' in test || 'empty' in test) {
      if (!isList)
        complain(path, `a test for ${of.type}`, test, 'includes, includesAll and empty are for lists')
      else
        for (const item of 'includes' in test ? test.includes : 'includesAll' in test ? test.includesAll : [])
          value(item, of, path)
    } else if ('partial' in test || 'since' in test || 'until' in test) {
      if (of.type !== 'date')
        complain(path, `a test for ${of.type}`, test, 'since, until and partial are for dates')
      else if ('since' in test && test.since! > (test.until ?? '9999'))
        complain(path, 'a since that is not after until', test)
    } else if (of.type === 'date' && !('present' in test))
      complain(path, 'since, until, partial or present, since it is a date', test)
    else if (!('present' in test) && !isNumeric(of))
      complain(path, `a test for ${of.type}`, test, 'min and max are for numbers')
    else if ('min' in test && (test.min ?? -Infinity) > (test.max ?? Infinity))
      complain(path, 'a min that is at most max', test)
  }
  const value = (wanted: unknown, of: Variable, path: Path): void => {
    if (of.type === 'date') {
      complain(path, 'since, until, partial or present, since it is a date', wanted)
      return
    }
    const type = of.type === 'boolean' ? 'boolean' : isNumeric(of) ? 'number' : 'string'
    if (typeof wanted !== type) {
      complain(path, `a ${type}`, wanted, type === 'boolean' ? 'write true or false' : undefined)
      return
    }
    const known = of.categories?.map((category) => category.value)
    if (!known && type === 'string')
      complain(
        path,
        `declared categories of ${of.name}, so that a word with a slip is found`,
        undefined,
        'declare them in datapackage.json',
      )
    if (known && !known.includes(String(wanted)))
      complain(path, oneOf(known), wanted, didYouMean(String(wanted), known))
  }

  const derived = (of: Derived, path: Path): void => {
    if (of.unit !== undefined) unit(of, of.unit, [...path, 'unit'])
    if ('condition' in of) condition(of.condition, [...path, 'condition'])
    else if ('difference' in of) sameUnit(of.difference, [...path, 'difference'], 'or dates')
    else if ('sum' in of) sameUnit(of.sum, [...path, 'sum'])
    else if ('items' in of)
      of.items.forEach((name, i) => {
        const found = variable(name, [...path, 'items', i])
        if (found && found.type !== 'list')
          complain([...path, 'items', i], 'a list', `${name} (${found.type})`)
      })
    else if ('recode' in of) recode(of.recode, [...path, 'recode'])
    else if ('bin' in of) {
      numeric(of.bin.of, [...path, 'bin', 'of'])
      if (of.bin.labels.length !== of.bin.at.length + 1)
        complain(
          [...path, 'bin', 'labels'],
          `${of.bin.at.length + 1} labels for ${of.bin.at.length} cut points`,
          of.bin.labels.length,
        )
      once(
        of.bin.labels.map((label, i) => [label, [...path, 'bin', 'labels', i]]),
        'each label once',
      )
      if (of.bin.at.some((cut, i) => i > 0 && cut <= of.bin.at[i - 1]!))
        complain([...path, 'bin', 'at'], 'ascending cut points', of.bin.at)
    } else if ('compare' in of) compare(of.compare, [...path, 'compare'])
    else if (!('rows' in of)) derivedTime(of, path, { complain, date, numeric, sameUnit, variables })
  }
  /** Only numbers without a unit can be given one: nothing is converted. */
  const unit = (of: Derived, declared: string, path: Path): void => {
    const parts = 'difference' in of ? of.difference : 'sum' in of ? of.sum : null
    if (parts === null) complain(path, 'a unit for a difference or a sum only', declared)
    const own = parts?.map((name) => variables.get(name)?.unit ?? '1').find((one) => one !== '1')
    if (own !== undefined && own !== declared)
      complain(path, `${own}, the unit of what it is made of`, declared, 'leave it out; nothing is converted')
  }
  const sameUnit = (
    names: readonly string[],
    path: Path,
    orDates: 'or dates' | 'numbers' = 'numbers',
  ): void => {
    const areDates = orDates === 'or dates' && names.some((name) => variables.get(name)?.type === 'date')
    const found = names.flatMap((name, i) => (areDates ? date : numeric)(name, [...path, i]) ?? [])
    oneUnit(found.filter(isNumeric), path)
  }
  const recode = (
    { of, to, otherwise, labels = {} }: Extract<Derived, { recode: unknown }>['recode'],
    path: Path,
  ): void => {
    const values = [...new Set([...Object.values(to), ...(otherwise === undefined ? [] : [otherwise])])]
    for (const value of Object.keys(labels))
      if (!values.includes(value))
        complain([...path, 'labels', value], oneOf(values), value, didYouMean(value, values))
    once(
      values.map((value) => [
        Object.hasOwn(labels, value) ? labels[value]! : value,
        [...path, 'labels', value],
      ]),
      'a label of its own for each value',
    )
    const found = variable(of, [...path, 'of'])
    const known = found ? levelsOf(found)?.map((level) => level.value) : undefined
    if (found && !known && !isNumeric(found))
      complain(
        [...path, 'of'],
        `declared categories of ${of}, so that a word with a slip is found`,
        undefined,
        'declare them in datapackage.json',
      )
    if (!known) return
    for (const from of Object.keys(to))
      if (!known.includes(from)) complain([...path, 'to', from], oneOf(known), from, didYouMean(from, known))
    const left = known.filter((level) => !Object.hasOwn(to, level))
    if (otherwise === undefined && left.length > 0)
      complain([...path, 'to'], `a value for each category, or otherwise`, `none for ${left.join(', ')}`)
  }
  const compare = ({ left, right }: Extract<Derived, { compare: unknown }>['compare'], path: Path): void => {
    const [a, b] = [variable(left, [...path, 'left']), variable(right, [...path, 'right'])]
    if (!a || !b) return
    if (isNumeric(a) && isNumeric(b)) {
      oneUnit([a, b], path)
      return
    }
    const same =
      a.ordered &&
      b.ordered &&
      JSON.stringify(a.categories?.map(({ value }) => value)) ===
        JSON.stringify(b.categories?.map(({ value }) => value))
    if (!same)
      complain(
        path,
        'two numbers, or two variables with the same ordered categories',
        `${left} and ${right}`,
        'declare categories and categoriesOrdered: true',
      )
  }

  const endpoint = (of: Plan['endpoints'][string], path: Path): void => {
    if (of.among) population(of.among, [...path, 'among'])
    const times: [string, Path][] = [[of.until, [...path, 'until']]]
    if (of.from) times.push([of.from, [...path, 'from']])
    if (of.enters) times.push([of.enters, [...path, 'enters']])
    for (const [name, { when, at }] of happenings(of)) {
      const own = name === 'event' ? [...path, 'event'] : [...path, 'competing', name]
      condition(when, [...own, 'when'])
      times.push([at, [...own, 'at']])
    }
    endpointTimes(of, times, path, plan.cutoff, { complain, date, numeric, sameUnit, variables })
    happenings(of).forEach(([name, { when }], i, all) => {
      const same = all.findIndex(([, other]) => canonical(other.when) === canonical(when))
      if (same < i)
        complain(
          [...path, 'competing', name, 'when'],
          `another condition than that of ${all[same]![0]}: to whom both happened, one of them alone counts`,
          when,
        )
    })
    const reserved = [CENSORED, ...CURVE_NAMES].filter((word) => Object.hasOwn(of.competing ?? {}, word))
    if (reserved.length > 0)
      complain(
        [...path, 'competing'],
        `causes not named ${[CENSORED, ...CURVE_NAMES].join(', ')}, which are names of curves or counts`,
        reserved,
      )
  }
  const figure = (of: Figure, path: Path): void => {
    switch (of.kind) {
      case 'kaplan-meier':
        curves(of, path)
        if (of.test !== undefined) testOfCurves(of.test, of, [...path, 'test'])
        if (of.model !== undefined) modelOfCurves(of.model, of, [...path, 'model'])
        return
      case 'cumulative-incidence':
      case 'cumulative-hazard':
      case 'follow-up':
        curves(of, path)
        return
      case 'forest':
        once(
          of.of.map((name, i) => [name, [...path, 'of', i]]),
          'each model and test once',
        )
        of.of.forEach((name, i) => {
          if (!named('model or test', { ...plan.models, ...plan.tests }, name, [...path, 'of', i])) return
          const test = Object.hasOwn(plan.tests, name) ? plan.tests[name]! : null
          if (test && !HAVE_RATIOS.includes(test.method))
            complain([...path, 'of', i], `a model, or a test by ${HAVE_RATIOS.join(', ')}`, test.method)
        })
        return
      case 'flow':
        of.estimates?.forEach((name, i) => {
          named('estimate', plan.estimates, name, [...path, 'estimates', i])
        })
        return
      case 'audit':
        return
      case 'swimmer': {
        const until = numeric(of.until, [...path, 'until'])
        of.marks.forEach(({ at }, i) => {
          const mark = numeric(at, [...path, 'marks', i, 'at'])
          if (until && mark) oneUnit([until, mark], [...path, 'marks', i, 'at'])
        })
        if (of.label) variable(of.label, [...path, 'label'])
        if (of.end) grouping(of.end, [...path, 'end'])
        return
      }
      default: {
        of satisfies never
      }
    }
  }
  /** What stands in the corner of curves is taken for that of these curves. */
  const testOfCurves = (name: string, { estimate, by }: Curves, path: Path): void => {
    if (!named('test', plan.tests, name, path)) return
    const test = plan.tests[name]!
    if (test.method !== 'log-rank' || test.by !== by || test.endpoint !== endpointOf(estimate))
      complain(
        path,
        `a log-rank test of ${endpointOf(estimate)} between the groups that are drawn (${by ?? 'everybody in one curve'})`,
        name,
      )
  }
  const modelOfCurves = (name: string, { estimate, by }: Curves, path: Path): void => {
    if (!named('model', plan.models, name, path)) return
    const model = plan.models[name]!
    const holds = by !== undefined && model.covariates.includes(by)
    if (model.method !== 'cox' || !holds || model.endpoint !== endpointOf(estimate))
      complain(
        path,
        `a Cox model of ${endpointOf(estimate)} with the groups that are drawn (${by ?? 'everybody in one curve'}) among its covariates`,
        name,
      )
  }
  const endpointOf = (estimate: string): string => plan.estimates[estimate]?.endpoint ?? estimate
  const curves = (of: Curves, path: Path): void => {
    const there = named('estimate', plan.estimates, of.estimate, [...path, 'estimate'])
    const by = there ? plan.estimates[of.estimate]!.by : []
    if (there && of.by !== undefined && !by.includes(of.by))
      complain([...path, 'by'], `a grouping of the estimate, ${oneOf(by)}`, of.by, didYouMean(of.by, by))
  }
  return {
    problems,
    complain,
    once,
    named,
    variable,
    numeric,
    ordered,
    sameUnit,
    grouping,
    levels,
    population,
    condition,
    derived,
    endpoint,
    figure,
  }
}
