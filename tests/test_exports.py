"""Each export read back by a program of another maker."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, Graph, URIRef

from lineage.graph import build_graph, find_history, read_graph
from lineage.graph.attributes import clean, flat, label
from lineage.graph.exports import EXPORTS
from lineage.graph.spans import relation_span, work_spans
from lineage.graph.turtle import BASE, ELI, TERMS
from lineage.layout import GRAPHS
from lineage.models import Lineage, Relation
from lineage.rendering.report import load_result, report_files
from tests import lineages as made
from tests.graphs import bare, lineages
from tests.lineages import beijing

NODE = Path(__file__).parent / "node"
HOSTILE = "a\"b'c\\;#&<i>[x](y){z}|`%--> \0\x01\ufffe\n2. 〔2020〕8号 end\\"
GEXF = "{http://gexf.net/1.3}"

# ELI 1.4 (http://data.europa.eu/eli/ontology#), those of its terms that are written.
ELI_TERMS = set(
    "LegalResource LegalExpression Organization id_local number date_document passed_by is_part_of "
    "is_realized_by realizes language title first_date_entry_in_force date_no_longer_in_force "
    "repeals changes amends based_on cites applies is_annex_of".split()
)

slow = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def tool(name: str, *needed: Path) -> str:
    """Return the path of a reader; without it the test is passed over, but not in CI."""
    path = shutil.which(name)
    missing = [] if path else [name]
    missing += [str(each) for each in needed if not each.exists()]
    if missing or not path:
        reason = f"{', '.join(missing)} is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


def ran(command: Sequence[str], given_: bytes) -> bytes:
    done = subprocess.run(command, input=given_, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


def node_json(script: str, content: bytes) -> dict[str, Any]:
    path = tool("node", NODE / "node_modules")
    loaded: dict[str, Any] = json.loads(ran([path, str(NODE / script)], content))
    return loaded


def hostile() -> Lineage:
    """The Beijing works with hostile words wherever words may stand, and days at odds."""
    lineage = beijing()
    works = [
        work.model_copy(update={"title": f"{HOSTILE}{at}", "issuer": HOSTILE, "number": None})
        for at, work in enumerate(lineage.works)
    ]
    words = (made.quote(HOSTILE, HOSTILE),)
    relations = [
        each.model_copy(update={"provisions": HOSTILE, "evidence": words})
        for each in lineage.relations
    ]
    at_odds = made.work(
        "w-odd", HOSTILE, None, begins=made.day(2020, 5, 1), expires=made.day(2019, 1, 1)
    )
    never = made.work(
        "w-never", "", None, begins=made.day(2020, 5, 1), expires=made.day(2020, 5, 1)
    )
    again = made.relation("w-2025", "w-2023", "repeals", id="r-again", ends=made.day(2025, 6, 1))
    return bare([*works, at_odds, never], [*relations, again])


CASES: Mapping[str, Callable[[], Lineage]] = {
    "beijing": beijing,
    "hostile": hostile,
    "empty": lambda: bare([], []),
    "lone": lambda: bare([made.work("w-1", "", None)], []),
    "dangling": lambda: bare(
        [made.work("w-1", "甲", None)], [made.relation("w-1", "w-2", "cites")]
    ),
}  # fmt: skip
case = pytest.mark.parametrize("lineage", [make() for make in CASES.values()], ids=CASES)


def rows(lineage: Lineage) -> tuple[dict[str, Any], dict[str, Any]]:
    graph = build_graph(lineage)
    edges = graph.edges(keys=True, data=True)
    return (
        {name: flat(each) for name, each in graph.nodes.items()},
        {key: (source, target, flat(each)) for source, target, key, each in edges},
    )


def without(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


@case
def test_graphviz_reads_graphml(lineage: Lineage) -> None:
    written = ran([tool("graphml2gv")], EXPORTS["graphml"].write(lineage))
    drawn = json.loads(ran([tool("dot"), "-Tdot_json"], written))
    names = [each["name"] for each in drawn.get("objects", ())]
    assert set(names) == set(build_graph(lineage))
    edges = {
        each["_graphml_id"]: (names[each["tail"]], names[each["head"]])
        for each in drawn.get("edges", ())
    }
    assert edges == {each.id: (each.source, each.target) for each in lineage.relations}


@case
def test_networkx_reads_graphml_with_every_attribute(lineage: Lineage) -> None:
    check_graphml(lineage)


def check_graphml(lineage: Lineage) -> None:
    content = io.BytesIO(EXPORTS["graphml"].write(lineage))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.read_graphml(content, force_multigraph=True))
    nodes, edges = rows(lineage)
    assert {name: without(each, "label") for name, each in graph.nodes.items()} == nodes
    read = {
        key: (s, t, without(each, "id")) for s, t, key, each in graph.edges(keys=True, data=True)
    }
    assert read == edges


@case
def test_dot_is_read_by_graphviz(lineage: Lineage) -> None:
    drawn = json.loads(ran([tool("dot"), "-Tjson0"], EXPORTS["dot"].write(lineage)))
    objects = drawn.get("objects", ())
    graph = build_graph(lineage)
    assert {each["name"] for each in objects} == set(graph)
    ids = [
        (e["id"], objects[e["tail"]]["name"], objects[e["head"]]["name"])
        for e in drawn.get("edges", ())
    ]
    assert sorted(ids) == sorted((e.id, e.source, e.target) for e in lineage.relations)
    # What is shown is the text itself, white space aside.
    shown = ran([tool("dot"), "-Tsvg"], EXPORTS["dot"].write(lineage)).decode()
    svg = ET.fromstring(shown)  # noqa: S314 - Graphviz wrote it from what we gave it
    texts = {
        "".join("".join(each.itertext()).split())
        for each in svg.iter()
        if each.tag.endswith("}text")
    }
    labels = {"".join(clean(label(name, node)).split()) for name, node in graph.nodes.items()}
    assert labels <= texts


@case
def test_mermaid_reads_the_flowchart(lineage: Lineage) -> None:
    read = node_json("read_mermaid.mjs", EXPORTS["mermaid"].write(lineage))
    graph = build_graph(lineage)
    labels = [" ".join(clean(label(name, each)).split()) for name, each in graph.nodes.items()]
    assert sorted(" ".join(each.split()) for each in read["boxes"].values()) == sorted(labels)
    names = {name: f"w_{name.replace('-', '_')}" for name in graph}
    assert set(read["boxes"]) == set(names.values())
    expected = [
        [names[source], names[target], edge["kind"], "normal" if sure(edge) else "dotted"]
        for source, target, edge in graph.edges(data=True)
    ]
    assert read["arrows"] == expected


def sure(edge: Mapping[str, Any]) -> bool:
    return (edge["basis"], edge["scope"]) == ("stated", "whole")


@case
def test_graphology_reads_gexf(lineage: Lineage) -> None:
    read = node_json("read_gexf.mjs", EXPORTS["gexf"].write(lineage))
    nodes, edges = rows(lineage)
    skipped = ("label", "span", "start", "end", "kind", "weight")
    found = {each["key"]: without(each.get("attributes", {}), *skipped) for each in read["nodes"]}
    assert found == nodes
    assert {each["key"]: (each["source"], each["target"]) for each in read["edges"]} == {
        key: (source, target) for key, (source, target, _) in edges.items()
    }
    for each in read["edges"]:
        assert each["attributes"]["evidence"] == edges[each["key"]][2]["evidence"]


def check_gexf(lineage: Lineage) -> ET.Element:
    """Hold a GEXF file against the rules of its schema without which Gephi leaves things out."""
    root = ET.fromstring(EXPORTS["gexf"].write(lineage))  # noqa: S314 - our own
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    [graph] = root.iter(f"{GEXF}graph")
    assert graph.attrib == {
        "mode": "dynamic",
        "timeformat": "date",
        "timerepresentation": "interval",
        "defaultedgetype": "directed",
        "idtype": "string",
    }
    nodes, edges = list(root.iter(f"{GEXF}node")), list(root.iter(f"{GEXF}edge"))
    ids = [each.get("id") for each in nodes]
    assert len(set(ids)) == len(ids)
    assert len({each.get("id") for each in edges}) == len(edges)
    for kind, elements in (("node", nodes), ("edge", edges)):
        [declared] = [each for each in root.iter(f"{GEXF}attributes") if each.get("class") == kind]
        types = {each.get("id"): each.get("type") for each in declared}
        for element in elements:
            for value in element.iter(f"{GEXF}attvalue"):
                check_value(str(types[value.get("for")]), str(value.get("value")))
            check_days(element)
    assert all({each.get("source"), each.get("target")} <= set(ids) for each in edges)
    assert {each.get("kind") for each in edges} == {each.kind for each in lineage.relations}
    return root


def check_value(type_: str, value: str) -> None:
    read: Mapping[str, Callable[[str], object]] = {
        "string": str,
        "long": int,
        "double": float,
        "boolean": ["true", "false"].index,
    }
    read[type_](value)


def check_days(element: ET.Element) -> None:
    days = [element.get("start"), element.get("end")]
    known = [dt.date.fromisoformat(day) for day in days if day]
    assert known == sorted(known)
    [span] = [
        each.get("value") for each in element.iter(f"{GEXF}attvalue") if each.get("for") == "span"
    ]
    assert bool(known) == (span == "known")


@case
def test_gexf_keeps_the_rules_of_its_schema(lineage: Lineage) -> None:
    check_gexf(lineage)


@slow
@given(lineages())
def test_gexf_and_graphml_hold_whatever_a_lineage_holds(lineage: Lineage) -> None:
    check_gexf(lineage)
    check_graphml(lineage)
    root = ET.fromstring(EXPORTS["gexf"].write(lineage))  # noqa: S314 - our own
    nodes, _ = rows(lineage)
    for each in root.iter(f"{GEXF}node"):
        values = {str(v.get("for")): v.get("value") for v in each.iter(f"{GEXF}attvalue")}
        expected = {
            name: str(value).lower() if isinstance(value, bool) else str(value)
            for name, value in nodes[str(each.get("id"))].items()
        }
        assert without(values, "span") == expected


def test_the_span_of_a_work_ends_on_the_day_before_its_repealer_begins() -> None:
    spans = work_spans(hostile())
    by_id = {work.id: work for work in hostile().works}
    begins, repealer = by_id["w-2020"].begins, by_id["w-2023"].begins
    assert begins
    assert repealer
    last = repealer.latest - dt.timedelta(1)
    assert spans["w-2020"] == spans["w-annex"] == (begins.earliest, last, "known")
    assert spans["w-odd"] == (None, None, "contradictory")
    assert spans["w-never"] == (None, None, "empty")


def test_a_dated_repeal_holds_from_its_day_and_not_at_all_after_its_source() -> None:
    source = made.work("w-1", "甲", None, begins=made.day(2020, 1, 1), expires=made.day(2021, 1, 1))
    spans = work_spans(bare([source], []))
    assert [
        relation_span(made.relation("w-1", "w-2", "repeals", ends=made.day(year, 6, 1)), spans)
        for year in (2020, 2021)
    ] == [
        (dt.date(2020, 6, 1), dt.date(2020, 12, 31), "known"),
        (None, None, "empty"),
    ]


def test_parts_of_each_other_have_no_days() -> None:
    works = [
        made.work(name, "甲", None, part_of=whole, begins=made.day(2020, 1, 1))
        for name, whole in (("w-1", "w-2"), ("w-2", "w-1"))
    ]
    assert set(work_spans(bare(works, [])).values()) == {(None, None, "open")}
    assert find_history(works, [], "w-1").replaced_by == ()
    assert find_history(works, [made.relation("w-3", "w-1", "repeals")], "w-3").ended


@case
def test_raptor_reads_turtle(lineage: Lineage) -> None:
    content = EXPORTS["turtle"].write(lineage)
    read = ran([tool("rapper"), "-q", "-i", "turtle", "-o", "ntriples", "-", BASE], content)
    ours = Graph().parse(content, format="turtle")
    theirs = Graph().parse(read, format="nt")
    assert set(theirs) == set(ours)


@case
def test_turtle_says_what_the_lineage_says_in_terms_that_eli_has(lineage: Lineage) -> None:
    graph = Graph().parse(EXPORTS["turtle"].write(lineage), format="turtle")
    used = {str(term) for triple in graph for term in triple if str(term).startswith(str(ELI))}
    assert {each.removeprefix(str(ELI)) for each in used} <= ELI_TERMS
    assert len(set(graph.subjects(RDF.type, ELI.LegalResource))) == len(lineage.works)
    for each in lineage.relations:
        name = URIRef(f"{BASE}relation:{each.id}")
        source, target = (URIRef(f"{BASE}work:{work}") for work in (each.source, each.target))
        predicate = graph.value(name, RDF.predicate)
        assert (source, predicate, target) in graph
        assert (graph.value(name, RDF.subject), graph.value(name, RDF.object)) == (source, target)
        assert str(graph.value(name, TERMS.basis)) == each.basis
        quotes = {str(graph.value(e, TERMS.quote)) for e in graph.objects(name, TERMS.evidence)}
        assert quotes == {clean(e.quote) for e in each.evidence}


@pytest.mark.parametrize(
    ("kind", "scope", "property_"),
    [
        ("repeals", "whole", ELI.repeals),
        ("repeals", "partial", ELI.changes),
        ("amends", "whole", ELI.amends),
        ("implements", "whole", ELI.applies),
        ("based_on", "whole", ELI.based_on),
        ("cites", "whole", ELI.cites),
        ("annex_of", "whole", ELI.is_annex_of),
        ("issues", "whole", TERMS.issues),
        ("follows", "whole", TERMS.follows),
    ],
)
def test_every_kind_of_relation_has_its_property(kind: str, scope: str, property_: URIRef) -> None:
    relation = made.relation("w-1", "w-2", kind, scope=scope)
    lineage = bare([made.work("w-1", "甲", None), made.work("w-2", "乙", None)], [relation])
    graph = Graph().parse(EXPORTS["turtle"].write(lineage), format="turtle")
    source, target = URIRef(f"{BASE}work:w-1"), URIRef(f"{BASE}work:w-2")
    assert list(graph.predicates(source, target)) == [property_]


def test_a_day_in_force_is_said_only_where_it_is_known_to_the_day() -> None:
    graph = Graph().parse(EXPORTS["turtle"].write(hostile()), format="turtle")
    begun = {str(each).rpartition(":")[2] for each in graph.subjects(ELI.first_date_entry_in_force)}
    assert "w-2020" in begun
    assert "w-2021" not in begun
    ended = {str(each).rpartition(":")[2] for each in graph.subjects(ELI.date_no_longer_in_force)}
    assert ended == {"w-2023"}


@slow
@given(lineages())
def test_turtle_holds_whatever_a_lineage_holds(lineage: Lineage) -> None:
    graph = Graph().parse(EXPORTS["turtle"].write(lineage), format="turtle")
    quotes = {str(quote) for quote in graph.objects(None, TERMS.quote)}
    assert quotes >= {clean(e.quote) for each in lineage.relations for e in each.evidence}


@slow
@given(lineages())
def test_node_link_json_loads_again_and_loses_nothing(lineage: Lineage) -> None:
    content = EXPORTS["node-link"].write(lineage)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        nx.node_link_graph(json.loads(content), edges="edges")
    )
    assert read_graph(graph) == lineage


@slow
@given(lineages())
def test_a_saved_result_loads_again_and_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, lineage: Lineage
) -> None:
    file = tmp_path_factory.mktemp("saved") / "lineage.json"
    file.write_bytes(lineage.model_dump_json().encode())
    assert load_result(file) == lineage


def test_a_graph_of_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="not a graph of works"):
        read_graph(nx.MultiDiGraph())


def test_a_report_holds_every_format_below_graph() -> None:
    lineage = beijing()
    files = report_files(lineage)
    assert {name for name in files if name.startswith("graph/")} == set(GRAPHS)
    for export in EXPORTS.values():
        assert files[f"graph/lineage.{export.ending}"] == export.write(lineage)


@given(st.permutations(beijing().works), st.permutations(beijing().relations))
@settings(max_examples=5, deadline=None)
def test_the_order_of_works_and_relations_changes_no_byte(
    works: list[Any], relations: list[Relation]
) -> None:
    lineage = beijing()
    turned = lineage.model_copy(update={"works": tuple(works), "relations": tuple(relations)})
    for export in EXPORTS.values():
        assert export.write(turned) == export.write(lineage)


def test_the_lock_names_no_host() -> None:
    lock = json.loads((NODE / "package-lock.json").read_text(encoding="utf-8"))
    assert not any("resolved" in each for each in lock["packages"].values())
    assert lock["packages"][""]["dependencies"]
