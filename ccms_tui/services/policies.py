"""The policy library, as it reads now."""

from ccms_tui.desk import policies as ask
from ccms_tui.services.work import Views, Work


def _library(work: Work, _: ask.Policies) -> ask.PolicyLibrary:
    sections = work.premises.policy.sections.values()
    return ask.PolicyLibrary(
        tuple(
            ask.PolicySection(one.number, one.title, one.text, one.policy, one.version, one.sha256)
            for one in sections
        )
    )


VIEWS: Views = {ask.Policies: _library}
