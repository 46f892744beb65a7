"""Packages as the toolkit writes them: what Python's own zip writer would write, without the moment."""

import io
import zipfile

import pytest

from toolkit.zipped import pressed, rezipped, zipped

PARTS = {
    "word/document.xml": b"<w:document/>" * 4_000,
    "[Content_Types].xml": b"<Types/>",
    "word/Übersicht – 1.xml": b"",
    "docProps/picture.jpeg": bytes(range(256)) * 9,
}


def by_python(level: int | None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name in sorted(PARTS, key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            out.writestr(info, PARTS[name], compresslevel=level)
    return target.getvalue()


@pytest.mark.parametrize("level", [None, 1, 6, 9])
def test_a_package_is_to_the_byte_what_pythons_own_writer_makes_of_the_parts(level: int | None) -> None:
    assert zipped(PARTS, PARTS.__getitem__, level) == by_python(level)


def test_every_part_comes_out_as_it_went_in() -> None:
    package = zipfile.ZipFile(io.BytesIO(zipped(PARTS, PARTS.__getitem__)))
    assert package.testzip() is None
    assert {name: package.read(name) for name in package.namelist()} == PARTS
    assert package.namelist()[0] == "[Content_Types].xml"


def test_a_part_that_is_pressed_already_is_taken_as_it_is() -> None:
    assert zipped(PARTS, lambda name: pressed(PARTS[name])) == zipped(PARTS, PARTS.__getitem__)


def test_a_package_written_again_changes_only_in_the_part_that_is_changed() -> None:
    def shorter(name: str, data: bytes) -> bytes:
        return b"<w:document/>" if name == "word/document.xml" else data

    package = zipfile.ZipFile(io.BytesIO(rezipped(zipped(PARTS, PARTS.__getitem__), shorter)))
    assert {name: package.read(name) for name in package.namelist()} == PARTS | {"word/document.xml": b"<w:document/>"}
