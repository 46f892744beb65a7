"""References once issued in a workbook: the same words keep theirs, new ones get the next that is free."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count

from toolkit.model.merge import Base

SAME_AS, SOURCE = ":same as", ":source"
_LIKE = 0.8
_LONG = 3_000  # letters; the longest finding of the real letters has about a third
_ALL_COMPARED = 300  # no letter has so many findings: above it comparing each with each would take hours
_RAREST, _NEAREST = 8, 5
Left = tuple[str, str, str]  # reference, words, document


@dataclass(frozen=True)
class Passage:
    """A finding or weakness of this run: the reference it was given now, its document and its words."""

    ref: str
    document: str
    text: str


@dataclass(frozen=True)
class Likeness:
    """Words under a new reference that may be those the workbook has under an old one."""

    old: str
    new: str
    was: str
    now: str


@dataclass(frozen=True)
class Issued:
    """The reference to use for each of this run's, and what an officer should look at."""

    refs: Mapping[str, str]
    likenesses: tuple[Likeness, ...] = ()


def issued(passages: Sequence[Passage], base: Base, text_field: str, standing: Iterable[str] = ()) -> Issued:
    """Which reference each passage has in the workbook whose base this is.

    `standing` are the references on its sheet, officers' own among them: none of them is given anew.

    Same document, same words: the same reference, whatever its number now. Other words: the reference that an
    officer has said is the same, be it of a row that found no room, else the next free number of its kind.
    """
    by_words: dict[tuple[str, str], list[str]] = {}
    for ref, row in base.items():
        document = row.get("document") or base.get(_followed(ref, base), row).get("document", "")
        by_words.setdefault((document, fingerprint(_words(row, text_field))), []).append(ref)
    refs: dict[str, str] = {}
    for passage in passages:
        same = by_words.get((passage.document, fingerprint(passage.text)), [])
        if same:
            refs[passage.ref] = _followed(same.pop(0), base)
    taken = {*base, *standing, *refs.values()}
    likenesses = []
    written = [(ref, row) for ref, row in base.items() if row.get("document")]
    kept, highest = {*refs.values()}, _highest(taken)
    nearest = _nearest([(ref, _words(row, text_field), row["document"]) for ref, row in written if ref not in kept])
    for passage in (p for p in passages if p.ref not in refs):
        refs[passage.ref] = _free(passage.ref, taken, highest)
        taken.add(refs[passage.ref])
        likenesses += _like(passage, refs[passage.ref], nearest(passage.text))
    return Issued(refs, tuple(likenesses))


def _words(row: Mapping[str, str], field: str) -> str:
    """What the toolkit wrote; where it only knows what the document said then, that."""
    text, detail = (row.get(name, row.get(name + SOURCE, "")) for name in (field, "detail"))
    return " ".join((text, *detail.split("\n"))).strip()


def _followed(ref: str, base: Base) -> str:
    """The reference that officers said this one is the same as."""
    seen = {ref}
    while (other := base.get(ref, {}).get(SAME_AS, "")) and other not in seen:
        seen.add(other)
        ref = other
    return ref


def _highest(taken: Iterable[str]) -> dict[str, int]:
    """The highest number of each kind of reference."""
    found: dict[str, int] = {}
    for kind, number in map(_cut, taken):
        found[kind] = max(found.get(kind, 0), int(number or 0))
    return found


def _free(ref: str, taken: Container[str], highest: dict[str, int]) -> str:
    """This reference where nobody has it, else the next number of its kind, which `highest` then has too."""
    kind, digits = _cut(ref)
    number = int(digits or 0) if ref not in taken else highest.get(kind, 0) + 1
    highest[kind] = max(highest.get(kind, 0), number)
    return ref if ref not in taken else f"{kind}{number:0{len(digits)}d}"


def _cut(ref: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*?)(\d+)", ref)
    return (match[1], match[2]) if match else (ref, "")


def next_free(prefix: str, taken: Iterable[str]) -> str:
    """The reference after the highest number ever used with this prefix: A7 after A6, even where A6 is gone."""
    used = [int(number) for kind, number in map(_cut, taken) if kind == prefix and number]
    return f"{prefix}{max(used, default=0) + 1}"


def free_ones(prefix: str, taken: Iterable[str]) -> Iterator[str]:
    """One reference after the other from the next that is free, worked out once for all of them."""
    first = int(next_free(prefix, taken).removeprefix(prefix))
    yield from (f"{prefix}{number}" for number in count(first))


def _nearest(left: Sequence[Left]) -> Callable[[str], Sequence[Left]]:
    """What a text is held against: all of `left`; of a great many the few that share most of its rarest words."""
    if len(left) <= _ALL_COMPARED:
        return lambda text: left
    places: dict[str, list[int]] = {}
    for place, (_, was, _) in enumerate(left):
        for word in dict.fromkeys(was.lower().split()):
            places.setdefault(word, []).append(place)

    def nearest(text: str) -> Sequence[Left]:
        known = [word for word in dict.fromkeys(text.lower().split()) if word in places]
        rarest = sorted(known, key=lambda word: len(places[word]))[:_RAREST]
        shared = Counter(place for word in rarest for place in places[word])
        return [left[place] for place, _ in shared.most_common(_NEAREST)]

    return nearest


def _like(passage: Passage, ref: str, left: Sequence[Left]) -> list[Likeness]:
    """The one most alike of those of its document that no words of this run have."""
    scored = [(_likeness(was, passage.text), old, was) for old, was, document in left if document == passage.document]
    best = max(scored, default=(0.0, "", ""))
    return [Likeness(best[1], ref, best[2], passage.text)] if best[0] >= _LIKE else []


def _likeness(a: str, b: str) -> float:
    """Letter by letter; word by word where a text is so long that letters would take minutes."""
    one, other = a.lower(), b.lower()
    long = max(len(one), len(other)) > _LONG
    matcher: SequenceMatcher[str] = SequenceMatcher(None, autojunk=False)
    matcher.set_seqs(*((one.split(), other.split()) if long else (one, other)))
    return matcher.ratio() if matcher.real_quick_ratio() >= _LIKE and matcher.quick_ratio() >= _LIKE else 0.0


def fingerprint(text: str) -> str:
    """The same for texts that differ only in blanks, hyphens, quotes, capitals or ligatures."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()[:16]
