// Reads a flowchart from standard input with Mermaid's own parser and prints its boxes and arrows.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

mermaid.initialize({ maxEdges: 10000, maxTextSize: 10_000_000 });
const text = readFileSync(0, "utf-8");
await mermaid.parse(text);
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
// Mermaid keeps `#34;` under signs of its own until it draws.
const words = (label) =>
  label
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
const boxes = Object.fromEntries([...db.getVertices()].map(([id, box]) => [id, words(box.text)]));
const arrows = db.getEdges().map((edge) => [edge.start, edge.end, words(edge.text), edge.stroke]);
process.stdout.write(JSON.stringify({ boxes, arrows }));
