// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest'
import type { CurveFigure } from '../../../../stages/8-report/page/curve-figure.ts'
import { showCurveValues } from '../../../../stages/8-report/page/curve-values.ts'
import { atRiskAt, timesOf, timeWords, wordsAt } from '../../../../stages/8-report/page/curve-words.ts'

/** Six patients by hand: events at 2, 2 and 4, censored at 3, 5 and 5; and one censored at 1 in a second group. */
const FIGURE: CurveFigure = {
  unit: [' month', ' months'],
  decimals: 0,
  lines: [
    {
      label: 'treated',
      group: 0,
      points: [
        [0, '100%', '', 0],
        [2, '67%', '30% to 90%', 2],
        [4, '44%', '', 1],
        [5, '44%', '', 0],
      ],
    },
    {
      label: 'not treated',
      group: 1,
      points: [
        [0, '100%', '', 0],
        [1, '100%', '', 0],
      ],
    },
  ],
  atRisk: [
    [
      [2, 3, 4, 5],
      [6, 4, 3, 2],
    ],
    [[1], [1]],
  ],
  steps: ['event', 'events'],
}

describe('the words of a figure', () => {
  test.each([
    [0, 6],
    [2, 6],
    [2.5, 4],
    [3, 4],
    [5, 2],
    [6, 0],
  ])('at %s count those whose own time is at least as long: %s', (time, count) => {
    expect(atRiskAt(FIGURE.atRisk[0]!, time)).toBe(count)
  })

  test('say the events at this time, with limits where there are any', () => {
    expect(wordsAt(FIGURE, 2)).toEqual([
      { label: 'treated', words: '67% (30% to 90%); 6 at risk; 2 events at this time' },
    ])
    expect(wordsAt(FIGURE, 4)).toEqual([{ label: 'treated', words: '44%; 3 at risk; 1 event at this time' }])
  })

  test('say nothing of a curve after its last time', () => {
    expect(wordsAt(FIGURE, 1).map(({ label }) => label)).toEqual(['treated', 'not treated'])
    expect(wordsAt(FIGURE, 1.5).map(({ label }) => label)).toEqual(['treated'])
    expect(wordsAt(FIGURE, 5.5)).toEqual([])
  })

  test('name one unit and several, without zeros at the end', () => {
    expect(timeWords(FIGURE, 1, 2)).toBe('At 1 month')
    expect(timeWords(FIGURE, 2.5, 2)).toBe('At 2.5 months')
  })

  test('have each time once, in order', () => {
    expect(timesOf(FIGURE)).toEqual([0, 1, 2, 4, 5])
  })
})

describe('a figure of curves', () => {
  // the panel is 100 units wide from 10 to 110 for 0 to 5 months; the drawing is shown at twice its size
  const X0 = 10
  const PER_MONTH = 20
  const SCALE = 2
  beforeEach(() => {
    document.body.innerHTML = `<figure id="f-os"><div class="drawing"><svg viewBox="0 0 120 60" data-panel="10 5 110 55 5"></svg></div></figure>
      <figure id="f-flow"><svg viewBox="0 0 9 9"></svg></figure>
      <script type="application/json" id="curve-points">${JSON.stringify({ 'f-os': FIGURE })}</script>`
    document.querySelector('svg')!.getBoundingClientRect = () => new DOMRect(7, 3, 120 * SCALE, 60 * SCALE)
    showCurveValues()
  })
  const stage = (): HTMLElement => document.querySelector('.stage')!
  const tip = (): HTMLElement => document.querySelector('.tip')!
  const heading = (): string | null => (tip().hidden ? null : tip().firstChild!.textContent)
  const press = (key: string): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true })
    stage().dispatchEvent(event)
    return event
  }
  const pointer = (
    type: string,
    pointerType: string,
    month: number,
    y = 30,
    on: EventTarget = stage(),
  ): void => {
    const [clientX, clientY] = [7 + (X0 + PER_MONTH * month) * SCALE, 3 + y * SCALE]
    on.dispatchEvent(new PointerEvent(type, { pointerType, clientX, clientY, bubbles: true }))
  }

  test('alone among figures can be reached by the tab key, by a name', () => {
    expect(document.querySelectorAll('.stage')).toHaveLength(1)
    expect(stage().tabIndex).toBe(0)
    expect(stage().getAttribute('aria-label')).toMatch(/arrow keys/)
    expect(heading()).toBeNull()
  })

  test('goes by the arrow keys from time to time and stays at its ends', () => {
    const seen = [
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'End',
      'ArrowRight',
      'ArrowLeft',
      'Home',
      'ArrowLeft',
    ].map((key) => {
      expect(press(key).defaultPrevented, key).toBe(true)
      return heading()
    })
    const at = (...times: number[]) => times.map((time) => `At ${time} month${time === 1 ? '' : 's'}`)
    expect(seen).toEqual(at(0, 1, 2, 5, 5, 4, 0, 0))
    expect(tip().getAttribute('aria-live')).toBe('polite')
  })

  test('leaves other keys alone, and hides by Escape and when it is left', () => {
    expect(press('Tab').defaultPrevented).toBe(false)
    expect(heading()).toBeNull()
    press('End')
    press('Escape')
    expect(heading()).toBeNull()
    press('End')
    stage().dispatchEvent(new FocusEvent('blur'))
    expect(heading()).toBeNull()
    expect(document.querySelector('svg path')!.hasAttribute('d')).toBe(false)
  })

  test('follows the mouse in whole months, is not read out, and hides outside of the panel', () => {
    pointer('pointermove', 'mouse', 2.1)
    expect(heading()).toBe('At 2 months')
    expect(tip().getAttribute('aria-live')).toBe('off')
    expect(tip().children[1]!.textContent).toBe('treated: 67% (30% to 90%); 6 at risk; 2 events at this time')
    expect(document.querySelector('svg path')!.getAttribute('d')).toBe('M50,5V55')
    pointer('pointermove', 'mouse', 2, 58)
    expect(heading()).toBeNull()
    pointer('pointermove', 'mouse', 3)
    pointer('pointerleave', 'mouse', 3)
    expect(heading()).toBeNull()
  })

  test('shows at a tap, is read out, stays when the finger leaves, and hides by a tap elsewhere', () => {
    pointer('pointermove', 'touch', 4)
    expect(heading()).toBeNull()
    pointer('pointerup', 'touch', 4)
    pointer('pointerleave', 'touch', 4)
    expect(heading()).toBe('At 4 months')
    expect(tip().getAttribute('aria-live')).toBe('polite')
    pointer('pointerdown', 'touch', 4)
    expect(heading()).toBe('At 4 months')
    pointer('pointerdown', 'touch', 0, 0, document.body)
    expect(heading()).toBeNull()
  })

  test('has its box on the side with more room, within the drawing', () => {
    const drawing = document.querySelector('.drawing')!
    Object.defineProperty(drawing, 'clientWidth', { value: 200 })
    Object.defineProperty(tip(), 'offsetWidth', { value: 80 })
    const leftAt = (month: number) => {
      pointer('pointermove', 'mouse', month)
      return tip().style.left
    }
    expect(leftAt(1)).toBe(`${30 * SCALE + 12}px`)
    expect(leftAt(4)).toBe(`${90 * SCALE - 12 - 80}px`)
    expect(tip().style.maxWidth).toBe('200px')
  })
})
