"""Many letters out of a few, the same ones each time: other areas, other years, findings in other words.

    python benchmarks/letters_made.py SOURCES FOLDER COUNT [AREAS]

Each *.txt of SOURCES is named area-year.txt. COUNT letters are written to FOLDER, in AREAS invented areas: as many as
keep the share of 150 areas for 1,000 letters, unless told. The texts are for measuring, not for reading.
"""

import re
import sys
from pathlib import Path
from random import Random

FRONTS = "Ash Brack Cald Dun Elm Fern Gorse Hazel Ing Kel Lark Marl Nether Oak Pen".split()
ENDS = "combe bourne wick stead holme thwaite leigh minster worth dale".split()
AREAS = [front + end for end in ENDS for front in FRONTS]
FIRST_YEAR, LETTERS_OF_AN_AREA = 2016, 1000 / 150
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATED = re.compile(rf"(\b(?:{MONTHS})\s+)(20\d\d)\b", re.IGNORECASE)
BULLET = re.compile(r"\s*[-*•■▪●]\s+\S")
LONG_WORD = re.compile(r"\b[a-z]{6,}\b")
SWAPPED = 4


def made(text: str, source: str, number: int, areas: int) -> tuple[str, str]:
    """The file's name and the text of letter `number`, made of `text`, whose file is named `source`."""
    area, turn = AREAS[number % areas], number // areas
    name, year = source.rsplit("-", 1)
    old = name.replace("-", " ")
    text = re.sub(rf"\b{old}\b", lambda found: area.upper() if found[0].isupper() else area, text, flags=re.IGNORECASE)
    later = FIRST_YEAR + turn - int(year)
    text = DATED.sub(lambda found: f"{found[1]}{int(found[2]) + later}", text)
    order = Random(number)  # the same words each time
    lines = [reworded(line, order) if BULLET.match(line) else line for line in text.split("\n")]
    return f"{area.lower()}-{FIRST_YEAR + turn}.txt", "\n".join(lines)


def reworded(line: str, order: Random) -> str:
    """A few of the longer words in each other's places: as many words of each kind, another finding."""
    places = list(LONG_WORD.finditer(line))
    chosen = sorted(order.sample(places, min(SWAPPED, len(places))), key=re.Match.start)
    words = [place[0] for place in chosen]
    turn = order.randint(1, max(1, len(words) - 1))
    for place, word in reversed(list(zip(chosen, words[turn:] + words[:turn], strict=True))):
        line = line[: place.start()] + word + line[place.end() :]
    return line


def write(sources: Path, folder: Path, count: int, areas: int = 0) -> None:
    """Write `count` letters, in turn from each source."""
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(sources.glob("*.txt"))]
    areas = areas or min(len(AREAS), max(1, round(count / LETTERS_OF_AN_AREA)))
    folder.mkdir(parents=True)
    for number in range(count):
        source, text = texts[(number + number // areas) % len(texts)]
        name, letter = made(text, source, number, areas)
        (folder / name).write_text(letter, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
