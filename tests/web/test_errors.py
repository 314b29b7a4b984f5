"""When something cannot be done: what happened and what to do, in plain Chinese."""

import pytest
from django.test import Client, RequestFactory, override_settings

from sunlit.web import errors


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere/", 404, "没有找到这个页面"),
        ("/desk/refused/", 403, "本案的承办人不能审核本案"),
        ("/broken/", 500, "系统出错了"),
    ],
)
def test_an_error_says_what_happened_and_what_to_do(
    client: Client, path: str, status: int, words: str
) -> None:
    response = client.get(path)
    text = response.content.decode()
    assert response.status_code == status
    assert words in text
    assert "现在怎么办" in text


@pytest.mark.parametrize("path", ["/nowhere/", "/desk/no/such/page", "/broken/"])
def test_an_error_says_whose_page_it_is(client: Client, path: str) -> None:
    assert "阳泉市发展和改革委员会" in client.get(path).content.decode()


def test_an_error_is_told_even_where_the_file_of_the_organ_is_gone(client: Client) -> None:
    with override_settings(HOUSE="/nowhere/house.toml"):
        assert "现在怎么办" in client.get("/nowhere/").content.decode()


def test_an_error_at_the_desk_leads_back_to_the_desk(client: Client) -> None:
    assert 'href="/desk/"' in client.get("/desk/no/such/page").content.decode()
    assert 'href="/desk/"' not in client.get("/nowhere/").content.decode()


def test_a_fault_of_ours_does_not_tell_its_words(client: Client) -> None:
    assert "a fault of ours" not in client.get("/broken/").content.decode()


def test_an_expired_page_says_that_nothing_was_saved(sample_site: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/save/", {"reason": "x"})
    text = response.content.decode()
    assert response.status_code == 403
    assert "这次提交没有保存" in text
    assert "复制" in text
    assert "CSRF" not in text


def test_a_withdrawn_thing_is_gone_and_not_just_missing(sample_site: None) -> None:
    response = errors.gone(RequestFactory().get("/decisions/5/"), "决定被依法撤销。")
    assert response.status_code == 410
    assert "决定被依法撤销。" in response.content.decode()


def test_a_malformed_request_is_told_so(sample_site: None) -> None:
    response = errors.bad_request(RequestFactory().get("/"), ValueError("inner words"))
    assert response.status_code == 400
    assert "inner words" not in response.content.decode()
