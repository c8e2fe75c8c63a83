"""The policy library, as it reads now."""

from ccms_tui.desk.request import Value, View


class PolicySection(Value, frozen=True):
    """A section of the library, with the hash that a decision under it keeps."""

    number: str
    title: str
    text: str
    policy: str
    version: str
    sha256: str


class PolicyLibrary(Value, frozen=True):
    """Every section there is, in the order of the policies."""

    sections: tuple[PolicySection, ...]


class Policies(View[PolicyLibrary], frozen=True, kw_only=True):
    """The policy library."""

    @classmethod
    def answer(cls) -> type[PolicyLibrary]:
        return PolicyLibrary
