import { describe, expect, it } from 'vitest'
import { fragmentsOf } from '../../../../documents/papers/pdf/fragments.ts'
import { tableOfRows } from '../../../../documents/papers/pdf/tables/printed-tables.ts'

describe('rows without lines and title that are no table', () => {
  const rowsOf = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([first, second], i) =>
      fragmentsOf(
        [first, second].map((text, j) => ({
          ...{ text, x: 50 + 100 * j, y: 700 - 12 * i, width: 5 * text.length, size: 10, font: 'text' },
        })),
      ),
    )

  it.each([
    [
      'references',
      [
        ['1.', 'A study'],
        ['2.', 'Another'],
        ['3.', 'A third one'],
      ],
    ],
    [
      'points',
      [
        ['•', 'First'],
        ['•', 'Second'],
        ['•', 'Third'],
      ],
    ],
    [
      'text of two columns',
      ['one', 'two', 'three', 'four'].map((word) => [
        `the patients of ${word} centre were seen again`,
        `after ${word} years in which nothing else was noted`,
      ]),
    ],
  ] as const)('%s', (_, rows) => {
    expect(tableOfRows(rowsOf(rows as [string, string][]), 1, 800, () => false)).toBeNull()
  })

  it('labels and numbers are one', () => {
    const rows = rowsOf([
      ['Trait', 'Number'],
      ['Age', '12'],
      ['Weight', '13'],
    ])
    expect(tableOfRows(rows, 1, 800, () => false)).not.toBeNull()
  })
})
