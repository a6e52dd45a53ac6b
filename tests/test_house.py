"""The house rules a machine can see."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("newsroom", "sources", "stories", "static", "templates", "tests")
TOP = {
    *ROOMS,
    *("manage.py", "pyproject.toml", "requirements.txt", "requirements-test.txt", "Makefile", "README.md"),
}
DRAWERS = {"utils.py", "services.py", "helpers.py", "common.py", "misc.py"}
INLINE = re.compile(
    r"""<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)""",
    re.IGNORECASE,
)


def files(*kinds: str) -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix.lstrip(".") in kinds and path.is_file():
                yield path


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    return [(path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))) for path in files("py")]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_longer_than_300_lines() -> None:
    counts = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in files("py", "html", "css", "js")
    }
    assert [f"{path}: {count}" for path, count in counts.items() if count > 300] == []


def test_no_function_is_longer_than_40_lines() -> None:
    found = [
        f"{path}:{f.lineno} {f.name}" for path, tree in trees() for f in functions(tree) if length(f) > 40
    ]
    assert found == []


def test_no_class_is_longer_than_100_lines() -> None:
    written = ((path, tree) for path, tree in trees() if "migrations" not in path.parts)
    classes = ((path, n) for path, tree in written for n in ast.walk(tree) if isinstance(n, ast.ClassDef))
    assert [f"{path}:{node.lineno} {node.name}" for path, node in classes if length(node) > 100] == []


def test_no_import_hides_in_a_function() -> None:
    hidden = (
        (path, node)
        for path, tree in trees()
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    )
    assert [f"{path}:{node.lineno}" for path, node in hidden] == []


def imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(module, name) of each import; relative ones begin with a dot, and `import x` has the name ""."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((module, alias.name) for alias in node.names)


def test_rules_import_the_standard_library_and_each_other_only() -> None:
    found = [
        f"{path}: {module}"
        for path, tree in trees()
        if path.parts[:2] in {("sources", "rules"), ("stories", "rules")}
        for module, _ in imports(tree)
        if not module.startswith(".")
        and module.split(".")[0] not in sys.stdlib_module_names
        and module.split(".")[:2] not in (["sources", "rules"], [path.parts[0], "rules"])
    ]
    assert found == []


def test_the_readers_side_takes_no_draft() -> None:
    drafts = {"Attachment", "Byline", "Citation", "Claim", "Event", "Proposal", "Stance", "Story"}
    found = [
        f"{path}: {name}"
        for path, tree in trees()
        if path.parts[:2] == ("stories", "reader")
        for module, name in imports(tree)
        if name in drafts or (module.endswith("stories") and name == "models")
    ]
    assert found == []


def test_no_file_is_a_drawer() -> None:
    assert [str(path) for path in files("py") if path.name in DRAWERS] == []


def test_the_top_level_is_the_fixed_one() -> None:
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - {"__pycache__"} <= TOP


def test_the_environment_is_read_in_settings_only() -> None:
    rooms = ("newsroom", "sources", "stories")
    readers = [path for path, tree in trees() if path.parts[0] in rooms and reads_environment(tree)]
    assert [str(path) for path in readers] == ["newsroom/settings.py"]


def reads_environment(tree: ast.Module) -> bool:
    """Whether it looks a variable up; handing all of them on, or setting a default, is no reading."""
    called = (n.func for n in ast.walk(tree) if isinstance(n, ast.Call))
    keyed = (n.value for n in ast.walk(tree) if isinstance(n, ast.Subscript))
    looked_up = {ast.unparse(node) for node in (*called, *keyed)}
    return bool(looked_up & {"os.environ", "os.environ.get", "os.getenv", "environ.get", "getenv"})


def test_no_template_carries_inline_script_or_style() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files("html")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if INLINE.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="color:red">',
        "<b onclick='x()'>",
        "<script>x()</script>",
        "<style>",
        '<a href="javascript:x()">',
    ],
)
def test_inline_script_and_style_are_recognised(markup: str) -> None:
    assert INLINE.search(markup)


@pytest.mark.parametrize(
    "markup",
    ['<script type="module" src="x.js"></script>', '<script type="application/ld+json">', "<p class=on>"],
)
def test_scripts_from_files_and_data_are_allowed(markup: str) -> None:
    assert not INLINE.search(markup)
