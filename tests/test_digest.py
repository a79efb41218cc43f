from hypothesis import given
from hypothesis import strategies as st

from lineage.digest import digest, stable_id

PARTS = st.lists(st.text(alphabet="ab京 -", max_size=4), min_size=1, max_size=4)


def test_ids_are_the_same_on_every_machine() -> None:
    assert digest(b"plan").startswith("64879f7d6b960a01")
    assert stable_id("m", "old", "new") == "m-f5d40037d1"


@given(PARTS, PARTS)
def test_other_parts_give_another_id(one: list[str], other: list[str]) -> None:
    assert (stable_id("m", *one) == stable_id("m", *other)) == (one == other)


@given(st.text(max_size=6))
def test_ids_are_fit_for_a_file_name_and_a_link(part: str) -> None:
    name = stable_id("d", part)
    assert name.isascii()
    assert name.replace("-", "").isalnum()
