from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

import pytest
from jsonschema import Draft202012Validator

from lineage.graph import Answer, InForce, find_history
from lineage.models import Evidence, Value
from lineage.rendering.explanation import explain
from lineage.rendering.history import view_history
from lineage.rendering.trace import view_trace
from lineage.rendering.views import view_alignment, view_changes, view_clauses
from lineage.rendering.work_views import view_in_force, view_relations, view_report
from tests.lineages import D2020, D2023, D2025, TO_2023, TO_2025, beijing, quote
from tools.schemas import FOLDER, SCHEMAS, schema_text

RESULT = beijing()


def answer(work: str, reason: str, *evidence: Evidence) -> Answer:
    return Answer(work=work, reason=reason, evidence=evidence)


ANSWERS = InForce(
    date=dt.date(2025, 2, 1),
    in_force=(answer("w-2025", "begun and not ended", quote("2025.txt", "实施", 880)),),
    not_in_force=(answer("w-2023", "repealed"),),
    unknown=(answer("w-annex", "its beginning is not told"),),
)

VIEWS: dict[str, Value] = {
    "align": view_alignment(D2020, D2023, TO_2023),
    "clauses": view_clauses(RESULT),
    "diff": view_changes(D2023, D2025, TO_2025, RESULT.changes),
    "explain": explain(RESULT, "fi-1"),
    "history": view_history(RESULT, find_history(RESULT.works, RESULT.relations, "w-2023")),
    "in-force": view_in_force(RESULT.works, ANSWERS),
    "lineage": RESULT,
    "relations": view_relations(RESULT),
    "report": view_report(RESULT, "out"),
    "trace": view_trace(RESULT, "第三个工作日"),
}

MATCH = "id old new text number position shape score basis"
PROMISED = {
    ("clauses",): "documents",
    ("clauses", "documents"): "id work language kind title number issuer signed published "
    "effective complete issues clauses",
    ("clauses", "documents", "clauses"): "address parent kind label number heading text span",
    ("align",): "old new matches dropped added not_comparable",
    ("align", "matches"): MATCH,
    ("diff",): "old new matches dropped added not_comparable",
    ("diff", "matches"): f"{MATCH} edits facts",
    ("diff", "matches", "facts"): "kind old new change old_span new_span",
    ("relations",): "works relations gaps conflicts",
    ("relations", "works"): "id number title issuer date held series year expressions",
    ("relations", "works", "expressions"): "id kind language documents",
    ("relations", "works", "expressions", "documents"): "id file complete",
    ("relations", "relations"): "source target kind basis evidence score",
    ("relations", "relations", "evidence"): "file span quote",
    ("history",): "work number title replaces replaced_by amends amended_by rests_on_it ended",
    ("history", "replaces"): "work number title distance through kinds basis relations evidence",
    ("history", "ended"): "work number title how provisions through relations evidence",
    ("in-force",): "date in_force not_in_force unknown",
    ("in-force", "in_force"): "work reason evidence",
}


def as_json(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(VIEWS[name].model_dump_json())
    return loaded


def reached(value: object, path: tuple[str, ...]) -> list[Mapping[str, object]]:
    if isinstance(value, list):
        return [each for one in value for each in reached(one, path)]
    assert isinstance(value, dict)
    return reached(value[path[0]], path[1:]) if path else [value]


def test_every_view_has_a_schema() -> None:
    assert set(VIEWS) == set(SCHEMAS)


@pytest.mark.parametrize("path", PROMISED, ids="/".join)
def test_json_has_every_promised_key(path: tuple[str, ...]) -> None:
    found = reached(as_json(path[0]), path[1:])
    assert found
    assert all(set(PROMISED[path].split()) <= set(each) for each in found)


@pytest.mark.parametrize("name", SCHEMAS)
def test_json_follows_its_published_schema(name: str) -> None:
    schema = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(as_json(name))


@pytest.mark.parametrize("name", SCHEMAS)
def test_published_schema_is_that_of_the_values(name: str) -> None:
    written = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert written == schema_text(name), "run `poe schemas`"


def test_no_schema_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(SCHEMAS)


def test_clauses_name_the_work_of_each_document() -> None:
    works = {each["id"]: each["work"] for each in reached(as_json("clauses"), ("documents",))}
    assert works["d-2025"] == works["d-2025-en"] == "w-2025"


def test_spans_are_pairs() -> None:
    first = reached(as_json("clauses"), ("documents", "clauses"))[0]
    assert first["span"] == [100, 100 + len(str(first["text"]))]


def test_diff_puts_facts_and_their_places_with_the_match() -> None:
    (fact,) = reached(as_json("diff"), ("matches", "facts"))
    assert (fact["old"], fact["new"]) == ("every-month:15", "every-month:workday-3")
    assert (fact["old_span"], fact["new_span"]) == ([700, 725], [700, 709])
    assert fact["doubt"]


def test_a_fact_on_one_side_has_no_words_on_the_other() -> None:
    change = RESULT.changes[7]
    lone = change.facts[0].model_copy(update={"old": None, "change": "added"})
    view = view_changes(D2023, D2025, TO_2025, [change.model_copy(update={"facts": (lone,)})])
    (fact,) = view.matches[3].facts
    assert (fact.old, fact.old_span, fact.old_quote) == (None, None, None)


def test_a_match_without_a_change_has_nothing_to_show() -> None:
    match = view_changes(D2023, D2025, TO_2025, []).matches[0]
    assert (match.edits, match.facts, match.not_in_old, match.not_in_new) == ((), (), "", "")


def test_relations_tell_a_number_read_from_one_inferred_and_copies_cut_short() -> None:
    works = {str(each["id"]): each for each in reached(as_json("relations"), ("works",))}
    assert works["w-2025"]["number_basis"] == "stated"
    assert works["w-opinion"]["number"] is None
    copies = reached(works["w-scheme"], ("expressions", "documents"))
    assert [(each["file"], each["complete"]) for each in copies] == [
        ("web.txt", True),
        ("pdf.txt", False),
    ]


def test_report_counts_what_it_holds() -> None:
    view = as_json("report")
    assert (view["index"], view["works"], view["held"]) == ("out/index.html", 6, 4)
    assert (view["contradicted"], len(reached(view, ("failures",)))) == (1, 1)
