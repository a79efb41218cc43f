"""Pages of any kind, and texts whose clauses are known because they were made here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from lineage.language.numerals import chinese_numeral

LABELS = """
一、 二、 三、 （一） （二） （三） 1. 2. 3. 1.1 1.2 1.1.1 1.1.2 （1） （2） ① ② ⑴ ⒈ ㈠
一是 二是 第一， 首先， 其次， 最后， 第一条 第二条 第二条之一 第一章 第二章 第一款
附件 附件1 附件：1. 附录 目录 序号 摘要 原文 Summary Original
Article_1 Article_2 Chapter_I Section_1 First, Second, I. II. (a) (b) (i) (A) a) (1)_ (2)_ (3)_
""".split()
LINES = """
甲市人民政府关于印发节水方案的通知
甲政发〔2024〕3号
各镇人民政府：
甲市水务局
2024年3月5日
本通知自印发之日起施行。
《甲市节水通知》同时废止。
修好管网。
将第五条改为：“第五条 有水表；
台账。”
来源：水务局
发布时间 2024-03-05
首页 > 公告
试读已结束
责任编辑：张三
- 3 -
1\t修管网\t甲局
2\t查漏损\t6月底前\t乙局
序号\t任务\t时限\t牵头部门
| 序号 | 任务 |
| --- | --- |
| 1 | 修管网 |
```
<p>一、修管网</p>
#
要做到：一是修管网；二是查漏损；三是换水表。
First, mend the pipes; second, count the leaks.
The yard shall: (a) keep records; (b) report.
Published January 5, 2024
The pipes are mended.
""".strip("\n").split("\n")
ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("一二（）、。；：“”.,1 \t\n第条附件是|#-"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)
LABEL = st.sampled_from(LABELS).map(lambda label: label.replace("_", " "))
LINE = st.one_of(
    st.sampled_from(LINES),
    st.builds(str.__add__, LABEL, st.sampled_from(["", " ", "修管网。", "查 漏损"])),
    ODD,
)
PAGES = st.lists(LINE, max_size=30).map("\n".join)


class Known(NamedTuple):
    """What is known of a clause; `heading` is empty where it is left open whether there is one."""

    address: str
    kind: str
    label: str
    number: str
    text: str
    heading: str = ""


class Printed(NamedTuple):
    """One paragraph as it is printed, or the row of a table where it has cells.

    `level` is that of its numbering, -1 without one; `gap` parts label and words.
    """

    words: str
    label: str = ""
    level: int = -1
    gap: str = ""
    cells: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        return "\t".join(self.cells) if self.cells else self.label + self.gap + self.words


class Text(NamedTuple):
    """A text with its clauses in order; `figures` are the shapes of its levels of numbering."""

    paragraphs: tuple[Printed, ...]
    clauses: tuple[Known, ...]
    figures: tuple[str, ...]


SENTENCES = (
    "修好老旧管网。",
    "逐月查清漏损。",
    "装好计量水表。",
    "公布停水安排。",
    "备足应急水源。",
    "对用水大户上门核查，发现浪费的责令整改。",
    "雨水收集池由物业管理单位养护，并留存记录。",
)
HEADINGS = ("供水安全", "节水增效", "排水畅通", "水价改革", "科普宣传")
ENGLISH = (
    "Operators shall mend the pipes without delay.",
    "The meter shall be read by a trained person.",
    "Water from the roof may be used for washing.",
    "Nobody shall open a hydrant without a permit.",
    "The record shall be kept at the yard.",
)
ENGLISH_HEADINGS = ("Scope", "Metering", "Records", "Use of rainwater", "Hydrants")
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
STYLES: dict[str, Callable[[int], str]] = {
    "一、": lambda n: f"{chinese_numeral(n)}、",
    "（一）": lambda n: f"（{chinese_numeral(n)}）",
    "1.": lambda n: f"{n}. ",
    "（1）": lambda n: f"（{n}）",
    "一是": lambda n: f"{chinese_numeral(n)}是",
    "①": lambda n: chr(0x245F + n),
    "1）": lambda n: f"{n}）",
    "⑴": lambda n: chr(0x2473 + n),
    "㈠": lambda n: chr(0x321F + n),
    "一要": lambda n: f"{chinese_numeral(n)}要",
    "第一，": lambda n: f"第{chinese_numeral(n)}，",
}

# Sentences of a list, which bear no headings.
UNHEADED = {"一是", "一要", "第一，"}


class _Maker:
    """A text while it is being drawn."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.paragraphs: list[Printed] = []
        self.clauses: list[Known] = []

    def sentence(self, pool: Sequence[str] = SENTENCES) -> str:
        return self.draw(st.sampled_from(pool))

    def plain(self, words: str) -> None:
        self.paragraphs.append(Printed(words))

    def clause(self, printed: Printed, known: Known) -> None:
        self.paragraphs.append(printed)
        self.clauses.append(known)

    def run_on(self, above: str) -> None:
        """Let the last clause go on with a list within its paragraph."""
        name = self.draw(st.sampled_from(sorted(UNHEADED)))
        lead = "具体做到："
        last, known = self.paragraphs[-1], self.clauses[-1]
        self.clauses[-1] = known._replace(text=known.text + lead, heading="")
        items = self.draw(st.integers(2, 4))
        for value in range(1, items + 1):
            label = STYLES[name](value)
            words = self.sentence().replace("。", "。" if value == items else "；")
            lead += label + words
            self.clauses.append(
                Known(f"{above}/{value}", "item", label.rstrip("，"), str(value), words)
            )
        self.paragraphs[-1] = last._replace(words=last.words + lead)

    def done(self, figures: Sequence[str]) -> Text:
        return Text(tuple(self.paragraphs), tuple(self.clauses), tuple(figures))


@st.composite
def plans(draw: st.DrawFn) -> Text:
    """Draw a plan: up to four levels of any styles, headings, points of more than a paragraph."""
    figures = draw(st.permutations(sorted(STYLES)))[: draw(st.integers(1, 4))]
    made = _Maker(draw)
    made.plain("甲市节水行动方案")
    if draw(st.booleans()):
        words = "为了节约用水，现就有关工作提出以下意见。"
        made.clause(Printed(words), Known("preamble", "preamble", "", "", words))

    def level(depth: int, above: str) -> None:
        # A weak style is proved by its second label.
        for value in range(1, draw(st.integers(2, 4)) + 1):
            printed = STYLES[figures[depth]](value)
            deeper = depth + 1 < len(figures) and draw(st.booleans())
            heading = draw(st.sampled_from(HEADINGS)) if deeper or draw(st.booleans()) else ""
            run_in = bool(heading) and draw(st.booleans())
            words = f"{heading}。{made.sentence()}" if run_in else heading or made.sentence()
            more = "" if deeper or not draw(st.booleans()) else made.sentence()
            text = f"{words}\n{more}" if more else words
            label, gap = printed.strip(), printed[len(printed.strip()) :]
            told = heading if run_in and figures[depth] not in UNHEADED else ""
            known = Known(f"{above}{value}", "", label.rstrip("，"), str(value), text, told)
            made.clause(Printed(words, label, depth, gap), known)
            if more:
                made.plain(more)
            elif not deeper and not UNHEADED & set(figures) and draw(st.booleans()):
                made.run_on(f"{above}{value}")
            if deeper:
                level(depth + 1, f"{above}{value}/")

    level(0, "")
    return made.done(figures)


@st.composite
def laws(draw: st.DrawFn) -> Text:
    """Draw a law: chapters, articles counted through, articles put in later, 款 and 项."""
    made = _Maker(draw)
    made.plain("甲市节约用水条例")
    article = 0
    for chapter in range(1, draw(st.integers(1, 3)) + 1):
        name = f"第{chinese_numeral(chapter)}章"
        heading = draw(st.sampled_from(HEADINGS))
        made.clause(
            Printed(heading, name, 0, "　"),
            Known(f"ch{chapter}", "chapter", name, str(chapter), heading, heading),
        )
        for section in range(1, draw(st.sampled_from((0, 0, 2))) + 1):
            name, heading = f"第{chinese_numeral(section)}节", draw(st.sampled_from(HEADINGS))
            known = Known(
                f"ch{chapter}/sec{section}", "section", name, str(section), heading, heading
            )
            made.clause(Printed(heading, name, -1, "　"), known)
            article = _articles(made, article)
        article = _articles(made, article)
    return made.done(("第一章", "第一条", "（一）"))


def _articles(made: _Maker, last: int) -> int:
    for article in range(last + 1, last + made.draw(st.integers(1, 3)) + 1):
        name = chinese_numeral(article)
        _article(made, f"第{name}条", str(article), 1)
        if made.draw(st.integers(0, 4)) == 0:
            _article(made, f"第{name}条之一", f"{article}-1", -1)
        last = article
    return last


def _article(made: _Maker, name: str, number: str, level: int) -> None:
    words = made.sentence()
    address = f"art{number}"
    made.clause(Printed(words, name, level, "　"), Known(address, "article", name, number, words))
    for count in range(1, made.draw(st.integers(1, 3)) + 1):
        if count > 1:
            words = made.sentence()
            address = f"art{number}/p{count}"
            made.clause(Printed(words), Known(address, "paragraph", "", str(count), words))
        # Word's own list would count items on behind an article that it does not count.
        if level >= 0 and count == 1 and made.draw(st.booleans()):
            _items(made, address)


def _items(made: _Maker, above: str) -> None:
    for value in range(1, made.draw(st.integers(2, 3)) + 1):
        label, words = f"（{chinese_numeral(value)}）", made.sentence()
        known = Known(f"{above}/{value}", "item", label, str(value), words)
        made.clause(Printed(words, label, 2), known)


@st.composite
def regulations(draw: st.DrawFn) -> Text:
    """Draw an English regulation: chapters, articles, numbered paragraphs, (a) and (i)."""
    made = _Maker(draw)
    made.plain("Regulation of the District Council on the use of water in freight yards")
    article = 0
    for chapter in range(1, draw(st.integers(1, 3)) + 1):
        name = f"CHAPTER {ROMAN[chapter].upper()}"
        heading = draw(st.sampled_from(ENGLISH_HEADINGS))
        made.clause(
            Printed(heading, name, 0, " "),
            Known(f"ch{chapter}", "chapter", name, str(chapter), heading, heading),
        )
        for _ in range(draw(st.integers(1, 3))):
            article += 1
            label, heading = f"Article {article}", draw(st.sampled_from(ENGLISH_HEADINGS))
            made.clause(
                Printed(heading, label, 1, " "),
                Known(f"art{article}", "article", label, str(article), heading, heading),
            )
            for value in range(1, draw(st.integers(2, 3)) + 1):
                above = f"art{article}/{value}"
                words = made.sentence(ENGLISH)
                known = Known(above, "", f"{value}.", str(value), words)
                made.clause(Printed(words, f"{value}.", 2, " "), known)
                _letters(made, above)
    return made.done(("Chapter I", "Article 1", "1.", "(a)", "(i)"))


def _letters(made: _Maker, above: str) -> None:
    for value in range(1, made.draw(st.sampled_from((0, 0, 2, 3))) + 1):
        label, words = f"({chr(96 + value)})", made.sentence(ENGLISH)
        inner = f"{above}/{value}"
        made.clause(Printed(words, label, 3, " "), Known(inner, "item", label, str(value), words))
        for deep in range(1, made.draw(st.sampled_from((0, 0, 2, 3))) + 1):
            label, words = f"({ROMAN[deep]})", made.sentence(ENGLISH)
            known = Known(f"{inner}/{deep}", "item", label, str(deep), words)
            made.clause(Printed(words, label, 4, " "), known)


@st.composite
def codes(draw: st.DrawFn) -> Text:
    """Draw an English code of practice: decimal numbers, one figure more on each level."""
    made = _Maker(draw)
    made.plain("Code of practice on the use of water")

    def level(prefix: str, above: str, deeper: int) -> None:
        for value in range(1, draw(st.integers(2, 3)) + 1):
            label = f"{prefix}{value}"
            words = made.sentence(ENGLISH) if above else draw(st.sampled_from(ENGLISH_HEADINGS))
            told = "" if above else words
            known = Known(f"{above}{label}", "", label, label, words, told)
            made.clause(Printed(words, label, -1, " "), known)
            if deeper:
                level(f"{label}.", f"{above}{label}/", draw(st.integers(0, deeper - 1)))

    level("", "", draw(st.integers(1, 2)))
    return made.done(("1",))


HEAD = ("序号", "重点任务", "工作措施", "完成时限", "牵头部门")
TASKS = ("管网更新", "漏损查控", "水表换装", "水源储备")
LIMITS = ("2026年6月底前", "2026年12月底前", "长期坚持", "每月5日前")
BODIES = ("市水务局", "市住房城乡建设局", "各县（区）人民政府")


@st.composite
def closed_plans(draw: st.DrawFn) -> Text:
    """Draw a plan with its closing and signature and, as an annex, a table of tasks."""
    made = _Maker(draw)
    plan = draw(plans())
    title, *body = plan.paragraphs
    made.paragraphs.append(title)
    if draw(st.booleans()):
        made.plain("甲政发〔2026〕3号")
        made.plain("各镇人民政府，各有关单位：")
    made.paragraphs += body
    made.clauses += plan.clauses
    words = "本方案自2026年3月1日起施行。"
    made.clause(Printed(words), Known("closing", "closing", "", "", words))
    if draw(st.booleans()):
        made.plain("甲市人民政府办公室")
        made.plain("2026年2月3日")
    name = "甲市节水重点任务分工表"
    made.plain("附件")
    made.clause(Printed(name), Known("annex1", "annex", "附件", "1", name, name))
    made.paragraphs.append(Printed("", cells=HEAD))
    for value in range(1, draw(st.integers(2, 5)) + 1):
        cells = (
            draw(st.sampled_from(TASKS)),
            made.sentence(),
            draw(st.sampled_from(LIMITS)),
            draw(st.sampled_from(BODIES)),
        )
        made.clause(
            Printed("", cells=(str(value), *cells)),
            Known(f"annex1/{value}", "item", str(value), str(value), "\t".join(cells), cells[0]),
        )
    return made.done(plan.figures)


TEXTS = st.one_of(plans(), laws(), regulations(), codes(), closed_plans())
