// The page as an instrument: marks and notes light up together, wires tie them, keys move between facts. Everything reads without it.
const root = document.documentElement
const reading = document.querySelector('[data-reading]')
const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const narrow = matchMedia('(max-width: 68rem)')
const SVG = 'http://www.w3.org/2000/svg'

// On a narrow screen the sections scroll: the one that is open is seen.
const section = document.querySelector('.mast nav [aria-current]')
if (section) {
  const middle = (element) => element.getBoundingClientRect().left + element.offsetWidth / 2
  section.parentElement.scrollBy({ left: middle(section) - middle(section.parentElement) })
}

// theme
const theme = document.querySelector('[data-theme-switch]')
if (theme) {
  const dark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
  const label = () => {
    theme.textContent = dark() ? theme.dataset.day : theme.dataset.night
  }
  theme.hidden = false
  theme.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark'
    localStorage.setItem('marsad-theme', root.dataset.theme)
    label()
  })
  label()
}

// facts of the page, in text order
const marksOf = (fact) => all(`.f[data-f="${CSS.escape(fact)}"]`)
const noteOf = (fact) => document.querySelector(`.note[data-n="${CSS.escape(fact)}"]`)
const facts = reading ? [...new Set(all('.f[tabindex="0"]', reading).map((m) => m.dataset.f))] : []
let opened = null

function light(fact, on) {
  for (const m of marksOf(fact)) m.classList.toggle('on', on)
  noteOf(fact)?.classList.toggle('on', on)
  reading?.querySelector(`.wires [data-w="${CSS.escape(fact)}"]`)?.classList.toggle('on', on)
}

function open(fact) {
  close()
  opened = fact
  light(fact, true)
  const note = noteOf(fact)
  const sheet = document.querySelector('[data-sheet]')
  if (note && narrow.matches && sheet) {
    const copy = note.cloneNode(true)
    copy.removeAttribute('id')
    copy.classList.add('open')
    sheet.replaceChildren(copy)
    sheet.hidden = false
  } else note?.classList.add('open')
  settle()
}

function close() {
  if (opened === null) return
  light(opened, false)
  noteOf(opened)?.classList.remove('open')
  const sheet = document.querySelector('[data-sheet]')
  if (sheet) sheet.hidden = true
  opened = null
  settle()
}

function step(by) {
  if (facts.length === 0) return
  const shown = facts.filter((f) => marksOf(f)[0].offsetParent !== null)
  const here = document.activeElement?.dataset?.f ?? opened
  const at = shown.indexOf(here)
  const next = shown[(at + by + shown.length) % shown.length] ?? shown[0]
  const mark = document.getElementById(next)
  mark?.focus()
  mark?.scrollIntoView({ block: 'center' })
}

// Notes stand at the height of their first words and push each other down; a wire ties each to the end of its line.
function settle() {
  if (!reading) return
  let wires = reading.querySelector('.wires')
  if (!wires) {
    wires = document.createElementNS(SVG, 'svg')
    wires.setAttribute('class', 'wires')
    wires.setAttribute('aria-hidden', 'true')
    reading.append(wires)
  }
  wires.replaceChildren()
  const notes = all('.note', reading)
  for (const n of notes) n.style.marginBlockStart = ''
  reading.style.minBlockSize = ''
  if (narrow.matches) return
  const home = reading.getBoundingClientRect()
  const rtl = getComputedStyle(reading).direction === 'rtl'
  // Notes take no room in their row, so that an open one does not tear the text apart; each is pushed below the one before.
  let below = 0
  for (const n of notes) {
    if (n.offsetParent === null) continue
    const mark = document.getElementById(n.dataset.n)
    const rect = mark?.getClientRects()[0]
    if (!rect) continue
    const want = Math.max(rect.top + rect.height / 2 - 13, home.top + below)
    const gap = want - n.getBoundingClientRect().top
    if (gap > 0) n.style.marginBlockStart = `${gap}px`
    const column = n.closest('.row-line').querySelector('.words').getBoundingClientRect()
    const place = n.getBoundingClientRect()
    below = place.bottom - home.top + 12
    const top = place.top - home.top + 13
    const from = rtl ? column.left - home.left - 6 : column.right - home.left + 6
    const path = document.createElementNS(SVG, 'path')
    const y = rect.top - home.top + rect.height / 2
    path.setAttribute('d', `M${from} ${y} h${rtl ? -6 : 6} L${from + (rtl ? -24 : 24)} ${top} h${rtl ? -6 : 6}`)
    path.dataset.w = n.dataset.n
    path.setAttribute('class', `${[...n.classList].find((c) => c.startsWith('k-'))}${n.classList.contains('on') ? ' on' : ''}`)
    wires.append(path)
  }
  reading.style.minBlockSize = `${below + 40}px`
}

if (reading) {
  const factAt = (target) => target.closest?.('.f[data-f], .note[data-n]')
  const idOf = (e) => e.dataset.f ?? e.dataset.n
  for (const [type, on] of [
    ['mouseover', true],
    ['focusin', true],
    ['mouseout', false],
    ['focusout', false],
  ])
    reading.addEventListener(type, (event) => {
      const e = factAt(event.target)
      if (e && idOf(e) !== opened) light(idOf(e), on)
    })
  reading.addEventListener('click', (event) => {
    if (event.target.closest('a, button, input, select, textarea, label')) return
    const e = factAt(event.target)
    if (!e) return
    if (idOf(e) === opened) close()
    else open(idOf(e))
  })
  for (const b of all('.legend [data-kind]'))
    b.addEventListener('click', () => {
      const hidden = root.classList.toggle(`hide-${b.dataset.kind}`)
      b.setAttribute('aria-pressed', String(!hidden))
      settle()
    })
  document.fonts.ready.then(() => {
    settle()
    const named = location.hash.slice(1)
    if (named && document.getElementById(named)?.classList.contains('f')) {
      open(named)
      document.getElementById(named).scrollIntoView({ block: 'center' })
    }
  })
  addEventListener('resize', settle)
}

// A picture wider than the screen begins where most of it is: a network at its middle, a map at its marks.
for (const region of all('.scroll:has(> svg)')) {
  if (region.scrollWidth <= region.clientWidth) continue
  const marks = all('a circle', region)
  const boxes = (marks.length > 0 && region.querySelector('.map') ? marks : [region.querySelector('svg')]).map((e) => e.getBoundingClientRect())
  const weight = boxes.reduce((sum, box) => sum + box.width, 0)
  const middle = boxes.reduce((sum, box) => sum + (box.left + box.width / 2) * (box.width / weight), 0)
  const own = region.getBoundingClientRect()
  region.scrollBy({ left: middle - (own.left + own.width / 2), behavior: 'instant' })
}

// The network: a state lights its lines and those at their other ends.
const network = document.querySelector('.network')
if (network) {
  const show = (node) => {
    network.classList.toggle('lit', node !== null)
    const near = new Set(node === null ? [] : [node])
    for (const line of all('.lines a', network)) {
      const on = node !== null && (line.dataset.a === node || line.dataset.b === node)
      line.classList.toggle('on', on)
      if (on) near.add(line.dataset.a).add(line.dataset.b)
    }
    for (const n of all('.node', network)) n.classList.toggle('on', near.has(n.dataset.node))
  }
  const nodeAt = (event) => event.target.closest?.('.node')?.dataset.node ?? null
  for (const type of ['mouseover', 'focusin']) network.addEventListener(type, (event) => show(nodeAt(event)))
  for (const type of ['mouseleave', 'focusout']) network.addEventListener(type, () => show(null))
}

// Deciding: a correction opens in its note; words selected in the text are the words it stands on.
const noteAt = () => (opened ? noteOf(opened) : null) ?? noteOf(document.activeElement?.dataset?.f ?? '')
const press = (what) => (opened && narrow.matches ? document.querySelector('[data-sheet]') : noteAt())?.querySelector(`[data-do="${what}"]`)?.click()
document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-do="correct"]')
  if (!link || !reading) return
  event.preventDefault()
  const place = link.closest('.more')
  if (place.querySelector('form')) return
  const answer = await fetch(link.href)
  const form = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('form[data-correct]') : null
  if (!form) {
    location.href = link.href
    return
  }
  const by = document.querySelector('.deciding [name="by"]')
  form.querySelector('[name="by"]').value = by.value
  form.removeAttribute('id')
  place.append(form)
  form.querySelector('input:not([type="hidden"]), select').focus()
  settle()
})
document.addEventListener('selectionchange', () => {
  const words = document.querySelector('.reading .note.open form [name="words"], .sheet form [name="words"]')
  const selection = document.getSelection()
  const within = selection.anchorNode?.parentElement?.closest('.words p, .words h1')
  if (words && within && !selection.isCollapsed) words.value = selection.toString().trim()
})

// Two actors that may be one: keys go from pair to pair and judge the one they stand at.
const pairs = all('[data-pair]')
const pairAt = () => document.activeElement?.closest?.('[data-pair]') ?? null
const toPair = (by) => {
  const next = pairs[(pairs.indexOf(pairAt()) + by + pairs.length) % pairs.length] ?? pairs[0]
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
}
const judge = (value) => pairAt()?.querySelector(`[name="judge"][value="${value}"]`)?.click()
document.querySelector('#judging [name="by"]')?.addEventListener('input', (event) => {
  for (const field of all('[data-by]')) field.value = event.target.value
})

// keys, by position so that they work on Arabic keyboards; off while typing
const PLACES = new Map(all('.mast nav a[data-key]').map((a) => [`Key${a.dataset.key}`, a.href]))
let going = false
document.addEventListener('keydown', (event) => {
  if (event.target.closest('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return
  const keys = document.querySelector('[data-keys]')
  if (going) {
    going = false
    const to = PLACES.get(event.code)
    if (to) location.href = to
    return
  }
  if (event.key === '?' || event.key === '؟') keys.showModal()
  else if (event.code === 'Slash') {
    event.preventDefault()
    document.querySelector('[data-search]').focus()
  } else if (event.code === 'KeyG') going = true
  else if (pairs.length > 0 && event.code === 'KeyJ') toPair(1)
  else if (pairs.length > 0 && event.code === 'KeyK') toPair(pairAt() === null ? 0 : -1)
  else if (event.code === 'KeyS') judge('same')
  else if (event.code === 'KeyD') judge('different')
  else if (event.code === 'KeyU') judge('doubt')
  else if (event.code === 'KeyJ') step(1)
  else if (event.code === 'KeyK') step(-1)
  else if (event.code === 'KeyC') press('confirm')
  else if (event.code === 'KeyE') press('correct')
  else if (event.code === 'KeyX') press('reject')
  else if (event.code === 'KeyZ') (document.querySelector('.effect button') ?? noteAt()?.querySelector('[data-do="undo"]'))?.click()
  else if (event.code === 'BracketLeft') document.querySelector('[data-version="before"]')?.click()
  else if (event.code === 'BracketRight') document.querySelector('[data-version="after"]')?.click()
  else if (event.code === 'Escape') close()
  else if (event.code === 'Enter' && document.activeElement?.dataset?.f && document.activeElement.tagName !== 'A') open(document.activeElement.dataset.f)
  else if (/^Digit[1-6]$/.test(event.code)) all('.legend [data-kind]')[Number(event.code.slice(5)) - 1]?.click()
})
