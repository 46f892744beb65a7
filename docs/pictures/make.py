"""The README's two pictures, made from the invented samples: `python docs/pictures/make.py`.

With `--check` nothing is written: it says which picture no longer shows what the toolkit makes, and exits 1. Needs
LibreOffice (`soffice`); without it, it says so and exits 2.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageStat

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
AREA = "thornmere"
AS_AT = "2026-11-26"  # the pictures are the same whenever they are made
COLOURS = 96
DIFFERENT = 1.5  # mean difference of grey, of 255: more than another version of a font makes


@dataclass(frozen=True)
class Picture:
    """A part of the page that begins with or has `words`; `box` is left, top, right, bottom as shares of the page."""

    name: str
    source: str
    words: str
    box: tuple[float, float, float, float]
    width: int


PICTURES = (
    Picture("workbook.png", f"{AREA}-workbook.xlsx", "2021-M-01", (0.02, 0.0355, 0.595, 0.31), 1100),
    Picture(
        "paper.png", f"{AREA}-2021-committee-paper.docx", "reported 11 strengths. In", (0.05, 0.055, 0.95, 0.795), 700
    ),
)


def main() -> int:
    """Make the pictures, or check them; gives the exit code."""
    parser = argparse.ArgumentParser(description="The README's pictures, from the invented samples.")
    parser.add_argument("--check", action="store_true", help="only say which are out of date")
    check = parser.parse_args().check
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not here. Install it, then run this again.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        made = {picture.name: _made(picture, Path(folder)) for picture in PICTURES}
    return _check(made) if check else _keep(made)


def _keep(made: dict[str, Image.Image]) -> int:
    for name, image in made.items():
        image.save(HERE / name, optimize=True)
        print(f"{name}: {image.width} by {image.height}, {(HERE / name).stat().st_size:,} bytes")
    return 0


def _check(made: dict[str, Image.Image]) -> int:
    old = [name for name, image in made.items() if _differs(image, HERE / name)]
    for name in old:
        print(f"{name} no longer shows what the toolkit makes. Run: python docs/pictures/make.py, and look at it.")
    return 1 if old else 0


def _made(picture: Picture, folder: Path) -> Image.Image:
    """The part of the page, in few colours so that its file is small."""
    pdf = (folder / picture.source).with_suffix(".pdf")
    if not (folder / "output").exists():
        samples = ("--input", ROOT / "input" / "samples", "--output", folder / "output", "--as-at", AS_AT)
        _call(sys.executable, ROOT / "run_report.py", "--quiet", *samples)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    source = folder / "output" / AREA / picture.source
    _call("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source)
    whole = _page(pdf, picture.words)
    left, top, right, bottom = picture.box
    width, height = whole.size
    part = whole.crop((round(left * width), round(top * height), round(right * width), round(bottom * height)))
    small = part.resize((picture.width, round(part.height * picture.width / part.width)), Image.Resampling.LANCZOS)
    return small.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def _page(pdf: Path, words: str) -> Image.Image:
    """The first page that has the words, large; stops where none has."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            if words in page.get_textpage().get_text_bounded():
                return page.render(scale=3).to_pil().convert("RGB")
    sys.exit(f"No page of {pdf.name} has the words '{words}': PICTURES in docs/pictures/make.py says which to show.")


def _differs(made: Image.Image, path: Path) -> bool:
    if not path.exists():
        return True
    with Image.open(path) as kept:
        if kept.size != made.size:
            return True
        difference = ImageChops.difference(kept.convert("L"), made.convert("L"))
    return ImageStat.Stat(difference).mean[0] > DIFFERENT


def _call(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
