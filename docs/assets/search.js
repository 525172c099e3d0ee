/* What searches: search_box.js asks and shows. It knows words inside words, endings, and nearly spelt ones.

   A question is asked as people put it. Words that say nothing are left out, and of the others the ending. A word counts for as
   much as it is rare, most in a title or among the other words of a page, and less where it only begins like a word there, lies
   inside one (Swedish joins its words) or is nearly spelt like one. What tells the story (`story` in the index) counts for more
   than the register, and there each finding is an answer of its own; elsewhere a page is one. Words of need and of what is not
   measured are tables of the index, and are told apart from all this. Who writes in another script, or not a word that stands on
   these pages, reads neither language of them, or is in a hurry: help comes first for her too, and where the page of help answers
   best. A question that a page answers as it is put (`asked` in the index) comes before all that only has its words. */
const WORD = /\d+(?:[:/]\d+)+|[\p{L}\p{N}]+/gu;
const DOCUMENT = /\d[:/]\d/; // "2025:119" is one word, and no other is like it
const APOSTROPHE = /['’](s\b)?/gi; // "don't" is what people type as "dont", and "society's" is "society"
const OTHER_SCRIPT = /(?=\p{L})\P{Script=Latin}/u;
const SURE = 4; // letters: a longer word is understood where it is nearly, or a part of, one of the pages'
// What tells the story comes before what neither does, and that before the indicators, which have findings too.
const [STORY, INDICATOR] = [1.8, 0.7];
const [CALLED, TITLED] = [2.5, 4]; // and before all of them what is called as the question is, or has it for its title
const YEAR = /^\d+$/; // says when, and not what
const [WHEN, LITTLE] = [0.5, 0.3]; // so much of its rarity a year says, and a word that all pages are about
const NAME = /^[\p{Lu}\d]/u; // within a sentence
const HELP = "help/";
const OF_ONE_PAGE = 3;
const LONG = 400; // letters: a word says less in a longer text
// So much of two questions must be the same, weighed by how few questions have a word; and more where a few words are looked up.
const [ALIKE, LOOKED_UP, FEW] = [0.7, 0.8, 3];
const SAME = 0.4; // a word that is graded lower is another one

const plain = (html) => html.replace(/<[^>]+>|&\w+;/g, " ");
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const written = (text) => text.normalize("NFC").replace(APOSTROPHE, "").match(WORD) ?? [];
const wordsIn = (text) => written(text).map(folded);

/* How many letters two words are apart: one too many, too few, wrong, or two that have changed places; `most` + 1 when more. */
export function apart(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/* Longer words may be further from how they are spelt. */
const nearly = (known, word) => word.length > 4 && apart(known, word, word.length > 8 ? 2 : 1) <= (word.length > 8 ? 2 : 1);

/* The index, ready to be asked. */
export function searching(index) {
  const { docs } = index;
  // As they are written, and as they are without their marks: "män" is not the quiet "man".
  const quiet = new Set([...written(index.quiet), ...wordsIn(index.quiet)]);
  // What all pages are about says little beside other words, and nothing of which question is meant.
  const little = new Set(wordsIn(index.beside));
  const most = (words) => {
    const more = words.filter((word) => !little.has(folded(word)));
    return more.length ? more : words;
  };
  const telling = (text) => written(text).filter((word) => !quiet.has(word.toLowerCase()));
  const endings = index.endings.map(folded);
  // word -> what is left of it without its ending, and number of the document -> how much the word says there
  const places = new Map();
  const pages = new Map();
  docs.forEach((doc, number) => {
    doc.page = doc.location.split("#")[0];
    if (!pages.has(doc.page)) pages.set(doc.page, { title: doc.title, numbers: [] });
    pages.get(doc.page).numbers.push(number);
    note(doc.title, doc.location === doc.page ? 5 : 3, number);
    for (const said of [doc.asks, doc.finding]) note(said ?? "", 3, number);
    const also = (doc.also ?? "").split(",");
    for (const name of also) note(name, 5, number);
    doc.names = [plain(doc.title), ...also].map(wordsIn);
    note(doc.text, 0.5 + 0.5 * Math.min(1, LONG / (doc.text.length || 1)), number);
  });

  function stem(word) {
    const ending = endings.find((each) => word.endsWith(each) && word.length - each.length > 2);
    return ending ? word.slice(0, -ending.length) : word;
  }

  /* Of a name each word says more the fewer they are; of a text none says more than another. */
  function note(html, weight, number) {
    const words = telling(plain(html)).map(folded);
    const named = weight > 1 ? 0.5 + 0.5 / (words.length || 1) : 1;
    for (const word of words) {
      if (!places.has(word)) places.set(word, { root: stem(word), where: new Map() });
      const found = places.get(word).where;
      found.set(number, Math.max(weight * named, found.get(number) ?? 0));
    }
  }

  /* How well a word of the index, whose root is known, answers one of the question. */
  function grade(known, its, word, root) {
    if (known === word) return 1;
    if (its === root) return 0.9;
    if (known.startsWith(root)) return 0.3 + (0.4 * root.length) / known.length;
    return root.length > 4 && known.includes(root) ? 0.3 : 0;
  }

  /* A word, and how it was typed -> number of the document -> how well that answers it, and the words that do. */
  function answers([word, typed]) {
    const [root, isNumber] = [stem(word), DOCUMENT.test(word)];
    const [found, marked] = [new Map(), new Set()];
    const collect = (graded) => {
      for (const [known, { root: its, where }] of places) {
        const good = graded(known, its);
        if (!good) continue;
        marked.add(known);
        for (const [number, weight] of where) found.set(number, Math.max(good * weight, found.get(number) ?? 0));
      }
    };
    collect((known, its) => (isNumber ? known === word : grade(known, its, word, root)));
    if (!found.size && !isNumber) {
      collect((known, its) => (nearly(known, word) || (word.length > 4 && its.length > 4 && word.includes(its)) ? 0.3 : 0));
    }
    const there = new Set([...found.keys()].map((number) => docs[number].page));
    const rare = Math.log(1 + pages.size / (there.size || 1)) * (YEAR.test(word) ? WHEN : little.has(word) ? LITTLE : 1);
    const known = [...places].some(([other, { root: its }]) => other === word || its === root);
    const understood = isNumber || known || (word.length > SURE && found.size > 0);
    return { typed, rare, found, marked, understood };
  }

  const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
  const rarity = (having) => Math.log(1 + index.asked.length / having);
  const put = index.asked.map((doc) => {
    const title = plain(doc.title);
    const named = written(title).slice(1).filter((word) => NAME.test(word));
    return { doc, words: [...new Set(most(telling(title)).map(folded))], named: named.map(folded) };
  });
  const having = new Map(); // root -> how many questions have it
  for (const { words } of put) for (const root of new Set(words.map(stem))) having.set(root, (having.get(root) ?? 0) + 1);
  const years = (words) => words.filter((word) => YEAR.test(word));
  const [usual] = years([...having.keys()]).sort((a, b) => having.get(b) - having.get(a));

  /* The question of the pages that is asked in other words, if there is one: what both have in common, of what each of them says. Where
     a name or a year of one is not in the other it is not; the year that most have goes without saying. Of those that are alike the
     one with more of the words that say nothing, as "how many" and "what share" do. */
  function alike(said, asked) {
    const meant = most(asked.map(({ typed }) => typed));
    const typed = asked.filter(({ typed }) => meant.includes(typed)).map(({ typed, rare }) => {
      const word = folded(typed);
      const same = (known) => (!places.has(word) && nearly(known, word) ? 1 : grade(known, stem(known), word, stem(word)));
      const has = put.map(({ words }) => words.map((known) => same(known)).map((good) => (good < SAME ? 0 : good)));
      const having = has.filter((grades) => grades.some(Boolean)).length;
      return { word, has, weight: having ? rarity(having) : rare };
    });
    const scored = put.map(({ doc, words, named }, number) => {
      const best = words.map((_, at) => Math.max(0, ...typed.map(({ has }) => has[number][at])));
      const weights = words.map((word) => rarity(having.get(stem(word))));
      const found = typed.map(({ has, weight }) => weight * Math.max(0, ...has[number]));
      const left = named.filter((word) => !best[words.indexOf(word)] && (word !== usual || years(named).length > 1));
      const more = years(typed.map(({ word }) => word)).filter((word) => !words.includes(word));
      const common = sum(found) + sum(weights.map((weight, at) => weight * best[at]));
      const score = left.length || more.length ? 0 : common / (sum(typed.map(({ weight }) => weight)) + sum(weights));
      return { doc, score, spelt: wordsIn(doc.title).filter((word) => said.includes(word)).length };
    });
    const [first] = scored.sort((a, b) => b.score - a.score || b.spelt - a.spelt);
    return first?.score > (said.length > FEW ? ALIKE : LOOKED_UP) ? [first.doc] : [];
  }

  /* Two words of which one says nothing here, and that are one word here ("reflektions period"), are asked for as that one. */
  function joined(words) {
    const has = (word) => places.has(folded(word));
    const place = words.findIndex((word, at) => has(word + words[at + 1]) && !(has(word) && has(words[at + 1])));
    return place < 0 ? words : joined([...words.slice(0, place), words[place] + words[place + 1], ...words.slice(place + 2)]);
  }

  /* Whether the words of a row of a table stand in the question beside each other, whatever their endings, or nearly so: a word
     that these pages have is spelt as it was meant. */
  const says = (asked, row) => {
    const slip = (one, other) => other.length > 5 && !places.has(one) && apart(one, other, 1) < 2;
    const same = (one, other) => one === other || stem(one) === stem(other) || slip(one, other);
    return asked.some((_, at) => row.every((word, next) => at + next < asked.length && same(asked[at + next], word)));
  };
  const rows = (words) => words.map(wordsIn).filter((row) => row.length);
  const need = rows(index.help.words);
  // The first of the words that mean the same is the name that is told.
  const unmeasured = index.unmeasured.flatMap(({ html, words }) =>
    words.map((same) => ({ html: html.replace("{name}", same[0].replace("&", "&amp;")), words: rows(same) })),
  );

  /* The findings of a page that tells the story, each with its own score: the rest of the page counts a little too. What has fewer
     of the words than the best says nothing more. */
  function findings(numbers, called, parts, best) {
    return numbers
      .map((number) => {
        const own = parts.map((part) => part[number]);
        const kind = called(number) || STORY;
        const has = own.filter(Boolean).length;
        return { number, has, score: has && kind * total(own.map((part, at) => Math.max(part, 0.25 * best[at]))) };
      })
      .sort((a, b) => b.score - a.score)
      .filter(({ score, has }, _, [first]) => score && has >= first.has)
      .slice(0, OF_ONE_PAGE);
  }

  /* A page as one hit: what each word finds there at its best, and the part of it that says most. */
  function whole(numbers, called, parts, best) {
    const own = (number) => parts.reduce((sum, part) => sum + part[number], 0);
    const number = numbers.reduce((first, other) => (own(other) > own(first) ? other : first));
    const kind = docs[numbers[0]].finding ? INDICATOR : 1;
    const score = (Math.max(...numbers.map(called)) || kind) * total(best);
    return score ? [{ number, score }] : [];
  }

  /* More for more of the words. */
  const total = (parts) =>
    sum(parts) * (0.4 + (0.6 * parts.filter(Boolean).length) / parts.length);

  function hit({ number, lacks }, marked) {
    const doc = docs[number];
    const page = pages.get(doc.page).title;
    const title = doc.finding ?? (doc.story || doc.location === doc.page ? doc.title : page);
    const under = [doc.finding || doc.story ? page : "", doc.story ? doc.asks : title === doc.title ? "" : doc.title];
    return {
      location: doc.location,
      story: Boolean(doc.story),
      title: mark(title, marked),
      under: [...new Set(under)].filter((each) => each && each !== title),
      text: excerpt(doc.text, marked),
      lacks,
    };
  }

  const answer = ({ location, title, text }, marked) => {
    const under = [pages.get(location.split("#")[0]).title];
    return { location, story: true, title: mark(title, marked), under, text, lacks: [] };
  };

  /* The question -> whether it is one of need, what it asks that is not measured, and what answers it, the best first. */
  return function ask(question) {
    const said = wordsIn(question);
    const asked = [...new Map(joined(telling(question)).map((typed) => [folded(typed), typed]))].map(answers);
    const named = (name) => says(name.slice(0, said.length), said);
    const called = (number) => {
      const [title] = docs[number].names;
      if (asked.length && title.length === said.length && named(title) && docs[number].story) return TITLED;
      return asked.length > 1 && docs[number].names.some(named) ? CALLED : 0;
    };
    const parts = asked.map(({ rare, found }) => docs.map((_, number) => rare * (found.get(number) ?? 0)));
    const hits = [...pages.values()].flatMap(({ numbers }) => {
      const best = parts.map((part) => Math.max(...numbers.map((number) => part[number])));
      const lacks = asked.filter((_, at) => !best[at]).map(({ typed }) => typed);
      const found = (docs[numbers[0]].story ? findings : whole)(numbers, called, parts, best);
      return found.map((each) => ({ ...each, lacks }));
    });
    const marked = new Set(asked.flatMap((each) => [...each.marked]));
    const strange = OTHER_SCRIPT.test(question) || (asked.length && !asked.some((each) => each.understood));
    const without = ({ lacks }) => lacks.some((word) => DOCUMENT.test(word));
    const told = hits.sort((a, b) => without(a) - without(b) || b.score - a.score).map((each) => hit(each, marked));
    // Who is in need asks for no figures; "how do I know if" is a question as it stands, though it has a word of need in it.
    const needs = (beside = []) => need.some((row) => says(said, row) && !says(beside, row));
    const lacking = unmeasured.filter((row) => row.words.some((each) => says(said, each) && !needs(each)));
    return {
      help: Boolean(needs() || strange || told[0]?.location.startsWith(HELP)),
      unmeasured: [...new Set(lacking.map((row) => row.html))],
      hits: [...alike(said, asked).map((doc) => answer(doc, marked)), ...told],
    };
  };
}

const MARKED = new RegExp(`<[^>]+>|&\\w+;|${WORD.source}`, "gu");
const mark = (html, marked) =>
  html.replace(MARKED, (part) => (marked.has(folded(part)) ? `<mark>${part}</mark>` : part));

/* The first paragraph, or point of a list, that has a word of the question; else the first. */
function excerpt(text, marked) {
  const parts = text.split(/<\/?(?:p|li|ul|ol)>/).filter((part) => part.trim());
  const shown = parts.map((part) => mark(part, marked));
  return shown.find((part, place) => part !== parts[place]) ?? shown[0] ?? "";
}
