import type { Scanned } from '../numbers/number-items.ts'
import type { CohortWords } from '../words/cohort-words.ts'
import { stem } from '../words/stems.ts'

/** A level that a sentence names, at a token. */
export interface Mention {
  readonly variable: string
  readonly level: string
  readonly place: number
  readonly end: number
}

interface Placed {
  readonly stem: string
  readonly text: string
  readonly place: number
}

export const placed = (
  stems: readonly string[],
  texts: readonly string[],
  from: number,
  to: number,
): readonly Placed[] =>
  stems
    .slice(from, to)
    .flatMap((one, i) => (one === '' ? [] : [{ stem: one, text: texts[from + i]!, place: from + i }]))

export const stemsWithPlaces = ({ tokens }: Scanned): readonly Placed[] =>
  tokens.flatMap(({ kind, text }, place) =>
    kind === 'mark' ? [] : [{ stem: kind === 'word' ? stem(text) : text, text, place }],
  )

export const mentionsOf = (sequence: readonly Placed[], words: CohortWords): readonly Mention[] =>
  [...namedLevels(sequence, words), ...yesNoMentions(sequence, words)].sort((a, b) => a.place - b.place)

const namedLevels = (sequence: readonly Placed[], { forms, titles }: CohortWords): readonly Mention[] => {
  const all = new Set(sequence.map((one) => one.stem))
  const found: Mention[] = []
  for (const [i, { stem: first, text, place }] of sequence.entries()) {
    for (const { variable, level, stems, exact } of [
      ...(forms.get(first) ?? []),
      ...(forms.get(text) ?? []),
    ]) {
      if (exact === '') {
        if (stems.every((one, k) => sequence[i + k]?.stem === one))
          found.push({ variable, level, place, end: sequence[i + stems.length - 1]!.place + 1 })
      } else if (text === exact && isLabelled(sequence, i, exact, titles.get(variable)!, all))
        found.push({ variable, level, place, end: place + 1 })
    }
  }
  return found
}

/** A letter or a number names a level after the variable or a word such as grade. */
const isLabelled = (
  sequence: readonly Placed[],
  i: number,
  exact: string,
  title: ReadonlySet<string>,
  all: ReadonlySet<string>,
): boolean => {
  const isVariable = [...title].some((one) => all.has(one) && !/^\d/.test(one))
  const previous = sequence[i - 1]?.stem ?? ''
  if (/^\d/.test(exact))
    return (
      (title.has(previous) ||
        /^(?:type|grade|stage|clas)$/.test(previous) ||
        /^(?:in|for)$/.test(sequence[i + 1]?.text ?? '')) &&
      (isVariable || previous === 'type')
    )
  return isVariable && /^[A-Z]$/.test(exact)
}

const NEGATIONS = /^(?:without|no|not|non|never|free|absence|neither|nor)$/

const yesNoMentions = (sequence: readonly Placed[], { yesNo, weightOf }: CohortWords): readonly Mention[] => {
  const places = new Map<string, number[]>()
  for (const [i, one] of sequence.entries())
    places.set(one.stem, [...(places.get(one.stem) ?? []).slice(-20), i])
  return yesNo.flatMap(({ variable, names }) => {
    const anchors = names.flatMap((name) => anchorsOf(name, places, weightOf))
    return [...new Set(anchors)].flatMap((i) => polar(sequence, i, variable))
  })
}

/** Where the most telling word of a name stands with most of the others near it. */
const anchorsOf = (
  name: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  weightOf: CohortWords['weightOf'],
): readonly number[] => {
  const anchor = name.reduce((best, one) => (weightOf(one) > weightOf(best) ? one : best))
  const total = name.reduce((sum, one) => sum + weightOf(one), 0)
  return (places.get(anchor) ?? []).filter((i) => {
    const found = name.filter((one) => (places.get(one) ?? []).some((j) => Math.abs(j - i) <= 5))
    return found.reduce((sum, one) => sum + weightOf(one), 0) >= 0.6 * total
  })
}

/** The mention as yes or no: "without relapse"; "with (…) and without (…) relapse"; "received and did not receive it". */
const polar = (sequence: readonly Placed[], i: number, variable: string): readonly Mention[] => {
  const mention = (level: string, j: number): Mention => ({
    variable,
    level,
    place: sequence[j]!.place,
    end: sequence[j]!.place + 1,
  })
  for (let j = i - 1; j >= Math.max(0, i - 14); j--) {
    const { stem: one, text } = sequence[j]!
    const isNear =
      i - j <= 6 ||
      sequence
        .slice(j + 1, i)
        .every((between) => /^\d|^(?:a|an|the|new|any|evidence|of|receiv)/.test(between.stem))
    if (NEGATIONS.test(text.toLowerCase()) && isNear) {
      const yes = contrasted(sequence, j)
      return yes === null ? [mention('no', j)] : [mention('yes', yes), mention('no', j)]
    }
    if (/^(?:with|patients?)$/.test(text.toLowerCase()) || one === '') break
  }
  return [mention('yes', i)]
}

/** The "with" or the verb that a "without" or a "did not" is the opposite of. */
const contrasted = (sequence: readonly Placed[], denial: number): number | null => {
  const isWithout = sequence[denial]!.text.toLowerCase() === 'without'
  const verb = sequence[denial + 1]?.stem
  for (let j = denial - 1; j >= Math.max(0, denial - 8); j--) {
    if (
      isWithout
        ? sequence[j]!.text.toLowerCase() === 'with'
        : sequence[j]!.stem === verb && verb !== undefined
    )
      return sequence
        .slice(j + 1, denial)
        .every(
          ({ stem: one, text }) =>
            /^\d|^(?:and|or|versu|vs|did|do|\p{L}{1,2})$/u.test(one) || NEGATIONS.test(text),
        )
        ? j
        : null
  }
  return null
}
