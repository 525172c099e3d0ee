/* What every page of this version has: it opens the search, copies code and explains words; all else works without it. */

/* --- search: what asks and shows, its index and its sheet are loaded when it is first opened. --- */
const own = document.querySelector("script[data-index]");
const toggle = document.getElementById("__search");
const search = document.querySelector(".md-search");
const query = document.querySelector(".md-search__input");
document.documentElement.classList.replace("no-js", "js");

function load() {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("search.css", own.src) });
  document.head.append(sheet);
  import("./search_box.js");
}

function open() {
  toggle.checked = true;
  toggle.dispatchEvent(new Event("change"));
}

function close() {
  toggle.checked = false;
  toggle.dispatchEvent(new Event("change"));
  if (search.contains(document.activeElement)) document.activeElement.blur();
}

toggle.addEventListener("change", load, { once: true });
toggle.addEventListener("change", () => toggle.checked && query.focus());
query.addEventListener("focus", () => toggle.checked || open());
search.addEventListener("focusout", ({ relatedTarget: to }) => to && !search.contains(to) && close());
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && toggle.checked) close();
  if (!["/", "f", "s"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
  event.preventDefault();
  open();
});

/* --- the theme's signs for the menu and the search are labels: a button in each is reached with the keyboard too. --- */
for (const [id, name] of [["__drawer", own.dataset.menu], ["__search", own.dataset.search]]) {
  const sign = document.querySelector(`.md-header__inner > label[for="${id}"]`);
  const box = document.getElementById(id);
  const button = Object.assign(document.createElement("button"), { type: "button", ariaLabel: name, ariaExpanded: false });
  button.append(...sign.childNodes);
  sign.append(button);
  button.addEventListener("click", () => box.click());
  box.addEventListener("change", () => (button.ariaExpanded = box.checked));
}

/* --- code, and what is there to be passed on: a button that copies it. Without a script it is text to select. --- */
for (const code of document.querySelectorAll("pre.code > code, .to-copy")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy" });
  const [told, summary] = [code.closest("dd"), code.closest("details")?.querySelector("summary")];
  const under = document.getElementById(summary?.dataset.under)?.textContent;
  const names = told ? [told.previousElementSibling.textContent, summary?.dataset.of] : [summary?.textContent, under];
  const name = names.filter(Boolean).join(", ");
  const say = (word) => Object.assign(button, { textContent: word, ariaLabel: name ? `${word}: ${name}` : null });
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    say(own.dataset.copied);
  });
  say(own.dataset.copy);
  if (told) code.after(button);
  else (code.closest("pre") ?? code).before(button);
}

/* --- a word of the glossary: its meaning beside the link, for pointer and keyboard; Escape takes it away. --- */
const note = Object.assign(document.createElement("div"), { id: "meaning", className: "meaning-note", role: "tooltip", hidden: true });
document.body.append(note);

function tell(event) {
  const link = event.target.closest?.("[data-meaning]");
  if (!link) return note.contains(event.target) || (note.hidden = true);
  note.textContent = link.dataset.meaning;
  note.hidden = false;
  link.setAttribute("aria-describedby", note.id);
  const { left, bottom } = link.getBoundingClientRect();
  note.style.left = `${Math.max(8, Math.min(left, innerWidth - note.offsetWidth - 8)) + scrollX}px`;
  note.style.top = `${bottom + scrollY + 2}px`;
}

addEventListener("mouseover", tell);
addEventListener("focusin", tell);
addEventListener("keydown", (event) => event.key === "Escape" && (note.hidden = true));

/* --- a heading that an address leads to opens what it is the heading of. --- */
function reach() {
  const below = document.getElementById(location.hash.slice(1))?.nextElementSibling;
  if (below?.matches("details")) below.open = true;
}

addEventListener("hashchange", reach);
reach();

/* --- print: what can be opened is open on paper. --- */
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    addEventListener("afterprint", () => (details.open = false), { once: true });
  }
});
