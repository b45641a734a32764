/**
 * Bundles the page's script: static/src/main.tsx → the folder that is given. Prints as JSON the name
 * of the file that the page starts with, and the folders of the packages that are in it.
 */

import { rolldown } from "rolldown";

const [folder] = Deno.args;

/** `lesson/view.tsx` and what comes with it is named lesson, `check/room.tsx` check. */
function roomOf(chunk: { name: string; facadeModuleId?: string | null }): string {
  const path = chunk.facadeModuleId?.split("static/src/")[1].split("/").slice(0, -1);
  return ["view", "room"].includes(chunk.name) && path?.length ? path.join("-") : chunk.name;
}

/** Where the package of a module stands: …/node_modules/@preact/signals. */
function packageOf(module: string): string | undefined {
  // Rolldown's own helpers are in a module without a file.
  if (module.includes("rolldown/runtime")) return "node_modules/rolldown";
  return module.replaceAll("\\", "/").match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/)?.[0];
}

const bundle = await rolldown({
  input: "static/src/main.tsx",
  platform: "browser",
  transform: { jsx: { runtime: "automatic", importSource: "preact" } },
  // A room's style sheet comes with its script: see ui/style/adopt_style.ts.
  moduleTypes: { ".css": "text" },
  preserveEntrySignatures: false,
});
const { output } = await bundle.write({
  dir: folder,
  format: "esm",
  minify: true,
  sourcemap: true,
  hashCharacters: "hex",
  entryFileNames: "first-[hash:12].js",
  chunkFileNames: (chunk) => `${roomOf(chunk)}-[hash:12].js`,
  // One file holds all that the first view needs. The rooms, which come later, find there what
  // they share with it.
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: "first", tags: ["$initial"] }],
  },
});

const first = output.find((file) => file.type === "chunk" && file.isEntry);
if (!first) throw new Error("Nothing was bundled for the first view.");
const modules = output.flatMap((file) => file.type === "chunk" ? file.moduleIds : []);
const packages = new Set(modules.map(packageOf).filter((found) => found !== undefined));
// What the build hook reads.
// deno-lint-ignore no-console
console.log(JSON.stringify({ first: first.fileName, packages: [...packages] }));
