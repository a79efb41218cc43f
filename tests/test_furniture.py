import pytest

from lineage.reading.furniture import classify, ends_the_copy, is_marked
from tests.pages import page

LONG = "各镇应当按照职责分工做好管网修缮、漏损控制和应急供水工作，逐级落实责任，按季度报送进展，重大事项及时报告。"  # noqa: E501

MARKED = [
    ("notice", "试读已结束，查看全文请登录"), ("notice", "文档预览完毕"), ("notice", "查看全文"),
    ("notice", "剩余 12 页，下载后阅读"), ("notice", "End of preview"),
    ("notice", "This is a machine-translated text."), ("notice", "AI-generated summary, for reference only"),  # noqa: E501
    ("notice", "This translation was machine-generated and may hold errors."), ("notice", "本摘要由机器生成，仅供参考"),  # noqa: E501
    ("notice", "尾页缺失"), ("notice", "……"), ("notice", "（以下内容略）"), ("notice", "登录后可查看"),  # noqa: E501
    ("notice", "To read the full text please log in"), ("notice", "Log in to continue"),
    ("meta", "索 引 号：000-1/2024"), ("meta", "标 题：某市节水通知"), ("meta", "作者：张三 2024-03-01"),  # noqa: E501
    ("meta", "Date issued: 2024-3-1"), ("meta", "Author: admin Views: 20"),
    ("furniture", "朗读"), ("furniture", "下载地址: 点击此处下载"), ("furniture", "【关闭】"),
    ("furniture", "主办单位：某市人民政府办公室"),
    ("meta", "发布时间：2024-03-01"), ("meta", "来源：某市水务局"), ("meta", "索引号：000-1/2024"),
    ("meta", "文号：某政发〔2024〕3号"), ("meta", "Date of issue: 2024-3-1"), ("meta", "Source: water office"),  # noqa: E501
    ("furniture", "当前位置：首页"), ("furniture", "您的位置: 政务公开"),
    ("furniture", "Current position: home page > notices"),
    ("furniture", "首页 > 政务公开 > 通知公告"), ("furniture", "首页>新闻"), ("furniture", "返回顶部"),  # noqa: E501
    ("furniture", "• 微信"), ("furniture", "QQ空间"), ("furniture", "分享到："), ("furniture", "扫一扫在手机打开当前页"),  # noqa: E501
    ("furniture", "【字号 大 中 小】"), ("furniture", "【打印】【关闭】"), ("furniture", "Share this page"),  # noqa: E501
    ("furniture", "上一篇：关于停水的公告"), ("furniture", "Previous: notice on working hours"),
    ("furniture", "Next article"), ("furniture", "相关阅读"),
    ("furniture", "网友评论"), ("furniture", "评论（3）"), ("furniture", "Comments (12)"),
    ("furniture", "责任编辑：张三"), ("furniture", "Editor: office"),
    ("furniture", "关键词：节水"), ("furniture", "key word: water, pipes"),
    ("furniture", "版权声明：未经许可不得转载本站内容，违者依法追究责任。"), ("furniture", "凡本网注明来源的稿件均为转载。"),  # noqa: E501
    ("furniture", "Copyright © 2020-2024"), ("furniture", "某网站版权所有"),
    ("furniture", "water.example all rights reserved"), ("furniture", "京ICP备00000000号"),
    ("furniture", "地址：某市某路1号"), ("furniture", "Laboratory Tel: 010-5550012"), ("furniture", "Fax: 010-5550012"),  # noqa: E501
    ("furniture", "Wechat public account"), ("furniture", "官方公众号"), ("furniture", "政务微博账号"),  # noqa: E501
    ("furniture", "Follow us on our official WeChat channel"), ("furniture", "(010) 5550 0128"),
    ("furniture", "点击上方蓝字关注我们"), ("furniture", "—END—"), ("furniture", "阅读原文"),
    ("furniture", "赞 35 在看 21"), ("furniture", "延伸阅读：某市召开会议"),
    ("furniture", "https://water.example/a/b.html"), ("furniture", "www.water.example"),
    ("furniture", "office@water.example"), ("furniture", "[email protected]"), ("furniture", "010-5550 0128"),  # noqa: E501
]  # fmt: skip

BODY = [
    "预览各区方案后，由市水务局汇总结束语并存档，保存期限不少于三年。",
    "查看完整台账，核对取水量与缴费记录。",
    "下载完成后应当校验数据，发现缺漏的立即补报。",
    "Machine-translated text shall not be used as evidence before a court of law.",
    "时间安排要紧凑，任务要落实。",
    "作者应当对数据负责。",
    "审核：由市水务局逐月组织，结果公开并作为下一年度安排资金的依据。",
    "点击率低于5%的信息应当更新。",
    "主办单位：市水务局；协办单位：各镇",
    "Log in to the system and enter the readings every day.",
    "摘要应当由编制单位自行撰写。",
    "下文所称用水户，是指取用公共供水的单位。",
    "来源清楚、去向明确。",
    "The source of the water is protected.",
    "位置偏远的村可以自建供水设施。",
    "全年优良天数比例>80%",
    "浓度>=35微克",
    "首页展示的数据应当每日更新，不得滞后。",
    "微信缴费应当与现场缴费同价。",
    "分享到基层的数据应当脱敏，并留存调取记录。",
    "分享至各镇的水情信息应当在当日核对完毕；",
    "打印设备应当选用节能产品，逐年淘汰老旧型号。",
    "字体应当清晰，标牌应当设在取水口旁边。",
    "Share the burden of repair fairly among the towns.",
    "Next, we should mend the pipes.",
    "Previous rules on wells are repealed.",
    "Comments from the public shall be answered within ten days.",
    "评论员由市水务局聘任。",
    "编辑年度水情公报，于次年三月底前公布。",
    "关键词是节约。",
    "凡注册地在本市的企业，应当按月报送用水量。",
    "凡注明“试行”的文件，期满即行失效。",
    "版权所有者的权益受法律保护。",
    "加强对版权所有人权益的保护。",
    "Copyright in the maps belongs to the water office.",
    "Disclaimers of liability are void.",
    "地址变更的，应当在十日内报告。",
    "Address the causes of loss first.",
    "WeChat public accounts of the office shall answer questions.",
    "2024-03-01",
    "2020年至2024年",
    "12345",
    "三、联系人:李四,联系电话:010-5550128,电子邮箱:office@water.example",
    "三、请将台账送至office@water.example",
    "（三）反馈邮箱：office@water.example",
    "三、查漏>修管",
    "四、@各镇要按周报数。",
    "（5）样品预览活动结束",
    "请将台账送至office@water.example",
    "第四条 首页 > 公告",
]


@pytest.mark.parametrize(("kind", "text"), MARKED)
def test_a_mark_of_the_page_is_told(kind: str, text: str) -> None:
    assert classify([LONG, text]) == ["body", kind]
    assert is_marked(text)


@pytest.mark.parametrize("text", BODY)
def test_a_sentence_that_only_begins_or_sounds_like_one_is_the_documents_own(text: str) -> None:
    assert classify([LONG, text, LONG]) == ["body"] * 3
    assert not is_marked(text)


def test_all_behind_the_end_of_the_text_is_furniture() -> None:
    page = ["一、节水", LONG, "责任编辑：张三", "某某新闻", "更多"]
    assert classify(page) == ["body", "body", "furniture", "furniture", "furniture"]


def test_a_letter_behind_the_end_of_the_text_opens_it_no_more() -> None:
    page = [LONG, "责任编辑：张三", "A. 某某新闻", "(010) 5550 0128"]
    assert classify(page) == ["body", "furniture", "furniture", "furniture"]


@pytest.mark.parametrize("point", ["一、节水", "第十条 节水", "Article 3 Pipes", "Secondly, mend."])
def test_a_share_bar_between_the_points_closes_nothing(point: str) -> None:
    assert classify([LONG, "分享到：", point]) == ["body", "furniture", "body"]


def test_a_share_bar_above_the_text_closes_nothing() -> None:
    assert classify(["分享到：", "微信", "一、节水", LONG]) == [
        "furniture",
        "furniture",
        "body",
        "body",
    ]


def test_a_notice_behind_the_end_is_still_a_notice() -> None:
    assert classify([LONG, "责任编辑：张三", "试读已结束"]) == ["body", "furniture", "notice"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [("预览已结束", True), ("查看全文", True), ("预览", False), ("来源：水务局", False),
     ("查看全文" + "后" * 70, False)],
)  # fmt: skip
def test_a_publisher_says_where_the_copy_ends(text: str, ends: bool) -> None:  # noqa: FBT001
    assert ends_the_copy(text) is ends


def test_nothing_has_no_kinds() -> None:
    assert classify([]) == []


@pytest.mark.parametrize(
    "text", ["a@b." * 50_000, "首页>" * 50_000, "> " * 100_000, "all rights " * 20_000]
)
def test_a_very_long_line_is_not_searched_for_marks(text: str) -> None:
    assert not is_marked(text)


@pytest.mark.parametrize(
    "line",
    ["上一页 1 2 3 下一页", "[首页] [上一页] [1] [2] [下一页] [尾页]", "广告", "— 广告 —", "展开全文", "点击查看更多",  # noqa: E501
     "打开某某新闻APP查看更多", "分享到：", "Advertisement", "previous page 1 2 next page"],
)  # fmt: skip
def test_a_sites_line_between_two_halves_of_a_text_is_left_out(line: str) -> None:
    source = page("一、全市推进老旧管网", line, "更新改造。", "二、查清家底。")
    assert line not in source.text
    assert [p.kind for p in source.paragraphs] == ["body"] * 3


def test_what_only_may_be_of_the_page_stays() -> None:
    assert "登录" in page("一、全市推进。", "登录", "二、查清家底。").text
