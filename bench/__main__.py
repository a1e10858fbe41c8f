"""All measurements, one after the other, each in a process of its own; exit code 1 when one missed its bar."""

import subprocess
import sys

MEASURED = (
    "reading",
    "certificates",
    "printing",
    "council",
    "organisations",
    "plans",
    "reporting",
    "exemplars",
    "exemplar_search",
    "replication",
    "telling",
    "desk",
    "portal",
)

late = [name for name in MEASURED if subprocess.run([sys.executable, "-m", f"bench.{name}"]).returncode]  # noqa: S603
if late:
    sys.exit(f"Past the bar: {', '.join(late)}")
