// Hears clicks on [data-explain] and tells Python; makes a PNG of a chart for clicks on [data-picture].
const panelOf = name => {
  const button = document.querySelector(`[data-explain="${CSS.escape(name)}"]`)
  return button && button.closest('[data-testid="stVerticalBlock"]')
}
// A block with several buttons is no panel: whose chart it would be is not known.
const chartOf = name => {
  const panel = panelOf(name)
  return panel && panel.querySelectorAll("[data-explain]").length === 1 ? panel.querySelector(".js-plotly-plot") : null
}

const imageOf = svg => new Promise((resolve, reject) => {
  const box = svg.getBoundingClientRect(), copy = svg.cloneNode(true)
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg")
  copy.setAttribute("width", box.width)
  copy.setAttribute("height", box.height)
  const image = new Image()
  image.onload = () => resolve(image)
  image.onerror = () => reject(new Error("svg"))
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy))
})

// Chinese breaks anywhere but before a closing mark and within a number; a line is as long as fits.
const wrapped = (pen, text, width) => {
  const lines = []
  let line = ""
  for (const piece of text.match(/[\w.,%+-]+|[^\w][，。；：、）”]*/gu) || []) {
    if (line && pen.measureText(line + piece).width > width) { lines.push(line); line = "" }
    line += line ? piece : piece.trimStart()
  }
  return line ? [...lines, line] : lines
}

const draw = async told => {
  const chart = chartOf(told.name)
  if (!chart) return false
  const style = getComputedStyle(document.documentElement), rem = parseFloat(style.fontSize), zoom = 2
  const colour = name => style.getPropertyValue(`--${name}`).trim()
  const face = getComputedStyle(document.querySelector('[data-testid="stApp"]')).fontFamily
  const box = chart.getBoundingClientRect(), edge = 1.4 * rem
  const width = Math.max(box.width, 26 * rem), small = 0.82 * rem, step = 1.5 * small
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d")
  pen.font = `${small}px ${face}`
  const foot = told.lines.flatMap(line => wrapped(pen, line, width))
  const note = wrapped(pen, told.note, width)
  const top = edge + 1.7 * rem + note.length * step + 0.6 * rem
  const height = top + box.height + 0.8 * rem + foot.length * step + edge
  canvas.width = Math.round((width + 2 * edge) * zoom)
  canvas.height = Math.round(height * zoom)
  pen.scale(zoom, zoom)
  pen.fillStyle = colour("paper")
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = colour("ink")
  pen.fillRect(edge, edge, width, 0.11 * rem)
  pen.textBaseline = "top"
  pen.font = `700 ${1.18 * rem}px ${face}`
  pen.fillText(told.title, edge, edge + 0.4 * rem)
  pen.font = `${small}px ${face}`
  pen.fillStyle = colour("ink2")
  note.forEach((line, place) => pen.fillText(line, edge, edge + 2 * rem + place * step))
  for (const svg of chart.querySelectorAll("svg.main-svg")) {
    const at = svg.getBoundingClientRect()
    if (at.width) pen.drawImage(await imageOf(svg), edge + at.left - box.left, top + at.top - box.top, at.width, at.height)
  }
  const bottom = top + box.height + 0.8 * rem
  pen.fillStyle = colour("rule")
  pen.fillRect(edge, bottom - 0.4 * rem, width, 0.06 * rem)
  pen.fillStyle = colour("ink2")
  foot.forEach((line, place) => pen.fillText(line, edge, bottom + place * step))
  const made = await new Promise(resolve => canvas.toBlob(resolve, "image/png"))
  const link = document.createElement("a")
  link.href = URL.createObjectURL(made)
  link.download = told.file
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
  return true
}

export default function({setTriggerValue}) {
  const hear = event => {
    if (!(event.target instanceof Element)) return
    const asked = event.target.closest("[data-explain]"), wanted = event.target.closest("[data-picture]")
    if (asked) {
      event.preventDefault()
      asked.focus()
      const name = asked.dataset.explain
      setTriggerValue("explain", {name, chart: Boolean(chartOf(name))})
    }
    if (wanted) {
      const said = wanted.textContent
      const answer = done => {
        if (done) return
        wanted.textContent = "没有画成，请用浏览器截图"
        setTimeout(() => { wanted.textContent = said }, 4000)
      }
      draw(JSON.parse(wanted.dataset.picture)).then(answer, () => answer(false))
    }
  }
  document.addEventListener("click", hear)
  document.documentElement.dataset.hears = "explain"  // from now on a click is answered
  return () => document.removeEventListener("click", hear)
}
