import pytest

from lineage.identity import identify
from tests.documents import document


def _series(*titles: str) -> list[list[str]]:
    """Return the titles of each series that a text of each title gives."""
    documents = [
        document(f"文{at}", title=title, number=f"京政发〔2020〕{at}号")
        for at, title in enumerate(titles, 1)
    ]
    result = identify(documents)
    names = {work.id: work.title for work in result.works}
    return sorted([names[work] for work in series.works] for series in result.series)


@pytest.mark.parametrize(
    "titles",
    [
        ("甲市2024年度节水工作要点", "甲市节水2025年工作要点"),
        ("甲市节水2024年行动计划", "甲市深化节水2025年行动计划"),
        ("甲市二〇二四年节水工作要点", "甲市2025年节水重点工作要点"),
        ("关于开展2024年节水周活动的通知", "关于做好2025年节水周活动的通知"),
        ("节水目录（2023年本）", "节水目录（2024年本）"),
    ],
)
def test_a_title_may_change_slightly_from_year_to_year(titles: tuple[str, ...]) -> None:
    assert [set(series) for series in _series(*titles)] == [set(titles)]


@pytest.mark.parametrize(
    "titles",
    [
        ("甲市水污染防治2024年行动计划", "甲市大气污染防治2025年行动计划"),
        ("甲市节水三年行动计划（2021—2023年）", "甲市节水三年行动计划（2024—2026年）"),
        ("甲市节水第十三个五年规划", "甲市节水第十四个五年规划"),
        ("甲市节水办法（2020年修订）", "甲市节水办法（2023年修订）"),
        ("甲市2025年前节水方案", "甲市2030年前节水方案"),
        ("甲市2024年节水工作要点", "乙市2025年节水工作要点"),
    ],
)
def test_a_topic_a_span_of_years_an_aim_and_a_revision_make_no_yearly_series(
    titles: tuple[str, ...],
) -> None:
    assert _series(*titles) == []


def test_two_works_of_one_year_keep_two_series_apart() -> None:
    air = [f"甲市大气污染防治{year}年行动计划" for year in (2023, 2024, 2025)]
    all_round = [f"甲市污染防治{year}年行动计划" for year in (2023, 2024, 2025)]
    assert _series(*air, *all_round) == sorted([air, all_round])


def test_a_work_of_another_topic_leaves_a_series_whole() -> None:
    titles = ["甲市节水2024年行动计划", "甲市深化节水2025年行动计划"]
    for other in ("甲市排水2024年行动计划", "甲市污水2025年行动计划", "甲市河水2023年行动计划"):
        assert titles in _series(*titles, other)
