// What the keys and buttons of the desk do.
"use strict";

const choices = { c: "confirmed", e: "explained", m: "wrong-match", r: "wrong-reading", o: "open" };

const acts = {
  next: () => step(1),
  previous: () => step(-1),
  back() {
    app().dataset.view = "list";
    history.pushState({ htmx: true }, "", `/${$("#listing").dataset.query}`);
    rowOf(opened())?.scrollIntoView({ block: "center" });
  },
  help: () => $("#help").showModal(),
  undo() {
    htmx.ajax("POST", "/undo", { source: "#toasts", swap: "none", values: { base: app().dataset.seq } });
  },
  "assign-me"() {
    const form = $("form.assign");
    if (!form) return;
    form.elements.namedItem("assignee").value = app().dataset.me;
    form.requestSubmit();
  },
  "choose-all"() {
    picks().forEach((pick) => (pick.checked = true));
    chosen();
  },
  "choose-none": () => unchoose(),
  async "copy-link"() {
    try {
      await navigator.clipboard.writeText(new URL(`/findings/${opened()}`, location.href).href);
      toast("Link copied.");
    } catch {
      toast(`This page's address is the link: /findings/${opened()}`);
    }
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-do]");
  if (button && acts[button.dataset.do]) acts[button.dataset.do]();
  for (const menu of $$("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

function choose(state) {
  const form = $("#decide");
  const radio = form && $(`input[name="state"][value="${state}"]`, form);
  if (!radio) return;
  radio.checked = true;
  keepDraft(form);
  const first = $(`.when-${state} input[type="radio"]:checked, .when-${state} input[type="radio"]`, form);
  (first ?? radio).focus();
  form.scrollIntoView({ block: "nearest" });
}

function pickOption(digit) {
  const form = $("#decide");
  const state = form && $('input[name="state"]:checked', form)?.value;
  const options = state ? $$(`.when-${state} .options input`, form) : [];
  const radio = options[state === "confirmed" ? digit : digit - 1];
  if (!radio) return false;
  radio.checked = true;
  radio.focus();
  keepDraft(form);
  return true;
}

function cycle(slot) {
  const pane = $(`#pane-${slot}`);
  if (!pane) return;
  const next = (Number(pane.dataset.chosen) + 1) % Number(pane.dataset.count);
  $(`[data-tab="${next}"]`, pane)?.click();
}

const single = {
  j: acts.next,
  k: acts.previous,
  ArrowDown: acts.next,
  ArrowUp: acts.previous,
  h: () => cycle("a"),
  l: () => cycle("b"),
  a: () => $$('[data-do="all-claims"]').forEach((box) => box.click()),
  u: acts.undo,
  i: acts["assign-me"],
  "?": acts.help,
  "/": () => $("#q").focus(),
  n: () => $("form.comment textarea")?.focus(),
  x() {
    const pick = $('input[name="keys"]', rowOf(opened()) ?? document.createElement("div"));
    if (pick) pick.click();
  },
  b: () => ($("#bulk").hidden ? toast("Choose findings first (x).") : $("#bulk select").focus()),
  f() {
    const filters = $(".more-filters");
    filters.open = true;
    $("select", filters).focus();
  },
};

const typed = (target) => target.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=button])");
const keysOn = () => localStorage.getItem("keys") !== "0";

function pressed(event) {
  const { key, target } = event;
  if (key === "Escape") return escaped(target);
  if (key === "Enter" && (event.ctrlKey || event.metaKey) && target.form) return target.form.requestSubmit();
  if (event.ctrlKey || event.metaKey || event.altKey || typed(target) || $("dialog[open]") || !keysOn()) return false;
  return single_(event, key, target);
}

function single_(event, key, target) {
  const inForm = target.closest?.("#decide");
  if (inForm && key === "Enter" && target.matches("input")) return target.form.requestSubmit();
  if (/^[0-9]$/.test(key)) return pickOption(Number(key));
  if (choices[key]) return choose(choices[key]);
  if (!single[key]) return false;
  if (key.startsWith("Arrow") && (inForm || target.matches?.(".text, summary, button, input, a"))) return false;
  return single[key]();
}

function escaped(target) {
  unexplain();
  for (const menu of $$("details.menu[open]")) menu.open = false;
  if (target !== document.body) target.blur?.();
  return false;
}

document.addEventListener("keydown", (event) => {
  if (pressed(event) !== false) event.preventDefault();
});

document.addEventListener("DOMContentLoaded", () => {
  const box = $("#keys-on");
  box.checked = keysOn();
  box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "1" : "0"));
  const onward = localStorage.getItem("onward");
  if (onward !== null && $("#onward")) $("#onward").checked = onward === "1";
});
document.addEventListener("htmx:afterSettle", () => {
  const onward = localStorage.getItem("onward");
  if (onward !== null && $("#onward")) $("#onward").checked = onward === "1";
});
document.addEventListener("htmx:afterRequest", (event) => {
  const after = event.detail.elt.dataset?.doAfter;
  if (after && event.detail.successful) requestAnimationFrame(() => acts[after]());
});
