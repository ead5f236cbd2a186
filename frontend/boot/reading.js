// Lets the page to read work before the assistant has come. The endpoint writes it into the page.
(() => {
  const root = document.documentElement;
  if (typeof WebAssembly === "undefined") return;
  root.dataset.able = "";
  // The person comes back to another view than the start page: that one is not shown meanwhile.
  if (/^#\/./.test(location.hash)) root.dataset.elsewhere = "";
  let failed = false;
  const waits = () => document.querySelector("#reading:not([data-there])");
  const say = (what) => {
    const opening = document.getElementById("opening");
    if (opening) opening.textContent = opening.dataset[what];
  };
  const fail = () => {
    if (!waits()) return;
    failed = true;
    delete root.dataset.elsewhere;
    say("failed");
  };
  // The assistant looks for what was pressed when it comes.
  addEventListener("click", ({ target }) => {
    if (!waits() || !target.closest("[data-action=start]")) return;
    if (failed && navigator.onLine) location.reload();
    if (failed) return;
    document.getElementById("opening").dataset.pressed = "";
    say("loading");
  });
  addEventListener("error", fail, true);
  addEventListener("unhandledrejection", fail);
})();
