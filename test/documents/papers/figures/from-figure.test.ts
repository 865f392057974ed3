import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FigureCall, figureOfFile } from '../../../../stages/commands/from-figure/figure-of-file.ts'
import { overlayOf } from '../../../../stages/commands/from-figure/overlay.ts'

const DRAWN = join(import.meta.dirname, 'drawn')
const ROOT = join(import.meta.dirname, '../../../..')
const NOTHING: FigureCall = { page: null, n: null, unit: null }

const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const readFrom = async (bytes: Uint8Array, call: FigureCall = NOTHING) => {
  const read = await figureOfFile(bytes, call)
  if ('fault' in read) throw new Error(JSON.stringify(read.fault))
  return read
}

const faultOf = async (svg: string | Uint8Array): Promise<string> => {
  const read = await figureOfFile(typeof svg === 'string' ? textBytes(svg) : svg, NOTHING)
  if (!('fault' in read)) throw new Error('a figure was read')
  return `${read.fault.expected}; ${read.fault.found}`
}

/** Sorted `time status` of a table of R: time, status, group. */
const truthOf = (name: string): readonly string[] =>
  readFileSync(join(DRAWN, `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(',').reverse().join(' '))
    .sort()

/** Sorted `group status time`, as the truth; groups by their order, which is that of the names. */
const found = (
  read: Awaited<ReturnType<typeof readFrom>>,
  names: readonly string[],
  unit: number,
): readonly string[] =>
  read.patients.groups
    .flatMap(({ patients }, i) =>
      patients.map(
        ({ time, isEvent }) => `${names[i]} ${isEvent ? 1 : 0} ${Math.round(time * unit * 1e6) / 1e6}`,
      ),
    )
    .sort()

describe('patients of figures that R drew, against the data', () => {
  it('lung: all 228 patients, in days, from a figure in months with numbers at risk', async () => {
    const read = await readFrom(readFileSync(join(DRAWN, 'lung-months-marks-rows.pdf')))
    expect(found(read, ['1', '2'], 30.4375)).toEqual(truthOf('lung'))
    expect(read.patients.grid?.says).toBe('whole days, divided by 30.4375')
    expect(read.patients.groups.map(({ name }) => name)).toEqual(['arm 1', 'arm 2'])
  })

  it('veteran: all 137 patients from a figure of ggplot2 without numbers at risk', async () => {
    const read = await readFrom(readFileSync(join(DRAWN, 'veteran-ggplot-marks.pdf')))
    expect(found(read, ['1', '2'], 1)).toEqual(truthOf('veteran'))
  })

  it('aml: all 23 patients from marks alone, as the smallest table', async () => {
    const read = await readFrom(readFileSync(join(DRAWN, 'aml-marks.pdf')))
    expect(found(read, ['Maintained', 'Nonmaintained'], 1)).toEqual(truthOf('aml'))
    expect(read.patients.groups.map(({ isNKnown }) => isNKnown)).toEqual([false, false])
  })
})

describe('patients of our own figures', () => {
  it('freireich-1963: all 42 patients, those followed beyond the axis as censored at its end', async () => {
    const read = await readFrom(readFileSync(join(ROOT, 'reports/freireich-1963/figures/figure-1.svg')))
    const rows = readFileSync(join(ROOT, 'data/raw/freireich-1963/trial.csv'), 'utf8').trim().split('\n')
    const truth = rows.slice(1).map((row) => {
      const [, , treatment, weeks, relapsed] = row.trim().split(',')
      const time = Math.min(Number(weeks), 25)
      return `${treatment} ${relapsed === 'yes' && time < 25 ? 1 : 0} ${time}`
    })
    expect(found(read, ['placebo', '6-MP'], 1)).toEqual(truth.sort())
    expect(read.unit).toBe('weeks')
  })

  it('made-up-dates, one column wide: its axis ends beyond its last label, and so do the curves', async () => {
    const read = await readFrom(readFileSync(join(ROOT, 'reports/made-up-dates/figures/85mm/survival.svg')))
    expect(read.figure.panel.x.ticks.at(-1)!.value).toBeLessThan(read.figure.curves[0]!.end - 5)
    expect(read.patients.groups.map(({ isCut }) => isCut)).toEqual([true, true])
  })
})

/** Four patients: events at 1, 2 and 4, one censored at 3; drawn 100 units for 5 and for 100%, with a second curve by `use`. */
const figure = ({
  inside = '',
  before = '',
  atRisk = '4 4 3 2 1',
} = {}): string => `<svg xmlns="http://www.w3.org/2000/svg" width="200pt" viewBox="0 0 200 200">${before}
<style>.curve { stroke: rgb(200, 0, 0); fill: none } .tick{stroke:#000}</style>
<defs><path id="plus" d="M-3 0H3M0 -3V3" class="curve"/></defs>
<g transform="translate(50 20)">
${[0, 1, 2, 3, 4, 5].map((x) => `<line class="tick" x1="${20 * x}" x2="${20 * x}" y1="100" y2="104"/><text x="${20 * x}" y="115" font-size="8" text-anchor="middle">${x}</text>`).join('')}
${[0, 50, 100].map((y) => `<line class="tick" x1="-4" x2="0" y1="${100 - y}" y2="${100 - y}"/><text x="-6" y="${103 - y}" font-size="8" text-anchor="end">${y}%</text>`).join('')}
<text x="40" y="127" font-size="8">Time (months)</text>
<g transform="scale(2)"><path class="curve" d="M0 0H10V12.5H20V25H40V50"/></g>
<use href="#plus" x="60" y="50"/>
${atRisk
  .split(' ')
  .map((n, i) => `<text x="${20 * i}" y="140" font-size="8" text-anchor="middle">${n}</text>`)
  .join('')}
${inside}</g></svg>`

describe('drawings of SVG', () => {
  it('follows transforms, classes and use', async () => {
    const read = await readFrom(textBytes(figure()))
    expect(
      read.patients.groups.map(({ patients }) => patients.map(({ time, isEvent }) => [time, isEvent])),
    ).toEqual([
      [
        [1, true],
        [2, true],
        [3, false],
        [4, true],
      ],
    ])
    expect(read.unit).toBe('months')
    expect(read.figure.curves[0]!.colour).toBe('#c80000')
  })

  it('gives no counts where the number of patients contradicts the curve', async () => {
    const read = await readFrom(textBytes(figure({ atRisk: '' })), { ...NOTHING, n: [3] })
    expect(read.patients.groups[0]!.counts).toBeNull()
  })

  it('tells the smallest table from larger ones where n is not known', async () => {
    const { patients } = await readFrom(textBytes(figure({ atRisk: '' })))
    const { n, possibleN } = patients.groups[0]!.counts!
    expect(n).toBe(4)
    expect(possibleN[1]).toBeGreaterThan(4)
  })

  it('draws what was read, with nothing of the file but numbers and escaped text', async () => {
    const read = await readFrom(
      textBytes(figure({ inside: '<text x="1" y="1">&lt;script&gt;</text><script>alert(1)</script>' })),
    )
    const overlay = overlayOf(read)
    expect(overlay).toContain('&lt;script&gt;')
    expect(overlay).not.toContain('<script')
  })
})

describe('hostile files end in a message', () => {
  it.each([
    ['no SVG', 'hello', /an SVG or a PDF/],
    [
      'an entity of the file',
      `<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text>&a;</text></svg>`,
      /well-formed XML/,
    ],
    ['deep nesting', `<svg width="9" height="9">${'<g>'.repeat(5000)}`, /nested at most 100/],
    ['no size', '<svg/>', /with a size/],
    [
      'a million points',
      figure({ inside: `<path d="M0 0${'h1v1'.repeat(500_000)}" stroke="red"/>` }),
      /400000 points/,
    ],
    [
      'uses of uses',
      figure({
        inside: `${[...'abcdefgh'].map((id, i, all) => `<g id="${id}">${`<use href="#${all[i + 1] ?? 'plus'}"/>`.repeat(10)}</g>`).join('')}<use href="#a"/>`,
      }),
      /points|drawn elements/,
    ],
    ['damaged coordinates', figure({ inside: '<path d="M0 0L1" stroke="red"/>' }), /that can be drawn/],
    ['a cut PDF', '%PDF-1.4\n1 0 obj\n<<', /PDF/],
  ])(
    '%s',
    async (_, file, message) => {
      expect(await faultOf(file)).toMatch(message)
    },
    30_000,
  )

  it('huge numbers, references to other files and scripts are left out', async () => {
    const inside = `<path d="M1e300 0L-1e300 1e308" stroke="red"/><image href="http://127.0.0.1:9/x.png"/><use href="other.svg#a"/><use href="#self" id="self"/><script>1</script>`
    const { patients } = await readFrom(
      textBytes(figure({ inside, before: '<?xml-stylesheet href="http://127.0.0.1:9/x.css"?>' })),
    )
    expect(patients.groups[0]!.counts!.n).toBe(4)
  })

  it('a curve of 100,000 steps is not read as one of patients', async () => {
    const steps = `<path class="curve" d="M0 0${'h.001v.001'.repeat(100_000)}"/>`
    const { figure: read } = await readFrom(textBytes(figure({ inside: steps })))
    expect(read.curves).toHaveLength(1)
  }, 30_000)
})
