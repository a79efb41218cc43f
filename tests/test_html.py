# ruff: noqa: E501 -- a page written in shorter lines would be another page
from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.digest import digest
from lineage.errors import ReadingError
from lineage.models import Source
from lineage.reading.assembly import assemble
from lineage.reading.decoding import decode
from lineage.reading.formats import read_printed
from lineage.reading.html.reader import read_html

NOTICE = (
    "某市关于印发节水方案的通知",
    "某政发〔2024〕3号",
    "各镇人民政府：",
    "现将《节水方案》印发给你们，请认真贯彻落实。",
    "一、总体要求",
    "（一）加强管网改造，到2025年漏损率降到8%以下。",
    "（二）完善制度。",
    "某市人民政府办公室",
    "2024年3月1日",
)
PARAGRAPHS = "".join(f"<p>{each}</p>" for each in NOTICE[1:])
NAVIGATION = (
    '<div class="header"><a href="/">某市人民政府</a><ul><li><a href="/1">首页</a>'
    '<li><a href="/2">要闻</a><li><a href="/3">政务公开</a></ul></div>'
)
CRUMBS = '<div class="crumbs"><a href="/">首页</a> &gt; <a href="/x">公文</a></div>'
SHARE = '<div class="share"><a href="#">微信</a><a href="#">微博</a> 打印本页</div>'
RELATED = (
    "<h3>相关文件</h3><ul><li><a href=/4>某市关于印发防汛方案的通知</a>"
    "<li><a href=/5>某市关于印发供热方案的通知</a><li><a href=/6>某市绿化条例</a></ul>"
)
FOOTER = (
    '<div class="footer"><p>主办单位：某市人民政府办公室</p><p>网站标识码：3300000001</p></div>'
)


def read(page: str | bytes, name: str = "page.html") -> Source:
    content = page if isinstance(page, bytes) else page.encode()
    return assemble(read_printed(content, name), name, digest(content))


def body(page: str | bytes, *kinds: str) -> list[str]:
    source = read(page)
    return [
        source.text[each.start : each.end]
        for each in source.paragraphs
        if each.kind in (kinds or ("body",))
    ]


PAGES = {
    "a public body's page": (
        f"<html><head><title>{NOTICE[0]}_通知_某市人民政府网</title></head><body>{NAVIGATION}{CRUMBS}"
        f'<div class="article"><h1>{NOTICE[0]}</h1><div class="pages-date">2024-03-02 10:00 '
        f'<span class="font">来源： 某市政府网</span></div>{SHARE}<div class="pages_content" '
        f'id="UCAP-CONTENT">{PARAGRAPHS}</div><div class="related">{RELATED}</div></div>{FOOTER}</body></html>'
    ),
    "an editor's page in a layout of tables": (
        f"<table width=1000><tr><td>{NAVIGATION}</td></tr><tr><td><table><tr><td width=200>{RELATED}</td>"
        f"<td><table><tr><td align=center>{NOTICE[0]}</td></tr><tr><td><div class=TRS_Editor>{PARAGRAPHS}"
        f"</div></td></tr></table></td></tr></table></td></tr><tr><td>{FOOTER}</td></tr></table>"
    ),
    "an old page in a layout of tables": (
        "<table width=980><tr><td>欢迎访问某市水务局网站</td></tr><tr><td><a href=1>首页</a> | <a href=2>局情</a></td></tr></table>"
        "<table><tr><td><table><tr><td>站内搜索</td></tr><tr><td><a href=5>水情公告甲</a></td></tr><tr><td><a href=6>水情公告乙"
        "</a></td></tr><tr><td><a href=7>水情公告丙</a></td></tr></table></td><td><table><tr><td align=center><b>"
        f"{NOTICE[0]}</b></td></tr><tr><td><font size=3>{'<br>　　'.join(NOTICE[1:])}</font></td></tr><tr><td align=right>"
        "【<a href='javascript:print()'>打印</a>】【<a href='javascript:close()'>关闭</a>】</td></tr></table></td></tr></table>"
        "<table><tr><td align=center>某市水务局 版权所有<br>地址：东街1号 电话：5550100</td></tr></table>"
    ),
    "a messenger's page whose script shows the text": (
        f"<h1>{NOTICE[0]}</h1><div id=meta_content class=rich_media_meta_list><span>某市发布</span></div>"
        '<div id=js_content style="visibility: hidden; opacity: 0"><section><p>点击上方蓝字关注我们</p></section>'
        + "".join(f"<section><span leaf>{t[:3]}</span><span leaf>{t[3:]}</span></section><p><br></p>" for t in NOTICE[1:])
        + "<p>—END—</p><p>审核：赵六</p></div><div>阅读原文</div><div>赞 35 在看 21</div><div style='display:none'>留言</div>"
    ),
    "text directly in the body": f"<html><title>通知</title>{'<br>'.join(NOTICE)}</html>",
    "text with blanks for an indent": "<body>" + "<BR>&nbsp;&nbsp;&#12288;\n".join(NOTICE),
    "no tag ended": f"<html><body><h1>{NOTICE[0]}<p>" + "<p>".join(NOTICE[1:]),
    "a news site": (
        f"<nav><a href=/>首页</a><a href=/n>新闻</a></nav><main><article><header><h1>{NOTICE[0]}</h1>"
        f'<p class="byline">本报记者 张三</p><time>2024-03-02</time></header>{SHARE}<div>{PARAGRAPHS}</div>'
        f"<footer><a href=/t>节水</a></footer></article><aside>{RELATED}</aside>"
        f'<div id="comments"><p>读者甲：这个方案写得很细，希望尽快落实到每一条街道。</p></div></main>{FOOTER}'
    ),
    "frames hidden and scripts": (
        f"<body><div style='display: none'>打开</div><p hidden>隐</p><script>if (a<b) x='<p>'</script>"
        f"<noscript>请开启脚本</noscript><template><p>样</p></template><style>p{{color:red}}.off{{display:none}}"
        f"</style><p class=off>不显示</p><h1>{NOTICE[0]}</h1>{PARAGRAPHS}<!-- <p>注释</p> -->"
    ),
    "an office program's page": (
        "<html xmlns:o='urn:x'><head><meta name=Generator content='Microsoft Word 15'><style><!-- p.MsoNormal "
        "{margin:0} --></style></head><body lang=ZH-CN><div class=WordSection1><p class=MsoNormal align=center>"
        f"<b><span lang=EN-US>{NOTICE[0]}</span></b></p>"
        + "".join(
            f"<p class=MsoNormal style='text-indent:32.0pt'><span\nstyle='font-size:16.0pt'>{each[:2]}"
            f"</span><span lang=EN-US>{each[2:]}<o:p></o:p></span></p>\n\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
            for each in NOTICE[1:]
        )
        + "</div></body></html>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", PAGES)
def test_the_document_is_kept_whole_and_the_site_left_out(shape: str) -> None:
    assert body(PAGES[shape]) == list(NOTICE)


@pytest.mark.parametrize("shape", PAGES)
def test_every_character_leads_to_its_place(shape: str) -> None:
    page = PAGES[shape]
    for segment in read(page).segments:
        shown = read(page).text[segment.start : segment.end]
        raw = page[segment.place : segment.until or segment.place + len(shown)]
        assert html.unescape(raw).split() == shown.split()


def test_a_byline_says_something_about_the_document() -> None:
    assert body(PAGES["a news site"], "meta") == ["本报记者 张三", "2024-03-02"]
    assert body(PAGES["a public body's page"], "meta") == ["2024-03-02 10:00 来源： 某市政府网"]


def test_the_head_of_a_page_gives_what_its_body_lacks_and_nothing_twice() -> None:
    head = f'<meta name="ArticleTitle" content="{NOTICE[0]}"><meta name="PubDate" content="2024-03-02 10:00">'
    page = f"<html><head>{head}</head><body>{PARAGRAPHS}"
    assert body(page) == [*NOTICE]
    assert body(page, "meta") == ["2024-03-02 10:00"]
    assert body(page + "<p>发布日期：2024年3月2日", "meta") == ["发布日期：2024年3月2日"]
    start = read(page).segments[0].place
    assert page[start:].startswith(NOTICE[0])
    assert body(page.replace("<body>", f"<body><h1>{NOTICE[0]}</h1>")) == [*NOTICE]


def test_a_bilingual_portal_keeps_both_texts() -> None:
    page = (
        f'{NAVIGATION}<div class="doc-title">{NOTICE[0]}</div><div id="summary"><h2>Summary</h2><p>The '
        f"city asks every town to cut leaks to 8 percent by 2025, and says who is to do it.</p></div>"
        f'<div id="original"><h2>Original Text</h2>{PARAGRAPHS}</div>{FOOTER}'
    )
    shown = body(page)
    assert shown[:3] == [NOTICE[0], "Summary", shown[2]]
    assert shown[3:] == ["Original Text", *NOTICE[1:]]


def test_an_attachment_and_a_word_that_the_copy_ends_are_kept() -> None:
    page = (
        f"{NAVIGATION}<div class=content>{PARAGRAPHS}</div><p>附件：<a href=/a.docx>任务表.docx</a></p>"
        "<p><a href=/login>试读已结束，查看全文请登录</a></p>"
    )
    assert body(page)[-1] == "附件：任务表.docx"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("&ldquo;双碳&rdquo;&nbsp;&amp; AT&amp;T", "“双碳”\u00a0& AT&T"),
        ("&#12288;&#x4e00;、总则&#12288;", "一、总则"),
        ("总\n则，\r\n第一", "总则，第一"),
        ("the  body\n shall", "the body shall"),
        ("<b>第</b><i>一</i>条 总  则", "第一条 总 则"),
        ("a &lt b &unknown; &", "a < b &unknown; &"),
        ("线&#10;上<wbr>文", "线 上文"),
        ("H<sub>2</sub>O 3万m<sup>2</sup> 10<sup>4</sup>米<sup>3</sup>", "H2O 3万m2 104米3"),
        ("don<a title=5\" href='x>y'>’t</a>", "don’t"),
    ],
)
def test_characters_are_shown_as_a_browser_shows_them(written: str, shown: str) -> None:
    assert body(f"<html><p>{written}</p>") == [shown]


def test_the_span_of_an_entity_holds_it_whole() -> None:
    page = "<p>一、&ldquo;总则&rdquo;</p>"
    source = read(page)
    start, end = source.place(2, 6)
    assert page[start:end] == "&ldquo;总则&rdquo;"


@pytest.mark.parametrize(
    ("opening", "shown"),
    [
        ("<ol>", ["1. 甲", "2. 乙", "3. 丙"]),
        ("<ol start=9>", ["9. 甲", "10. 乙", "11. 丙"]),
        ("<ol reversed>", ["3. 甲", "2. 乙", "1. 丙"]),
        ("<ol type=a>", ["a. 甲", "b. 乙", "c. 丙"]),
        ("<ol type=I start=4>", ["IV. 甲", "V. 乙", "VI. 丙"]),
        (
            "<ol style='list-style-type: cjk-ideographic' start=10>",
            ["十、甲", "十一、乙", "十二、丙"],
        ),
        (
            "<ol style='list-style: simp-chinese-informal inside'>",
            ["一、甲", "二、乙", "三、丙"],
        ),
        (
            "<style>ol.x { list-style-type: lower-alpha }</style><ol class=x>",
            ["a. 甲", "b. 乙", "c. 丙"],
        ),
        ("<ol style='list-style-type:cjk-heavenly-stem'>", ["甲、甲", "乙、乙", "丙、丙"]),
        ("<ol style='list-style:none'>", ["甲", "乙", "丙"]),
        ("<ul>", ["甲", "乙", "丙"]),
    ],
)
def test_list_numbers_stand_as_a_browser_writes_them(opening: str, shown: list[str]) -> None:
    page = f"<html>{opening}<li>甲<li><p>乙</p></li><li>丙</ol>"
    assert body(page) == shown


def test_a_list_number_leads_to_its_entry_and_none_stands_before_a_printed_label() -> None:
    page = "<ol><li value=7>甲<li>（一）乙</ol>"
    source = read(page)
    assert source.text == "7. 甲\n（一）乙"
    assert page[slice(*source.place(0, 2))] == "<li value=7>"


TASKS = (
    "<table><caption>任务表</caption><thead><tr><th>序号<th>任务<th colspan=2>单位</thead>"
    "<tr><td colspan=4>一、供水<tr><td>1<td rowspan=2><p>管网</p><p>改造</p><td>水务局<td>财政局"
    "<tr><td>2<td colspan=2>城管局</table>"
)


def test_a_table_gives_one_row_each_with_merged_cells_repeated() -> None:
    source = read(TASKS)
    assert [(p.table, source.text[p.start : p.end]) for p in source.paragraphs] == [
        (0, "任务表"),
        (1, "序号\t任务\t单位\t单位"),
        (0, "一、供水"),
        (1, "1\t管网改造\t水务局\t财政局"),
        (1, "2\t管网改造\t城管局\t城管局"),
    ]
    first, second = source.text.index("管网"), source.text.rindex("管网")
    assert source.place(first, first + 4) == source.place(second, second + 4)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<table role=presentation><tr><td>甲。<td>乙。</table>", ["甲。", "乙。"]),
        ("<table><tr><td><p>（一）甲。<p>（二）乙。</table>", ["（一）甲。", "（二）乙。"]),
        (
            "<table><tr><td>(a)</td><td><p>the first;</p><p>and so on</p></td></tr></table>",
            ["(a) the first;", "and so on"],
        ),
        ("<table><tr><td>—</td><td>the first,</td></tr></table>", ["— the first,"]),
        ("<table><tr><td>甲<td>1<tr><td>乙<td>2</table>", ["甲\t1", "乙\t2"]),
    ],
)
def test_a_table_that_only_lays_out_is_read_as_paragraphs(page: str, shown: list[str]) -> None:
    assert body(f"<html>{page}") == shown


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<sup><a href="#f1" id="r1">1</a></sup>', '<aside role="doc-footnote" id="f1"><p>指全市。</p></aside>'),
        ('<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>',
         '<div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> 指全市。</p></div>'),
        ('<a id="n1" href="#t1">(<span class="oj-super">1</span>)</a>',
         '<p class="oj-note"><a id="t1" href="#n1">(<span class="oj-super">1</span>)</a> 指全市。</p>'),
        ('<a id="n1" href="#t1">[1]</a>', '<p><a id="t1" href="#n1">[1]</a> 指全市。</p>'),
        ("<sup>①</sup>", '<section role="doc-endnotes"><p>指全市。 <a href="#r" role="doc-backlink">↩</a></p></section>'),
    ],
)  # fmt: skip
def test_footnotes_stand_apart_and_their_marks_outside_the_words(mark: str, note: str) -> None:
    page = f"<html><p>一、做好节水{mark}工作，责任到人。</p>{note}"
    assert body(page) == ["一、做好节水工作，责任到人。"]
    (shown,) = body(page, "note")
    assert shown.removeprefix("[1] ").removeprefix("(1) ") == "指全市。"


def test_a_regulation_whose_points_are_tables_is_read_in_order() -> None:
    def point(label: str, words: str) -> str:
        return (
            f'<table width="100%"><tr><td><p>{label}</p></td><td><p>{words}</p></td></tr></table>'
        )

    page = (
        '<html><table><tr><td><p class="oj-hd-date">6.5.2024</p></td><td><p class="oj-hd-lg">EN</p></td></tr></table>'
        '<div class="eli-main-title"><p>REGULATION (EU) 2024/9 on pipes</p></div>'
        '<p>The opinion of the Committee&#xA0;<a id="c1" href="#r1">(<span class="oj-super">1</span>)</a>,</p>'
        f'{point("(1)", "Pipes should be sound.")}<p class="oj-ti-art">Article 1</p>'
        f"<p>1.&#xA0;It lays down:</p>{point('(a)', 'rules on:' + point('(i)', 'valves;'))}{point('—', 'duties.')}"
        '<p class="oj-note"><a id="r1" href="#c1">(<span class="oj-super">1</span>)</a> OJ C 1, p. 1.</p>'
    )
    assert body(page) == [
        "REGULATION (EU) 2024/9 on pipes", "The opinion of the Committee,", "(1) Pipes should be sound.",
        "Article 1", "1.\xa0It lays down:", "(a) rules on:", "(i) valves;", "— duties.",
    ]  # fmt: skip
    assert body(page, "meta") == ["6.5.2024\tEN"]
    assert body(page, "note") == ["(1) OJ C 1, p. 1."]


def test_notes_without_links_are_known_by_the_marks_above_them() -> None:
    page = (
        "<html><p>1.1 The town cuts leaks by 8%.<sup>[1]</sup> It reports monthly<sup>2</sup>.</p>"
        "<p><sup>[1]</sup> Base year 2020.</p><p><sup>2</sup> By day ten.</p>"
    )
    assert body(page) == ["1.1 The town cuts leaks by 8%. It reports monthly."]
    assert body(page, "note") == ["[1] Base year 2020.", "2 By day ten."]


def test_what_a_picture_shows_is_not_the_document() -> None:
    page = f"<html>{PARAGRAPHS}<figure><img src=x><figcaption>工人在修管网。</figcaption></figure>"
    assert body(page) == list(NOTICE[1:])


def test_a_page_of_nothing_but_what_looks_like_notes_keeps_its_text() -> None:
    assert body("<html><div class=footnote><p>一、总则。<p>二、附则。</div>") == [
        "一、总则。",
        "二、附则。",
    ]


def test_a_document_in_what_a_site_calls_its_frame_is_kept() -> None:
    assert body(f"<html><div class='share banner'>{PARAGRAPHS}</div>{FOOTER}") == list(NOTICE[1:])


def test_what_a_document_cites_by_links_is_no_list_of_related_pages() -> None:
    cited = "".join(f"<p><a href=/{n}>《某市节水条例》</a></p>" for n in range(4))
    assert body(f"<html>{PARAGRAPHS}{cited}<p>以上文件废止。</p>").count("《某市节水条例》") == 4


def test_a_cross_reference_that_is_a_link_is_no_footnote() -> None:
    page = '<html><p id=p1>(1) The body acts.</p><p>As paragraph <a href="#p1">(1)</a> says.</p>'
    assert body(page)[1] == "As paragraph (1) says."


def test_preformatted_lines_are_paragraphs_of_their_own() -> None:
    assert body("<pre>一、总则\n\n  二、\t附则&amp;\n</pre>") == ["一、总则", "二、 附则&"]


@pytest.mark.parametrize(
    ("declared", "encoding", "read_as"),
    [
        ('<meta charset="gb2312">', "gb18030", "gb18030"),
        ("<meta http-equiv=Content-Type content='text/html; charset=GBK'>", "gb18030", "gb18030"),
        ('<meta charset="big5">', "big5", "cp950"),
        ("<?xml version='1.0' encoding='big5'?>", "big5", "cp950"),
        ('<meta charset="gb2312">', "utf-8", "utf-8"),
        ("", "gb18030", "gb18030"),
        ("", "utf-8-sig", "utf-8"),
        ("", "utf-16", "utf-16-le"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_is_in(
    declared: str, encoding: str, read_as: str
) -> None:
    page = f"{declared}<html><p>一、做好節水工作。</p><p>二、各地要抓緊落實，責任到人。</p></html>"
    source = read(page.encode(encoding))
    assert source.text == "一、做好節水工作。\n二、各地要抓緊落實，責任到人。"
    assert source.encoding == read_as
    guessed = not declared and encoding == "gb18030"
    assert [issue.rule for issue in source.issues] == ["encoding"] * guessed


def test_a_broken_character_does_not_lose_a_page_that_says_its_encoding() -> None:
    page = ("<meta charset=gbk><p>" + "各镇要做好节水工作。" * 200).encode("gb18030") + b"\xff</p>"
    source = read(page)
    assert source.text.endswith("节水工作。\ufffd")
    assert [issue.span for issue in source.issues] == [(2021, 2022)]


def test_the_way_from_the_decoded_file_is_that_of_the_decoder() -> None:
    page = "\ufeff<p>一、总则</p>".encode()
    source = read(page)
    start, end = source.place(0, 4)
    assert decode(page, "page").text[start:end] == "一、总则"


@pytest.mark.parametrize(
    ("name", "page", "is_page"),
    [
        ("a.txt", "<!DOCTYPE html><p>一、总则", True),
        ("a", "<!-- saved -->\n<html><p>一、总则", True),
        ("a", "<div><p>一、总则</div>", True),
        ("a.txt", "<div>一、总则</div>", False),
        ("a.shtml", "一、总则<br>二、附则", True),
        ("a.html", "一、总则", True),
        ("a.txt", "<一、总则>", False),
    ],
)
def test_a_page_is_known_by_its_content_or_its_name(name: str, page: str, *, is_page: bool) -> None:
    assert ("<" not in read(page, name).text) == is_page


def test_an_archive_of_a_browser_is_unpacked() -> None:
    archive = (
        "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=xx\r\n\r\n"
        "--xx\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable"
        "\r\n\r\n<html><p>=D2=BB=A1=A2=D7=DC=D4=F2</p></html>\r\n--xx--\r\n"
    )
    source = read(archive, "page.mht")
    assert source.text == "一、总则"
    assert source.place(0, 4) == (9, 13)


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (b"<html><script>x()</script></html>", "shows no words"),
        (b"", "empty"),
        (b"%PDF-1.4", "this PDF is damaged"),
        (bytes(range(256)) * 20, "not a text file"),
        (b"<p>" + b"&lt;" * 2_100_000, "more than 1200000 tags"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", "holds no page"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(page: bytes, says: str) -> None:
    with pytest.raises(ReadingError, match=says) as error:
        read(page)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<div>" * 10_000 + "一、总则" + "</div>" * 10_000, 1),
        ("<table><tr><td>" * 3_000 + "一、总则", 1),
        ("<table>" + "<tr><td rowspan=1000000>a<td>b" + "<tr><td>c" * 500, 501),
        ("<table>" + "<tr><td colspan=1000>a<td rowspan=1000000>b" * 3_000, 3_000),
        ("<p id=q>" + '<a href="#q" id=z>(1)</a>text ' * 10_000, 1),
        ("<p>text<a b='x" * 10_000, 1),
        ("<b><i><p>x" * 5_000, 5_000),
        ("<p>" + "各镇应当修好管网。" * 200_000, 1),
        ("<!DOCTYPE html [<!ENTITY a '&b;&b;'><!ENTITY b '&a;'>]><p>&a;", 2),
    ],
)
def test_hostile_pages_are_read_within_bounds(page: str, blocks: int) -> None:
    assert len(read_html(page.encode(), "page.html").blocks) == blocks


PIECES = st.sampled_from(
    "<p> </p> <b> </b> <br> <ol> <li> </ol> <table> <tr> <td> </table> <div> </div> &nbsp; &lt; &amp &#x4e00; "
    "<a&nbsp;href=#x> </a> <sup> </sup> <!--x--> <pre> </pre> < > & \" ' <!-- <script> 一、 总则 （一） word 1 \n".split(
        " "
    )
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
def test_whatever_a_page_holds_its_characters_lead_to_their_places(page: str) -> None:
    text = "<html>" + page.encode("utf-8", "ignore").decode()
    try:
        printed = read_html(text.encode(), "page.html")
    except ReadingError:
        return
    assert printed.length == len(text)
    source = assemble(printed, "page.html", "x")
    for segment in source.segments:
        until = (
            segment.until
            if segment.until is not None
            else segment.place + segment.end - segment.start
        )
        raw, shown = text[segment.place : until], source.text[segment.start : segment.end]
        if not raw.startswith("<li") and raw:
            assert html.unescape(raw).split() == shown.split()
