"""A work that another one ended is compared with it, in a series or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from lineage.pipeline import analyse
from lineage.rendering.catalogue import catalogue
from lineage.rendering.sections.works import work_rows

OLD = """云溪县人民政府关于印发云溪县节约用水管理办法的通知
云溪政发〔2016〕4号
各乡镇人民政府，县政府各部门：
现将《云溪县节约用水管理办法》印发给你们，请遵照执行。
云溪县人民政府
2016年5月3日
第一条　为了节约用水，制定本办法。
第二条　用水单位应当安装计量设施，每年6月底前报送用水报告。
第三条　本办法自印发之日起施行。
"""
NEW = """云溪县人民政府关于印发云溪县水资源集约利用办法的通知
云溪政发〔2021〕9号
各乡镇人民政府，县政府各部门：
现将《云溪县水资源集约利用办法》印发给你们，请遵照执行。
云溪县人民政府
2021年7月1日
第一条　为了节约用水，制定本办法。
第二条　鼓励使用再生水。
第三条　用水单位应当安装智能计量设施，每年3月底前报送用水报告。
第四条　本办法自印发之日起施行，《云溪县节约用水管理办法》（云溪政发〔2016〕4号）同时废止。
"""


def test_a_work_is_compared_with_the_one_that_repealed_it(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(OLD, "utf-8")
    (tmp_path / "new.txt").write_text(NEW, "utf-8")
    result = analyse([tmp_path])
    assert result.series == ()
    [alignment] = result.alignments
    pairs = {(match.old, match.new) for match in alignment.matches}
    assert {(("art1",), ("art1",)), (("art2",), ("art3",))} <= pairs
    assert alignment.added == ("art2",)
    changes = [fact.change for change in result.changes for fact in change.facts]
    assert changes == ["earlier"]


@pytest.mark.parametrize(
    ("repeal", "words"),
    [
        ("同时废止。", "repealed by 云溪政发〔2021〕9号, which begins on 2021-07-01 (inferred)"),
        ("自2025年12月31日起废止。", "repealed by 云溪政发〔2021〕9号, on 2025-12-31 (stated)"),
        (
            "中与本办法不一致的，以本办法为准。",
            "not as a whole: in part repealed by 云溪政发〔2021〕9号, which begins on 2021-07-01",
        ),
    ],
)
def test_the_table_of_works_says_when_and_how_far_a_work_ended(
    tmp_path: Path, repeal: str, words: str
) -> None:
    (tmp_path / "old.txt").write_text(OLD, "utf-8")
    (tmp_path / "new.txt").write_text(NEW.replace("同时废止。", repeal), "utf-8")
    rows = work_rows(catalogue(analyse([tmp_path])))
    said = [text for row in rows for text, _ in row.ends]
    assert any(text.startswith(words) for text in said), said


def test_one_text_alone_is_compared_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(NEW, "utf-8")
    assert analyse([tmp_path]).alignments == ()
