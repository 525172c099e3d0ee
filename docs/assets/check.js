/* The page Check it yourself: the reader's own browser adds up the invented people of the file, row by row, beside what the page says
   is published. A row says which counts count each of its people; nothing else is asked. The page has every line, with the sum of
   its first table as it was when the site was built, and, as data of the form, the words and where the file is. */

const form = document.getElementById("check");
const words = form.dataset;
const at = (name) => document.getElementById(`check-${name}`);
const lines = [...document.querySelectorAll("tr[data-cell]")];
const number = new Intl.NumberFormat(document.documentElement.lang).format;
const filled = (pattern, ...parts) => parts.reduce((text, part) => text.replace("{}", () => part), pattern);

/* --- adding up. A row: what each row says, reading, group of questions, who, table, answers, how many people, what counts each. --- */
const HEAD = "påhittad, beskriver ingen";
const ROW = /^"invented, describes nobody",(none|once|each),([^,]+),([^,]+),(\d+),[^,]+,(\d+),([^,]*)$/;
const add = (sums, name, times) => sums.set(name, (sums.get(name) ?? 0) + times);

function added(text) {
  const [head, ...rows] = text.trimEnd().split("\n");
  const tables = new Map();
  for (const row of rows) {
    const [, reading, group, kind, table, people, counted] = row.match(ROW) ?? [];
    if (!head.startsWith(`"${HEAD}"`) || !reading) throw new Error(row);
    const place = `${reading} ${table}`;
    if (!tables.has(place)) tables.set(place, { place, reading, table, sums: new Map(), people: new Map() });
    const own = tables.get(place);
    add(own.people, `${kind} ${group}`, Number(people));
    for (const cell of counted.split(" ").filter(Boolean)) {
      const [name, times = 1] = cell.split("*");
      add(own.sums, name, times * people);
    }
  }
  return [...tables.values()];
}

/* --- what is wrong with a table: a sum that is not what is published, a count shown at too few numbers, a group of questions that
   more or fewer people answer than the others. --- */
function verdict({ published, cell }, own, tables) {
  const sum = own.sums.get(cell) ?? 0;
  if (published) return sum === Number(published) ? [sum, words.same] : [sum, words.other, true];
  const same = tables.filter(({ reading }) => reading === own.reading);
  const values = [...new Set(same.map(({ sums }) => sums.get(cell) ?? 0))].filter(Boolean).sort((a, b) => a - b);
  if (!sum) return [sum, words.nobody, true];
  const said = values.map(number).join(", ");
  if (values.length < words.need) return [sum, filled(words.few, said, words.need), true];
  return [sum, filled(words.open, said)];
}

function unequal(own, tables) {
  const groups = [...new Set(tables.flatMap(({ people }) => [...people.keys()]))];
  const count = (group) => own.people.get(group) ?? 0;
  return groups.flatMap((group) => {
    const [kind, name] = group.split(" ");
    const alike = groups.filter((other) => other.startsWith(`${kind} `)).map(count).sort((a, b) => a - b);
    const usual = alike[Math.floor(alike.length / 2)];
    const text = filled(words.people, number(count(group)), number(usual));
    return count(group) === usual ? [] : [{ indicator: name.split("/")[0], text }];
  });
}

function judged(own, tables) {
  const sums = lines.map((line) => verdict(line.dataset, own, tables));
  const groups = unequal(own, tables);
  return { ...own, sums, groups, faults: groups.length + sums.filter(([, , wrong]) => wrong).length };
}

/* --- showing. --- */
function mark(row, wrong) {
  row.classList.toggle("check-wrong", wrong);
  row.removeAttribute("id");
}

function show(own, tables) {
  lines.forEach((line, place) => {
    const [sum, text, wrong = false] = own.sums[place];
    const [value, said] = line.lastElementChild.children;
    [value.textContent, said.textContent] = [number(sum), text];
    mark(line, wrong);
  });
  for (const heading of document.querySelectorAll("tr[data-indicator]")) {
    const texts = own.groups.filter(({ indicator }) => indicator === heading.dataset.indicator).map(({ text }) => text);
    heading.querySelector("span")?.remove();
    mark(heading, texts.length > 0);
    if (texts.length) heading.firstElementChild.append(Object.assign(document.createElement("span"), { textContent: ` ${texts.join(" ")}` }));
  }
  const first = document.querySelector(".check-wrong");
  if (first) first.id = "check-fault";
  at("way").firstElementChild.href = "#check-fault";
  at("way").hidden = !first;
  const named = [own.table, tables.filter(({ reading }) => reading === own.reading).length];
  const hidden = lines.filter((line) => !line.dataset.published).length;
  const right = filled(words.right, ...named, lines.length - hidden, hidden);
  at("status").textContent = own.faults ? filled(words.faults, ...named, own.faults) : right;
  at("table").value = own.place;
}

function offer(tables) {
  const option = (own) => new Option(filled(own.faults ? words.wrong : words.table, own.table), own.place);
  const readings = [...new Set(tables.map(({ reading }) => reading))];
  const groups = readings.map((reading) => {
    const group = Object.assign(document.createElement("optgroup"), { label: words[reading] });
    group.append(...tables.filter((own) => own.reading === reading).map(option));
    return group;
  });
  at("table").replaceChildren(...(groups.length > 1 ? groups : groups[0].children));
  for (const [name, event, step] of [["table", "change", 0], ["back", "click", -1], ["on", "click", 1]]) {
    at(name).disabled = false;
    at(name).addEventListener(event, () => {
      const chosen = tables.findIndex(({ place }) => place === at("table").value);
      show(tables.at((chosen + step) % tables.length), tables);
    });
  }
}

async function start() {
  let text;
  try {
    const answer = await fetch(words.file);
    if (!answer.ok) throw new Error(answer.statusText);
    text = await answer.text();
  } catch {
    at("status").textContent = words.failed;
    return;
  }
  try {
    const read = added(text);
    const tables = read.map((own) => judged(own, read)).sort((a, b) => a.reading.localeCompare(b.reading) || a.table - b.table);
    offer(tables);
    show(tables.find(({ faults }) => faults) ?? tables[0], tables);
  } catch {
    at("status").textContent = words.unread;
  }
}

form.addEventListener("submit", (event) => event.preventDefault());
start();
