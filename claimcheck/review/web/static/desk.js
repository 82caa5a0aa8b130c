// The desk's page: news of other editors, what was saved, what could not be, hover readings, drafts.
"use strict";

const $ = (query, within = document) => within.querySelector(query);
const $$ = (query, within = document) => [...within.querySelectorAll(query)];
const app = () => document.body;
const opened = () => $("#finding")?.dataset.key;
const rowOf = (key) => document.getElementById(`row-${key}`);

// ---- toasts

function toast(text, { alert = false, undo = false } = {}) {
  const place = $(alert ? "#alerts" : "#toasts");
  if (!place) return;
  const shown = document.createElement("div");
  shown.className = "toast";
  shown.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.do = "undo";
    button.textContent = "Undo";
    shown.append(button);
  }
  place.replaceChildren(shown);
  setTimeout(() => shown.remove(), alert ? 20000 : 7000);
}

// ---- the list

const rows = () => $$("#rows .row");
const visibleRow = (key) => rows().findIndex((row) => row.dataset.key === key);

function openFinding(key, { focus = false } = {}) {
  const link = $(".row-link", rowOf(key) ?? document.createElement("div"));
  const address = link?.getAttribute("hx-push-url") ?? `/findings/${key}${$("#listing").dataset.query}`;
  app().dataset.view = "finding";
  return htmx.ajax("GET", `/findings/${key}`, { target: "#detail", source: "#detail" }).then(() => {
    if (opened() !== key) return;
    history.pushState({ htmx: true }, "", address);
    if (focus) $("#detail").focus({ preventScroll: true });
  });
}

function step(by) {
  const found = rows();
  if (!found.length) return;
  const at = visibleRow(opened());
  const next = at < 0 ? (by > 0 ? 0 : found.length - 1) : at + by;
  if (found[next]) openFinding(found[next].dataset.key);
  else turn(by);
}

function turn(by) {
  const link = $(by > 0 ? '.pager [rel="next"]' : '.pager [rel="prev"]', $("#list"));
  if (!link) return toast(by > 0 ? "That was the last finding." : "That was the first finding.");
  htmx.ajax("GET", link.getAttribute("hx-get"), { target: "#list", source: "#list" }).then(() => {
    const found = rows();
    const row = by > 0 ? found[0] : found.at(-1);
    if (row) openFinding(row.dataset.key);
  });
}

function nextOpen() {
  const found = rows();
  const at = visibleRow(opened());
  const onward = [...found.slice(at + 1), ...found.slice(0, Math.max(at, 0))];
  const row = onward.find((one) => one.dataset.state === "open" || one.dataset.state === "conflict");
  if (row) openFinding(row.dataset.key);
  else toast($(".pager [rel=next]") ? "All on this page are decided." : "All of these findings are decided.");
}

function mark(key) {
  rows().forEach((row) => row.toggleAttribute("aria-current", false));
  const row = key && rowOf(key);
  if (!row) return;
  row.setAttribute("aria-current", "true");
  row.scrollIntoView({ block: "nearest" });
}

// ---- what others did, and what was saved here

function applied(news) {
  const late = news.seq < Number(app().dataset.seq); // overtaken by newer news
  if (!late) app().dataset.seq = news.seq;
  if (news.again) htmx.ajax("GET", `/list${$("#listing")?.dataset.query ?? ""}`, { target: "#list", source: "#list" });
  for (const look of news.rows) {
    const row = rowOf(look.key);
    if (!row || Number(row.dataset.seen ?? 0) > news.seq) continue;
    row.dataset.seen = news.seq;
    dress(row, look);
  }
  if (late) return;
  const told = news.tally;
  const bar = $("#progress-bar");
  if (!bar) return;
  bar.value = told.all - told.open;
  $("#progress-text").textContent = `${(told.all - told.open).toLocaleString("en")} of ${told.all.toLocaleString("en")} decided`;
}

function recount(state, by) {
  const filter = $(`.states [data-filter="${state}"]`);
  if (!filter) return;
  const count = $(".count", filter);
  count.dataset.count = Number(count.dataset.count) + by;
  count.textContent = Number(count.dataset.count).toLocaleString("en");
  filter.parentElement.hidden = state === "conflict" && count.dataset.count === "0" && !filter.hasAttribute("aria-current");
}

const counted = (state) => (state === "conflict" ? ["conflict", "open"] : [state]);

function dress(row, look) {
  if (row.dataset.state !== look.state) {
    counted(row.dataset.state).forEach((state) => recount(state, -1));
    counted(look.state).forEach((state) => recount(state, 1));
  }
  row.dataset.state = look.state;
  const badge = $(".badge", row);
  badge.dataset.state = look.state;
  badge.textContent = look.label;
  const assignee = $(".assignee", row);
  assignee.textContent = look.assignee;
  assignee.hidden = !look.assignee;
  $(".changed-sign", row).hidden = !look.changed;
  const given = $("form.assign input[name=assignee]");
  if (given && look.key === opened() && given !== document.activeElement) given.value = look.assignee;
}

function renew(form) {
  const request = form.elements.namedItem("request");
  if (request) request.value = crypto.getRandomValues(new Uint32Array(4)).join("-");
  const base = form.elements.namedItem("base");
  if (base) base.value = app().dataset.seq;
}

function listen() {
  const sign = $("#live");
  if (!sign || !window.EventSource) return;
  const told = (state, words) => {
    sign.dataset.live = state;
    sign.title = `Live updates: ${words}`;
    sign.setAttribute("aria-label", sign.title);
  };
  const stream = new EventSource(`/events?since=${app().dataset.seq}`);
  stream.onopen = () => told("on", "on");
  stream.onerror = () => {
    told("off", "off; trying again");
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
  };
  stream.addEventListener("again", () => caughtUp());
  stream.addEventListener("change", (message) => {
    const news = JSON.parse(message.data);
    const mine = news.who === app().dataset.me;
    applied(news);
    if (news.rows.some((row) => row.key === opened()) && !mine) refreshed(news.who);
  });
  addEventListener("pagehide", () => stream.close(), { once: true });
}

function caughtUp() {
  htmx.ajax("GET", `/list${$("#listing")?.dataset.query ?? ""}`, { target: "#list", source: "#list" });
  if (opened()) refreshed("");
}

function refreshed(who) {
  const key = opened();
  htmx.ajax("GET", `/findings/${key}/record`, { target: "#history", swap: "outerHTML", source: "#history" });
  if (who) toast(`${who} has just changed this finding.`);
}

// ---- faults: nothing typed is lost, and the page says what happened

function failed(detail) {
  const said = detail.xhr?.responseText;
  const plain = detail.xhr?.getResponseHeader("content-type")?.startsWith("text/plain");
  const text = plain && said ? said : "The desk does not answer. Nothing that you typed is lost; save again in a moment.";
  const form = detail.elt?.closest?.("form.decide");
  const place = form && $(".refusal", form);
  if (place) {
    place.textContent = text;
    place.hidden = false;
  } else toast(text, { alert: true });
}

// ---- drafts: what is typed outlives a reload until it is saved

const draftOf = (form) => `draft:${form.dataset.key}`;

function keepDraft(form) {
  const found = [...new FormData(form)].filter(([name]) => !["csrf", "base", "request"].includes(name));
  sessionStorage.setItem(draftOf(form), JSON.stringify(found));
}

function restoreDraft(form) {
  let kept = [];
  try {
    kept = JSON.parse(sessionStorage.getItem(draftOf(form)) ?? "[]");
  } catch {
    return;
  }
  for (const [name, value] of kept) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
}

// ---- hover readings

function explain(target) {
  const card = $("#reading");
  if (!card) return;
  const given = target.dataset;
  const lines = [["Read as", given.reading], ["About", given.about], ["When", given.period], ["Others", given.others]];
  card.replaceChildren(
    ...lines.filter(([, text]) => text).map(([label, text]) => {
      const line = document.createElement("p");
      line.append(Object.assign(document.createElement("b"), { textContent: label }), ` ${text}`);
      return line;
    }),
  );
  card.hidden = false;
  target.setAttribute("aria-describedby", "reading");
  const at = target.getBoundingClientRect();
  const size = card.getBoundingClientRect();
  const below = at.bottom + size.height + 12 < innerHeight;
  place(card, Math.max(8, Math.min(at.left, innerWidth - size.width - 8)), below ? at.bottom + 6 : at.top - size.height - 6);
}

function place(card, left, top) {
  card.style.setProperty("left", `${left}px`);
  card.style.setProperty("top", `${Math.max(8, top)}px`);
}

function unexplain() {
  const card = $("#reading");
  if (card) card.hidden = true;
  $$('[aria-describedby="reading"]').forEach((one) => one.removeAttribute("aria-describedby"));
}

for (const [on, off] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(on, (event) => event.target.matches?.("mark[data-reading]") && explain(event.target));
  document.addEventListener(off, (event) => event.target.matches?.("mark[data-reading]") && unexplain());
}
document.addEventListener("scroll", unexplain, true);

// ---- places and times

function settle(within = document) {
  for (const text of $$(".text", within)) {
    const tab = $('.tab[aria-pressed="true"]', text.closest(".pane") ?? text);
    if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - 40;
    const mention = $("mark.focus", text);
    if (mention && text.scrollHeight > text.clientHeight) {
      const gap = mention.getBoundingClientRect().top - text.getBoundingClientRect().top;
      text.scrollTop += gap - text.clientHeight / 3;
    }
  }
  for (const time of $$("time[datetime]", within)) {
    const moment = new Date(time.getAttribute("datetime"));
    if (!Number.isNaN(moment.getTime())) time.title = moment.toLocaleString();
  }
}

// ---- wiring

document.addEventListener("DOMContentLoaded", () => {
  settle();
  const form = $("#decide");
  if (form) restoreDraft(form);
  if (opened() && matchMedia("(min-width: 48rem)").matches) mark(opened());
  listen();
});

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.target;
  if (target.id === "detail") {
    mark(opened());
    document.title = `${$("#finding").dataset.title} · claimcheck`;
    settle(target);
    restoreDraft($("#decide"));
    if (!matchMedia("(min-width: 48rem)").matches) scrollTo(0, 0);
  } else if (target.id === "list") {
    mark(opened());
    chosen();
    const base = $("#bulk [name=base]");
    if (base) base.value = $("#listing").dataset.seq;
    const query = $("#listing").dataset.query;
    const path = app().dataset.view === "finding" && opened() ? `/findings/${opened()}` : "/";
    history.replaceState(history.state, "", path + query);
  }
});
document.addEventListener("htmx:load", (event) => event.detail.elt.matches?.(".pane") && settle(event.detail.elt));

document.addEventListener("htmx:responseError", (event) => failed(event.detail));
document.addEventListener("htmx:sendError", (event) => failed({ elt: event.detail.elt }));
document.addEventListener("htmx:timeout", (event) => failed({ elt: event.detail.elt }));
document.addEventListener("htmx:beforeRequest", (event) => {
  const place = $(".refusal", event.detail.elt);
  if (place) place.hidden = true;
  if (event.detail.elt.matches?.(".row-link")) app().dataset.view = "finding";
});

document.addEventListener("desk:saved", (event) => {
  const news = event.detail;
  const onward = news.action === "decide" && !news.bulk && $("#onward")?.checked;
  applied(news);
  toast(news.said, { undo: news.action === "decide" || news.action === "assign" });
  $$("form").filter((form) => form.elements.namedItem("request")).forEach(renew);
  if (news.action === "decide" && news.key) cleared(news.key);
  if (news.action === "comment") {
    $("form.comment")?.reset();
    document.activeElement.blur();
  }
  if (news.bulk) unchoose();
  if (news.undo && news.goto && news.goto !== opened()) openFinding(news.goto);
  else if (news.bulk || news.undo) opened() && refreshed("");
  else if (onward) nextOpen();
});

function cleared(key) {
  sessionStorage.removeItem(`draft:${key}`);
  const form = $("#decide");
  if (form?.dataset.key === key) form.reset();
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("#decide");
  if (form) keepDraft(form);
});

document.addEventListener("change", (event) => {
  const target = event.target;
  if (target.name === "theme") dressAs(target.value);
  else if (target.name === "keys") chosen();
  else if (target.id === "onward") localStorage.setItem("onward", target.checked ? "1" : "0");
});

function dressAs(theme) {
  document.cookie = `claimcheck-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

// ---- bulk

const picks = () => $$('#rows input[name="keys"]');

function chosen() {
  const bulk = $("#bulk");
  if (!bulk) return;
  const count = picks().filter((pick) => pick.checked).length;
  bulk.hidden = count === 0;
  $("#bulk-count").textContent = count.toLocaleString("en");
}

function unchoose() {
  picks().forEach((pick) => (pick.checked = false));
  chosen();
}
