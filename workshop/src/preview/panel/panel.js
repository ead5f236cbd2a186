// The panel around the assistant: chooses what is shown, and shows what follows from the answers.
// It reads the assistant's draft from the browser's storage, which both share.

const $ = (id) => document.getElementById(id);
const language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "de";
const words = WORDS[language];
const VIEWS = { full: "100%", phone: "390px", narrow: "320px", tablet: "768px" };

let overview = { services: [], findings: [], errors: 0 };
let drawn = "";
let chosen = null;
let opened = "";

// ---- what is shown

const service = () => overview.services.find((own) => own.id === $("service").value);
const key = () => `${$("municipality").value}/${$("service").value}`;

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text !== null) made.textContent = text;
  made.append(...children);
  return made;
}

function options(select, list, keep = select.value) {
  select.replaceChildren(...list.map(([value, text]) => {
    const option = element("option", text);
    option.value = value;
    return option;
  }));
  if (list.some(([value]) => value === keep)) select.value = keep;
}

function say(text) {
  $("said").textContent = text;
}

async function refresh() {
  overview = await (await fetch("/preview/state")).json();
  options($("service"), overview.services.map((own) => [own.id, own.title]));
  chooseService();
  $("findings").hidden = overview.findings.length === 0;
  $("stale").hidden = overview.errors === 0;
  $("found").textContent = overview.findings.join("\n");
}

function chooseService() {
  const own = service();
  options($("municipality"), (own?.municipalities ?? []).map((one) => [one.ars, one.name]));
  const scenarios = own?.scenarios ?? [];
  options($("scenario"), [["", words.none], ...scenarios.map((one) => [one.name, one.title])]);
  chooseScenario();
  if (!own) say(words.noService);
}

function chooseScenario() {
  const scenario = service()?.scenarios.find((one) => one.name === $("scenario").value);
  const pages = scenario?.pages ?? [];
  const steps = [["0", words.start], ...pages.map((page, at) => [`${at + 1}`, page])];
  options($("upto"), steps);
  $("upto").value = `${pages.length}`;
  $("upto").disabled = $("open").disabled = !scenario;
}

function show(hash = "") {
  if (!service() || !$("municipality").value) return;
  drawn = "";
  opened = key();
  const address = `/${opened}`;
  const frame = $("frame").contentWindow;
  sessionStorage.setItem("preview-day", $("day").value);
  if (frame.location.pathname === address) {
    if (hash) frame.location.hash = hash;
    frame.location.reload();
  } else {
    frame.location.replace(address + hash);
  }
}

// ---- the draft in the browser's storage

function storage() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("direktantrag");
    // The assistant makes the stores; a base without them must not be left behind.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function drafts(mode, work) {
  const base = await storage();
  try {
    const store = base.transaction("drafts", mode).objectStore("drafts");
    return await new Promise((resolve, reject) => {
      const request = work(store);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    base.close();
  }
}

// The key of the draft that the assistant in this tab is about (`frontend/boot/store.js`, `tab`).
const place = (of) => sessionStorage.getItem(`direktantrag ${of}`) ?? of;

async function draft(of = key()) {
  try {
    const text = await drafts("readonly", (store) => store.get(place(of)));
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

const keep = (kept) => drafts("readwrite", (store) => store.put(JSON.stringify(kept), place(key())));

// What changes the draft waits for what does already: who erases it must not see it come back.
let turn = Promise.resolve();
const inTurn = (act) => () => (turn = turn.then(act, act));

async function openScenario() {
  const asked = new URLSearchParams({
    service: $("service").value, scenario: $("scenario").value, pages: $("upto").value,
  });
  const answer = await fetch(`/preview/start?${asked}`);
  if (!answer.ok) return;
  const begun = await answer.json();
  $("municipality").value = begun.municipality;
  $("day").value = begun.day;
  const page = begun.page ? `#/page/${begun.page}` : "#/check";
  await keep({
    service: $("service").value, bundle: begun.bundle, page, language,
    updated: Date.now(), answers: begun.answers,
  });
  show(page);
}

async function clearAnswers() {
  await drafts("readwrite", (store) => store.delete(place(key())));
  await drafts("readonly", (store) => store.count());
  show("#/");
}

/// Another municipality takes the answers over, to be compared.
async function moved() {
  const kept = await draft(opened);
  if (kept) await keep(kept);
  show();
}

/// What was compiled anew takes the answers over as they are.
async function compiled() {
  await refresh();
  if (overview.errors) {
    say(words.failed);
    return;
  }
  const kept = await draft();
  if (kept && service()) await keep({ ...kept, bundle: service().bundle });
  say(`${words.compiled} ${new Date().toLocaleTimeString(language)}`);
  show();
}

// ---- what follows from the answers

async function follow() {
  const kept = await draft();
  const state = JSON.stringify([key(), $("day").value, chosen, kept?.answers ?? {}]);
  if (state === drawn || !service() || !$("municipality").value) return;
  const answer = await fetch("/preview/explain", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      service: $("service").value, municipality: $("municipality").value,
      day: $("day").value, answers: kept?.answers ?? {}, path: chosen,
    }),
  });
  if (!answer.ok) return;
  drawn = state;
  const { assessment, node } = await answer.json();
  drawResult(assessment);
  drawNodes(assessment);
  drawWhy(node);
}

const yesNo = (value) => (value === null ? words.unknown : value ? words.yes : words.no);
const amount = (cents) =>
  (cents / 100).toLocaleString(language, { style: "currency", currency: "EUR" });
const written = (value) =>
  value === null ? words.unknown : typeof value === "object" ? Object.values(value).flat().join(", ") : `${value}`;

function list(into, pairs) {
  into.replaceChildren(...pairs.flatMap(([name, ...texts]) => [
    element("dt", name), ...texts.map((text) => element("dd", text)),
  ]));
}

function drawResult(assessment) {
  const { outcome, fee, deadline, documents, complete, next, problems, pages } = assessment;
  list($("result"), [
    [words.complete, yesNo(complete)],
    [words.outcome, outcome ?? words.unknown],
    [words.fee, fee === null ? words.unknown : amount(fee)],
    [words.deadline, deadline ?? words.unknown],
    [words.documents, documents.join(", ") || words.nothing],
    [words.next, next ?? words.nothing],
  ]);
  $("problems").replaceChildren(...problems.map((one) => {
    const told = [one.code, one.detail, one.soft && `(${words.soft})`].filter(Boolean).join(" ");
    return element("li", null, element("code", one.path), ` ${told}`);
  }));
  if (!problems.length) $("problems").append(element("li", words.nothing));
  const progress = {
    untouched: words.untouched, begun: words.begun, wrong: words.wrong, complete: words.done,
  };
  $("pages").replaceChildren(...pages.map((page) => {
    const link = element("button", page.id);
    link.type = "button";
    link.disabled = !page.relevant;
    link.onclick = () => ($("frame").contentWindow.location.hash = `#/page/${page.id}`);
    const state = page.relevant ? progress[page.progress] : words.unreached;
    return element("li", null, link, ` ${state}`);
  }));
}

function drawNodes(assessment) {
  const wanted = $("search").value.toLowerCase();
  const asked = $("asked").checked;
  const nodes = assessment.nodes.filter(
    (node) => (node.relevant || !asked) && node.path.toLowerCase().includes(wanted),
  );
  $("nodes").replaceChildren(...nodes.map((node) => {
    const told = [
      !node.relevant && words.notAsked, node.required && words.required,
      node.readonly && words.readonly, node.blank && words.blank,
    ].filter(Boolean).join(", ");
    const button = element("button", node.path);
    button.type = "button";
    if (node.path === chosen) button.setAttribute("aria-current", "true");
    button.onclick = () => {
      chosen = node.path;
      drawn = "";
      follow().then(() => $("details").focus());
    };
    const value = node.value === null ? "" : ` = ${written(node.value)}`;
    return element("li", null, button, element("span", value), " ", element("small", told));
  }));
}

function drawWhy(node) {
  $("details").hidden = !node;
  if (!node) return;
  $("about").textContent = node.path;
  const grounds = node.why.flatMap((ground) => [
    [`${words.carrier} ${ground.carrier}`, ground.source],
    [words.holds, yesNo(ground.holds)],
    ...ground.reads.map((read) => [words.reads, `${read.path}: ${written(read.value)}`]),
  ]);
  const facet = (name, source) => (source ? [[name, source]] : []);
  list($("why"), [
    ...(grounds.length ? grounds : [[words.always]]),
    ...facet(words.requiredWhen, node.required),
    ...facet(words.readonlyWhen, node.readonly),
    ...facet(words.calculate, node.calculate),
    ...node.checks.map((check) => [`${words.check} ${check.id}`, check.source]),
    ...(node.basis.length ? [[words.basis, ...node.basis.map((basis) => basis.text ?? basis)]] : []),
    ...(node.affects.length ? [[words.affects, ...node.affects]] : []),
  ]);
}

// ---- begin

for (const place of document.querySelectorAll("[data-word]")) {
  place.textContent = words[place.dataset.word];
}
document.documentElement.lang = language;
document.title = words.title;
$("frame").title = words.frame;
options($("view"), Object.keys(VIEWS).map((view) => [view, words[view]]));
$("day").value = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
$("view").onchange = () => ($("frame").style.width = VIEWS[$("view").value]);
$("service").onchange = () => {
  chosen = null;
  chooseService();
  show();
};
$("municipality").onchange = inTurn(moved);
$("day").onchange = () => show();
$("scenario").onchange = chooseScenario;
$("open").onclick = inTurn(openScenario);
$("clear").onclick = inTurn(clearAnswers);
$("search").oninput = $("asked").onchange = () => (drawn = "");
say(words.notSubmitted);

refresh().then(() => show());
const events = new EventSource("/preview/events");
events.onmessage = inTurn(compiled);
events.onerror = () => say(words.offline);
setInterval(follow, 250);
