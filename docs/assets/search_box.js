/* Asks search.js and shows what it says. site.js loads it when the search is first opened; nothing of a question leaves the page or
   is kept. */
import { searching } from "./search.js";

const MOST = 20;
const box = document.querySelector(".md-search");
const query = box.querySelector("input");
const toggle = document.getElementById("__search");

function element(name, told, ...children) {
  const made = Object.assign(document.createElement(name), told);
  made.append(...children);
  return made;
}

/* HTML that the build has made, its links from the root of the language. */
function part(name, html, root, className = "") {
  const made = element(name, { innerHTML: html, className });
  for (const link of made.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), root);
  return made;
}

/* What is above the hits, how many they are, and the hits: below the words that are asked for. */
const above = element("div", {});
const meta = element("p", { className: "found__meta", role: "status" });
const list = element("ol", { className: "found__list", role: "list" });
const found = element("div", { className: "found md-typeset" }, above, meta, list);
const scrolled = element("div", { className: "md-search__scrollwrap" }, found);
query.form.after(element("div", { className: "md-search__output" }, scrolled));
box.prepend(element("label", { className: "md-search__overlay", htmlFor: toggle.id }));

const words = (text, ...numbers) => numbers.reduce((told, number) => told.replace("{}", number), text);

/* One hit: the finding, where it stands and what it answers, and the words that were asked for. */
function item(hit, root, index) {
  const href = new URL(hit.location, root).href;
  const link = part("a", hit.title, root, "found__link");
  link.href = href;
  link.addEventListener("click", () => (toggle.checked = false));
  const made = element("li", { className: hit.story ? "found__story" : "" }, link);
  if (hit.under.length) made.append(part("p", hit.under.join(" · "), root, "found__under"));
  if (hit.text) made.append(part("p", hit.text, root));
  if (hit.lacks.length) made.append(part("p", words(index.words.lacks, hit.lacks.join(", ")), root, "found__under"));
  return made;
}

function show({ help, unmeasured, hits }, index, root) {
  above.replaceChildren(
    ...(help ? [part("section", index.help.html, root, "found__help")] : []),
    ...unmeasured.map((html) => part("section", html, root, "found__unmeasured")),
  );
  const stories = hits.filter((hit) => hit.story).length;
  meta.textContent = hits.length ? words(index.words.counted, stories, hits.length - stories) : index.words.none;
  list.replaceChildren(...hits.slice(0, MOST).map((hit) => item(hit, root, index)));
  if (!hits.length) list.append(...part("ul", index.doors, root).querySelectorAll("li"));
}

/* The arrows go from result to result, and back to the words. */
function step(event) {
  const stops = [query, ...box.querySelectorAll(".md-search__output a")];
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  event.preventDefault();
  stops[(stops.indexOf(document.activeElement) + way + stops.length) % stops.length].focus();
}

const address = new URL(document.querySelector("script[data-index]").dataset.index, location);
const index = await (await fetch(address)).json();
const root = new URL("../", address);
const ask = searching(index);

function answer() {
  if (query.value.trim()) return show(ask(query.value), index, root);
  above.replaceChildren();
  list.replaceChildren();
  meta.textContent = index.words.asking;
}

query.addEventListener("input", answer);
query.form.addEventListener("submit", (event) => {
  event.preventDefault();
  box.querySelector(".md-search__output a")?.click();
});
box.addEventListener("keydown", step);
answer();
