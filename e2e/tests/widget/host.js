// Notes what the widgets tell, and what they do to the page.
window.told = [];
for (const name of ["started", "page", "submitted"]) {
  addEventListener(`direktantrag:${name}`, ({ target, detail }) => told.push([target.id, name, detail]));
}
window.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push([event.violatedDirective, event.blockedURI]));
// As an engine tells of a module that has stopped.
window.stop = () => {
  const modules = performance.getEntriesByType("resource").map(({ name }) => name);
  const glue = modules.filter((name) => /frontend-\w+\.js\?\d+$/.test(name));
  for (const name of glue) {
    const error = new WebAssembly.RuntimeError("unreachable");
    Object.defineProperty(error, "stack", { value: `at ${name}:1:2` });
    dispatchEvent(new ErrorEvent("error", { error }));
  }
  return glue.length;
};
window.before = { names: Object.keys(window), head: 0 };
addEventListener("DOMContentLoaded", () => (before.head = document.head.childElementCount));
