"""Arguments that are wrong: what is said of them is in the language of the run."""

import pytest

from reportlint.cli.arguments import parse_arguments

WRONG = {
    ("new", "rule"): "缺少 NAME",
    ("new",): "缺少 KIND, NAME",
    ("new", "-x"): "缺少 KIND, NAME",
    ("new", "frob", "x"): "KIND 不能是“frob”；可用：rule, plugin, rule-file",
    ("new", "rule", "x", "--code"): "--code 后面要写一个值",
    ("new", "rule", "x", "y"): "不认识的参数：y",
    ("check", "x", "--fail-on", "fatal"): "--fail-on 不能是“fatal”；可用：",
    ("check", "x", "--jobs", "many"): "--jobs 不能是“many”",
    ("check", "x", "--no-cache=1"): "--no-cache 后面不写值，不能写“1”",
}


@pytest.mark.parametrize("arguments", WRONG)
def test_a_wrong_argument_is_said_to_be_so_in_chinese(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments([*arguments, "--lang", "zh"])

    said = capsys.readouterr().err.splitlines()[0]
    assert ended.value.code == 2
    assert WRONG[arguments] in said


def test_in_english_it_is_as_the_library_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse_arguments(["new", "rule", "--lang", "en"])

    assert "the following arguments are required: NAME" in capsys.readouterr().err
