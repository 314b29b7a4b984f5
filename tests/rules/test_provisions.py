"""违反的规定 and 处罚依据: named to the article, printed as sentences (处罚法59)."""

import pytest

from sunlit.rules.provisions import basis_sentence, check_provisions, violated_sentence

ARTICLE = "《粮食流通管理条例》第二十三条第一款"
ACT = "属于未建立粮食经营台账的行为。"


@pytest.mark.parametrize(
    ("entered", "sentence"),
    [
        (ARTICLE, f"上述行为违反了{ARTICLE}的规定，{ACT}"),
        (f"违反{ARTICLE}的规定。", f"上述行为违反了{ARTICLE}的规定，{ACT}"),
        (f"{ARTICLE}：应当建立台账。", f"上述行为违反了{ARTICLE}的规定（“应当建立台账”），{ACT}"),
        (
            f"当事人没有建立台账，违反了{ARTICLE}。",
            f"当事人没有建立台账，违反了{ARTICLE}。上述行为{ACT}",
        ),
        ("", f"上述行为{ACT}"),
    ],
)
def test_a_broken_provision_stands_in_a_sentence_with_a_verb(entered: str, sentence: str) -> None:
    assert violated_sentence(entered, "未建立粮食经营台账") == sentence
    assert violated_sentence(entered, "属于未建立粮食经营台账的行为。") == sentence


@pytest.mark.parametrize(
    ("entered", "sentence"),
    [
        ("《粮食流通管理条例》第四十五条", "本机关依据《粮食流通管理条例》第四十五条的规定处理。"),
        (
            "《粮食流通管理条例》第四十五条第（五）项：责令改正，给予警告。",
            (
                "《粮食流通管理条例》第四十五条第（五）项规定：“责令改正，给予警告。”"
                "本机关依据这一规定处理。"
            ),
        ),
        ("依据《条例》第四十五条，责令改正", "依据《条例》第四十五条，责令改正。"),
        ("", ""),
    ],
)
def test_an_applied_provision_stands_in_a_sentence_with_a_verb(entered: str, sentence: str) -> None:
    assert basis_sentence(entered) == sentence


@pytest.mark.parametrize("name", ["violated", "basis"])
def test_a_penalty_names_its_provisions_to_the_article(name: str) -> None:
    entries = {"outcome": "penalty", "violated": ARTICLE, "basis": ARTICLE}
    assert check_provisions(entries) is None
    refusal = check_provisions({**entries, name: "《粮食流通管理条例》关于台账的规定"})
    assert refusal is not None
    assert refusal.field == name
    assert str(refusal.citation).endswith("第五十九条")
    assert check_provisions({**entries, name: "", "outcome": "no_penalty"}) is None
