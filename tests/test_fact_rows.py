import pytest

from lineage.rendering.catalogue import catalogue
from lineage.rendering.sections.matches import fact_rows
from tests.lineages import REPORTING, beijing, changed


@pytest.mark.parametrize(
    ("change", "match", "said"),
    [
        ("raised", "m-9", "copies differ"),
        ("restated", "m-9", "restated"),
        ("raised", "m-1", "raised"),
    ],
)
def test_nothing_changes_between_two_copies_of_one_text(change: str, match: str, said: str) -> None:
    fact = REPORTING.model_copy(update={"change": change})
    result = beijing().model_copy(update={"changes": (changed(match, (fact,)),)})
    assert [row.change for row in fact_rows(catalogue(result))] == [said]
