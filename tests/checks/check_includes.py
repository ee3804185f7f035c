#!/usr/bin/env python3
"""Proves that includes go one way: a folder includes only what its CMake target names under DEPENDS, and no two folders
include each other. Run by ctest as check_includes; prints every line that breaks the rule."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TREES = ("core", "generator", "server", "cli", "theme")
# Coarse order of the project; a tree may include itself and what stands before it.
ALLOWED_TREES = {
    "core": {"core"},
    "theme": {"theme"},
    "generator": {"core", "generator", "theme"},
    "server": {"core", "server"},
    "cli": {"core", "generator", "server", "theme", "cli"},
}
MODULE = re.compile(r"add_module\(\s*(\w+)(.*?)\n?\)", re.S)
INCLUDE = re.compile(r'^\s*#include "([^"]+)"', re.M)


def read_modules():
    """Folder -> (target, targets named under DEPENDS)."""
    modules = {}
    for tree in TREES:
        for cmake in (ROOT / tree).rglob("CMakeLists.txt"):
            for name, body in MODULE.findall(cmake.read_text()):
                depends = re.search(r"DEPENDS(.*?)(?:LIBRARIES|SOURCES|$)", body, re.S)
                modules[cmake.parent.relative_to(ROOT)] = (name, set(depends.group(1).split()) if depends else set())
    return modules


def reachable(target, graph):
    seen, waiting = set(), [target]
    while waiting:
        for name in graph.get(waiting.pop(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return seen


def folder_of(path, modules):
    for folder in pathlib.Path(path).parents:
        if folder in modules:
            return folder
    return None


def main():
    modules = read_modules()
    graph = {name: depends for name, depends in modules.values()}
    problems, pairs, count = [], {}, 0
    for tree in TREES:
        for source in sorted((ROOT / tree).rglob("*")):
            if source.suffix not in (".h", ".cpp", ".inc"):
                continue
            relative = source.relative_to(ROOT)
            own = folder_of(relative, modules)
            for included in INCLUDE.findall(source.read_text()):
                count += 1
                if not (ROOT / included).exists():
                    problems.append(f'{relative}: "{included}" is not a path from the root')
                    continue
                other = folder_of(included, modules)
                other_tree = included.split("/")[0]
                if other_tree not in ALLOWED_TREES[tree]:
                    problems.append(f'{relative}: {tree} may not include {other_tree}: "{included}"')
                if own is None or other is None:
                    problems.append(f'{relative}: "{included}": one of the two folders has no add_module()')
                    continue
                if other != own:
                    pairs.setdefault((own, other), relative)
                    if modules[other][0] not in reachable(modules[own][0], graph):
                        problems.append(f'{relative}: {modules[own][0]} does not depend on {modules[other][0]}: "{included}"')
    for (own, other), where in pairs.items():
        if (other, own) in pairs and str(own) < str(other):
            problems.append(f"{own} and {other} include each other: {where} and {pairs[(other, own)]}")
    for name in graph:
        if name in reachable(name, graph):
            problems.append(f"{name} depends on itself")
    if count == 0 or not modules:
        problems.append("no include was found: is this the project?")
    print("\n".join(problems) or f"{count} includes of {len(modules)} modules go one way")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
