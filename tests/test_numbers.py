import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.numbers import canonical_number, find_numbers, number_id
from lineage.language.places import issuers_named, issuers_of_code


@pytest.mark.parametrize(
    "printed",
    [
        "京政办发〔2025〕3号",
        "京政办发[2025]3号",
        "京政办发【2025】 第3号",
        "京政办发（2025）３号",
        "京政办发﹝２０２５﹞ 3 号",
        "京政办发 2025年第3号",
        "京政辦發〔2025〕3號",
        "京政辦發〔2025〕第3號",
        "京政辦發 2025年第3號",
        "Jing Zheng Ban Fa [2025] No. 3",
        "Jing Zheng Ban Fa (2025) No.3",
        "Jing Zheng Ban Fa No. 3 [2025]",
        "Jing Zheng Ban Fa No. [2025] 3",
        "Jingzhengbanfa〔2025〕3",
        "jing-zheng-ban-fa [2025] No. 3",
    ],
)
def test_every_spelling_gives_one_value(printed: str) -> None:
    (found,) = find_numbers(f"见（{printed}）。")
    assert canonical_number(found, "") == ("京政办发〔2025〕3号", True)
    assert found.printed == printed


@pytest.mark.parametrize(
    ("printed", "issuer", "value", "resolved"),
    [
        ("Jzbf [2020] No.8", "北京市人民政府办公厅", "京政办发〔2020〕8号", True),
        ("JZBF〔2020〕8", "the Beijing Municipal Government", "京政办发〔2020〕8号", True),
        ("JZBF [2020] No. 8", "General Office of Hebei Province", "冀政办发〔2020〕8号", True),
        ("JZBF [2020] No. 8", "", "jzbf〔2020〕8号", False),
        ("JZBF [2020] No. 8", "Shanghai", "jzbf〔2020〕8号", False),
        ("JZBF [2020] No. 8", "Beijing, Tianjin", "jzbf〔2020〕8号", False),
        ("GBF [2014] No. 56", "General Office of the State Council", "国办发〔2014〕56号", True),
        ("Yu Zheng Ban Fa [2021] No. 5", "", "yuzhengbanfa〔2021〕5号", False),
        ("Yu Zheng Ban Fa [2021] No. 5", "重庆市人民政府", "渝政办发〔2021〕5号", True),
        ("Zang Zheng Ban Fa [2021] No. 5", "", "藏政办发〔2021〕5号", True),
        ("Xia Fu Ban [2021] No. 5", "", "厦府办〔2021〕5号", True),
        ("Jing Fa Gai [2021] No. 5", "", "京发改〔2021〕5号", True),
        ("Shang Zheng Ban Fa [2021] No. 5", "", "shangzhengbanfa〔2021〕5号", False),
        ("No. 8 [2020]", "北京市", "〔2020〕8号", False),
        ("法释〔2020〕17号", "", "法释〔2020〕17号", True),
    ],
)
def test_letters_are_settled_by_the_issuer_or_stay(
    printed: str, issuer: str, value: str, *, resolved: bool
) -> None:
    (found,) = find_numbers(printed)
    assert canonical_number(found, issuer) == (value, resolved)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("根据市政府京政发〔1985〕167号文件", ["京政发"]),
        ("（国办发〔2014〕56号）和（京环发〔2021〕2号）", ["国办发", "京环发"]),
        ("废止津政办发〔2019〕7号", ["津政办发"]),
        (
            "see Jing Zheng Ban Fa [2020] No. 8 and Hu Fu Fa [2019] No. 2",
            ["jingzhengbanfa", "hufufa"],
        ),
        ("the plan [2020] No. 8", [""]),
        ("到2025年第3号台风登陆", []),
        ("2025年1月3日起施行，共3号楼", []),
        ("Figure (2020) shows 8 lines", []),
        ("", []),
    ],
)
def test_a_code_begins_where_the_prose_before_it_ends(text: str, codes: list[str]) -> None:
    assert [found.code for found in find_numbers(text)] == codes


@given(st.text(alphabet="京政办发〔〕[]()（）No.年第号20 25JZBFjingzhe第3，", max_size=80))
def test_any_text_is_read_and_spans_hold_the_printed_words(text: str) -> None:
    found = find_numbers(text)
    assert all(text[number.start : number.end] == number.printed for number in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_very_many_numbers_in_one_paragraph_are_found_in_time() -> None:
    many = 30_000
    text = "、".join(f"京政发〔2020〕{serial}号" for serial in range(1, many + 1))
    begun = time.process_time()
    assert len(find_numbers(text)) == many
    # Each against every other takes a quarter of a minute.
    assert time.process_time() - begun < 5


def test_a_number_names_a_file_and_two_numbers_never_share_one() -> None:
    values = [f"{c}政办发〔2020〕8号" for c in "京津冀晋吉济豫渝甘赣贵桂"] + ["jzbf〔2020〕8号"]
    names = [number_id(value) for value in values]
    assert len(set(names)) == len(values)
    assert all(name.isascii() and name.replace("-", "").isalnum() for name in names)
    assert names[0] == "jing-zheng-ban-fa-2020-8"


def test_places_are_named_in_either_language_and_by_a_code() -> None:
    assert issuers_named("Shaanxi and Shanxi, 北京") == {"陕西", "山西", "北京"}
    assert issuers_named("Guangxi Zhuang Autonomous Region") == {"广西"}
    assert issuers_of_code("京政办发") == {"北京"}
