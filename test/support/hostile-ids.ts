import fc from 'fast-check'
import type { Key, Pair } from '../../cohort/results/result.ts'
import { levelGroup, pairLevel } from '../../cohort/values/group.ts'

/** Words with what ids are made of, what is not seen, other scripts, and half surrogate pairs. */
export const word = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...'/@=;~%"\'`,:#\\ aZ0_-.<>&+',
          ' against ',
          '~2F~',
          '%2F',
          '\n',
          '\t',
          '\u00a0',
          '\u3000',
          '\u200b',
          '\u202e',
          '\u2067',
          '\ufeff',
          '\ud83d',
          '\ude00',
          '病期',
          'Στάδιο',
          'стадия',
          '\u{e0041}',
        ),
      ),
    )
    .map((parts) => parts.join('')),
)

/** Not empty. */
export const variable = word.filter((text) => text !== '')
/** The name of a group of up to three variables. */
export const group = fc
  .array(fc.tuple(variable, word), { maxLength: 3 })
  .map((pairs) => pairs.map(([name, value]) => levelGroup({ name }, value)).join(';'))
const statistic = fc.constantFrom('median', 'count', 'hazard-ratio-lower', 'quantile-0.9')
const at = fc.constantFrom(undefined, 0, 24, 0.5, 1e21)
const analysis = fc.constantFrom('os', 'relapse-free', 'age-by-arm')
const plain = fc.record({ analysis, group, level: word, statistic, at })
const paired = fc
  .record({ analysis, name: variable, first: word, second: word, statistic, at })
  .map(({ name, first, second, ...rest }) => {
    const [reference, versus] = [levelGroup({ name }, first), levelGroup({ name }, second)]
    return { ...rest, group: '', reference, versus, level: pairLevel(reference, versus) }
  })

type AnyKey = Key & Partial<Pair>
const keyOf = ({ at: time, ...key }: Omit<AnyKey, 'at'> & { at: number | undefined }): AnyKey =>
  time === undefined ? key : { ...key, at: time }
/** Keys of results with a level, and with two groups as the level. */
export const key = fc.oneof(plain, paired).map(keyOf)
