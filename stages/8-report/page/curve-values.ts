import type { CurveFigure } from './curve-figure.ts'
import { curveTip, type Panel } from './curve-tip.ts'
import { timeAfterKey, timesOf, timeWords, wordsAt } from './curve-words.ts'
import { make } from './make.ts'

/**
 * Shows in figures of curves each curve's height, limits and number at risk at the time chosen by mouse, tap or arrow
 * keys. Screen readers read out the values after a key or a tap, not while the mouse moves.
 */
export const showCurveValues = (): void => {
  let figures: Readonly<Record<string, CurveFigure>> | undefined
  // parsed when a pointer or a key first asks for them
  const read = () => {
    figures ??= JSON.parse(document.getElementById('curve-points')!.textContent!) as typeof figures
    return figures!
  }
  for (const svg of document.querySelectorAll<SVGSVGElement>('figure svg[data-panel]')) {
    const { id } = svg.closest('figure')!
    showValues(svg, () => read()[id]!)
  }
}

const showValues = (svg: SVGSVGElement, read: () => CurveFigure): void => {
  const panel = panelOf(svg)
  const stage = make('div', { className: 'stage', tabIndex: 0 })
  stage.setAttribute('role', 'group')
  stage.setAttribute('aria-label', 'Curve values: left and right arrow keys, or tap')
  svg.replaceWith(stage)
  stage.append(svg)
  const tip = curveTip(stage, svg, panel)
  let currentTime: number | null = null
  const show = (time: number, isRead: boolean, decimals: number, y: number | null): void => {
    currentTime = time
    const rows = wordsAt(read(), time).map(({ label, words }) =>
      make('div', {}, make('b', { textContent: `${label}: ` }), words),
    )
    tip.show(time, timeWords(read(), time, decimals), rows, isRead, y)
  }
  const step = (time: number): void => {
    const { decimals } = read()
    show(time, true, decimals === 0 ? 0 : decimals + 1, null)
  }
  const point = (event: PointerEvent, isRead: boolean): void => {
    const { decimals } = read()
    const time = timeAt(event, svg, panel, decimals)
    if (time === null) tip.hide()
    else show(time, isRead, decimals, event.clientY - svg.getBoundingClientRect().top)
  }
  onPointer(stage, point, tip.hide)
  stage.addEventListener('blur', tip.hide)
  stage.addEventListener('focus', () => {
    if (stage.matches(':focus-visible')) step(currentTime ?? timesOf(read())[0]!)
  })
  stage.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return tip.hide()
    const time = timeAfterKey(event.key, timesOf(read()), currentTime)
    if (time === undefined) return
    event.preventDefault()
    step(time)
  })
}

/** Handles a mouse that moves or leaves, a tap by finger or pen, and a tap outside the figure, which hides the box. */
const onPointer = (
  stage: HTMLElement,
  point: (event: PointerEvent, isRead: boolean) => void,
  hide: () => void,
): void => {
  const isMouse = (event: PointerEvent): boolean => event.pointerType === 'mouse'
  stage.addEventListener('pointermove', (event) => {
    if (isMouse(event)) point(event, false)
  })
  stage.addEventListener('pointerleave', (event) => {
    if (isMouse(event)) hide()
  })
  stage.addEventListener('pointerup', (event) => {
    if (!isMouse(event)) point(event, true)
  })
  addEventListener('pointerdown', (event) => {
    if (!stage.contains(event.target as Node)) hide()
  })
}

const panelOf = (svg: SVGSVGElement): Panel => {
  const [left, top, right, bottom, last] = svg.dataset['panel']!.split(' ').map(Number)
  return { left: left!, top: top!, right: right!, bottom: bottom!, last: last! }
}

/** The time under a pointer, rounded to the shown decimals; null outside the panel. */
const timeAt = (
  event: PointerEvent,
  svg: SVGSVGElement,
  { left, top, right, bottom, last }: Panel,
  decimals: number,
): number | null => {
  const box = svg.getBoundingClientRect()
  const x = ((event.clientX - box.left) * svg.viewBox.baseVal.width) / box.width
  const y = ((event.clientY - box.top) * svg.viewBox.baseVal.width) / box.width
  if (x < left || x > right || y < top || y > bottom) return null
  return Math.min(Number((((x - left) / (right - left)) * last).toFixed(decimals)), last)
}
