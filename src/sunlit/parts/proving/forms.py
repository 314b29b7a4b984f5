"""What is asked of a file that proves an act."""

from sunlit.rules.forms import Field, FilesAsked, StepForm
from sunlit.rules.landmarks import ATTACH

FORMS: dict[str, StepForm] = {
    ATTACH: StepForm(
        (Field("about", "证明哪一项", size=10),),
        asks_when=False,
        files=FilesAsked("凭证文件", help="扫描件、照片或者录音录像。", required=True),
    ),
}
