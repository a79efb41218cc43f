from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.language.quantities import find_quantities, in_base_unit


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("PM2.5年均浓度控制在38微克/立方米以内", "38", "微克/立方米", "<="),
        ("PM2.5年均浓度控制在 34 μg/m³ 左右", "34", "微克/立方米", "~"),
        ("浓度下降到35微克每立方米", "35", "微克/立方米", "="),
        ("优良天数比率力争达到76%以上", "76", "%", ">="),
        ("比例不低于７０％", "70", "%", ">="),
        ("达标率保持100%", "100", "%", "="),
        ("覆盖率达到百分之三十八点五", "38.5", "%", "="),
        ("收集率比上年提高2个百分点以上", "2", "百分点", "+"),
        ("消费价格上涨2.5%", "2.5", "%", "+"),
        ("排放量较上年下降5%以上", "5", "%", "-"),
        ("重污染天数减少3天", "3", "天", "-"),
        ("劣Ⅴ类断面控制在1个以内", "1", "个", "<="),
        ("失业率不超过5.5%", "5.5", "%", "<="),
        ("淘汰货车不少于3200辆", "3200", "辆", ">="),
        ("推广新能源车1.2万辆", "12000", "辆", "="),
        ("取暖改造2.1万户", "21000", "户", "="),
        ("造林10万亩", "10", "万亩", "="),
        ("造林三十万亩", "30", "万亩", "="),
        ("投资约300亿元", "30000000000", "元", "~"),
        ("投资1,250.50万元", "12505000", "元", "="),
        ("新增处理能力4万吨/日", "40000", "吨/日", "="),
        ("帮扶60余万人", "600000", "人", "~"),
        ("路检柴油货车12000辆次以上", "12000", "辆次", ">="),
        ("误差不得超过5%", "5", "%", "<="),
        ("效率不得低于90%", "90", "%", ">="),
        ("锅炉35蒸吨/小时", "35", "蒸吨/小时", "="),
        ("用水量控制在30亿立方米以内", "3000000000", "立方米", "<="),
        ("装机500千瓦", "500", "千瓦", "="),
        ("步道12千米", "12", "公里", "="),
        ("浓度降至30微克/立方米以下", "30", "微克/立方米", "<="),
        ("at least 30 hectares of new green space", "30", "公顷", ">="),
        ("no more than 38 micrograms per cubic metre", "38", "微克/立方米", "<="),
        ("not exceeding 35 ug/m3", "35", "微克/立方米", "<="),
        ("reduce emissions of nitrogen oxides by 5 percent", "5", "%", "-"),
        ("the share should rise by about 2 percentage points", "2", "百分点", "+"),
        ("12,000 vehicles or more", "12000", "辆", ">="),
        ("about 1.5 million tonnes", "1500000", "吨", "~"),
        ("followed by 25 km of pipes", "25", "公里", "="),
        ("绿地30㎡", "30", "平方米", "="),
        ("25 km of pipes", "25", "公里", "="),
    ],
)
def test_each_quantity_has_one_value_unit_and_comparator(
    text: str, value: str, unit: str, comparator: str
) -> None:
    (found,) = find_quantities(text)
    assert found[2:5] == (value, unit, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "第3个方面",
        "2025年1月24日",
        "京政办发〔2025〕3号",
        "（3）个人信息",
        "12345热线",
        "5G网络",
        "PM2.5浓度",
        "四个方面、三项任务",
        "30%—40%",
        "OWASP Top 10 Project",
        "Article 3 and No. 8",
        "2021 plan",
    ],
)
def test_other_figures_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_range_is_not_read_by_its_end() -> None:
    assert [found.value for found in find_quantities("每吨4元至14元，3—5个")] == []


def test_the_place_holds_the_words_of_comparison() -> None:
    text = "全年路检柴油货车不少于15000辆次，其中"
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == "不少于15000辆次"
    assert text[slice(*found.amount)] == "15000辆次"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("1", "万亩"), ("10000", "亩")),
        (("1.5", "公里"), ("1500", "米")),
        (("3", "辆"), ("3", "辆")),
    ],
)
def test_units_of_one_measure_share_a_base(old: tuple[str, str], new: tuple[str, str]) -> None:
    assert in_base_unit(*old) == in_base_unit(*new)


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_every_figure_is_read_back(value: Decimal) -> None:
    (found,) = find_quantities(f"改造管网{value:,}公里以上")
    assert Decimal(found.value) == value
    assert found.comparator == ">="
