from decimal import Decimal

import pytest

from lineage.extraction import extract
from lineage.models import Fact
from lineage.reading import read_file
from tests.gold import FIXTURES, FOLDERS, Row, bare, pages, rows

Told = tuple[str, str, str, str, str, str]

# The tables write 2.1万户 as it stands, count a rise as a bound, and 前 as 以前.
_COMPARATORS = {"before": "by", "+": ">="}


def key(file: str, part: str, address: str, fact: Row) -> Told:
    kind, value, unit = fact["kind"], bare(fact["value"]), bare(fact["unit"])
    if kind == "target":
        times = 10_000 if unit.startswith("万") and unit != "万亩" else 1
        unit = unit[1:] if times > 1 else unit
        value = f"{(Decimal(value) * times).normalize():f}"
    value = value.replace("month-1:", "")
    comparator = "" if kind == "duty" else fact["comparator"]
    return file, part, address, value, unit, _COMPARATORS.get(comparator, comparator)


def told(folder: str, kind: str) -> set[Told]:
    return {
        key(row["file"], row["part"], row["address"], row)
        for row in rows(folder, "facts")
        if row["kind"] == kind
    }


def fields(fact: Fact) -> Row:
    names = ("kind", "value", "unit", "comparator")
    return {name: str(getattr(fact, name)) for name in names}


def found(folder: str, kind: str) -> set[Told]:
    return {
        key(page, str(document.part), fact.clause, fields(fact))
        for page in pages(folder)
        for document in extract(read_file(FIXTURES / folder / page, page))
        for fact in document.facts
        if fact.kind == kind and fact.comparator != "recipient"
    }


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("kind", ["deadline", "target", "body"])
def test_every_deadline_target_and_body_is_found_and_no_other(folder: str, kind: str) -> None:
    assert found(folder, kind) == told(folder, kind)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_word_of_duty_is_missed_and_few_more_are_found(folder: str) -> None:
    expected, actual = told(folder, "duty"), found(folder, "duty")
    assert expected <= actual
    assert len(expected) / len(actual) > 0.85
