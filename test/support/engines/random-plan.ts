/** Names and words that are SQL, or break it, unless a statement quotes them. */
export const KIND = 'ki"nd'
export const WORDS = ["a'b", '"; DROP TABLE x; --', 'x=y/@%', '$1', 'naïve 漢']
export const TEXT = 'Robert"); --'
export const LIST = 'select'
export const ITEMS = ['C', "R'AI", '$2']
export const DATE = '"date"'

const YES_NO = { type: 'boolean', trueValues: ['yes'], falseValues: ['no'] }

export const PACKAGE = {
  name: 'random',
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      schema: {
        missingValues: ['', '-9', '01/01/1900', '1900/01/01'],
        fields: [
          { name: 'id', type: 'string', constraints: { required: true } },
          { name: KIND, type: 'string', categories: WORDS },
          { name: TEXT, type: 'string' },
          { name: LIST, type: 'list', delimiter: '+', categories: ITEMS, emptyList: 'None' },
          { name: DATE, type: 'date', precision: 'year' },
          ...['number', 'origin', 'enters', 'last', 'when'].map((name) => ({
            name,
            type: 'number',
            unit: 'mo',
          })),
          { name: 'event', ...YES_NO },
          { name: 'other', ...YES_NO },
          { name: 'happened', type: 'string', categories: ['none', 'event', 'other', 'both'] },
        ],
      },
    },
  ],
}

export const plan = ([one, two, three, four]: readonly unknown[]) => ({
  title: 'Random',
  version: '1',
  publish: false,
  subject: 'id',
  origin: 'time 0',
  profile: 'r',
  alpha: 0.05,
  confidence: 0.95,
  warnings: { duplicates: ['id'] },
  variables: {
    first: { condition: one },
    second: { condition: two },
    length: { difference: ['last', 'origin'] },
    total: { sum: ['number', 'last', 'when'] },
    many: { items: [LIST] },
    recoded: { recode: { of: KIND, to: { [WORDS[0]!]: "o'ne", [WORDS[1]!]: '"two"' }, otherwise: 'rest' } },
    cut: { bin: { of: 'number', at: [0, 0.1, 10], labels: ["'", '0', '0.1', '10'] } },
    more: { compare: { left: 'last', is: '>=', right: 'length' } },
    year: { yearOf: DATE },
    fixed: { day: '2016-02-29' },
    fixedYear: { yearOf: 'fixed' },
    day: { assume: { of: DATE, day: 15, month: 6 } },
    weeks: { convert: { of: 'many', unit: 'wk', divisor: 7 } },
    latest: { latest: ['number', 'last'] },
  },
  exclude: { out: { title: 'left out', condition: { all: [three, { happened: ['both'] }] } } },
  populations: { some: { title: 'some', condition: four } },
  endpoints: {
    plain: {
      code: 'A',
      title: 'A',
      event: { label: 'event', when: { event: true }, at: 'when' },
      until: 'last',
    },
    early: {
      code: 'C',
      title: 'C',
      from: 'last',
      event: { label: 'event', when: { event: true }, at: 'latest' },
      until: 'latest',
    },
    later: {
      code: 'D',
      title: 'D',
      from: 'origin',
      enters: 'enters',
      event: { label: 'event', when: { event: true }, at: 'when' },
      until: 'last',
      landmark: 1,
    },
    late: {
      code: 'B',
      title: 'B',
      among: 'some',
      from: 'origin',
      enters: 'enters',
      event: { label: 'event', when: { happened: ['event', 'both'] }, at: 'when' },
      competing: {
        other: { label: 'other', when: { other: true }, at: 'when' },
        end: { label: 'end', when: { all: [{ last: { min: 1 } }, { event: false }] }, at: 'last' },
      },
      until: 'last',
    },
  },
})
