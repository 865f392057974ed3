import { isGroupName, pairLevel } from './group.ts'
import { decodeIdPart, idPart } from './id-part.ts'

/**
 * The id of a result as ids are written now, from one that was cited until 2026-11-30: `/ @ = ; %` and control characters
 * were percent-encoded, in the two groups of a pair twice, and every other character was written as it is. An id as it
 * is written now is unchanged; so is a text that is no id.
 */
export const currentId = (id: string): string => {
  const spelling = spellingOf(id)
  const parts = id.split('/')
  const statistic = parts.pop()!
  return [...parts.map((part) => currentPart(part, spelling)), statistic].join('/')
}

/** The same for the name of a group, in tables that were written earlier. */
export const currentGroup = (group: string): string => groupOf(group, spellingOf(group).decode)

interface Spelling {
  readonly decode: (part: string) => string
  /** From the level of a pair to the names of its two groups. */
  readonly pair: (part: string) => string
}

/** An id as it is written now has no percent sign. */
const spellingOf = (id: string): Spelling =>
  id.includes('%')
    ? { decode: decodePercent, pair: decodePercent }
    : { decode: decodeIdPart, pair: (part) => part }

const currentPart = (part: string, { decode, pair }: Spelling): string => {
  if (isGroupName(part)) return groupOf(part, decode)
  const groups = PAIR.exec(part) ?? PAIR.exec(pair(part))
  if (groups !== null) return pairLevel(groupOf(groups[1]!, decode), groupOf(groups[3]!, decode))
  return part.includes('=') ? part : idPart(decode(part))
}

const groupOf = (group: string, decode: Spelling['decode']): string =>
  group
    .split(';')
    .map((pair) =>
      pair
        .split('=')
        .map((part) => idPart(decode(part)))
        .join('='),
    )
    .join(';')

/** Two groups of one variable. */
const PAIR = /^(([^=;]+)=[^=;]*) against (\2=[^=;]*)$/

const decodePercent = (part: string): string =>
  part.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
