"""docs/settings.md lists the environment variables that are read, all of them and no others."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ_HERE = ("src/lantoa/config/settings.py", "tests/settings.py")
ELSEWHERE = re.compile(r"os\.environ|os\.getenv|environ\.Env")


def variables(path: Path) -> set[str]:
    """The names in calls such as `env.str("NAME")`."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
        and isinstance(call.args[0], ast.Constant)
    }


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)
    read = set().union(*(variables(ROOT / name) for name in READ_HERE))
    assert len(documented) == len(set(documented))
    assert set(documented) == read


def test_no_other_module_reads_the_environment() -> None:
    sources = (path for path in (ROOT / "src").rglob("*.py") if str(path.relative_to(ROOT)) not in READ_HERE)
    lines = [
        (path.name, line)
        for path in sources
        for line in path.read_text().splitlines()
        if ELSEWHERE.search(line) and "DJANGO_SETTINGS_MODULE" not in line
    ]
    assert lines == []
