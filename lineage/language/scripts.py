"""Traditional characters read as simplified ones, where documents speak of documents."""

from __future__ import annotations

from lineage.language.lookup import Respelling

__all__ = ["simplified"]

# A traditional character and the simplified one that the tables of phrases, numbers, bodies and
# kinds of documents are written in. No conversion of running text: only what those tables hold.
_PAIRS = (
    "與与業业個个爲为為为爭争於于僅仅會会黨党關关內内農农況况準准憑凭劃划則则製制辦办務务動动區区"
    "縣县華华協协單单衛卫廳厅發发臺台號号員员啟启啓启響响圍围國国堅坚備备複复復复寧宁實实憲宪對对"
    "導导將将儘尽盡尽屆届佈布並并併并應应廢废開开當当錄录徹彻總总執执報报擬拟擇择揮挥據据無无舊旧"
    "時时暫暂術术機机權权條条標标檢检沒没滿满點点環环現现確确稱称籤签簽签簡简緊紧約约綱纲組组細细"
    "織织終终經经結结給给繼继續续緩缓編编緣缘聯联範范慮虑見见規规計计訂订認认議议記记許许設设證证"
    "識识試试該该說说請请諸诸財财責责質质貫贯資资轉转這这進进違违適适釋释鑒鉴長长間间際际隨随項项"
    "須须頒颁預预領领後后節节決决東东鄉乡雲云蘭兰島岛廣广滬沪濟济濱滨瓊琼粵粤肅肃蘇苏貴贵贛赣遼辽"
    "鄭郑錫锡門门閩闽陽阳陝陕魯鲁龍龙漢汉護护"
)
_TABLE = Respelling(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))


def simplified(text: str) -> str:
    """Return a text of the same length in which those words stand in simplified characters.

    >>> simplified("《甲市節水辦法》（京政發〔2019〕7號）同時廢止")
    '《甲市节水办法》（京政发〔2019〕7号）同时废止'
    """
    return _TABLE(text)
