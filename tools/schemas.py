"""Write the JSON Schemas of what the commands print and of a saved result to `docs/schema`."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from lineage.models import Lineage
from lineage.rendering.explanation import ExplanationView
from lineage.rendering.history import HistoryView
from lineage.rendering.trace import TraceView
from lineage.rendering.views import AlignView, ClausesView, DiffView
from lineage.rendering.work_views import InForceView, RelationsView, ReportView

__all__ = ["FOLDER", "SCHEMAS", "schema_text"]

FOLDER = Path(__file__).parent.parent / "docs" / "schema"

SCHEMAS: dict[str, type[BaseModel]] = {
    "align": AlignView,
    "clauses": ClausesView,
    "diff": DiffView,
    "explain": ExplanationView,
    "history": HistoryView,
    "in-force": InForceView,
    "lineage": Lineage,
    "relations": RelationsView,
    "report": ReportView,
    "trace": TraceView,
}
"""What each command prints, and `lineage`, the result that a report keeps."""


def schema_text(name: str) -> str:
    """Return the schema of what a command prints, as it stands in its file."""
    schema = SCHEMAS[name].model_json_schema(mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every schema."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / f"{name}.json").write_text(schema_text(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
