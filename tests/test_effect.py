import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.extraction.relations.effect import Effect, effect_day, find_effect


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("本办法自2024年5月1日起施行。", "2024-05-01"),
        ("本办法于2024年5月1日起正式实施，有效期五年。", "2024-05-01"),
        ("本令自公布之日起30日后施行，但本办法自2024年5月1日起施行。", "2024-05-01"),
        ("第三条自2026年1月1日起施行，本办法自2024年5月1日起施行。", "2024-05-01"),
        ("自2003年1月1日起施行的《甲办法》同时废止。", None),
        ("其中第八条自2026年1月1日起施行。", None),
        ("These Rules come into force on 1 May 2024.", "2024-05-01"),
        ("This Regulation shall apply from 1 May 2024.", "2024-05-01"),
        ("It shall enter into force on May 1, 2024.", "2024-05-01"),
        ("Article 7 shall apply from 1 May 2024.", None),
        ("Licences granted under it are effective from 1 May 2024.", None),
        ("本办法自2024年2月30日起施行。", None),
        ("有关单位应当落实责任。", None),
    ],
)
def test_a_stated_day_is_the_texts_own(text: str, value: str | None) -> None:
    found = find_effect(text)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("text", "days", "working"),
    [
        ("本办法自印发之日起施行。", 0, False),
        ("本办法自即日起执行。", 0, False),
        ("本办法自公布之日起30日后施行。", 30, False),
        ("本办法自公布之日起满三十日施行。", 30, False),
        ("本办法自发布之日起十个工作日后实施。", 10, True),
        ("本办法自发布之日起两个月后施行。", 60, False),
        ("It takes effect as of the date of issuance.", 0, False),
        ("It takes effect 30 days after the date of promulgation.", 30, False),
        ("It takes effect ten working days after its issuance.", 10, True),
        (
            "It shall enter into force on the twentieth day following that of its publication.",
            20,
            False,
        ),
        ("It shall enter into force on the day following that of its publication.", 1, False),
    ],
)
def test_a_day_is_counted_from_the_issue(text: str, days: int, *, working: bool) -> None:
    found = find_effect(text)
    assert found is not None
    assert (found.value, found.days, found.working) == ("", days, working)
    assert text[found.start : found.end] in text


@pytest.mark.parametrize(
    ("days", "working", "issued", "day"),
    [
        (0, False, "2024-03-05", "2024-03-05"),
        (30, False, "2024-03-05", "2024-04-04"),
        (5, True, "2024-03-04", "2024-03-09/2024-03-24"),
        (5, False, "2024-03", ""),
        (5, False, "", ""),
        (999, False, "9999-12-01", ""),
    ],
)
def test_the_day_is_as_sure_as_its_calendar(
    days: int, issued: str, day: str, *, working: bool
) -> None:
    assert effect_day(Effect(0, 1, "", days, working), issued) == day


@given(st.text(alphabet="自印发公布之日起满三十个工作日后施行2024年5月1.。", max_size=80))
def test_whatever_stands_there_has_its_place(text: str) -> None:
    found = find_effect(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
