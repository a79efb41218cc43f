"""Documents in the shapes that their kinds are printed in, and the clauses they have."""

import pytest

from lineage.extraction import extract
from lineage.reading import read_text

# The kind of a document, its text, and the addresses of its clauses without preambles and closings.
SHAPES = {
    "Chinese standard": (
        """\
1 范围
本文件规定了水嘴的要求。
2 术语和定义
2.1
水嘴 faucet
控制水流的装置。
3 要求
3.1 外观
3.1.1 不应有：
a) 裂纹；
b) 气孔：
1) 大孔；
2) 小孔。
3.1.2 应光滑。
附 录 A
（规范性）
试验方法
A.1 条件
A.1.1 水温20℃。
A.2 步骤
参 考 文 献
[1] 水嘴手册""",
        """
1 2 2/2.1 3 3/3.1 3/3.1/3.1.1 3/3.1/3.1.1/1 3/3.1/3.1.1/2 3/3.1/3.1.1/2/1
3/3.1/3.1.1/2/2 3/3.1/3.1.2 annexA annexA/A.1 annexA/A.1/A.1.1 annexA/A.2
""",
    ),
    "Chinese building code": (
        """\
1 总则
1.0.1 为养护管道，制定本规程。
1.0.2 适用于管道。
2 养护
2.1 巡视
2.1.1 巡视应看：
1 井盖是否缺失；
2 路面是否塌陷。
2.1.2 每月巡视。""",
        "1 1/1.0.1 1/1.0.2 2 2/2.1 2/2.1/2.1.1 2/2.1/2.1.1/1 2/2.1/2.1.1/2 2/2.1/2.1.2",
    ),
    "lists of their own within decimal sections": (
        """\
1. About
1.1. Scope
1. Wells
2. Pipes
1.2. Words
2. Records
2.1. Form
1. Paper
2. Disk
3. Tape
3. Review
3.1. Term""",
        "1 1/1.1 1/1.1/1 1/1.1/2 1/1.2 2 2/2.1 2/2.1/1 2/2.1/2 2/2.1/3 3 3/3.1",
    ),
    "sections below a list of the section above": (
        """\
1 Scope
2 Terms
3 Needs
3.1 Parties
The body shall name:
a) the parties;
b) their needs.
3.1.1 Records
Keep them.
3.1.2 Review
Plan it.
Bibliography
[1] A handbook""",
        "1 2 3 3/3.1 3/3.1/1 3/3.1/2 3/3.1/3.1.1 3/3.1/3.1.2",
    ),
    "EU regulation": (
        """\
Whereas:
(1) Wells run dry.
(2) Rules are needed.
HAVE ADOPTED THIS REGULATION:
CHAPTER I
Rules
Article 1
Scope
1. It applies to:
(a) wells;
(b) pipes.
It does not apply to tanks.
2. States report.
Article 2
The following article is inserted:
‘Article 2a
Fees
1. A fee is due.
2. It is low.’
Article 3
It enters into force today.
Done at Brussels, 4 May 2023.
For the Council
The President
A. NAME
ANNEX I
TESTS
Part A
Water
1. Colour
1.1. It is clear.
1.2. It stays so.
2. Taste
Part B
Records""",
        """
1 2 ch1 art1 art1/1 art1/1/1 art1/1/2 art1/1/p2 art1/2 art2 art3 annex1
annex1/part1 annex1/part1/1 annex1/part1/1/1.1 annex1/part1/1/1.2 annex1/part1/2
annex1/part2
""",
    ),
    "act with schedules": (
        """\
PART 1
LICENCES
1.—(1) A person needs a licence for—
(a) a well, or
(b) a pipe.
(2) A fee is due.
2.—(1) A licence ends after a year.
(2) It may be renewed.
SCHEDULES
SCHEDULE 1
APPEALS
1. A person may appeal.
2. The court may hear it.""",
        """
part1 part1/1 part1/1/1 part1/1/1/1 part1/1/1/2 part1/1/2 part1/2 part1/2/1
part1/2/2 annex1 annex1/1 annex1/2
""",
    ),
    "sections of a code": (
        """\
§ 60.40 Who must report.
(a) Plants that:
(1) Draw water; or
(2) Store it.
(b) No others do.
§ 60.42 Words used here.
A plant is a works.
(a) Water is water.
(b) [Reserved]""",
        """
art60.40 art60.40/1 art60.40/1/1 art60.40/1/2 art60.40/2 art60.42 art60.42/1
art60.42/2
""",
    ),
    "licence from nought on": (
        """\
TERMS
0. This licence covers programs.
1. You may copy it.
2. You may change it:
a) with a notice;
b) with a date.
3. No warranty is given.""",
        "0 1 2 2/1 2/2 3",
    ),
    "translated law": (
        """\
Chapter One General Provisions
Article 1 Lakes are protected.
Article 1-1 Ponds too.
Article 2 A plan has:
(1) aims; and
(2) means.
It is published.
Chapter Two Fines
Article 3 Fines double.""",
        "ch1 art1 art1-1 art2 art2/1 art2/2 art2/p2 ch2 art3",
    ),
    "law in traditional script": (
        """\
第 一 章 總則
第 1 條
為保護湖泊，特制定本法。
第 1-1 條
用詞如下：
一、湖泊：指水體。
二、水質：
（一）物理。
（二）化學。
前項用詞，由主管機關解釋。
第 2 條
方式如下：
一　課程。
二　參訪。""",
        """
ch1 art1 art1-1 art1-1/1 art1-1/2 art1-1/2/1 art1-1/2/2 art1-1/p2 art2 art2/1
art2/2
""",
    ),
    "plan of parts and chapters": (
        """\
第一篇 开局
第一章 环境
形势向好。
第二篇 创新
第二章 平台
第一节 实验室
一、建设
（一）布局。
（二）投产。
二、运行""",
        """
part1 part1/ch1 part2 part2/ch2 part2/ch2/sec1 part2/ch2/sec1/1
part2/ch2/sec1/1/1 part2/ch2/sec1/1/2 part2/ch2/sec1/2
""",
    ),
    "machine translation with roman numbers": (
        """\
I. Aims
All wells.
II. Tasks
(I) Repair
1. Mend pipes.
2. Read meters. One is to buy meters; the second is to read them.
(II) Train
1. Hold lectures.
III. Safeguards""",
        "1 2 2/1 2/1/1 2/1/2 2/1/2/1 2/1/2/2 2/2 2/2/1 3",
    ),
    "machine translation with cardinals": (
        """\
One, aims
All wells.
Two, tasks
(One) Mend pipes.
(Two) Read meters.
Three, means""",
        "1 2 2/1 2/2 3",
    ),
    "lists within sentences": (
        """\
1. Each unit shall (a) name an officer; (b) keep records under section 4(a) or (b); and (c) report.
2. Paragraphs (a) and (b) of clause 1 apply.""",
        "1 1/1 1/2 1/3 2",
    ),
    "two lists in one paragraph": (
        """\
一、学校要：（1）封闭管理；（2）定期巡查。家长要：（1）接送；（2）配合。
二、有下列情形的：1.漏水；2.断水；3.裂缝。""",
        "1 1/1 1/2 1/p2 1/p2/1 1/p2/2 2 2/1 2/2 2/3",
    ),
    "news of documents": (
        """\
《条例》规定，
第一时间抢修。
2.3亿人次受益。
12345热线全天受理。
三分之二以上完成。
1月1日起，新规施行。""",
        "",
    ),
}


@pytest.mark.parametrize(("text", "addresses"), SHAPES.values(), ids=SHAPES)
def test_each_kind_of_document_has_its_clauses(text: str, addresses: str) -> None:
    found = [
        clause.address
        for document in extract(read_text(text.encode(), "text.txt"))
        for clause in document.clauses
        if clause.kind not in {"preamble", "closing"}
    ]
    assert found == addresses.split()


def test_a_page_number_behind_a_law_is_no_paragraph_of_it() -> None:
    (found,) = extract(read_text("第一条 修。\n第二条 查。\n12".encode(), "text.txt"))
    assert [clause.address for clause in found.clauses] == ["art1", "art2"]


def test_whom_to_ask_is_no_part_of_the_last_point() -> None:
    text = "一、修。\n二、查。\n联系人：李某\n电　话：5550128\n附件：台账"
    (found,) = extract(read_text(text.encode(), "text.txt"))
    assert [clause.text for clause in found.clauses] == ["修。", "查。", "台账"]


def test_points_counted_again_below_a_heading_leave_it_out() -> None:
    text = "任务\n（一）修。\n（二）查。\n保障\n（一）钱。\n（二）人。"
    (found,) = extract(read_text(text.encode(), "text.txt"))
    assert [clause.address for clause in found.clauses[1:]] == ["1", "2", "1~2", "2~2"]
    assert (found.clauses[2].text, found.issues) == ("查。", ())


# How a copy ends, and whether it is whole.
ENDS = [
    ("二、查清。每月巡查两", False),
    ("二、查清。有下列情形的：", False),
    ("二、查清，", False),
    ("二、查清。\n......（未完，请下载）", False),
    ("二、查清。每月巡查。", True),
    ("二、查清水源", True),
    ("二、查清。责任单位：市水务局", True),
    ("二、查清。由甲市水务局", True),
]


@pytest.mark.parametrize(("last", "whole"), ENDS)
def test_a_copy_tells_by_its_end_whether_it_is_whole(last: str, whole: bool) -> None:  # noqa: FBT001
    (found,) = extract(read_text(f"一、修管网。\n{last}".encode(), "text.txt"))
    assert (not found.incomplete) == whole
