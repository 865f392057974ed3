import type { BoundNumber } from './bound-numbers.ts'

/** "31 numbers are bound, 4 are not: Results, paragraph 2 "4"; …", and what differs from the manuscript that was filled. */
export const bindingSentence = (file: string, numbers: readonly BoundNumber[]): string => {
  const bound = numbers.filter(({ result }) => result !== null)
  const open = numbers.filter(({ isOpen }) => isOpen)
  const changed = numbers.filter(({ why }) => why !== '' && why !== 'first time')
  const without = bound.filter(({ result }) => result?.value === null)
  return [
    `${file}: ${boundWords(bound.length)}${openWords(open)}`,
    ...(changed.length === 0
      ? []
      : [
          `${changed.length} ${changed.length === 1 ? 'differs' : 'differ'} from ${file} (9-manuscript/changes.csv)`,
        ]),
    ...(without.length === 0
      ? []
      : [`${without.length} ${without.length === 1 ? 'has' : 'have'} no value (${placesOf(without)})`]),
  ].join('; ')
}

const boundWords = (count: number): string => `${count} ${count === 1 ? 'number is' : 'numbers are'} bound`

const openWords = (open: readonly BoundNumber[]): string =>
  open.length === 0 ? '' : `, ${open.length} ${open.length === 1 ? 'is' : 'are'} not: ${placesOf(open)}`

const MOST_NAMED = 5

const placesOf = (numbers: readonly BoundNumber[]): string => {
  const named = numbers.slice(0, MOST_NAMED).map(({ place, text }) => `${place} "${text}"`)
  const more = numbers.length - named.length
  return `${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}`
}
