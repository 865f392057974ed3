import type { PictureContent, TableCell, TableContent, TextRun } from '../document.ts'
import { markdownText } from './markdown-text.ts'

/** A table with its caption above and its notes below, or a link to a picture with its caption below. */
export const contentText = (content: TableContent | PictureContent): string =>
  'rows' in content ? tableText(content) : pictureText(content)

const tableText = ({ title, notes, head, rows }: TableContent): string => {
  const isNumber = (column: number): boolean =>
    rows.some(({ kind, cells }) => kind !== 'group' && cells[column]?.isNumber === true)
  const lines = [
    row(head.map(cellText)),
    row(head.map((_, column) => (isNumber(column) ? '--:' : ':--'))),
    ...rows.map(({ kind, cells }) =>
      kind === 'group'
        ? row(head.map((_, column) => (column === 0 ? `**${cellText(cells[0])}**` : '')))
        : row(
            head.map(
              (_, column) => `${kind === 'sub' && column === 0 ? INDENT : ''}${cellText(cells[column])}`,
            ),
          ),
    ),
  ]
  return [`**${runsText(title)}**`, lines.join('\n'), ...(notes.length === 0 ? [] : [runsText(notes)])].join(
    '\n\n',
  )
}

/** Before the name of a row below another. */
const INDENT = '&emsp;'

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const cellText = (cell: TableCell | undefined): string => runsText(cell?.runs ?? [])

const runsText = (runs: readonly TextRun[]): string =>
  runs
    .map(({ text, isRaised }) =>
      isRaised === true ? `<sup>${markdownText(text)}</sup>` : markdownText(text),
    )
    .join('')

const pictureText = ({ caption, alternative, path }: PictureContent): string =>
  [
    ...(path === undefined
      ? []
      : [`![${markdownText(alternative)}](<${path.replace(/[<>\\\n]/g, encodeURIComponent)}>)`]),
    runsText(caption),
  ].join('\n\n')
