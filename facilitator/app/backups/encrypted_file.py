"""The file of a backup: a tar archive that is encrypted with a passphrase, in the format of age.

The file is a tar archive itself, with `key.age`, a new key that is encrypted with the passphrase
(scrypt), and `data.age`, the content, encrypted for that key (https://age-encryption.org/v1). So it
can be read without facilitator, too, and its content need not fit into memory.
"""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

from facilitator.domain.errors import Refused

KEY, DATA = "key.age", "data.age"
SHORTEST_PASSPHRASE = 12  # characters
NO_BACKUP = "Give a file that `facilitator backup` has made, whole."


def write_encrypted(folder: Path, target: Path, passphrase: str, scratch: Path) -> int:
    """Write all of a folder into ``target``, encrypted, and return its size in bytes.

    ``scratch`` is a folder for files on the way. The file is complete or not there. Raises Refused
    for a short passphrase.
    """
    import pyrage  # noqa: PLC0415 -- rarely needed

    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused(
            f"The passphrase of a backup needs at least {SHORTEST_PASSPHRASE} characters.",
            "Take several words, and keep them where the backup is not.",
        )
    plain, data, key = scratch / "plain.tar", scratch / DATA, scratch / KEY
    with tarfile.open(plain, "w") as archive:
        archive.add(folder, arcname=".")
    identity = pyrage.x25519.Identity.generate()
    with plain.open("rb") as reader, data.open("wb") as writer:
        pyrage.encrypt_io(reader, writer, [identity.to_public()])
    key.write_bytes(pyrage.passphrase.encrypt(str(identity).encode(), passphrase))
    half = target.with_name(f".{target.name}.half")
    try:
        with half.open("wb") as file:
            half.chmod(0o600)
            with tarfile.open(fileobj=file, mode="w") as archive:
                for part in (key, data):
                    archive.add(part, arcname=part.name)
            file.flush()
            os.fsync(file.fileno())
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return target.stat().st_size


def read_encrypted(source: Path, passphrase: str, folder: Path, scratch: Path) -> None:
    """Decrypt a backup into a folder. Raises Refused for another file, a broken one, or another
    passphrase.
    """
    import pyrage  # noqa: PLC0415 -- rarely needed

    plain, data = scratch / "plain.tar", scratch / DATA
    try:
        with tarfile.open(source) as archive:
            for name in (KEY, DATA):
                archive.extract(name, scratch, filter="data")
        identity = pyrage.x25519.Identity.from_str(
            pyrage.passphrase.decrypt((scratch / KEY).read_bytes(), passphrase).decode()
        )
        with data.open("rb") as reader, plain.open("wb") as writer:
            pyrage.decrypt_io(reader, writer, [identity])
        with tarfile.open(plain) as archive:
            archive.extractall(folder, filter="data")
    except FileNotFoundError as error:
        raise Refused(f"There is no file {source}.", NO_BACKUP) from error
    except (tarfile.TarError, KeyError) as error:
        raise Refused(f"{source.name} is no backup, or a part of one.", NO_BACKUP) from error
    except (pyrage.DecryptError, OSError) as error:  # it is read as a stream
        raise Refused(
            f"{source.name} cannot be decrypted.",
            "Give the passphrase with which it was made. If it is the right one, the file is "
            "damaged: take another backup.",
        ) from error
