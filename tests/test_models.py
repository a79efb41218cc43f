import inspect
import pickle
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from lineage import models
from lineage.models import Clause, Document, Evidence, Paragraph, Place, Segment, Source, Span
from lineage.models.value import Value, made

CLASSES = [value for name in models.__all__ if inspect.isclass(value := getattr(models, name))]
PLAIN = [Paragraph, Segment]
VALUES = [value for value in CLASSES if value not in PLAIN]
CLAUSE = Clause(
    address="1", parent=None, kind="point", label="一是", number="1", heading="",
    text="节水。", span=(2, 5), label_span=(0, 2),
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_every_value_is_frozen_and_refuses_unknown_fields(value: type[Value]) -> None:
    assert issubclass(value, Value)
    assert value.model_config["frozen"] is True
    assert value.model_config["extra"] == "forbid"


@pytest.mark.parametrize("value", [Paragraph(start=0, end=1), Segment(start=0, end=1, place=2)])
def test_a_plain_value_is_frozen_and_has_no_dictionary(value: Paragraph | Segment) -> None:
    assert type(value) in PLAIN
    assert not hasattr(value, "__dict__")
    with pytest.raises(FrozenInstanceError):
        value.start = 3  # type: ignore[misc]


def test_a_frozen_value_stays_as_it_is() -> None:
    with pytest.raises(ValidationError):
        CLAUSE.text = "节能。"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Paragraph(start=0, end=1, colour="red")  # type: ignore[call-arg]


def test_values_with_the_same_content_are_one_and_load_again() -> None:
    assert hash(CLAUSE) == hash(CLAUSE.model_copy())
    assert Clause.model_validate_json(CLAUSE.model_dump_json()) == CLAUSE


@pytest.mark.parametrize("span", [(-1, 0), (3, 2), (-3, -1)])
def test_a_span_never_runs_backwards(span: tuple[int, int]) -> None:
    with pytest.raises(ValidationError, match="a span runs from"):
        TypeAdapter(Span).validate_python(span)


@pytest.mark.parametrize("span", [(0, 0), (0, 1), (7, 7)])
def test_a_span_may_be_empty(span: tuple[int, int]) -> None:
    assert TypeAdapter(Span).validate_python(span) == span


def document(
    *, incomplete: tuple[Evidence, ...] = (), clauses: tuple[Clause, ...] = (CLAUSE,)
) -> Document:
    return Document(
        id="d", file="a.txt", part=1, span=(0, 5), language="zh", kind="original", title=None,
        number=None, number_value=None, issuer=None, signed=None, published=None, effective=None,
        clauses=clauses, references=(), facts=(), incomplete=incomplete,
    )  # fmt: skip


def test_a_document_knows_its_clauses_by_address() -> None:
    assert document().clause("1") is CLAUSE
    with pytest.raises(KeyError, match="2"):
        document().clause("2")


def test_a_document_is_complete_unless_its_words_say_otherwise() -> None:
    sign = Evidence(file="a.txt", span=(0, 1), quote="预", rule="preview notice")
    assert document().complete
    assert not document(incomplete=(sign,)).complete


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """A text in segments, with gaps in the text and in the file between them."""
    segments = []
    text, place = "", 0
    for run in draw(st.lists(st.text(alphabet="节水abc", min_size=1, max_size=6), max_size=8)):
        text += draw(st.sampled_from(["", "\n", " "])) if text else ""
        place += draw(st.integers(0, 4))
        segments.append(Segment(start=len(text), end=len(text) + len(run), place=place))
        text += run
        place += len(run)
    return Source(
        file="a.txt",
        digest="",
        encoding="utf-8",
        text=text,
        segments=tuple(segments),
        paragraphs=(),
    )


@given(sources(), st.data())
def test_places_in_the_file_rise_with_places_in_the_text(
    source: Source, data: st.DataObject
) -> None:
    positions = st.integers(0, len(source.text))
    start, end = sorted((data.draw(positions), data.draw(positions)))
    first, last = source.place(start, end)
    assert first <= last
    assert source.place(0, start)[1] <= max(last, source.place(0, end)[1])
    further = data.draw(st.integers(end, len(source.text)))
    assert source.place(start, further)[1] >= last
    assert source.place(further, further)[0] >= source.place(start, start)[0]


@given(sources(), st.data())
def test_a_stretch_within_a_segment_keeps_its_length(source: Source, data: st.DataObject) -> None:
    for segment in source.segments:
        start = data.draw(st.integers(segment.start, segment.end - 1))
        end = data.draw(st.integers(start + 1, segment.end))
        first, last = source.place(start, end)
        assert first == segment.place + start - segment.start
        assert last - first == end - start


def test_evidence_quotes_the_text_and_names_the_place_in_the_file() -> None:
    source = Source(
        file="a.txt", digest="", encoding="utf-8", text="节水\n节能",
        segments=(Segment(start=0, end=2, place=3), Segment(start=3, end=5, place=9)),
        paragraphs=(),
    )  # fmt: skip
    assert source.evidence(3, 5, "rule") == Evidence(
        file="a.txt", span=(9, 11), quote="节能", rule="rule"
    )
    assert source.place(1, 4) == (4, 10)
    assert source.place(2, 2) == (5, 5)
    assert source.model_copy(update={"segments": ()}).place(1, 2) == (0, 1)


def numbered(*addresses: str) -> Document:
    sample = Clause(
        address="", parent=None, kind="point", label="", number="", heading="", text="",
        span=(0, 0), label_span=(0, 0),
    )  # fmt: skip
    return document(
        clauses=tuple(sample.model_copy(update={"address": each}) for each in addresses)
    )


def test_a_clause_is_looked_up_anew_where_a_copy_holds_others() -> None:
    old = numbered("1", "2", "2")
    assert old.clause("2") is old.clauses[1]
    new = old.model_copy(update={"clauses": old.clauses[1:]})
    assert new.clause("2") is new.clauses[0]
    with pytest.raises(KeyError):
        new.clause("1")


def test_looking_up_leaves_a_document_equal_to_what_it_was() -> None:
    seen, unseen = numbered("1", "2"), numbered("1", "2")
    seen.clause("1")
    assert seen == unseen
    assert seen.model_dump_json() == unseen.model_dump_json()


def test_a_hundred_thousand_clauses_are_looked_up_in_time() -> None:
    large = numbered(*map(str, range(100_000)))
    assert sum(len(large.whole(str(at))) for at in range(100_000)) == 100_000


def test_a_value_made_without_a_check_is_the_one_that_is_checked() -> None:
    unchecked = made(Evidence, file="a.txt", span=(0, 1), quote="预", rule="r", place=None)
    checked = Evidence(file="a.txt", span=(0, 1), quote="预", rule="r", place=None)
    assert (unchecked, hash(unchecked), repr(unchecked)) == (checked, hash(checked), repr(checked))
    assert unchecked.model_copy() == pickle.loads(pickle.dumps(unchecked)) == checked  # noqa: S301
    assert unchecked.model_dump_json() == checked.model_dump_json()
    with pytest.raises(ValidationError):
        unchecked.quote = "报"  # type: ignore[misc]


def test_a_value_made_unchecked_must_be_given_every_field() -> None:
    with pytest.raises(TypeError, match="paragraph"):
        made(Place, page=1, line=2)
