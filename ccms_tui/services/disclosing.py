"""Seeing that what is to be withheld is there: a rule with a slip in it would withhold nothing."""

from sqlalchemy import inspect

from ccms_tui.models import STATE
from ccms_tui.models.columns import PERSONAL
from ccms_tui.rules.disclosing import Withheld
from ccms_tui.rules.policy import BadPolicy, Policy


def insist_on_columns(policy: Policy) -> None:
    """Refuse rules of tables and columns that there are not, or that hold no personal value."""
    for level, disclosure in policy.disclosures.items():
        for rule in disclosure.withheld:
            if wrong := _wrong(rule):
                raise BadPolicy(f"disclosure.toml: {level}: {wrong}")


def _wrong(rule: Withheld) -> str:
    """What of a rule is not in the record, in words."""
    table = next((one for one in STATE if one.__tablename__ == rule.table), None)
    if not table:
        return f"there is no table {rule.table}"
    columns = inspect(table).local_table.columns
    personal = {column.key for column in columns if column.info.get(PERSONAL)}
    if rule.column not in (None, *personal):
        return f"{rule.table}.{rule.column} holds no personal value; {', '.join(sorted(personal))} do"
    unknown = sorted(set(rule.only or ()) - set(columns.keys()))
    return f"{rule.table} has no column {', '.join(unknown)}" if unknown else ""
