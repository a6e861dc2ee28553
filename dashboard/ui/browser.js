// What runs in the browser: it says how wide and how dark the window is, and follows links without loading the page anew.

// As if the person had gone there by the browser's own buttons: Streamlit runs the page of the address.
const go = address => {
  const to = new URL(address, location)
  if (!to.search) to.search = ""  // takes a lonely question mark away
  if (to.href === location.href) return
  history.pushState({}, "", to)
  window.dispatchEvent(new PopStateEvent("popstate"))
}

const follow = event => {
  const link = event.target.closest?.("a[data-go]")
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  go(link.href)
}

// A chart says where its marks lead in its layout's meta. It is heard from the moment that the pointer enters it.
const heard = new WeakMap()
const hear = event => {
  const chart = event.target.closest?.(".js-plotly-plot")
  if (!chart?.on) return
  if (!heard.has(chart)) heard.set(chart, ({points}) => {
    const address = chart.layout?.meta?.leads?.[points[0].pointIndex ?? points[0].pointNumber]
    if (address) go(address)
  })
  chart.removeListener("plotly_click", heard.get(chart))  // drawing anew may have taken it off
  chart.on("plotly_click", heard.get(chart))
}

// A button that copies its text, or prints the page: no script stands in a page itself, its content policy refuses those.
const copyByHand = text => {
  const field = document.createElement("textarea")
  field.value = text
  field.setAttribute("readonly", "")
  field.style.position = "fixed"
  field.style.opacity = "0"
  document.body.appendChild(field)
  field.select()
  const done = document.execCommand("copy")
  field.remove()
  return done
}
const press = event => {
  const button = event.target.closest?.("button[data-copy], button[data-print]")
  if (!button) return
  if (button.dataset.print) return window.print()
  const text = button.dataset.copy, said = button.textContent
  const answer = done => {
    button.textContent = done ? "√ 已复制" : "没有复制成，请选中文字按 Ctrl+C"
    setTimeout(() => { button.textContent = said }, 2500)
  }
  if (navigator.clipboard && window.isSecureContext)
    navigator.clipboard.writeText(text).then(() => answer(true), () => answer(copyByHand(text)))
  else answer(copyByHand(text))
}

// The first stop of the keyboard: past the menu, to the page's sentence.
const skip = () => {
  document.querySelector("[data-testid=stMain]").id = "main"
  if (document.querySelector("a.skip")) return
  const link = document.body.insertBefore(document.createElement("a"), document.body.firstChild)
  link.className = "skip"
  link.href = "#main"
  link.textContent = "跳到正文"
  link.onclick = event => {
    event.preventDefault()
    const start = document.querySelector("h1, .state") ?? document.querySelector("[data-testid=stMain]")
    start.tabIndex = -1
    start.focus()
  }
}

export default function({data, setStateValue}) {
  const say = () => {
    const width = window.innerWidth
    const kind = width < 760 ? "phone" : width < 1600 ? "desk" : width < 2600 ? "wall" : "uhd"
    if (kind !== window.__viewport) {
      window.__viewport = kind
      if (kind !== data.kind) setStateValue("kind", kind)
    }
  }
  say()
  skip()
  document.documentElement.lang = "zh-CN"
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const dress = () => setStateValue("dark", dark.matches)  // at dusk a system may change its theme under an open page
  dark.addEventListener("change", dress)
  window.addEventListener("resize", say)
  document.addEventListener("click", follow)
  document.addEventListener("click", press)
  document.addEventListener("pointerover", hear)
  return () => {
    dark.removeEventListener("change", dress)
    window.removeEventListener("resize", say)
    document.removeEventListener("click", follow)
    document.removeEventListener("click", press)
    document.removeEventListener("pointerover", hear)
  }
}
