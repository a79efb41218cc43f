import pytest

from lineage.extraction.relations.references import find_references
from lineage.models import Evidence


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("《甲办法》（甲政发〔2015〕3号）自2025年12月31日起废止。", "2025-12-31"),
        ("《甲办法》自2025年12月31日零时起废止。", "2025-12-31"),
        ("《甲办法》于2025年12月31日废止。", "2025-12-31"),
        ("《甲办法》自2026年1月起停止执行。", "2026-01"),
        ("自2025年12月31日起，市政府2015年发布的《甲办法》废止。", "2025-12-31"),
        ("市政府决定自2025年12月31日起废止《甲办法》。", "2025-12-31"),
        ("《甲办法》执行至2025年12月31日，到期自行废止。", "2026-01-01"),
        ("《甲办法》施行至2025年底，届时停止执行。", ""),
        ("《甲办法》到2025年12月31日废止。", "2025-12-31"),
        ("《甲办法》2025年12月31日后停止执行。", "2026-01-01"),
        ("《甲办法》2025年12月后停止执行。", "2026-01-01"),
        ("《甲办法》9999年12月31日后停止执行。", ""),
        ("《甲办法》自2025年2月30日起废止。", ""),
        ("《甲办法》同时废止。", ""),
        ("本办法自2021年5月1日起施行，《甲办法》同时废止。", ""),
        ("本通知自2021年5月1日起执行至2025年12月31日，《甲办法》同时废止。", ""),
        ("根据2021年5月1日起施行的《乙法》，《甲办法》予以废止。", ""),
        ("1998年7月13日发布的《甲办法》同时废止。", ""),
        ("2003年1月1日起施行的《甲办法》同时废止。", ""),
        ('The "Wells Plan" is repealed as of May 1, 2026.', "2026-05-01"),
        ('The "Wells Plan" shall be repealed simultaneously from May 1, 2026.', "2026-05-01"),
        ('The "Wells Plan" is no longer valid after April 30, 2026.', "2026-05-01"),
        ('From May 1, 2026, the "Wells Plan" is abolished.', "2026-05-01"),
        ('It takes effect on May 1, 2026, and the "Wells Plan" is abolished.', ""),
        ('The "Wells Plan" issued on May 1, 2016 is hereby repealed.', ""),
        ('This notice hereby repeals the "Wells Plan" with effect from May 1, 2026.', "2026-05-01"),
    ],
)
def test_a_repeal_ends_on_the_day_that_its_own_words_give(text: str, ends: str) -> None:
    [reference] = [
        found
        for found in find_references(
            text, "closing", "", lambda s, e, r: Evidence(file="f", span=(s, e), quote=text, rule=r)
        )
        if found.kind == "repeals"
    ]
    assert reference.ends == ends
