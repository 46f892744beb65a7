"""Zip packages with nothing of the machine or the moment in them: equal contents, equal bytes."""

import io
import zipfile
from collections.abc import Callable, Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def zipped(names: Iterable[str], part: Callable[[str], bytes], level: int | None = None) -> bytes:
    """A package of these parts with fixed time stamps, [Content_Types].xml first; `part` gives each by its name.

    `level` is how hard it is pressed, 1 (fast) to 9 (small); usually 6.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(names, key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, _UNIX
            out.writestr(info, part(name), compresslevel=level)
    return target.getvalue()


def rezipped(
    package: bytes, change: Callable[[str, bytes], bytes] = lambda name, data: data, level: int | None = None
) -> bytes:
    """The package as `zipped` makes it; `change` may replace a part by its name."""
    source = zipfile.ZipFile(io.BytesIO(package))
    return zipped(source.namelist(), lambda name: change(name, source.read(name)), level)
