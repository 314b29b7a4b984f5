"""A due date explained in sentences (W1): rule, citation, start, days counted and skipped, end."""

from collections.abc import Iterator
from datetime import date, timedelta

from sunlit.rules.chinese_dates import date_span, date_with_weekday
from sunlit.rules.deadlines import Deadline
from sunlit.rules.periods import CountedDay, Due, Unit


def explain(due: Due, deadline: Deadline | None) -> list[str]:
    """Return the sentences in the order in which an officer checks them.

    Without a row of the deadline table only the counting is explained.
    """
    if deadline is None:
        return [*explain_count(due), f"依据：{due.basis}。"]
    return [*_rule(due, deadline), *explain_count(due), *_afterwards(deadline)]


def explain_count(due: Due) -> list[str]:
    """Return the sentences about the counting alone, for a period without a deadline's row."""
    sentences = [_start(due)]
    counted = [day for day in due.days if day.counts]
    if counted and due.period.unit is not Unit.HOUR:
        span = f"{date_with_weekday(counted[0].date)}至{date_with_weekday(counted[-1].date)}"
        sentences.append(f"计入：{span}，共{_length(due, counted)}。")
    skipped = "；".join(_skipped(due))
    if skipped:
        sentences.append(f"不计入：{skipped}。")
    if due.due != due.raw:
        sentences.append(
            f"顺延：期限的最后一日{date_with_weekday(due.raw)}是休息日，"
            f"顺延至休息日结束后的{date_with_weekday(due.due)}。"
        )
    end = "最迟" if due.period.unit.counts_back else "期满"
    sentences.append(f"{end}：{date_with_weekday(due.due)}。")
    if due.target != due.due:
        sentences.append(
            f"建议最迟在{date_with_weekday(due.target)}办理：这是期满前的最后一个工作日。"
        )
    if due.provisional:
        sentences.append(_caveat(due))
    return sentences


def _rule(due: Due, deadline: Deadline) -> Iterator[str]:
    name, actor, period = deadline.name, deadline.actor, due.period
    if period.unit is Unit.FIXED_DATE:
        yield f"规则：{name}，由{actor}在{deadline.trigger}前办理。"
    elif period.limit == 0:
        yield f"规则：{name}，由{actor}在{deadline.trigger}办理。"
    elif period.unit.counts_back:
        yield f"规则：{name}，由{actor}在{deadline.counted_from}的{period}办理。"
    else:
        yield f"规则：{name}，自{deadline.trigger}起{period}内，由{actor}办理。"
    yield f"依据：{due.basis}。"
    if deadline.is_parameter:
        yield "这个期限没有法定天数，由本机关规定，可以按日期调整。"
    if deadline.note:
        yield f"说明：{deadline.note}。"


def _afterwards(deadline: Deadline) -> Iterator[str]:
    if deadline.extension:
        yield f"延长：{deadline.extension}。"
    yield f"后果：{deadline.consequence}。"


def _start(due: Due) -> str:
    start = date_with_weekday(due.start)
    if due.period.unit is Unit.FIXED_DATE or due.period.limit == 0:
        return f"日期：{start}。"
    if due.period.unit is Unit.HOUR:
        return f"起算：{start}，连续计算{due.period}，不扣除休息日。"
    if due.period.unit.counts_back:
        return f"倒算：自{start}向前倒算{due.period.limit}{_counting_word(due)}，当日不计入。"
    return f"起算：{start}，当日不计入，自次日起计算。"


def _counting_word(due: Due) -> str:
    return due.period.unit.label.removesuffix("前")


def _length(due: Due, counted: list[CountedDay]) -> str:
    if due.period.unit is Unit.MONTH:
        return f"{due.period.limit}个月（{len(counted)}日）"
    return f"{len(counted)}{_counting_word(due)}"


def _skipped(due: Due) -> Iterator[str]:
    if due.period.unit not in {Unit.WD, Unit.WD_BEFORE}:
        return
    ends = {due.start, due.due if due.period.clear else due.start}
    group: list[date] = []
    label = ""
    for day in due.days:
        if day.counts or day.date in ends:
            continue
        own = _label(day)
        if group and (own != label or day.date != group[-1] + timedelta(1)):
            yield f"{date_span(group[0], group[-1])}{label}"
            group = []
        group.append(day.date)
        label = own
    if group:
        yield f"{date_span(group[0], group[-1])}{label}"


def _label(day: CountedDay) -> str:
    """The kind of a skipped day without its weekday: 周末, or 法定节假日（国庆节）."""
    return day.why.split("，")[0].split("；")[0].partition("（周")[0]


def _caveat(due: Due) -> str:
    year = max(due.start.year, due.raw.year, due.last_day.year)
    return f"暂算：{year}年放假安排未公布，农历节日和调休尚不可知；公布后自动重算。"
