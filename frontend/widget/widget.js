// <direkt-antrag service="…" municipality="…">: an application on a municipality's own page.
// What it promises to that page stands in `docs/widget.md`.

import { shelvesOf } from "./shelves.js";
import { siteOf } from "./site.js";
import { TEXTS, wrong } from "./texts.js";

// Filled in by the build (`xtask/node/widget.mjs`).
const GLUE = "", SUBMISSION = "", SHEET = "";

const origin = new URL(import.meta.url).origin;

/** How many assistants were started. Each has a module of its own, so that they share nothing. */
let started = 0;

const el = (tag, members = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), members);
  made.append(...children);
  return made;
};

/** Loads the part that signs and sends, once however often it is asked for. */
const partOf = (own, number) => {
  let tries = 0;
  let loading;
  const load = async () => {
    const part = await import(`${origin}/${SUBMISSION}?${number}.${tries++}`);
    await part.default(own);
    return part;
  };
  return () =>
    (loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    }));
};

class DirektAntrag extends HTMLElement {
  static observedAttributes = ["service", "municipality", "theme"];

  /** Grows only with what older pages would not understand (`docs/widget.md`). */
  static version = 1;

  #root = this.attachShadow({ mode: "open" });
  /** The number of the assistant that is shown; 0 for none. */
  #shown = 0;
  /** Ends what listens for it. */
  #heard;
  /** The municipality's own colours, once they are known. */
  #own = "";

  connectedCallback() {
    // Moved within the page, it is connected again, and goes on.
    if (!this.#shown) this.#start();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#shown || before === after) return;
    if (name === "theme") return this.#paint();
    if (this.isConnected) this.#start();
    else this.#shown = 0;
  }

  /** Shows the colours that the page asks for, or else the municipality's. */
  async #paint(own = this.#own) {
    this.#own = own;
    const colours = this.getAttribute("theme") ?? own;
    const sheet = new CSSStyleSheet();
    if (colours) {
      const answer = await fetch(`${origin}/api/v1/themes/${encodeURIComponent(colours)}`).catch(() => {});
      if (answer?.ok) sheet.replaceSync(await answer.text());
      // That is for whoever looks after the page: everyone else can read in KERN's colours.
      else if (answer) console.warn(`direkt-antrag, theme: ${(await answer.json()).detail}`);
    }
    if (colours === (this.getAttribute("theme") ?? this.#own)) this.#root.adoptedStyleSheets = [sheet];
  }

  async #start(shelves, hash = "") {
    const number = (this.#shown = ++started);
    const [ars, service] = ["municipality", "service"].map((name) => this.getAttribute(name) ?? "");
    const path = `/${ars}/${service}`;
    const body = el("section", { className: "body" });
    const beside = el("div", { className: "wrap beside" });
    const html = el("div", { className: "html" }, body, beside);
    const sheet = el("link", { rel: "stylesheet", href: `${origin}/${SHEET}` });
    this.#root.replaceChildren(sheet, html);
    // The sizes that the person has set, whatever the page makes of them.
    html.style.fontSize = "medium";
    html.style.setProperty("--rem", getComputedStyle(html).fontSize);
    html.style.minHeight = "30em";

    const say = (texts, ...more) => {
      const said = Object.entries(texts).map(([lang, text]) =>
        el("p", { className: "kern-body", lang, dir: "ltr" }, text),
      );
      const slot = el("p", { className: "kern-body" }, el("slot"));
      beside.replaceChildren(...said, ...more, slot);
    };
    const link = (address, text) =>
      el("p", { className: "kern-body" }, el("a", { className: "kern-link", href: origin + address }, text));
    const again = (act) => {
      const label = el("span", { className: "kern-label" }, TEXTS.again);
      return el("button", { type: "button", className: "kern-btn kern-btn--primary", onclick: act }, label);
    };
    const fails = (texts, act) => {
      beside.setAttribute("role", "alert");
      say(texts, again(act), link(path, TEXTS.own));
      html.dataset.failed = "";
    };

    const fault = wrong(ars, service);
    if (fault) {
      html.style.minHeight = "";
      return say(fault, link("/", TEXTS.list));
    }
    say(TEXTS.loading);

    const tell = (event, what, other) => {
      if (number !== this.#shown) return;
      // From the first view on it is as high as that.
      html.style.minHeight = "";
      if (what === "failure") say(TEXTS.unshown, link(path, TEXTS.own));
      else beside.replaceChildren();
      const detail = { page: { page: what }, submitted: { id: what, case_number: other } }[event] ?? {};
      const options = { bubbles: true, composed: true, detail };
      this.dispatchEvent(new CustomEvent(`direktantrag:${event}`, options));
    };
    let kept = shelves;
    const restart = (at) => this.#start(kept, at);
    const search = languageOf(this);
    const site = siteOf({ element: this, html, body, origin, path, search, hash, reload: restart, tell });
    // What stops for good leaves its traces in the name of its own module.
    const stop = (event) => {
      const error = event.error ?? event.reason;
      if (number !== this.#shown || !(error instanceof WebAssembly.RuntimeError)) return;
      if (String(error.stack).includes(`${GLUE}?${number}:`)) {
        body.remove();
        fails(TEXTS.stopped, () => restart(site.hash()));
      }
    };
    this.#heard?.abort();
    this.#heard = new AbortController();
    for (const event of ["error", "unhandledrejection"]) addEventListener(event, stop, { signal: this.#heard.signal });
    try {
      const assistant = import(`${origin}/${GLUE}?${number}`);
      const { embed, theme = "" } = await settingsOf(ars);
      this.#paint(theme).catch(() => {});
      kept ??= shelvesOf(embed?.drafts === true);
      const own = { site, shelves: kept.shelves };
      kept.loadPart = own.loadPart = partOf(own, number);
      await (await assistant).default(own);
    } catch {
      if (number === this.#shown) fails(TEXTS.failed, () => restart(hash));
    }
  }
}

/** What a municipality sets: whether drafts may be kept at the origin of the page around, and colours. */
const settingsOf = async (ars) => {
  const ask = async (path) => (await fetch(`${origin}/api/v1/municipalities/${ars}${path}`)).json();
  try {
    const { settings } = await ask("");
    return await ask(`/${settings}`);
  } catch {
    return {};
  }
};

/** The language that is asked for, or that of the page around, as the assistant's own address has it. */
const languageOf = (element) => {
  const tag = element.closest("[lang]")?.getAttribute("lang") ?? "";
  return `?lang=${tag === "de-x-simple" ? tag : tag.split("-")[0]}`;
};

// A page may have the script twice.
if (!customElements.get("direkt-antrag")) customElements.define("direkt-antrag", DirektAntrag);
