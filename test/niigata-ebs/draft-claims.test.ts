import { describe, expect, it } from 'vitest'
import { readPaper } from '../../documents/papers/read-paper.ts'
import { type DraftCounts, draftCounts } from '../../tools/support/prose/draft-counts.ts'
import {
  draftOfMarked,
  draftOfPaper,
  type JudgedDraft,
  ledgerOf,
} from '../../tools/support/prose/draft-of.ts'
import { paperText } from '../support/niigata-ebs/paper-text.ts'

const COHORT = 'niigata-ebs'

/** What the issue asks for. */
const isGood = (counts: DraftCounts): void => {
  expect(counts.numbers).toBe(209)
  expect(counts.found).toBeGreaterThanOrEqual(205)
  expect(counts.extra).toBeLessThanOrEqual(30)
  expect(counts.first / counts.given).toBeGreaterThanOrEqual(0.8)
  expect(counts.five / counts.given).toBeGreaterThanOrEqual(0.95)
  expect(counts.open).toBeGreaterThan(50)
  expect(counts.openBound).toBe(0)
  expect(counts.wronglyBound).toBe(0)
}

const countsOf = ({ draft, truths }: JudgedDraft) => draftCounts(draft, truths, COHORT)

describe('the claims drafted from the paper', () => {
  it('are those of the ledger, in our own words: none that differs from the tables is bound', () => {
    isGood(countsOf(draftOfMarked(COHORT, 'test/niigata-ebs/own-words.md', ledgerOf(COHORT))))
  })

  it("are those of the ledger, in the paper's own text (skipped without it)", async () => {
    const text = paperText()
    if (text === undefined) {
      console.info("The paper's text is not available (PAPER_TEXT): claims were not drafted from it.")
      return
    }
    const reading = await readPaper(new TextEncoder().encode(text), 'paper.txt')
    if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
    isGood(countsOf(draftOfPaper(COHORT, reading.document.paragraphs)))
  })
})
