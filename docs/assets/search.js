/* What searches, in a worker that the theme's bundle asks and whose answers it shows, in the place of the theme's own (lunr, which
   knows no other words and no words inside words). The build puts the words of the page's language before this: QUIET, ENDINGS.

   A question is asked as people put it. Words that say nothing are left out, and of the others the ending. A word counts for as
   much as it is rare, most in a title or among the other words of a page, and less where it only begins like a word there, lies
   inside one (Swedish joins its words) or is nearly spelt like one. */
const WORD = /[\p{L}\p{N}]+/gu;
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
let docs = [];
// word -> what is left of it without its ending, and number of the document -> how much the word says there
const places = new Map();

const wordsIn = (text) => text.toLowerCase().match(WORD) ?? [];
const plain = (html) => html.replace(/<[^>]+>|&\w+;/g, " ");

function stem(word) {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length > 2);
  return ending ? word.slice(0, -ending.length) : word;
}

function setUp(index) {
  docs = index.docs;
  docs.forEach((doc, number) => {
    doc.page = doc.location.split("#")[0];
    note(doc.title, doc.location === doc.page ? 5 : 3, number);
    for (const name of (doc.also ?? "").split(",")) note(name, 5, number);
    note(doc.text, 1, number);
  });
}

/* Of a name each word says more the fewer they are; of a text none says more than another. */
function note(html, weight, number) {
  const words = wordsIn(plain(html));
  const named = weight > 1 ? 0.5 + 0.5 / (words.filter((word) => !QUIET.has(word)).length || 1) : 1;
  for (const word of words) {
    if (!places.has(word)) places.set(word, { root: stem(word), where: new Map() });
    const found = places.get(word).where;
    found.set(number, Math.max(weight * named, found.get(number) ?? 0));
  }
}

/* One letter too many, too few, wrong, or two that have changed places. */
function nearly(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let [start, end] = [0, 0];
  while (start < a.length && a[start] === b[start]) start++;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (x.length < 2 && y.length < 2) || (x.length === 2 && x === y[1] + y[0]);
}

/* How well a word of the index, whose root is known, answers one of the question. */
function grade(known, its, word, root) {
  if (known === word) return 1;
  if (its === root) return 0.9;
  if (known.startsWith(root)) return 0.3 + (0.4 * root.length) / known.length;
  return root.length > 4 && known.includes(root) ? 0.3 : 0;
}

/* Number of the document -> how well it answers the word, and the words that do. */
function answers(word) {
  const root = stem(word);
  const [found, marked] = [new Map(), new Set()];
  const collect = (graded) => {
    for (const [known, { root: its, where }] of places) {
      const good = graded(known, its);
      if (!good) continue;
      marked.add(known);
      for (const [number, weight] of where) found.set(number, Math.max(good * weight, found.get(number) ?? 0));
    }
  };
  collect((known, its) => grade(known, its, word, root));
  if (!found.size && word.length > 4) {
    collect((known, its) => (nearly(known, word) || (its.length > 4 && word.includes(its)) ? 0.3 : 0));
  }
  const pages = new Set([...found.keys()].map((number) => docs[number].page));
  const rare = Math.log(1 + new Set(docs.map((doc) => doc.page)).size / (pages.size || 1));
  return { word, rare, found, marked };
}

/* Two words of which one says nothing here, and that are one word here ("reflektions period"), are asked for as that one. */
function joined(words) {
  const place = words.findIndex(
    (word, at) => places.has(word + words[at + 1]) && !(places.has(word) && places.has(words[at + 1])),
  );
  return place < 0 ? words : joined([...words.slice(0, place), words[place] + words[place + 1], ...words.slice(place + 2)]);
}

function search(question) {
  const words = [...new Set(joined(wordsIn(question)))];
  const telling = words.filter((word) => !QUIET.has(word));
  const asked = (telling.length ? telling : words).map(answers);
  const marked = new Set(asked.flatMap((each) => [...each.marked]));
  const pages = new Map();
  docs.forEach((doc, number) => {
    const parts = asked.map((each) => each.rare * (each.found.get(number) ?? 0));
    if (!pages.has(doc.page)) pages.set(doc.page, { items: [], best: asked.map(() => 0) });
    const page = pages.get(doc.page);
    page.best = page.best.map((best, place) => Math.max(best, parts[place]));
    const score = parts.reduce((sum, part) => sum + part, 0);
    if (score || doc.location === doc.page) page.items.push({ doc, score });
  });
  const names = asked.map((each) => each.word);
  const items = [...pages.values()].map((page) => ranked(page, names, marked)).filter(([first]) => first.score);
  return { items: items.sort(([a], [b]) => b.score - a.score) };
}

/* The best part of a page first, with the score of the page: what each word finds there at its best, more for more of the words. It
   says which words the page lacks. */
function ranked({ items, best }, names, marked) {
  const share = best.filter(Boolean).length / best.length;
  const score = best.reduce((sum, part) => sum + part, 0) * (0.4 + 0.6 * share);
  const sorted = items.sort((a, b) => b.score - a.score);
  return sorted.map((item, place) => ({
    ...item.doc,
    title: mark(item.doc.title, marked),
    text: excerpt(item.doc.text, marked),
    score: place ? Math.min(item.score, score * 0.99) : score,
    terms: place ? {} : Object.fromEntries(names.map((name, at) => [name, best[at] > 0])),
  }));
}

const mark = (html, marked) =>
  html.replace(/<[^>]+>|&\w+;|[\p{L}\p{N}]+/gu, (part) => (marked.has(part.toLowerCase()) ? `<mark>${part}</mark>` : part));

/* The first two paragraphs, or points of a list, that have a word of the question; else the first. */
function excerpt(text, marked) {
  const parts = text.split(/<\/?(?:p|li|ul|ol)>/).filter((part) => part.trim());
  const shown = parts.map((part) => mark(part, marked));
  const hits = shown.filter((part, place) => part !== parts[place]);
  return (hits.length ? hits.slice(0, 2) : shown.slice(0, 1)).map((part) => `<p>${part}</p>`).join("");
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) setUp(data);
  postMessage(type === QUERY ? { type: RESULT, data: search(data) } : { type: READY });
});
