// Notes what the widgets tell, and what they do to the page.
window.told = [];
for (const name of ["started", "page", "submitted"]) {
  addEventListener(`direktantrag:${name}`, ({ target, detail }) => told.push([target.id, name, detail]));
}
window.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push([event.violatedDirective, event.blockedURI]));
window.before = { names: Object.keys(window), head: 0 };
addEventListener("DOMContentLoaded", () => (before.head = document.head.childElementCount));
