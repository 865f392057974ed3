/**
 * The part of the page's script for figures of curves: each curve's height with its limits and those at risk, at the
 * time of the mouse, of a tap or of the arrow keys. What keys or a tap choose is read out; a mouse is not followed.
 */
export const curveScript = `
// those at risk at a time: as many as just before the next time at which anybody enters or leaves
const atRiskAt = ([times, counts], time) => counts[times.findIndex((one) => one >= time)] ?? 0

function curves() {
  let figures
  const read = () => (figures ??= JSON.parse(document.getElementById('curve-points').textContent))
  for (const figure of document.querySelectorAll('figure:has(svg[data-panel])')) {
    const svg = figure.querySelector('svg')
    const [left, top, right, bottom, last] = svg.dataset.panel.split(' ').map(Number)
    const rule = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    for (const [name, value] of Object.entries({ fill: 'none', stroke: 'currentColor', 'stroke-opacity': .6, 'pointer-events': 'none' })) rule.setAttribute(name, value)
    const tip = make('div', { className: 'tip no-print', hidden: true })
    tip.setAttribute('role', 'status')
    const stage = make('div', { className: 'stage', tabIndex: 0 })
    stage.setAttribute('role', 'group')
    stage.setAttribute('aria-label', 'Curve values: left and right arrow keys, or tap')
    svg.replaceWith(stage)
    stage.append(svg, tip)
    svg.append(rule)
    let at = null
    const hide = () => { tip.hidden = true; rule.removeAttribute('d') }
    const show = (time, isRead, decimals) => {
      const { unit, lines, atRisk, steps } = read()[figure.id]
      at = time
      const x = left + (right - left) * time / last
      rule.setAttribute('d', 'M' + x + ',' + top + 'V' + bottom)
      const rows = lines.flatMap(({ label, group, points }) => {
        const point = points.findLast(([from]) => from <= time)
        if (!point || time > points.at(-1)[0]) return []
        const [, height, limits] = point
        const events = points.reduce((sum, [from, , , count]) => from === time ? sum + count : sum, 0)
        return [make('div', {}, make('b', { textContent: label + ': ' }), height + (limits ? ' (' + limits + ')' : '') + '; ' + atRiskAt(atRisk[group], time) + ' at risk' + (events ? '; ' + events + ' ' + steps[events === 1 ? 0 : 1] + ' at this time' : ''))]
      })
      const shown = String(Number(time.toFixed(decimals)))
      tip.setAttribute('aria-live', isRead ? 'polite' : 'off')
      tip.replaceChildren(make('div', { className: 'when', textContent: 'At ' + shown + unit[shown === '1' ? 0 : 1] }), ...rows)
      tip.hidden = rows.length === 0
      // within the part of the figure that is seen, on the side of the line that has more room
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
      const drawing = stage.parentElement
      const [from, to] = [drawing.scrollLeft, drawing.scrollLeft + drawing.clientWidth]
      tip.style.maxWidth = Math.min(384, drawing.clientWidth) + 'px'
      tip.style.left = '0'
      const wanted = x > (left + right) / 2 ? x * scale - 12 - tip.offsetWidth : x * scale + 12
      tip.style.left = Math.max(from, Math.min(to - tip.offsetWidth, wanted)) + 'px'
      tip.style.top = top * scale + 'px'
    }
    const point = (event, isRead) => {
      const box = svg.getBoundingClientRect()
      const x = (event.clientX - box.left) * svg.viewBox.baseVal.width / box.width
      const y = (event.clientY - box.top) * svg.viewBox.baseVal.width / box.width
      if (x < left || x > right || y < top || y > bottom) return hide()
      const { decimals } = read()[figure.id]
      // the time that is said is the time that is looked up
      show(Math.min(Number(((x - left) / (right - left) * last).toFixed(decimals)), last), isRead, decimals)
    }
    stage.addEventListener('pointermove', (event) => { if (event.pointerType === 'mouse') point(event, false) })
    stage.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') hide() })
    stage.addEventListener('pointerup', (event) => { if (event.pointerType !== 'mouse') point(event, true) })
    addEventListener('pointerdown', (event) => { if (!stage.contains(event.target)) hide() })
    stage.addEventListener('blur', hide)
    const times = () => [...new Set(read()[figure.id].lines.flatMap(({ points }) => points.map(([time]) => time)))].sort((a, b) => a - b)
    const step = (time) => { const { decimals } = read()[figure.id]; show(time, true, decimals === 0 ? 0 : decimals + 1) }
    stage.addEventListener('focus', () => { if (stage.matches(':focus-visible')) step(at ?? times()[0]) })
    stage.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') return hide()
      const next = {
        ArrowLeft: (all) => all.findLast((time) => time < at) ?? all[0],
        ArrowRight: (all) => all.find((time) => time > at) ?? all.at(-1),
        Home: (all) => all[0],
        End: (all) => all.at(-1),
      }[event.key]
      if (!next) return
      event.preventDefault()
      at ??= -1
      step(next(times()))
    })
  }
}
`
