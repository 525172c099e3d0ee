/* The only script of the site. It searches, copies code and leaves the page quickly; everything else works without it. */

/* --- leaving quickly: this page is replaced, so that "back" does not lead to it. --- */
const exit = document.getElementById("exit");
exit.addEventListener("click", (event) => {
  event.preventDefault();
  document.documentElement.hidden = true;
  document.title = new URL(exit.href).hostname;
  location.replace(exit.href);
});

/* --- a menu or a list of contents closes when one of its links is followed. --- */
for (const list of document.querySelectorAll("nav[popover]")) {
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && list.matches(":popover-open")) list.hidePopover();
  });
}

/* --- search: the index is read when the search is first opened. --- */
const dialog = document.getElementById("search");
const field = document.getElementById("search-words");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const MOST = 20; // results shown
const AROUND = 60; // characters of text before the first word found
let index;

const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
const folded = (text) => text.toLocaleLowerCase(document.documentElement.lang);

async function read() {
  const { docs } = await (await fetch(dialog.dataset.index)).json();
  const pages = new Map();
  return docs.map(({ location, title, text }) => {
    const [page, anchor] = location.split("#");
    const entry = { location, title: plain(title), text: plain(text) };
    if (!anchor) pages.set(page, entry.title);
    entry.page = anchor ? pages.get(page) : "";
    entry.folded = { title: folded(entry.title), page: folded(entry.page ?? ""), text: folded(entry.text) };
    return entry;
  });
}

/* Every word has to be there, also inside a compound. A word in the title weighs most, one that begins a word more. */
function weight({ folded: { title, page, text } }, words) {
  let sum = 0;
  for (const word of words) {
    const begins = (where) => (` ${where}`.includes(` ${word}`) ? 2 : where.includes(word) ? 1 : 0);
    const found = 12 * begins(title) + 3 * begins(page) + begins(text);
    if (!found) return 0;
    sum += found;
  }
  return sum + (page ? 0 : 5);
}

function result(entry, words) {
  const link = document.createElement("a");
  link.href = dialog.dataset.base + entry.location;
  link.textContent = entry.page ? `${entry.page}: ${entry.title}` : entry.title;
  const first = Math.min(...words.map((word) => entry.folded.text.indexOf(word)).filter((place) => place >= 0));
  const start = Number.isFinite(first) ? Math.max(0, entry.text.lastIndexOf(" ", Math.max(0, first - AROUND)) + 1) : 0;
  const text = document.createElement("p");
  text.textContent = (start ? "… " : "") + entry.text.slice(start, start + 3 * AROUND).trim();
  const item = document.createElement("li");
  item.append(link, text);
  return item;
}

async function search() {
  const words = folded(field.value).split(/\s+/).filter(Boolean);
  const entries = await (index ??= read());
  if (words.join(" ") !== folded(field.value).split(/\s+/).filter(Boolean).join(" ")) return; // typed on meanwhile
  const found = entries.map((entry) => [weight(entry, words), entry]).filter(([points]) => words.length && points);
  found.sort(([one], [other]) => other - one);
  list.replaceChildren(...found.slice(0, MOST).map(([, entry]) => result(entry, words)));
  const { one, several, none } = dialog.dataset;
  status.textContent = !words.length ? "" : { 0: none, 1: one }[found.length] ?? several.replace("{}", found.length);
}

document.getElementById("search-button").addEventListener("click", () => {
  dialog.showModal();
  field.focus();
  search();
});
field.addEventListener("input", search);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault(); // the form's button closes
  list.querySelector("a")?.focus();
});
list.addEventListener("click", (event) => {
  if (event.target.closest("a")) dialog.close(); // the result may be further down on this page
});

/* --- code: a button that copies it. Without a script the code is text to select. --- */
const main = document.getElementById("content");
for (const code of document.querySelectorAll("pre.code > code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = main.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = main.dataset.copied;
  });
  code.parentElement.before(button);
}

/* --- print: what can be opened is open on paper. --- */
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    addEventListener("afterprint", () => (details.open = false), { once: true });
  }
});
