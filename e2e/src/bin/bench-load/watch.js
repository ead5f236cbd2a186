// Watches, in the page, how far it has come. It runs before the page's own scripts, and is given
// the title of the service.
((title) => {
  const painted = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(Math.round(performance.now()));
      port2.postMessage(null);
    });

  const button = "[data-action=start]";
  const control = "main form fieldset input";
  const reached = { readable: null, started: null, asked: null, field: null };

  // The start page can be read once the title of the service and a text below it are painted.
  const readable = () =>
    document.querySelector("main h1")?.textContent.trim() === title &&
    !!document.querySelector("main h1 ~ * p, main h1 ~ p")?.textContent.trim();
  let waits = false;
  const look = () => {
    if (!waits && readable()) {
      waits = true;
      painted((at) => (reached.readable = at));
    }
    const field = document.querySelector(control);
    if (field) reached.asked ??= Math.round(performance.now());
    if (field && reached.field === null && document.activeElement !== field) field.focus();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
  // The page gives the focus to its heading a moment after it is drawn.
  setInterval(look, 20);

  addEventListener("click", (event) => {
    if (event.isTrusted && event.target.closest?.(button)) reached.started ??= Math.round(event.timeStamp);
  }, true);
  addEventListener("input", (event) => {
    if (!event.isTrusted || !event.target.matches(control) || reached.field !== null) return;
    painted((at) => (reached.field ??= at));
  }, true);

  // What came until a moment: address, bytes of content as they were compressed, and whole. What
  // the browser had already came with no bytes.
  const answers = (until) => {
    const navigation = performance.getEntriesByType("navigation");
    const all = [...navigation, ...performance.getEntriesByType("resource")];
    const came = (entry) =>
      entry.transferSize > 0 && entry.responseEnd > 0 && entry.responseEnd <= until;
    return all.filter(came).map((entry) => [entry.name, entry.encodedBodySize, entry.decodedBodySize]);
  };

  // Where to press, and what was reached.
  const state = () => {
    const found = document.querySelector(control) ? null : document.querySelector(button);
    const { x, y, width, height } = found?.getBoundingClientRect() ?? {};
    const at = found ? [Math.round(x + width / 2), Math.round(y + height / 2)] : null;
    return { ...reached, button: at };
  };

  globalThis.watched = { state, answers };
})(TITLE);
