import { formulaCells, tablesCsv } from '../../documents/csv/tables-csv.ts'
import { pageTables } from '../../documents/page-tables.ts'
import { tablesFile } from '../../documents/word/tables-file.ts'
import type { Reply, Request } from '../messages.ts'

/** The tables of a report as the command `word` writes them, and the same tables as CSV. */
export const tables = ({ report }: Extract<Request, { kind: 'tables' }>): Reply => {
  const { title, tables: read } = pageTables(new TextDecoder().decode(report))
  const encoder = new TextEncoder()
  return {
    kind: 'tables',
    word: tablesFile(title, read),
    csv: new Map([...tablesCsv(read)].map(([name, text]) => [name, encoder.encode(text)])),
    formulas: formulaCells(read),
  }
}
