/* The explorer: a reader picks figures of one indicator and gets them drawn, as a table, as an address and as a
   file. Its JSON file has every number, label and remark that is shown, its CSV the rows to download; this script picks, draws
   and computes nothing.
   The page has the form, the places to fill (#explore-...) and, as data of the form, the words and addresses. */

const form = document.getElementById("explore");
const words = form.dataset;
const at = (name) => document.getElementById(`explore-${name}`);
const CHOICES = ["population", "scope", "year", "measure", "within", "base"]; // each narrows down those after it
const SOME = ["within", "base"]; // a condition, and what a share is of: asked only where there are several
const ALL_YEARS = "all";
const NONE = "none"; // no condition, or no other cell that the number is a share of

/* --- the two files: those of each indicator, read when it is first picked. --- */
const files = new Map();

async function fetched(address, indicator) {
  const answer = await fetch(address.replaceAll("{}", indicator));
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
}

async function read(indicator) {
  const [file, table] = await Promise.all([fetched(words.file, indicator), fetched(words.table, indicator)]);
  const [data, text] = await Promise.all([file.json(), table.text()]);
  // A row of the CSV ends with its line, unless that is in quotation marks; last in it is the name of the figure.
  const labels = Object.fromEntries(Object.entries(data.choices).map(([name, { codes }]) => [name, new Map(codes)]));
  return { data: { ...data, labels }, rows: data.rows, lines: text.match(/(?:"[^"]*"|[^"\n])*\n/g) };
}

function load(indicator) {
  if (!files.has(indicator)) files.set(indicator, read(indicator));
  files.get(indicator).catch(() => files.delete(indicator)); // so that the next try asks again
  return files.get(indicator);
}

const hasNumber = (row) => Boolean(row.bounds); // the package says where the ends of a number come from, and of nothing else
const labelOf = (data, choice, code) =>
  choice === "year" && code === ALL_YEARS ? words.allYears : data.labels[choice].get(code);

/* --- picking: only what exists is offered. --- */
function narrowed(rows, choice, code) {
  return choice === "year" && code === ALL_YEARS ? rows : rows.filter((row) => row.codes[choice] === code);
}

function offered(data, rows, choice) {
  const codes = [...data.labels[choice].keys()].filter((code) => narrowed(rows, choice, code).length);
  if (choice !== "year") return codes;
  return [...codes.reverse(), ...(codes.length > 1 ? [ALL_YEARS] : [])];
}

/* What is picked for a reader who has not: the newest year, else where most numbers are. */
function usual(codes, rows, choice) {
  const amount = (code) => narrowed(rows, choice, code).filter(hasNumber).length;
  if (choice === "year") return codes.find(amount) ?? codes[0];
  return codes.reduce((best, code) => (amount(code) > amount(best) ? code : best));
}

/* The selection nearest to the wanted one: what is wanted wherever that exists; of another indicator, where it has a number. */
function pick({ data, rows, lines }, wanted, isOther) {
  const picked = { indicator: data.indicator };
  const offers = {};
  for (const choice of CHOICES) {
    offers[choice] = offered(data, rows, choice);
    const kept = isOther ? offers[choice].filter((code) => narrowed(rows, choice, code).some(hasNumber)) : offers[choice];
    picked[choice] = kept.includes(wanted[choice]) ? wanted[choice] : usual(offers[choice], rows, choice);
    rows = narrowed(rows, choice, picked[choice]);
  }
  return { data, rows, lines, picked, offers };
}

/* --- showing. Text goes in as text only: nothing of the file or the address is read as markup. --- */
function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

const filled = (pattern, ...parts) => parts.reduce((text, part) => text.replace("{}", () => part), pattern);

function sayWhich({ data, picked }) {
  const said = (choice) => labelOf(data, choice, picked[choice]);
  const usual = filled(words.sentence, ...CHOICES.filter((choice) => !SOME.includes(choice)).map(said));
  const some = SOME.filter((choice) => picked[choice] !== NONE);
  return [usual, ...some.map((choice) => `${data.choices[choice].label}: ${said(choice)}.`)].join(" ");
}

/* A row within a selection: its category, its condition, and its year where several are shown. */
function nameOf({ data, picked }, row) {
  const category = labelOf(data, "category", row.codes.category);
  const name = row.in_words.within ? `${category}, ${row.in_words.within}` : category;
  return picked.year === ALL_YEARS ? `${labelOf(data, "year", row.codes.year)}: ${name}` : name;
}

function fillForm({ data, picked, offers }) {
  for (const choice of CHOICES) {
    const list = form.elements[choice];
    list.replaceChildren(...offers[choice].map((code) => new Option(labelOf(data, choice, code), code)));
    list.value = picked[choice];
    list.disabled = false;
    list.parentElement.hidden = SOME.includes(choice) && offers[choice].length < 2;
  }
}

function fillTexts(found) {
  const { data, rows, picked } = found;
  const { base_rule: rule, answers } = data;
  const which = sayWhich(found);
  at("heading").textContent = data.title;
  at("sentence").textContent = picked.measure.startsWith("percent.") ? `${which} ${rule}` : which;
  at("values-caption").firstElementChild.textContent = `${data.title}. ${which}`;
  at("answers-several").hidden = answers !== "several";
  at("few").hidden = !rows.some((row) => row.notes.includes("few_cases"));
  at("source").textContent = data.source;
  at("status").textContent = filled(rows.length === 1 ? words.one : words.several, `${data.title}. ${which}`, rows.length);
}

/* The notes on these rows come first and have numbers that the rows refer to; then those on every figure. */
function fillTable(found) {
  const { data, rows } = found;
  const notes = [...new Set(rows.flatMap((row) => row.notes))].filter((note) => !data.on_all.includes(note));
  at("rows").replaceChildren(...rows.map((row) => line(found, row, notes)));
  hideEmptyColumns(at("rows").parentElement);
  const texts = [...notes, ...data.on_all].map((note) => data.notes[note]);
  at("notes").replaceChildren(...texts.map((text) => element("li", text)));
}

function line(found, row, notes) {
  const { value, base, remark } = row.in_words;
  const name = nameOf(found, row);
  const head = element("th", name);
  head.scope = "row";
  const places = row.notes.filter((note) => notes.includes(note)).map((note) => notes.indexOf(note) + 1);
  const numbers = places.sort((one, other) => one - other).join(", ");
  const remarks = [remark, numbers && filled(words.notes, numbers)].filter(Boolean);
  const last = element("td", remarks.join("; "));
  for (const question of row.questions) last.append(last.hasChildNodes() ? "; " : "", questionLink(question, name));
  const made = document.createElement("tr");
  const cell = element("td", value, hasNumber(row) ? "value" : "value-missing");
  if (base) cell.append(" ", element("span", base, "base"));
  made.append(head, cell, last);
  return made;
}

/* To what the audit found, where a figure is corrected or doubtful. */
function questionLink(question, name) {
  const link = element("a", words.finding);
  link.href = filled(words.audit, question);
  link.setAttribute("aria-label", `${words.finding}: ${name}`);
  return link;
}

/* On a phone a column of nothing would push the next one out of view. */
function hideEmptyColumns(table) {
  for (const column of table.tHead.rows[0].cells) {
    const below = [...table.tBodies[0].rows].map((row) => row.cells[column.cellIndex]);
    const empty = below.every((cell) => !cell.textContent);
    for (const cell of [column, ...below]) cell.hidden = empty;
  }
}

/* --- drawing: names and numbers are text of the page, only lengths are drawn. The table says the same. --- */
const HEIGHT = 18;

function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const isSure = (row) => row.qualifier === "exact"; // but for rounding, which no bar shows

/* The two ends of what is not known exactly. An open share ends at all or nothing; "at least" so many has no end. */
function ends(row, isShare) {
  const upper = row.upper || (isShare ? "100" : "");
  return !isSure(row) && upper ? [Number(row.lower), Number(upper)] : null;
}

/* A bar that may go on. */
function point(length) {
  const place = shape("svg", { x: length, overflow: "visible" });
  place.append(shape("path", { class: "bar", d: `M-1 0l14 ${HEIGHT / 2}-14 ${HEIGHT / 2}z` }));
  return place;
}

function bar(row, top, isShare, isWhole) {
  const length = (number) => `${((100 * number) / top).toFixed(2)}%`;
  const picture = shape("svg", { class: "bar-line", width: "100%", height: HEIGHT, "aria-hidden": "true" });
  if (isShare) picture.append(shape("rect", { class: "bar-base", width: "100%", height: HEIGHT }));
  const bound = ends(row, isShare);
  if (row.value || !bound) {
    const width = length(isSure(row) ? row.value : row.lower);
    picture.append(shape("rect", { class: isWhole ? "bar-base" : "bar", width, height: HEIGHT }));
    if (!row.value) picture.append(point(width));
  }
  if (bound) {
    const [x1, x2] = bound.map(length);
    picture.append(shape("line", { class: "bar-bound", x1, x2, y1: HEIGHT / 2, y2: HEIGHT / 2 }));
  }
  return picture;
}

function fillChart(found) {
  const { rows, picked } = found;
  const isShare = picked.measure.startsWith("percent.");
  const drawn = rows.filter(hasNumber);
  const numbers = drawn.flatMap((row) => [row.value, row.base ?? "", ...(ends(row, isShare) ?? [row.lower])]).map(Number);
  const top = isShare ? 100 : Math.max(...numbers) || 1;
  const wholes = isShare ? [] : wholesAmong(found, drawn);
  const broken = picked.year === ALL_YEARS ? drawn.slice(1).filter((row) => row.obs_status === "B") : [];
  const items = drawn.map((row) => {
    const picture = bar(row, top, isShare, wholes.includes(row));
    return barItem(found, row, picture, broken.includes(row));
  });
  at("bars").replaceChildren(...items);
  at("reading").textContent = reading(found, drawn, { broken, isShare, wholes }).join(" ");
  at("chart").hidden = !drawn.length;
  fillUndrawn(found, rows.filter((row) => !drawn.includes(row)));
}

/* A whole is what its parts are measured against: pale, unless there are only wholes. */
function wholesAmong({ data }, rows) {
  const wholes = rows.filter((row) => data.roles[row.codes.category].startsWith("whole_"));
  return wholes.length < rows.length ? wholes : [];
}

/* What must be known of the figure stands below its bar: on a phone the table's last columns are out of view. */
function barItem(found, row, picture, isBroken) {
  const { value, base, remark } = row.in_words;
  const text = element("span", nameOf(found, row), "bar-text");
  text.append(element("strong", value));
  const item = element("li", "", isBroken ? "bar-broken" : "");
  item.append(text, picture);
  const below = [base, remark].filter(Boolean).join("; ");
  if (below) item.append(element("span", below, "bar-below"));
  return item;
}

/* How the drawing is read: only what is in it. */
function reading({ data }, drawn, { broken, isShare, wholes }) {
  const years = [...new Set(broken.map((row) => labelOf(data, "year", row.codes.year)))];
  return [
    (isShare && words.frame) || (wholes.length && words.whole),
    drawn.some((row) => ends(row, isShare)) && words.bound,
    drawn.some((row) => !row.value && !ends(row, isShare)) && words.open,
    years.length && filled(words.break, years.join(", ")),
  ].filter(Boolean);
}

function fillUndrawn(found, undrawn) {
  const reasons = [...new Set(undrawn.map((row) => row.in_words.value))].join("; ");
  const nothing = undrawn.length === found.rows.length;
  const names = undrawn.map((row) => nameOf(found, row)).join("; ");
  at("no-chart").hidden = !undrawn.length;
  at("no-chart").textContent = nothing ? filled(words.noChart, reasons) : filled(words.notDrawn, names);
}

/* --- what may be added and compared: the groups of the file with all figures, and the rules that stop the others. --- */
function fillRules(found) {
  const texts = [
    ...rulesOn(found, "sum_group", words.add, words.addElsewhere, "not_added"),
    ...rulesOn(found, "compare_group", words.compare, words.compareElsewhere, "not_compared"),
  ];
  at("rules").replaceChildren(...[...new Set(texts)].map((text) => element("li", text)), at("all-rules"));
}

const COUNTED = ["number", "derived"]; // kinds of rows of the figures file: of the others nothing is added or compared

function rulesOn(found, group, here, elsewhere, stop) {
  const rows = found.rows.filter((row) => COUNTED.includes(row.figure.kind));
  const named = (column) => [...new Set(rows.map((row) => row.figure[column]).filter(Boolean))];
  const together = named(group).map((name) => rows.filter((row) => row.figure[group] === name));
  const alone = together.filter((some) => some.length === 1).flat();
  return [
    ...together.filter((some) => some.length > 1).map((some) => filled(here, namesOf(found, some))),
    ...(alone.length ? [filled(elsewhere, namesOf(found, alone))] : []),
    ...named(stop),
  ];
}

const namesOf = (found, some) =>
  some.length === found.rows.length ? words.allHere : some.map((row) => nameOf(found, row)).join("; ");

/* --- the selection as a file, the same rows as in the figures file, and as an address. --- */
function csv({ rows, lines }) {
  const [head, ...others] = lines;
  const names = rows.map((row) => row.observation);
  return [head, ...others.filter((line) => names.some((name) => line.endsWith(`,${name}\n`)))].join("");
}

const askedFor = ({ picked, offers }) =>
  Object.entries(picked).filter(([choice]) => !SOME.includes(choice) || offers[choice].length > 1);
const addressOf = (found) => `?${new URLSearchParams(askedFor(found))}`;
const wantedBy = (query) => Object.fromEntries(new URLSearchParams(query));

function fillLinks(found) {
  const { picked } = found;
  URL.revokeObjectURL(at("csv").href);
  at("csv").href = URL.createObjectURL(new Blob([csv(found)], { type: "text/csv" }));
  at("csv").download = `${askedFor(found).map(([, code]) => code).join("-").replaceAll(".", "-")}.csv`;
  at("page").href = words.page.replaceAll("{}", picked.indicator);
  at("address").href = addressOf(found);
  at("address").textContent = at("address").href;
  document.querySelector(".strip__language").search = addressOf(found); // the same selection in the other language
}

/* --- the reader. --- */
function clear() {
  form.reset();
  at("result").hidden = true;
  at("status").textContent = "";
  at("failed").hidden = true;
  for (const choice of CHOICES) form.elements[choice].disabled = true;
  for (const choice of SOME) form.elements[choice].parentElement.hidden = true;
}

/* Shows the wanted selection, or the nearest one, and returns it; undefined when there is nothing to show. */
async function show(wanted, isOther = false) {
  const { indicator: list } = form.elements;
  const known = wanted.indicator && [...list.options].some(({ value }) => value === wanted.indicator);
  if (!known) return clear();
  list.value = wanted.indicator;
  let found;
  try {
    found = pick(await load(wanted.indicator), wanted, isOther);
  } catch {
    clear();
    at("failed").hidden = false;
    return;
  }
  if (list.value !== wanted.indicator) return; // another was picked meanwhile
  for (const fill of [fillForm, fillTexts, fillChart, fillRules, fillTable, fillLinks]) fill(found);
  at("result").hidden = false;
  at("failed").hidden = true;
  return found;
}

let shown = "";

/* An address that names nothing opens on the first indicator of the list. */
async function follow() {
  if (shown && location.search === shown) return; // only a place on the page was followed
  const first = { indicator: form.elements.indicator.querySelector("optgroup option").value };
  const found = await show(location.search ? wantedBy(location.search) : first);
  shown = found ? addressOf(found) : "";
  if (location.search !== shown) history.replaceState(null, "", shown || location.pathname);
}

form.addEventListener("change", async ({ target }) => {
  const found = await show(Object.fromEntries(new FormData(form)), target.name === "indicator");
  shown = found ? addressOf(found) : "";
  if (location.search !== shown) history.pushState(null, "", shown || location.pathname);
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", follow);
form.elements.indicator.disabled = false;
follow();
