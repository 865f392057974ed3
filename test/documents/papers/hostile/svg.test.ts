import { describe, expect, it } from 'vitest'
import { momentsOf } from '../../../../documents/papers/figures/patients/moments.ts'
import { searchBudget } from '../../../../documents/papers/figures/patients/search-budget.ts'
import { wholeCounts } from '../../../../documents/papers/figures/patients/whole-counts.ts'
import { drawnFigure } from '../../../../stages/commands/from-figure/drawn-figure.ts'

const svg = (inside: string, before = ''): string =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${inside}</svg>`

const faultOf = async (text: string): Promise<string> => {
  const read = await drawnFigure(new TextEncoder().encode(text))
  if (!('fault' in read)) throw new Error('a figure was read')
  const { place, expected, found, remedy } = read.fault
  expect(place).not.toBe('')
  expect(remedy).not.toBe('')
  return `${expected}; ${found}`
}

const LAUGHS = [...'bcdefghij'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)

describe('an SVG file ends in a message', () => {
  it.each([
    [
      'with entities that grow to 10^9',
      svg('<text>&j;</text>', `<!DOCTYPE svg [<!ENTITY a "ha">${LAUGHS.join('')}]>`),
      /well-formed XML/,
    ],
    [
      'with an entity in an attribute',
      svg('<path d="&a;"/>', '<!DOCTYPE svg [<!ENTITY a "M0 0h9">]>'),
      /well-formed XML/,
    ],
    [
      'with 10 million path commands',
      svg(`<path stroke="red" d="M0 0${'h1'.repeat(10_000_000)}"/>`),
      /at most 400000 points/,
    ],
    [
      'with many paths of some commands',
      svg(`<path stroke="red" d="M0 0${'h1'.repeat(1000)}"/>`.repeat(450)),
      /at most 400000 points/,
    ],
    ['with groups 5,000 deep', svg('<g>'.repeat(5000)), /nested at most 100 deep/],
    ['with half a million elements', svg('<g/>'.repeat(500_000)), /at most 400000 elements/],
    [
      'with 2,000 rules for 100,000 elements',
      svg(
        `<style>${Array.from({ length: 2000 }, (_, i) => `.c${i}{fill:red}`).join('')}</style>${'<g/>'.repeat(100_000)}`,
      ),
      /elements times rules of style sheets/,
    ],
    [
      'whose uses draw 10^8 groups',
      svg(
        `<defs>${[...'abcdefgh'].map((id, i, all) => `<g id="${id}">${`<use href="#${all[i + 1] ?? 'x'}"/>`.repeat(10)}</g>`).join('')}<g id="x"><g/></g></defs><use href="#a"/>`,
      ),
      /at most 1000000 drawn elements|drawn as lines/,
    ],
    ['with 30,000 texts', svg('<text x="1" y="1">1</text>'.repeat(30_000)), /at most 20000 texts/],
    [
      'with a script and a web page in it',
      svg(
        '<script>globalThis.ran = 1</script><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="globalThis.ran = 1">0 1 2</body></foreignObject>',
      ),
      /drawn as lines/,
    ],
    ['without an end', svg('').slice(0, -6), /well-formed XML/],
    ['of 10^300 units', '<svg width="1e300" height="1e300"/>', /with a size/],
    [
      'that is an image in an SVG file',
      svg('<image width="200" height="200" href="data:image/png;base64,iVBORw0KGgo="/>'),
      /drawn as lines/,
    ],
  ])('%s', async (_, text, said) => {
    expect(await faultOf(text)).toMatch(said)
    expect((globalThis as { ran?: number }).ran).toBeUndefined()
  })
})

describe('the search of whole numbers', () => {
  const steps = Array.from({ length: 60 }, (_, i) => ({ time: i + 1, survival: 1 - (i + 1) / 97 }))
  const group = { steps, marks: [], end: 61, isCut: false, atRisk: [], timePrecision: 0.001 }
  const search = { precision: 0.002, hasMarks: false, isCut: false }

  it('ends when its work is spent, with what to give; with n it needs less', () => {
    const moments = momentsOf(group, 'before')
    expect(() => wholeCounts(moments, { ...search, n: null, budget: { left: 40_000 } })).toThrow(
      expect.objectContaining({
        fault: expect.objectContaining({ remedy: expect.stringMatching(/give --n/) }),
      }),
    )
    expect(wholeCounts(moments, { ...search, n: 97, budget: { left: 40_000 } })?.n).toBe(97)
  })

  it('counts its work, not its time', () => {
    const spent = (): number => {
      const budget = searchBudget()
      const start = budget.left
      wholeCounts(momentsOf(group, 'before'), { ...search, n: 97, budget })
      return start - budget.left
    }
    expect(spent()).toBeGreaterThan(0)
    expect(spent()).toBe(spent())
  })
})
