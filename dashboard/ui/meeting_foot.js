// The foot of a slide, and the keys of a meeting. The browser counts down and listens; the server only hears which slide comes next.

const SHORTCUTS = {
  ArrowLeft: "previous", PageUp: "previous", ArrowRight: "next", PageDown: "next", Home: "first", End: "last",
  " ": "pause", f: "full", F: "full", l: "light", L: "light", Escape: "leave",
}
const TYPING = "input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=combobox], [role=grid]"
const PRESSABLE = "button, a, summary"

// What survives a change of slide: whether the clock runs, and what is left of the slide's time.
const clock = window.__meeting ?? (window.__meeting = { meeting: "", running: false, slide: "", left: 0, at: 0, asked: "", since: 0 })
const PATIENCE = 3000  // milliseconds until a slide that did not come is asked for once more: a word may be lost while a page begins

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement
  const find = part => box.querySelector(`[data-part=${part}]`)
  const place = () => data.slides.findIndex(slide => slide.name === clock.slide)

  const press = key => document.querySelector(`.st-key-${key} a`)?.click()
  const begin = name => {
    clock.slide = name
    clock.left = 1000 * (data.slides.find(slide => slide.name === name)?.seconds ?? 0)
    clock.at = Date.now()
  }
  const stand = query => {
    if (window.location.search !== `?${query}`)
      window.history.replaceState(window.history.state, "", `${window.location.pathname}?${query}`)
  }
  const ask = slide => {
    clock.asked = slide.name
    clock.since = Date.now()
    stand(slide.query)
    setTriggerValue("slide", slide.name)
  }
  const turn = index => {
    const slide = data.slides[index]
    if (!slide || slide.name === clock.slide) return
    begin(slide.name)
    ask(slide)
    draw()
  }
  const full = () => {
    if (document.fullscreenElement) document.exitFullscreen()
    else document.documentElement.requestFullscreen?.()
  }
  const deeds = {
    previous: () => turn(place() - 1),
    next: () => turn(place() + 1),
    first: () => turn(0),
    last: () => turn(data.slides.length - 1),
    pause: () => { clock.running = !clock.running && place() < data.slides.length - 1; clock.at = Date.now(); draw() },
    full,
    light: () => setTriggerValue("look", data.look === "dark" ? "light" : "dark"),
    leave: () => press("leave_meeting"),
  }

  const draw = () => {
    const here = data.slides[place()]
    const share = here ? Math.max(0, clock.left) / (1000 * here.seconds) : 0
    const seconds = Math.ceil(Math.max(0, clock.left) / 1000)
    find("rest").style.width = `${100 * share}%`
    find("left").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
    find("clock").classList.toggle("running", clock.running)
    find("pause_word").textContent = clock.running ? "暂停" : "自动翻页"
    find("pause").setAttribute("aria-label", clock.running ? "暂停自动翻页" : "开始自动翻页")
    find("light_word").textContent = data.look === "dark" ? "浅色" : "深色"
    find("previous").disabled = place() <= 0
    find("next").disabled = place() >= data.slides.length - 1
    find("pause").disabled = place() >= data.slides.length - 1
    for (const button of find("agenda").children) {
      if (button.dataset.slide === clock.slide) button.setAttribute("aria-current", "page")
      else button.removeAttribute("aria-current")
    }
  }

  const tick = () => {
    const now = Date.now()
    if (clock.running) {
      clock.left -= now - clock.at
      if (clock.left <= 0) turn(place() + 1)
      if (place() >= data.slides.length - 1) clock.running = false
    }
    clock.at = now
    if (clock.asked && now - clock.since > PATIENCE) ask(data.slides[place()])
    draw()
  }

  const heard = event => {
    const from = event.composedPath()[0]
    const deed = SHORTCUTS[event.key] ?? (/^[1-9]$/.test(event.key) ? Number(event.key) - 1 : undefined)
    if (deed === undefined || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    if (from instanceof Element && from.closest(TYPING)) return
    if (document.querySelector("[role=dialog], [role=listbox]")) return
    if (!data.slides.length) {
      if (deed !== "leave") return
      event.preventDefault()
      press("back_to_slide")
      return
    }
    if (event.key === " " && from instanceof Element && from.closest(PRESSABLE)) return
    event.preventDefault()
    if (typeof deed === "number") turn(deed)
    else deeds[deed]()
  }

  const stop = () => {
    window.clearInterval(clock.timer)
    window.removeEventListener("keydown", clock.heard)
  }
  stop()
  clock.heard = heard
  window.addEventListener("keydown", heard)
  if (!data.slides.length) return stop

  if (clock.meeting !== data.meeting) {
    Object.assign(clock, { meeting: data.meeting, running: false, slide: "", asked: "" })
  }
  if (clock.asked === data.slide) clock.asked = ""
  if (!clock.asked && clock.slide !== data.slide) begin(data.slide)
  clock.at = Date.now()
  const now = data.slides.find(slide => slide.name === data.slide)
  if (data.fresh) {
    stand(now.query)
    setTriggerValue("slide", now.name)
  }

  const agenda = find("agenda")
  if (agenda.childElementCount !== data.slides.length || agenda.dataset.meeting !== data.meeting) {
    agenda.dataset.meeting = data.meeting
    agenda.replaceChildren(...data.slides.map((slide, index) => {
      const button = document.createElement("button")
      button.type = "button"
      button.dataset.slide = slide.name
      button.textContent = `${index + 1} ${slide.short}`
      return button
    }))
  }
  ;[...agenda.children].forEach((button, index) => { button.onclick = event => { turn(index); rest(event) } })
  // After a press of the mouse the keys belong to the meeting again: Space pauses instead of pressing the button once more.
  const rest = event => { if (event.detail) event.currentTarget.blur() }
  for (const name of ["previous", "pause", "next", "full", "light"])
    find(name).onclick = event => { deeds[name](); rest(event) }
  clock.timer = window.setInterval(tick, 200)
  draw()
  return stop
}
