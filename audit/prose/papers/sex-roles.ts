import type { PaperRole, ReadParagraph } from './paper-role.ts'

const WHOLE =
  /^ (?:[\p{L}-]{1,20} ){0,3}(?:patients|cases|subjects|participants|individuals|adults|children|infants|volunteers|controls) ?[(,:;] ?(?:with |including |comprising |consisting of )?$/u
const MALE = /^ ?(?:men|males?|boys|male patients)\b/
const FEMALE = /^ ?(?:women|females?|girls|female patients)\b/

/** "18 patients (11 men and 7 women)": two parts of a whole, and no third. */
export const sexRoles = ({ text, scanned, numbers }: ReadParagraph): readonly PaperRole[] =>
  numbers.flatMap((whole, i): readonly PaperRole[] => {
    const [first, second] = [numbers[i + 1], numbers[i + 2]]
    if (first === undefined || second === undefined) return []
    const all = [whole, first, second]
    const isOneSentence = scanned.items[i]!.sentence[0] === scanned.items[i + 2]!.sentence[0]
    if (!isOneSentence || !all.every(({ number, kind }) => kind !== 'citation' && number?.decimals === 0))
      return []
    const [afterFirst, afterSecond] = [
      text.slice(first.to, second.from),
      text.slice(second.to, second.to + 20),
    ]
    const isMaleFirst = MALE.test(afterFirst) && FEMALE.test(afterSecond)
    if (!isMaleFirst && !(FEMALE.test(afterFirst) && MALE.test(afterSecond))) return []
    if (!WHOLE.test(text.slice(whole.to, first.from))) return []
    if (!/^ ?[\p{L}]{1,10}(?: patients)?(?:,| and|, and|\/|;| \/) ?$/u.test(afterFirst)) return []
    const analysis = `sexes-${i + 1}`
    const levels = isMaleFirst ? ['men', 'women'] : ['women', 'men']
    return [
      { index: i, analysis, statistic: 'n' },
      ...levels.map((level, k) => ({ index: i + 1 + k, analysis, statistic: `${level}/count` })),
    ]
  })
