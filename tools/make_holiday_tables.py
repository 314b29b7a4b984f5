"""Write `src/sunlit/rules/holidays/YEAR.toml` from the development package chinesecalendar.

Run once for the years the package knows; later years are entered from the notice itself.
"""

from datetime import date, timedelta
from pathlib import Path

from chinese_calendar import constants, is_holiday

FOLDER = Path(__file__).resolve().parents[1] / "src/sunlit/rules/holidays"
YEARS = range(2004, 2027)
UNSEEN = "日表取自 chinesecalendar 1.11.0，未见通知原文"
NOTICES = {
    2026: "国务院办公厅2025年11月4日关于2026年部分节假日安排的通知（文号未载）；"
    "日表与 chinesecalendar 1.11.0 一致"
}
CHECKED_ON = date(2026, 11, 24)
CHINESE = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}


def runs(year: int) -> list[tuple[str, date, date]]:
    """Return the holidays of a year as (name, first day, last day)."""
    found: list[tuple[str, date, date]] = []
    for day, name in sorted(constants.holidays.items()):
        if day.year != year:
            continue
        last = found[-1] if found else None
        if last and last[0] == CHINESE[name] and last[2] + timedelta(1) == day:
            found[-1] = (last[0], last[1], day)
        else:
            found.append((CHINESE[name], day, day))
    return found


def table(year: int) -> str:
    """Return the text of one year's file."""
    lines = [f"year = {year}", f'notice = "{NOTICES.get(year, UNSEEN)}"']
    lines.append(f"checked_on = {CHECKED_ON}")
    for name, first, last in runs(year):
        lines += ["", "[[holiday]]", f'name = "{name}"', f"first = {first}", f"last = {last}"]
    for day, name in sorted(constants.workdays.items()):
        if day.year == year:
            lines += ["", "[[working_weekend]]", f'for = "{CHINESE[name]}"', f"day = {day}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write every year the package knows."""
    if not is_holiday(date(2026, 10, 1)):
        raise SystemExit("chinesecalendar does not know 2026: install version 1.11.0.")
    for year in YEARS:
        (FOLDER / f"{year}.toml").write_text(table(year), encoding="utf-8")


if __name__ == "__main__":
    main()
