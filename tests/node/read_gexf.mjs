// Reads GEXF from standard input with graphology and prints its nodes and edges as JSON.
import { readFileSync } from "node:fs";
import graphology from "graphology";
import gexf from "graphology-gexf";

const graph = gexf.parse(graphology, readFileSync(0, "utf-8"), {
  allowUndeclaredAttributes: false,
});
const { nodes, edges } = graph.export();
process.stdout.write(JSON.stringify({ nodes, edges, multi: graph.multi }));
