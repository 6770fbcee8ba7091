"""What the name of an organ tells of its kind."""

import pytest

from reportlint.metadata.organs import is_organ, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("上海市人民政府办公厅", "office"),
        ("武汉市汉阳区人民政府办公室", "office"),
        ("国家发展和改革委员会", "state_council_dept"),
        ("国家税务总局青河口县税务局", "vertical"),
        ("广西壮族自治区人民政府", "province"),
        ("上海市人民政府", "province"),
        ("延边朝鲜族自治州人民政府", "prefecture"),
        ("淮安市洪泽区人民政府", "county"),
        ("精河县人民政府", "county"),
        ("精河县", "county"),
        ("苏州市昆山市人民政府", "county"),
        ("沭阳县发展和改革局", "county_dept"),
        ("二道区房屋征收工作管理办公室", "county_dept"),
        ("区统计局", "county_dept"),
        ("青河口县大庄镇人民政府", "town"),
        ("佳荣里街", "street"),
        ("天津市北辰区佳荣里街道办事处", "street"),
        ("平潭综合实验区管理委员会", "other"),
        ("平潭综合实验区", "other"),
        ("上海市科学技术委员会", "other"),
        ("江苏省教育厅", "other"),
        ("淮安市人民政府", None),
        ("长春市教育局", None),
        ("江苏省淮安市教育局", None),
        ("青山社区服务中心", None),
    ],
)
def test_a_name_tells_a_kind_or_leaves_it_open(name: str, kind: str | None) -> None:
    assert is_organ(name)
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "words", ["首页政务公开局", "我局", "本机关", "关于县", "政府信息公开办公室", "张三", "县"]
)
def test_other_words_are_no_organ(words: str) -> None:
    assert not is_organ(words)
