"""The workflows run what `make` offers, with actions that cannot be changed behind our back and no right too many."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from tests.book import ROOT
from tests.makefile import rules

WORKFLOWS = {path.stem: path for path in (ROOT / ".github" / "workflows").glob("*.yml")}
PINNED = re.compile(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
WRITES = {("publish", "deploy"): {"pages", "id-token"}, ("publish", "release"): {"contents"},
          ("weekly", "propose"): {"contents", "pull-requests"}}


def read(name):
    workflow = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))
    workflow["on"] = workflow.pop(True)          # YAML takes the word for a truth
    return workflow


JOBS = [(name, job) for name in WORKFLOWS for job in read(name)["jobs"]]
jobs = pytest.mark.parametrize(("name", "job"), JOBS)


def steps(name, job):
    return read(name)["jobs"][job]["steps"]


def commands(name, job):
    lines = [line for step in steps(name, job) for line in step.get("run", "").splitlines()]
    return [part.strip() for line in lines for part in line.split(" && ")]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_github_s_own_at_a_commit_with_its_version_beside_it(name):
    used = [line for line in WORKFLOWS[name].read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert used and all(PINNED.fullmatch(line.strip().removeprefix("- ")) for line in used)


def test_an_action_has_one_version():
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS.values())
    used = set(re.findall(r"(actions/[\w-]+)@(\w+)", text))
    assert len(used) == len({action for action, _ in used})


@jobs
def test_a_job_may_write_only_what_it_is_for(name, job):
    workflow = read(name)
    rights = workflow["jobs"][job].get("permissions", workflow["permissions"])
    assert {right for right, kind in rights.items() if kind == "write"} == WRITES.get((name, job), set())


@jobs
def test_what_may_write_runs_nothing_of_the_packages(name, job):
    """Neither make nor a test: a package that was renewed this week must not get at the repository."""
    if WRITES.get((name, job)):
        assert not any(re.search(r"\b(make|python\d?|pip|npm|npx|node)\b|\.ci/", line) for line in commands(name, job))


@jobs
def test_a_checkout_leaves_no_key_behind_where_packages_run(name, job):
    for step in steps(name, job):
        if "actions/checkout@" in step.get("uses", "") and (name, job) not in WRITES:
            assert step["with"]["persist-credentials"] is False


@jobs
def test_a_job_ends_some_time(name, job):
    assert read(name)["jobs"][job]["timeout-minutes"] <= 90


@jobs
def test_what_is_called_is_there(name, job):
    for line in commands(name, job):
        if line.startswith("make "):
            assert set(line.split()[1:]) <= set(rules()), line
        if line.startswith(".ci/"):
            assert (ROOT / line).exists()
        if module := re.search(r"python -m (\S+)", line):
            assert find_spec(module[1]), line


@jobs
def test_no_text_of_others_is_pasted_into_a_command(name, job):
    assert not any("${{" in line for line in commands(name, job))


def test_pull_requests_are_checked_at_the_ends_of_what_is_supported():
    workflow = read("check")
    matrix = workflow["jobs"]["check"]["strategy"]["matrix"]
    assert "pull_request" in workflow["on"] and "pull_request_target" not in workflow["on"]
    assert {each.split("-")[0] for each in matrix["system"]} == {"ubuntu", "macos"}
    assert {"3.11", "3.13"} <= set(matrix["python"])             # what the lock covers: `make lock`
    assert ".ci/run" in commands("check", "check")


def test_the_site_is_replaced_only_by_one_that_passed_its_tests():
    workflow = read("publish")
    assert workflow["on"] == {"push": {"tags": ["v*"]}}
    assert workflow["jobs"]["deploy"]["needs"] == "build" and workflow["jobs"]["release"]["needs"] == "deploy"
    names = [step.get("run", step.get("uses", "")).split("@")[0] for step in steps("publish", "build")]
    tested, uploaded = names.index(".ci/run"), names.index("actions/upload-pages-artifact")
    assert tested < uploaded and not any(name.startswith("make") for name in names[tested:])   # the very pages tested
    assert not any("continue-on-error" in step for job in workflow["jobs"].values() for step in [job, *job["steps"]])


def test_new_locks_are_proposed_after_all_tests_passed_with_them():
    assert read("weekly")["jobs"]["propose"]["needs"] == "renew"
    asked = commands("weekly", "renew")
    assert asked.index("make lock") < asked.index(".ci/run")


@jobs
def test_the_tests_have_the_browser_of_the_lock(name, job):
    """Installed after the packages that say which one, before the tests."""
    asked = commands(name, job)
    if ".ci/run" in asked:
        packages, browser = (asked.index(each) for each in (
            "make .venv/.installed", ".venv/bin/python -m playwright install chromium"))
        assert max(asked.index("make lock") if "make lock" in asked else 0, packages) < browser < asked.index(".ci/run")


def locks():
    """The files that `make lock` writes, as its recipe in the Makefile names them."""
    recipe = rules()["lock"].recipe
    of_npm = [re.search(r"(?:cd (\S+) && )?\S*npm install --package-lock-only", line) for line in recipe.splitlines()]
    folders = [Path(found[1] or "") for found in of_npm if found]
    return {*re.findall(r"--output-file (\S+)", recipe), *((each / "package-lock.json").as_posix() for each in folders)}


def test_every_lock_that_is_renewed_is_proposed():
    """One that is left behind would stay old beside the others, and `make lock` would have tested what nobody gets."""
    (kept,) = [step["with"]["path"] for step in steps("weekly", "renew") if "upload-artifact" in step.get("uses", "")]
    (copying,) = [step["run"] for step in steps("weekly", "propose") if "for lock in" in step.get("run", "")]
    copied = re.search(r"for lock in (.*?); do", copying, re.DOTALL)[1].replace("\\", "")
    assert set(kept.split()) == set(copied.split()) == locks() and len(locks()) == 5
    assert all((ROOT / path).exists() for path in locks())
