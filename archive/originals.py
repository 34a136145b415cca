"""Files as received, kept by SHA-256 outside the database and never changed."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from archive.errors import NoSuchOriginal


@dataclass(frozen=True, slots=True)
class Originals:
    """A folder of files named by their SHA-256, in sub-folders by its first two digits."""

    folder: Path

    def keep(self, data: bytes) -> str:
        """Store ``data`` and return its SHA-256 in lower-case hexadecimal.

        The bytes are on the disk when this returns: a row that names them may be committed. Storing the same bytes
        again changes nothing. A crash leaves at most a file that no row names.
        """
        sha256 = digest(data)
        target = self.path(sha256)
        if target.is_file():
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
        _sync_folder(target.parent)
        return sha256

    def path(self, sha256: str) -> Path:
        """Return where the file with this SHA-256 is, or would be."""
        return self.folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """Return the bytes.

        Raises:
            NoSuchOriginal: the file is not there.
        """
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise NoSuchOriginal(sha256) from error


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _sync_folder(folder: Path) -> None:
    """Put the new name itself on the disk."""
    if _syncs_folders():
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _syncs_folders() -> bool:
    """Tell whether a folder can be synced: Windows has no such call and needs none."""
    return os.name == "posix"
