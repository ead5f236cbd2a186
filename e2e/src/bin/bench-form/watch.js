// Watches, in the page, what a keystroke leads to. It runs before the page's own scripts.
(() => {
  const milliseconds = () => performance.now();

  // Calls back once the frame that is due is painted: a task queued in the frame's own callback
  // runs after its style, layout and paint.
  const painted = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(milliseconds());
      port2.postMessage(null);
    });

  let pressed = 0;
  let keystroke;
  let changed = 0;
  addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  // On the way down, so before the page itself hears of it.
  addEventListener(
    "input",
    (event) => {
      if (!event.isTrusted) return;
      const own = { began: pressed, settled: milliseconds() };
      keystroke = own;
      painted((at) => (own.painted = at));
    },
    true,
  );
  // On the way up, so after the page has dealt with it.
  addEventListener("input", () => keystroke && (keystroke.settled = milliseconds()));
  new MutationObserver(() => {
    changed = milliseconds();
    if (keystroke) keystroke.settled = changed;
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const micro = (from, to) => Math.max(0, Math.round((to - from) * 1000));

  // Whether nothing in the document has changed for so many milliseconds.
  const quiet = (for_) => milliseconds() - changed >= for_;

  // The keystroke that was last watched: microseconds from the key to the next paint, and to the
  // last change of the document; nothing before it is painted and quiet.
  const last = () => {
    if (!keystroke?.painted || milliseconds() - Math.max(keystroke.settled, keystroke.painted) < 120) return null;
    const { began, painted, settled } = keystroke;
    keystroke = undefined;
    return [micro(began, painted), micro(began, settled)];
  };

  // Gives the focus to the first control of a selector as soon as it is there, and until it has
  // taken a character. What is measured begins with the press on another.
  const hunt = (button, control) => {
    let began;
    const found = {};
    addEventListener(
      "click",
      (event) => event.target.closest(button) && (began ??= event.timeStamp),
      true,
    );
    const timer = setInterval(() => {
      const field = document.querySelector(control);
      if (!field) return;
      if (document.activeElement !== field) field.focus();
    }, 2);
    addEventListener(
      "input",
      (event) => {
        if (!event.isTrusted || !event.target.matches(control) || found.at) return;
        clearInterval(timer);
        const field = event.target;
        painted((at) => field.value && (found.at ??= micro(began, at)));
      },
      true,
    );
    return () => found.at ?? null;
  };

  globalThis.watched = { quiet, last, hunt };
})();
