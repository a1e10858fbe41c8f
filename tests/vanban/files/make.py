"""Makes the sample files beside it that tests cannot make by themselves.

    python -m tests.vanban.files.make

needs LibreOffice (Debian: libreoffice-writer-nogui) and msoffcrypto-tool (PyPI); neither is wanted by anything else
here, so the files are kept in the repository. They were made with LibreOffice 7.4 and msoffcrypto-tool 6.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.vanban.files import word_plan
from tests.vanban.files.bare_docx import bare, paragraph, run
from tests.vanban.files.old_letters import TCVN3_LINES, typed_in

HERE = Path(__file__).parent
_LOCK = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'


def main() -> None:
    """Write every sample."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.docx")
        plan.write_bytes(word_plan.plan())
        old = Path(folder, "tcvn3.docx")
        old.write_bytes(typed_in(".VnTime", TCVN3_LINES))
        short = Path(folder, "locked.docx")
        short.write_bytes(bare(paragraph(run("Mật"))))
        for source, wanted in ((plan, "pdf"), (plan, "doc"), (plan, "rtf"), (old, "doc"), (old, "rtf"), (old, "pdf")):
            _convert(source, wanted)
        _convert(short, f"pdf:writer_pdf_Export:{_LOCK}")
        _lock(short)


def _convert(source: Path, wanted: str) -> None:
    command = ["soffice", "--headless", "--convert-to", wanted, "--outdir", str(HERE), str(source)]
    subprocess.run(command, check=True)  # noqa: S603 - a program of the person who makes the samples


def _lock(source: Path) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    with source.open("rb") as plain, (HERE / "locked.docx").open("wb") as locked:
        OOXMLFile(plain).encrypt("x", locked)


if __name__ == "__main__":
    main()
