import { oneLine } from '../../../pipeline/fault.ts'
import { plural } from '../../../pipeline/words.ts'
import type { CheckedFinding, CheckedNumber, CheckedPaper } from './checked-paper.ts'

/** What a check of a paper found, as a text that a reviewer can send. */
export const reviewText = (file: string, paper: CheckedPaper, isWhole: boolean): string => {
  const of = (outcome: CheckedFinding['outcome']): readonly CheckedFinding[] =>
    paper.findings.filter((finding) => finding.outcome === outcome)
  const [contradictions, questions] = [of('contradiction'), of('question')]
  const lines = [
    `Numbers of ${oneLine(file)}, checked against each other`,
    '',
    ...listed('Contradictions: no data can give these numbers together', contradictions),
    ...listed('Questions: another rule could explain these, or a number is not reported', questions),
    ...(isWhole ? listed('Agree', of('consistent')) : []),
    ...(isWhole ? listed('Uninformative: nearly every number would agree', of('uninformative')) : []),
    ...(isWhole ? unchecked(paper.notChecked) : []),
    ...summary(paper, contradictions.length, questions.length),
  ]
  return `${lines.join('\n')}\n`
}

const listed = (title: string, findings: readonly CheckedFinding[]): readonly string[] =>
  findings.length === 0
    ? []
    : [
        title,
        ...findings.flatMap(({ check, detail, numbers }, i) => [
          `${String(i + 1).padStart(3)}. ${check}: ${oneLine(detail)}`,
          ...places(numbers),
        ]),
        '',
      ]

/** Each sentence once, with the numbers of it that are meant. */
const places = (numbers: readonly CheckedNumber[]): readonly string[] => {
  const sentences = new Map<string, { readonly place: string; readonly texts: string[] }>()
  for (const { place, sentence, text } of numbers) {
    const entry = sentences.get(`${place}\n${sentence}`) ?? { place, texts: [] }
    entry.texts.push(text)
    sentences.set(`${place}\n${sentence}`, entry)
  }
  return [...sentences].map(
    ([key, { place, texts }]) =>
      `     ${oneLine(place)}: ${texts.map(oneLine).join('; ')}, in "${oneLine(key.slice(place.length + 1))}"`,
  )
}

const unchecked = (numbers: readonly CheckedNumber[]): readonly string[] => [
  'Not checked: no other number is reported with them that could show an error',
  ...places(numbers),
  '',
]

const summary = (
  { found, checked, inTables, checkedInTables }: CheckedPaper,
  contradictions: number,
  questions: number,
): readonly string[] => [
  `${plural(found, 'number')} of results found in the text; ${checked} could be checked, ${found - checked} could not.`,
  ...(checkedInTables === 0 ? [] : [`${plural(checkedInTables, 'number')} in tables could be checked.`]),
  ...(inTables === 0 ? [] : [`Not checked: ${plural(inTables, 'number')} in tables.`]),
  found === 0
    ? 'No result was found: is this the text of a paper, in English?'
    : `${plural(contradictions, 'contradiction')}, ${plural(questions, 'question')}. Numbers without a contradiction can still be wrong.`,
]
