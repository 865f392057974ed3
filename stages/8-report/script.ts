import { curveScript } from './curve-script.ts'

/**
 * The page's one script, known to its policy by its hash: it makes nothing that the page does not say without it.
 * Started when the page has been shown; the points of the curves are read when a pointer or a key first asks for them.
 */
export const script = `
'use strict'
addEventListener('load', () => setTimeout(() => { theme(); lead(); copies(); files(); claims(); curves() }))

const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

// light, dark, or as the system has it
function theme() {
  const words = ['as the system', 'light', 'dark']
  let now = 0
  const button = make('button', { type: 'button', className: 'theme no-print' })
  const say = () => {
    button.textContent = 'Theme: ' + words[now]
    if (now === 0) delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = words[now]
  }
  button.onclick = () => { now = (now + 1) % 3; say() }
  say()
  document.querySelector('header').prepend(button)
}

// a number leads to its row, also where it is no link, and the row's table opens
function lead() {
  const open = () => {
    const target = document.getElementById(location.hash.slice(1)) ?? document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const details = target?.closest('details')
    if (details && !details.open) { details.open = true; target.scrollIntoView() }
  }
  addEventListener('hashchange', open)
  open()
  document.addEventListener('click', (event) => {
    const number = event.target.closest('[data-result]')
    if (!number || number.closest('a, #results, .paste')) return
    location.hash = 'r-' + number.dataset.result.replace(/\\s/g, (space) => '%' + space.charCodeAt(0).toString(16).padStart(2, '0'))
  })
}

// what is copied has no links to this page and, in a table, the lines of a journal and no others
function copies() {
  document.addEventListener('copy', (event) => {
    const selection = getSelection()
    if (selection.isCollapsed || !event.clipboardData) return
    const range = selection.getRangeAt(0)
    let part = range.cloneContents()
    // rows and cells that are selected without their table get one around them
    const within = range.commonAncestorContainer
    const table = within.nodeType === 1 && !within.closest('td, th, caption') && within.closest('table')
    for (let around = table && within; around && around !== table.parentNode; around = around.parentNode) {
      const shell = around.cloneNode(false)
      shell.append(part)
      part = shell
    }
    const copy = make('div', {}, part)
    for (const link of copy.querySelectorAll('a[href^="#"]')) link.replaceWith(...link.childNodes)
    for (const gone of copy.querySelectorAll('.no-print, button')) gone.remove()
    for (const table of copy.querySelectorAll('table')) table.style.cssText = 'border-collapse:collapse;border-top:1.5pt solid;border-bottom:1.5pt solid'
    for (const cell of copy.querySelectorAll('thead th')) cell.style.cssText = 'border-bottom:1pt solid;text-align:left'
    for (const cell of copy.querySelectorAll('tbody th')) cell.style.cssText = 'font-weight:normal;text-align:left'
    event.clipboardData.setData('text/html', copy.innerHTML)
    event.clipboardData.setData('text/plain', selection.toString())
    event.preventDefault()
  })
  const copyButton = (words, what) => {
    const button = make('button', { type: 'button', className: 'no-print copy', textContent: words })
    button.onclick = () => {
      getSelection().selectAllChildren(what)
      button.textContent = document.execCommand('copy') ? 'Copied' : 'Selected: copy it with the keyboard'
    }
    return button
  }
  for (const paragraph of document.querySelectorAll('.paste')) paragraph.after(copyButton('Copy', paragraph))
  for (const place of document.querySelectorAll('.scroll + .get')) {
    const button = copyButton('Copy for Word', place.previousElementSibling)
    button.setAttribute('aria-label', 'Copy for Word: ' + place.previousElementSibling.querySelector('caption').firstChild.textContent.trim())
    place.append(make('span', { className: 'made' }, ' ', button))
  }
}

// a table that is too large to be in the page twice becomes a file when one is asked for
function files() {
  const textOf = (cell) => {
    const copy = cell.cloneNode(true)
    for (const end of copy.querySelectorAll('br')) end.replaceWith(end.nextSibling ? '; ' : '')
    return copy.textContent.replace(/\\s+/g, ' ').trim()
  }
  const isNumber = /^[+-]?\\d+(\\.\\d+)?(e[+-]?\\d+)?$/i
  const guarded = (text) => /^[=+@\\t\\r-]/.test(text) && !isNumber.test(text) ? "'" + text : text
  const quoted = (text) => /[",\\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text
  for (const place of document.querySelectorAll('.get[data-table]')) {
    const table = document.getElementById(place.dataset.table)
    const link = (words, ending, guard) => {
      const made = make('a', { href: '#' + table.id, download: table.id.slice(2) + ending + '.csv', textContent: words })
      made.setAttribute('aria-label', words + ': ' + place.dataset.title)
      made.onclick = () => {
        const width = table.tHead.rows[0].cells.length
        const rows = [...table.rows].map((row) => Array.from({ length: width }, (_, i) => row.cells[i] ? quoted(guard(textOf(row.cells[i]))) : '').join())
        made.href = URL.createObjectURL(new Blob([rows.join('\\n') + '\\n'], { type: 'text/csv' }))
      }
      return made
    }
    place.prepend(make('span', { className: 'made' }, link('CSV', '', (text) => text), ', ', link('CSV for spreadsheets', '-spreadsheet', guarded), ' (an apostrophe stands before each cell that a spreadsheet would take for a formula), '))
  }
}

// the claims by words, by verdict, and in the order of any column
function claims() {
  const table = document.getElementById('t-audit')
  if (!table) return
  const body = table.tBodies[0]
  const all = [...body.rows]
  const rows = all.filter((row) => !row.classList.contains('group'))
  const groups = all.filter((row) => row.classList.contains('group'))
  const words = make('input', { type: 'search', id: 'claims-words' })
  const verdict = make('select', { id: 'claims-verdict' }, make('option', { value: '', textContent: 'all' }), ...groups.map((row) => make('option', { textContent: row.textContent.trim() })))
  const count = make('output', {})
  const inGroup = new Map()
  let group = ''
  for (const row of all) row.classList.contains('group') ? (group = row.textContent.trim()) : inGroup.set(row, group)
  let order = null
  const show = () => {
    const shown = rows.filter((row) => row.textContent.toLowerCase().includes(words.value.toLowerCase()) && (!verdict.value || inGroup.get(row) === verdict.value))
    for (const row of rows) row.hidden = !shown.includes(row)
    for (const row of groups) row.hidden = order !== null || !shown.some((one) => inGroup.get(one) === row.textContent.trim())
    count.textContent = shown.length + ' of ' + rows.length
  }
  const key = (row, i) => {
    const text = row.cells[i].textContent.trim()
    const number = Number(text.replace(/[,\\u00a0]/g, '').match(/-?\\d+(\\.\\d+)?/)?.[0])
    return [table.tHead.rows[0].cells[i].classList.contains('n') && !Number.isNaN(number) ? number : null, text]
  }
  const compare = (a, b) => a[0] !== null && b[0] !== null ? a[0] - b[0] : a[0] !== null ? -1 : b[0] !== null ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0
  const heads = [...table.tHead.rows[0].cells]
  heads.forEach((head, i) => {
    const button = make('button', { type: 'button', title: 'sort' }, ...head.childNodes)
    button.onclick = () => {
      const before = head.getAttribute('aria-sort')
      for (const other of heads) other.removeAttribute('aria-sort')
      order = before === null ? 'ascending' : before === 'ascending' ? 'descending' : null
      if (order) head.setAttribute('aria-sort', order)
      const sign = order === 'descending' ? -1 : 1
      body.append(...(order ? rows.toSorted((a, b) => sign * compare(key(a, i), key(b, i))) : all))
      show()
    }
    head.append(button)
  })
  words.oninput = verdict.onchange = show
  table.closest('.scroll').before(make('p', { className: 'tools no-print' }, make('label', { htmlFor: 'claims-words', textContent: 'Claims with ' }), words, make('label', { htmlFor: 'claims-verdict', textContent: ' verdict ' }), verdict, ' ', count))
  show()
}
${curveScript}`
