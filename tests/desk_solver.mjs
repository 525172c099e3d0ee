// Asks the twin of the solver what a file of Python asks it, in the Python of the page: `node desk_solver.mjs MODULES BROWSER TWIN`.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [modules, browser, twin] = process.argv.slice(2);
const from = (path) => import(pathToFileURL(path).href);
const { loadPyodide } = await from(`${modules}/pyodide/pyodide.mjs`);
const python = await loadPyodide();
const highs = await (await from(`${modules}/highs/build/highs.mjs`)).default();
const { solverFor } = await from(`${browser}/solver.mjs`);
python.FS.writeFile("/lib/highspy.py", await readFile(twin, "utf8"));
python.runPython("import sys; sys.path.insert(0, '/lib')");
python.pyimport("highspy").solver = solverFor(highs);
let asked = "";
for await (const part of process.stdin) asked += part;
python.runPython(asked);
