import { type PaperReading, readPaper } from '../../../documents/papers/read-paper.ts'
import type { PaperTable } from '../../../documents/papers/tables/paper-table.ts'
import { DataError } from '../../../pipeline/fault.ts'
import { checkedReading } from '../../../stages/commands/check/checked-paper.ts'
import { reviewOf, reviewText } from '../../../stages/commands/check/review-text.ts'
import { tableFiles, tableLine } from '../../../stages/commands/paper-tables/written-tables.ts'
import { faultIn } from './fault-in.ts'
import type { AuditReply, AuditRequest, FoundTable } from './orders.ts'

/** A paper as `check` and `paper-tables` read it. @throws DataError with the faults of its file */
export const checked = async (
  { name, bytes }: Extract<AuditRequest, { kind: 'check' }>,
  read: () => void,
): Promise<AuditReply> => {
  const reading = await paperOf(name, bytes)
  read()
  const paper = checkedReading(reading)
  return {
    kind: 'checked',
    review: reviewOf(name, paper, true),
    text: reviewText(name, paper, true),
    tables: reading.tables.map(foundTable),
    files: tableFiles(reading.tables),
  }
}

/** @throws DataError with the faults of the file */
export const paperOf = async (
  name: string,
  bytes: Uint8Array,
): Promise<Exclude<PaperReading, { faults: unknown }>> => {
  const reading = await readPaper(bytes, name)
  if ('faults' in reading) throw new DataError(reading.faults.map((fault) => faultIn(name, fault)))
  return reading
}

const foundTable = (table: PaperTable, i: number): FoundTable => ({
  text: tableLine(table, i),
  rows: table.rows.map((row) =>
    row.map(({ text, isHead, rowSpan, columnSpan, doubt }) => ({
      ...{ text, isHead, rowSpan, columnSpan, doubt },
    })),
  ),
})
