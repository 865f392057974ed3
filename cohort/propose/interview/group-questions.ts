import { ALPHABETICAL } from '../columns/alphabetical.ts'
import { eventCodes } from '../endpoint.ts'
import { proposedOrder } from './category-order.ts'
import { isGroup } from './header-words.ts'
import type { Option, Question } from './question.ts'
import { codeLabel, countsOf, evidence, isConstant, missingOf, type SeenColumn } from './seen-column.ts'

/** By which column the first curve is drawn in groups. */
export const groupQuestion = (
  columns: readonly SeenColumn[],
  subject: string,
  event: string,
): Question | null => {
  const offered = columns.filter((column) => {
    const { field, isWithheld } = column
    const codes = eventCodes(field).length
    const mayBeGroups = codes > 1 && codes <= MOST_GROUPS && !isConstant(column)
    return field.name !== subject && field.name !== event && !isWithheld && mayBeGroups
  })
  if (offered.length === 0) return null
  const named = offered.filter(({ field }) => isGroup(field.name))
  return {
    id: 'group',
    text: 'Which groups are compared? By which column is the curve drawn?',
    options: offered.map((column) => ({ value: column.field.name, saw: evidence(column) })),
    form: 'one',
    none: 'no groups, one curve of all subjects',
    proposal:
      named.length === 1
        ? { answer: named[0]!.field.name, why: 'its header names a group or a treatment' }
        : { answer: null, why: named.length > 1 ? 'several headers name groups' : 'no header names groups' },
    refusal: (text) => {
      const column = columns.find(({ field }) => field.name === text)
      if (column === undefined) return `no column is called "${text}"`
      if (text === subject) return `${text} identifies the subject`
      if (text === event) return `${text} records the event; its groups would be those with and without it`
      if (eventCodes(column.field).length > 0 && isConstant(column)) return `${text} is the same in every row`
      return eventCodes(column.field).length > MOST_GROUPS
        ? `${text} has more than ${MOST_GROUPS} groups`
        : `${text} has no categories`
    },
  }
}

const MOST_GROUPS = 12

/** The columns whose categories are in alphabetical order, which says nothing of what they mean. */
export const unorderedColumns = (
  columns: readonly SeenColumn[],
  decisions: readonly { readonly column: string; readonly text: string }[],
): readonly SeenColumn[] =>
  columns.filter(
    ({ field, isWithheld }) =>
      !isWithheld &&
      field.categories !== undefined &&
      decisions.some(({ column, text }) => column === field.name && text.startsWith(ALPHABETICAL)),
  )

/** Which columns have another order of their categories than the proposed one, all in one question. */
export const reorderQuestion = (columns: readonly SeenColumn[]): Question => ({
  id: 'reorder',
  text: 'The categories of these columns have this order; the first is the reference of models. Which columns have another order?',
  options: columns.map((column) => {
    const { order, why } = proposedOrder(column)
    return { value: column.field.name, saw: `${order.join(' < ')} (${why})` }
  }),
  form: 'several',
  none: 'none; every order is right',
  proposal: { answer: null, why: 'the reasons are in brackets' },
})

/** The order of the categories of a column; the first is the reference group. */
export const orderQuestion = (column: SeenColumn): Question => {
  const { order, why } = proposedOrder(column)
  const { field } = column
  const counts = countsOf(column.cells().filter((text) => !missingOf(field).includes(text)))
  return {
    id: 'order',
    column: field.name,
    text: `What is the order of ${field.name}? The first is the reference group (the reference alone is enough)`,
    options: order.map((value): Option => {
      const label = codeLabel(field, value)
      return { value, saw: `${label === '' ? '' : `"${label}", `}in ${counts.get(value) ?? 0} rows` }
    }),
    form: 'order',
    proposal: { answer: order, why },
  }
}
