import pytest

from lineage.language.labels import STYLES, find_labels

BORNE = [
    ("V1", "V1: Wells and Pipes", "V1:", "V1"),
    ("V1", "A12 用水安全", "A12", "A12"),
    ("V1.1", "V1.13 Supply Networks", "V1.13", "V1.13"),
    ("V1.1.1", "V1.1.3 Verify that wells are read.", "V1.1.3", "V1.1.3"),
    ("REQ-1", "REQ-12 The pipes shall be mended.", "REQ-12", "REQ-12"),
    ("编", "第二编 权利", "第二编", "2"),
    ("编", "第一編 總則", "第一編", "1"),
    ("分编", "第三分编 用水", "第三分编", "3"),
    ("章", "第十一章 附则", "第十一章", "11"),
    ("章", "第 3 章　监督", "第 3 章", "3"),
    ("节", "第二节 审批", "第二节", "2"),
    ("条", "第一百零三条　违反前款的，处以罚款。", "第一百零三条", "103"),
    ("条", "第十七条之一 新建井应当登记。", "第十七条之一", "17-1"),
    ("条", "第12条 为了节水，制定本办法。", "第12条", "12"),
    ("条", "第三條 人人有權用水。", "第三條", "3"),
    ("一、", "十二、强化保障", "十二、", "12"),
    ("（一）", "（三）强化监督。", "（三）", "3"),
    ("（一）", "( 四 ) 统筹推进", "( 四 )", "4"),
    ("（一）", "（三）项目管理。", "（三）", "3"),
    ("㈠", "㈢严格执法", "㈢", "3"),
    ("1.1", "3.2 取水许可", "3.2", "3.2"),
    ("1.1", "４．２ 取水许可", "４．２", "4.2"),
    ("1.1.1", "1.1.5 Verify that meters are read.", "1.1.5", "1.1.5"),
    ("1.1.1.1", "2.10.1.3 巡查", "2.10.1.3", "2.10.1.3"),
    ("1.1.1.1.1", "1.1.1.1.2 记录", "1.1.1.1.2", "1.1.1.1.2"),
    ("1.", "2. 清洗管网", "2.", "2"),
    ("1.", "３．清洗管网", "３．", "3"),
    ("1.", "4、清洗管网", "4、", "4"),
    ("1.", "1000. 清洗管网", "1000.", "1000"),
    ("1.", "2345、清洗管网", "2345、", "2345"),
    ("一、", "一千二百三十四、清洗管网", "一千二百三十四、", "1234"),
    ("1.", "1.2025年底前完成清洗", "1.", "1"),
    ("（1）", "（12）台账齐全", "（12）", "12"),
    ("1）", "3）台账齐全", "3）", "3"),
    ("①", "⑤回访用户", "⑤", "5"),
    ("⑴", "⑵回访用户", "⑵", "2"),
    ("⒈", "⒊回访用户", "⒊", "3"),
    ("一是", "四是要严格考核。", "四是", "4"),
    ("一要", "三要严格考核。", "三要", "3"),
    ("第一，", "第二，加强协作。", "第二", "2"),
    ("一要", "三要严格考核。", "三要", "3"),
    ("首先", "其次，查清来水。", "其次", "2"),
    ("Part", "Part II Use of water", "Part II", "2"),
    ("Chapter", "CHAPTER 4 Penalties", "CHAPTER 4", "4"),
    ("Section", "Section IX Records", "Section IX", "9"),
    ("Article", "Article 12. Each district keeps records.", "Article 12.", "12"),
    ("First", "First, we should save water.", "First", "1"),
    ("First", "Secondly: meters must be read.", "Secondly", "2"),
    ("First", "The third is to mend the pipes.", "The third is", "3"),
    ("(a)", "(h) the register of wells", "(h)", "8"),
    ("(i)", "(iv) the register of wells", "(iv)", "4"),
    ("(A)", "(B) the register of wells", "(B)", "2"),
    ("a)", "c) the register of wells", "c)", "3"),
    ("I.", "IV. The register of wells", "IV.", "4"),
    ("A.", "B. The register of wells", "B.", "2"),
    ("a.", "b. the register of wells", "b.", "2"),
    ("壹、", "贰、水源", "贰、", "2"),
    ("①", "㉑回访用户", "㉑", "21"),
    ("（一）", "（二）、回访用户", "（二）、", "2"),
    ("(a)", "（b）回访用户", "（b）", "2"),
    ("Ⅰ", "Ⅳ. 水源", "Ⅳ.", "4"),
    ("I.", "II、水源", "II、", "2"),
    ("部分", "第二部分　水源", "第二部分", "2"),
    ("条", "第１２条 为了节水，制定本办法。", "第１２条", "12"),
    ("条", "第 一 条 为了节水，制定本办法。", "第 一 条", "1"),
    ("条", "第一百二十条之一　帮助偷水的", "第一百二十条之一", "120-1"),
    ("章", "第一章总则", "第一章", "1"),
    ("一、", "二 、 保障", "二 、", "2"),
    ("一、", "三. 保障", "三.", "3"),
    ("1 ", "4 一般要求", "4", "4"),
    ("1 ", "1范围", "1", "1"),
    ("1 ", "2 Terms and definitions", "2", "2"),
    ("1.1", "4.1一般要求", "4.1", "4.1"),
    ("1.1", "4.1、一般要求", "4.1、", "4.1"),
    ("1.1.1.1.1.1", "1.1.1.1.1.2 记录", "1.1.1.1.1.2", "1.1.1.1.1.2"),
    ("A.1", "A.1 总则", "A.1", "A.1"),
    ("A.1.1", "B.2.3 取样", "B.2.3", "B.2.3"),
    ("A.1.1.1", "A.1.2.3 取样", "A.1.2.3", "A.1.2.3"),
    ("1°", "2° the register of wells", "2°", "2"),
    ("（1）", "(1000) the register of wells", "(1000)", "1000"),
    ("1.", "10000. the register of wells", "10000.", "10000"),
    ("第一步", "第二步，查清来水。", "第二步", "2"),
    ("其一", "其二，查清来水。", "其二", "2"),
    ("(I)", "(II) Raise awareness", "(II)", "2"),
    ("Sec.", "SEC. 101. GRANTS.", "SEC. 101.", "101"),
    ("部", "第2部 管制", "第2部", "2"),
    ("One,", "Two, main tasks", "Two,", "2"),
    ("(One)", "(Two) Repair wells.", "(Two)", "2"),
    ("A.", "B、查井", "B、", "2"),
    ("一、", "二　參訪水廠。", "二", "2"),
    ("1 ", "2 井盖应当完好；", "2", "2"),
    ("§", "§ 60.4 Keeping of records.", "§ 60.4", "60.4"),
    ("编", "第二篇 供水", "第二篇", "2"),
    ("条", "第 3-1 條", "第 3-1 條", "3-1"),
    ("Article", "Article 4-1 The fine is doubled.", "Article 4-1", "4-1"),
    ("First", "One is to read the meters.", "One is", "1"),
    ("首先", "最后，查清来水。", "最后", "-1"),
    ("First", "Lastly, read the meters.", "Lastly", "-1"),
    ("Title", "TITLE III Penalties", "TITLE III", "3"),
    ("Part A", "PART B Wells", "PART B", "2"),
    ("Section", "Section 1. Wells", "Section 1.", "1"),
    ("Chapter", "Chapter Two Wells", "Chapter Two", "2"),
    ("Article", "Art. 5 Wells", "Art. 5", "5"),
    ("Article", "Article 12b Wells", "Article 12b", "12-2"),
]

NOT_BORNE = [
    ("(I)", "(IIIIX) is no number"),
    ("部", "第二部门的职责"),
    ("One,", "One of the wells"),
    ("(One)", "(One of these) wells"),
    ("Sec.", "Sec. 4 of the act applies."),
    ("§", "§ 4 applies to wells."),
    ("V1", "V1 covers the wells. It is not testable."),
    ("V1", "PM10浓度下降。"),
    ("V1.1", "V7.1 covers these of the year:"),
    ("V1.1.1", "V1.1 Wells"),
    ("REQ-1", "NO-300-4 wells"),
    ("编", "第二编辑部负责。"),
    ("分编", "分编管理。"),
    ("章", "第二篇章由此展开。"),
    ("节", "季节性用水另行规定。"),
    ("条", "第三条规定的取水户应当装表。"),
    ("条", "第三条第二款所称水源"),
    ("条", "第五条、第六条的取水户"),
    ("条", "第五条所称水源"),
    ("条", "第五条至第九条不适用。"),
    ("一、", "一、二、三级河道分段管理。"),
    ("一、", "三、四类水体分段管理。"),
    ("一、", "一直、持续"),
    ("（一）", "（二）项规定的水源"),
    ("（一）", "（甲）乙"),
    ("㈠", "㊀"),
    ("1.1", "3.5万吨"),
    ("1.1", "10.5 微克/立方米左右"),
    ("1.1", "3.5 per cent of the wells"),
    ("1.1", "2025.3 月底前"),
    ("1.1.1", "2024.3.10 签发"),
    ("1.1.1.1", "192.168.10.1"),
    ("1.1.1.1.1", "1.1.1.1.1.1 甲"),
    ("1.", "3.5万吨再生水回用。"),
    ("1.", "33.5%以上"),
    ("1.", "2025年全市用水量下降。"),
    ("1.", "2025.3.10"),
    ("1.", "2024、2025年用水量下降"),
    ("1.", "2024.12—2025.6施工"),
    ("（1）", "（2025）3号"),
    ("1）", "2025）"),
    ("①", "第①项"),
    ("⑴", "第⑴项"),
    ("⒈", "第⒈项"),
    ("一是", "一是否合格，二看是否达标"),
    ("一要", "一要素市场建设。"),
    ("第一，", "第一批试点，第二批推广。"),
    ("首先", "首都用水"),
    ("Part", "Part of the water is reused."),
    ("Part", "Part II of the plan is repealed."),
    ("Chapter", "Chapter 3 applies to wells."),
    ("Section", "Section 4 and the annex are repealed."),
    ("Article", "Article 6(2) is repealed."),
    ("Article", "Article 6 of the measures is repealed."),
    ("Article", "Articles 6 to 9 are repealed."),
    ("First", "First aid kits are kept at each well."),
    ("First", "Second phase works begin in May."),
    ("(a)", "(an) error"),
    ("(i)", "(iiii) nothing"),
    ("(A)", "(AB) nothing"),
    ("a)", "an) nothing"),
    ("I.", "IV.2 nothing"),
    ("A.", "A.B. Smith"),
    ("a.", "e.g. wells"),
    ("壹、", "壹万元"),
    ("（一）", "（一）、（二）项所列水源"),
    ("Ⅰ", "Ⅱ类水体"),
    ("部分", "第二部分是水源。"),
    ("条", "第三条中的取水户"),
    ("条", "第三条以外的取水户"),
    ("1 ", "3万吨再生水回用"),
    ("1 ", "3 月底前"),
    ("1 ", "5 个区"),
    ("1 ", "2 wells were found, and mended."),
    ("1.1.1.1.1.1", "1.1.1.1.1.1.1 甲"),
    ("A.1", "A.10km"),
    ("A.1.1", "A.1.1km"),
    ("A.1.1.1", "A.1.1.1km"),
    ("1°", "20°C"),
    ("第一步", "第一步伐"),
    ("其一", "其一生"),
    ("Title", "Title of the plan"),
    ("Part A", "Part A of the plan is repealed."),
    ("Article", "Art works are kept."),
    ("First", "Finally closed wells"),
]


def named(name: str, text: str) -> list[tuple[str, str, int]]:
    found = [label for label in find_labels(text) if label.style.name == name]
    return [(label.printed, label.number, label.end) for label in found]


@pytest.mark.parametrize(("name", "text", "printed", "number"), BORNE)
def test_a_label_is_read_as_printed_and_in_figures(
    name: str, text: str, printed: str, number: str
) -> None:
    ((found_printed, found_number, end),) = named(name, text)
    assert (found_printed, found_number) == (printed, number)
    assert text[:end].startswith(printed)
    assert not text[end : end + 1].isspace()


@pytest.mark.parametrize(("name", "text"), NOT_BORNE)
def test_what_only_looks_like_a_label_is_none(name: str, text: str) -> None:
    assert named(name, text) == []


@pytest.mark.parametrize("rows", [BORNE, NOT_BORNE])
def test_every_style_is_tried(rows: list[tuple[str, ...]]) -> None:
    assert {row[0] for row in rows} == {style.name for style in STYLES}


@pytest.mark.parametrize(
    "text",
    ["", " ", "“（一）节水；", "。", "年底前完成", "二〇二五年三月", "2025-03-10", "15%以上"],
)
def test_text_without_a_label_has_none(text: str) -> None:
    assert find_labels(text) == ()


def test_the_text_begins_behind_the_gap_after_a_label() -> None:
    assert [label.end for label in find_labels("一、 　总则")] == [4]
    assert [label.end for label in find_labels("一、")] == [2]


def test_one_sign_can_be_two_labels() -> None:
    assert {(label.style.name, label.value) for label in find_labels("(i) wells")} == {
        ("(a)", 9),
        ("(i)", 1),
    }
