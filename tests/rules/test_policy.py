"""The organisation's policy: what its files must say, and the sentence when one does not."""

import tomllib
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccms_tui.rules.policy import BadPolicy, Policy
from ccms_tui.rules.policy_tables import read_policy
from ccms_tui.rules.words import FlagKind
from ccms_tui.store.packs import POLICY_FILES
from tests.tree import ROOT

FILES: dict[str, dict[str, Any]] = {
    name: tomllib.loads((ROOT / "data" / f"{name}.toml").read_text()) for name in POLICY_FILES
}
GONE = object()
LIMIT = "rule/1/remedy_over"


def spoilt(file: str, path: str, value: object) -> Policy:
    """The shipped policy, read with one value of one file put in another's place, or taken out."""
    files = deepcopy(FILES)
    *above, key = (int(step) if step.isdigit() else step for step in path.split("/"))
    table: Any = files[file]
    for step in above:
        table = table[step]
    if value is GONE:
        del table[key]
    else:
        table[key] = value
    return read_policy(files, {})


def why(file: str, path: str, value: object) -> str:
    """The sentence in which that is refused."""
    with pytest.raises(BadPolicy) as refused:
        spoilt(file, path, value)
    return str(refused.value)


@pytest.mark.parametrize("name", POLICY_FILES)
def test_every_file_is_needed(name: str) -> None:
    with pytest.raises(BadPolicy, match=rf"^{name}.toml is missing$"):
        read_policy({file: table for file, table in FILES.items() if file != name}, {})


@pytest.mark.parametrize(
    ("file", "path", "key"),
    [
        *(("permissions", act, act) for act in FILES["permissions"]),
        *(("flags", kind, kind) for kind in FILES["flags"]),
        *(("flags", f"legal/{key}", f"legal.{key}") for key in FILES["flags"]["legal"]),
        *(("categories", f"billing/{key}", f"billing.{key}") for key in ("title", "checklist")),
        *(("approvals", f"rule/0/{key}", f"rule.1.{key}") for key in ("why", "roles", "source")),
        ("approvals", "rule", "rule"),
        ("causes", "billing/title", "billing.title"),
        ("causes", "billing/charged-twice/title", "billing.charged-twice.title"),
    ],
)
def test_what_is_missing_is_named(file: str, path: str, key: str) -> None:
    assert why(file, path, GONE) == f"{file}.toml: {key} is missing"


@pytest.mark.parametrize(
    ("file", "path", "key", "known"),
    [
        ("permissions", "burn", "burn", "accept"),
        ("permissions", "close/some", "close.some", "any, own"),
        ("flags", "fire", "fire", "compliance"),
        ("flags", "legal/colour", "legal.colour", "approval_lifts"),
        ("categories", "billing/colour", "billing.colour", "checklist, title"),
        ("approvals", "rules", "rules", "rule"),
        ("approvals", "rule/1/amount", "rule.2.amount", "any, categories, flags, regimes, remedy_over"),
    ],
)
def test_what_is_unknown_is_named_with_what_there_is(file: str, path: str, key: str, known: str) -> None:
    assert why(file, path, []).startswith(f"{file}.toml: {key} is unknown; there are {known}")


@pytest.mark.parametrize(
    ("file", "path", "value", "sentence"),
    [
        ("permissions", "close", "supervisor", "close must be a table, not 'supervisor'"),
        ("permissions", "close", {}, "close must say `any`, `own` or both, each a list of roles"),
        ("permissions", "close/any", "supervisor", "close.any must be a list, not 'supervisor'"),
        ("permissions", "close/own", ["boss"], "close.own must be one of handler, "),
        ("permissions", "close/own", [["handler"]], "close.own must be one of handler, "),
        ("flags", "legal", 3, "legal must be a table, not 3"),
        ("flags", "legal/looks", [], "legal.looks names nothing"),
        ("flags", "legal/looks", ["lawyer"], "legal.looks must be one of handler, "),
        ("flags", "legal/stops", ["desicion"], "legal.stops must be one of propose, decide, send, close"),
        ("flags", "legal/stops", ["note"], "legal.stops must be one of propose, decide, send, close"),
        ("flags", "legal/approval_lifts", 1, "legal.approval_lifts must be true or false, not 1"),
        ("flags", "legal/source", "", "legal.source must be text, not ''"),
        ("categories", "billing", [], "billing must be a table, not []"),
        ("categories", "billing/title", 7, "billing.title must be text, not 7"),
        ("categories", "billing/checklist", ["photo"], "billing.checklist must be one of document, "),
        ("categories", "Billing & co", {}, "Billing & co must be a code such as charged-twice"),
        ("approvals", "rule", [], "rule must be tables, each headed [[rule]]"),
        ("approvals", "rule", {"why": "x"}, "rule must be a list, not {'why': 'x'}"),
        ("approvals", "rule/0/risk", ["huge"], "rule.1.risk must be one of low, medium, high, not 'huge'"),
        ("approvals", "rule/0/risk", [], "rule.1.risk names nothing"),
        ("approvals", "rule/0/roles", [], "rule.1.roles names nothing"),
        ("approvals", "rule/2/flags", ["fire"], "rule.3.flags must be one of compliance, "),
        ("approvals", "rule/0/categories", ["bills"], "rule.1.categories must be of categories.toml (a"),
        ("approvals", "rule/0/categories", [[]], "rule.1.categories must be of categories.toml (a"),
        ("approvals", "rule/0/categories", [], "rule.1.categories names nothing"),
        ("approvals", "rule/0/categories", "billing", "rule.1.categories must be a list, not 'billing'"),
        ("approvals", "rule/1/remedy_over", 100, "rule.2.remedy_over must be a table, not 100"),
        ("approvals", f"{LIMIT}/GBP", 99.5, "rule.2.remedy_over.GBP must be a whole number, not 99.5"),
        ("approvals", f"{LIMIT}/GBP", True, "rule.2.remedy_over.GBP must be a whole number, not True"),
        ("approvals", f"{LIMIT}/GBP", -1, "rule.2.remedy_over.GBP must be 0 or more, not -1"),
        ("approvals", f"{LIMIT}/pounds", 1, "rule.2.remedy_over.pounds is no currency such as EUR"),
        ("watch", "answer_days", 0, "answer_days must be 1 or more, not 0"),
        ("watch", "thresholds", 0.5, "thresholds must be a table, not 0.5"),
        ("watch", "thresholds/hgh", [0.5, 0.8], "thresholds.hgh is unknown; there are high, low, medium"),
        ("watch", "thresholds/high", [0.8, 0.5], "thresholds.high must be two shares in whole per cents"),
        ("watch", "thresholds/high", 50, "thresholds.high must be two shares in whole per cents"),
        ("watch", "thresholds", {"low": [0.5, 0.8]}, "thresholds.medium is missing: low risk, which is"),
        ("watch", "thresholds/medium", [0.4, 0.8], "thresholds.high must be no later than those of medium"),
        ("watch", "thresholds/medium", [0.5, 0.7], "thresholds.high must be no later than those of medium"),
        ("workload", "left/review", 101, "left.review must be from 0 to 100, not 101"),
        ("workload", "left/review", GONE, "left.review is missing"),
        ("workload", "left/closed", 5, "left.closed is unknown; there are decision, investigation, review"),
        ("causes", "title", "Causes", "title must be a table, not 'Causes'"),
        ("causes", "billing/colour", "red", "billing.colour must be a table, not 'red'"),
        ("causes", "billing/title", ["x"], "billing.title must be text, not ['x']"),
        ("causes", "billing/Charged Twice", {"title": "x"}, "billing.Charged Twice must be a code such as"),
    ],
)  # fmt: skip
def test_what_is_of_the_wrong_kind_is_one_sentence_that_names_file_and_key(
    file: str, path: str, value: object, sentence: str
) -> None:
    said = why(file, path, value)
    assert said.startswith(f"{file}.toml: {sentence}")
    assert "\n" not in said


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
PATHS = [
    ("permissions", "close/any"),
    ("flags", "legal/looks"),
    ("categories", "billing/checklist"),
    ("approvals", "rule/0/categories"),
    ("approvals", LIMIT),
    ("causes", "billing/charged-twice"),
    ("watch", "thresholds/high"),
    ("watch", "answer_days"),
]


@given(st.sampled_from(PATHS), st.integers(1, 3), ANYTHING)
def test_any_value_anywhere_is_read_or_refused_in_a_sentence(
    where: tuple[str, str], deep: int, value: object
) -> None:
    file, path = where
    try:
        spoilt(file, "/".join(path.split("/")[:deep]), value)
    except BadPolicy as refused:
        assert str(refused).startswith(f"{file}.toml: ")


def test_the_least_that_may_be_said_is_read() -> None:
    policy = spoilt("flags", "legal/stops", [])
    assert policy.flags[FlagKind.LEGAL].stops == frozenset()
    assert spoilt("permissions", "close", {"any": []}).permits["close"].roles == frozenset()
    assert spoilt("approvals", "rule/1/remedy_over", {}).approvals[1].remedy_over == {}
    assert spoilt("approvals", "rule/0/categories", ["billing"]).approvals[0].categories == {"billing"}
    assert (
        spoilt("watch", "thresholds", {}).watching.earlier
        == spoilt("watch", "thresholds", GONE).watching.earlier
    )
    assert spoilt("causes", "billing", {"title": "Bills"}).causes["billing"] == "Bills"


def test_what_comes_in_waits_a_business_day_where_nothing_else_is_said() -> None:
    assert spoilt("watch", "answer_days", 3).watching.answer_days == 3
    assert spoilt("watch", "answer_days", GONE).watching.answer_days == 1
