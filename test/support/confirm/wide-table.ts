import { generator } from '../../../tools/support/generator.ts'

/** Where a piece of text of the cohort would write a file if R ran it. */
export const TRAP = 'casebook-was-here'
/** Code that would write it. */
export const RUN = `file.create("${TRAP}")`

export const ARM = `arm"); ${RUN}; c("`
export const STAGE = "stage \\'`s"
export const SIZE = 'größe (cm)'
export const LEVELS = ['"; quit("no"); "', 'b\\', 'ü → "c" 😀'] as const
export const ARMS = [`a" + ${RUN} + "`, 'b$b', '{c}'] as const

/** The columns of the table. */
export const fields = [
  { name: 'id', type: 'string', constraints: { required: true, unique: true } },
  { name: ARM, title: `Arm\n${RUN}\r\u2028${RUN}`, type: 'string', categories: ARMS },
  { name: STAGE, type: 'string', categories: LEVELS, categoriesOrdered: true },
  { name: SIZE, type: 'number', unit: 'cm', decimalChar: ',', groupChar: '.', missingValues: ['', '-9'] },
  { name: 'if', type: 'boolean', trueValues: ['ja'], falseValues: ['nein'] },
  { name: 'after', type: 'boolean', trueValues: ['ja'], falseValues: ['nein'] },
  { name: 'score', type: 'integer', missingValues: ['', '-9'] },
  { name: 'score_after', type: 'integer' },
  {
    name: 'grade',
    type: 'integer',
    categories: [
      { value: 1, label: 'low' },
      { value: 2, label: 'high' },
    ],
  },
  { name: 'sites', type: 'list', delimiter: '+', emptyList: 'none', categories: ['x"y', 'lung', 'bone'] },
  { name: 'born', type: 'date', format: '%d.%m.%Y' },
  { name: 'enters', type: 'number', unit: 'mo' },
  { name: 'months', type: 'number', unit: 'mo' },
  { name: 'time', type: 'number', unit: 'mo' },
  { name: 'status', type: 'string', categories: ['alive', 'relapsed', 'dead'] },
  { name: 'begun', type: 'date' },
  { name: 'ended', type: 'date' },
]

const rowOf = (
  i: number,
  { whole, chance }: { whole: (n: number) => number; chance: () => number },
): string[] => {
  const months = 2 + whole(30) / 2
  const time = chance() < 0.4 ? 1 + whole(Math.floor(months) - 1) : months
  const status = chance() < 0.3 ? 'alive' : time < months || chance() < 0.6 ? 'relapsed' : 'dead'
  const day = (n: number): string => new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10)
  const begun = whole(900)
  return [
    `P"${i}`,
    ARMS[whole(3)]!,
    LEVELS[whole(3)]!,
    chance() < 0.1 ? '-9' : `1.00${whole(10)},${whole(10)}`,
    chance() < 0.5 ? 'ja' : 'nein',
    chance() < 0.7 ? 'ja' : 'nein',
    chance() < 0.1 ? '-09' : String(whole(6)),
    String(whole(6)),
    String(1 + whole(2)),
    ['none', 'x"y', 'lung + bone', 'bone'][whole(4)]!,
    `0${1 + whole(9)}.0${1 + whole(9)}.${1950 + whole(30)}`,
    String(chance() < 0.5 ? 0 : 0.5),
    String(months),
    String(status === 'relapsed' ? time : months),
    status,
    day(begun),
    day(begun + Math.round(months * 30)),
  ]
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The table of patients. */
export const wideTable = (patients = 50): string => {
  const random = generator(20260)
  const source = { whole: random, chance: () => random(1000) / 1000 }
  const rows = Array.from({ length: patients }, (_, i) => rowOf(i, source))
  return [fields.map(({ name }) => name), ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('')
}
