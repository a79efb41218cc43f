import pytest

from lineage.identity import identify
from tests.pages import document

ARTICLES = ("第一条 为了节约用水，制定本条例。", "第二条 本条例自2004年7月1日起施行。")
TITLE = "甲市供水条例"


@pytest.mark.parametrize(
    ("notes", "day"),
    [
        (("2003年12月5日甲市第九届人民代表大会常务委员会第六次会议通过",), "2003-12-05"),
        (
            (
                "2003年12月5日甲市第九届人民代表大会常务委员会第六次会议通过",
                "根据2016年11月7日《关于修改〈甲市供水条例〉等八件法规的决定》第一次修正",
                "2022年12月30日甲市第十三届人民代表大会常务委员会第三次会议第二次修订",
            ),
            "2022-12-30",
        ),
        (("（2003年12月5日甲市人民政府令第29号公布 自2004年7月1日起施行）",), "2003-12-05"),
        (
            (
                (
                    "（二〇〇三年十二月五日甲市人民政府令第29号发布 "
                    "根据2019年5月6日《2020年7月8日的决定》修订）"
                ),
            ),
            "2019-05-06",
        ),
        (("2003年12月甲市人民政府令第29号公布",), ""),
    ],
)
def test_a_law_is_of_the_last_day_that_its_head_note_says_it_was_made(
    notes: tuple[str, ...], day: str
) -> None:
    found = document(TITLE, *notes, *ARTICLES)
    assert (found.signed.value if found.signed else "") == day
    if found.signed:
        assert found.signed.basis == "inferred"
        assert found.signed.evidence[0].quote.strip("（ ")[:2] in {"20", "二〇"}


def test_a_signature_outweighs_what_a_note_says() -> None:
    note = "2003年12月5日甲市人民政府第29次常务会议通过"
    found = document(TITLE, note, *ARTICLES, "甲市人民政府", "2003年12月20日")
    assert found.signed is not None
    assert (found.signed.value, found.signed.basis) == ("2003-12-20", "stated")


def test_versions_of_one_law_begin_on_their_own_days() -> None:
    adopted = "2003年12月5日甲市第九届人民代表大会常务委员会第六次会议通过"
    amended = "根据2016年11月7日甲市第十二届人民代表大会常务委员会第二次会议的决定修正"
    first = document(TITLE, adopted, *ARTICLES)
    second = document(TITLE, adopted, amended, "第一条 为了保障供水，制定本条例。", ARTICLES[1])
    begins = [work.begins for work in identify([first, second]).works]
    days = sorted((str(each.earliest), each.basis) for each in begins if each)
    assert days == [("2004-07-01", "stated"), ("2016-11-07", "inferred")]
