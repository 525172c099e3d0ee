// The page: fetches its parts, compares them, closes the door, starts a sealed worker, and only then lets a workbook be chosen.
// It never reads the workbook: it hands the file to the worker. A worker answers once and ends; the next one starts of what is kept.
const root = document.querySelector("#desk");
const words = JSON.parse(root.dataset.words);
const at = (name) => document.getElementById(name);
const filled = (pattern, ...parts) => parts.reduce((text, part) => text.replace("{}", () => part), pattern);
const say = (text) => { at("state").textContent = text; };
const SEALED = "default-src 'none'; script-src blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'";
const LEAST = 2; // gigabytes, as far as a browser tells

class Stop extends Error {} // its text is a word of the page

function unfit() {
  if (location.protocol === "file:") return words.from_disk;
  if (matchMedia("(any-pointer: coarse)").matches && !matchMedia("(any-pointer: fine)").matches) return words.phone;
  if ((navigator.deviceMemory ?? LEAST) < LEAST) return words.small;
  const there = ["DecompressionStream", "WebAssembly", "Worker", "Blob"].every((name) => name in self) && self.crypto?.subtle;
  return there ? "" : words.too_old;
}

/* --- the parts, as the lock says, whose own hash the page carries --- */
async function fetched(name, hash) {
  const answer = await fetch(root.dataset.parts + name, { cache: "no-cache" }).catch(() => undefined);
  if (!answer?.ok) throw new Stop(words.unreached);
  const data = await answer.arrayBuffer().catch(() => { throw new Stop(words.unreached); });
  const found = [...new Uint8Array(await crypto.subtle.digest("SHA-256", data))];
  if (found.map((byte) => byte.toString(16).padStart(2, "0")).join("") !== hash) throw new Stop(words.stale);
  return data;
}

async function parts() {
  const lock = Object.entries(JSON.parse(new TextDecoder().decode(await fetched("lock.json", root.dataset.lock))));
  let there = 0;
  return Object.fromEntries(await Promise.all(lock.map(async ([name, hash]) => {
    const packed = new Blob([await fetched(`${name}.gz`, hash)]);
    const data = await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    if (!over) say(filled(words.fetched, ++there, lock.length));
    return [name, data];
  })));
}

function seal() {
  const door = document.createElement("meta");
  door.httpEquiv = "Content-Security-Policy";
  door.content = SEALED;
  document.head.append(door);
}

/* --- the worker --- */
const script = (data) => URL.createObjectURL(new Blob([data], { type: "text/javascript" }));

function starter(files) {
  const urls = Object.fromEntries(Object.keys(files).filter((name) => /\.m?js$/.test(name)).map((name) => [name, script(files[name])]));
  const work = script(new TextDecoder().decode(files["work.mjs"]).replace('"SOLVER"', () => JSON.stringify(urls["solver.mjs"])));
  return () => {
    const worker = new Worker(work, { type: "module" });
    const ready = new Promise((yes, no) => {
      worker.onmessage = ({ data }) => (data.ready ? yes() : no(new Stop(words.unstarted)));
      worker.onerror = (event) => { event.preventDefault(); no(new Stop(words.unstarted)); };
    });
    ready.catch(() => {});
    worker.postMessage({ files, urls, origin: location.origin });
    return { worker, ready };
  };
}

let begin;
let desk;
let given = [];
let kept = []; // what the audit answered of figures that are to be published: it goes with the answer, or to the next reading
let over = false; // it has said why it does not start

function renew() {
  desk.worker.terminate();
  desk = begin();
}

function answered({ worker }, question) {
  return new Promise((yes, no) => {
    worker.onerror = (event) => { event.preventDefault(); no("Error"); };
    worker.onmessage = ({ data }) => {
      if (data.heard) say(filled(words.trying, data.heard));
      else if (data.answer) yes(data.answer);
      else no(data.failed);
    };
    worker.postMessage(question);
  });
}

async function ask(question, doing) {
  const known = kept;
  forget();
  busy(true);
  const asked = desk;
  try {
    say(words.again);
    await asked.ready;
    if (asked !== desk) return;
    say(doing);
    const answer = await answered(asked, { ...question, kept: known, lang: document.documentElement.lang });
    if (asked === desk) show(question.verb, answer);
  } catch (fault) {
    if (asked === desk) say(fault instanceof Stop ? fault.message : filled(words.failed, fault));
  } finally {
    if (asked === desk) {
      renew();
      busy(false);
    }
  }
}

/* --- what is shown --- */
function busy(is) {
  at("stop").hidden = !is;
  at("asking").inert = is;
  if (is) at("stop").focus();
  else if (at("answer").hidden) at("book").focus(); // the button that had the focus is gone
}

function list(name, items) {
  at(name).replaceChildren(...items.map((item) => {
    const line = document.createElement("li");
    line.append(item);
    return line;
  }));
  at(`${name}-part`).hidden = !items.length;
}

function link([name, data]) {
  const found = document.createElement("a");
  found.href = URL.createObjectURL(new Blob([data]));
  found.download = found.textContent = name;
  given.push(found.href);
  return found;
}

function show(verb, { mend, know, ending, files, kept: found }) {
  kept = found;
  at("verdict").textContent = mend.length ? words.wrong : verb === "read" ? words.fine : words.made;
  at("ending").textContent = ending;
  list("mend", mend);
  list("know", know);
  list("files", Object.entries(files).map(link));
  at("steps-part").hidden = verb !== "read" || mend.length > 0;
  at("answer").hidden = false;
  say(at("verdict").textContent);
  at("answer").focus();
}

// What the build has made: it is whole before a workbook is chosen, and has nothing of one.
function handOut(files) {
  for (const ready of document.querySelectorAll("#made a")) ready.href = URL.createObjectURL(new Blob([files[ready.download]]));
}

function forget() {
  given.forEach((address) => URL.revokeObjectURL(address));
  given = [];
  kept = [];
  for (const name of ["mend", "know", "files"]) list(name, []);
  at("verdict").textContent = at("ending").textContent = "";
  at("answer").hidden = true;
}

function readBook(books) {
  if (books.length > 1) say(words.one);
  else if (!/\.xlsx$/i.test(books[0]?.name)) say(words.no_book);
  else ask({ verb: "read", book: books[0] }, words.reading);
}

function listen() {
  const emptied = (field) => { const books = [...field.files]; field.value = ""; return books; }; // so that the same file can be chosen again
  at("book").onchange = ({ target }) => { if (target.files.length) readBook(emptied(target)); };
  at("begin").onclick = () => ask({ verb: "begin", year: at("year").value, book: emptied(at("old"))[0] }, words.making);
  at("forget").onclick = () => { forget(); say(words.forgotten); at("book").focus(); };
  at("stop").onclick = () => { renew(); busy(false); say(words.stopped); };
  addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("over"); });
  addEventListener("dragleave", () => document.body.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    if (!at("asking").hidden && !at("asking").inert) readBook([...event.dataTransfer.files]);
  });
  addEventListener("pagehide", () => { forget(); desk?.worker.terminate(); });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

async function open() {
  const why = unfit();
  if (why) throw new Stop(why);
  listen();
  say(words.fetching);
  const files = await parts();
  seal();
  handOut(files);
  say(words.starting);
  begin = starter(files);
  desk = begin();
  await desk.ready;
  at("asking").hidden = false;
  say(words.ready);
}

open().catch((fault) => { over = true; say(fault instanceof Stop ? fault.message : words.unstarted); });
