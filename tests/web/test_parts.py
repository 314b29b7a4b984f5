"""Pagers, text size, and what the parts promise."""

from http import HTTPStatus

import pytest
from django.test import Client

from sunlit.web.parts import StageMark, pager


def labels(count: int, page: int) -> list[str]:
    shown = pager(count, page, 20, lambda number: f"?page={number}")
    return [link.label if link else "…" for link in shown.pages]


@pytest.mark.parametrize(
    ("count", "page", "expected"),
    [
        (0, 1, []),
        (20, 1, []),
        (21, 1, ["1", "2"]),
        (200, 1, ["1", "2", "…", "10"]),
        (200, 5, ["1", "…", "4", "5", "6", "…", "10"]),
        (200, 10, ["1", "…", "9", "10"]),
    ],
)
def test_a_pager_shows_the_ends_and_the_neighbors(
    count: int, page: int, expected: list[str]
) -> None:
    assert labels(count, page) == expected


def test_a_pager_has_no_way_beyond_its_ends() -> None:
    first, last = (pager(40, page, 20, str) for page in (1, 2))
    assert (first.previous_url, first.next_url) == ("", "2")
    assert (last.previous_url, last.next_url) == ("1", "")


def test_more_than_a_thousand_are_not_counted_out() -> None:
    assert pager(1000, 1, 20, str).total == "共 1000 条"
    assert pager(1204, 1, 20, str).total == "共 1000+ 条"


def test_a_stage_says_its_state_in_words() -> None:
    assert StageMark("立案", "done").state_words == "已完成"


def test_large_type_is_kept_in_a_cookie_and_leads_back(client: Client) -> None:
    answer = client.get("/text-size/?size=big&next=/decisions/")
    assert answer.status_code == HTTPStatus.FOUND
    assert answer["Location"] == "/decisions/"
    assert 'class="big"' in client.get("/decisions/").content.decode()
    client.get("/text-size/?size=standard&next=/")
    assert 'class="big"' not in client.get("/").content.decode()


def test_the_text_size_leads_nowhere_else(client: Client) -> None:
    assert client.get("/text-size/?size=big&next=https://elsewhere.example/")["Location"] == "/"


def test_the_portal_states_the_eight_elements_of_a_government_site(client: Client) -> None:
    text = client.get("/").content.decode()
    for element in (
        "党政机关标识",
        "我为政府网站找错",
        "网站标识码",
        "主办单位",
        "联系方式",
        "晋ICP备",
        "晋公网安备",
        "网站地图",
    ):
        assert element in text


def test_public_pages_carry_the_tags_of_a_government_site(client: Client) -> None:
    site = {"SiteName", "SiteDomain", "SiteIDCode"}
    column = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
    article = {"ArticleTitle", "PubDate", "ContentSource"}
    for path, tags in {
        "/": site,
        "/decisions/": site | column,
        "/decisions/8/": site | article,
    }.items():
        text = client.get(path).content.decode()
        assert all(f'<meta name="{tag}"' in text for tag in tags), path
