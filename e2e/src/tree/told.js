// What a person who sees the page is told of every control and group of controls in it, by where
// things stand: none of the attributes that are to be judged are asked. Each is marked with its
// number, so that it is found in the tree.
const seen = (element) => element.checkVisibility() && !element.closest("[aria-hidden=true]");
const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
const own = (field, selector) => [...field.querySelectorAll(selector)].filter((found) =>
    found.closest("[data-path], main") === field && seen(found) && text(found));
const inputs = [...document.querySelectorAll("main input, main textarea, main select")];
const groups = [...document.querySelectorAll("main fieldset, main [role=group]")];
// To screen readers an input for files is a button; to WebKit, a list that opens is one, too.
const roles = { checkbox: ["checkbox"], radio: ["radio"], file: ["button"],
    "select-one": ["combobox", "listbox", "button"] };
return [...inputs, ...groups].filter(seen).map((element, number) => {
    element.setAttribute("data-told", number);
    const group = !inputs.includes(element);
    const field = element.closest("[data-path], main");
    const fieldset = group ? null : element.closest("fieldset");
    const heading = group
        ? element.querySelector("legend, h2, h3")
        : [...document.querySelectorAll("main label")].find((label) => label.htmlFor === element.id);
    const whole = own(field, ".kern-label__optional");
    return {
        place: `${field.dataset.path ?? "main"} ${element.tagName.toLowerCase()} ${element.id}`,
        name: heading ? text(heading) : "",
        // Hint and problems are told once for a field: at its group, where it has one.
        described: fieldset ? [] : own(field, ".kern-hint, .problems .kern-body").map(text),
        wrong: !group && own(field, ".problems .kern-error").length > 0,
        // Passwords have no role of their own (HTML Accessibility API Mappings).
        roles: group ? ["group"] : element.type === "password" ? ["", "textbox"] : roles[element.type] ?? ["textbox", "combobox", "searchbox"],
        // Single lines and lists say it. Groups and buttons cannot, and to screen readers an input
        // for files is a button: their names tell what may be left out. In a list of the
        // browser's own something is always chosen.
        required: group || fieldset || /checkbox|radio|file|select/.test(element.type) ? null
            : whole.length === 0,
    };
});
