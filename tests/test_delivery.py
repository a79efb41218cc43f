import pytest

from lineage.models import Stated
from tests.pages import document

OPENING = "现在，我代表甲市人民政府，向大会报告政府工作，请予审议。"
BODY = ("各位代表：", OPENING, "一、去年工作", "修好了管网。", "二、今年工作", "查清漏损。")


def said(stated: Stated | None) -> tuple[str, str]:
    return (stated.value, stated.basis) if stated else ("", "")


@pytest.mark.parametrize(
    ("head", "title", "day"),
    [
        (("政府工作报告", "——2024年1月14日在甲市第九届人民代表大会第三次会议上"),
         ("政府工作报告", "stated"), "2024-01-14"),
        (("原标题：政府工作报告——", "二〇二四年一月十四日在甲市第九届人民代表大会第三次会议上"),
         ("政府工作报告", "stated"), "2024-01-14"),
        (("2024年1月14日在甲市第九届人民代表大会第三次会议上", "甲市市长 张三"),
         ("政府工作报告", "inferred"), "2024-01-14"),
        (("原标题：甲市节水纪事",), ("甲市节水纪事", "stated"), ""),
        (("2024年1月在甲市第九届人民代表大会第三次会议上",), ("", ""), ""),
    ],
)  # fmt: skip
def test_a_report_says_what_it_is_and_when_it_was_given(
    head: tuple[str, ...], title: tuple[str, str], day: str
) -> None:
    found = document(*head, *BODY)
    assert said(found.title) == title
    assert said(found.signed)[0] == day
    assert said(found.issuer)[0] == ("甲市人民政府" if day else "")


def test_a_signature_decides_before_the_day_of_a_meeting() -> None:
    head = ("甲市节水办法", "2024年1月14日在甲市政府第九次全体会议")
    found = document(*head, "一、修管网。", "二、查漏损。", "甲市人民政府", "2024年3月5日")
    assert said(found.signed) == ("2024-03-05", "stated")
    assert said(found.issuer)[0] == "甲市人民政府"
