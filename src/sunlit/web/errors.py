"""The pages that are shown when something cannot be done: what happened and what to do now."""

import logging
import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sunlit.catalogue.organ import organ_name
from sunlit.web.disk import DiskFault, disk_fault

logger = logging.getLogger("sunlit.errors")


@dataclass(frozen=True)
class ErrorPage:
    """One error in plain words; `what_to_do` are sentences, one a line."""

    status: int
    title: str
    what_happened: str
    what_to_do: tuple[str, ...]


BAD_REQUEST = ErrorPage(
    400,
    "请求无法识别",
    "浏览器送来的内容不完整，或者格式不对，系统没有保存任何内容。",
    ("请返回上一页，重新填写后再提交。", "仍然不行的，请把网址和时间告诉系统管理员。"),
)
FORBIDDEN = ErrorPage(
    403,
    "您没有办理这件事的权限",
    "这个页面或操作只对有相应职责的人员开放，系统没有改动任何内容。",
    ("确需办理的，请联系本科室负责人或安全管理员核对您的岗位。",),
)
NOT_FOUND = ErrorPage(
    404,
    "没有找到这个页面",
    "网址可能写错了，或者页面已经移走。",
    ("请检查网址是否完整。", "可以从下面的按钮回去，用文号或当事人名称查找。"),
)
METHOD_NOT_ALLOWED = ErrorPage(
    405,
    "这个网址不能这样访问",
    "这个网址只能查看，或者只能由本系统的表单提交；系统没有改动任何内容。",
    ("请返回上一页，用页面上的链接或者按钮操作。",),
)
TOO_LARGE = ErrorPage(
    413,
    "送来的内容太大",
    "这个网址收不下这么大的内容，系统没有读取，也没有保存。",
    (
        "请返回上一页，删减填写的内容以后再提交。",
        "照片、录音录像和扫描件请在案件的“补充证据”里存入；要核对的文书请在“验证文书”里选择。",
    ),
)
ALTERED_FILE = ErrorPage(
    500,
    "文件和存入时不同",
    "这个文件和存入时的指纹不同，或者已经不在，不能作为原件显示。",
    ("请告诉审计员和系统管理员：要查明原因，从备份恢复。",),
)
GONE = ErrorPage(
    410,
    "这条信息已依法撤下",
    "这里曾经公示的信息已经撤下，不再提供。",
    ("需要了解原因的，请联系公示机关。",),
)
SERVER_ERROR = ErrorPage(
    500,
    "系统出错了",
    "办理过程中出现了意外情况，这一步没有保存。问题已经记入系统日志。",
    ("请稍后再试。", "仍然不行的，请把错误编号告诉系统管理员。"),
)
NOT_NOTED = ErrorPage(
    503,
    "现在不能查阅",
    "查阅案件要先留下记录，这次的查阅记录没有写成，所以没有显示内容。",
    ("请稍后再试。", "仍然不行的，请把网址和时间告诉系统管理员。"),
)
DISK_FULL = ErrorPage(
    507,
    "服务器的磁盘已满",
    "现在不能保存任何内容，这一步没有办成，已经办成的不受影响。",
    ("请马上告诉系统管理员腾出空间。", "请返回上一页，先把填写的内容复制下来，稍后再提交。"),
)
DISK_READ_ONLY = ErrorPage(
    503,
    "服务器的磁盘现在只能读取",
    "现在不能保存任何内容，这一步没有办成，已经办成的不受影响。",
    ("请马上告诉系统管理员检查磁盘。", "请返回上一页，先把填写的内容复制下来，稍后再提交。"),
)
CLOCK_PUT_BACK = ErrorPage(
    503,
    "现在不能办理",
    "本机的时钟不对，办理的时间会写错，所以这一步没有办成，已经办成的不受影响。",
    ("请马上告诉系统管理员校准时钟。", "请返回上一页，先把填写的内容复制下来，稍后再提交。"),
)
_OF_DISK = {DiskFault.FULL: DISK_FULL, DiskFault.READ_ONLY: DISK_READ_ONLY}
CSRF_FAILURE = ErrorPage(
    403,
    "页面已过期，这次提交没有保存",
    "页面打开的时间太长、登录已经到期，或者浏览器没有接受本站的 Cookie，"
    "系统无法确认这次提交是您本人操作的。",
    (
        "请返回上一页，先把填写的内容复制下来。",
        "重新打开页面（需要时重新登录），粘贴后再次提交。",
        "仍然不行的，请检查浏览器是否允许本站使用 Cookie。",
    ),
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception  # Django's handlers take it; its words are for the log
    return _page(request, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """The sentence of the refusal, when it carries one, is shown to the user."""
    return _page(request, FORBIDDEN, reason=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    return _page(request, NOT_FOUND)


def method_not_allowed(request: HttpRequest, allowed: Sequence[str]) -> HttpResponse:
    """`allowed` are the methods that the address does take."""
    response = _page(request, METHOD_NOT_ALLOWED)
    response["Allow"] = ", ".join(allowed)
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    """Nothing of what was sent has been read."""
    return _page(request, TOO_LARGE)


def altered_file(request: HttpRequest) -> HttpResponse:
    """A stored file is not what was stored: nothing of it is shown."""
    return _page(request, ALTERED_FILE)


def gone(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, GONE, reason=reason)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show a number and write it into the log beside the fault: nothing of what was sent.

    A disk that is full or can only be read is told in its own words (507, 503).
    """
    fault = disk_fault(sys.exc_info()[1])
    if fault is not None:
        logger.error("磁盘不能写入：%s", fault.value)
        return _page(request, _OF_DISK[fault])
    reference = secrets.token_hex(4).upper()
    route = request.resolver_match.route if request.resolver_match else ""
    logger.error(
        "错误编号 %s：%s %s",
        reference,
        request.method,
        route,
        exc_info=sys.exc_info()[0] is not None,
    )
    return _page(request, SERVER_ERROR, reference=reference)


def not_noted(request: HttpRequest) -> HttpResponse:
    """Who reads could not be noted, so nothing is shown."""
    return _page(request, NOT_NOTED)


def clock_put_back(request: HttpRequest, reason: str) -> HttpResponse:
    """The machine's time lies before what was signed last; `reason` says before when."""
    return _page(request, CLOCK_PUT_BACK, reason=reason)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """`reason` is Django's own, for programmers; the user reads what to do instead."""
    del reason
    return _page(request, CSRF_FAILURE)


def _organ_name() -> str:
    """Return whose page it is; a fault of the organ's own file must not hide the page."""
    try:
        return organ_name()
    except (OSError, ValueError):
        return ""


def _page(
    request: HttpRequest, error: ErrorPage, *, reason: str = "", reference: str = ""
) -> HttpResponse:
    at_the_desk = request.path.startswith("/desk/")
    context = {
        "error": error,
        "reason": reason,
        "reference": reference,
        "organ_name": _organ_name(),
        "at_the_desk": at_the_desk,
        "home_url": "/desk/" if at_the_desk else "/",
        "home_label": "回到工作台" if at_the_desk else "回到首页",
    }
    return render(request, "web/error.html", context, status=error.status)
