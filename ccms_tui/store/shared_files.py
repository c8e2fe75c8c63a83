"""Evidence at a place that many machines share, through fsspec: an object store, a file server."""

from hashlib import sha256
from uuid import uuid4

from ccms_tui.desk.denials import Unreachable
from ccms_tui.store.files import Gone, insist_on_the_same, kept_at


class SharedFiles:
    """A store at a URL; who may reach it is for the place and the settings of its client."""

    def __init__(self, url: str) -> None:
        try:
            from fsspec.core import url_to_fs

            self._place, self._root = url_to_fs(url, use_listings_cache=False)
        except (ImportError, ValueError) as error:
            said = str(error).rstrip(".")
            raise Unreachable(f"CCMS_FILES={url}: {said}; see docs/evidence.md") from error
        self._url = url

    def put(self, content: bytes) -> str:
        """Keep these bytes: sent under another name, and moved into place when they are all there."""
        name = sha256(content).hexdigest()
        path = self._path(name)
        with kept_at(self._url):
            if self._place.exists(path):
                insist_on_the_same(self._place.cat_file(path), content)
            else:
                self._send(path, content)
        return name

    def get(self, name: str) -> bytes:
        try:
            with kept_at(self._url):
                content: bytes = self._place.cat_file(self._path(name))
                return content
        except FileNotFoundError as error:
            raise Gone(name) from error

    def remove(self, name: str) -> bool:
        """Let go of the bytes under this SHA-256; whether they were there."""
        try:
            with kept_at(self._url):
                self._place.rm_file(self._path(name))
        except FileNotFoundError:
            return False
        return True

    def _send(self, path: str, content: bytes) -> None:
        part = f"{path}.{uuid4().hex}.part"
        self._place.makedirs(path.rpartition("/")[0], exist_ok=True)
        try:
            self._place.pipe_file(part, content)
            self._place.mv(part, path)
        finally:
            if self._place.exists(part):
                self._place.rm_file(part)

    def _path(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name[:2]}/{name}"
