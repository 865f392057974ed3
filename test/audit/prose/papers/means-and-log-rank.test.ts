import { describe, expect, it } from 'vitest'
import { readPaper } from '../../../../documents/papers/read-paper.ts'
import { checkedPaper } from '../../../../stages/commands/check/checked-paper.ts'

/** The outcomes of one check in a text. */
const outcomes = async (text: string, check: string): Promise<readonly string[]> => {
  const reading = await readPaper(new TextEncoder().encode(`Results\n\n${text}`), 'a.txt')
  if ('faults' in reading) throw new Error('not read')
  return checkedPaper(reading.document.paragraphs)
    .findings.filter((finding) => finding.check === check)
    .map(({ outcome }) => outcome)
}

describe('the mean of n whole numbers is a whole number divided by n', () => {
  it.each([
    // 34 / 14 = 2.4286, 35 / 14 = 2.5
    ['The mean number of relapses was 2.43 (n = 14).', ['consistent']],
    ['The mean number of relapses was 2.45 (n = 14).', ['question']],
    // 39 / 12 = 3.25, 40 / 12 = 3.33
    ['The average number of lesions was 3.33 ± 1.1 in 12 patients.', ['consistent']],
    ['The average number of lesions was 3.27 ± 1.1 in 12 patients.', ['question']],
    // 2.5 is printed as 2, by programs that round a half to the even digit, not to one decimal; 1.125 as 1.12 or 1.13
    ['The mean number of visits was 1.12 (n = 8).', ['consistent']],
    ['The mean number of visits was 1.13 (n = 8).', ['consistent']],
    ['The mean number of visits was 2.43 (n = 1400).', ['uninformative']],
    ['The mean number of visits per year was 2.45 (n = 14).', []],
    ['The mean weight was 2.45 (n = 14).', []],
    ['The mean number of visits was 2.45, and 14 patients died.', []],
  ])('%s', async (text, expected) => {
    expect(await outcomes(text, 'mean')).toEqual(expected)
  })
})

describe('a log-rank p contradicts the interval of a hazard ratio only if one is above 0.2 and the other below 0.01', () => {
  const ratio = 'hazard ratio 0.50, 95% CI 0.40 to 0.62'
  it.each([
    [`Survival was longer (${ratio}; log-rank P = 0.80).`, ['contradiction']],
    [`Survival was longer (log-rank P = 0.21; ${ratio}).`, ['contradiction']],
    [`Survival was longer (log-rank P = 0.19; ${ratio}).`, ['consistent']],
    [`Survival was longer (log-rank P < 0.001; ${ratio}).`, ['consistent']],
    // p of 1.0 from its interval
    ['Survival was alike (log-rank P = 0.009; hazard ratio 1.00, 95% CI 0.60 to 1.67).', ['contradiction']],
    ['Survival was alike (log-rank P = 0.02; hazard ratio 1.00, 95% CI 0.60 to 1.67).', ['consistent']],
    [`Survival was longer (log-rank P = 0.80; adjusted ${ratio}).`, ['question']],
    [`Survival was longer (log-rank P = 0.80; ${ratio}), as was that of women (P = 0.03).`, []],
  ])('%s', async (text, expected) => {
    expect(await outcomes(text, 'ratio and p')).toEqual(expected)
  })
})
