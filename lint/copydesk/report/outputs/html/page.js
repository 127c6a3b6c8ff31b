"use strict";
(() => {
  const all = (query, where = document) => [...where.querySelectorAll(query)];
  const by = (id) => document.getElementById(id);
  const form = by("bar"), said = by("shown"), unfold = by("unfold");
  const articles = all("section.a");
  const LEVELS = { e: "error", w: "warning", i: "info" }, STATES = { s: "suppressed", b: "baseline", u: "unchanged" };
  const notes = articles.flatMap((article, at) => all(".n", article).map((item) => ({
    item,
    article: at + 1,
    level: LEVELS[[..."ewi"].find((one) => item.classList.contains(one))],
    status: STATES[[..."sbu"].find((one) => item.classList.contains(one))] ?? "open",
    rule: item.dataset.r,
    words: null,
  })));
  const boxes = (name) => all(`[name=${name}]`, form);
  const EVERY = { severity: boxes("severity").map((box) => box.value), status: boxes("status").map((box) => box.value) };
  const ONE = ["rule", "article", "q"];
  let current = null, place = "";

  // What the form says, as few words as it takes: nothing where nothing is filtered.
  function state() {
    const data = new FormData(form), query = new URLSearchParams();
    for (const name in EVERY) {
      const chosen = data.getAll(name);
      if (chosen.length < EVERY[name].length) query.set(name, chosen.join(","));
    }
    for (const name of ONE) {
      const value = (data.get(name) || "").trim();
      if (value) query.set(name, value);
    }
    return query;
  }

  function fill(query) {
    for (const name in EVERY) {
      const chosen = query.has(name) ? query.get(name).split(",") : EVERY[name];
      for (const box of boxes(name)) box.checked = chosen.includes(box.value);
    }
    for (const name of ONE) form.elements[name].value = query.get(name) || "";
    for (const name of ["rule", "article"]) if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
  }

  function remember() {
    const query = state();
    if (place) query.set("at", place);
    const hash = query.toString().replaceAll("%2C", ",");
    try { history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search); } catch { /* a page from a file */ }
  }

  function apply() {
    const query = state(), narrow = [...query.keys()].length > 0;
    const levels = new Set((query.get("severity") ?? EVERY.severity.join()).split(","));
    const states = query.has("status") && new Set(query.get("status").split(","));
    const rule = query.get("rule"), article = Number(query.get("article")), words = (query.get("q") || "").toLowerCase();
    const hidden = new Set(), alive = new Set();
    let count = 0;
    for (const note of notes) {
      let fits = levels.has(note.level) && (!states || states.has(note.status)) && (!rule || note.rule === rule) && (!article || note.article === article);
      if (fits && words) {
        note.words ??= note.item.textContent.toLowerCase();
        fits = note.words.includes(words);
      }
      note.item.hidden = !fits;
      if (fits) { count++; alive.add(note.article); } else hidden.add(note.item.id);
    }
    const whole = unfold.getAttribute("aria-pressed") === "true";
    articles.forEach((section, at) => {
      section.hidden = narrow && !alive.has(at + 1);
      if (section.hidden) return;
      for (const hints of all(".hints", section)) {
        const some = Boolean(hints.querySelector(".n:not([hidden])"));
        hints.hidden = !some;
        hints.open = narrow && some;
      }
      for (const row of all(".proof > *", section)) row.hidden = narrow && !whole && !row.querySelector(".n:not([hidden])");
      for (const mark of all("mark", section)) {
        mark.classList.toggle("off", hidden.size > 0 && mark.dataset.n.split(" ").every((n) => hidden.has(section.id + "n" + n)));
      }
    });
    const many = (number, thing) => `${number.toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;
    said.textContent = narrow
      ? `${count.toLocaleString("en")} of ${many(notes.length, "note")} shown, in ${alive.size} of ${many(articles.length, "article")}`
      : `${many(notes.length, "note")} in ${many(articles.length, "article")}`;
  }

  function change() { place = ""; apply(); remember(); }

  // Show an element wherever it is hidden or folded away, and go there.
  function go(target, keep) {
    if (!target) return;
    if (target.closest("section.a [hidden], section.a[hidden]")) { form.reset(); fill(new URLSearchParams()); apply(); }
    for (let up = target.parentElement; up; up = up.parentElement) if (up.localName === "details") up.open = true;
    current?.classList.remove("at");
    current = target;
    if (target.matches("li, mark")) target.classList.add("at");
    if (!target.matches("a, button, input, summary")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: target.matches("li, mark") ? "center" : "start" });
    if (keep) { place = target.id; remember(); }
  }

  function step(by_) {
    const seen = notes.filter((note) => !note.item.hidden).map((note) => note.item);
    if (!seen.length) return;
    const here = current && current.isConnected ? current : null;
    let at = seen.indexOf(here?.closest(".n"));
    if (at < 0 && here) {
      const after = seen.findIndex((item) => here.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING);
      at = after < 0 ? seen.length - 1 : by_ > 0 ? after - 1 : after;
    } else if (at < 0) at = by_ > 0 ? -1 : 0;
    go(seen[(at + by_ + seen.length) % seen.length], true);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      event.preventDefault();
      if (link.dataset.filter) {
        fill(new URLSearchParams(link.dataset.filter));
        change();
        go(by("articles"));
      } else go(by(link.getAttribute("href").slice(1)), true);
      return;
    }
    const mark = event.target.closest("mark");
    if (mark && getSelection().isCollapsed) {
      const name = mark.closest("section.a").id;
      go(mark.dataset.n.split(" ").map((n) => by(name + "n" + n)).find((item) => item && !item.hidden), true);
    }
  });

  let wait = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(wait);
    wait = setTimeout(change, event.target.name === "q" ? 200 : 0);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); change(); });
  form.addEventListener("reset", () => setTimeout(change, 0));
  by("next").addEventListener("click", () => step(1));
  by("previous").addEventListener("click", () => step(-1));
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const fold of all("details.fold")) fold.open = open;
    apply();
  });

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("main details:not([open], .hints)");
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; });

  try {
    const kept = localStorage.getItem("copydesk-theme");
    if (kept && by("theme-" + kept)) by("theme-" + kept).checked = true;
    for (const choice of all("[name=theme]")) {
      choice.addEventListener("change", () => { try { localStorage.setItem("copydesk-theme", choice.value); } catch { /* not kept */ } });
    }
  } catch { /* the choice is not kept */ }

  function enter() {
    const hash = decodeURIComponent(location.hash.slice(1));
    const query = new URLSearchParams(hash.includes("=") ? hash : "");
    fill(query);
    apply();
    const target = by(hash.includes("=") ? query.get("at") || "" : hash);
    if (target) go(target, true);
    return [...query.keys()].length > 0;
  }
  form.hidden = false;
  if (!enter() && innerWidth < 700) form.querySelector("details").open = false;
  addEventListener("hashchange", enter);
})();
