"""Documents built by hand, and plans whose changes are known because they were made here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from lineage.models import Clause, Document, Evidence
from lineage.models.document import ClauseKind, Language, TextKind

TOPICS: dict[str, tuple[str, str, str, str]] = {
    "施工扬尘": (
        "工地出入口必须安装车辆冲洗台。",
        "裸露土方应当当日覆盖防尘网。",
        "拆除作业同步喷雾降尘。",
        "颗粒物监测数据实时联网公示。",
    ),
    "散煤替代": (
        "平原村庄改用空气源热泵取暖。",
        "煤炭销售网点一律取缔关停。",
        "电价补贴资金直接拨付农户。",
        "采暖季前完成入户安全检查。",
    ),
    "柴油货车": (
        "老旧货车提前报废可领取奖励。",
        "夜间设卡抽检尾气排放。",
        "物流园优先采购纯电动卡车。",
        "高排放车辆禁止驶入环路以内。",
    ),
    "餐饮油烟": (
        "烧烤店铺加装油烟净化器。",
        "净化设备每季度清洗并留存记录。",
        "居民楼底商不得新开炒菜馆。",
        "屡次被投诉的门店列入黑名单。",
    ),
    "黑臭水体": (
        "排查沿河私接暗管并封堵。",
        "清挖底泥运往指定填埋场。",
        "补种芦苇恢复岸线植被。",
        "每周公布断面氨氮检测值。",
    ),
    "饮用水源": (
        "水库周边划定隔离防护带。",
        "取水口加密藻类预警监测。",
        "迁出一级保护区内的养殖户。",
        "备用井群保持随时可启用状态。",
    ),
    "垃圾分类": (
        "小区按户数配置四色投放桶。",
        "厨余残渣就近送往堆肥站。",
        "混装混运的保洁公司扣减服务费。",
        "志愿者早晚高峰驻守桶站引导。",
    ),
    "造林绿化": (
        "荒山补植侧柏和油松幼苗。",
        "城区见缝插绿建设口袋花园。",
        "古树名木逐株挂牌建档。",
        "防火期内禁止携带火种进山。",
    ),
    "噪声扰民": (
        "高考期间暂停夜间浇筑混凝土。",
        "广场舞音箱限定分贝上限。",
        "高架桥两侧增设声屏障。",
        "飞机航线避让学校和医院。",
    ),
    "危险废物": (
        "实验室废液分瓶密封贴标。",
        "转移联单全程电子追踪。",
        "私自倾倒酸渣的移送公安侦办。",
        "医疗锐器盒四十八小时内清运。",
    ),
    "碳市场": (
        "年度配额核定结果书面告知企业。",
        "逾期未履约的按差额倍数罚款。",
        "核查机构实行信用评分淘汰制。",
        "林业碳汇抵销比例另行规定。",
    ),
    "公众举报": (
        "热线工单两小时内派发属地。",
        "查实线索给予现金或积分奖励。",
        "泄露举报人身份的严肃处分。",
        "典型案件每月在报纸刊登。",
    ),
}


def clause(  # noqa: PLR0913
    address: str,
    text: str,
    *,
    kind: ClauseKind = "point",
    heading: str = "",
    parent: str | None = None,
    at: int = 0,
    cut: bool = False,
) -> Clause:
    """Return a clause whose text begins at a place."""
    return Clause(
        address=address,
        parent=parent,
        kind=kind,
        label="",
        number=address.rpartition("/")[2],
        heading=heading,
        text=text,
        span=(at, at + len(text)),
        label_span=(at, at),
        cut=cut,
    )


def document(
    clauses: Sequence[Clause],
    *,
    name: str = "plan",
    language: Language = "zh",
    kind: TextKind = "original",
    complete: bool = True,
) -> Document:
    """Return a document of clauses, which are given their places in the order they come in."""
    placed, at = [], 0
    for each in clauses:
        end = at + len(each.text)
        placed.append(each.model_copy(update={"span": (at, end), "label_span": (at, at)}))
        at = end + 1
    notice = Evidence(file=name, span=(at, at + 1), quote="…", rule="notice")
    return Document(
        id=name,
        file=f"{name}.txt",
        part=1,
        span=(0, at),
        language=language,
        kind=kind,
        title=None,
        number=None,
        number_value=None,
        issuer=None,
        signed=None,
        published=None,
        effective=None,
        clauses=tuple(placed),
        references=(),
        facts=(),
        incomplete=() if complete else (notice,),
    )


def points(*texts: str, name: str = "plan", language: Language = "zh") -> Document:
    """Return a document of numbered points and nothing else."""
    found = [clause(str(at), text) for at, text in enumerate(texts, 1)]
    return document(found, name=name, language=language)


class Change(NamedTuple):
    """Two documents, and the old and new addresses that a change of known kind joins."""

    old: Document
    new: Document
    joined: frozenset[tuple[tuple[str, ...], tuple[str, ...]]]


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Draw a plan and the next one: topics kept, edited, split, merged, dropped, added, moved."""
    topics = draw(st.permutations(sorted(TOPICS)).map(lambda names: names[:8]))
    fates = draw(
        st.lists(
            st.sampled_from(["kept", "edited", "split", "merged", "dropped", "added"]),
            min_size=len(topics),
            max_size=len(topics),
        )
    )
    old: list[tuple[str, str]] = []
    new: list[tuple[str, str]] = []
    for topic, fate in zip(topics, fates, strict=True):
        whole = "".join(TOPICS[topic])
        halves = ["".join(TOPICS[topic][:2]), "".join(TOPICS[topic][2:])]
        old += {
            "added": [],
            "merged": [(topic, half) for half in halves],
        }.get(fate, [(topic, whole)])
        new += {
            "dropped": [],
            "split": [(topic, half) for half in halves],
            "edited": [(topic, whole.replace("。", "，限期办结。", 1))],
        }.get(fate, [(topic, whole)])
    new = draw(st.permutations(new))
    joined = frozenset(
        (
            tuple(str(at) for at, (name, _) in enumerate(old, 1) if name == topic),
            tuple(str(at) for at, (name, _) in enumerate(new, 1) if name == topic),
        )
        for topic, fate in zip(topics, fates, strict=True)
        if fate not in {"dropped", "added"}
    )
    return Change(
        points(*(text for _, text in old), name="old"),
        points(*(text for _, text in new), name="new"),
        joined,
    )


KINDS: tuple[ClauseKind, ...] = ("point", "item", "section", "annex", "preamble", "closing")
WORDS = (
    "各区 应当 加强 监督 考核 责任 2025 年 report progress by the 15th 。 ， … ⅳ 🙂 \u200b".split(
        " "
    )
)


@st.composite
def documents(draw: st.DrawFn, name: str = "any") -> Document:
    """Draw a document of any clauses: empty texts, equal texts, parents that are not there."""
    size = draw(st.integers(0, 7))
    found = []
    for at in range(size):
        text = "".join(draw(st.lists(st.sampled_from(WORDS), max_size=8)))
        parent = draw(st.none() | st.integers(0, size).map(str))
        kind = draw(st.sampled_from(KINDS))
        heading = draw(st.sampled_from(["", "监督考核", "…"]))
        cut = draw(st.booleans()) if at == size - 1 else False
        found.append(clause(str(at), text, kind=kind, heading=heading, parent=parent, cut=cut))
    return document(
        found,
        name=name,
        language=draw(st.sampled_from(["zh", "en"])),
        kind=draw(st.sampled_from(["original", "translation", "summary"])),
        complete=draw(st.booleans()),
    )
