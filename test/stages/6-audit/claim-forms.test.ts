import { describe, expect, it } from 'vitest'
import { faultText } from '../../../pipeline/fault.ts'
import { auditFaults, verdicts } from '../../../stages/6-audit/artifacts.ts'
import { baseFiles } from '../../../tools/fuzz/case-files.ts'
import { artifactOf, COHORT, rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'

const HEADER = 'id,place,label,published,unit,result,reason,row,column'

/** The six patients with these claims and this change of the plan. */
const audited = async (rows: readonly string[], plan: (text: string) => string = (text) => text) => {
  const files = baseFiles()
  const text = (name: string): string => new TextDecoder().decode(files[name])
  const changed = {
    ...files,
    'claims.csv': new TextEncoder().encode(`${[HEADER, ...rows].join('\n')}\n`),
    'analysis.yaml': new TextEncoder().encode(plan(text('analysis.yaml'))),
  }
  const outcome = await runStages(stagesUpTo(6), rawFiles(changed))
  if (outcome.kind === 'faults') throw new Error(outcome.faults.map(faultText).join('\n'))
  const path = auditFaults.path.replace('{cohort}', COHORT).replace('{file}', 'claims')
  return {
    verdicts: artifactOf(outcome.files, verdicts),
    faults: outcome.files.has(path) ? artifactOf(outcome.files, { ...auditFaults, path }).map(faultText) : [],
    files: outcome.files,
  }
}

/** The verdict on one claim of a result, and why. */
const verdictOf = async (
  published: string,
  unit: string,
  result: string,
  plan?: (text: string) => string,
) => {
  const { verdicts: rows, faults } = await audited([`c,,,"${published}",${unit},${result},,,`], plan)
  expect(faults).toEqual([])
  const { verdict, explanation } = rows[0]!
  return [verdict, explanation]
}

// by hand: relapse at 3, 5, 9 months of six patients, censored at 6, 8, 12, 20: S is 5/6, 4/6, 4/6 x 2/3 = 0.44 to the end
describe('"not reached"', () => {
  it('is reproduced where the curve never comes down so far', async () => {
    expect(await verdictOf('not reached', 'mo', 'relapse-free/q3')).toEqual([
      'reproduced',
      'survival stays above 0.25',
    ])
    expect((await verdictOf('Not yet reached', 'mo', 'relapse-free/q3-upper'))[0]).toBe('reproduced')
  })

  it('is not reproduced by a time that was reached', async () => {
    expect(await verdictOf('not reached', 'mo', 'relapse-free/median')).toEqual([
      'not reproduced',
      'the time was reached',
    ])
  })

  it('is not reproduced where a value is missing for another reason', async () => {
    // of arm B one relapse, at which S is 1/2: the rule of SPSS finds no event time before it
    expect(await verdictOf('not reached', 'mo', 'relapse-free/arm=B/median-lower')).toEqual([
      'not reproduced',
      'no value, for another reason: no event time has survival 0.05 or more above the quantile',
    ])
  })

  it('is not derivable with a reason alone', async () => {
    const { verdicts: rows } = await audited(['c,,,not reached,mo,,not in the tables,,'])
    expect(rows[0]).toMatchObject({ verdict: 'not derivable', explanation: 'not in the tables' })
  })
})

describe('NS', () => {
  // p of the log-rank test is 0.36
  it('is p >= the significance level of the plan, which is named', async () => {
    expect(await verdictOf('NS', '1', 'relapse-free-by-arm/p')).toEqual([
      'reproduced',
      'NS is read as p >= 0.05, the significance level of the plan',
    ])
    const [verdict, explanation] = await verdictOf('n.s.', '1', 'relapse-free-by-arm/p', (text) =>
      text.replace('alpha: 0.05', 'alpha: 0.4'),
    )
    expect(verdict).toBe('not reproduced')
    expect(explanation).toMatch(/^NS is read as p >= 0\.4,/)
  })

  it('is said of a p-value only', async () => {
    const { faults, verdicts: rows } = await audited(['c,,,NS,1,age/n,,,'])
    expect(faults).toEqual(['claims.csv:2:4 c: expected a number, since age/n is not a p-value, found "NS"'])
    expect(rows).toEqual([])
  })
})

describe('numbers as papers print them', () => {
  it('are compared like plain ones', async () => {
    const { verdicts: rows } = await audited([
      'a,,,50 %,%,relapse/share,,,',
      'b,,,P = 0.36,1,relapse-free-by-arm/p,,,',
      'c,,,0·36,1,relapse-free-by-arm/p,,,',
      'd,,,3.6 × 10⁻¹,1,relapse-free-by-arm/p,,,',
      'e,,,3.7E-1,1,relapse-free-by-arm/p,,,',
      'f,,,P > 0.01,1,relapse-free-by-arm/p,,,',
    ])
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      'reproduced',
      'reproduced',
      'reproduced',
      'reproduced',
      'not reproduced',
      'reproduced',
    ])
  })

  it('with a percent sign are in percent', async () => {
    expect((await audited(['a,,,50%,1,relapse/share,,,'])).faults).toEqual([
      'claims.csv:2:5 unit: expected %, as "50%" says, found "1"',
    ])
  })

  // 9 months of 30.4375 days are 39.13 weeks, of 30 days 38.57
  it('in weeks are compared with months by the divisor that the plan declares', async () => {
    const withDays = (days: number) => (text: string) => `${text}audit: { daysPerMonth: ${days} }\n`
    expect((await verdictOf('39.1', 'wk', 'relapse-free/median', withDays(30.4375)))[0]).toBe('reproduced')
    expect((await verdictOf('38.6', 'wk', 'relapse-free/median', withDays(30)))[0]).toBe('reproduced')
    expect((await verdictOf('270', 'd', 'relapse-free/median', withDays(30)))[0]).toBe('reproduced')
    expect((await audited(['a,,,39.1,wk,relapse-free/median,,,'])).faults).toEqual([
      'claims.csv:2:5 a: expected a unit that mo converts to, found "wk" (declare the length of a month in analysis.yaml: audit: { daysPerMonth: 30.4375 })',
    ])
  })
})

describe('a claim about one patient', () => {
  const about = async (published: string, unit: string, row: string, column: string) => {
    const { verdicts: rows, faults } = await audited([`c,,,"${published}",${unit},,,${row},${column}`])
    if (faults.length > 0) return faults
    const { verdict, computed, explanation } = rows[0]!
    return [verdict, computed, explanation]
  }

  it('is compared with the number in the table, in its unit', async () => {
    expect(await about('50', 'a', 'P1', 'age')).toEqual(['reproduced', 50, ''])
    expect(await about('600', 'mo', 'P1', 'age')).toEqual(['reproduced', 600, ''])
    expect(await about('<45', 'a', 'P6', 'age')).toEqual(['not reproduced', 45, 'the table has 45 a'])
  })

  it('is compared with a category, by value or label, and with a derived variable', async () => {
    expect(await about('ii', '1', 'P2', 'stage')).toEqual(['reproduced', null, 'the table has II'])
    expect(await about('III', '1', 'P2', 'stage')).toEqual(['not reproduced', null, 'the table has II'])
    expect(await about('yes', '1', 'P5', 'died')).toEqual(['reproduced', null, 'the table has yes'])
  })

  it('is compared with the items of a list in any order, or with how many there are', async () => {
    expect((await about('Liver + Lung', '1', 'P3', 'sites'))[0]).toBe('reproduced')
    expect(await about('Lung', '1', 'P3', 'sites')).toEqual([
      'not reproduced',
      null,
      'the table has Lung, Liver',
    ])
    expect((await about('none', '1', 'P2', 'sites'))[0]).toBe('reproduced')
    expect(await about('<2', '1', 'P3', 'sites')).toEqual(['not reproduced', 2, 'the table has Lung, Liver'])
  })

  it('is not derivable where the table has nothing', async () => {
    expect(await about('9', 'mo', 'P2', 'relapse_months')).toEqual([
      'not derivable',
      null,
      'relapse_months is missing',
    ])
  })

  it('names a patient, a variable, and what the variable can be', async () => {
    expect(await about('50', 'a', 'P9', 'age')).toEqual([
      expect.stringContaining('claims.csv:2:8 c: expected the id of an analysed patient, found "P9"'),
    ])
    expect(await about('50', 'a', 'P1', 'agee')).toEqual([
      'claims.csv:2:9 c: expected a recorded or derived variable, found "agee" (did you mean age?)',
    ])
    expect(await about('50', 'mo', 'P1', 'stage')).toEqual([
      'claims.csv:2:4 c: expected one of I, II, III, found "50"',
    ])
    expect(await about('fifty', 'a', 'P1', 'age')).toEqual([
      'claims.csv:2:4 c: expected a number, since age is numeric, found "fifty" (give a range or an interval as two rows)',
    ])
    expect(await about('50', 'mm', 'P1', 'age')).toEqual([
      'claims.csv:2:5 c: expected a unit that a converts to, found "mm"',
    ])
    expect((await audited(['c,,,50,a,,,P1,'])).faults).toEqual([
      'claims.csv:2:9 column: expected both row (the patient) and column (the variable), found an empty cell',
    ])
    expect((await audited(['c,,,50,a,age/min,,P1,age'])).faults).toEqual([
      'claims.csv:2:6 result: expected one of these: the id of a result; the row and column of one patient; a reason why no result is named, found two of them',
    ])
  })
})

describe('a fault in claims.csv', () => {
  it('leaves the audit out and nothing else; all are said at once', async () => {
    const good = await audited(['a,,,6,1,age/n,,,'])
    const bad = await audited(['a,,,6,1,age/n,,,', 'b,,,4/8,1,age/n,,,', 'c,,,6,1,age/nn,,,'])
    expect(bad.verdicts).toEqual([])
    expect(bad.faults).toEqual([
      expect.stringMatching(/^claims\.csv:3:4 published: .* found "4\/8" \(two rows: 4 with/),
      'claims.csv c: expected the id of a result, found "age/nn" (did you mean age/n?)',
    ])
    const numbers = (files: ReadonlyMap<string, Uint8Array>) =>
      [...files].filter(([path]) => /\/[3-5]-/.test(path))
    expect(numbers(bad.files)).toEqual(numbers(good.files))
  })
})
