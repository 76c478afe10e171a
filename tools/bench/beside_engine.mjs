// Load one form in @getodk/xforms-engine, the engine of ODK Web Forms, and print what it took.
// node beside_engine.mjs FOLDER FORM.xml; FOLDER holds node_modules with the engine and jsdom.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, form] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/package.json`));
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<a/>", { contentType: "text/xml" });
globalThis.window = window;
globalThis.document = window.document;
for (const name of [
  "Attr", "CDATASection", "CharacterData", "Comment", "Document", "DocumentFragment",
  "DocumentType", "DOMParser", "Element", "HTMLElement", "Node", "NodeFilter", "NodeIterator",
  "ProcessingInstruction", "Text", "TreeWalker", "XMLDocument", "XMLSerializer",
  "XPathEvaluator", "XPathExpression", "XPathResult",
]) {
  globalThis[name] ??= window[name];
}
// The parser of the engine looks for node and then for files beside itself; as in a browser, it
// shall find neither.
Object.defineProperty(process, "versions", { value: { ...process.versions, node: undefined } });
const manifest = `${folder}/node_modules/@getodk/xforms-engine/package.json`;
const { version, module, main } = JSON.parse(readFileSync(manifest, "utf8"));
const file = new URL(module ?? main ?? "dist/index.js", pathToFileURL(manifest));
const { loadForm } = await import(file);
const xform = readFileSync(form, "utf8");

const begun = performance.now();
const used = process.cpuUsage();
const loaded = await loadForm(xform, {
  fetchFormAttachment: async () => new Response("", { status: 404 }),
});
const { root } = loaded.createInstance();
const inside = (node) =>
  1 + (node.currentState.children ?? []).reduce((sum, child) => sum + inside(child), 0);
const nodes = inside(root);
const wall = performance.now() - begun;
const { user, system } = process.cpuUsage(used);
console.log(JSON.stringify({ wall, cpu: (user + system) / 1000, nodes, version }));
process.exit(0);
