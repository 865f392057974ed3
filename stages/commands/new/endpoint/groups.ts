import type { ProposedFile } from '../../../../cohort/propose/files.ts'
import { proposedOrder } from '../../../../cohort/propose/interview/category-order.ts'
import {
  groupQuestion,
  orderQuestion,
  reorderQuestion,
  unorderedColumns,
} from '../../../../cohort/propose/interview/group-questions.ts'
import { seenColumns } from '../../../../cohort/propose/interview/seen-column.ts'
import { plainName } from '../../../../cohort/values/short-text.ts'
import { type Interview, oneAnswer, severalAnswers } from '../answers/interview.ts'
import type { NewFile } from '../reshape.ts'

/** By which column the first curve is drawn, and the order of the categories of each column. */
export interface Groups {
  readonly by: string | undefined
  readonly orders: Readonly<Record<string, readonly string[]>>
  /** What was taken, in words. */
  readonly says: readonly string[]
}

/**
 * Asks for the groups of the curve, and for the order of the categories of columns whose order would else be the alphabet:
 * of the groups alone, of the others in one question.
 * @param event the column of the endpoint's event; undefined if there is no endpoint yet
 */
export const groupsOf = async (
  files: readonly NewFile[],
  proposed: readonly ProposedFile[],
  subject: string,
  event: string | undefined,
  asked: Interview,
  withheld: readonly string[],
): Promise<Groups> => {
  const columns = seenColumns(files, proposed, withheld)
  const by = event === undefined ? undefined : await oneAnswer(asked, groupQuestion(columns, subject, event))
  const decisions = proposed.flatMap((file) => file.decisions)
  const orders: Record<string, readonly string[]> = Object.create(null)
  const group = columns.find(({ field }) => field.name === by && field.categories !== undefined)
  if (group !== undefined) orders[by!] = await severalAnswers(asked, orderQuestion(group))
  const others = unorderedColumns(columns, decisions).filter(({ field }) => field.name !== by)
  const answer = others.length === 0 ? undefined : await asked.ask(reorderQuestion(others))
  if (answer !== undefined)
    for (const column of others) {
      const { name } = column.field
      const isAnother = Array.isArray(answer) && answer.includes(name)
      orders[name] = isAnother
        ? await severalAnswers(asked, orderQuestion(column))
        : proposedOrder(column).order
    }
  return {
    by,
    orders,
    says: [
      ...(event === undefined || (answer === undefined && by === undefined)
        ? []
        : [`groups:  ${by ?? 'none, one curve of all subjects'}`]),
      ...Object.entries(orders).map(
        ([name, order]) =>
          `order:   ${name}: ${order.map(plainName).join(' < ')}; the first is the reference`,
      ),
    ],
  }
}
