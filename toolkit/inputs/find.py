"""Which files of the input folder are documents."""

import os
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import ConfigProblem

READ_SUFFIXES = (".txt", ".md", ".pdf", ".docx", ".html", ".htm")
OTHER_SUFFIXES = (".doc", ".rtf", ".odt", ".eml", ".msg", ".pages", ".docm", ".mht", ".mhtml")
SAMPLES = "samples"
MEASURES_FOLDER, RISKS_FOLDER = "measures", "risks"
PASSED_OVER = ("thumbs.db", "desktop.ini")


def find_documents(folder: Path) -> tuple[list[Path], bool]:
    """The documents under `folder`, sorted, and whether they are only the invented samples.

    Documents of kinds that cannot be read yet are among them, so that they are reported. Searched
    recursively; lock files, hidden files and README files are passed over, and so are
    `measures/` and `risks/`. The samples are used when nothing else is there.
    """
    real = [p for p in _candidates(folder) if p.relative_to(folder).parts[0] != SAMPLES]
    if real:
        return real, False
    return _candidates(folder / SAMPLES), True


def find_beside(folder: Path, name: str) -> list[Path]:
    """All files in the folder `name` of the input folder, those of its own folders too, sorted."""
    folders = (folder / entry for entry in next(os.walk(folder), (folder, [], []))[1])
    here = next((p for p in sorted(folders) if p.name.lower() == name), folder / name)
    return sorted(p for p in _files_under(here) if not _passed_over(p.relative_to(here)))


def find_in(paths: list[Path]) -> list[Path]:
    """The documents named by `paths`: a file is taken as it is, a folder is searched."""
    return [file for path in paths for file in (_candidates(path) if path.is_dir() else [path])]


def _candidates(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    suffixes = READ_SUFFIXES + OTHER_SUFFIXES
    files = (p for p in _files_under(folder) if p.suffix.lower() in suffixes)
    return sorted(p for p in files if not _passed_over(p.relative_to(folder)) and not _belongs_to_a_page(p))


def _files_under(folder: Path) -> Iterator[Path]:
    """Every file; raises ConfigProblem for a folder that may not be looked into.

    A folder that goes away meanwhile has none.
    """
    for here, _, names in os.walk(folder, onerror=_refuse):
        yield from (path for path in (Path(here, name) for name in names) if _is_file(path))


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise ConfigProblem(
            f"The folder could not be looked into ({error.strerror}).",
            str(error.filename),
            "Check that you may read it, or take it out of the input folder.",
        ) from error


def _is_file(path: Path) -> bool:
    """True too where nobody can tell: reading it says why."""
    try:
        return path.is_file()
    except OSError:
        return True


def _passed_over(path: Path) -> bool:
    name = path.name.lower()
    return (
        any(part.startswith((".", "~$")) for part in path.parts)
        or path.stem.lower().startswith("readme")
        or name in PASSED_OVER
        or (len(path.parts) > 1 and path.parts[0].lower() in (MEASURES_FOLDER, RISKS_FOLDER))
    )


def _belongs_to_a_page(path: Path) -> bool:
    """True for what a browser saves in the folder "letter_files" beside letter.html."""
    folder = path.parent
    page = folder.name.removesuffix("_files")
    return page != folder.name and any((folder.parent / f"{page}{ending}").exists() for ending in (".html", ".htm"))
