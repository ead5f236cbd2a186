// Shows a screen that a person can read when the assistant cannot run or has stopped. Answers are
// in the draft then, so that loading the page anew is all it takes.
(() => {
  const crash = () => {
    // The page to read says itself that the assistant did not come.
    if (document.querySelector("#reading:not([data-there])")) return;
    document.body.dataset.crashed = "";
    const screen = document.getElementById("crash");
    screen.hidden = false;
    screen.focus();
  };
  const running = () => document.querySelector("main") !== null;
  const broken = (error) =>
    typeof WebAssembly === "undefined" || error instanceof WebAssembly.RuntimeError;
  addEventListener("error", (event) => (broken(event.error) || !running()) && crash(), true);
  addEventListener("unhandledrejection", (event) => (broken(event.reason) || !running()) && crash());
  document.getElementById("reload").addEventListener("click", () => location.reload());
})();

// Where the assistant stands (`frontend/browser/src/site.rs`): on a page of its own.
globalThis.site = {
  origin: () => origin,
  path: () => location.pathname.replace(/\/frame$/, ""),
  search: () => location.search,
  hash: () => location.hash,
  go: (hash) => (location.hash = hash),
  follow: (act) => addEventListener("hashchange", act),
  find: (id) => document.getElementById(id),
  body: () => document.body,
  main: () => "main",
  name: (title, language, direction) => {
    document.title = title;
    Object.assign(document.documentElement, { lang: language, dir: direction });
  },
  rise: () => scrollTo(0, 0),
  reload: () => location.reload(),
  tell: () => {},
};

// Loads the part that signs and sends, once however often it is asked for. Browsers remember that a
// script could not be loaded, so another try asks under another name.
let tries = 0;
let loading;
const load = async () => {
  const { content } = document.querySelector("meta[name=submission]");
  const part = await import(tries++ ? `${content}?${tries}` : content);
  await part.default();
  return part;
};
globalThis.loadPart = () =>
  (loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  }));

// Has a worker keep what was loaded and what an application will need, for when there is no
// network. It begins when the page has long been shown: until then the line is needed for that.
// Browsers have no worker in some private windows; all works without.
const keepOffline = async () => {
  await navigator.serviceWorker.register("/offline.js");
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  active.postMessage({ page: location.pathname, loaded: loaded.filter((name) => name.startsWith(origin)) });
};
const patience = navigator.connection?.saveData ? 60_000 : 5_000;
const begin = () => setTimeout(() => keepOffline().catch(() => {}), patience);
if (navigator.serviceWorker) addEventListener("load", begin);
