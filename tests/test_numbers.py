import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.numbers import (
    candidates,
    canonical_number,
    find_numbers,
    is_open,
    number_id,
    number_year,
)
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
        "京政办发2025年3号",
        "京政办发〖2025〗3号",
        "京政办发\n〔2025〕\n3 号",
        "京政办发〔2025)3号",
        "京政办发〔二〇二五〕三号",
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
        ("令第736号", "国务院", "国务院令第736号", True),
        ("第736号令", "中华人民共和国国务院", "国务院令第736号", True),
        ("第736号令", "", "令第736号", False),
        ("第736号令", "国务院 财政部", "令第736号", False),
        ("市人民政府第12号令", "北京市人民政府办公厅", "北京市人民政府令第12号", True),
        ("市政府第12号令", "北京市财政局", "北京市人民政府令第12号", True),
        ("市政府第12号令", "河北省人民政府", "市人民政府令第12号", False),
        ("2024年第5号公告", "生态环境部", "生态环境部公告2024年第5号", True),
        ("Decree No. 736", "the State Council", "国务院令第736号", True),
        ("Order No. 736", "", "令第736号", False),
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


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("国务院令第736号", "国务院令第736号"),
        ("中华人民共和国国务院令（第736号）", "国务院令第736号"),
        ("中华人民共和国国务院令\n第 736 号", "国务院令第736号"),
        ("國務院令第736號", "国务院令第736号"),
        ("国务院第736号令", "国务院令第736号"),
        ("国务院令第七百三十六号", "国务院令第736号"),
        ("生态环境部令第23号", "生态环境部令第23号"),
        ("住房和城乡建设部令第52号", "住房和城乡建设部令第52号"),
        ("国家经济贸易委员会第7号令", "国家经济贸易委员会令第7号"),
        ("国家发展改革委、财政部令2020年第32号", "国家发展和改革委员会令2020年第32号"),
        ("北京市人民政府令第302号", "北京市人民政府令第302号"),
        ("北京市政府令第302号", "北京市人民政府令第302号"),
        ("生态环境部2024年第5号公告", "生态环境部公告2024年第5号"),
        ("生态环境部公告2024年第5号", "生态环境部公告2024年第5号"),
        ("生态环境部公告〔2024〕5号", "生态环境部公告2024年第5号"),
        ("市场监管总局公告（2023年第10号）", "国家市场监督管理总局公告2023年第10号"),
        (
            "第十三届全国人民代表大会第一次会议公告第一号",
            "第十三届全国人民代表大会第一次会议公告第1号",
        ),
        (
            "某市人民代表大会常务委员会公告〔十五届〕第20号",
            "某市人民代表大会常务委员会公告〔十五届〕第20号",
        ),
        ("Regulation (EC) No 1206/2001", "Regulation (EC) No 1206/2001"),
        ("REGULATION (EU) 2020/1783", "Regulation (EU) 2020/1783"),
        ("Regulation (EU) No 1215/2012", "Regulation (EU) No 1215/2012"),
        ("Regulation (EEC) No 1408/71", "Regulation (EEC) No 1408/71"),
        ("（EU）2020/1783号条例", "Regulation (EU) 2020/1783"),
        ("Directive 2010/75/EU", "Directive 2010/75/EU"),
        ("Directive 76/308/EEC", "Directive 76/308/EEC"),
        ("Decision 2002/584/JHA", "Decision 2002/584/JHA"),
        ("Decision No 1/2020", "Decision No 1/2020"),
        ("GB/T 9704-2012", "GB/T 9704-2012"),
        ("GB/T9704－2012", "GB/T 9704-2012"),
        ("GB 3095—2012", "GB 3095-2012"),
        ("GB3095-82", "GB 3095-1982"),
        ("GB/T 1.1-2020", "GB/T 1.1-2020"),
        ("DB11/T 1234-2020", "DB11/T 1234-2020"),
        ("DB 11/T 1234-2020", "DB11/T 1234-2020"),
        ("DB11/ 447-2015", "DB11 447-2015"),
        ("HJ 633-2012", "HJ 633-2012"),
        ("T/CAEPI 1-2020", "T/CAEPI 1-2020"),
        ("ISO 9001:2015", "ISO 9001:2015"),
        ("ISO/IEC 27001:2013", "ISO/IEC 27001:2013"),
    ],
)
def test_orders_acts_and_standards_have_one_value_each(printed: str, value: str) -> None:
    (found,) = find_numbers(f"见（{printed}）。")
    assert canonical_number(found, "") == (value, True)
    assert found.printed == printed
    assert not is_open(value)
    assert number_id(value).replace("-", "").isalnum()
    assert number_id(value).isascii()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("京政发〔2018〕3、4号", ["京政发〔2018〕3号", "京政发〔2018〕4号"]),
        ("京政发〔2018〕3号和4号", ["京政发〔2018〕3号", "京政发〔2018〕4号"]),
        ("京政发〔2018〕3号、〔2019〕7号", ["京政发〔2018〕3号", "京政发〔2019〕7号"]),
        ("京政发〔2018〕3—6号", [f"京政发〔2018〕{n}号" for n in (3, 4, 5, 6)]),
        ("京环发〔2020〕1号 京交发〔2020〕5号", ["京环发〔2020〕1号", "京交发〔2020〕5号"]),
        ("发改环资〔2021〕1号、财建〔2021〕2号", ["发改环资〔2021〕1号", "财建〔2021〕2号"]),
        ("国发〔86〕12号", ["国发〔1986〕12号"]),
        ("（83）城建字第224号", ["城建字〔1983〕224号"]),
        ("沪府办发2022年5号", ["沪府办发〔2022〕5号"]),
        ("经国发〔2013〕37号批准", ["国发〔2013〕37号"]),
        ("银保监办发〔2021〕5号", ["银保监办发〔2021〕5号"]),
        ("厅字〔2018〕5号", ["厅字〔2018〕5号"]),
        ("市人民政府第17号令发布、根据第12号令修改", ["市人民政府令第17号", "令第12号"]),
        ("Announcement No. 5 of 2024 of the Ministry of Commerce", ["商务部公告2024年第5号"]),
        ("State Council Decree No. 736", ["国务院令第736号"]),
        ("Presidential Order No. 52", ["主席令第52号"]),
        ("Council Regulation (EC) No 44/2001", ["Regulation (EC) No 44/2001"]),
        ("（2019）京01民终1号", []),
        ("（2003）民一终字第2号", []),
        ("（2019）最高法民终12号", []),
        ("一声令下，第3号选手", []),
        ("命令第3号", []),
        ("in order No. 3", []),
        ("Executive Order No. 14008", []),
        ("北京地铁2025年3号线", []),
        ("2025年第3号台风", []),
        ("2025年1月3日", []),
        ("执行GB 3095的规定", []),
        ("第3—5号楼", []),
        ("COVID 19-2020", []),
    ],
)
def test_what_is_a_number_is_told_from_what_only_looks_like_one(
    text: str, values: list[str]
) -> None:
    assert [canonical_number(found, "")[0] for found in find_numbers(text)] == values


def test_what_letters_can_be_is_named_in_full() -> None:
    assert {"京政办发〔2020〕8号", "冀政办发〔2020〕8号"} <= set(candidates("jzbf〔2020〕8号"))
    assert candidates("国务院令第736号") == ()


def test_an_order_has_no_year_of_its_own() -> None:
    values = ["国务院令第736号", "生态环境部公告2024年第5号", "京发〔2025〕3号", "GB/T 1.1-2020"]
    assert [number_year(value) for value in values] == [None, 2024, 2025, 2020]


def test_a_long_text_with_one_number_costs_what_a_text_without_costs() -> None:
    text = "各有关部门要认真做好2025年重点工作，确保完成目标任务80%以上。\n" * 20_000
    begun = time.process_time()
    assert len(find_numbers(f"{text}京政发〔2020〕8号")) == 1
    # Folding the whole text takes several times as long.
    assert time.process_time() - begun < 0.25


@given(
    st.text(
        alphabet="京政办发〔〕[]()（）No.年第号20 25JZBFjingzhe第3，令公告市部/-:GBTeguraltionOd、",
        max_size=80,
    )
)
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
    values += ["国务院令第736号", "国务院令〔2020〕736号", "国务院令2020年第736号", "令第736号"]
    values += ["GB/T 9704-2012", "GB 9704-2012", "Directive 2010/75/EU", "Regulation (EU) 2020/1"]
    values += ["甲市人民政府令第1号", "乙市人民政府令第1号", "第十三届全国人民代表大会公告第1号"]
    names = [number_id(value) for value in values]
    assert len(set(names)) == len(values)
    assert all(name.isascii() and name.replace("-", "").isalnum() for name in names)
    assert names[0] == "jing-zheng-ban-fa-2020-8"


def test_places_are_named_in_either_language_and_by_a_code() -> None:
    assert issuers_named("Shaanxi and Shanxi, 北京") == {"陕西", "山西", "北京"}
    assert issuers_named("Guangxi Zhuang Autonomous Region") == {"广西"}
    assert issuers_of_code("京政办发") == {"北京"}
