import { oneLine } from '../../../pipeline/fault.ts'
import { plural } from '../../../pipeline/words.ts'
import type { CheckedFinding, CheckedNumber, CheckedPaper } from './checked-paper.ts'

/** A finding, or sentences with numbers, of a part of a review. */
interface ReviewItem {
  /** What was compared, and how it came out; '' where only sentences are listed. */
  readonly text: string
  /** Each place with its sentence. */
  readonly places: readonly string[]
}

/** What a check of a paper found, in the words of a reviewer. */
export interface Review {
  readonly title: string
  readonly summary: readonly string[]
  readonly parts: readonly {
    readonly title: string
    readonly isNumbered: boolean
    readonly items: readonly ReviewItem[]
  }[]
  /** Lines of a paragraph about what was not checked; the first is its title. */
  readonly limits: readonly string[]
}

/** @param isWhole also what agrees, is uninformative, or was not checked */
export const reviewOf = (file: string, paper: CheckedPaper, isWhole: boolean): Review => {
  const of = (outcome: CheckedFinding['outcome']): readonly CheckedFinding[] =>
    paper.findings.filter((finding) => finding.outcome === outcome)
  const [contradictions, questions] = [of('contradiction'), of('question')]
  const isTruncated = ({ detail }: CheckedFinding): boolean => detail.includes('truncated')
  return {
    title: `Numbers of ${oneLine(file)}, checked against each other`,
    summary: summary(paper, contradictions.length, questions.length),
    parts: [
      ...listed(
        'CONTRADICTIONS. No data can give these numbers together, if the sentences were read correctly.',
        contradictions,
      ),
      ...listed(
        'QUESTIONS. The numbers disagree by the usual rule; the reason named with each could explain it.',
        questions.filter((finding) => !isTruncated(finding)),
      ),
      ...listed(
        'QUESTIONS OF ROUNDING. These percentages agree only if they were truncated.',
        questions.filter(isTruncated),
      ),
      ...(isWhole ? listed('AGREE', of('consistent')) : []),
      ...(isWhole ? listed('UNINFORMATIVE. Nearly every number would agree.', of('uninformative')) : []),
      ...(isWhole ? [unchecked(paper.notChecked)] : []),
    ],
    limits: limits(paper, isWhole),
  }
}

/** What a check of a paper found, as a text that a reviewer can send. */
export const reviewText = (file: string, paper: CheckedPaper, isWhole: boolean): string => {
  const { title, summary: lines, parts, limits: last } = reviewOf(file, paper, isWhole)
  const [head, ...rest] = last
  return `${[
    ...[title, '', ...lines, ''],
    ...parts.flatMap((part) => [
      part.title,
      ...part.items.flatMap(({ text, places: own }, i) => [
        ...(part.isNumbered ? [`${String(i + 1).padStart(3)}. ${text}`] : []),
        ...own.map((line) => `     ${line}`),
      ]),
      '',
    ]),
    ...(head === undefined ? [] : [head]),
    ...rest.map((line) => `     ${line}`),
  ].join('\n')}\n`
}

const listed = (title: string, findings: readonly CheckedFinding[]): Review['parts'] =>
  findings.length === 0
    ? []
    : [
        {
          title,
          isNumbered: true,
          items: findings.map(({ check, detail, numbers }) => ({
            text: `${NAMES[check]}: ${oneLine(detail)}.`,
            places: places(numbers),
          })),
        },
      ]

/** What is compared, in words of a review. */
const NAMES: Readonly<Record<CheckedFinding['check'], string>> = {
  percentage: 'Percentage and count',
  'inside interval': 'Estimate and confidence interval',
  'inside range': 'Average and range',
  mean: 'Mean of whole numbers and its number of patients',
  spread: 'Standard deviation and range',
  interval: 'Ratio and middle of its interval',
  'ratio and p': 'Confidence interval and P value',
  test: 'Test statistic and P value',
  'order of rates': 'Rates over time',
  sum: 'Sum of parts',
  median: 'Median of whole numbers',
  'attainable rate': 'Rate and number of patients',
  estimator: 'Bound',
  'reported twice': 'Reported twice',
  'counts and p': 'Counts and P value',
  groups: 'Groups and total',
}

/** Each sentence once, below its place. */
const places = (numbers: readonly CheckedNumber[]): readonly string[] => {
  const sentences = new Map(numbers.map((number) => [`${number.place}\n${number.sentence}`, number]))
  return [...sentences.values()].map(({ place, sentence }) => `${oneLine(place)}: "${oneLine(sentence)}"`)
}

const unchecked = (numbers: readonly CheckedNumber[]): Review['parts'][number] => {
  const sentences = new Map<string, CheckedNumber[]>()
  for (const number of numbers)
    sentences.set(`${number.place}\n${number.sentence}`, [
      ...(sentences.get(`${number.place}\n${number.sentence}`) ?? []),
      number,
    ])
  return {
    title: 'NOT CHECKED. No other number is reported with them that could show an error.',
    isNumbered: false,
    items: [...sentences.values()].map((own) => ({
      text: '',
      places: [
        `${oneLine(own[0]!.place)}: ${own.map(({ text }) => oneLine(text)).join('; ')}, in "${oneLine(own[0]!.sentence)}"`,
      ],
    })),
  }
}

const summary = (
  { found, checked, checkedInTables }: CheckedPaper,
  contradictions: number,
  questions: number,
): readonly string[] =>
  found === 0 && checkedInTables === 0
    ? ['No result was found: is this the text of a paper, in English?']
    : [
        `${plural(contradictions, 'contradiction')}, ${plural(questions, 'question')}.`,
        `${plural(found, 'number')} of results found in the text; ${checked} could be checked, ${found - checked} could not.`,
        ...(checkedInTables === 0
          ? []
          : [`${plural(checkedInTables, 'number')} in tables could be checked.`]),
      ]

const limits = (
  { found, checked, inTables, checkedInTables }: CheckedPaper,
  isWhole: boolean,
): readonly string[] =>
  found === 0 && checkedInTables === 0
    ? []
    : [
        'LIMITS OF THIS CHECK',
        `A number without a contradiction can still be wrong. ${plural(found - checked, 'number')} ${found - checked === 1 ? 'has' : 'have'} no other number beside ${found - checked === 1 ? 'it' : 'them'} that could`,
        `show an error, such as a percentage without its count, or an estimate without its interval${isWhole ? '' : ' (--all lists them)'}.`,
        ...(inTables === 0 ? [] : [`Not checked: ${plural(inTables, 'number')} in tables.`]),
        'Numbers that are far from each other, in two sentences or in text and figure, are not compared.',
      ]
