import { groupTestOf } from '../../../cohort/descriptors/group-tests/index.ts'
import type { Differences } from '../../../cohort/descriptors/plan/table.ts'
import { pairWords } from '../../../cohort/results/pair-words.ts'
import { declaredGroups } from '../../../cohort/values/group.ts'
import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { type Context, idOf } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { letterOfP, number, planValue, userText, withRange } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { nounOf, timeWords, unitOf } from '../survival-words.ts'
import { letterOf } from './letters.ts'

/** A table for each declared one: survival and restricted means of two groups, a row for each time of its tests. */
export const differenceTables = (context: Context): readonly Html[] =>
  Object.entries(context.input.tables).flatMap(([name, plan]) =>
    plan.kind === 'differences' ? [differenceTable(name, plan, context)] : [],
  )

interface Row {
  readonly test: string
  readonly at: number
  /** The statistic of each group, and that of the difference. */
  readonly each: 'survival' | 'restricted-mean'
  readonly difference: string
}

const differenceTable = (name: string, plan: Differences, context: Context): Html => {
  const { results, variables, confidence, style } = context
  const rows = rowsOf(plan, context)
  const by = variables.get(plan.by)!
  const groups = declaredGroups(by).filter((group) => results.has(idOf(plan.estimate, group.name, 'n')))
  const methodOf = ({ test, at }: Row): string => results.get(`${test}/p@${at}`)!.method
  const methods = [...new Set(rows.map(methodOf))]
  const pairs = [...new Set(rows.map((row) => pairOf(row, context)))].filter((words) => words !== '')
  const notes = methods.map((method, i) => html` <sup>${letterOf(i)}</sup> ${planValue(method)}.`)
  const caption = html`${userText(plan.title)} <small>${pairs.map((words) => html`Differences: ${userText(words)}, the first minus the second.`)}${notes}${plan.notes.map((note) => html` ${userText(note)}`)}</small>`
  const columns = [
    { title: by.title },
    ...groups.map(({ label }) => ({ title: html`${userText(label)} (${confidence})`, isNumber: true })),
    { title: html`Difference (${confidence})`, isNumber: true },
    { title: letterOfP(style), isNumber: true },
  ]
  return table(
    `t-differences-${name}`,
    caption,
    columns,
    rows.map((row): TableRow => {
      const { test, at, each, difference } = row
      const range = (id: (part: string) => string): Html =>
        withRange(results, id(''), id('-lower'), id('-upper'))
      const p = `${test}/p@${at}`
      const hasDifference = results.has(`${test}/${difference}@${at}`)
      return {
        cells: [
          titleOf(row, plan, context),
          ...groups.map((group) => range((part) => idOf(plan.estimate, group.name, `${each}${part}@${at}`))),
          hasDifference ? range((part) => `${test}/${difference}${part}@${at}`) : number(results, p),
          html`${number(results, p)}\u00a0<sup>${letterOf(methods.indexOf(methodOf(row)))}</sup>`,
        ],
      }
    }),
  )
}

/** The rows of the tests in the order of the plan. */
const rowsOf = (plan: Differences, { input }: Context): readonly Row[] =>
  plan.tests.flatMap((test) => {
    const declared = input.tests[test]!
    const { timesOf, effects } = groupTestOf(declared.method)
    const each = timesOf === 'restricted' ? 'restricted-mean' : 'survival'
    return 'at' in declared
      ? declared.at.map((at): Row => ({ test, at, each, difference: effects[0]!.statistic }))
      : []
  })

const titleOf = ({ at, each }: Row, { estimate }: Differences, context: Context): Html => {
  const unit = unitOf(estimate, context)
  const time = timeWords(at, unit, context.style)
  if (each === 'survival') return html`${userText(sentenceCase(nounOf(estimate, context)))} at ${time}`
  return html`Restricted mean time up to ${time}${unitWords(unit) !== '' && `, ${unitWords(unit)}`}`
}

/** The two groups that a difference compares; empty if there is none. */
const pairOf = ({ test, at }: Row, { results, variables }: Context): string => {
  const { reference, versus } = results.get(`${test}/p@${at}`)!
  return versus === '' ? '' : pairWords({ reference, versus }, variables)
}
