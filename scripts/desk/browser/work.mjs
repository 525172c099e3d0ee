// The sealed worker: Python, the solver and the project's own modules. It has all it needs when it starts, can send nothing, and
// answers one question. Of an error it tells the kind alone: its text may quote a cell.
import { solverFor } from "SOLVER";

const TYPES = { wasm: "application/wasm", json: "application/json" };
// All that stays of what a browser gives once Python has started. No policy forbids to keep something or to tell other tabs, and a
// new browser has new ways: so the language stays, and what Python and the solver ask for.
const STAYS = new Set(`Infinity NaN undefined globalThis self eval isNaN isFinite parseInt parseFloat Object Function Array Number Boolean String
  Symbol BigInt Date Promise RegExp JSON Math Reflect Proxy Map Set WeakMap WeakSet WeakRef FinalizationRegistry Error
  AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError ArrayBuffer SharedArrayBuffer DataView Atomics
  Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array
  BigInt64Array BigUint64Array WebAssembly TextDecoder TextEncoder performance crypto onmessage postMessage`.split(/\s+/));

const KEPT = "/project/.cache/audit"; // what has been worked out of published figures: scripts/guard/audit/kept.py

let python;
let desk;
let packed; // names of what the build had worked out

async function start({ files, urls, origin }) {
  // Pyodide and highs ask for their parts by address; while they start these are handed out from memory.
  self.fetch = async (asked) => {
    const name = String(asked.url ?? asked).split("/").pop();
    return new Response(files[name], { headers: { "content-type": TYPES[name.split(".").pop()] ?? "application/octet-stream" } });
  };
  const { loadPyodide } = await import(urls["pyodide.mjs"]);
  const quiet = () => {};
  python = await loadPyodide({
    indexURL: `${origin}/`, packageBaseUrl: `${origin}/`, stdout: quiet, stderr: quiet,
    createPyodideModule: (await import(urls["pyodide.asm.mjs"])).default,
    lockFileContents: new TextDecoder().decode(files["pyodide-lock.json"]),
  });
  const highs = await (await import(urls["highs.mjs"])).default({ wasmBinary: files["highs.wasm"], locateFile: (name) => name });
  python.unpackArchive(files["project.zip"], "zip", { extractDir: "/project" });
  packed = python.FS.readdir(KEPT);
  python.runPython("import sys; sys.path.insert(0, '/project')");
  python.pyimport("highspy").solver = solverFor(highs);
  desk = python.pyimport("scripts.desk.desk");
  bare();
}

function bare() {
  for (let owner = self; owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    for (const name of Object.getOwnPropertyNames(owner)) if (!STAYS.has(name)) Reflect.deleteProperty(owner, name);
  }
}

// A file of the maintainer's, in Python's own memory, but no more than makes Python refuse it; where it lies.
async function laid(book, name) {
  const folder = name.slice(0, name.lastIndexOf("/"));
  const { MAX_BYTES } = python.pyimport("scripts.ground.codes");
  const much = book.size > MAX_BYTES ? book.slice(0, MAX_BYTES + 1) : book; // a slice does not tell that its file is gone
  python.FS.mkdirTree(folder);
  python.FS.writeFile(name, new Uint8Array(await much.arrayBuffer()));
  return name;
}

async function answer({ verb, book, year, lang, kept }) {
  for (const [name, data] of kept) python.FS.writeFile(`${KEPT}/${name}`, data);
  const heard = (text) => postMessage({ heard: text });
  if (verb === "begin" && book) await laid(book, `/project/${year}.xlsx`);
  const found = verb === "read" ? desk.read(await laid(book, `/desk/${book.name}`), lang, heard) : desk.begin(year, lang);
  const answered = found.toJs({ dict_converter: Object.fromEntries });
  found.destroy();
  const names = python.FS.readdir(KEPT).filter((name) => !packed.includes(name));
  return { ...answered, kept: names.map((name) => [name, python.FS.readFile(`${KEPT}/${name}`)]) };
}

self.onmessage = async ({ data }) => {
  try {
    if (data.files) postMessage({ ready: !(await start(data)) });
    else postMessage({ answer: await answer(data) });
  } catch (error) {
    postMessage({ failed: String(error.type ?? error.name).replace(/[^A-Za-z]/g, "") });
  }
};
