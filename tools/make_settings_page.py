"""Write docs/manual/settings.md, the manual's page about settings, from the settings themselves.

Run it after a setting changed; `tests/conventions/test_settings_page.py` holds the two equal.
"""

from importlib import import_module
from pathlib import Path

from sunlit.config.environment import REGISTER, Setting

PAGE = Path(__file__).resolve().parents[1] / "docs" / "manual" / "settings.md"
_HEAD = """# 设置

系统管理员用环境变量设定下列各项；没有设定的用默认值。改动后重新启动（`sunlit serve`）生效。
`sunlit check` 检查设置是否正确，并说明每个问题怎么办。

| 环境变量 | 作用 | 默认值 |
|---|---|---|
"""
_TAIL = """
`sunlit init` 第一次建立实例时，如果设定了 `SUNLIT_FIRST_PASSWORD`，就用它作三位管理员的初始密码，
不再询问。实例建立以后它没有作用，应当立即取消。

本页由 `tools/make_settings_page.py` 根据程序生成，请不要手工修改。
"""


def page() -> str:
    """Return the page as the program now has it."""
    import_module("sunlit.config.settings")  # reading the settings fills the register
    return _HEAD + "".join(_row(setting) for setting in REGISTER.values()) + _TAIL


def _row(setting: Setting) -> str:
    default = f"`{setting.default}`" if setting.default else "（空）"
    return f"| `{setting.name}` | {setting.help} | {default} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
