"""Which store of evidence a place names."""

from pathlib import Path

from ccms_tui.store.files import Files
from ccms_tui.store.folder_files import FolderFiles


def files_at(place: Path | str) -> Files:
    """The store in a folder, or at a URL such as s3://bucket/evidence."""
    if isinstance(place, Path):
        return FolderFiles(place)
    from ccms_tui.store.shared_files import SharedFiles

    return SharedFiles(place)
